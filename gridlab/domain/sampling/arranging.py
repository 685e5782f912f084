"""The order of the screens of a block: where shared, catch and repeat screens come among the main ones."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from gridlab.domain.design import ScreenCounts
from gridlab.domain.sampling.stream import Stream
from gridlab.domain.screen import ScreenKind

REPEAT_AFTER = 6
"""Places from an original to its repeat, so that at least five other screens are between them."""

TRIES = 20


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a block: the kind, and which of its kind (0-based; for a repeat: of which main screen)."""

    kind: ScreenKind
    index: int


def arrange(stream: Stream, counts: ScreenCounts) -> list[Slot]:
    """The counted screens of a block, in order; practice screens come before them.

    "Order" of docs/sampling.md tells how it is drawn from the one stream. Wishes for the places of repeats
    are drawn until all find an original far enough before them, at most TRIES times; then those that come too
    early are shown later, just as much as is needed.
    """
    slots = _with_catch(stream, counts, _main_and_shared(stream, counts))
    if counts.repeat == 0:
        return slots
    mains = [place for place, slot in enumerate(slots) if slot.kind is ScreenKind.MAIN]
    for _ in range(TRIES):
        wishes = sorted(stream.sample(len(slots) + counts.repeat - 1, counts.repeat))
        wished = [1 + wish - k for k, wish in enumerate(wishes)]
        gaps = _possible_gaps(wished, mains[: counts.repeat], len(slots))
        if gaps == wished:
            break
    return _with_repeats(stream, slots, gaps)


def _main_and_shared(stream: Stream, counts: ScreenCounts) -> list[Slot]:
    total = counts.yielding
    places = sorted(stream.sample(total, counts.shared))
    shared = dict(zip(places, stream.shuffled(range(counts.shared)), strict=True))
    slots = []
    for place in range(total):
        if place in shared:
            slots.append(Slot(ScreenKind.SHARED, shared[place]))
        else:
            slots.append(Slot(ScreenKind.MAIN, place - bisect_right(places, place)))
    return slots


def _with_catch(stream: Stream, counts: ScreenCounts, others: list[Slot]) -> list[Slot]:
    total = len(others) + counts.catch
    catch = {1 + place for place in stream.sample(total - 1, counts.catch)}
    rest, number = iter(others), iter(range(counts.catch))
    return [Slot(ScreenKind.CATCH, next(number)) if place in catch else next(rest) for place in range(total)]


def _possible_gaps(wished: Sequence[int], mains: Sequence[int], length: int) -> list[int]:
    """How many of the other screens come before each repeat, in ascending order.

    wished: ascending, the same, as drawn. mains: places b(0), b(1), … of the first main screens among the
    other screens, as many as there are repeats. length: number L of other screens.

    With gap g(k), repeat k (from 0) stands at g(k) + k. It finds an original when main screen k is at least
    A = REPEAT_AFTER places before it: g(k) >= b(k) + A - (how many of the repeats before k have gaps above
    b(k)). That leaves g(k) <= L only if at most c = L + k - A - b(k) repeats stand before main screen k, so
    g(c) > b(k). Each gap is the least that is at least the wish, the gap before it and these two bounds.
    """
    least = [1] * (len(wished) + 1)
    for k, place in enumerate(mains):
        allowed = length + k - REPEAT_AFTER - place
        if allowed < len(wished):
            least[allowed] = place + 1
    gaps: list[int] = []
    for k, place in enumerate(mains):
        between = k - bisect_right(gaps, place)
        gaps.append(max(wished[k], least[k], place + REPEAT_AFTER - between, *gaps[-1:]))
    return gaps


def _with_repeats(stream: Stream, others: list[Slot], gaps: Sequence[int]) -> list[Slot]:
    slots: list[Slot] = []
    free: list[int] = []
    seen = 0
    taken = iter([*gaps, len(others) + 1])
    gap = next(taken)
    for place in range(len(others) + 1):
        while gap == place:
            while seen <= len(slots) - REPEAT_AFTER:
                if slots[seen].kind is ScreenKind.MAIN:
                    free.append(slots[seen].index)
                seen += 1
            choice = stream.below(len(free))
            slots.append(Slot(ScreenKind.REPEAT, free[choice]))
            free[choice] = free[-1]
            free.pop()
            gap = next(taken)
        if place < len(others):
            slots.append(others[place])
    return slots
