"""Comparing the scores of a screen's images: the losses, and their derivatives by each score.

Triplet by triplet by the logistic loss or the squared hinge, or the chosen set as a whole by the subset
logit: p(C) = Π_{i∈C} w_i / e_k(w), w = exp(-score), with e_k the elementary symmetric polynomial: the sum
over all sets of k images.
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


def compare_hinges(scores: Reals, k: int, ranked: bool, pulls: Reals) -> float:
    """Sum of max(0, s_near + 1 - s_far)²; the derivative by each score (n, S) is written to pulls."""
    pulls[...] = 0
    loss = 0.0
    for i in range(k):
        first = i + 1 if ranked else k
        short = scores[i] - scores[first:]
        short += 1
        np.maximum(short, 0, out=short)
        loss += float(np.vdot(short, short))
        short *= 2
        pulls[i] += short.sum(axis=0)
        pulls[first:] -= short
    return loss


def _begin(pulls: Reals, k: int, ranked: bool) -> None:
    """Each far image starts at minus the number of near ones it is compared with."""
    pulls[k:] = -k
    pulls[:k] = -np.arange(k, dtype=pulls.dtype)[:, None] if ranked else 0


_MOST = 690.0


def symmetric(weights: Reals, k: int) -> Reals:
    """e_0 to e_k of the first 0 to n of weights (n, S): (n + 1, k + 1, S), O(nk) each."""
    n, screens = weights.shape
    sums = np.zeros((n + 1, k + 1, screens))
    sums[:, 0] = 1.0
    for i, weight in enumerate(weights):
        top = min(i + 1, k)
        sums[i + 1, 1:] = sums[i, 1:]
        sums[i + 1, 1 : top + 1] += weight * sums[i, :top]
    return sums


def set_losses(scores: Reals, k: int) -> tuple[Reals, Reals]:
    """-log p of the first k of the images with scores (n, S): (S,), and its derivatives by them (n, S)."""
    # Beside the k-th best image k weights are 1 or more and the rest less, so that products stay in range.
    scores = np.asarray(scores, np.float64)
    logs = np.partition(scores, k - 1, axis=0)[k - 1] - scores
    wide = np.maximum(logs, 0).sum(axis=0) > _MOST
    if wide.any():
        logs[:, wide] = np.minimum(logs[:, wide], _MOST / k)
    weights = np.exp(logs)
    sums = symmetric(weights, k)
    every = sums[-1, k]
    losses = np.log(every) - logs[:k].sum(axis=0)
    # Backwards through the same sums: how often an image is in a set drawn so.
    pulls = np.empty_like(weights)
    back = np.zeros((k + 1, weights.shape[1]))
    back[k] = 1.0
    for i in range(len(weights) - 1, -1, -1):
        pulls[i] = -weights[i] * np.einsum("js,js->s", back[1:], sums[i, :k]) / every
        back[:k] += weights[i] * back[1:]
    pulls[:k] += 1
    return losses, pulls


def compare_sets(scores: Reals, k: int, ranked: bool, pulls: Reals) -> float:  # noqa: ARG001 - as the others
    """Sum of -log p of the chosen sets; the derivative by each score (n, S) is written to pulls.

    The order of ranked answers is not looked at.
    """
    losses, pulls[...] = set_losses(scores, k)
    return float(losses.sum())
