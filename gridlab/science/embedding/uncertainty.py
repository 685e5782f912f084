"""How surely each image lies where it does: by maps of annotators drawn with replacement."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.held_out import parted
from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.validation import Each, Setting

Ints = npt.NDArray[np.int64]

QUESTIONS = 2_000
_ASKED, _DRAWN = 13, 14
_TOGETHER = 1 << 21


@dataclass(frozen=True, slots=True)
class Draw:
    """One map of annotators drawn anew, to be sent to a worker. positions (N, D): the map it is held against;
    annotator (S,): of each screen, all known; seen (N,): which images are asked about."""

    screens: Sequence[Screens]
    annotator: Ints
    positions: Positions
    seen: npt.NDArray[np.bool_]
    features: Positions | None
    setting: Setting
    seed: int
    number: int


def otherwise(draw: Draw) -> Positions:
    """The share of QUESTIONS random questions with each image as anchor that the map of the drawn annotators
    answers otherwise (N,): a tie in one of the maps counts half. NaN for images that are not asked about."""
    random = np.random.default_rng([draw.seed, _DRAWN, draw.number])
    people = np.unique(draw.annotator)
    times = np.bincount(random.integers(0, len(people), len(people)), minlength=len(people))
    own = times[np.searchsorted(people, draw.annotator)]
    screens = [
        group for again in range(1, int(times.max()) + 1) for group in parted(draw.screens, own >= again)[1]
    ]
    fit = draw.setting.fit(
        screens, len(draw.positions), draw.features, seed=draw.seed, begin_at=draw.positions
    )
    return _differing(draw.positions, fit.positions, draw.seen, draw.seed)


def _differing(one: Positions, other: Positions, seen: npt.NDArray[np.bool_], seed: int) -> Positions:
    """By anchor (N,), of the same questions for every map."""
    asked = np.flatnonzero(seen)
    found = np.full(len(one), np.nan)
    if len(asked) < 3:
        return found
    step = max(_TOGETHER // (QUESTIONS * one.shape[1]), 1)
    for start in range(0, len(asked), step):
        places = np.arange(start, min(start + step, len(asked)))
        first, second = _questions(places, len(asked), seed)
        signs = [
            np.sign(_squares(points, asked, places, second) - _squares(points, asked, places, first))
            for points in (one, other)
        ]
        found[asked[places]] = np.abs(signs[0] - signs[1]).mean(axis=1) / 2
    return found


def _questions(places: Ints, count: int, seed: int) -> tuple[Ints, Ints]:
    """QUESTIONS pairs of different places, neither the anchor's, for each of the anchors (A, QUESTIONS)."""
    random = np.random.default_rng([seed, _ASKED, int(places[0])])
    shape = (len(places), QUESTIONS)
    first = random.integers(0, count - 1, shape)
    second = random.integers(0, count - 2, shape)
    second += second >= first
    anchor = places[:, None]
    return first + (first >= anchor), second + (second >= anchor)


def _squares(points: Positions, asked: Ints, places: Ints, others: Ints) -> Positions:
    """Squared distances of the anchors from others (A, QUESTIONS)."""
    squares = np.zeros(others.shape)
    for column in points.T:
        own = column[asked]
        gaps = own[others] - own[places][:, None]
        squares += gaps * gaps
    return squares


def uncertainty(draws: Sequence[Draw], each: Each) -> Positions:
    """The mean of `otherwise` over the draws (N,); the same whichever is done first."""
    found = dict(each(otherwise, draws))
    total = np.zeros(len(draws[0].positions))
    for number in range(len(draws)):
        total += found[number]
    return total / len(draws)
