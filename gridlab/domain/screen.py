"""One screen: what is shown on it and what it is for, and how its question reads."""

from __future__ import annotations

from collections.abc import Sequence
from enum import IntEnum
from itertools import accumulate
from typing import NamedTuple


class ScreenKind(IntEnum):
    """What a screen is for; the codes are those of the dataset's /screen/kind."""

    MAIN = 0
    PRACTICE = 1
    CATCH = 2
    REPEAT = 3
    SHARED = 4


PLANTED = (ScreenKind.PRACTICE, ScreenKind.CATCH)
"""Kinds of screens that may have right cells."""


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


def numbers_of(screens: Sequence[Screen]) -> list[int]:
    """How many count up to each screen, itself included; the last is the total.

    What the annotator's counter says on a screen that counts.
    """
    return list(accumulate(int(screen.counts) for screen in screens))


def sample_screen(screens: Sequence[Screen], block: int, n: int, pool: int) -> Screen:
    """A screen of images that the block's screens have, taken evenly over their rows.

    It is none of the session's own, so that no answer is thought of beforehand; only where a block's
    screens have no image to spare, its first one stands for it. n: cells of the block. pool: rows that
    screens whose images are not chosen yet may show, from 0 on.
    """
    own = [screen for screen in screens if screen.block == block and screen.is_known]
    rows = sorted({row for screen in own for row in (screen.probe, *screen.grid)}) or range(pool)
    if own and len(rows) <= n:
        return own[0]
    taken = [rows[place * len(rows) // (n + 1)] for place in range(n + 1)]
    return Screen(block, ScreenKind.PRACTICE, taken[n // 2], tuple(taken[: n // 2] + taken[n // 2 + 1 :]))


def worded(text: str, choose: int) -> str:
    """The text with `{choose}` replaced by the number; any other brace stays as it is."""
    return text.replace("{choose}", str(choose))
