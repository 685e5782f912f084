"""Whether a session file that is being written is still as the own last commit left it."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import stat
from pathlib import Path
from typing import Literal, TypeAlias

Found: TypeAlias = Literal["ours", "other", "gone", "away"]
"""ours: as it was left. other: changed, or another file. gone: deleted. away: whole, but elsewhere now."""
_FLAGS = os.O_RDONLY | sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_BINARY"))
_CHUNK_BYTES = 2**20
_SMALL_BYTES = 4 * 2**20
_PARTED_BYTES = 64 * 2**20


class Guard:
    """Looks at one session file from outside SQLite, which reads no page again that it has in memory.

    Its descriptor is opened before SQLite's and closed after it: closing it drops SQLite's locks (POSIX).
    """

    def __init__(self, path: Path) -> None:
        """Raises OSError."""
        self._path = path
        self._file = os.open(path, _FLAGS)
        found = os.fstat(self._file)
        self._identity = (found.st_dev, found.st_ino)
        self._folder = _identity(path.parent)
        self._left: tuple[int, ...] = _state(found)
        self._read_to = 0

    def left(self, size: int) -> Found:
        """Take the file as it is after an own commit, which made it so many bytes long. Raises OSError."""
        found = self._look()
        if isinstance(found, str):
            return found
        if found[:3] != (*self._identity, size):
            return "other"
        self._left = found
        return "ours"

    def place(self) -> Found:
        """The same file at the same place, whatever is in it, is "ours". Raises OSError."""
        found = self._look()
        if isinstance(found, str):
            return found
        return "ours" if found[:2] == self._identity else "other"

    def check(self, memory: bytes | None = None) -> Found:
        """Compare the file with what the own last commit left. Raises OSError.

        memory: the bytes that it must have, which are then read and compared whatever its time of change
        says. None: no byte is read; where a time alone differs it is "other".
        """
        found = self._look()
        if found == "away":
            return "away" if memory is None or self._holds(memory) else "other"
        if isinstance(found, str):
            return found
        if found[:3] != self._left[:3]:
            return "other"
        if memory is None:
            return "ours" if found == self._left else "other"
        if not self._holds(memory):
            self._left = ()  # it stays so
            return "other"
        self._left = found
        return "ours"

    def read_back(self, connection: sqlite3.Connection) -> Found:
        """The whole file compared with what SQLite has in memory; "other" where that cannot be."""
        try:
            return self.check(connection.serialize())
        except (sqlite3.Error, OSError):
            return "other"

    def _read_part(self, connection: sqlite3.Connection) -> Found:
        """A further part of a file that is too large to be read at once, compared with what SQLite has in
        memory; part by part all of it is. What changes it during a commit leaves no other trace."""
        try:
            memory = connection.serialize()
            found = self._look()
            if isinstance(found, str) or found[:3] != self._left[:3]:
                return found if isinstance(found, str) else "other"
            at = self._read_to if self._read_to < len(memory) else 0
            part = os.pread(self._file, _SMALL_BYTES, at)
        except (sqlite3.Error, OSError):
            return "other"
        self._read_to = at + _SMALL_BYTES
        if part != memory[at : at + _SMALL_BYTES]:
            self._left = ()  # it stays so
            return "other"
        return "ours"

    def look_again(self, connection: sqlite3.Connection) -> None:
        """Between two commits: read the file back, a large one part by part; a very large one not at all, as
        SQLite's memory of it is copied each time."""
        size = self._left[2] if self._left else 0
        if 0 < size <= _SMALL_BYTES:
            self.read_back(connection)
        elif 0 < size <= _PARTED_BYTES and hasattr(os, "pread"):
            self._read_part(connection)

    def close(self) -> None:
        """Let go of the file; after SQLite did."""
        with contextlib.suppress(OSError):
            os.close(self._file)

    def _look(self) -> tuple[int, ...] | Literal["gone", "away"]:
        try:
            return _state(self._path.lstat())
        except (FileNotFoundError, NotADirectoryError):
            return "gone" if self._is_gone() else "away"

    def _is_gone(self) -> bool:
        """Whether the file is deleted, or was taken out of its folder; not where the folder itself moved."""
        try:
            names = os.fstat(self._file).st_nlink
        except OSError:
            return True
        try:
            return not names or _identity(self._path.parent) == self._folder
        except OSError:
            return False

    def _holds(self, memory: bytes) -> bool:
        try:
            if os.fstat(self._file).st_size != len(memory):
                return False
            rest = memoryview(memory)
            os.lseek(self._file, 0, os.SEEK_SET)
            while rest:
                chunk = os.read(self._file, min(_CHUNK_BYTES, len(rest)))
                if not chunk or chunk != rest[: len(chunk)]:
                    return False
                rest = rest[len(chunk) :]
        except OSError:
            return False
        return True


def _identity(path: Path) -> tuple[int, int]:
    found = path.stat()
    return found.st_dev, found.st_ino


def _state(found: os.stat_result) -> tuple[int, ...]:
    """Device, inode, size and times; of what is no ordinary file nothing that fits.

    The second time, of the inode's last change, is there for programs that put the first one back.
    """
    if not stat.S_ISREG(found.st_mode):
        return found.st_dev, -1, 0, 0, 0
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns, found.st_ctime_ns
