"""Answered screens as arrays, which an embedding is fitted to, also from lists of triplets.

Lists from elsewhere are grouped back into screens, so that each distance is needed once.
"""

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
    do not agree, for other than whole numbers, and for screens that yield no triplet.
    """

    probe: Ints
    near: Ints
    far: Ints
    ranked: bool = False

    def __post_init__(self) -> None:
        for name in ("probe", "near", "far"):
            given = np.asarray(getattr(self, name))
            if given.size and given.dtype.kind not in "iu":
                raise ValueError(f"{name} is of {given.dtype}; image rows are whole numbers")
            object.__setattr__(self, name, np.ascontiguousarray(given, dtype=np.int32))
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

    def renumbered(self, number: Ints) -> Screens:
        """The same screens where image row i is number[i]."""
        return Screens(number[self.probe], number[self.near], number[self.far], self.ranked)

    def only(self, rows: Ints | Flags | slice) -> Screens:
        """Some of the screens: indices, a mask (S,), or a slice."""
        return Screens(self.probe[rows], self.near[rows], self.far[rows], self.ranked)

    def singles(self) -> Screens:
        """The same triplets as screens of one near and one far image each."""
        probe, near, far = self.triplets().T
        return Screens(probe, near[:, None], far[:, None])

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


def images_seen(screens: Sequence[Screens], n_images: int) -> Flags:
    """Which of the images are on any screen, (N,). Raises ValueError for rows that are of no image."""
    seen = np.zeros(n_images, dtype=np.bool_)
    for group in screens:
        for rows in (group.probe, group.near, group.far):
            if rows.size and (rows.min() < 0 or rows.max() >= n_images):
                raise ValueError(f"screens show image rows from 0 to {n_images - 1} alone")
            seen[rows] = True
    return seen


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


Places = npt.NDArray[np.intp]

_MOST_SHAPES, _MOST_WHOLE = 24, 16


def screens_from_triplets(triplets: Ints) -> tuple[Screens, ...]:
    """Screens that yield exactly the triplets (anchor, near, far) of (T, 3), each as often as it is there.

    Triplets that follow one another and are all pairs of some near and some far images become that screen,
    in whatever order they stand: so that it is held out as a whole, as whoever answered it did. Else, those
    of one near image do (the order of the dataset). Where that saves fewer distances, all triplets of one
    anchor with the same near image become one screen, and near images that share their far ones join. The
    screens come in no certain order.
    """
    rows = triplets.astype(np.int32)
    if len(rows) == 0:
        return ()
    whole, rest = _blocks(rows)
    in_order = _together([*whole, *_join(_runs(rest, _MOST_SHAPES - _MOST_WHOLE))])
    by_anchor = _join(_runs(rows[np.lexsort(rows.T[::-1])], _MOST_SHAPES))
    return min(in_order, by_anchor, key=_distances)


def _distances(screens: tuple[Screens, ...]) -> int:
    return sum(len(group) * (group.near.shape[1] + group.far.shape[1]) for group in screens)


def _blocks(triplets: Ids) -> tuple[list[Screens], Ids]:
    """Triplets of one anchor that follow one another as screens, where they are each pair of their near and
    far images once; and the triplets that are not."""
    starts = np.flatnonzero(np.r_[True, triplets[1:, 0] != triplets[:-1, 0]])
    sizes = np.diff(np.r_[starts, len(triplets)])
    run = np.repeat(np.arange(len(starts)), sizes)
    images = int(triplets.max()) + 1
    near, far = (np.unique(run * images + triplets[:, side]) for side in (1, 2))
    pairs = np.unique((run * images + triplets[:, 1]) * images + triplets[:, 2])
    k, rest, distinct = (
        np.bincount(keys // per, minlength=len(starts))
        for keys, per in ((near, images), (far, images), (pairs, images * images))
    )
    is_whole = (k * rest == sizes) & (distinct == sizes)
    is_whole[np.intersect1d(near, far) // images] = False
    shapes = np.bincount(rest[is_whole])
    is_whole &= np.isin(rest, np.argsort(-shapes, kind="stable")[:_MOST_WHOLE])
    groups = []
    for size, others in np.unique(np.stack([k, rest], axis=1)[is_whole], axis=0).tolist():
        own = is_whole & (k == size) & (rest == others)
        sides = [keys[own[keys // images]] % images for keys in (near, far)]
        groups.append(
            Screens(triplets[starts[own], 0], sides[0].reshape(-1, size), sides[1].reshape(-1, others))
        )
    return groups, triplets[~is_whole[run]]


def _together(groups: list[Screens]) -> tuple[Screens, ...]:
    """Screens alike in n and k as one group."""
    alike: dict[tuple[int, int], list[Screens]] = {}
    for group in groups:
        alike.setdefault((group.near.shape[1], group.far.shape[1]), []).append(group)
    return tuple(
        Screens(
            np.concatenate([part.probe for part in parts]),
            np.concatenate([part.near for part in parts]),
            np.concatenate([part.far for part in parts]),
        )
        for parts in alike.values()
    )


def _runs(triplets: Ids, most: int) -> list[Screens]:
    """Triplets that follow one another with the same anchor and near image as screens of one near image, of
    about `most` shapes."""
    if len(triplets) == 0:
        return []
    starts = np.flatnonzero(np.r_[True, (triplets[1:, :2] != triplets[:-1, :2]).any(axis=1)])
    lengths = np.diff(np.r_[starts, len(triplets)])
    if len(np.unique(lengths)) > most:
        starts, lengths = _halved(starts, lengths)
    groups = []
    for length in np.unique(lengths):
        first = starts[lengths == length]
        far = triplets[first[:, None] + np.arange(length), 2]
        groups.append(Screens(triplets[first, 0], triplets[first, 1:2], far))
    return groups


def _halved(starts: Places, lengths: Places) -> tuple[Places, Places]:
    """The same runs in pieces of 1, 2, 4, … triplets: work along many screens needs many of one shape."""
    pieces: list[tuple[Places, Places]] = []
    size = 1
    while (lengths > 0).any():
        odd = (lengths & size) > 0
        lengths = np.where(odd, lengths - size, lengths)
        pieces.append(((starts + lengths)[odd], np.full(int(odd.sum()), size)))
        size *= 2
    return np.concatenate([at for at, _ in pieces]), np.concatenate([size for _, size in pieces])


def _join(groups: list[Screens]) -> tuple[Screens, ...]:
    """Screens of one near image with the same anchor and far images joined into screens of several."""
    joined = []
    for group in groups:
        keys = np.hstack([group.probe[:, None], np.sort(group.far, axis=1)])
        order = np.lexsort(keys.T[::-1])
        keys = keys[order]
        starts = np.flatnonzero(np.r_[True, (keys[1:] != keys[:-1]).any(axis=1)])
        counts = np.diff(np.r_[starts, len(keys)])
        for k in np.unique(counts):
            first = starts[counts == k]
            near = group.near[order[first[:, None] + np.arange(k)], 0]
            joined.append(Screens(group.probe[order[first]], near, group.far[order[first]]))
    return tuple(joined)
