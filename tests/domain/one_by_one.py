"""The triplets of one screen, written down as the contract says it: what `expand` is held against."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt


def triplets_of(
    probe: int, grid: Sequence[int], chosen: Sequence[int], ranked: bool = False
) -> npt.NDArray[np.int32]:
    """Triplets of one screen, int32 (T, 3).

    chosen: cells (0-based) in the order of choosing. Near by cell, then far by cell; ranked: far over the
    unchosen and the later-chosen.
    """
    triplets = []
    for near in sorted(chosen):
        not_far = set(chosen[: list(chosen).index(near) + 1]) if ranked else set(chosen)
        triplets += [(probe, grid[near], grid[far]) for far in range(len(grid)) if far not in not_far]
    return np.array(triplets, dtype=np.int32).reshape(-1, 3)
