"""A file made of parts of another: a decoder sees no more than it needs, and no byte is copied."""

from __future__ import annotations

import io
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate


class Pieces(io.RawIOBase):
    """Bytes one after another, to be read; it may be sought in."""

    def __init__(self, pieces: Sequence[bytes | memoryview]) -> None:
        self._pieces = pieces
        self._ends = list(accumulate(len(piece) for piece in pieces))
        self._at = self._piece = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._at, io.SEEK_END: self._ends[-1]}[whence]
        self._at = max(0, start + offset)
        self._piece = bisect_right(self._ends, self._at)
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """As many bytes as fit, across pieces, as there may be very many small ones."""
        view, done = memoryview(buffer).cast("B"), 0
        while done < len(view) and self._piece < len(self._pieces):
            left = self._ends[self._piece] - self._at
            if left <= 0:
                self._piece += 1
                continue
            piece = self._pieces[self._piece]
            some = min(left, len(view) - done)
            start = len(piece) - left
            view[done : done + some] = piece[start : start + some]
            done += some
            self._at += some
        return done
