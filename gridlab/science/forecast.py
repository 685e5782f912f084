"""How the error of a map falls with the number of screens, and what it would be with more of them.

Maps are fitted to growing parts of the answers and tested on screens that none of them saw. Learning curves

    error = c + (1/2 - c) / (1 + (screens / h)^b)

begin at chance and fall towards c, which no number of screens gets below: at least the noise ceiling, where
that is known. Many c, h and b are looked at together; each curve counts as much as the errors speak for it
(Bayesian model averaging over a grid).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.science.embedding.embed import Answers
from gridlab.science.embedding.held_out import parted, questions
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.validation import Setting, told

Ints = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
Each = Callable[[Callable[[Any], Any], Sequence[Any]], Iterable[tuple[int, Any]]]

DRAWS, FEW_DRAWS = 6, 3
MANY_SCREENS = 2_000
"""From so many on a draw tells the error closely enough that fewer of them do."""
LEAST_GAIN = 1e-5
"""Of a step that is worth another: a stricter end takes twice as long and moves no error by .001."""
HELD_OUT = 0.2
SHARES = (0.2, 0.4, 0.6, 0.8)
"""Of all screens, that the maps of a draw are fitted to: each part holds the one before."""
AHEAD = (1.0, 1.25, 1.5, 2.0, 3.0, 4.0)
"""Times the screens there are."""
FEWEST = 20
"""With fewer screens nothing is said."""
CHANCE = 0.5
_POWERS = np.linspace(0.6, 3.0, 13)
_HALVES = np.geomspace(0.02, 8.0, 30)
_FLOORS = np.linspace(0.0, 1.0, 12)
_LEAST = 0.01
"""How far errors lie from any such curve at least."""
_Z = 1.2816
"""Of a normal variable, for 80 %."""
_DROP = 0.35
"""How far, of the fall that is foretold, curves of this form miss: found on simulated studies."""
_DRAWN = 31


@dataclass(frozen=True, slots=True)
class Part:
    """One map to be fitted and tested by a worker. train, test (S,): which screens."""

    screens: Sequence[Screens]
    n_images: int
    features: Reals | None
    setting: Setting
    train: npt.NDArray[np.bool_]
    test: npt.NDArray[np.bool_]
    seed: int


@dataclass(frozen=True, slots=True)
class Forecast:
    """screens (K,), error (K,): mean held-out error of maps of so many screens. ahead (M,): numbers of
    screens from those there are on, with the error to expect and its 80 % interval."""

    screens: Ints
    error: Reals
    ahead: Ints
    expected: Reals
    low: Reals
    high: Reals

    def at(self, times: float) -> tuple[float, float, float]:
        """Expected error and interval at so many times the screens there are, one of AHEAD."""
        at = AHEAD.index(times)
        return float(self.expected[at]), float(self.low[at]), float(self.high[at])


def tested(part: Part) -> tuple[Reals, Ints]:
    """Wrongly told triplets and all triplets of each screen (S,), 0 where it is not tested."""
    kept, out = parted(part.screens, part.train)[1], parted(part.screens, part.test)[1]
    fit = part.setting.fit(kept, part.n_images, part.features, seed=part.seed, least_gain=LEAST_GAIN)
    found = told(fit.positions, part.setting, out, np.flatnonzero(part.test))
    wrong: Reals = np.bincount(found.screen, found.wrong, len(part.test)).astype(np.float64)
    return wrong, np.bincount(found.screen, minlength=len(part.test)).astype(np.int64)


def draws_for(screens: int) -> int:
    """How often maps of growing parts are fitted."""
    return DRAWS if screens < MANY_SCREENS else FEW_DRAWS


def forecast(
    answers: Answers,
    setting: Setting,
    features: Reals | None = None,
    *,
    floor: float = 0.0,
    seed: int = 0,
    each: Each,
    cancel: Cancel | None = None,
) -> Forecast | None:
    """The learning curve and where it leads; None with fewer than FEWEST screens.

    floor: the lower end of the noise ceiling, 0 or NaN where it is not known. Raises Cancelled.
    """
    count = len(answers.annotator)
    if count < FEWEST:
        return None
    asked = questions(answers.screens)
    draws = draws_for(count)
    parts = [part for draw in range(draws) for part in _draw(answers, asked, setting, features, seed, draw)]
    wrong, triplets = np.zeros((len(parts), count)), np.zeros((len(parts), count), np.int64)
    for number, (own, of) in each(tested, parts):
        if cancel is not None:
            cancel.raise_if_set()
        wrong[number], triplets[number] = own, of
    sizes = np.array([int(part.train.sum()) for part in parts])
    errors = wrong.sum(axis=1) / np.maximum(triplets.sum(axis=1), 1)
    by_share = sizes.reshape(draws, -1), errors.reshape(draws, -1)
    screens, error = by_share[0].mean(axis=0), by_share[1].mean(axis=0)
    spread = by_share[1].std(axis=0, ddof=1) / np.sqrt(draws)
    largest = np.arange(len(parts)) % len(SHARES) == len(SHARES) - 1
    level = _level(wrong[largest].sum(axis=0), triplets[largest].sum(axis=0), answers.annotator)
    ahead = np.array([round(times * count) for times in AHEAD], np.int64)
    expected, unsure = _curve(screens, error, spread, ahead, max(np.nan_to_num(floor), 0.0))
    fall = np.maximum(error[-1] - expected, 0.0)
    wide = _Z * np.sqrt(unsure + level**2 + (_DROP * fall) ** 2)
    low, high = np.clip(expected - wide, 0, 1), np.clip(expected + wide, 0, 1)
    return Forecast(np.rint(screens).astype(np.int64), error, ahead, expected, low, high)


def _draw(
    answers: Answers, asked: Ints, setting: Setting, features: Reals | None, seed: int, draw: int
) -> list[Part]:
    """The maps of one draw: whole questions are held out of all, the rest is taken in random order."""
    random = np.random.default_rng([seed, _DRAWN, draw])
    order = random.permutation(int(asked.max()) + 1)[asked]
    place = np.argsort(np.argsort(order, kind="stable"), kind="stable")
    count = len(asked)
    test = order <= order[place == max(round(HELD_OUT * count), 1) - 1][0]
    found = []
    for share in SHARES:
        train = ~test & (place < place[test].max() + 1 + max(round(share * count), 2))
        if not train.any():
            train = ~test
        found.append(Part(answers.screens, answers.n_images, features, setting, train, test, seed))
    return found


def _level(wrong: Reals, triplets: Ints, annotator: Ints) -> float:
    """How unsure the level of all errors is, as other people or screens would have answered: the standard
    error of the mean over annotators, or over screens where they are not known."""
    groups = np.unique(annotator, return_inverse=True)[1] if (annotator >= 0).all() else None
    if groups is not None and groups.max() > 1:
        wrong = np.bincount(groups, wrong).astype(np.float64)
        triplets = np.bincount(groups, triplets).astype(np.int64)
    total = max(int(triplets.sum()), 1)
    mean = float(wrong.sum()) / total
    return float(np.sqrt(((wrong - mean * triplets) ** 2).sum()) / total)


def _curve(screens: Reals, error: Reals, spread: Reals, ahead: Ints, floor: float) -> tuple[Reals, Reals]:
    """Expected errors at `ahead` and their variances, over all curves of the grid."""
    least = min(floor, float(error.min()))
    floors = least + _FLOORS * (float(error.min()) - least)
    halves = float(screens[-1]) * _HALVES
    c, half, power = (axis.ravel()[:, None] for axis in np.meshgrid(floors, halves, _POWERS, indexing="ij"))

    def curves(sizes: Reals) -> Reals:
        grown: Reals = c + (CHANCE - c) / (1.0 + (sizes[None] / half) ** power)
        return grown

    scale = np.sqrt(spread**2 + _LEAST**2)
    misfit = (((error - curves(screens)) / scale) ** 2).sum(axis=1)
    weight = np.exp(-0.5 * (misfit - misfit.min()))
    weight /= weight.sum()
    later = curves(ahead.astype(np.float64))
    mean = weight @ later
    return mean, weight @ (later - mean) ** 2
