"""`auto`: which of a short list of settings tells held-out screens best, and whether that is clear.

Settings differ in how slowly nearness fades with distance. With few screens cross-validation can hardly tell
them apart, so the first of the list stays unless another is better by more than the noise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.screens import Screens, count_triplets
from gridlab.science.embedding.validation import (
    Each,
    Ints,
    Losses,
    Setting,
    Task,
    Told,
    calibrated,
    folds_of,
    here,
    joined,
    told_of_fold,
)

DIMS = 10
WEIGHTS = (0.0, 0.5, 0.9)
"""Of features, where there are any."""
CLEAR = 1.5
"""Standard errors of the difference by which a setting must be better than the first."""
FOLDS = 5
FEW_FOLDS = 3
MANY = 30_000
"""From so many triplets on three folds say enough, and take little longer than one."""


def candidates(dims: int = DIMS, *, with_features: bool = False) -> tuple[Setting, ...]:
    """The short list, the one to begin with first."""
    short = (
        Setting("tste", dims, 0.03, 1.0),
        Setting("tste", dims, 0.03, 3.0),
        Setting("tste", dims, 0.01, 9.0),
        Setting("ckl", dims, 0.1),
    )
    weights = WEIGHTS if with_features else WEIGHTS[:1]
    return tuple(replace(setting, feature_weight=weight) for weight in weights for setting in short)


@dataclass(frozen=True, slots=True)
class Tried:
    """A setting as cross-validation found it. logloss: calibrated, of a triplet. error: held-out triplet
    error, with its standard error over screens. gain: by how much its log-loss is below that of the first,
    with the standard error of that."""

    setting: Setting
    told: Told
    logloss: float
    error: float
    error_se: float
    gain: float
    gain_se: float
    chosen: bool = False


def folds_for(screens: Sequence[Screens]) -> int:
    """How many folds: more where screens are few."""
    return FEW_FOLDS if count_triplets(screens) >= MANY else FOLDS


def try_settings(
    screens: Sequence[Screens],
    n_images: int,
    settings: Sequence[Setting],
    features: Positions | None = None,
    *,
    seed: int = 0,
    each: Each = here,
) -> list[Tried]:
    """What cross-validation over whole questions finds of each setting; the chosen one is marked."""
    folds = folds_for(screens)
    fold_of = folds_of(screens, folds, seed)
    tasks = [
        Task(screens, n_images, features, fold_of, fold, setting, seed)
        for setting in settings
        for fold in range(folds)
    ]
    parts = dict(each(told_of_fold, tasks))
    every = [joined(parts[at * folds + fold] for fold in range(folds)) for at in range(len(settings))]
    losses = [calibrated(one, len(fold_of)) for one in every]
    tried = [
        Tried(setting, told, loss.mean, *_error(told, loss.triplets), *_gain(losses[0], loss))
        for setting, told, loss in zip(settings, every, losses, strict=True)
    ]
    best = chosen_of(tried)
    return [replace(one, chosen=one is best) for one in tried]


def chosen_of(tried: Sequence[Tried]) -> Tried:
    """The setting of least log-loss, if it is clearly better than the first; else the first."""
    best = min(tried, key=lambda one: one.logloss)
    return best if best.gain > CLEAR * best.gain_se else tried[0]


def _error(told: Told, triplets: Ints) -> tuple[float, float]:
    """The share of triplets told wrongly, and its standard error over screens."""
    return _ratio(np.bincount(told.screen, told.wrong, len(triplets)).astype(np.float64), triplets)


def _gain(first: Losses, other: Losses) -> tuple[float, float]:
    """By how much the mean loss of `other` is lower, and the standard error of that, over screens."""
    return _ratio(first.by_screen - other.by_screen, first.triplets)


def _ratio(sums: Positions, counts: Ints) -> tuple[float, float]:
    """Sum by sum, and its standard error where each screen is drawn by itself."""
    total = int(counts.sum())
    mean = float(sums.sum() / total)
    return mean, float(np.sqrt(((sums - mean * counts) ** 2).sum()) / total)
