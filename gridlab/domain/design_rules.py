"""The rules of a design that concern several of its fields together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from gridlab.domain.design import MAX_ALL_CELLS, MAX_CELLS, MAX_SCREENS, Block, Design, Question
from gridlab.domain.errors import Problem
from gridlab.domain.said import say

REPEATS_NEED = 6
"""The fewest main screens of a block with repeats: one lies at least 5 screens after its original."""


def problems(design: Design, sound: Design | None = None) -> list[Problem]:
    """Every impossible combination, in the order of the fields; none in a design that can be run.

    Each field is taken to be within its own range. sound: a design without problems, as before an edit:
    the very questions, blocks and lists of screens that are in it are not looked at again.
    """
    found: list[Problem] = []
    if sound is None or design.questions is not sound.questions:
        found += _questions(design.questions)
    found += _totals(design)
    known = sound.blocks if sound is not None else ()
    for index, block in enumerate(design.blocks):
        if any(block is one for one in known):
            continue
        at = f"$.blocks[{index}]"
        found += count_problems(block, at)
        if not any(_same_lists(block, one) for one in known):
            found += _listed(block, at)
        found += _timing(block, at)
    if design.session.auto_submit and any(
        block.grid.ranked or block.grid.choose_min < block.grid.choose for block in design.blocks
    ):
        allowed = say("false where the order of choosing counts, or fewer may be chosen")
        found.append(Problem("$.session.auto_submit", True, allowed))
    vat, replaced = Decimal(design.payment.vat_percent), Decimal(design.payment.replacement_percent)
    if vat > 100:
        found.append(Problem("$.payment.vat_percent", str(vat), say("a percentage at most 100")))
    if replaced >= 100:
        found.append(Problem("$.payment.replacement_percent", str(replaced), say("a percentage below 100")))
    return found


def count_problems(block: Block, at: str) -> Iterator[Problem]:
    """What is wrong with the numbers of a block at the path `at`, which no image set can help."""
    yield from _grid(block, at)
    screens = block.screens
    if screens.yielding < 1:
        yield Problem(f"{at}.screens.main", screens.main, say("at least one main or shared screen"))
    if screens.repeat and screens.main < REPEATS_NEED:
        allowed = say(
            "at least {least} with repeat screens, as a repeat comes 5 screens later", least=REPEATS_NEED
        )
        yield Problem(f"{at}.screens.main", screens.main, allowed)
    elif screens.repeat > screens.main:
        allowed = say("0 to {most}, at most as many as main screens", most=screens.main)
        yield Problem(f"{at}.screens.repeat", screens.repeat, allowed)
    sampling = block.sampling
    at, listed = f"{at}.sampling.screens", f"{len(sampling.screens)} screens"
    least = max(1, screens.shared + (screens.main > 0))
    if sampling.method != "listed":
        if sampling.screens:
            allowed = say("none, as the method is {method} and not listed", method=sampling.method)
            yield Problem(at, listed, allowed)
    elif len(sampling.screens) < least:
        allowed = say("at least 1 screen") if least == 1 else say("at least {least} screens", least=least)
        if screens.shared:
            allowed = say("{what}, the shared ones being the first", what=allowed)
        yield Problem(at, listed, allowed)


def _totals(design: Design) -> Iterator[Problem]:
    """What a HIT has too much of, at the block that makes it so."""
    screens = cells = 0
    for index, block in enumerate(design.blocks):
        screens += block.screens.total
        cells += block.screens.total * max(block.n, 0)
        at = f"$.blocks[{index}].screens.main"
        if screens > MAX_SCREENS:
            allowed = say(
                "up to {most:,} screens in a HIT, of all kinds and blocks together; there are {count:,}",
                most=MAX_SCREENS,
                count=screens,
            )
            yield Problem(at, block.screens.main, allowed)
            return
        if cells > MAX_ALL_CELLS:
            allowed = say(
                "up to {most:,} images in all grids of a HIT together; there are {count:,}",
                most=MAX_ALL_CELLS,
                count=cells,
            )
            yield Problem(at, block.screens.main, allowed)
            return


def _questions(questions: tuple[Question, ...]) -> Iterator[Problem]:
    seen = set()
    for index, question in enumerate(questions):
        at = f"$.questions[{index}]"
        if question.id in seen:
            yield Problem(f"{at}.id", question.id, say("an id that no earlier question has"))
        seen.add(question.id)
        if question.kind == "choice":
            if len(question.choices) < 2:
                yield Problem(f"{at}.choices", list(question.choices), say("at least two choices"))
            elif len(set(question.choices)) < len(question.choices):
                yield Problem(f"{at}.choices", list(question.choices), say("choices that all differ"))
        elif question.choices:
            allowed = say("none, as the kind is {kind} and not choice", kind=question.kind)
            yield Problem(f"{at}.choices", list(question.choices), allowed)


def _grid(block: Block, at: str) -> Iterator[Problem]:
    grid = block.grid
    size = f"{grid.rows} × {grid.columns}"
    if not 2 <= grid.cells <= MAX_CELLS:
        yield Problem(
            f"{at}.grid", f"{size} cells", say("2 to {max_cells} cells (rows × columns)", max_cells=MAX_CELLS)
        )
    else:
        if block.layout.probe == "center" and grid.cells % 2 == 0:
            allowed = say(
                "left, right or top with {size} cells; center with odd rows and odd columns", size=size
            )
            yield Problem(f"{at}.layout.probe", "center", allowed)
        if grid.choose >= block.n:
            allowed = say("1 to {most}, fewer than the {n} images of the grid", most=block.n - 1, n=block.n)
            yield Problem(f"{at}.grid.choose", grid.choose, allowed)
    if grid.choose_min > grid.choose:
        yield Problem(
            f"{at}.grid.choose_min", grid.choose_min, say("0 to {choose}, at most choose", choose=grid.choose)
        )


def _same_lists(block: Block, sound: Block) -> bool:
    return (
        block.sampling is sound.sampling
        and block.n == sound.n
        and block.screens.shared <= sound.screens.shared
        and (block.screens.main > 0) <= (sound.screens.main > 0)
    )


def _listed(block: Block, at: str) -> Iterator[Problem]:
    """What is wrong with the screens that a block lists, one by one."""
    at = f"{at}.sampling.screens"
    for index, screen in enumerate(block.sampling.screens if block.sampling.method == "listed" else ()):
        if len(screen.grid) != block.n:
            found = f"{len(screen.grid)} images"
            yield Problem(f"{at}[{index}].grid", found, say("exactly {n} images, as the grid has", n=block.n))
        elif len(set(screen.grid)) < len(screen.grid):
            yield Problem(f"{at}[{index}].grid", list(screen.grid), say("images that all differ"))
        elif screen.probe in screen.grid:
            yield Problem(f"{at}[{index}].grid", screen.probe, say("images other than the probe"))


def _timing(block: Block, at: str) -> Iterator[Problem]:
    timing = block.timing
    if timing.limit_seconds is not None and timing.limit_seconds * 1000 <= timing.minimum_ms:
        seconds = timing.minimum_ms / 1000
        allowed = say("more than {seconds:g} seconds, the time in which input is ignored", seconds=seconds)
        yield Problem(f"{at}.timing.limit_seconds", timing.limit_seconds, allowed)
