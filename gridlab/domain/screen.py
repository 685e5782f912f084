"""A screen: one probe with one grid, answered once."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple


class ScreenKind(IntEnum):
    """What a screen is for; the codes are those of the dataset's /screen/kind."""

    MAIN = 0
    PRACTICE = 1
    CATCH = 2
    REPEAT = 3
    SHARED = 4


class ScreenSource(IntEnum):
    """Where the images of a screen come from; the codes are those of the dataset's /screen/source."""

    DEALT = 0
    RANDOM_ARM = 1
    ADAPTIVE = 2


class How(NamedTuple):
    """How the images of a screen were chosen. propensity: of the arm that was drawn, 1 where dealt."""

    source: ScreenSource = ScreenSource.DEALT
    propensity: float = 1.0


DEALT = How()


class Screen(NamedTuple):
    """One screen of a session.

    block: index into the design's blocks. probe, grid: rows of the image set, the grid in display order
    without a centred probe; -1 and () of a screen that is planned, its images to be chosen later. planted:
    the right cells (0-based, of the grid) of a catch or practice screen, () where none is known. repeats:
    position in the session of the original of a repeat screen, else -1.
    """

    block: int
    kind: ScreenKind
    probe: int
    grid: tuple[int, ...]
    planted: tuple[int, ...] = ()
    repeats: int = -1
    how: How = DEALT

    @property
    def is_known(self) -> bool:
        """Whether its images are chosen."""
        return self.probe >= 0

    @property
    def counts(self) -> bool:
        """Whether the annotator's counter ("Screen 7 of 25") counts it: all but practice."""
        return self.kind is not ScreenKind.PRACTICE

    @property
    def yields_triplets(self) -> bool:
        """Whether its response gives triplets: main and shared screens."""
        return self.kind in (ScreenKind.MAIN, ScreenKind.SHARED)
