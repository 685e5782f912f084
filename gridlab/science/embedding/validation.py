"""How well a setting tells screens that it was not fitted to: cross-validation over whole questions.

A question is a probe with a set of images: screens that ask the same one are held out together.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, Protocol, TypeVar

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.science.embedding.fit import LEAST_GAIN, Fit, fit_embedding
from gridlab.science.embedding.held_out import parted, questions
from gridlab.science.embedding.kernels import MU, Kernel, KernelName, kernel_of
from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.snack import fit_snack

Ints = npt.NDArray[np.int64]
Flags = npt.NDArray[np.bool_]

Method = Literal[KernelName, "snack"]

_STEPS = 40
_MOST_FOR_SLOPE = 1_000_000
_NUMBERS_AT_ONCE = 1 << 20
_CLOSE = 1e-4


@dataclass(frozen=True, slots=True)
class Setting:
    """How an embedding is fitted. alpha: of t-STE and SNaCK; mu: of CKL, and SNaCK's weight of the features;
    feature_weight: of the feature prior, 0 without. subsets: fitted to the chosen sets, not to triplets."""

    method: Method
    dims: int
    penalty: float
    alpha: float | None = None
    mu: float = MU
    feature_weight: float = 0.0
    subsets: bool = False

    @property
    def kernel(self) -> Kernel:
        """What it compares distances by."""
        name: KernelName = "tste" if self.method == "snack" else self.method
        return kernel_of(name, self.dims, self.alpha, self.mu)

    def fit(
        self,
        screens: Sequence[Screens],
        n_images: int,
        features: Positions | None = None,
        *,
        seed: int = 0,
        starts: int = 1,
        first_start: int = 0,
        least_gain: float = LEAST_GAIN,
        begin_at: Positions | None = None,
        cancel: Cancel | None = None,
    ) -> Fit:
        """`fit_embedding`, or `fit_snack`, by this setting. least_gain: of a fit without SNaCK."""
        if self.method == "snack":
            if features is None:
                raise ValueError("SNaCK needs features")
            return fit_snack(
                screens,
                n_images,
                features,
                mu=self.mu,
                dims=self.dims,
                alpha=self.alpha,
                penalty=self.penalty,
                seed=seed + first_start,
                cancel=cancel,
            )
        return fit_embedding(
            screens,
            n_images,
            self.dims,
            objective=self.method,
            penalty=self.penalty,
            alpha=self.alpha,
            mu=self.mu,
            subsets=self.subsets,
            features=features,
            feature_weight=self.feature_weight,
            seed=seed,
            starts=starts,
            first_start=first_start,
            least_gain=least_gain,
            begin_at=begin_at,
            cancel=cancel,
        )


@dataclass(frozen=True, slots=True)
class Told:
    """How a fit tells the triplets of held-out screens.

    margins (T,): how much farther the far image is than the near one, in the kernel's scores. screen (T,):
    the number of each triplet's screen among all that were given.
    """

    margins: Positions
    screen: npt.NDArray[np.integer]

    @property
    def wrong(self) -> Positions:
        """1 for a triplet that is told wrongly, 1/2 for a tie (T,)."""
        return np.where(self.margins < 0, 1.0, np.where(self.margins == 0, 0.5, 0.0))


def folds_of(screens: Sequence[Screens], folds: int, seed: int) -> Ints:
    """The fold of each screen of all groups, in their order: whole questions, folds of about one size."""
    asked = questions(screens)
    if len(asked) == 0:
        return asked
    order = np.random.default_rng([seed, folds]).permutation(int(asked.max()) + 1)
    return order[asked] % folds


def told(
    positions: Positions,
    setting: Setting,
    screens: Sequence[Screens],
    numbers: Ints,
    weights: Positions | None = None,
) -> Told:
    """How positions (N, D) tell screens whose numbers (S,) are given in the order of their groups.

    weights (S, D): how strongly whoever answered weights each axis.
    """
    kernel = setting.kernel
    margins, of, done = [], [], 0
    for group in screens:
        step = max(_NUMBERS_AT_ONCE // ((group.near.shape[1] + group.far.shape[1]) * positions.shape[1]), 1)
        for start in range(0, len(group), step):
            some = group.only(slice(start, start + step))
            items = np.hstack([some.near, some.far])
            gaps = positions[items] - positions[some.probe][:, None]
            if weights is not None:
                gaps *= weights[done : done + len(some), None]
            scores = kernel.scores(np.einsum("snd,snd->sn", gaps, gaps))
            own = numbers[done : done + len(some)].astype(np.int32)
            done += len(some)
            k = some.near.shape[1]
            for i in range(k):
                further = scores[:, i + 1 if some.ranked else k :] - scores[:, i : i + 1]
                margins.append(further.ravel())
                of.append(np.repeat(own, further.shape[1]))
    return Told(np.concatenate(margins), np.concatenate(of))


@dataclass(frozen=True, slots=True)
class Task:
    """A fit to some screens that tells others, to be sent to a worker.

    left_out, held (S,): which screens the fit does not see, and which of them it tells.
    """

    screens: Sequence[Screens]
    n_images: int
    features: Positions | None
    left_out: Flags
    held: Flags
    setting: Setting
    seed: int


def told_of(task: Task) -> Told | None:
    """What the fit tells; None where nothing is left to fit to."""
    kept, _ = parted(task.screens, task.left_out)
    _, out = parted(task.screens, task.held)
    if not kept or not out:
        return None
    fit = task.setting.fit(kept, task.n_images, task.features, seed=task.seed)
    return told(fit.positions, task.setting, out, np.flatnonzero(task.held))


Item = TypeVar("Item")
Result = TypeVar("Result")


class Each(Protocol):
    """Does tasks somewhere, in any order; gives the number of each with what came of it."""

    def __call__(
        self, work: Callable[[Item], Result], items: Sequence[Item], /
    ) -> Iterable[tuple[int, Result]]: ...


def here(work: Callable[[Item], Result], items: Sequence[Item], /) -> Iterator[tuple[int, Result]]:
    """The tasks in this process, one after the other."""
    for number, item in enumerate(items):
        yield number, work(item)


def joined(parts: Iterable[Told]) -> Told:
    """Several folds as one."""
    every = list(parts)
    return Told(
        np.concatenate([part.margins for part in every]), np.concatenate([part.screen for part in every])
    )


@dataclass(frozen=True, slots=True)
class Losses:
    """What a fit tells, summed by screen (S,): calibrated losses -log p of the triplets, p = 1 / (1 +
    exp(-slope × margin)), how many are told wrongly, and how many there are."""

    slope: float
    by_screen: Positions
    wrong: Positions
    triplets: Ints

    @property
    def mean(self) -> float:
        """A triplet's loss."""
        return float(self.by_screen.sum() / self.triplets.sum())


def calibrated(told: Told, screens: int) -> Losses:
    """The losses with the one slope that makes them least: settings spread images differently wide."""
    slope = _slope(told.margins[:: max(len(told.margins) // _MOST_FOR_SLOPE, 1)])
    by_screen, wrong = np.zeros(screens), np.zeros(screens)
    for start in range(0, len(told.margins), _NUMBERS_AT_ONCE):
        part = slice(start, start + _NUMBERS_AT_ONCE)
        some = Told(told.margins[part], told.screen[part])
        by_screen += np.bincount(some.screen, np.logaddexp(0, -slope * some.margins), screens)
        wrong += np.bincount(some.screen, some.wrong, screens)
    return Losses(slope, by_screen, wrong, np.bincount(told.screen, minlength=screens).astype(np.int64))


def _slope(margins: Positions) -> float:
    """The slope of least loss, at least 0: Newton's steps, halved until they gain."""
    scale = float(np.abs(margins).mean()) or 1.0
    scaled = margins / scale
    slope = 1.0
    for _ in range(_STEPS):
        p = 1 / (1 + np.exp(np.clip(slope * scaled, -500, 500)))
        pull = -float((scaled * p).mean())
        bend = float((scaled * scaled * p * (1 - p)).mean()) + 1e-9
        step = min(max(-pull / bend, -slope / 2), 1.0 + slope)
        slope += step
        if abs(step) < _CLOSE * slope:
            break
    return slope / scale
