"""An embedding with what is known of it: its setting, how that was chosen, its error on what it never saw."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.science.embedding.ceiling import NO_CEILING, Ceiling, noise_ceiling
from gridlab.science.embedding.choice import Tried, folds_for, try_settings
from gridlab.science.embedding.held_out import parted, questions, screens_error
from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.screens import Screens, count_triplets
from gridlab.science.embedding.validation import Each, Setting, Told, here, told

Ints = npt.NDArray[np.int64]

STARTS = 2
DRAWS = 1_000
GROUPS = 5
_LOW, _HIGH = 2.5, 97.5
_BOOTSTRAP, _LEFT_OUT = 11, 12


@dataclass(frozen=True, slots=True)
class Answers:
    """Answered screens with who answered them: annotator (S,), in the order of the groups; -1 not known.

    shared (S,): whether a screen is the same for every annotator.
    """

    screens: Sequence[Screens]
    n_images: int
    annotator: Ints
    shared: npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Interval:
    """A share and its 95 % interval; NaN where it is not known."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Embedding:
    """positions (N, D): centred on the images seen, axes by descending variance, the largest entry of each
    positive. seen (N,): on how many screens an image is. train_error: of the screens it was fitted to.
    heldout: triplet error on held-out screens, cross-validated. heldout_annotators: on annotators who were
    left out, NaN where they are not known. seconds: of the processor, for the final fit.
    """

    setting: Setting
    positions: Positions
    seen: Ints
    triplets: int
    screens: int
    train_error: float
    heldout: Interval
    heldout_annotators: float
    ceiling: Ceiling
    tried: tuple[Tried, ...]
    folds: int
    seconds: float


def embed(
    answers: Answers,
    settings: Sequence[Setting],
    features: Positions | None = None,
    *,
    seed: int = 0,
    each: Each = here,
    cancel: Cancel | None = None,
) -> Embedding:
    """The embedding by the setting that tells held-out screens best; see `choice`. One setting is only tried.

    features (N, P): as `feature_space` makes them. each: does the fits of cross-validation. Raises ValueError
    where there is no screen, and Cancelled.
    """
    if not answers.screens:
        raise ValueError("an embedding needs at least one screen")
    tried = try_settings(answers.screens, answers.n_images, settings, features, seed=seed, each=each)
    chosen = next(one for one in tried if one.chosen)
    if cancel is not None:
        cancel.raise_if_set()
    setting = chosen.setting
    begun = time.process_time()
    fit = setting.fit(answers.screens, answers.n_images, features, seed=seed, starts=STARTS, cancel=cancel)
    seconds = time.process_time() - begun
    seen = times_seen(answers.screens, answers.n_images)
    return Embedding(
        setting,
        principal(fit.positions, seen > 0),
        seen,
        count_triplets(answers.screens),
        len(answers.annotator),
        screens_error(fit.positions, answers.screens),
        interval_of(chosen.told, answers, seed),
        annotators_error(answers, setting, features, seed=seed, cancel=cancel),
        noise_ceiling(answers.screens, answers.annotator, answers.shared) or NO_CEILING,
        tuple(tried),
        folds_for(answers.screens),
        seconds,
    )


def principal(positions: Positions, seen: npt.NDArray[np.bool_]) -> Positions:
    """The same distances on principal axes, by descending variance of the images seen; signs fixed."""
    _, axes = np.linalg.eigh(np.cov(positions[seen].T, bias=True).reshape(2 * positions.shape[1:]))
    turned = positions @ axes[:, ::-1]
    largest = np.abs(turned).argmax(axis=0)
    signs = np.sign(turned[largest, np.arange(turned.shape[1])])
    return np.asarray(turned * np.where(signs == 0, 1, signs))


def times_seen(screens: Iterable[Screens], n_images: int) -> Ints:
    """On how many screens each image is, (N,)."""
    seen = np.zeros(n_images, dtype=np.int64)
    for group in screens:
        rows = np.sort(np.hstack([group.probe[:, None], group.near, group.far]), axis=1)
        first = np.ones(rows.shape, dtype=np.bool_)
        first[:, 1:] = rows[:, 1:] != rows[:, :-1]
        seen += np.bincount(rows[first], minlength=n_images)
    return seen


def interval_of(told: Told, answers: Answers, seed: int) -> Interval:
    """The error of what was held out, with its interval by drawing annotators anew, or else screens."""
    screens = len(answers.annotator)
    wrong = np.bincount(told.screen, told.wrong, screens)
    triplets = np.bincount(told.screen, minlength=screens)
    known = bool((answers.annotator >= 0).all()) and len(np.unique(answers.annotator)) > 1
    if known:
        wrong = np.bincount(answers.annotator, wrong)
        triplets = np.bincount(answers.annotator, triplets)
    drawn = np.random.default_rng([seed, _BOOTSTRAP])
    own = np.flatnonzero(triplets)
    errors = np.empty(DRAWS)
    for draw in range(DRAWS):
        rows = own[drawn.integers(0, len(own), len(own))]
        errors[draw] = wrong[rows].sum() / triplets[rows].sum()
    low, high = np.percentile(errors, [_LOW, _HIGH])
    return Interval(float(wrong.sum() / triplets.sum()), float(low), float(high))


def annotators_error(
    answers: Answers,
    setting: Setting,
    features: Positions | None = None,
    *,
    seed: int = 0,
    cancel: Cancel | None = None,
) -> float:
    """The triplet error on annotators who were left out; NaN where fewer than two are known.

    A fifth of them at a time. The questions that they answered are then left out of the fit for everyone.
    """
    people = np.unique(answers.annotator)
    if len(people) < 2 or people[0] < 0:
        return float("nan")
    order = np.random.default_rng([seed, _LEFT_OUT]).permutation(len(people))
    group_of = order[np.searchsorted(people, answers.annotator)] % min(GROUPS, len(people))
    asked = questions(answers.screens)
    wrong = total = 0.0
    for group in range(int(group_of.max()) + 1):
        held = group_of == group
        kept, _ = parted(answers.screens, np.isin(asked, asked[held]))
        _, out = parted(answers.screens, held)
        if not kept or not out:
            continue
        fit = setting.fit(kept, answers.n_images, features, seed=seed, cancel=cancel)
        found = told(fit.positions, setting, out, np.flatnonzero(held))
        wrong += float(found.wrong.sum())
        total += len(found.margins)
    return wrong / total if total else float("nan")
