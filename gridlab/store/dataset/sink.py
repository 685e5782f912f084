"""The file that HDF5 writes a dataset into: it never fails HDF5, and tells afterwards what failed."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

from gridlab.store import disk


class Sink(io.RawIOBase):
    """A file object for `h5py.File(sink, "w")`.

    HDF5 brings the whole process down when it cannot write while it closes a file (measured: segmentation
    faults where the file could not grow). So after the first failure everything goes to memory, where HDF5
    reads it back; `raise_failure` then tells. Whoever writes asks often, so that little goes there.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._descriptor = os.open(path, os.O_RDWR | os.O_TRUNC | getattr(os, "O_BINARY", 0))
        self._at = self._size = 0
        self._failure: OSError | None = None
        self._kept: list[tuple[int, bytes]] = []

    def close(self) -> None:
        """Close the file."""
        if not self.closed:
            os.close(self._descriptor)
        super().close()

    def raise_failure(self) -> None:
        """Raise the OSError of the first write that failed, if one did."""
        if self._failure is not None:
            raise self._failure

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place counted from the start, from here, or from the end."""
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def tell(self) -> int:
        """The place that is read or written next."""
        return self._at

    def write(self, data: Any) -> int:
        """Write all, to the disk or, once it has failed, to memory."""
        some = bytes(data)
        if self._failure is None:
            try:
                os.lseek(self._descriptor, self._at, os.SEEK_SET)
                disk.write(self._descriptor, some)
            except OSError as error:
                self._failure = error
        if self._failure is not None:
            self._kept.append((self._at, some))
        self._at += len(some)
        self._size = max(self._size, self._at)
        return len(some)

    def readinto(self, buffer: Any) -> int:
        """What was written at this place; zeros where nothing was."""
        count = min(len(buffer), max(self._size - self._at, 0))
        found = bytearray(count)
        os.lseek(self._descriptor, self._at, os.SEEK_SET)
        from_disk = os.read(self._descriptor, count) if count else b""
        found[: len(from_disk)] = from_disk
        for place, data in self._kept:
            start, end = max(place, self._at), min(place + len(data), self._at + count)
            if start < end:
                found[start - self._at : end - self._at] = data[start - place : end - place]
        buffer[:count] = found
        self._at += count
        return count

    def truncate(self, size: int | None = None) -> int:
        """Make the file this long."""
        size = self._at if size is None else size
        self._size = size
        if self._failure is None:
            try:
                os.ftruncate(self._descriptor, size)
            except OSError as error:
                self._failure = error
        return size

    def flush(self) -> None:
        """Nothing is held back; syncing is the caller's."""
