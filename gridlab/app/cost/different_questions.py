"""How many different questions the triplets of a design ask: counted on simulated answers to its screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gridlab.app.truth import truth_of
from gridlab.domain.cost import triplets_of_assignment, triplets_of_screen
from gridlab.domain.design import Design, Payment
from gridlab.domain.images import Image, block_rows
from gridlab.domain.questions import AskedSoFar, asked_so_far, expected_different, possible_questions
from gridlab.domain.sampling.session_screens import Dealer
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.triplets import expand
from gridlab.science.annotators import BEHAVIOURS, Persons, Truth, choose_cells, draw_persons

# What is dealt and answered at most, so that it takes about a second; from there on it is estimated.
MOST_SCREENS = 4_000
MOST_IMAGES = 1_000_000  # sessions × images of the study
MOST_TRIPLETS = 2_000_000
_SEED = 0x47524944
_BEHAVIOUR = BEHAVIOURS["noisy"]

# Annotators answer in groups with a seed each: what the first ones answered is the same however many follow.
_GROUP = 32

Triplets = NDArray[np.int32]
Counts = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Questions:
    """Different questions, unordered: is p nearer to b or to c.

    counted: False where only the first `sessions` assignments were counted and the rest is estimated.
    contradicted: those of the different ones that were answered both ways; None where they are estimated.
    """

    different: int
    counted: bool
    sessions: int
    contradicted: int | None = None

    @property
    def contradicted_share(self) -> float | None:
        """Of the different ones, 0 to 1; None where they are estimated."""
        return None if self.contradicted is None else self.contradicted / max(1, self.different)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the first s + 1 assignments ask: main triplets, (S,), the questions of these, and those of all,
    shared screens included. asked: triplets in all that were counted, (S,).
    """

    main: Counts
    of_main: AskedSoFar
    of_all: AskedSoFar
    asked: Counts


def different_questions(design: Design, images: Sequence[Image], assignments: int) -> Questions:
    """The different questions that `assignments` HITs ask, if noisy annotators answer them.

    The screens are those of the sampler for the numbers 0, 1, 2 …, the answers have a fixed seed. Beyond
    what is counted main screens go on as `expected_different` says; shared screens, which everybody answers,
    add what they added so far. Raises GridLabError where the images do not serve.
    """
    if assignments < 1:
        return Questions(0, counted=True, sessions=0, contradicted=0)
    # Equal for designs that differ in what no screen depends on, while a researcher tries out payments.
    bare = replace(design, name="design", payment=Payment())
    most = _most_sessions(design, len(images))
    sessions, group = min(assignments, most), min(_GROUP, most)
    # Whole groups, doubling, so that a budget that is dragged does not count from the start each time.
    enough = min(group << (-(-sessions // group) - 1).bit_length(), most)
    counted = _counted(bare, tuple(images), enough, group)
    last = sessions - 1
    together, wanted = int(counted.of_all.different[last]), assignments * triplets_of_assignment(design)
    if counted.asked[last] == wanted:
        both = int(counted.of_all.contradicted[last])
        return Questions(together, counted=True, sessions=assignments, contradicted=both)
    per_hit = sum(block.screens.main * triplets_of_screen(block) for block in design.blocks)
    main, alone = int(counted.main[last]), int(counted.of_main.different[last])
    possible = possible_of_design(design, images)
    grown = expected_different(main, alone, assignments * per_hit, possible)
    return Questions(min(grown + together - alone, possible, wanted), counted=False, sessions=sessions)


def _most_sessions(design: Design, images: int) -> int:
    screens = sum(block.screens.yielding for block in design.blocks)
    return max(
        1,
        min(
            MOST_SCREENS // max(1, screens),
            MOST_IMAGES // max(1, images),
            MOST_TRIPLETS // max(1, triplets_of_assignment(design)),
        ),
    )


def possible_of_design(design: Design, images: Sequence[Image]) -> int:
    """Questions that the blocks could ask at all; blocks with the same images ask the same ones."""
    sets = {frozenset(block_rows(images, block.images.labels)) for block in design.blocks}
    everything = possible_questions(len(frozenset().union(*sets)))
    return min(everything, sum(possible_questions(len(rows)) for rows in sets))


@lru_cache(maxsize=256)
def _counted(design: Design, images: tuple[Image, ...], sessions: int, group: int) -> _Counted:
    """The questions of that many noisy annotators, one after another."""
    truth = truth_of(images, seed=_SEED).points
    groups = [
        _group(design, images, truth, range(first, min(first + group, sessions)))
        for first in range(0, sessions, group)
    ]
    triplets = np.concatenate([each[0] for each in groups])
    number = np.concatenate([each[1] for each in groups])
    is_main = np.concatenate([each[2] for each in groups])

    of_all = asked_so_far(triplets, number, sessions)
    return _Counted(
        _grown(number[is_main], sessions),
        of_all if is_main.all() else asked_so_far(triplets[is_main], number[is_main], sessions),
        of_all,
        _grown(number, sessions),
    )


def _grown(numbers: Counts, sessions: int) -> Counts:
    """How many of these session numbers are at most 0, 1, 2 …"""
    return np.cumsum(np.bincount(numbers, minlength=sessions), dtype=np.int64)


def _group(
    design: Design, images: tuple[Image, ...], truth: Truth, numbers: range
) -> tuple[Triplets, Counts, NDArray[np.bool_]]:
    """Triplets (T, 3) in the order of the sessions, the session of each, and whether of a main screen.

    One assignment of more than MOST_TRIPLETS is answered in part.
    """
    random = np.random.default_rng([_SEED, numbers.start])
    persons = draw_persons(random, _BEHAVIOUR, len(numbers), truth.shape[1])
    answered: list[tuple[int, Screen]] = []
    room = MOST_TRIPLETS
    dealer = Dealer(design, images)
    for number in numbers:
        for screen in dealer.session(number):
            each = triplets_of_screen(design.blocks[screen.block])
            if screen.yields_triplets and room >= each:
                answered.append((number, screen))
                room -= each
    found, who, main = [], [], []
    for block in range(len(design.blocks)):
        for kind in (ScreenKind.MAIN, ScreenKind.SHARED):
            mine = [each for each in answered if each[1].block == block and each[1].kind is kind]
            part, rows = _triplets(random, design, block, truth, persons, mine, numbers.start)
            found.append(part)
            who.append(np.array([number for number, _ in mine], dtype=np.int64)[rows])
            main.append(np.full(len(part), kind is ScreenKind.MAIN))
    order = np.argsort(np.concatenate(who), kind="stable")
    return np.concatenate(found)[order], np.concatenate(who)[order], np.concatenate(main)[order]


def _triplets(
    random: np.random.Generator,
    design: Design,
    block: int,
    truth: Truth,
    persons: Persons,
    answered: list[tuple[int, Screen]],
    first: int,
) -> tuple[Triplets, NDArray[np.int32]]:
    """Triplets (T, 3) of screens of one block, each answered by the person of its session, and their rows."""
    if not answered:
        return np.empty((0, 3), dtype=np.int32), np.empty(0, dtype=np.int32)
    rules = design.blocks[block].grid
    who = np.array([number - first for number, _ in answered])
    probe = np.array([screen.probe for _, screen in answered], dtype=np.int32)
    grid = np.array([screen.grid for _, screen in answered], dtype=np.int32)
    cells = choose_cells(random, _BEHAVIOUR, truth, persons, who, probe, grid, rules.choose)
    order = np.zeros(grid.shape, dtype=np.int32)
    np.put_along_axis(order, cells, np.arange(1, rules.choose + 1, dtype=np.int32)[None, :], axis=1)
    ranked = np.full(len(answered), rules.ranked)
    return expand(probe, grid, order, order if rules.ranked else None, ranked)
