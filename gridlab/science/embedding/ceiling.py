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
    known = np.flatnonzero(shared & (annotator >= 0))
    if len(known) == 0:
        return None
    asked = questions(screens)[known]
    order = np.argsort(asked, kind="stable")
    rows = _rows(screens, known[order])
    ends = np.flatnonzero(np.diff(asked[order])) + 1
    disagreed = decided = 0.0
    used = 0
    for start, stop in zip([0, *ends], [*ends, len(rows)], strict=True):
        if stop - start < 2:
            continue
        used += 1
        one, all_of = _disagreement(rows[start:stop])
        disagreed += one
        decided += all_of
    if used < FEWEST or not decided:
        return None
    share = min(disagreed / decided, 0.5)
    return Ceiling(float((1 - np.sqrt(1 - 2 * share)) / 2), float(share), used)


Row = tuple[npt.NDArray[np.integer], npt.NDArray[np.integer]]


def _rows(screens: Sequence[Screens], wanted: Ints) -> list[Row]:
    """Near and far images of some screens, numbered in the order of the groups."""
    ends = np.cumsum([len(group) for group in screens])
    found = []
    for number, of in zip(wanted.tolist(), np.searchsorted(ends, wanted, "right").tolist(), strict=True):
        group = screens[of]
        at = number - (int(ends[of]) - len(group))
        found.append((group.near[at], group.far[at]))
    return found


def _disagreement(answers: Sequence[Row]) -> tuple[float, float]:
    """Of all pairs of people: triplets that they answer otherwise, and triplets that both answer."""
    images = np.unique(np.concatenate([*(near for near, _ in answers), *(far for _, far in answers)]))
    near, far = np.zeros((2, len(answers), len(images)))
    for row, (chosen, others) in enumerate(answers):
        near[row, np.searchsorted(images, chosen)] = 1
        far[row, np.searchsorted(images, others)] = 1
    pairs = np.triu_indices(len(answers), 1)
    alike = ((near @ near.T) * (far @ far.T))[pairs].sum()
    crossed = near @ far.T
    otherwise = (crossed * crossed.T)[pairs].sum()
    return float(otherwise), float(alike + otherwise)
