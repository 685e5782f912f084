"""How long a session will still take, from the annotator's own pace as soon as there is one."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median

from gridlab.domain.design import Design
from gridlab.domain.pace import assumed_seconds
from gridlab.domain.screen import Screen

FEWEST = 3
LATEST = 15


class TimeLeft:
    """Seconds for the screens from a position on; breaks and pages are not reckoned."""

    def __init__(self, design: Design, screens: Sequence[Screen]) -> None:
        self._assumed = [
            assumed_seconds(design.blocks[screen.block].n, design.blocks[screen.block].grid.choose)
            for screen in screens
        ]
        self._ratios: list[float] = []

    def answered(self, position: int, seconds: float) -> None:
        """Note how long a screen took; the latest ones tell the pace."""
        self._ratios.append(seconds / self._assumed[position])
        del self._ratios[:-LATEST]

    def seconds(self, position: int) -> float:
        """What the screens from `position` on will take."""
        pace = median(self._ratios) if len(self._ratios) >= FEWEST else 1.0
        return pace * sum(self._assumed[position:])
