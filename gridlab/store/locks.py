"""A lock between programs on a file or folder; the system drops it when its holder dies."""

from __future__ import annotations

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.disk import explained, ordinary, shown

_POLL_SECONDS = 0.01

if sys.platform == "win32":
    import msvcrt

    def _take(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def _flags(path: Path) -> int:
    """How a lock file is opened, once nothing else than a file has its name."""
    with contextlib.suppress(FileNotFoundError):
        ordinary(path, what=say("lock file"))
    return os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)


@contextmanager
def study_locked(folder: Path) -> Iterator[None]:
    """Alone among all programs that save the study.json of this folder. Raises GridLabError."""
    with contextlib.ExitStack() as stack:
        with explained(
            "The study {folder} could not be saved: {reason}.",
            folder=shown(folder),
            safe=say("Nothing was written."),
            todo=say("Restore the folder or make room, then save again."),
        ):
            stack.enter_context(locked(folder))
        yield


@contextmanager
def locked(path: Path, *, wait_seconds: float = 10.0) -> Iterator[None]:
    """Alone among all programs that ask for this path; a file is made where nothing is there.

    Whoever starts, resumes, merges or erases sessions locks their folder. Windows cannot lock a folder; other
    programs there have the user's own lock. Raises GridLabError after `wait_seconds`, OSError.
    """
    folder = path.is_dir()
    if sys.platform == "win32" and folder:
        yield
        return
    descriptor = os.open(path, os.O_RDONLY if folder else _flags(path), 0o600)
    try:
        until = time.monotonic() + wait_seconds
        while not _take(descriptor):
            if time.monotonic() > until:
                raise GridLabError(
                    say("Another program keeps {path} locked.", path=shown(path)),
                    todo=say("Try again in a moment."),
                    safe=say("Nothing was changed."),
                )
            time.sleep(_POLL_SECONDS)
        yield
    finally:
        os.close(descriptor)


def hold(path: Path) -> None:
    """Make a file and keep it locked until this program ends, however that happens: others see that it runs.

    Raises OSError where the file is there already, or cannot be made or locked.
    """
    descriptor = os.open(path, _flags(path) | os.O_EXCL, 0o600)
    if not _take(descriptor):
        os.close(descriptor)
        raise BlockingIOError(path)


def is_let_go(path: Path) -> bool:
    """Whether a held file is there, and the program that held it has ended; false where that is not known."""
    try:
        descriptor = os.open(path, _flags(path) & ~os.O_CREAT)
    except (OSError, GridLabError):
        return False
    try:
        return _take(descriptor)
    except OSError:
        return False
    finally:
        os.close(descriptor)
