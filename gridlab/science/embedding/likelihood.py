"""The objectives: minus the mean log-likelihood of the triplets, or SOE's mean squared hinge.

Of few images every distance between two is had once, and screens look theirs up; of many, those that occur
on the screens, chunk by chunk, sorted by probe.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.comparing import (
    compare_exponentials,
    compare_hinges,
    compare_scores,
    compare_sets,
    may_multiply,
)
from gridlab.science.embedding.kernels import MU, Kernel, KernelName, Precision, Reals, kernel_of
from gridlab.science.embedding.screens import Ints, Screens, count_triplets, images_seen

Places = npt.NDArray[np.intp]

# Numbers in one array of a chunk; four such arrays are in use at once.
_NUMBERS_AT_ONCE = 1 << 15


@dataclass(frozen=True, slots=True)
class Group:
    """Screens alike in n, k and ranked, sorted by probe: probe (S,), items (S, n), the near ones first."""

    probe: Ints
    items: Ints
    k: int
    ranked: bool

    def chunks(self) -> Iterator[Chunk]:
        """These screens, some at a time."""
        n = self.items.shape[1]
        step = max(_NUMBERS_AT_ONCE // n, 1)
        for start in range(0, len(self.probe), step):
            part = slice(start, start + step)
            yield Chunk(
                np.ascontiguousarray(self.probe[part], dtype=np.intp),
                np.ascontiguousarray(self.items[part].T, dtype=np.intp),
                self.k,
                self.ranked,
            )


@dataclass(frozen=True, slots=True)
class Chunk:
    """Some screens of a group: probe (S,), items (n, S)."""

    probe: Places
    items: Places
    k: int
    ranked: bool

    @property
    def first_far(self) -> int:
        """The first row of `items` that is ever the far one of a triplet."""
        return 1 if self.ranked else self.k


# A group costs its numpy calls, whatever its size: so few triplets are told faster one by one.
_FEW_TRIPLETS = 2_000

Alike = dict[tuple[int, int, bool], list[Screens]]


def groups_of(screens: Sequence[Screens], fewest: int = _FEW_TRIPLETS) -> tuple[Group, ...]:
    """The screens, those alike in n, k and ranked together; the triplets of kinds with few as one group.

    fewest: triplets with which a kind stays a group of its own.
    """
    alike = _alike(screens)
    few = {kind: parts for kind, parts in alike.items() if count_triplets(parts) < fewest}
    if len(few) > 1:
        singles = [part.singles() for parts in few.values() for part in parts]
        alike = _alike([part for kind, parts in alike.items() if kind not in few for part in parts] + singles)
    groups = []
    for (k, _, ranked), parts in alike.items():
        probe = np.concatenate([part.probe for part in parts])
        items = np.concatenate([np.hstack([part.near, part.far]) for part in parts])
        order = np.argsort(probe, kind="stable")
        groups.append(Group(probe[order], items[order], k, ranked))
    return tuple(groups)


def _alike(screens: Sequence[Screens]) -> Alike:
    alike: Alike = {}
    for part in screens:
        if len(part):
            alike.setdefault((part.near.shape[1], part.far.shape[1], part.ranked), []).append(part)
    return alike


class DenseScreens:
    """The loss of screens over N images, from a table of all N × N pairs."""

    def __init__(self, groups: Sequence[Group], images: int, dtype: Precision, sets: bool = False) -> None:
        self._dtype = dtype
        self._sets = sets
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
        squares = all_squares(positions)
        loss, slopes = self._compare(squares, kernel)
        pulls = np.bincount(self._pairs, self._pulls, self._images**2).astype(self._dtype)
        pulls = pulls.reshape(self._images, self._images)
        pulls *= slopes
        pulls = pulls + pulls.T
        gradient = positions * pulls.sum(axis=1)[:, None]
        gradient -= pulls @ positions
        gradient *= 2
        return loss, gradient

    def _compare(self, squares: Reals, kernel: Kernel) -> tuple[float, Reals | float]:
        """Sum of the losses, and the slopes of all pairs; the derivative by each item's score is written to
        the pulls."""
        highest = highest_of(squares, kernel)
        exponentials = None
        if not self._sets and not kernel.hinge and may_multiply(highest, self._dtype):
            grown, slopes = kernel.grown(squares)
            exponentials = grown.ravel(), np.reciprocal(grown).ravel()
        else:
            slopes = kernel.slopes(squares)
            scores = kernel.scores(squares).ravel()
            compare = compare_sets if self._sets else compare_hinges if kernel.hinge else compare_scores
        loss, start = 0.0, 0
        for chunk in self._chunks:
            stop = start + chunk.items.size
            pairs = self._pairs[start:stop].reshape(chunk.items.shape)
            pulls = self._pulls[start:stop].reshape(chunk.items.shape)
            if exponentials is None:
                loss += compare(scores[pairs], chunk.k, chunk.ranked, pulls)
            else:
                loss += self._multiply(chunk, pairs, *exponentials, highest, pulls)
            start = stop
        return loss, slopes

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


def highest_of(squares: Reals, kernel: Kernel) -> float:
    """The highest score of all these squared distances: scores grow with them."""
    return float(kernel.scores(squares.max(keepdims=True)).item())


def all_squares(positions: Reals) -> Reals:
    """Squared distances of all pairs, (N, N)."""
    norms = np.einsum("nd,nd->n", positions, positions)
    squares = positions @ positions.T
    squares *= -2
    squares += norms[:, None]
    squares += norms
    return np.maximum(squares, 0, out=squares)


class SparseScreens:
    """The loss of screens over N images, from the n distances of each screen."""

    def __init__(self, groups: Sequence[Group], images: int, dtype: Precision, sets: bool = False) -> None:
        from scipy.sparse import csr_array

        self._dtype = dtype
        self._sets = sets
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
        highest = highest_of(squares, kernel)
        if not self._sets and not kernel.hinge and may_multiply(highest, self._dtype):
            grown, slopes = kernel.grown(squares)
            np.reciprocal(grown[chunk.first_far :], out=far[chunk.first_far :])
            loss = compare_exponentials(grown[: chunk.k], far, chunk.ranked, highest, pulls, room)
        else:
            slopes = kernel.slopes(squares)
            scores = kernel.scores(squares)
            compare = compare_sets if self._sets else compare_hinges if kernel.hinge else compare_scores
            loss = compare(scores, chunk.k, chunk.ranked, pulls)
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


class Objective(Protocol):
    """What is minimised: a function of parameters (rows, D), of which positions (N, D) follow."""

    seen: npt.NDArray[np.bool_]
    """(N,): which images are on a screen."""

    def __call__(self, parameters: Positions) -> tuple[float, Positions]:
        """Value, and gradient in the shape of the parameters."""

    def positions(self, parameters: Positions) -> Positions:
        """Where the images lie, (N, D)."""


class Likelihood:
    """Mean loss + penalty × (sum of ‖x‖²) / (number of images seen); its parameters are the positions (N, D).

    The loss of a triplet is -log p, of SOE its squared hinge. subsets: in place of triplets the chosen sets,
    by the subset logit; the mean is then one over choices. alpha: of t-STE, None for D - 1. mu: of CKL.
    """

    def __init__(
        self,
        screens: Sequence[Screens],
        images: int,
        dims: int,
        *,
        kernel: KernelName,
        penalty: float,
        alpha: float | None = None,
        mu: float = MU,
        subsets: bool = False,
        dense: bool | None = None,
        dtype: Precision | None = None,
    ) -> None:
        groups = groups_of(screens, _FEW_TRIPLETS if not subsets else 0)
        triplets = count_triplets(screens)
        self._count = triplets if not subsets else sum(len(one) * one.near.shape[1] for one in screens)
        if triplets == 0:
            raise ValueError("an embedding needs at least one screen")
        self.seen = images_seen(screens, images)
        if dtype is None:
            dtype = np.dtype(np.float32 if triplets > FLOAT64_TRIPLETS and not subsets else np.float64)
        if dense is None:
            items = sum(group.items.size for group in groups)
            dense = images <= DENSE_IMAGES and images**2 <= PAIRS_PER_ITEM * items
        self._loss = (DenseScreens if dense else SparseScreens)(groups, images, dtype, subsets)
        self.kernel = kernel_of(kernel, dims, alpha, mu)
        self._penalty = penalty / int(self.seen.sum())

    def __call__(self, parameters: Positions) -> tuple[float, Positions]:
        """Value, and gradient (N, D), at positions (N, D)."""
        loss, pulls = self._loss(parameters, self.kernel)
        gradient = pulls.astype(np.float64)
        gradient /= self._count
        value = loss / self._count
        if self._penalty:
            value += self._penalty * float(np.vdot(parameters, parameters))
            gradient += 2 * self._penalty * parameters
        return value, gradient

    def positions(self, parameters: Positions) -> Positions:
        """The parameters themselves."""
        return parameters
