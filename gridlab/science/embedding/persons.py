"""Persons: a map in which every annotator weights the axes, d² = Σ_d w_ad² (x_id - x_jd)².

Weights have a ridge around 1 on their logarithms, so that who answered little sees the map as the others do.
The axes then mean something: they are permuted and signed only, never turned (Carroll and Chang 1970).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.science.embedding.comparing import compare_hinges, compare_scores, compare_sets
from gridlab.science.embedding.fit import descend
from gridlab.science.embedding.held_out import parted
from gridlab.science.embedding.kernels import Reals
from gridlab.science.embedding.likelihood import Positions
from gridlab.science.embedding.screens import Screens, count_triplets
from gridlab.science.embedding.validation import Setting, Told, told

Ints = npt.NDArray[np.int64]

WEIGHT_PENALTY = 0.1
_NUMBERS_AT_ONCE = 1 << 15


@dataclass(frozen=True, slots=True)
class PersonsFit:
    """positions (N, D), centred on the images seen; weights (A, D), each axis of geometric mean 1; an
    annotator without a screen has ones. value: of the objective."""

    positions: Positions
    weights: Positions
    value: float


@dataclass(frozen=True, slots=True)
class _Chunk:
    """Some screens alike in n, k and ranked: probe, annotator (S,), items (n, S), the near ones first."""

    probe: Ints
    annotator: Ints
    items: Ints
    k: int
    ranked: bool


def _chunks(screens: Sequence[Screens], annotator: Ints) -> Iterator[_Chunk]:
    done = 0
    for group in screens:
        items = np.hstack([group.near, group.far]).T.astype(np.int64)
        step = max(_NUMBERS_AT_ONCE // len(items), 1)
        for start in range(0, len(group), step):
            part = slice(start, start + step)
            yield _Chunk(
                group.probe[part].astype(np.int64),
                annotator[done : done + len(group)][part],
                np.ascontiguousarray(items[:, part]),
                group.near.shape[1],
                group.ranked,
            )
        done += len(group)


class PersonsLikelihood:
    """Mean loss + penalty × mean ‖x‖² + weight_penalty × mean ‖log w‖²; its parameters are (N + A, D): the
    positions, and below them the logarithms of the weights."""

    def __init__(
        self, screens: Sequence[Screens], annotator: Ints, n_images: int, people: int, setting: Setting
    ) -> None:
        if setting.method == "snack" or setting.feature_weight:
            raise ValueError("persons go with neither SNaCK nor features")
        self._chunks = list(_chunks(screens, annotator))
        self._n = n_images
        seen = np.zeros(n_images, dtype=np.bool_)
        for chunk in self._chunks:
            seen[chunk.probe] = True
            seen[chunk.items.ravel()] = True
        # Who answered nothing keeps weights of 1, as images on no screen lie at the centre.
        self.seen = np.concatenate([seen, np.isin(np.arange(people), annotator)])
        self._images = int(seen.sum())
        choices = sum(len(one) * one.near.shape[1] for one in screens)
        self._count = choices if setting.subsets else count_triplets(screens)
        self._kernel, self._subsets = setting.kernel, setting.subsets
        self._penalty = setting.penalty / self._images
        self._weight_penalty = WEIGHT_PENALTY / people

    def positions(self, parameters: Positions) -> Positions:
        """The parameters themselves: descending leaves those of what was not seen at 0."""
        return parameters

    def __call__(self, parameters: Positions) -> tuple[float, Positions]:
        """Value, and gradient (N + A, D)."""
        positions, logs = parameters[: self._n], parameters[self._n :]
        gradient = np.zeros_like(parameters)
        loss = sum(self._add(chunk, positions, np.exp(2 * logs), gradient) for chunk in self._chunks)
        gradient /= self._count
        gradient[: self._n] += 2 * self._penalty * positions
        gradient[self._n :] += 2 * self._weight_penalty * logs
        ridge = self._penalty * float(np.vdot(positions, positions))
        return loss / self._count + ridge + self._weight_penalty * float(np.vdot(logs, logs)), gradient

    def _add(self, chunk: _Chunk, positions: Positions, weights: Positions, gradient: Positions) -> float:
        """The loss of a chunk; its derivatives are added to the gradient. weights (A, D): w²."""
        gaps = positions.T[:, chunk.items] - positions.T[:, None, chunk.probe]
        own = weights.T[:, None, chunk.annotator]
        squares = np.einsum("dns,dns,dos->ns", gaps, gaps, own)
        slopes = self._kernel.slopes(squares)
        scores = self._kernel.scores(squares)
        pulls = np.empty_like(scores)
        compare = compare_sets if self._subsets else compare_hinges if self._kernel.hinge else compare_scores
        loss = compare(scores, chunk.k, chunk.ranked, pulls)
        pulls *= slopes
        for dim, gap in enumerate(gaps):
            push: Reals = 2 * pulls * gap * own[dim]
            column = gradient[: self._n, dim]
            column += np.bincount(chunk.items.ravel(), push.ravel(), self._n)
            column -= np.bincount(chunk.probe, push.sum(axis=0), self._n)
            # d² = w² gap², so its derivative by log w is 2 w² gap².
            stretch = np.einsum("ns,ns->s", push, gap)
            gradient[self._n :, dim] += np.bincount(chunk.annotator, stretch, len(gradient) - self._n)
        return loss


def fit_persons(
    screens: Sequence[Screens],
    annotator: Ints,
    n_images: int,
    people: int,
    setting: Setting,
    *,
    seed: int = 0,
    cancel: Cancel | None = None,
) -> PersonsFit:
    """The map and the weights of `people` annotators; annotator (S,): who answered each screen, in the order
    of the groups.

    Begins at the map without weights. Raises Cancelled, and ValueError for SNaCK and features, and for
    annotators that are not known.
    """
    if len(annotator) == 0 or annotator.min() < 0 or annotator.max() >= people:
        raise ValueError("persons need annotators who are known")
    objective = PersonsLikelihood(screens, annotator, n_images, people, setting)
    first = np.zeros((n_images + people, setting.dims))
    plain = setting.fit(screens, n_images, seed=seed, cancel=cancel)
    # A map turns freely, weights do not: some of the way from its principal axes.
    random = np.random.default_rng([seed, 0])
    first[:n_images] = plain.positions + 0.01 * random.standard_normal(plain.positions.shape)
    first[n_images:] = 0.1 * random.standard_normal((people, setting.dims))
    fit = descend(objective, first, cancel=cancel, centred=False)
    logs = fit.positions[n_images:]
    answered = objective.seen[n_images:]
    middle = logs[answered].mean(axis=0)
    weights = np.ones_like(logs)
    weights[answered] = np.exp(logs[answered] - middle)
    seen = objective.seen[:n_images]
    positions = fit.positions[:n_images] * np.exp(middle)
    positions[seen] -= positions[seen].mean(axis=0)
    return PersonsFit(positions, weights, fit.value)


@dataclass(frozen=True, slots=True)
class PersonsTask:
    """A fit with weights to some screens that tells others, to be sent to a worker; see `validation.Task`.

    annotator (S,): rows of `people` annotators, all known.
    """

    screens: Sequence[Screens]
    annotator: Ints
    people: int
    n_images: int
    left_out: npt.NDArray[np.bool_]
    held: npt.NDArray[np.bool_]
    setting: Setting
    seed: int


def told_of_persons(task: PersonsTask) -> Told | None:
    """What the fit tells, each screen with the weights of whoever answered it; of annotators that it has not
    seen with weights of 1. None where nothing is left to fit to."""
    kept, _ = parted(task.screens, task.left_out)
    _, out = parted(task.screens, task.held)
    if not kept or not out:
        return None
    known = task.annotator[~task.left_out]
    fit = fit_persons(kept, known, task.n_images, task.people, task.setting, seed=task.seed)
    weights = fit.weights[task.annotator[task.held]]
    return told(fit.positions, task.setting, out, np.flatnonzero(task.held), weights)


def axes_in_order(made: PersonsFit, seen: npt.NDArray[np.bool_]) -> PersonsFit:
    """The same, axes by descending variance of the images seen, the largest entry of each positive."""
    order = np.argsort(-made.positions[seen].var(axis=0), kind="stable")
    turned = made.positions[:, order]
    largest = np.abs(turned).argmax(axis=0)
    signs = np.sign(turned[largest, np.arange(turned.shape[1])])
    return PersonsFit(turned * np.where(signs == 0, 1, signs), made.weights[:, order], made.value)
