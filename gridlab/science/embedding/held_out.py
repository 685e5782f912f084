"""Holding screens out of a fit, and the share of triplets that an embedding gets wrong."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.screens import Ints, Screens

Positions = npt.NDArray[np.float64]

_TOGETHER = 1 << 16


def triplet_error(positions: Positions, triplets: Ints) -> float:
    """The share of triplets (T, 3) whose near image is not the nearer one, at positions (N, D).

    A tie counts half. Raises ValueError where there is no triplet.
    """
    if len(triplets) == 0:
        raise ValueError("an error needs at least one triplet")
    wrong = 0.0
    for start in range(0, len(triplets), _TOGETHER):
        anchor, near, far = triplets[start : start + _TOGETHER].T
        wrong += _wrong(_squares(positions, anchor, near), _squares(positions, anchor, far))
    return wrong / len(triplets)


def screens_error(positions: Positions, screens: Sequence[Screens]) -> float:
    """`triplet_error` of all triplets of the screens, without making them."""
    wrong, total = 0.0, 0
    for group in screens:
        k, n = group.near.shape[1], group.near.shape[1] + group.far.shape[1]
        total += len(group) * group.triplets_per_screen
        step = max(_TOGETHER // n, 1)
        for start in range(0, len(group), step):
            part = slice(start, start + step)
            items = np.vstack([group.near[part].T, group.far[part].T])
            squares = _squares(positions, group.probe[part], items)
            for i in range(k):
                wrong += _wrong(squares[i], squares[i + 1 if group.ranked else k :])
    if total == 0:
        raise ValueError("an error needs at least one screen")
    return wrong / total


def hold_out(
    screens: Sequence[Screens], share: float, *, seed: int
) -> tuple[tuple[Screens, ...], tuple[Screens, ...]]:
    """(kept, held out): whole screens, those with the same probe and the same images always together.

    Questions (a probe with a set of images) are drawn in random order until at least `share` (0 to 1) of all
    screens are held out. Groups left without a screen are dropped.
    """
    asked = questions(screens)
    if len(asked) == 0:
        return (), ()
    sizes = np.bincount(asked)
    order = np.random.default_rng(seed).permutation(len(sizes))
    before = np.cumsum(sizes[order]) - sizes[order]
    held = np.zeros(len(sizes), dtype=np.bool_)
    held[order[before < share * len(asked)]] = True
    kept, out = parted(screens, held[asked])
    return tuple(kept), tuple(out)


def parted(screens: Sequence[Screens], held: npt.NDArray[np.bool_]) -> tuple[list[Screens], list[Screens]]:
    """The groups of screens that are not `held` (a flag a screen, in their order), and of those that are."""
    kept, out, done = [], [], 0
    for group in screens:
        own = held[done : done + len(group)]
        done += len(group)
        if not own.all():
            kept.append(group.only(~own))
        if own.any():
            out.append(group.only(own))
    return kept, out


def questions(screens: Sequence[Screens]) -> npt.NDArray[np.int64]:
    """For every screen of all groups the number of its question: same probe, same images."""
    if not screens:
        return np.empty(0, np.int64)
    widest = max(group.near.shape[1] + group.far.shape[1] for group in screens)
    rows = np.full((sum(map(len, screens)), 2 + widest), -1, dtype=np.int32)
    start = 0
    for group in screens:
        images = np.sort(np.hstack([group.near, group.far]), axis=1)
        own = rows[start : start + len(group)]
        own[:, 0], own[:, 1] = images.shape[1], group.probe
        own[:, 2 : 2 + images.shape[1]] = images
        start += len(group)
    return np.unique(rows, axis=0, return_inverse=True)[1].ravel().astype(np.int64)


def _squares(positions: Positions, anchors: Ints, others: Ints) -> Positions:
    """Squared distances, in the shape of `others`."""
    squares = np.zeros(others.shape)
    for column in positions.T:
        gaps = column[anchors] - column[others]
        squares += gaps * gaps
    return squares


def _wrong(near: Positions, far: Positions) -> float:
    return float(np.count_nonzero(near > far)) + 0.5 * float(np.count_nonzero(near == far))
