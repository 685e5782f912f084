"""The log-likelihood of screens, given how near each of their images is to the probe.

Every chosen image of a screen is compared with every image that is farther. With scores s the loss is
log(1 + exp(s_near - s_far)). As exp(s_near - s_far) = exp(s_near) · exp(-s_far), n exponentials are enough
for k(n - k) triplets, and as Σ log(1 + w) = log Π(1 + w), so is one logarithm for as many triplets as the
numbers' range allows.

Arrays are (images of a screen, screens), near images first: numpy then works along many screens at once.
"""

from __future__ import annotations

import numpy as np

from gridlab.science.embedding.kernels import Precision, Reals

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
