"""The screens of a session as its rows say them: planned, and with their images."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from gridlab.domain.design import Block, Design
from gridlab.domain.said import say
from gridlab.domain.screen import DEALT, PLANTED, How, Screen, ScreenKind
from gridlab.store.sessions.rows import INT32, body_value, listed, refuse, row_number, row_numbers

_SCREEN_KINDS = {int(kind): kind for kind in ScreenKind}


def planned_screens(body: str, blocks: Sequence[Block]) -> tuple[Screen, ...]:
    """Every screen of the plan, its images not yet chosen; no more of a kind than the design has."""
    screens: list[Screen] = []
    counts: dict[tuple[int, int], int] = {}
    for several in listed(body_value(body)):
        block, kind, count = row_numbers(several, 0, INT32)
        planned = Screen(block, _SCREEN_KINDS[kind], -1, ())
        counts[block, kind] = counts.get((block, kind), 0) + count
        of_kind = planned.kind.name.lower()
        if block >= len(blocks) or counts[block, kind] > getattr(blocks[block].screens, of_kind):
            refuse(say("it plans more screens than the design"))
        screens += [planned] * count
    if not screens:
        refuse(say("it has no screens"))
    return tuple(screens)


def screens_of_version_1(body: str, design: Design, images: int) -> tuple[Screen, ...]:
    """The screens of version 1, all in one row."""
    sizes = [block.n for block in design.blocks]
    screens: list[Screen] = []
    for value in listed(body_value(body)):
        block, kind, *shown = listed(value)
        planned = Screen(row_number(block, 0, len(sizes) - 1), _SCREEN_KINDS[kind], -1, ())
        screens.append(with_images(planned, len(screens), sizes[block], images, shown))
        check_repeat(screens[-1], screens)
    if not screens or len(screens) > INT32:
        refuse(say("it has no screens"))
    return tuple(screens)


def with_images(
    planned: Screen, position: int, n: int, images: int, shown: Sequence[Any], how: How = DEALT
) -> Screen:
    """The planned screen with its images, places in a pool of so many. n: cells that its block has. shown:
    probe, grid, planted, repeats, as rows have them."""
    probe, grid, planted, repeats = shown
    cells = row_numbers(grid, 0, images - 1)
    if len(cells) != n:
        refuse(say("a screen has another grid than its block"))
    if len(set(cells)) != n:
        refuse(say("an image is there twice in a grid"))
    if probe in cells and planned.yields_triplets:
        refuse(say("a probe is in its own grid"))
    row_number(probe, 0, images - 1)
    row_number(repeats, -1, position - 1)
    right = row_numbers(planted, 0, n - 1)
    if right and planned.kind not in PLANTED:
        refuse(say("a screen that is not for catching or practice has right cells"))
    return Screen(planned.block, planned.kind, probe, cells, right, repeats, how)


def check_repeat(screen: Screen, screens: Sequence[Screen]) -> None:
    """Refuse a screen that repeats one of those before it without showing the same images."""
    if screen.repeats < 0:
        return
    first = screens[screen.repeats]
    same = (screen.probe, set(screen.grid)) == (first.probe, set(first.grid)) or not first.is_known
    if screen.kind is not ScreenKind.REPEAT or not same:
        refuse(say("a screen repeats another one without showing its images"))
