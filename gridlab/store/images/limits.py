"""What an image may cost: the limits on a file, on its pixels and on the memory that decoding takes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from gridlab.domain.errors import GridLabError

FILE_BYTES = 200_000_000
PIXELS = 100_000_000
SIDE = 65_535
MEMORY_BYTES = 480_000_000
"""For one file and its decoded pixels together."""
_NEGLIGIBLE_BYTES = 500_000


class ImageRefused(GridLabError):
    """An image that GridLab does not take, with the reason in a few words."""

    def __init__(self, reason: str, *, name: str = "") -> None:
        super().__init__(
            f"The image {name} is refused: {reason}." if name else f"The image is refused: {reason}."
        )
        self.reason = reason


def damaged(detail: str) -> ImageRefused:
    """The refusal of a file that ends too early or whose content contradicts itself."""
    return ImageRefused(f"truncated or damaged ({detail})")


def check_pixels(width: int, height: int) -> None:
    """Refuse a size (pixels) that no image of a study may have, before anything is decoded."""
    if width < 1 or height < 1:
        raise damaged(f"its header says {width} × {height} pixels")
    if max(width, height) > SIDE:
        raise ImageRefused(f"too large: {width:,} × {height:,} pixels, more than {SIDE:,} on a side")
    if width * height > PIXELS:
        raise ImageRefused(
            f"too large: {width:,} × {height:,} pixels, more than {PIXELS // 1_000_000} megapixels"
        )


def check_memory(needed: int) -> None:
    """Refuse what would take more memory (bytes) than all images together may take."""
    if needed > MEMORY_BYTES:
        raise ImageRefused(
            f"too large: decoding it takes {needed // 1_000_000:,} MB of memory, "
            f"more than {MEMORY_BYTES // 1_000_000} MB"
        )


class MemoryGate:
    """Lets threads decode side by side as long as their images fit into the memory together."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._used = 0
        self._freed = threading.Condition()

    @contextmanager
    def holding(self, needed: int) -> Iterator[None]:
        """Wait until `needed` bytes are free, hold them meanwhile. More than the limit waits to be alone.

        What is small beside the spare memory is not counted, as counting takes longer than reading an icon.
        """
        if needed <= _NEGLIGIBLE_BYTES:
            yield
            return
        with self._freed:
            self._freed.wait_for(lambda: self._used == 0 or self._used + needed <= self._limit)
            self._used += needed
        try:
            yield
        finally:
            with self._freed:
                self._used -= needed
                self._freed.notify_all()


READING = MemoryGate(100_000_000)
DECODING = MemoryGate(400_000_000)
"""Always entered after READING, so that no two threads can wait for each other. Together with a file that
is read alone since it is larger, they keep the process below 600 MB."""
