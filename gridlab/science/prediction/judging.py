"""The common test set, on which all designs are judged: random single triplets, answered by other people."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gridlab.science.annotators import Behaviour, Ints, choose_cells, draw_persons
from gridlab.science.truth import Truth

Ids = npt.NDArray[np.int32]

SIZE = 10_000
"""Triplets of a test set: the error of an error of 0.15 is then 0.0036."""
_TEST = 2


def judging_triplets(truth: Truth, rows: Ints, behaviour: Behaviour, seed: int, size: int = SIZE) -> Ids:
    """Triplets (anchor, near, far), int32 (size, 3), as `size` people answer one random question each.

    rows: the images that are asked about, at least three. A design's own held-out triplets would flatter big
    grids (their near images are the nearest of many), so every design gets these.
    """
    random = np.random.default_rng([seed, _TEST])
    # Of three different places the first is the probe: drawn without replacement by shifting.
    first = random.integers(0, len(rows), size)
    second = random.integers(0, len(rows) - 1, size)
    second += second >= first
    third = random.integers(0, len(rows) - 2, size)
    low, high = np.minimum(first, second), np.maximum(first, second)
    third += third >= low
    third += third >= high
    probe, grid = rows[first], np.stack([rows[second], rows[third]], axis=1)
    persons = draw_persons(random, behaviour, size, truth.shape[1])
    cells = choose_cells(random, behaviour, truth, persons, np.arange(size), probe, grid, 1)
    near = np.take_along_axis(grid, cells, axis=1)[:, 0]
    return np.stack([probe, near, grid.sum(axis=1) - near], axis=1).astype(np.int32)
