"""The true embeddings that simulated annotators answer from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say

Truth = npt.NDArray[np.float64]

DIMENSIONS = 3
SPREAD = 0.5


def gaussian_truth(images: int, dims: int = DIMENSIONS, *, seed: int = 0) -> Truth:
    """Standard normal points, float64 (images, dims)."""
    return np.random.default_rng(seed).standard_normal((images, dims))


def label_truth(
    labels: Sequence[str], dims: int = DIMENSIONS, *, seed: int = 0, spread: float = SPREAD
) -> Truth:
    """Points around the centre of their label, float64 (len(labels), dims).

    Centres are standard normal, points stray from them by `spread` in each dimension. An image without a
    label has a centre of its own.
    """
    random = np.random.default_rng(seed)
    names = sorted(set(labels))
    centres = random.standard_normal((len(names), dims))
    own = random.standard_normal((len(labels), dims))
    strays = spread * random.standard_normal((len(labels), dims))
    places = np.searchsorted(names, labels) if names else np.empty(0, np.int64)
    unlabelled = np.array([not label for label in labels], dtype=np.bool_)
    return np.where(unlabelled[:, None], own, centres[places] + strays)


def array_truth(array: npt.ArrayLike, images: int) -> Truth:
    """An embedding from elsewhere as float64 (images, D), scaled to at most 1 (ratios alone count).

    Raises GridLabError unless it has two dimensions, one row for each image, and finite numbers.
    """
    points = np.array(array, dtype=np.float64)
    if points.ndim != 2 or points.shape[1] < 1:
        raise GridLabError(
            say("The true embedding has shape {shape}; it must be images × dimensions.", shape=points.shape)
        )
    if len(points) != images:
        raise GridLabError(
            say("The true embedding has {count} rows for {images} images.", count=len(points), images=images)
        )
    if not np.isfinite(points).all():
        raise GridLabError(say("The true embedding has values that are not finite numbers."))
    largest = float(np.abs(points).max(initial=0.0))
    return points / largest if largest > 0 else points
