"""What an image may cost: the limits on a file, on its pixels and on the memory that decoding takes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, joined, say

FILE_BYTES = 200_000_000
PIXELS = 100_000_000
SIDE = 65_535
MEMORY_BYTES = 480_000_000
"""For one file and its decoded pixels together."""
_NEGLIGIBLE_BYTES = 500_000


AGAIN: Final = say("Copy it again from where it came from.")
SMALLER: Final = say("Make it smaller, then add it again.")


class ImageRefused(GridLabError):
    """An image that GridLab does not take: why (a few words, no full stop), and what to do (a sentence).

    reason: both in one, as lists show them.
    """

    def __init__(self, why: Said, todo: Said = NOTHING, *, name: str = "") -> None:
        super().__init__(
            say("The image {name} is refused: {reason}.", name=name, reason=why)
            if name
            else say("The image is refused: {reason}.", reason=why),
            todo=todo,
        )
        self.why = why
        self.reason = joined((why, todo), ". ") if todo else why


def damaged(detail: Said) -> ImageRefused:
    """The refusal of a file that ends too early or whose content contradicts itself."""
    return ImageRefused(say("incomplete or damaged ({detail})", detail=detail), AGAIN)


def no_file(*, link: bool) -> ImageRefused:
    """The refusal of what is no regular file, and was not opened."""
    if link:
        return ImageRefused(say("a link, and links are not followed"), say("Add the file it links to."))
    return ImageRefused(
        say("not a regular file, so it was not opened"), say("Add image files and folders only.")
    )


def check_pixels(width: int, height: int) -> None:
    """Refuse a size (pixels) that no image of a study may have, before anything is decoded."""
    if width < 1 or height < 1:
        raise damaged(say("its header says {width} × {height} pixels", width=width, height=height))
    if max(width, height) > SIDE:
        raise ImageRefused(
            say(
                "too large: {width:,} × {height:,} pixels, more than {side:,} on a side",
                width=width,
                height=height,
                side=SIDE,
            ),
            SMALLER,
        )
    if width * height > PIXELS:
        raise ImageRefused(
            say(
                "too large: {width:,} × {height:,} pixels, more than {pixels} megapixels",
                width=width,
                height=height,
                pixels=PIXELS // 1000000,
            ),
            SMALLER,
        )


def check_memory(needed: int) -> None:
    """Refuse what would take more memory (bytes) than all images together may take."""
    if needed > MEMORY_BYTES:
        raise ImageRefused(
            say(
                "too large: decoding it takes {needed:,} MB of memory, more than {memory_bytes} MB",
                needed=needed // 1000000,
                memory_bytes=MEMORY_BYTES // 1000000,
            ),
            SMALLER,
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
