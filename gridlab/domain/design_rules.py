"""The rules of a design that concern several of its fields together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from gridlab.domain.design import MAX_CELLS, Block, Design, Question

REPEATS_NEED = 6
"""The fewest main screens of a block with repeats: one lies at least 5 screens after its original."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a design is refused. path: JSON path; value: what stands there; allowed: what might."""

    path: str
    value: Any
    allowed: str


def problems(design: Design, sound: Design | None = None) -> list[Problem]:
    """Every impossible combination, in the order of the fields; none in a design that can be run.

    Each field is taken to be within its own range. sound: a design without problems, as before an edit:
    the very blocks and lists of screens that are in it are not looked at again.
    """
    found = list(_questions(design.questions))
    known = sound.blocks if sound is not None else ()
    for index, block in enumerate(design.blocks):
        if any(block is one for one in known):
            continue
        at = f"$.blocks[{index}]"
        found += _grid(block, at)
        found += _screens(block, at)
        if not any(_same_lists(block, one) for one in known):
            found += _listed(block, at)
        found += _timing(block, at)
    for name in ("vat_percent", "replacement_percent"):
        percent = Decimal(getattr(design.payment, name))
        if percent > 100 or (name == "replacement_percent" and percent == 100):
            most = "below 100" if name == "replacement_percent" else "at most 100"
            found.append(Problem(f"$.payment.{name}", str(percent), f"a percentage {most}"))
    return found


def _questions(questions: tuple[Question, ...]) -> Iterator[Problem]:
    seen = set()
    for index, question in enumerate(questions):
        at = f"$.questions[{index}]"
        if question.id in seen:
            yield Problem(f"{at}.id", question.id, "an id that no earlier question has")
        seen.add(question.id)
        if question.kind == "choice":
            if len(question.choices) < 2:
                yield Problem(f"{at}.choices", list(question.choices), "at least two choices")
            elif len(set(question.choices)) < len(question.choices):
                yield Problem(f"{at}.choices", list(question.choices), "choices that all differ")
        elif question.choices:
            allowed = f"none, as the kind is {question.kind} and not choice"
            yield Problem(f"{at}.choices", list(question.choices), allowed)


def _grid(block: Block, at: str) -> Iterator[Problem]:
    grid = block.grid
    size = f"{grid.rows} × {grid.columns}"
    if not 2 <= grid.cells <= MAX_CELLS:
        yield Problem(f"{at}.grid", f"{size} cells", f"2 to {MAX_CELLS} cells (rows × columns)")
    else:
        if block.layout.probe == "center" and grid.cells % 2 == 0:
            allowed = f"left, right or top with {size} cells; center with odd rows and odd columns"
            yield Problem(f"{at}.layout.probe", "center", allowed)
        if grid.choose >= block.n:
            allowed = f"1 to {block.n - 1}, fewer than the {block.n} images of the grid"
            yield Problem(f"{at}.grid.choose", grid.choose, allowed)
    if grid.choose_min > grid.choose:
        yield Problem(f"{at}.grid.choose_min", grid.choose_min, f"0 to {grid.choose}, at most choose")


def _screens(block: Block, at: str) -> Iterator[Problem]:
    screens = block.screens
    if screens.main + screens.shared < 1:
        yield Problem(f"{at}.screens.main", screens.main, "at least one main or shared screen")
    if screens.repeat and screens.main < REPEATS_NEED:
        allowed = f"at least {REPEATS_NEED} with repeat screens, as a repeat comes 5 screens later"
        yield Problem(f"{at}.screens.main", screens.main, allowed)
    elif screens.repeat > screens.main:
        allowed = f"0 to {screens.main}, at most as many as main screens"
        yield Problem(f"{at}.screens.repeat", screens.repeat, allowed)


def _same_lists(block: Block, sound: Block) -> bool:
    return (
        block.sampling is sound.sampling
        and block.n == sound.n
        and block.screens.shared <= sound.screens.shared
        and (block.screens.main > 0) <= (sound.screens.main > 0)
    )


def _listed(block: Block, at: str) -> Iterator[Problem]:
    sampling, shared = block.sampling, block.screens.shared
    at = f"{at}.sampling.screens"
    if sampling.method != "listed":
        if sampling.screens:
            found = f"{len(sampling.screens)} screens"
            yield Problem(at, found, f"none, as the method is {sampling.method} and not listed")
        return
    needed = shared + (block.screens.main > 0)
    if len(sampling.screens) < max(1, needed):
        least = max(1, needed)
        what = f"at least {least} screen{'s' if least > 1 else ''}"
        what += ", the shared ones being the first" if shared else ""
        yield Problem(at, f"{len(sampling.screens)} screens", what)
    for index, screen in enumerate(sampling.screens):
        if len(screen.grid) != block.n:
            found = f"{len(screen.grid)} images"
            yield Problem(f"{at}[{index}].grid", found, f"exactly {block.n} images, as the grid has")
        elif len(set(screen.grid)) < len(screen.grid):
            yield Problem(f"{at}[{index}].grid", list(screen.grid), "images that all differ")
        elif screen.probe in screen.grid:
            yield Problem(f"{at}[{index}].grid", screen.probe, "images other than the probe")


def _timing(block: Block, at: str) -> Iterator[Problem]:
    timing = block.timing
    if timing.limit_seconds is not None and timing.limit_seconds * 1000 <= timing.minimum_ms:
        allowed = f"more than {timing.minimum_ms / 1000:g} seconds, the time in which input is ignored"
        yield Problem(f"{at}.timing.limit_seconds", timing.limit_seconds, allowed)
