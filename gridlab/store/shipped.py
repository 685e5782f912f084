"""Where the files that ship with the program lie: resources/ and designs/, in a checkout or installed."""

from __future__ import annotations

from functools import cache
from pathlib import Path


def shipped(*parts: str) -> Path:
    """Path of a shipped file or folder, e.g. shipped("resources", "platforms.json")."""
    return _root().joinpath(*parts)


@cache
def _root() -> Path:
    package = Path(__file__).resolve().parent.parent
    installed = package / "_shipped"
    return installed if installed.is_dir() else package.parent
