"""Screens of few images: every distance between two images once, and screens look theirs up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.comparison import compare_exponentials, compare_scores, may_multiply
from gridlab.science.embedding.kernels import Kernel, Precision, Reals
from gridlab.science.embedding.layout import Chunk, Group


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
