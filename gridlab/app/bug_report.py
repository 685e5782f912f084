"""A report of an unexpected exception: where it came from, never what a participant wrote or who it was."""

from __future__ import annotations

import contextlib
import faulthandler
import platform
import sys
import time
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from gridlab import __version__
from gridlab.store.places import data_folder

_DAYS = 7
LIBRARIES = ("PySide6-Essentials", "numpy", "pillow", "h5py", "pydantic")


def write_bug_report(bug: BaseException) -> Path | None:
    """Write the report into the user's data folder; None where even that fails.

    The exception's own message and all variables are left out: they may hold answers, codes or paths.
    """
    now = datetime.now(UTC)
    folder = data_folder() / "reports"
    path = folder / f"report-{now:%Y%m%dT%H%M%S%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(bug_report(bug, now), encoding="utf-8")
    except OSError:
        return None
    return path


@contextlib.contextmanager
def crash_report() -> Iterator[None]:
    """Inside, a crash of the whole program leaves a report: where each thread was, and nothing else."""
    folder = data_folder() / "reports"
    path = folder / f"crash-{datetime.now(UTC):%Y%m%dT%H%M%S%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _drop_empty(folder)
        file = path.open("w", encoding="utf-8")
    except OSError:
        yield
        return
    with file:
        file.flush()
        before = faulthandler.is_enabled()
        faulthandler.enable(file)
        try:
            yield
        finally:
            faulthandler.disable()
            if before:
                faulthandler.enable()
    with contextlib.suppress(OSError):
        if not path.stat().st_size:
            path.unlink()


def _drop_empty(folder: Path) -> None:
    """Remove what programs left that were killed without a word, some days ago."""
    for path in folder.glob("crash-*.txt"):
        with contextlib.suppress(OSError):
            found = path.stat()
            if not found.st_size and time.time() - found.st_mtime > _DAYS * 86_400:
                path.unlink()


def bug_report(bug: BaseException, now: datetime) -> str:
    """The text of the report."""
    lines = [
        f"GridLab {__version__} · Python {platform.python_version()} · {platform.platform(terse=True)}",
        f"{now:%Y-%m-%d %H:%M} UTC",
        " · ".join(f"{name} {version_of(name)}" for name in LIBRARIES),
        "",
    ]
    cause: BaseException | None = bug
    while cause is not None:
        lines.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [
            f"  {_short(frame.filename)}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        ]
        cause = cause.__cause__ or cause.__context__
    return "\n".join(lines) + "\n"


def _short(filename: str) -> str:
    """A file's place below the folder it was imported from, so that no user name is in the report."""
    path = Path(filename)
    for root in map(Path, sys.path):
        if root.is_absolute() and path.is_relative_to(root):
            return str(path.relative_to(root))
    return path.name


def version_of(name: str) -> str:
    """Which version of a library is installed, "?" where that is not known."""
    try:
        return version(name)
    except PackageNotFoundError:
        return "?"
