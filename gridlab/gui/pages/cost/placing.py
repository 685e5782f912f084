"""Places of labels beside the ends of lines so that none covers another; no Qt."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], height: float, low: float, high: float) -> list[float | None]:
    """Middles of labels of one height, as near to the wanted ones as can be, in their order, not overlapping.

    All within low and high. Where there is no room for all, the lowest on the list go without: None.
    """
    room = max(0, int((high - low) // height))
    kept = sorted(range(min(len(wanted), room)), key=lambda at: wanted[at])
    # Labels that would overlap are moved together as one block around the middle of what they wanted.
    blocks: list[tuple[list[int], float]] = []
    for at in kept:
        members, middle = [at], min(max(wanted[at], low + height / 2), high - height / 2)
        while blocks and middle - len(members) * height / 2 < blocks[-1][1] + len(blocks[-1][0]) * height / 2:
            before, _ = blocks.pop()
            members = [*before, *members]
            middle = _block(members, wanted, height, low, high)
        blocks.append((members, middle))
    places: list[float | None] = [None] * len(wanted)
    for members, middle in blocks:
        first = middle - (len(members) - 1) * height / 2
        for number, at in enumerate(members):
            places[at] = first + number * height
    return places


def _block(members: Sequence[int], wanted: Sequence[float], height: float, low: float, high: float) -> float:
    half = len(members) * height / 2
    middle = sum(wanted[at] for at in members) / len(members)
    return min(max(middle, low + half), high - half)
