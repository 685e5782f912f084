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
DRAWS = 1_000
_DRAWN = 41


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
    found = _pairs(screens, annotator, shared)
    decided = sum(float((alike + otherwise).sum()) for alike, otherwise, _ in found)
    if len(found) < FEWEST or not decided:
        return None
    share = min(sum(float(otherwise.sum()) for _, otherwise, _ in found) / decided, 0.5)
    return Ceiling(float((1 - np.sqrt(1 - 2 * share)) / 2), float(share), len(found))


def disagreement_interval(
    screens: Sequence[Screens], annotator: Ints, shared: npt.NDArray[np.bool_], *, seed: int = 0
) -> tuple[float, float]:
    """The 95 % interval of the share of triplets on which two people disagree, by drawing annotators and
    shared screens anew, together; NaN where it is not known."""
    found = _pairs(screens, annotator, shared)
    people = np.unique(annotator[annotator >= 0])
    if len(found) < FEWEST:
        return float("nan"), float("nan")
    random = np.random.default_rng([seed, _DRAWN])
    at = [np.searchsorted(people, who) for _, _, who in found]
    shares = []
    for _ in range(DRAWS):
        weight = np.bincount(random.integers(0, len(people), len(people)), minlength=len(people))
        disagreed = decided = 0.0
        for question in random.integers(0, len(found), len(found)).tolist():
            alike, otherwise, _ = found[question]
            # A pair of the same person drawn twice has no weight: the diagonals are empty.
            own = weight[at[question]].astype(np.float64)
            one = float(own @ otherwise @ own)
            disagreed += one
            decided += one + float(own @ alike @ own)
        if decided:
            shares.append(disagreed / decided)
    if not shares:
        return float("nan"), float("nan")
    low, high = np.quantile(shares, (0.025, 0.975)).tolist()
    return low, high


Square = npt.NDArray[np.float64]


def _pairs(
    screens: Sequence[Screens], annotator: Ints, shared: npt.NDArray[np.bool_]
) -> list[tuple[Square, Square, Ints]]:
    """Of each shared question that two people or more answered: how many triplets each pair of answers (A, A)
    tells alike and otherwise, once a pair, and whose the answers are (A,)."""
    known = np.flatnonzero(shared & (annotator >= 0))
    if len(known) == 0:
        return []
    asked = questions(screens)[known]
    order = np.argsort(asked, kind="stable")
    rows, who = _rows(screens, known[order]), annotator[known[order]]
    ends = np.flatnonzero(np.diff(asked[order])) + 1
    return [
        (*_disagreement(rows[start:stop]), who[start:stop])
        for start, stop in zip([0, *ends], [*ends, len(rows)], strict=True)
        if stop - start > 1
    ]


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


def _disagreement(answers: Sequence[Row]) -> tuple[Square, Square]:
    """Of each pair of people, above the diagonal: triplets that both answer alike, and otherwise."""
    images = np.unique(np.concatenate([*(near for near, _ in answers), *(far for _, far in answers)]))
    near, far = np.zeros((2, len(answers), len(images)))
    for row, (chosen, others) in enumerate(answers):
        near[row, np.searchsorted(images, chosen)] = 1
        far[row, np.searchsorted(images, others)] = 1
    crossed = near @ far.T
    return np.triu((near @ near.T) * (far @ far.T), 1), np.triu(crossed * crossed.T, 1)
