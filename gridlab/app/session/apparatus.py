"""What a session ran on, as its file keeps it: the system, and the versions of all that paints and writes."""

from __future__ import annotations

import contextlib
import platform
import sqlite3
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version

from gridlab import __version__

SYSTEM = f"{platform.system()} {platform.release()} {platform.machine()}"
# What decides how screens look and when they are there: Qt paints, Pillow decodes.
_LIBRARIES = {"Qt": "PySide6-Essentials", "Pillow": "pillow"}


@lru_cache(maxsize=1)
def generator() -> str:
    """The versions of this program and of the libraries that a session depends on."""
    parts = [f"GridLab {__version__}", f"Python {platform.python_version()}"]
    for name, package in _LIBRARIES.items():
        with contextlib.suppress(PackageNotFoundError):
            parts.append(f"{name} {version(package)}")
    return ", ".join([*parts, f"SQLite {sqlite3.sqlite_version}"])
