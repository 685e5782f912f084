"""Lists of triplets from elsewhere, grouped back into screens, so that each distance is needed once."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.screens import Ids, Ints, Screens

Places = npt.NDArray[np.intp]

_MOST_SHAPES = 24


def screens_from_triplets(triplets: Ints) -> tuple[Screens, ...]:
    """Screens that yield exactly the triplets (anchor, near, far) of (T, 3), each as often as it is there.

    Triplets that follow one another as those of a screen do become that screen (the order of the dataset);
    where that saves fewer distances, all triplets of one anchor with the same near image become one screen,
    and near images that share their far ones join. The screens come in no certain order.
    """
    rows = triplets.astype(np.int32)
    if len(rows) == 0:
        return ()
    in_order = _join(_runs(rows))
    by_anchor = _join(_runs(rows[np.lexsort(rows.T[::-1])]))
    return min(in_order, by_anchor, key=_distances)


def _distances(screens: tuple[Screens, ...]) -> int:
    return sum(len(group) * (group.near.shape[1] + group.far.shape[1]) for group in screens)


def _runs(triplets: Ids) -> list[Screens]:
    """Triplets that follow one another with the same anchor and near image as screens of one near image."""
    starts = np.flatnonzero(np.r_[True, (triplets[1:, :2] != triplets[:-1, :2]).any(axis=1)])
    lengths = np.diff(np.r_[starts, len(triplets)])
    if len(np.unique(lengths)) > _MOST_SHAPES:
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
