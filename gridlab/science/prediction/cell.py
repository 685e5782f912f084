"""One cell of a prediction: simulate, embed, measure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.domain.design import Design
from gridlab.domain.images import Image
from gridlab.domain.questions import asked_questions
from gridlab.domain.sampling import yielding_screens
from gridlab.science.annotators import Behaviour, Ints, Truth, choose_cells, draw_persons
from gridlab.science.embedding.choice import DIMS, FOLDS, Trial, candidates, chosen_of
from gridlab.science.embedding.held_out import triplet_error
from gridlab.science.embedding.screens import Screens, count_triplets, screens_from_choices
from gridlab.science.embedding.validation import Setting, Task, calibrated, folds_of, joined, told_of

Ids = npt.NDArray[np.int32]

TOGETHER = 4
"""Assignments are dealt and answered in runs of so many, so that what the first ones are and how they are
answered does not depend on how many follow."""


@dataclass(frozen=True, slots=True)
class BlockScreens:
    """Main and shared screens of one block, assignment by assignment.

    number (S,): of the assignment, ascending. probe (S,), grid (S, n): rows of the image set, the grid in
    display order.
    """

    number: Ids
    probe: Ids
    grid: Ids
    choose: int
    ranked: bool

    def between(self, first: int, last: int) -> BlockScreens:
        """The screens of assignments first … last - 1."""
        start, stop = np.searchsorted(self.number, [first, last])
        return BlockScreens(
            self.number[start:stop], self.probe[start:stop], self.grid[start:stop], self.choose, self.ranked
        )


def dealt(design: Design, images: Sequence[Image], assignments: int) -> tuple[BlockScreens, ...]:
    """The screens of each block for the session numbers 0, 1, 2 … up to the end of the last run.

    Blocks without main and shared screens are left out. Raises GridLabError where the images do not serve.
    """
    numbers = range(whole_runs(assignments))
    screens = list(yielding_screens(design, images, numbers))
    blocks = []
    for index, block in enumerate(design.blocks):
        own = [(number, screen) for number, screen in screens if screen.block == index]
        if own:
            blocks.append(
                BlockScreens(
                    np.array([number for number, _ in own], dtype=np.int32),
                    np.array([screen.probe for _, screen in own], dtype=np.int32),
                    np.array([screen.grid for _, screen in own], dtype=np.int32),
                    block.grid.choose,
                    block.grid.ranked,
                )
            )
    return tuple(blocks)


def whole_runs(assignments: int) -> int:
    """`assignments`, rounded up to whole runs."""
    return -(-assignments // TOGETHER) * TOGETHER


_ANSWERS = 1


def answered(
    blocks: Sequence[BlockScreens], truth: Truth, behaviour: Behaviour, assignments: int, seed: int
) -> tuple[Screens, ...]:
    """The answers of `assignments` people to the screens of the assignments 0, 1, 2 …, for an embedding.

    blocks: at least up to the end of the run that the last assignment is in (see `dealt`). The first
    answers are the same whatever the number of assignments. Who answers, and how, follows from the seed
    alone, so that different designs meet the same people.
    """
    return tuple(
        part
        for first in range(0, assignments, TOGETHER)
        for part in _run(blocks, truth, behaviour, first, assignments, seed)
    )


def _run(
    blocks: Sequence[BlockScreens],
    truth: Truth,
    behaviour: Behaviour,
    first: int,
    assignments: int,
    seed: int,
) -> Iterator[Screens]:
    """The answers of one run of assignments, those from `assignments` on left out."""
    random = np.random.default_rng([seed, _ANSWERS, first])
    persons = draw_persons(random, behaviour, TOGETHER, truth.shape[1])
    for block in blocks:
        run = block.between(first, first + TOGETHER)
        if len(run.number) == 0:
            continue
        who = run.number - first
        cells = choose_cells(random, behaviour, truth, persons, who, run.probe, run.grid, block.choose)
        wanted = int(np.searchsorted(run.number, assignments))
        yield screens_from_choices(run.probe[:wanted], run.grid[:wanted], cells[:wanted], ranked=block.ranked)


SIZE = 10_000
"""Triplets of a test set: the error of an error of 0.15 is then 0.0036."""
_TEST = 2


def judging_triplets(truth: Truth, rows: Ints, behaviour: Behaviour, seed: int, size: int = SIZE) -> Ids:
    """Triplets (anchor, near, far), int32 (size, 3), as `size` people answer one random question each.

    rows: the images that are asked about, at least three. A design's own held-out triplets would flatter big
    grids (their near images are the nearest of many), so every design gets these.
    """
    random = np.random.default_rng([seed, _TEST])
    # Of three different places the first is the probe: drawn without replacement by shifting.
    first = random.integers(0, len(rows), size)
    second = random.integers(0, len(rows) - 1, size)
    second += second >= first
    third = random.integers(0, len(rows) - 2, size)
    low, high = np.minimum(first, second), np.maximum(first, second)
    third += third >= low
    third += third >= high
    probe, grid = rows[first], np.stack([rows[second], rows[third]], axis=1)
    persons = draw_persons(random, behaviour, size, truth.shape[1])
    cells = choose_cells(random, behaviour, truth, persons, np.arange(size), probe, grid, 1)
    near = np.take_along_axis(grid, cells, axis=1)[:, 0]
    return np.stack([probe, near, grid.sum(axis=1) - near], axis=1).astype(np.int32)


STARTS = 2
_MANY_TRIPLETS = 20_000
_EACH_OFTEN = 50
# Of a fit: steps, more where images have few triplets, and the seconds of a step.
_STEPS_OF_FEW, _STEPS_OF_MANY = 300, 40
_PER_TRIPLET, _PER_SCREEN, _PER_NUMBER = 12e-9, 5e-8, 6e-8


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cycle starts from; can be sent to another process or machine.

    blocks: screens up to the end of the run of the last of `assignments`. truth: (N, D). rows: images that
    the test set asks about. dims: of the embedding that is fitted, None for as many as `auto` takes.
    """

    blocks: tuple[BlockScreens, ...]
    assignments: int
    truth: Truth
    rows: Ints
    people: Behaviour
    dims: int | None
    seed: int


@dataclass(frozen=True, slots=True)
class Measured:
    """What came of it.

    error: share of the common test set that the embedding gets wrong. different: questions that differ,
    among those answered. contradicted: how many of these were answered both ways.
    """

    error: float
    different: int
    contradicted: int


def measure(cell: Cell) -> Measured:
    """Simulate the answers, fit the map that `auto` would make of them, measure on the common test set.

    The same cell gives the same figures. Raises ValueError where the screens yield no triplet.
    """
    screens = answered(cell.blocks, cell.truth, cell.people, cell.assignments, cell.seed)
    test = judging_triplets(cell.truth, cell.rows, cell.people, cell.seed)
    asked = asked_questions(np.concatenate([group.triplets() for group in screens]))
    # Images on no screen lie at the centre whatever is fitted, and a fit without them is the shorter one.
    seen, own = _seen(screens)
    dims = min(DIMS if cell.dims is None else cell.dims, max(len(seen) - 1, 1))
    fit = best_of(own, len(seen), dims, cell.seed).fit(own, len(seen), seed=cell.seed, starts=STARTS)
    positions = np.zeros((len(cell.truth), dims))
    positions[seen] = fit.positions
    return Measured(triplet_error(positions, test), asked.different, asked.contradicted)


def _seen(screens: Sequence[Screens]) -> tuple[Ints, list[Screens]]:
    """The images that are on a screen, and the screens with these numbered from 0."""
    seen = np.unique(
        np.concatenate([ids.ravel() for one in screens for ids in (one.probe, one.near, one.far)])
    )
    return seen, [
        Screens(
            np.searchsorted(seen, one.probe),
            np.searchsorted(seen, one.near),
            np.searchsorted(seen, one.far),
            one.ranked,
        )
        for one in screens
        if len(one)
    ]


def best_of(screens: Sequence[Screens], n_images: int, dims: int, seed: int) -> Setting:
    """The setting of `auto`'s list that it would take, told by fewer fits: two of five parts of the questions
    are held out one after the other, of many triplets one."""
    settings = candidates(dims)
    fold_of = folds_of(screens, FOLDS, seed)
    masks = [fold_of == fold for fold in range(_folds(count_triplets(screens)))]
    losses = []
    for setting in settings:
        tasks = [Task(screens, n_images, None, held, held, setting, seed) for held in masks]
        parts = [part for task in tasks if (part := told_of(task)) is not None]
        if not parts:
            return settings[0]
        losses.append(calibrated(joined(parts), len(fold_of)))
    return chosen_of(Trial(screens, n_images).tried(settings, losses, losses[0])).setting


def _folds(triplets: int) -> int:
    return 2 if triplets < _MANY_TRIPLETS else 1


def work_seconds(images: int, screens: int, triplets: int, cells: int, dims: int = DIMS) -> float:
    """About how long so many cells take one process: images seen, screens and triplets of one of them."""
    fits = STARTS + _folds(triplets) * len(candidates())
    steps = _STEPS_OF_FEW if triplets < images * _EACH_OFTEN else _STEPS_OF_MANY
    each = triplets * _PER_TRIPLET + images * dims * _PER_NUMBER + screens * _PER_SCREEN
    return cells * fits * steps * each
