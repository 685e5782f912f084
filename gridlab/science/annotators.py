"""Simulated annotators: how people who see a true embedding choose, and how long they take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

import numpy as np
import numpy.typing as npt

from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import SIGMA, assumed_seconds
from gridlab.domain.said import say

Truth = npt.NDArray[np.float64]

DIMENSIONS = 3
SPREAD = 0.5


def gaussian_truth(images: int, dims: int = DIMENSIONS, *, seed: int = 0) -> Truth:
    """Standard normal points, float64 (images, dims)."""
    return np.random.default_rng(seed).standard_normal((images, dims))


def label_truth(
    labels: Sequence[str], dims: int = DIMENSIONS, *, seed: int = 0, spread: float = SPREAD
) -> Truth:
    """Points around the centre of their label, float64 (len(labels), dims).

    Centres are standard normal, points stray from them by `spread` in each dimension. An image without a
    label has a centre of its own.
    """
    random = np.random.default_rng(seed)
    names = sorted(set(labels))
    centres = random.standard_normal((len(names), dims))
    own = random.standard_normal((len(labels), dims))
    strays = spread * random.standard_normal((len(labels), dims))
    places = np.searchsorted(names, labels) if names else np.empty(0, np.int64)
    unlabelled = np.array([not label for label in labels], dtype=np.bool_)
    return np.where(unlabelled[:, None], own, centres[places] + strays)


def array_truth(array: npt.ArrayLike, images: int) -> Truth:
    """An embedding from elsewhere as float64 (images, D), scaled to at most 1 (ratios alone count).

    Raises GridLabError unless it has two dimensions, one row for each image, and finite numbers.
    """
    points = np.array(array, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] < 1:
        raise GridLabError(
            say("The true embedding has shape {shape}. It must be images × dimensions.", shape=points.shape),
            safe=say("Nothing was changed."),
            todo=say("Give one row of numbers for each image."),
        )
    if len(points) != images:
        raise GridLabError(
            say("The true embedding has {count} rows for {images} images.", count=len(points), images=images),
            safe=say("Nothing was changed."),
            todo=say("Give one row of numbers for each image."),
        )
    if not np.isfinite(points).all():
        raise GridLabError(
            say("The true embedding has values that are not finite numbers."),
            safe=say("Nothing was changed."),
            todo=say("Give one row of numbers for each image."),
        )
    largest = float(np.abs(points).max(initial=0.0))
    return points / largest if largest > 0 else points


Model = Literal["noisy", "perfect", "random", "spammer"]
Ints = npt.NDArray[np.integer]
Cells = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]

_SPEED_SPREAD = 0.25
_SPAMMER_PACE = 0.15
# Distances of zero (the probe's twin) stay finite; equal scores are told apart by less than any noise.
_NEAREST = np.finfo(np.float64).tiny
_TIE = 1e-9
_FLOATS_AT_ONCE = 1 << 21


@dataclass(frozen=True, slots=True)
class Behaviour:
    """How annotators of one kind answer.

    sigma: noise of a score, drawn per screen and image. tau: how differently persons weight the dimensions.
    lapses: share of screens answered at random. by_position: the images do not matter, only the cells.
    pace: share of the assumed seconds.
    """

    sigma: float = 0.1
    tau: float = 0.35
    lapses: float = 0.04
    by_position: bool = False
    pace: float = 1.0


BEHAVIOURS: Mapping[Model, Behaviour] = MappingProxyType(
    {
        # In the middle of what came closest to published answers (sigma .05-.1, tau .3-.4, lapses .03-.05).
        "noisy": Behaviour(),
        "perfect": Behaviour(sigma=0.0, tau=0.0, lapses=0.0),
        "random": Behaviour(sigma=0.0, tau=0.0, lapses=1.0),
        "spammer": Behaviour(sigma=0.0, tau=0.0, lapses=0.0, by_position=True, pace=_SPAMMER_PACE),
    }
)


@dataclass(frozen=True, slots=True)
class Persons:
    """P persons: weights (P, D) of the dimensions, speed (P,) of their times, favourite (P,) cell."""

    weights: Floats
    speed: Floats
    favourite: Floats

    def __len__(self) -> int:
        return len(self.weights)


def draw_persons(random: np.random.Generator, behaviour: Behaviour, count: int, dims: int) -> Persons:
    """`count` persons who weight each dimension by exp(tau × N(0, 1)).

    favourite is a share of the grid: 0 its first cell, nearly 1 its last.
    """
    return Persons(
        np.exp(behaviour.tau * random.standard_normal((count, dims))),
        np.exp(_SPEED_SPREAD * random.standard_normal(count)),
        random.random(count),
    )


def choose_cells(
    random: np.random.Generator,
    behaviour: Behaviour,
    truth: Truth,
    persons: Persons,
    who: Ints,
    probes: Ints,
    grids: Ints,
    k: int,
) -> Cells:
    """The chosen cells of many screens, int64 (S, k), in the order of choosing.

    who (S,): the person that answers. probes (S,), grids (S, n): rows of `truth` (N, D); -1 pads a grid at
    its end. The score of an image is -log(distance) + sigma × Gumbel(0, 1), the k highest are chosen, the
    highest first: a Plackett-Luce order. In a lapse all orders are equally likely. Distances are Euclidean
    on dimensions multiplied by the person's weights.
    """
    shown = grids >= 0
    if grids.shape[1] == 0 or k > int(shown.sum(axis=1).min(initial=grids.shape[1])):
        raise ValueError(f"cannot choose {k} of fewer images")
    lapse = random.random(len(probes)) < behaviour.lapses
    ties = random.random(grids.shape)
    if behaviour.by_position:
        scores = _position_scores(persons.favourite[who], shown)
    elif behaviour.lapses >= 1:
        scores = np.zeros(grids.shape)
    else:
        scores = _nearness(truth, persons.weights, who, probes, grids)
    if behaviour.sigma > 0:
        scores += behaviour.sigma * random.gumbel(size=grids.shape)
    scores = np.where(lapse[:, None], ties, scores + _TIE * ties)
    scores[~shown] = -np.inf
    return np.argsort(-scores, axis=1)[:, :k]


def _nearness(truth: Truth, weights: Floats, who: Ints, probes: Ints, grids: Ints) -> Floats:
    """-log(distance) between probe and grid images, (S, n), as the persons see them."""
    scores = np.empty(grids.shape)
    step = max(_FLOATS_AT_ONCE // (grids.shape[1] * truth.shape[1]), 1)
    for start in range(0, len(grids), step):
        part = slice(start, start + step)
        gaps = truth[grids[part]] - truth[probes[part], None, :]
        gaps *= weights[who[part], None, :]
        squares = np.einsum("sid,sid->si", gaps, gaps)
        scores[part] = -0.5 * np.log(np.maximum(squares, _NEAREST))
    return scores


def _position_scores(favourite: Floats, shown: npt.NDArray[np.bool_]) -> Floats:
    """Higher for cells that follow the favourite one more closely, going round the grid, (S, n)."""
    n = shown.sum(axis=1)[:, None]
    first = (favourite[:, None] * n).astype(np.int64)
    after = (np.arange(shown.shape[1]) - first) % n
    return np.asarray(-after, dtype=np.float64)


def draw_seconds(
    random: np.random.Generator, behaviour: Behaviour, persons: Persons, who: Ints, n: int, k: int
) -> Floats:
    """Seconds from onset to submit, (S,): log-normal around the assumed ones × pace × the person's speed.

    The spread on one annotator's screens is that of hit_time.py.
    """
    median = assumed_seconds(n, k) * behaviour.pace
    return np.asarray(median * persons.speed[who] * np.exp(SIGMA * random.standard_normal(len(who))))


class Annotator:
    """One simulated annotator, who answers screen after screen; the same seed gives the same answers."""

    def __init__(self, model: Model, truth: Truth, seed: int) -> None:
        self._random = np.random.default_rng(seed)
        self._behaviour = BEHAVIOURS[model]
        self._truth = truth
        self._persons = draw_persons(self._random, self._behaviour, 1, truth.shape[1])
        self._who = np.zeros(1, dtype=np.int64)

    def choose(self, probe: int, grid: tuple[int, ...], k: int) -> tuple[int, ...]:
        """k cells (0-based) in the order of choosing; probe and grid are rows of the truth."""
        cells = choose_cells(
            self._random,
            self._behaviour,
            self._truth,
            self._persons,
            self._who,
            np.array([probe]),
            np.array([grid]),
            k,
        )
        return tuple(cells[0].tolist())

    def moments(self, n: int, k: int) -> tuple[float, ...]:
        """Seconds since onset of the k choices and of the submit, ascending: k + 1 numbers."""
        seconds = float(draw_seconds(self._random, self._behaviour, self._persons, self._who, n, k)[0])
        shares = np.sort(self._random.uniform(0.3, 0.95, size=k))
        return (*(seconds * shares).tolist(), seconds)
