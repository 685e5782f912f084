"""The noise ceiling: how good any map could be, from how often two people disagree on the same triplet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.held_out import questions
from gridlab.science.embedding.screens import Screens

Ints = npt.NDArray[np.int64]

FEWEST = 5
"""With fewer shared screens that two people answered it is not said."""


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The best error that is possible lies between `low` and `high`; NaN where too little is shared.

    disagreement: of two people on the same triplet. screens: how many questions two people or more answered.
    """

    low: float
    high: float
    screens: int


NO_CEILING = Ceiling(float("nan"), float("nan"), 0)


def noise_ceiling(
    screens: Sequence[Screens], annotator: Ints, shared: npt.NDArray[np.bool_]
) -> Ceiling | None:
    """From shared screens that two annotators or more answered; None where they are fewer than FEWEST.

    With d the share of triplets on which two people disagree, of those that both answers decide, the least
    error is between (1 - √(1 - 2d))/2 and d. The order of ranked answers is not looked at.
    """
    asked = questions(screens)
    rows = _rows(screens)
    known = shared & (annotator >= 0)
    disagreed = decided = 0.0
    used = 0
    for question in np.unique(asked[known]):
        answers = [rows[at] for at in np.flatnonzero(known & (asked == question))]
        if len(answers) < 2:
            continue
        used += 1
        one, all_of = _disagreement(answers)
        disagreed += one
        decided += all_of
    if used < FEWEST or not decided:
        return None
    share = min(disagreed / decided, 0.5)
    return Ceiling(float((1 - np.sqrt(1 - 2 * share)) / 2), float(share), used)


def _rows(screens: Sequence[Screens]) -> list[tuple[frozenset[int], frozenset[int]]]:
    """Near and far images of every screen, in the order of the groups."""
    return [
        (frozenset(near), frozenset(far))
        for group in screens
        for near, far in zip(group.near.tolist(), group.far.tolist(), strict=True)
    ]


def _disagreement(answers: Sequence[tuple[frozenset[int], frozenset[int]]]) -> tuple[float, float]:
    """Of all pairs of people: triplets that they answer otherwise, and triplets that both answer."""
    disagreed = decided = 0
    for at, (near, far) in enumerate(answers):
        for other_near, other_far in answers[at + 1 :]:
            alike = len(near & other_near) * len(far & other_far)
            otherwise = len(near & other_far) * len(far & other_near)
            disagreed += otherwise
            decided += alike + otherwise
    return disagreed, decided
