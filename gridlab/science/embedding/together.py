"""Fitting many maps of parts of the same screens at once.

A small fit spends its time on numpy's calls, not on numbers: so one call does a step of every fit. Each has
its own mean, penalty, curvature and end, so that it comes to what `fit_embedding` comes to from the same
start, up to single precision. For maps that are compared with others made alike.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.science.embedding.fit import FLATTEST, LEAST_GAIN, MAX_ITERATIONS
from gridlab.science.embedding.kernels import Kernel
from gridlab.science.embedding.likelihood import DENSE_IMAGES, Group, Positions, groups_of
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.validation import Setting

Flags = npt.NDArray[np.bool_]
Reals = npt.NDArray[np.float64]
Singles = npt.NDArray[Any]

_REMEMBERED = 10
"""Steps from which L-BFGS knows the curvature."""
PAIRS_PER_ITEM = 10
"""Up to so many pairs of images for each image of a screen, a table of all pairs is the faster way."""
_RANGE = 85.0
_LOG_2 = 0.7
_ENOUGH = 1e-4
"""Of the fall that the slope promises, a step has to bring so much."""
_SHORTEST = 1e-12
_LEFT = 0.7
"""Once fewer than this share of the fits go on, the others are no longer calculated."""


@dataclass(frozen=True, slots=True)
class _Part:
    """The screens of all fits that are alike in n, k and ranked. pairs (n, R): the place of each distance
    in the tables of all pairs. of (R,): whose screens they are."""

    pairs: npt.NDArray[np.intp]
    of: npt.NDArray[np.intp]
    k: int
    ranked: bool


class Together:
    """Mean loss + penalty × (sum of ‖x‖²) / (number of images seen) of each of B fits, as `Likelihood`.

    Raises ValueError where a fit has no screen, or for chosen sets and feature priors.
    """

    def __init__(self, fits: Sequence[Sequence[Screens]], images: int, setting: Setting) -> None:
        if setting.subsets or setting.feature_weight:
            raise ValueError("only maps of triplets alone are fitted together")
        self.kernel: Kernel = setting.kernel
        self.images = images
        self._fits, self._setting = fits, setting
        grouped = [groups_of(screens) for screens in fits]
        self.counts = np.array([sum(_triplets(one) for one in groups) for groups in grouped], np.float64)
        if not self.counts.all():
            raise ValueError("an embedding needs at least one screen")
        self.seen = np.zeros((len(fits), images), np.bool_)
        for number, groups in enumerate(grouped):
            for group in groups:
                self.seen[number, group.probe] = self.seen[number, group.items] = True
        self._parts = _parts(grouped, images)
        self._penalty = setting.penalty / self.seen.sum(axis=1)

    def only(self, rows: npt.NDArray[np.intp]) -> Together:
        """Some of the fits."""
        return Together([self._fits[row] for row in rows.tolist()], self.images, self._setting)

    def __call__(self, positions: Reals) -> tuple[Reals, Reals]:
        """Values (B,) and gradients (B, N, D) at positions (B, N, D)."""
        fits = len(positions)
        squares = _squares(positions.astype(np.float32))
        flat = squares.ravel()
        losses, pulls = np.zeros(fits), np.zeros(len(flat), np.float32)
        for part in self._parts:
            own = np.take(flat, part.pairs)
            slopes = self.kernel.slopes(own)
            loss, pull = _compared(self.kernel.scores(own), part.k, part.ranked, hinge=self.kernel.hinge)
            losses += np.bincount(part.of, loss, fits)
            pulls += np.bincount(part.pairs.ravel(), (pull * slopes).ravel(), len(flat)).astype(np.float32)
        both = pulls.reshape(squares.shape)
        both = both + both.transpose(0, 2, 1)
        pulled = positions * both.sum(axis=2)[..., None] - both @ positions.astype(np.float32)
        values = losses / self.counts + self._penalty * np.einsum("bnd,bnd->b", positions, positions)
        weight = 2 / self.counts
        return values, pulled * weight[:, None, None] + 2 * self._penalty[:, None, None] * positions


def _squares(positions: Singles) -> Singles:
    """Squared distances of all pairs of each fit, (B, N, N)."""
    norms = np.einsum("bnd,bnd->bn", positions, positions)
    squares: Singles = positions @ (-2 * positions.transpose(0, 2, 1))
    squares += norms[:, :, None]
    squares += norms[:, None]
    np.maximum(squares, 0, out=squares)
    return squares


def _triplets(group: Group) -> int:
    far, k = int(group.items.shape[1]) - group.k, group.k
    return len(group.probe) * (k * far + (k * (k - 1) // 2 if group.ranked else 0))


def _parts(grouped: Sequence[Sequence[Group]], images: int) -> list[_Part]:
    """The groups of all fits that are alike, as one; the images of each fit have rows of their own."""
    alike: dict[tuple[int, int, bool], list[tuple[int, Group]]] = {}
    for number, groups in enumerate(grouped):
        for group in groups:
            kind = group.items.shape[1], group.k, group.ranked
            alike.setdefault(kind, []).append((number, group))
    return [_part(found, images, k, ranked) for (_, k, ranked), found in alike.items()]


def _part(found: Sequence[tuple[int, Group]], images: int, k: int, ranked: bool) -> _Part:
    pairs = [
        (number * images + group.probe.astype(np.intp)[:, None]) * images + group.items
        for number, group in found
    ]
    of = [np.full(len(group.probe), number, np.intp) for number, group in found]
    return _Part(np.ascontiguousarray(np.concatenate(pairs).T), np.concatenate(of), k, ranked)


def _compared(scores: Singles, k: int, ranked: bool, *, hinge: bool) -> tuple[Reals, Singles]:
    """The loss of each screen (S,), and its derivative by each score (n, S)."""
    n = len(scores)
    pulls, losses = np.zeros_like(scores), np.zeros(scores.shape[1])
    # Products of odds stay within the range, so that one logarithm tells of several triplets.
    together = max(int(_RANGE // (float(scores.max(initial=0)) + _LOG_2)), 1)
    for i in range(k):
        first = i + 1 if ranked else k
        gaps = scores[i] - scores[first:]
        if hinge:
            short = np.maximum(gaps + 1, 0)
            losses += np.einsum("ns,ns->s", short, short)
            short *= 2
        else:
            over = np.maximum(gaps - _RANGE, 0).sum(axis=0) if gaps.max(initial=0) > _RANGE else 0.0
            odds = np.exp(np.minimum(gaps, _RANGE))
            odds += 1
            for start in range(0, n - first, together):
                losses += np.log(np.multiply.reduce(odds[start : start + together], axis=0))
            losses += over
            short = 1 - np.reciprocal(odds, out=odds)
        pulls[i] += short.sum(axis=0)
        pulls[first:] -= short
    return losses, pulls


class _Memory:
    """The last steps of each fit, and the way down that L-BFGS sees from them (Nocedal 1980)."""

    def __init__(self, fits: int, size: int) -> None:
        self._steps = np.zeros((_REMEMBERED, fits, size))
        self._bends = np.zeros_like(self._steps)
        self._curves = np.zeros((_REMEMBERED, fits))
        self._next = np.zeros(fits, np.intp)

    def only(self, rows: npt.NDArray[np.intp]) -> None:
        """Forget the other fits."""
        self._steps, self._bends = self._steps[:, rows], self._bends[:, rows]
        self._curves, self._next = self._curves[:, rows], self._next[rows]

    def learn(self, which: Flags, step: Reals, bend: Reals) -> None:
        """These fits made a step, along which the gradient changed so."""
        curve = np.einsum("bp,bp->b", step, bend)
        rows = np.flatnonzero(which & (curve > np.finfo(float).eps * np.einsum("bp,bp->b", bend, bend)))
        at = self._next[rows] % _REMEMBERED
        self._steps[at, rows], self._bends[at, rows] = step[rows], bend[rows]
        self._curves[at, rows] = 1 / curve[rows]
        self._next[rows] += 1

    def down(self, gradient: Reals) -> Reals:
        """The direction to go from a gradient (B, P)."""
        every = np.arange(len(gradient))
        way, shares = gradient.copy(), []
        for back in range(1, _REMEMBERED + 1):
            at = (self._next - back) % _REMEMBERED
            step, bend, curve = self._steps[at, every], self._bends[at, every], self._curves[at, every]
            share = curve * np.einsum("bp,bp->b", step, way)
            way -= share[:, None] * bend
            shares.append((share, step, bend, curve))
        _, _, bend, curve = shares[0]
        grown = curve * np.einsum("bp,bp->b", bend, bend)
        length = np.linalg.norm(gradient, axis=1)
        scale = np.where(grown > 0, 1 / np.where(grown > 0, grown, 1), 1 / np.maximum(length, 1e-300))
        way *= scale[:, None]
        for share, step, bend, curve in reversed(shares):
            way += (share - curve * np.einsum("bp,bp->b", bend, way))[:, None] * step
        return -way


def fits_together(fits: Sequence[Sequence[Screens]], images: int, setting: Setting) -> bool:
    """Whether `fit_together` is the faster way, and can be gone."""
    items = sum(len(one) * (one.near.shape[1] + one.far.shape[1]) for screens in fits for one in screens)
    is_plain = not setting.subsets and not setting.feature_weight and setting.method != "snack"
    return is_plain and images <= DENSE_IMAGES and images**2 * len(fits) <= PAIRS_PER_ITEM * items


class _Descent:
    """All fits on their way down, a trial step of each at a time. done (B,): who has arrived."""

    def __init__(self, objective: Together, begin_at: Positions, cancel: Cancel | None) -> None:
        fits = len(objective.counts)
        self._objective, self._shape, self._cancel = objective, begin_at.shape, cancel
        self.places = np.repeat(begin_at.reshape(1, -1).astype(np.float64), fits, axis=0)
        self._memory = _Memory(fits, self.places.shape[1])
        self._values, self._gradients = self._evaluated(self.places)
        self._ways = self._memory.down(self._gradients)
        self._steps, self._iterations = np.ones(fits), np.zeros(fits, np.int64)
        self.done = np.zeros(fits, np.bool_)

    def _evaluated(self, at: Reals) -> tuple[Reals, Reals]:
        if self._cancel is not None:
            self._cancel.raise_if_set()
        values, gradients = self._objective(at.reshape(-1, *self._shape))
        return values, gradients.reshape(at.shape)

    def step(self) -> None:
        """Go a step where it leads down far enough, else try a shorter one the next time."""
        values, steps = self._values, self._steps
        falls = np.einsum("bp,bp->b", self._gradients, self._ways)
        moves = steps[:, None] * self._ways
        tried, slopes = self._evaluated(self.places + moves)
        good = ~self.done & (tried <= values + _ENOUGH * steps * falls)
        self._memory.learn(good, moves, slopes - self._gradients)
        gain = (values - tried) / np.maximum(np.maximum(np.abs(values), np.abs(tried)), 1)
        self._iterations += good
        self.done |= good & ((gain <= LEAST_GAIN) | (self._iterations >= MAX_ITERATIONS))
        self.places[good] += moves[good]
        self._values = np.where(good, tried, values)
        self._gradients = np.where(good[:, None], slopes, self._gradients)
        # A step that was too long is cut by the parabola through what is known of it.
        bend = tried - values - steps * falls
        least = -0.5 * steps * steps * falls / np.where(bend > 0, bend, np.inf)
        self._steps = np.where(good, 1.0, np.clip(least, 0.1 * steps, 0.5 * steps))
        self.done |= (np.abs(self._gradients).max(axis=1) <= FLATTEST) | (self._steps < _SHORTEST)
        self._ways = np.where(good[:, None], self._memory.down(self._gradients), self._ways)

    def keep(self, rows: npt.NDArray[np.intp]) -> None:
        """Go on with these alone."""
        self._objective = self._objective.only(rows)
        self._memory.only(rows)
        self.places, self.done = self.places[rows], self.done[rows]
        self._values, self._gradients = self._values[rows], self._gradients[rows]
        self._ways, self._steps = self._ways[rows], self._steps[rows]
        self._iterations = self._iterations[rows]


def fit_together(
    fits: Sequence[Sequence[Screens]],
    images: int,
    setting: Setting,
    begin_at: Positions,
    *,
    cancel: Cancel | None = None,
) -> list[Positions]:
    """The maps (N, D) of several fits, each from `begin_at` (N, D), centred on the images it has seen.

    Raises ValueError as `Together`, and Cancelled between two evaluations.
    """
    objective = Together(fits, images, setting)
    seen, found = objective.seen, dict[int, Positions]()
    descent, running = _Descent(objective, begin_at, cancel), np.arange(len(fits))
    while len(running):
        descent.step()
        on = np.flatnonzero(~descent.done)
        if len(on) and len(on) >= _LEFT * len(running):
            continue
        for row in np.flatnonzero(descent.done).tolist():
            number = int(running[row])
            found[number] = _centred(descent.places[row].reshape(begin_at.shape), seen[number])
        running = running[on]
        if len(on):
            descent.keep(on)
    return [found[number] for number in range(len(fits))]


def _centred(positions: Reals, seen: Flags) -> Positions:
    placed = np.where(seen[:, None], positions, 0.0)
    placed[seen] -= placed[seen].mean(axis=0)
    return placed
