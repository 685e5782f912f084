"""How often images are shown: as probe and in a grid, and which pairs meet on a screen."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]

TABLE_IMAGES = 3000
"""Up to so many images each pair has a place in a table; beyond, pairs seen are kept sorted."""


@dataclass(frozen=True, slots=True)
class Exposure:
    """How often each image (row of the study) was shown on main and shared screens.

    probe, member: times each image was probe, and in a grid, (N,). compared: pairs that were probe and grid
    member of one screen, in either order. together: pairs that stood on one screen, compared or both in its
    grid. sessions, screens: how many were counted.
    """

    probe: Counts
    member: Counts
    compared: int
    together: int
    sessions: int
    screens: int


class _Pairs:
    """Which pairs of N images were seen."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._table = np.zeros(size * size if size <= TABLE_IMAGES else 0, dtype=np.bool_)
        self._sorted: NDArray[np.int64] = np.empty(0, dtype=np.int64)

    def add(self, one: NDArray[np.int64], other: NDArray[np.int64]) -> None:
        codes = np.minimum(one, other) * self._size + np.maximum(one, other)
        if len(self._table):
            self._table[codes] = True
        else:
            self._sorted = np.union1d(self._sorted, codes)

    def __len__(self) -> int:
        return int(self._table.sum()) if len(self._table) else len(self._sorted)


class ExposureCounter:
    """Counts screens as they are dealt or answered; `so_far` at any time. sessions: set by who counts."""

    def __init__(self, images: int) -> None:
        """images: of the whole study."""
        self._probe = np.zeros(images, dtype=np.int64)
        self._member = np.zeros(images, dtype=np.int64)
        self._compared = _Pairs(images)
        self._together = _Pairs(images)
        self.sessions = 0
        self._screens = 0

    def add(self, probes: Counts, grids: Counts) -> None:
        """Count screens with grids of one size: probes (S,), grids (S, n), as rows of the study."""
        size = len(self._probe)
        self._screens += len(probes)
        self._probe += np.bincount(probes, minlength=size)
        self._member += np.bincount(grids.ravel(), minlength=size)
        self._compared.add(np.repeat(probes, grids.shape[1]), grids.ravel())
        shown = np.concatenate([probes[:, None], grids], axis=1)
        first, second = np.triu_indices(shown.shape[1], 1)
        self._together.add(shown[:, first].ravel(), shown[:, second].ravel())

    @property
    def so_far(self) -> Exposure:
        """What was counted until now; later screens do not change it."""
        return Exposure(
            self._probe.copy(),
            self._member.copy(),
            len(self._compared),
            len(self._together),
            self.sessions,
            self._screens,
        )


def possible_pairs(images: int) -> int:
    """Pairs of so many images."""
    return images * (images - 1) // 2


def histogram(counts: Counts, most_bins: int = 24) -> tuple[Counts, Counts]:
    """How many images were shown how often: left edges (B + 1, whole numbers) and images in each bin (B,)."""
    if not len(counts):
        return np.array([0, 1]), np.array([0])
    low, high = int(counts.min()), int(counts.max())
    width = -(-(high - low + 1) // most_bins)
    bins = -(-(high - low + 1) // width)
    edges = low + width * np.arange(bins + 1)
    found = np.bincount((counts - low) // width, minlength=bins)
    return edges.astype(np.int64), found.astype(np.int64)
