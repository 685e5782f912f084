"""How many different questions the triplets of a design ask: counted on simulated answers to its screens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from gridlab.app.simulation.truth import truth_of
from gridlab.domain.cost import triplets_of_assignment, triplets_of_screen
from gridlab.domain.design import Design, Payment
from gridlab.domain.images import Image, block_rows
from gridlab.domain.questions import expected_different, possible_questions
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.triplets import expand, unique_questions
from gridlab.science.annotators import BEHAVIOURS, Persons, choose_cells, draw_persons
from gridlab.science.truth import Truth

# What is dealt and answered at most, so that it takes about a second; from there on it is estimated.
MOST_SCREENS = 4_000
MOST_IMAGES = 1_000_000  # sessions × images of the study
MOST_TRIPLETS = 2_000_000
_SEED = 0x47524944
_BEHAVIOUR = BEHAVIOURS["noisy"]

Triplets = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Questions:
    """Different questions, unordered: is p nearer to b or to c.

    counted: False where only the first `sessions` assignments were counted and the rest is estimated.
    """

    different: int
    counted: bool
    sessions: int


@dataclass(frozen=True, slots=True)
class _Answers:
    """Triplets of the main and of the shared screens of the first `sessions` assignments, or part of them."""

    main: Triplets
    shared: Triplets
    sessions: int


def different_questions(design: Design, images: Sequence[Image], assignments: int) -> Questions:
    """The different questions that `assignments` HITs ask, if noisy annotators answer them.

    The screens are those of the sampler for the numbers 0, 1, 2 …, the answers have a fixed seed. Beyond
    what is counted main screens go on as `expected_different` says; shared screens, which everybody answers,
    add what they added so far. Raises GridLabError where the images do not serve.
    """
    if assignments < 1:
        return Questions(0, counted=True, sessions=0)
    # Equal for designs that differ in what no screen depends on, while a researcher tries out payments.
    bare = replace(design, name="design", payment=Payment())
    answers = _answered(bare, tuple(images), min(assignments, _most_sessions(design, len(images))))
    together = unique_questions(np.concatenate([answers.main, answers.shared]))
    asked, wanted = len(answers.main) + len(answers.shared), assignments * triplets_of_assignment(design)
    if asked == wanted:
        return Questions(together, counted=True, sessions=assignments)
    per_hit = sum(block.screens.main * triplets_of_screen(block) for block in design.blocks)
    alone = unique_questions(answers.main)
    possible = _possible(design, images)
    grown = expected_different(len(answers.main), alone, assignments * per_hit, possible)
    return Questions(
        min(grown + together - alone, possible, wanted), counted=False, sessions=answers.sessions
    )


def _most_sessions(design: Design, images: int) -> int:
    screens = sum(block.screens.main + block.screens.shared for block in design.blocks)
    return max(1, min(MOST_SCREENS // max(1, screens), MOST_IMAGES // max(1, images)))


def _possible(design: Design, images: Sequence[Image]) -> int:
    """Questions that the blocks could ask at all; blocks with the same images ask the same ones."""
    sets = {frozenset(block_rows(images, block.images.labels)) for block in design.blocks}
    everything = possible_questions(len(frozenset().union(*sets)))
    return min(everything, sum(possible_questions(len(rows)) for rows in sets))


@lru_cache(maxsize=64)
def _answered(design: Design, images: tuple[Image, ...], sessions: int) -> _Answers:
    """The answers of so many noisy annotators, of fewer where there are too many triplets."""
    truth = truth_of(images, seed=_SEED).points
    random = np.random.default_rng(_SEED)
    persons = draw_persons(random, _BEHAVIOUR, sessions, truth.shape[1])
    answered: list[tuple[int, Screen]] = []
    room, number = MOST_TRIPLETS, 0
    while number < sessions and room > 0:
        for screen in session_screens(design, images, number):
            each = triplets_of_screen(design.blocks[screen.block])
            if screen.yields_triplets and room >= each:
                answered.append((number, screen))
                room -= each
            elif screen.yields_triplets:
                room = 0
        number += 1
    parts = {
        kind: [
            _triplets(random, design, block, truth, persons, _of(answered, block, kind))
            for block in range(len(design.blocks))
        ]
        for kind in (ScreenKind.MAIN, ScreenKind.SHARED)
    }
    return _Answers(
        np.concatenate(parts[ScreenKind.MAIN]), np.concatenate(parts[ScreenKind.SHARED]), sessions=number
    )


def _of(answered: list[tuple[int, Screen]], block: int, kind: ScreenKind) -> list[tuple[int, Screen]]:
    return [each for each in answered if each[1].block == block and each[1].kind is kind]


def _triplets(
    random: np.random.Generator,
    design: Design,
    block: int,
    truth: Truth,
    persons: Persons,
    answered: list[tuple[int, Screen]],
) -> Triplets:
    """Triplets (T, 3) of screens of one block, each answered by the person of its session."""
    if not answered:
        return np.empty((0, 3), dtype=np.int32)
    rules = design.blocks[block].grid
    who = np.array([number for number, _ in answered])
    probe = np.array([screen.probe for _, screen in answered], dtype=np.int32)
    grid = np.array([screen.grid for _, screen in answered], dtype=np.int32)
    cells = choose_cells(random, _BEHAVIOUR, truth, persons, who, probe, grid, rules.choose)
    order = np.zeros(grid.shape, dtype=np.int32)
    np.put_along_axis(order, cells, np.arange(1, rules.choose + 1, dtype=np.int32)[None, :], axis=1)
    ranked = np.full(len(answered), rules.ranked)
    return expand(probe, grid, order, order if rules.ranked else None, ranked)[0]
