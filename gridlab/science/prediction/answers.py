"""Simulated answers to the screens of many assignments, each assignment done by a person of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from gridlab.science.annotators import Behaviour, choose_cells, draw_persons
from gridlab.science.embedding import Screens, screens_from_choices
from gridlab.science.prediction.screens import TOGETHER, BlockScreens
from gridlab.science.truth import Truth

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
