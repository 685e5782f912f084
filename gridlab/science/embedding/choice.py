"""`auto`: which of a short list of settings tells held-out screens best, and whether that is clear.

Settings differ in how slowly nearness fades with distance, and in how much features count. With few screens
cross-validation can hardly tell them apart, so the first of the list stays unless another is better by more
than the noise. Features are given as they are thought to tell something: where they are, the first uses them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.screens import Screens, count_triplets
from gridlab.science.embedding.validation import (
    Each,
    Flags,
    Ints,
    Losses,
    Setting,
    Task,
    Told,
    calibrated,
    folds_of,
    here,
    joined,
    told_of,
)

DIMS = 10
WEIGHTS = (0.5, 0.0, 0.9)
"""Of features, where there are any."""
CLEAR, CLEAR_WITH_FEATURES = 1.0, 0.5
"""Standard errors of the difference to the first that are taken off what a setting gains."""
FOLDS = 5
FEW_FOLDS = 3
MANY = 30_000
"""From so many triplets on three folds say enough, and take little longer than one."""
VERY_MANY = 2_000_000
"""From so many triplets on it is enough to hold a tenth of the screens out, once."""
_TENTHS = 10


def candidates(dims: int = DIMS, *, with_features: bool = False) -> tuple[Setting, ...]:
    """The short list, the one to begin with first."""
    short = (
        Setting("tste", dims, 0.03, 1.0),
        Setting("tste", dims, 0.03, 3.0),
        Setting("tste", dims, 0.01, 9.0),
        Setting("ckl", dims, 0.1),
    )
    weights = WEIGHTS if with_features else (0.0,)
    return tuple(replace(setting, feature_weight=weight) for weight in weights for setting in short)


@dataclass(frozen=True, slots=True)
class Tried:
    """A setting as cross-validation found it. losses: by screen. logloss: calibrated, of a triplet. error:
    held-out triplet error, with its standard error over screens. gain: by how much its log-loss is below that
    of the first, with the standard error of that."""

    setting: Setting
    losses: Losses
    logloss: float
    error: float
    error_se: float
    gain: float
    gain_se: float
    chosen: bool = False


def folds_for(screens: Sequence[Screens]) -> int:
    """How many times screens are held out: the more, the fewer they are; of very many a tenth, once."""
    triplets = count_triplets(screens)
    return 1 if triplets >= VERY_MANY else FEW_FOLDS if triplets >= MANY else FOLDS


def held_by_turns(screens: Sequence[Screens], seed: int) -> list[Flags]:
    """Which screens (S,) are held out, for each time that some are: whole questions."""
    turns = folds_for(screens)
    fold_of = folds_of(screens, turns if turns > 1 else _TENTHS, seed)
    return [fold_of == fold for fold in range(turns)]


@dataclass(frozen=True, slots=True)
class Trial:
    """What settings are tried on. features (N, P): as `feature_space` makes them. each: does the fits."""

    screens: Sequence[Screens]
    n_images: int
    features: Positions | None = None
    seed: int = 0
    each: Each = here

    def losses_of(self, settings: Sequence[Setting]) -> list[Losses]:
        """How each setting tells every screen by fits to other questions."""
        masks = held_by_turns(self.screens, self.seed)
        folds = len(masks)
        tasks = [
            Task(self.screens, self.n_images, self.features, held, held, setting, self.seed)
            for setting in settings
            for held in masks
        ]
        parts: dict[int, dict[int, Told | None]] = {}
        losses: dict[int, Losses] = {}
        for number, told in self.each(told_of, tasks):
            at, fold = divmod(number, folds)
            own = parts.setdefault(at, {})
            own[fold] = told
            if len(own) == folds:
                # As soon as all are there: of many triplets those of every setting would fill the memory.
                every = joined(part for _, part in sorted(own.items()) if part is not None)
                losses[at] = calibrated(every, len(masks[0]))
                own.clear()
                parts.pop(at)
        return [losses[at] for at in range(len(settings))]

    def tried(self, settings: Sequence[Setting], every: Sequence[Losses], first: Losses) -> list[Tried]:
        """What `losses_of` gave as it is reported, beside the first of all."""
        return [
            Tried(setting, loss, loss.mean, *_ratio(loss.wrong, loss.triplets), *_gain(first, loss))
            for setting, loss in zip(settings, every, strict=True)
        ]


def try_settings(trial: Trial, settings: Sequence[Setting]) -> list[Tried]:
    """What cross-validation over whole questions finds of each setting; the chosen one is marked."""
    every = trial.losses_of(settings)
    tried = trial.tried(settings, every, every[0])
    best = chosen_of(tried)
    return [replace(one, chosen=one is best) for one in tried]


def search_dims(trial: Trial, found: Sequence[Tried], dims: Sequence[int]) -> list[Tried]:
    """What was found, and the chosen setting in other numbers of dimensions; the one now chosen is marked.

    By the same rule: the number that it has stays unless another is clearly better.
    """
    first = next(one for one in found if one.chosen)
    others = [replace(first.setting, dims=number) for number in dims if number != first.setting.dims]
    tried = trial.tried(others, trial.losses_of(others), first.losses)
    best = chosen_of([replace(first, gain=0.0, gain_se=0.0), *tried])
    return [replace(one, chosen=one.setting == best.setting) for one in (*found, *tried)]


def chosen_of(tried: Sequence[Tried]) -> Tried:
    """The setting that gains most over the first beyond what may be chance; the first where none does.

    With features settings differ more, and what they gain is less often chance.
    """
    with_features = any(one.setting.feature_weight > 0 for one in tried)
    clear = CLEAR_WITH_FEATURES if with_features else CLEAR
    return max(tried, key=lambda one: one.gain - clear * one.gain_se)


def _gain(first: Losses, other: Losses) -> tuple[float, float]:
    """By how much the mean loss of `other` is lower, and the standard error of that, over screens."""
    return _ratio(first.by_screen - other.by_screen, first.triplets)


def _ratio(sums: Positions, counts: Ints) -> tuple[float, float]:
    """Sum by sum, and its standard error where each screen is drawn by itself."""
    total = int(counts.sum())
    mean = float(sums.sum() / total)
    return mean, float(np.sqrt(((sums - mean * counts) ** 2).sum()) / total)
