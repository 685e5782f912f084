"""Bringing one map of the same images onto another: by rotation, reflection, one scale and a shift, in all
dimensions (orthogonal Procrustes; Schönemann 1966, Gower 1975)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Positions = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

FEWEST = 3
"""With fewer images in common two maps cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Aligned:
    """other (N, D): the other map brought onto the first, all of its images. moved (N,): how far each lies
    from its place on the first, in the root mean square distance of its images from their centre; NaN for
    images that one of the maps has not seen. distance: the share of the first map's variance that the other
    leaves, 0 for the same shape to 1 for shapes without anything in common."""

    other: Positions
    moved: Positions
    distance: float


def align(one: Positions, other: Positions, seen: Flags) -> Aligned:
    """Bring `other` (N, E) onto `one` (N, D) by the images that are seen in both (N,).

    The map of fewer dimensions is taken for a flat one in those of the other. Raises ValueError where fewer
    than FEWEST images are seen.
    """
    if int(seen.sum()) < FEWEST:
        raise ValueError("two maps need at least three images in common")
    dims = max(one.shape[1], other.shape[1])
    first, second = (np.pad(each, ((0, 0), (0, dims - each.shape[1]))) for each in (one, other))
    centre, own = first[seen].mean(axis=0), second[seen].mean(axis=0)
    a, b = first[seen] - centre, second[seen] - own
    size, spread = float((a * a).sum()), float((b * b).sum())
    if size == 0 or spread == 0:
        placed = np.broadcast_to(centre, second.shape)
        share = 1.0
    else:
        left, values, right = np.linalg.svd(b.T @ a)
        placed = (second - own) @ (left @ right) * (float(values.sum()) / spread) + centre
        share = max(1.0 - float(values.sum()) ** 2 / (size * spread), 0.0)
    unit = np.sqrt(size / len(a)) or 1.0
    moved = np.where(seen, np.linalg.norm(placed - first, axis=1) / unit, np.nan)
    return Aligned(np.array(placed[:, : max(one.shape[1], 1)]), moved, share)
