"""Screens of many images: the distances that occur on them, chunk by chunk, sorted by probe."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from gridlab.science.embedding.comparison import compare_exponentials, compare_scores, may_multiply
from gridlab.science.embedding.kernels import Kernel, Precision, Reals
from gridlab.science.embedding.layout import Chunk, Group


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
