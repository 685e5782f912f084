"""Which session files this process is writing, so that it never opens one by another way.

Closing any descriptor of a file drops all locks that the process has on it (POSIX), and with them the lock
by which other programs know that the session is being written.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeAlias

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say

Identity: TypeAlias = tuple[int, int]


class SessionHeld(GridLabError):
    """Someone is writing this session; it can be read when they are done."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("The session {name} is being written by another window or program.", name=path.name),
            safe=say("Its answers are safe."),
            todo=say("Wait until it is finished; the Sessions page shows how far it is."),
        )
        self.path = path


class _Held:
    """The files held by this process; a set with a lock, one for the process."""

    def __init__(self) -> None:
        self.lock = threading.RLock()
        self.files: set[Identity] = set()


_HELD = _Held()


def identity(path: Path) -> Identity:
    """What tells a file apart, whatever its path. Raises OSError."""
    found = path.stat()
    return found.st_dev, found.st_ino


def hold(path: Path) -> Identity:
    """Note that this process writes the file. Raises SessionHeld where it does already, OSError."""
    with _HELD.lock:
        found = identity(path)
        if found in _HELD.files:
            raise SessionHeld(path)
        _HELD.files.add(found)
        return found


def release(held: Identity) -> None:
    """Note that this process is done with the file."""
    with _HELD.lock:
        _HELD.files.discard(held)


def is_ours(path: Path) -> bool:
    """Whether this process is writing the file."""
    try:
        with _HELD.lock:
            return identity(path) in _HELD.files
    except OSError:
        return False


@contextmanager
def not_ours(path: Path) -> Iterator[None]:
    """Inside, this process does not begin to write the file, so that it may be opened plainly.

    Raises SessionHeld where it does already.
    """
    with _HELD.lock:
        if is_ours(path):
            raise SessionHeld(path)
        yield
