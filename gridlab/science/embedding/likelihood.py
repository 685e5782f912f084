"""The objective of STE and t-STE: minus the mean log-likelihood of the triplets, plus an L2 penalty."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.dense import DenseScreens
from gridlab.science.embedding.kernels import KernelName, Precision, kernel_of
from gridlab.science.embedding.layout import groups_of
from gridlab.science.embedding.screens import Screens, count_triplets
from gridlab.science.embedding.sparse import SparseScreens

Positions = npt.NDArray[np.float64]

DENSE_IMAGES = 400
PAIRS_PER_ITEM = 3
"""Up to so many images, and pairs for each image of a screen, a table of all pairs is the faster way."""

FLOAT64_TRIPLETS = 200_000
"""Above so many triplets single precision is faster, at the same error."""


class Likelihood:
    """minus mean log p + penalty × (sum of ‖x‖²) / (number of images seen), over positions (N, D)."""

    def __init__(
        self,
        screens: Sequence[Screens],
        images: int,
        dims: int,
        *,
        kernel: KernelName,
        penalty: float,
        dense: bool | None = None,
        dtype: Precision | None = None,
    ) -> None:
        groups = groups_of(screens)
        self._triplets = count_triplets(screens)
        if self._triplets == 0:
            raise ValueError("an embedding needs at least one screen")
        self.seen = np.zeros(images, dtype=np.bool_)
        for group in groups:
            for ids in (group.probe, group.items):
                if ids.min() < 0 or ids.max() >= images:
                    raise ValueError(f"screens show image rows from 0 to {images - 1} alone")
                self.seen[ids] = True
        if dtype is None:
            dtype = np.dtype(np.float32 if self._triplets > FLOAT64_TRIPLETS else np.float64)
        if dense is None:
            items = sum(group.items.size for group in groups)
            dense = images <= DENSE_IMAGES and images**2 <= PAIRS_PER_ITEM * items
        self._loss = (DenseScreens if dense else SparseScreens)(groups, images, dtype)
        self._kernel = kernel_of(kernel, dims)
        self._penalty = penalty / int(self.seen.sum())

    def __call__(self, positions: Positions) -> tuple[float, Positions]:
        """Value, and gradient (N, D), at positions (N, D)."""
        loss, pulls = self._loss(positions, self._kernel)
        gradient = pulls.astype(np.float64)
        gradient /= self._triplets
        value = loss / self._triplets
        if self._penalty:
            value += self._penalty * float(np.vdot(positions, positions))
            gradient += 2 * self._penalty * positions
        return value, gradient
