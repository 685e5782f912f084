"""A screen that is only shown, never asked: how the instructions say what screens look like."""

from __future__ import annotations

from collections.abc import Sequence

from gridlab.domain.screen import Screen, ScreenKind


def sample_screen(screens: Sequence[Screen], block: int) -> Screen:
    """A screen of images that the block's screens have, taken evenly over their rows.

    It is none of the session's own, so that no answer is thought of beforehand; only where a block's
    screens have no image to spare, its first one stands for it. The block must have a screen.
    """
    own = [screen for screen in screens if screen.block == block]
    rows = sorted({row for screen in own for row in (screen.probe, *screen.grid)})
    n = len(own[0].grid)
    if len(rows) <= n:
        return own[0]
    taken = [rows[place * len(rows) // (n + 1)] for place in range(n + 1)]
    return Screen(block, ScreenKind.PRACTICE, taken[n // 2], tuple(taken[: n // 2] + taken[n // 2 + 1 :]))
