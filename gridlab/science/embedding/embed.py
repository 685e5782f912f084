"""An embedding with what is known of it: its setting, how that was chosen, its error on what it never saw."""

from __future__ import annotations

import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.science.embedding.ceiling import NO_CEILING, Ceiling, noise_ceiling
from gridlab.science.embedding.choice import Trial, Tried, folds_for, held_by_turns, search_dims, try_settings
from gridlab.science.embedding.fit import Fit
from gridlab.science.embedding.held_out import questions, screens_error
from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.persons import PersonsTask, axes_in_order, fit_persons, told_of_persons
from gridlab.science.embedding.screens import Screens, count_triplets
from gridlab.science.embedding.uncertainty import Draw, uncertainty
from gridlab.science.embedding.validation import (
    Each,
    Flags,
    Losses,
    Setting,
    Task,
    Told,
    calibrated,
    here,
    joined,
    told_of,
)
from gridlab.science.embedding.validation import told as told_by

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

    @property
    def annotators_known(self) -> bool:
        """Whether two annotators or more are known, and nobody is not."""
        return bool((self.annotator >= 0).all()) and len(np.unique(self.annotator)) > 1


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
    left out, NaN where they are not known. seconds: of the processor, for the final fit. uncertainty (N,):
    see `uncertainty`, None where it was not asked for. weights (A, D): how strongly each annotator weights
    the axes, which are then not turned; None where that was not asked for.
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
    uncertainty: Positions | None = None
    weights: Positions | None = None


@dataclass(frozen=True, slots=True)
class How:
    """How an embedding is made. features (N, P): as `feature_space` makes them. dims: other numbers of
    dimensions that are tried of the chosen setting. bootstrap: how many maps of annotators drawn with
    replacement tell how sure each image is. persons: whether annotators weight the axes. each: does the
    fits."""

    features: Positions | None = None
    dims: Sequence[int] = ()
    bootstrap: int = 0
    persons: bool = False
    seed: int = 0
    each: Each = here


def embed(
    answers: Answers, settings: Sequence[Setting], how: How | None = None, *, cancel: Cancel | None = None
) -> Embedding:
    """The embedding by the setting that tells held-out screens best; see `choice`. One setting is only tried.

    Raises ValueError where there is no screen, and Cancelled.
    """
    how = how or How()
    if not answers.screens:
        raise ValueError("an embedding needs at least one screen")
    trial = Trial(answers.screens, answers.n_images, how.features, how.seed, how.each)
    tried = try_settings(trial, settings)
    if how.dims:
        tried = search_dims(trial, tried, how.dims)
    chosen = next(one for one in tried if one.chosen)
    setting = chosen.setting
    if cancel is not None:
        cancel.raise_if_set()
    seen = times_seen(answers.screens, answers.n_images)
    make = _of_persons if how.persons else _of_all
    made = make(answers, chosen, seen > 0, how)
    return Embedding(
        setting,
        made.positions,
        seen,
        count_triplets(answers.screens),
        len(answers.annotator),
        made.train_error,
        interval_of(made.losses, answers, how.seed),
        made.others,
        noise_ceiling(answers.screens, answers.annotator, answers.shared) or NO_CEILING,
        tuple(tried),
        folds_for(answers.screens),
        made.seconds,
        _uncertainty(answers, setting, made.positions, seen > 0, how) if how.bootstrap else None,
        made.weights,
    )


@dataclass(frozen=True, slots=True)
class _Made:
    """A final fit. losses: of held-out screens. others: the error on annotators who were left out."""

    positions: Positions
    train_error: float
    losses: Losses
    others: float
    seconds: float
    weights: Positions | None = None


@dataclass(frozen=True, slots=True)
class _Start:
    """One start of the final fit, to be sent to a worker."""

    screens: Sequence[Screens]
    n_images: int
    features: Positions | None
    setting: Setting
    seed: int
    number: int


def _timed(start: _Start) -> tuple[Fit, float]:
    begun = time.process_time()
    fit = start.setting.fit(
        start.screens, start.n_images, start.features, seed=start.seed, first_start=start.number
    )
    return fit, time.process_time() - begun


def _done(task: _Start | Task) -> tuple[Fit, float] | Told | None:
    return _timed(task) if isinstance(task, _Start) else told_of(task)


def _of_all(answers: Answers, chosen: Tried, seen: Flags, how: How) -> _Made:
    """The best of the starts of the chosen setting."""
    setting = chosen.setting
    starts = [
        _Start(answers.screens, answers.n_images, how.features, setting, how.seed, number)
        for number in range(STARTS)
    ]
    out = [
        Task(answers.screens, answers.n_images, how.features, left_out, held, setting, how.seed)
        for left_out, held in _annotators_out(answers, how.seed)
    ]
    tasks: list[_Start | Task] = [*starts, *out]
    found = dict(how.each(_done, tasks))
    fits = [one for number in range(STARTS) if isinstance(one := found[number], tuple)]
    told = [one for number in range(STARTS, len(tasks)) if isinstance(one := found[number], Told)]
    best = min(fits, key=lambda one: one[0].value)[0].positions
    error = screens_error(best, answers.screens)
    seconds = sum(seconds for _, seconds in fits)
    return _Made(principal(best, seen), error, chosen.losses, _error_of(told), seconds)


def _of_persons(answers: Answers, chosen: Tried, seen: Flags, how: How) -> _Made:
    """The map and the weights of all annotators. Raises ValueError where they are not known."""
    setting = chosen.setting
    people = int(answers.annotator.max()) + 1
    begun = time.process_time()
    fit = fit_persons(answers.screens, answers.annotator, answers.n_images, people, setting, seed=how.seed)
    seconds = time.process_time() - begun
    fit = axes_in_order(fit, seen)
    masks = [(held, held) for held in held_by_turns(answers.screens, how.seed)]
    folds = len(masks)
    masks += _annotators_out(answers, how.seed)
    tasks = [
        PersonsTask(answers.screens, answers.annotator, people, answers.n_images, *both, setting, how.seed)
        for both in masks
    ]
    found = dict(how.each(told_of_persons, tasks))
    parts = [found[number] for number in range(len(tasks))]
    own = told_by(
        fit.positions,
        setting,
        answers.screens,
        np.arange(len(answers.annotator)),
        fit.weights[answers.annotator],
    )
    return _Made(
        fit.positions,
        float(own.wrong.mean()),
        calibrated(joined(part for part in parts[:folds] if part is not None), len(answers.annotator)),
        _error_of([part for part in parts[folds:] if part is not None]),
        seconds,
        fit.weights,
    )


def _error_of(told: Sequence[Told]) -> float:
    return float(joined(told).wrong.mean()) if told else float("nan")


def groups_out(screens: Sequence[Screens], most: int = GROUPS) -> int:
    """How many of the groups of annotators are left out, one after the other; of very many triplets one."""
    return 1 if folds_for(screens) == 1 else most


def _annotators_out(answers: Answers, seed: int) -> list[tuple[Flags, Flags]]:
    """A fifth of the annotators left out at a time, of very many triplets one fifth alone: the screens that
    are left out, and theirs of them; none where fewer than two are known.

    The questions that they answered are left out of the fit for everyone.
    """
    if not answers.annotators_known:
        return []
    people = np.unique(answers.annotator)
    order = np.random.default_rng([seed, _LEFT_OUT]).permutation(len(people))
    group_of = order[np.searchsorted(people, answers.annotator)] % min(GROUPS, len(people))
    asked = questions(answers.screens)
    masks = []
    for group in range(groups_out(answers.screens, int(group_of.max()) + 1)):
        held = group_of == group
        masks.append((np.isin(asked, asked[held]), held))
    return masks


def _uncertainty(
    answers: Answers, setting: Setting, positions: Positions, seen: Flags, how: How
) -> Positions:
    """NaN where annotators are not known."""
    if not answers.annotators_known:
        return np.full(len(positions), np.nan)
    draws = [
        Draw(answers.screens, answers.annotator, positions, seen, how.features, setting, how.seed, number)
        for number in range(how.bootstrap)
    ]
    return uncertainty(draws, how.each)


def principal(positions: Positions, seen: Flags) -> Positions:
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


def interval_of(losses: Losses, answers: Answers, seed: int) -> Interval:
    """The error of what was held out, with its interval by drawing annotators anew, or else screens."""
    wrong, triplets = losses.wrong, losses.triplets.astype(np.float64)
    if answers.annotators_known:
        wrong = np.bincount(answers.annotator, wrong).astype(np.float64)
        triplets = np.bincount(answers.annotator, triplets).astype(np.float64)
    drawn = np.random.default_rng([seed, _BOOTSTRAP])
    own = np.flatnonzero(triplets)
    errors = np.empty(DRAWS)
    for draw in range(DRAWS):
        rows = own[drawn.integers(0, len(own), len(own))]
        errors[draw] = wrong[rows].sum() / triplets[rows].sum()
    low, high = np.percentile(errors, [_LOW, _HIGH])
    return Interval(float(wrong.sum() / triplets.sum()), float(low), float(high))
