"""The bytes of image files, read once and only from regular files."""

from __future__ import annotations

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from gridlab.domain.said import say
from gridlab.store import disk
from gridlab.store.images.limits import FILE_BYTES, READING, SMALLER, ImageRefused, no_file

_OPEN_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NOFOLLOW", 0)
    | getattr(os, "O_NONBLOCK", 0)
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


@contextmanager
def file_bytes(path: Path | bytes) -> Iterator[bytes]:
    """The bytes of a regular file of at most 200 MB that stays the same meanwhile; no link is followed.

    Waits while other threads hold large files: use the bytes inside the `with` block alone.
    ImageRefused for all else. Nothing but a regular file is opened: no FIFO or device can hold us up.
    """
    try:
        before = os.lstat(path)
    except OSError as error:
        raise _unreadable(error) from error
    _check_file(before)
    with READING.holding(before.st_size):
        try:
            data = _read_unchanged(path, before)
        except OSError as error:
            raise _unreadable(error) from error
        yield data


def _unreadable(error: OSError) -> ImageRefused:
    return ImageRefused(
        say("it cannot be read: {reason}", reason=disk.reason(error)),
        say("Check that you may read it, then try again."),
    )


def _read_unchanged(path: Path | bytes, before: os.stat_result) -> bytes:
    handle = os.open(path, _OPEN_FLAGS)
    try:
        _check_file(os.fstat(handle))
        data = _read_all(handle, before.st_size)
        after = os.fstat(handle)
    finally:
        os.close(handle)
    if len(data) != before.st_size or _state(before) != _state(after):
        raise ImageRefused(
            say("it changed while it was being read"), say("Add it again when no program is writing to it.")
        )
    return data


def _state(status: os.stat_result) -> tuple[int, int, int]:
    return status.st_ino, status.st_size, status.st_mtime_ns


def sha256_file(path: Path) -> str:
    """SHA-256 (hex) of an image file; GridLabError when it cannot be read or is larger than images may be."""
    with disk.explained(
        "{name} cannot be read: {reason}.",
        name=path.name,
        safe=say("It wasn't changed."),
        todo=say("Make it readable, then try again."),
    ):
        try:
            _check_file(os.lstat(path))
            with os.fdopen(os.open(path, _OPEN_FLAGS), "rb") as file:
                _check_file(os.fstat(file.fileno()))
                return hashlib.file_digest(file, "sha256").hexdigest()
        except ImageRefused as refusal:
            raise ImageRefused(refusal.reason, name=path.name) from None


def _check_file(status: os.stat_result) -> None:
    if stat.S_ISLNK(status.st_mode):
        raise no_file(link=True)
    if not stat.S_ISREG(status.st_mode):
        raise no_file(link=False)
    if status.st_size > FILE_BYTES:
        raise ImageRefused(
            say(
                "too large: {st_size:,} MB, more than {file_bytes} MB",
                st_size=status.st_size // 1000000,
                file_bytes=FILE_BYTES // 1000000,
            ),
            SMALLER,
        )


def _read_all(handle: int, size: int) -> bytes:
    # One byte more than expected, as the file may have grown.
    with os.fdopen(handle, "rb", closefd=False) as file:
        return file.read(size + 1)
