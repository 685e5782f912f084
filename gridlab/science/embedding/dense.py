"""Screens of few images: every distance between two images once, and screens look theirs up."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.comparison import compare_exponentials, compare_scores, may_multiply
from gridlab.science.embedding.kernels import Kernel, Precision, Reals
from gridlab.science.embedding.layout import Group


class DenseScreens:
    """The loss of screens over N images, from a table of all N × N pairs."""

    def __init__(self, groups: Sequence[Group], images: int, dtype: Precision) -> None:
        self._images = images
        self._chunks = [chunk for group in groups for chunk in group.chunks()]
        # The pair of each item of each screen: chunk after chunk, each as (n, S).
        pairs = [(chunk.probe * images + chunk.items).ravel() for chunk in self._chunks]
        self._pairs = np.concatenate(pairs)
        self._pulls = np.empty(len(self._pairs), dtype=dtype)
        self._tables = np.empty((4, images, images), dtype=dtype)
        self._rooms = np.empty((3, max(len(one) for one in pairs)), dtype=dtype)

    def __call__(self, positions: Reals, kernel: Kernel) -> tuple[float, Reals]:
        """Sum of the losses of all triplets at positions (N, D), and its gradient (N, D)."""
        squares, scores, _, _ = self._tables
        positions = positions.astype(self._tables.dtype)
        _all_squares(positions, squares)
        kernel.scores(squares, scores)
        loss = self._compare()
        pulls = np.bincount(self._pairs, self._pulls, self._images**2).astype(squares.dtype, copy=False)
        pulls = pulls.reshape(squares.shape)
        kernel.by_squares(squares, pulls)
        gradient = positions * (pulls.sum(axis=0) + pulls.sum(axis=1))[:, None]
        gradient -= pulls @ positions
        gradient -= pulls.T @ positions
        gradient *= 2
        return loss, gradient

    def _compare(self) -> float:
        """Sum of the losses; the derivative by each item's score is written to the pulls."""
        _, scores, grown, shrunk = self._tables
        highest = float(scores.max())
        multiply = may_multiply(highest, scores.dtype)
        if multiply:
            np.exp(scores, out=grown)
            np.reciprocal(grown, out=shrunk)
        loss, start = 0.0, 0
        for chunk in self._chunks:
            stop = start + chunk.items.size
            pairs = self._pairs[start:stop].reshape(chunk.items.shape)
            pulls = self._pulls[start:stop].reshape(chunk.items.shape)
            near, far, room = (one[: pairs.size].reshape(pairs.shape) for one in self._rooms)
            if multiply:
                _take(grown, pairs[: chunk.k], near[: chunk.k])
                _take(shrunk, pairs[chunk.first_far :], far[chunk.first_far :])
                loss += compare_exponentials(near[: chunk.k], far, chunk.ranked, highest, pulls, room)
            else:
                _take(scores, pairs, near)
                loss += compare_scores(near, chunk.k, chunk.ranked, highest, pulls, room, far)
            start = stop
        return loss


def _take(table: Reals, pairs: npt.NDArray[np.intp], out: Reals) -> None:
    """The table's values of these pairs; with any mode but "clip" numpy would make a copy."""
    np.take(table, pairs, out=out, mode="clip")


def _all_squares(positions: Reals, out: Reals) -> None:
    """Squared distances of all pairs, (N, N)."""
    norms = np.einsum("nd,nd->n", positions, positions)
    np.matmul(positions, positions.T, out=out)
    out *= -2
    out += norms[:, None]
    out += norms
    np.maximum(out, 0, out=out)
