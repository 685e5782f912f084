"""One cell of a prediction: simulate, embed, measure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from gridlab.domain.questions import asked_questions
from gridlab.science.annotators import Behaviour, Ints
from gridlab.science.embedding import fit_embedding, triplet_error
from gridlab.science.prediction.answers import answered
from gridlab.science.prediction.judging import judging_triplets
from gridlab.science.prediction.screens import BlockScreens
from gridlab.science.truth import Truth

PENALTY = 0.01
STARTS = 2


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cycle starts from; can be sent to another process or machine.

    blocks: screens up to the end of the run of the last of `assignments`. truth: (N, D). rows: images that
    the test set asks about. dims: of the embedding that is fitted.
    """

    blocks: tuple[BlockScreens, ...]
    assignments: int
    truth: Truth
    rows: Ints
    people: Behaviour
    dims: int
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
    """Simulate the answers, fit t-STE with a small penalty, measure on the common test set.

    The same cell gives the same figures. Raises ValueError where the screens yield no triplet.
    """
    screens = answered(cell.blocks, cell.truth, cell.people, cell.assignments, cell.seed)
    fit = fit_embedding(screens, len(cell.truth), cell.dims, penalty=PENALTY, seed=cell.seed, starts=STARTS)
    test = judging_triplets(cell.truth, cell.rows, cell.people, cell.seed)
    asked = asked_questions(np.concatenate([group.triplets() for group in screens]))
    return Measured(triplet_error(fit.positions, test), asked.different, asked.contradicted)
