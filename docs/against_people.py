"""Predictions beside what people's answers gave: the twelve published conditions, simulated as they were run.

The answers of Wilber, Kwak and Belongie (HCOMP 2014) on 100 foods, of which those to 73 are published: 9,329
screens. PEOPLE is the held-out triplet error of t-STE in two dimensions without a penalty on 80 and on 400
of the published screens of each condition, on a test set pooled over all conditions, mean of 5 draws.
Nothing here is fitted to it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from types import MappingProxyType

import numpy as np
import numpy.typing as npt

from gridlab.app.prediction.plan import stand_in_images
from gridlab.app.prediction.work import open_workers
from gridlab.domain.design import ScreenCounts
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.science.annotators import (
    BEHAVIOURS,
    DIMENSIONS,
    Behaviour,
    Ints,
    Truth,
    gaussian_truth,
    label_truth,
)
from gridlab.science.embedding.fit import fit_embedding
from gridlab.science.embedding.held_out import triplet_error
from gridlab.science.embedding.screens import Screens
from gridlab.science.prediction.cell import BlockScreens, answered, dealt
from gridlab.store.design_file import gallery_design

Flags = npt.NDArray[np.bool_]
Ids = npt.NDArray[np.int32]

CONDITIONS = ("2c1", "4c1", "4c2", "8c1", "8c2", "8c4", "12c1", "12c2", "12c4", "16c1", "16c2", "16c4")
PEOPLE = MappingProxyType(
    {
        80: (0.472, 0.443, 0.429, 0.417, 0.336, 0.298, 0.369, 0.351, 0.276, 0.376, 0.300, 0.239),
        400: (0.305, 0.225, 0.237, 0.224, 0.212, 0.208, 0.202, 0.189, 0.183, 0.197, 0.182, 0.179),
    }
)
PEOPLE_AGREE = 0.847
"""Share of pairs of people's answers to the same question that are alike."""
AGREEING = Behaviour(sigma=0.2, tau=0.6, lapses=0.13)
AGREEING_KINDS = 3
"""Annotators who agree about as people do, on images of so many kinds. One agreement fits many of the kind:
these are a choice among those that do."""

IMAGES = 100
KEPT = 73
HITS = 159
"""HITs of each condition: 250,320 triplets are 1,271 screens of each, 8 of which are in a HIT."""
_SCREENS = ScreenCounts(main=8, shared=0, practice=0, catch=2, repeat=0)
_DIMS = 2
_STARTS = 4
_DRAW = 5
_KINDS = 6
_KIND_SPREAD = 0.4

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class SimulatedStudy:
    """errors (sizes, conditions), in the order of PEOPLE and CONDITIONS. agreement: as PEOPLE_AGREE.
    visible: screens of all conditions of which something is left."""

    errors: Floats
    agreement: float
    visible: int


@dataclass(frozen=True, slots=True)
class Comparison:
    """Predictions beside people: errors and their spread (sizes, conditions), and for each size the rank
    correlation, the mean absolute deviation and the mean deviation."""

    errors: Floats
    spread: Floats
    rank_correlation: tuple[float, ...]
    deviation: tuple[float, ...]
    bias: tuple[float, ...]
    agreement: float
    visible: float


def compare_with_people(
    studies: int,
    *,
    people: Behaviour = BEHAVIOURS["noisy"],
    dims: int = DIMENSIONS,
    kinds: int = 0,
    workers: int | None = None,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> Comparison:
    """Simulate the twelve conditions `studies` times, each with a truth, people and draws of its own.

    people, dims, kinds: the same for all conditions; of images in kinds each is one by chance, 0 for none.
    """
    tasks = [(seed, people, dims, kinds) for seed in range(1, studies + 1)]
    done: list[SimulatedStudy | None] = [None] * studies
    with open_workers(workers, cancel=cancel) as crew:
        for number, (index, study) in enumerate(crew.each(_simulated, tasks), 1):
            done[index] = study
            progress(number, studies)
    return _compared([study for study in done if study is not None])


def simulated_study(seed: int, people: Behaviour, dims: int, kinds: int) -> SimulatedStudy:
    """All conditions once: 100 images in `dims` dimensions, Gaussian or around the centres of `kinds`; the
    answers to 73 are left."""
    truth = _truth(seed, dims, kinds)
    random = np.random.default_rng([seed, _DRAW])
    kept = np.zeros(IMAGES, dtype=np.bool_)
    kept[random.permutation(IMAGES)[:KEPT]] = True
    visible = [
        VisibleScreens(answered(screens, truth, people, HITS, seed), kept) for screens in _conditions()
    ]
    orders = [random.permutation(len(screens)) for screens in visible]
    drawn = list(zip(visible, orders, strict=True))
    test = np.concatenate([screens.triplets(order[max(PEOPLE) :]) for screens, order in drawn])
    errors = [
        [_error(screens.triplets(order[:size]), test, seed) for screens, order in drawn] for size in PEOPLE
    ]
    every = np.concatenate([screens.triplets(order) for screens, order in drawn])
    return SimulatedStudy(np.array(errors), same_answers(every), sum(len(order) for order in orders))


def _truth(seed: int, dims: int, kinds: int) -> Truth:
    if not kinds:
        return gaussian_truth(IMAGES, dims, seed=seed)
    drawn = np.random.default_rng([seed, _KINDS]).integers(0, kinds, IMAGES)
    return label_truth([str(kind) for kind in drawn], dims, seed=seed, spread=_KIND_SPREAD)


def _error(triplets: Ids, test: Ids, seed: int) -> float:
    """Of t-STE as it was fitted to people's answers. So few triplets are quickest as screens of one each."""
    singles = Screens(triplets[:, 0], triplets[:, 1:2], triplets[:, 2:3])
    fit = fit_embedding([singles], KEPT, _DIMS, penalty=0.0, seed=seed, starts=_STARTS)
    return triplet_error(fit.positions, test)


@lru_cache(maxsize=1)
def _conditions() -> tuple[tuple[BlockScreens, ...], ...]:
    """The screens of each condition, by the gallery's designs and the sampler."""
    return tuple(_screens_of())


def _screens_of() -> Iterator[tuple[BlockScreens, ...]]:
    for condition in CONDITIONS:
        n, k = condition.split("c")
        design = gallery_design("triplet" if condition == "2c1" else f"grid-{n}-choose-{k}")
        block = replace(design.blocks[0], screens=_SCREENS)
        design = replace(design, blocks=(block,))
        yield dealt(design, stand_in_images(design, IMAGES), HITS)


def _simulated(task: tuple[int, Behaviour, int, int]) -> SimulatedStudy:
    return simulated_study(*task)


def _compared(studies: Sequence[SimulatedStudy]) -> Comparison:
    from scipy.stats import spearmanr

    each = np.stack([study.errors for study in studies])
    errors = each.mean(axis=0)
    gaps = errors - np.array(list(PEOPLE.values()))
    pairs = zip(errors, PEOPLE.values(), strict=True)
    return Comparison(
        errors,
        each.std(axis=0, ddof=1) if len(studies) > 1 else np.zeros_like(errors),
        tuple(float(spearmanr(ours, theirs).statistic) for ours, theirs in pairs),
        tuple(np.abs(gaps).mean(axis=1).tolist()),
        tuple(gaps.mean(axis=1).tolist()),
        float(np.mean([study.agreement for study in studies])),
        float(np.mean([study.visible for study in studies])),
    )


class VisibleScreens:
    """What is left of answered screens, alike in n and k, where some images are kept.

    kept (N,): which images. The kept ones are numbered anew, 0, 1, 2 …. A screen is visible where its probe,
    an image chosen and an image not chosen are kept; its triplets are then those of kept images alone.
    """

    def __init__(self, answers: Sequence[Screens], kept: Flags) -> None:
        number = np.cumsum(kept, dtype=np.int32) - 1
        probe, near, far = (
            np.concatenate([getattr(part, name) for part in answers]) for name in ("probe", "near", "far")
        )
        near_left, far_left = kept[near], kept[far]
        visible = kept[probe] & near_left.any(axis=1) & far_left.any(axis=1)
        self._probe = number[probe[visible]]
        self._near, self._near_left = number[near[visible]], near_left[visible]
        self._far, self._far_left = number[far[visible]], far_left[visible]

    def __len__(self) -> int:
        return len(self._probe)

    def triplets(self, rows: Ints) -> Ids:
        """Triplets (anchor, near, far) of these of the visible screens, (T, 3), screen after screen."""
        near, far = self._near[rows][:, :, None], self._far[rows][:, None, :]
        left = self._near_left[rows][:, :, None] & self._far_left[rows][:, None, :]
        columns = np.broadcast_arrays(self._probe[rows][:, None, None], near, far)
        return np.stack([column[left] for column in columns], axis=1)


def same_answers(triplets: Ints) -> float:
    """Of all pairs of triplets (T, 3) that ask the same question, the share that answer it alike.

    NaN where no question is asked twice.
    """
    anchor, near, far = triplets.astype(np.int64).T
    size = int(triplets.max(initial=0)) + 1
    codes = (anchor * size + np.minimum(near, far)) * size + np.maximum(near, far)
    _, question, times = np.unique(codes, return_inverse=True, return_counts=True)
    one_way = np.bincount(question, weights=near < far)
    other_way = times - one_way
    alike = (one_way * (one_way - 1) + other_way * (other_way - 1)).sum()
    pairs = (times * (times - 1)).sum()
    return float(alike / pairs) if pairs else float("nan")
