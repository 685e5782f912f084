"""Answered screens as arrays: what an embedding is fitted to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Ids = npt.NDArray[np.int32]
Ints = npt.NDArray[np.integer]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Screens:
    """S answered screens that are alike in n, k and ranked; image rows, kept as int32.

    probe (S,). near (S, k): the chosen images. far (S, n - k): the others. Each near image is nearer to the
    probe than each far one; where `ranked`, near is in the order of choosing, and each image of it is also
    nearer than those after it. An image may come more than once in a row. Raises ValueError for shapes that
    do not agree, and for screens that yield no triplet.
    """

    probe: Ints
    near: Ints
    far: Ints
    ranked: bool = False

    def __post_init__(self) -> None:
        for name in ("probe", "near", "far"):
            object.__setattr__(self, name, np.ascontiguousarray(getattr(self, name), dtype=np.int32))
        screens = (len(self.probe),)
        if self.probe.ndim != 1 or self.near.ndim != 2 or self.far.ndim != 2:
            raise ValueError("screens are probe (S,), near (S, k) and far (S, n - k)")
        if not screens == self.near.shape[:1] == self.far.shape[:1]:
            raise ValueError(
                f"{len(self.probe)} probes do not go with {len(self.near)} rows of near images and "
                f"{len(self.far)} of far ones"
            )
        if self.triplets_per_screen == 0:
            raise ValueError("screens without a near or a far image yield no triplet")

    def __len__(self) -> int:
        return len(self.probe)

    @property
    def triplets_per_screen(self) -> int:
        """k(n - k), ranked: and k(k - 1)/2."""
        k, far = int(self.near.shape[1]), int(self.far.shape[1])
        return k * far + (k * (k - 1) // 2 if self.ranked else 0)

    def only(self, rows: Ints | Flags | slice) -> Screens:
        """Some of the screens: indices, a mask (S,), or a slice."""
        return Screens(self.probe[rows], self.near[rows], self.far[rows], self.ranked)

    def triplets(self) -> Ids:
        """All triplets (anchor, near, far), int32 (T, 3): those of a screen follow one another."""
        k, far = self.near.shape[1], self.far.shape[1]
        items = np.hstack([self.near, self.far])
        pairs = [(i, j) for i in range(k) for j in range(i + 1 if self.ranked else k, k + far)]
        triplets = np.empty((len(self), len(pairs), 3), dtype=np.int32)
        triplets[..., 0] = self.probe[:, None]
        triplets[..., 1] = items[:, [i for i, _ in pairs]]
        triplets[..., 2] = items[:, [j for _, j in pairs]]
        return triplets.reshape(-1, 3)


def count_triplets(screens: Sequence[Screens]) -> int:
    """Triplets of all these screens."""
    return sum(len(group) * group.triplets_per_screen for group in screens)


def screens_from_choices(probe: Ints, grid: Ints, cells: Ints, *, ranked: bool = False) -> Screens:
    """Screens of probe (S,) and grid (S, n), image rows, where the cells (S, k) were chosen, in that order.

    These are the arrays of `annotators.choose_cells`. Raises ValueError for a grid that is padded and for
    cells that are not of the grid or chosen twice.
    """
    if grid.size and grid.min() < 0:
        raise ValueError("screens of one group have grids of one size")
    if cells.size and not 0 <= cells.min() <= cells.max() < grid.shape[1]:
        raise ValueError(f"cells are numbered from 0 to {grid.shape[1] - 1}")
    rest = np.ones(grid.shape, dtype=np.bool_)
    np.put_along_axis(rest, cells, False, axis=1)
    far = grid.shape[1] - cells.shape[1]
    if not (rest.sum(axis=1) == far).all():
        raise ValueError("a cell is chosen at most once")
    near = np.take_along_axis(grid, cells, axis=1)
    return Screens(probe, near, grid[rest].reshape(len(grid), far), ranked)
