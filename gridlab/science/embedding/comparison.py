"""The log-likelihood of screens, laid out for work along many of them at once.

Every chosen image of a screen is compared with every image that is farther. With scores s the loss is
log(1 + exp(s_near - s_far)). As exp(s_near - s_far) = exp(s_near) · exp(-s_far), n exponentials are enough
for k(n - k) triplets, and as Σ log(1 + w) = log Π(1 + w), so is one logarithm for as many triplets as the
numbers' range allows.

Arrays are (images of a screen, screens), near images first: numpy then works along many screens at once, in
chunks that stay in the processor's cache.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.science.embedding.kernels import Precision, Reals
from gridlab.science.embedding.screens import Ints, Screens

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


def groups_of(screens: Sequence[Screens]) -> tuple[Group, ...]:
    """The screens, those alike in n, k and ranked together."""
    alike: dict[tuple[int, int, bool], list[Screens]] = {}
    for part in screens:
        if len(part):
            alike.setdefault((part.near.shape[1], part.far.shape[1], part.ranked), []).append(part)
    groups = []
    for (k, _, ranked), parts in alike.items():
        probe = np.concatenate([part.probe for part in parts])
        items = np.concatenate([np.hstack([part.near, part.far]) for part in parts])
        order = np.argsort(probe, kind="stable")
        groups.append(Group(probe[order], items[order], k, ranked))
    return tuple(groups)


# Products stay below the largest number: exp(709) in float64, exp(88) in float32.
_RANGE: dict[Precision, float] = {np.dtype(np.float64): 700.0, np.dtype(np.float32): 85.0}
_LOG_2 = 0.7


def may_multiply(highest: float, dtype: Precision) -> bool:
    """Whether comparing scores from 0 to `highest` as exponentials pays: two logarithms are one at least."""
    return 2 * (highest + _LOG_2) <= _RANGE[dtype]


def compare_exponentials(
    grown: Reals, shrunk: Reals, ranked: bool, highest: float, pulls: Reals, room: Reals
) -> float:
    """Sum of the losses; the derivative by each score is written to pulls (n, S).

    grown (k, S): exp(s) of the near images. shrunk (n, S): exp(-s) of all; rows of near images are read
    where `ranked` only. highest: no score is above it. room (n, S) is written over.
    """
    k, n = len(grown), len(shrunk)
    together = int(_RANGE[grown.dtype] // (highest + _LOG_2))
    _begin(pulls, k, ranked)
    loss = 0.0
    for i in range(k):
        first = i + 1 if ranked else k
        odds = room[first:]
        np.multiply(grown[i], shrunk[first:], out=odds)
        odds += 1
        for start in range(0, n - first, together):
            product = np.multiply.reduce(odds[start : start + together], axis=0)
            loss += float(np.log(product, out=product).sum(dtype=np.float64))
        np.reciprocal(odds, out=odds)
        pulls[i] += (n - first) - np.add.reduce(odds, axis=0)
        pulls[first:] += odds
    return loss


def compare_scores(scores: Reals, k: int, ranked: bool, pulls: Reals) -> float:
    """The same from scores (n, S) of any size, about half as fast: an exponential for each triplet."""
    n = len(scores)
    most = scores.dtype.type(_RANGE[scores.dtype])
    _begin(pulls, k, ranked)
    loss = 0.0
    for i in range(k):
        first = i + 1 if ranked else k
        gaps = scores[i] - scores[first:]
        # Beyond the range log(1 + exp(gap)) is 0 or the gap; numpy's exp is slow where it underflows.
        odds = np.clip(gaps, -most, most)
        gaps -= most
        loss += float(np.maximum(gaps, 0, out=gaps).sum(dtype=np.float64))
        np.exp(odds, out=odds)
        odds += 1
        loss += float(np.log(odds).sum(dtype=np.float64))
        np.reciprocal(odds, out=odds)
        pulls[i] += (n - first) - odds.sum(axis=0)
        pulls[first:] += odds
    return loss


def _begin(pulls: Reals, k: int, ranked: bool) -> None:
    """Each far image starts at minus the number of near ones it is compared with."""
    pulls[k:] = -k
    pulls[:k] = -np.arange(k, dtype=pulls.dtype)[:, None] if ranked else 0
