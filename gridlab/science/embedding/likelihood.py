"""The objective of STE and t-STE: minus the mean log-likelihood of the triplets, plus an L2 penalty.

Of few images every distance between two is had once, and screens look theirs up; of many, those that occur
on the screens, chunk by chunk, sorted by probe.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.comparison import (
    Chunk,
    Group,
    compare_exponentials,
    compare_scores,
    groups_of,
    may_multiply,
)
from gridlab.science.embedding.kernels import Kernel, KernelName, Precision, Reals, kernel_of
from gridlab.science.embedding.screens import Screens, count_triplets


class DenseScreens:
    """The loss of screens over N images, from a table of all N × N pairs."""

    def __init__(self, groups: Sequence[Group], images: int, dtype: Precision) -> None:
        self._dtype = dtype
        self._images = images
        self._chunks = [chunk for group in groups for chunk in group.chunks()]
        # The pair of each item of each screen: chunk after chunk, each as (n, S).
        pairs = [(chunk.probe * images + chunk.items).ravel() for chunk in self._chunks]
        self._pairs = np.concatenate(pairs)
        self._pulls = np.empty(len(self._pairs), dtype=self._dtype)
        largest = max(len(one) for one in pairs)
        self._near, self._far, self._room = np.empty((3, largest), dtype=self._dtype)

    def __call__(self, positions: Reals, kernel: Kernel) -> tuple[float, Reals]:
        """Sum of the losses of all triplets at positions (N, D), and its gradient (N, D)."""
        positions = positions.astype(self._dtype)
        squares = _all_squares(positions)
        slopes = kernel.slopes(squares)
        scores = kernel.scores(squares).ravel()
        loss = self._compare(scores)
        pulls = np.bincount(self._pairs, self._pulls, self._images**2).astype(self._dtype)
        pulls = pulls.reshape(self._images, self._images)
        pulls *= slopes
        pulls = pulls + pulls.T
        gradient = positions * pulls.sum(axis=1)[:, None]
        gradient -= pulls @ positions
        gradient *= 2
        return loss, gradient

    def _compare(self, scores: Reals) -> float:
        """Sum of the losses; the derivative by each item's score is written to the pulls."""
        highest = float(scores.max())
        exponentials = None
        if may_multiply(highest, self._dtype):
            grown = np.exp(scores)
            exponentials = grown, np.reciprocal(grown)
        loss, start = 0.0, 0
        for chunk in self._chunks:
            stop = start + chunk.items.size
            pairs = self._pairs[start:stop].reshape(chunk.items.shape)
            pulls = self._pulls[start:stop].reshape(chunk.items.shape)
            if exponentials is None:
                loss += compare_scores(scores[pairs], chunk.k, chunk.ranked, pulls)
            else:
                loss += self._multiply(chunk, pairs, *exponentials, highest, pulls)
            start = stop
        return loss

    def _multiply(
        self,
        chunk: Chunk,
        pairs: npt.NDArray[np.intp],
        grown: Reals,
        shrunk: Reals,
        highest: float,
        pulls: Reals,
    ) -> float:
        near = _take(grown, pairs[: chunk.k], self._near)
        far = self._far[: pairs.size].reshape(pairs.shape)
        _take(shrunk, pairs[chunk.first_far :], far[chunk.first_far :].reshape(-1))
        room = self._room[: pairs.size].reshape(pairs.shape)
        return compare_exponentials(near, far, chunk.ranked, highest, pulls, room)


def _take(table: Reals, pairs: npt.NDArray[np.intp], out: Reals) -> Reals:
    """table[pairs], written to the beginning of `out`; with any mode but "clip" numpy would make a copy."""
    found = out[: pairs.size].reshape(pairs.shape)
    return np.take(table, pairs, out=found, mode="clip")


def _all_squares(positions: Reals) -> Reals:
    """Squared distances of all pairs, (N, N)."""
    norms = np.einsum("nd,nd->n", positions, positions)
    squares = positions @ positions.T
    squares *= -2
    squares += norms[:, None]
    squares += norms
    return np.maximum(squares, 0, out=squares)


class SparseScreens:
    """The loss of screens over N images, from the n distances of each screen."""

    def __init__(self, groups: Sequence[Group], images: int, dtype: Precision) -> None:
        from scipy.sparse import csr_array

        self._dtype = dtype
        self._chunks = [list(group.chunks()) for group in groups]
        # For each group a matrix (probe, item) of the derivatives; an item may come many times in a row.
        self._matrices = []
        for group in groups:
            n = group.items.shape[1]
            ends = np.cumsum(np.bincount(group.probe, minlength=images)) * n
            ends = np.concatenate([[0], ends])
            data = np.zeros(group.items.size, dtype=self._dtype)
            self._matrices.append(csr_array((data, group.items.ravel(), ends), shape=(images, images)))
        largest = max(chunk.items.size for chunks in self._chunks for chunk in chunks)
        self._rooms = np.empty((4, largest), dtype=self._dtype)

    def __call__(self, positions: Reals, kernel: Kernel) -> tuple[float, Reals]:
        """Sum of the losses of all triplets at positions (N, D), and its gradient (N, D)."""
        positions = positions.astype(self._dtype)
        columns = np.ascontiguousarray(positions.T)
        ones = np.ones((len(positions), 1), dtype=self._dtype)
        extended = np.hstack([positions, ones])
        loss, sums = 0.0, np.zeros_like(extended)
        for chunks, matrix in zip(self._chunks, self._matrices, strict=True):
            start = 0
            for chunk in chunks:
                stop = start + chunk.items.size
                n, screens = chunk.items.shape
                # Screen by screen in the matrix, item by item here.
                loss += self._compare(chunk, columns, kernel, matrix.data[start:stop].reshape(screens, n).T)
                start = stop
            sums += matrix @ extended
            sums += matrix.T @ extended
        gradient = positions * sums[:, -1:]
        gradient -= sums[:, :-1]
        gradient *= 2
        return loss, gradient

    def _compare(self, chunk: Chunk, columns: Reals, kernel: Kernel, out: Reals) -> float:
        """The loss of a chunk; its derivative by each squared distance is written to out (n, S)."""
        shape = chunk.items.shape
        squares, far, pulls, room = (one[: chunk.items.size].reshape(shape) for one in self._rooms)
        _squares(columns, chunk, squares, room)
        slopes = kernel.slopes(squares)
        scores = kernel.scores(squares)
        highest = float(scores.max())
        if may_multiply(highest, self._dtype):
            np.negative(scores[chunk.first_far :], out=far[chunk.first_far :])
            np.exp(far[chunk.first_far :], out=far[chunk.first_far :])
            near = np.exp(scores[: chunk.k])
            loss = compare_exponentials(near, far, chunk.ranked, highest, pulls, room)
        else:
            loss = compare_scores(scores, chunk.k, chunk.ranked, pulls)
        np.multiply(pulls, slopes, out=out)
        return loss


def _squares(columns: Reals, chunk: Chunk, squares: Reals, room: Reals) -> None:
    """Squared distances of a chunk's items from its probes, into squares (n, S)."""
    squares[...] = 0
    for column in columns:
        # With any mode but "clip" numpy would make a copy.
        np.take(column, chunk.items, out=room, mode="clip")
        room -= column[chunk.probe]
        room *= room
        squares += room


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
