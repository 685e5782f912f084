"""Figures of a session's answers while they are given: its pace, its catch screens, what is doubtful."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Mapping

from gridlab.domain.answering import catch_passed
from gridlab.domain.design import Design
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Response


class Tally:
    """Kept in step with the responses that stand, practice apart; each is quick however many there are."""

    def __init__(self, design: Design) -> None:
        self._blocks = design.blocks
        self._times: list[int] = []
        self._caught: dict[int, bool] = {}
        self._timed_out = 0
        self._away_ms = 0

    def stand(self, screen: Screen, response: Response, earlier: Response | None = None) -> None:
        """Take a response to a screen. earlier: the one whose place it takes."""
        if not screen.counts:
            return
        if earlier is not None:
            del self._times[bisect_left(self._times, earlier.response_ms)]
            self._timed_out -= earlier.timed_out
            self._away_ms -= earlier.off_focus_ms
        insort(self._times, response.response_ms)
        self._timed_out += response.timed_out
        self._away_ms += response.off_focus_ms
        if screen.kind is ScreenKind.CATCH:
            kind = self._blocks[screen.block].catch.kind
            self._caught[response.screen] = catch_passed(kind, screen.planted, response.chosen)

    @property
    def figures(self) -> Mapping[str, int]:
        """As a list of sessions has them: median_ms (-1: not known), catches, timed_out, away_s."""
        times, half = self._times, len(self._times) // 2
        return {
            "median_ms": round((times[-half - 1] + times[half]) / 2) if times else -1,
            "catch_passed": sum(self._caught.values()),
            "catch_shown": len(self._caught),
            "timed_out": self._timed_out,
            "away_s": self._away_ms // 1000,
        }
