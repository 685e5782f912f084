"""Different questions: how many of the triplets ask something that no other triplet asks."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int64]


def possible_questions(images: int) -> int:
    """Unordered questions "is p nearer to b or to c" among so many images: N(N-1)(N-2)/2."""
    return images * (images - 1) * (images - 2) // 2


def questions_of(probes: Ids, grids: Ids, chosen: Ids, ranked: bool, images: int) -> Ids:
    """One number for each question that screens ask, equal where the questions are; not sorted.

    probes (S,), grids (S, n): rows of an image set of `images`. chosen (S, k): cells in the order of
    choosing, all k. A chosen and an unchosen image ask one question about the probe, with `ranked` two
    chosen ones too.
    """
    n, k = grids.shape[1], chosen.shape[1]
    picked = np.zeros(grids.shape, dtype=bool)
    np.put_along_axis(picked, chosen, True, axis=1)
    near = np.take_along_axis(grids, chosen, axis=1)
    far = grids[~picked].reshape(len(grids), n - k)
    keys = [_keys(probes[:, None, None], near[:, :, None], far[:, None, :], images)]
    if ranked:
        earlier, later = np.triu_indices(k, 1)
        keys.append(_keys(probes[:, None], near[:, earlier], near[:, later], images))
    return np.concatenate(keys)


def _keys(probe: Ids, one: Ids, other: Ids, images: int) -> Ids:
    return ((probe * images + np.minimum(one, other)) * images + np.maximum(one, other)).reshape(-1)


def expected_different(asked: int, different: int, more: int, possible: int) -> int:
    """How many different questions `more` triplets ask, given that `asked` of them asked `different` ones.

    Questions are not asked equally often, so a mixture is taken: asked Poisson times each, with gamma
    distributed rates (Fisher, Corbet and Williams 1943):
    possible × (1 - (1 + t ÷ (possible × shape))^-shape). The shape is fitted to what was counted.
    """
    if more <= asked or different == 0 or different >= possible:
        return different

    def at(triplets: int, shape: float) -> float:
        return -possible * math.expm1(-shape * math.log1p(triplets / (possible * shape)))

    low, high = -20.0, 20.0  # of log(shape); beyond it hardly matters
    for _ in range(80):
        middle = (low + high) / 2
        low, high = (middle, high) if at(asked, math.exp(middle)) < different else (low, middle)
    grown = at(more, math.exp(low)) / at(asked, math.exp(low)) * different
    return max(different, min(round(grown), more, possible))
