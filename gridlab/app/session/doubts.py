"""What is doubtful about sessions, for whoever looks at the list: flags, never a reason to refuse pay."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from statistics import median

from gridlab.domain.said import Said, joined, say
from gridlab.domain.session import PEOPLE
from gridlab.store.sessions.list import Row

_FEW = 5
_FAST_SHARE = 0.4
_FAST_MS = 1000
_AWAY_S = 30
_FIRST = 3
"""Of a running session no pace is judged by fewer screens."""
FAST = "fast"


def doubted(rows: Sequence[Row]) -> list[Row]:
    """The rows with what is doubtful about each.

    catch: at most half of the catch screens were passed. fast: a median screen took less than 40 % of the
    median over the design's sessions of people or, of fewer than five, less than a second. timed_out: time
    limits submitted screens. away: the window was not in front for half a minute in all.
    """
    paces: dict[str, list[int]] = {}
    for row in rows:
        has_pace = row.status != "running" and row.median_ms >= 0
        if row.counts and not row.voided and row.purpose in PEOPLE and has_pace:
            paces.setdefault(row.design_id, []).append(row.median_ms)
    return [replace(row, doubts=tuple(_doubts(row, paces.get(row.design_id, ())))) for row in rows]


def _doubts(row: Row, paces: Sequence[int]) -> Iterator[str]:
    if row.catch_shown and 2 * row.catch_passed <= row.catch_shown:
        yield "catch"
    least = _FAST_SHARE * median(paces) if len(paces) >= _FEW else _FAST_MS
    if 0 <= row.median_ms < least and (row.status != "running" or row.answered >= _FIRST):
        yield FAST
    if row.timed_out:
        yield "timed_out"
    if row.away_s >= _AWAY_S:
        yield "away"


def doubts_said(row: Row) -> Said:
    """The doubts about a session in words."""
    texts = {
        "catch": say("catch"),
        FAST: say("fast"),
        "timed_out": say("{count} timed out", count=row.timed_out),
        "away": say("{seconds} s away", seconds=row.away_s),
    }
    return joined((texts[name] for name in row.doubts), ", ")
