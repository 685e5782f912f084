"""SNaCK: one map of triplets by t-STE and of machine features by t-SNE.

The published objective is λ_t · 2N/T · Σ loss of T triplets + λ_s · KL(P ‖ Q) on N images (Wilber, Kwak,
Kriegman and Belongie 2015). Divided by 2N λ_t it is what is minimised here: mean loss + μ · KL, with
μ = λ_s / (2N λ_t), whose least is at the same place. t-SNE: van der Maaten and Hinton 2008, by its exact
gradient up to MOST_EXACT images, above by openTSNE (Poličar, Stražar and Zupan 2024), which approximates it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.domain.errors import failure
from gridlab.domain.progress import Cancel
from gridlab.domain.said import say
from gridlab.science.embedding.fit import SPREAD, Fit, descend
from gridlab.science.embedding.likelihood import Likelihood, Objective, Positions, all_squares
from gridlab.science.embedding.screens import Screens

MUS = (0.1, 0.3, 0.03, 0.01, 1.0)
"""What cross-validation tries, the one to begin with first: fewer screens speak for a larger one."""
DIMS = 2
PERPLEXITY = 30.0
MOST_EXACT = 2_000
EXAGGERATION = 4.0
_EARLY = 20
_LEAST_GAIN = 1e-9
# Steps of openTSNE's gradient descent, which are many times as short as those of L-BFGS.
_EARLY_STEPS, _STEPS = 100, 500
_SPREAD = 1e-4
_FEW = 10_000  # up to so many the tree is the faster one
_SEARCHES = 60
_CLOSE = 1e-5
_TINY = 1e-12


class Snack:
    """mean loss + μ · KL as an objective of positions (N, D); without a likelihood t-SNE alone.

    likeness: P, (N, N), symmetric, its sum 1. exaggeration: what P is multiplied by.
    """

    def __init__(
        self, likelihood: Objective | None, likeness: Positions, mu: float, exaggeration: float = 1.0
    ) -> None:
        # t-SNE has a place for every image.
        self.seen = np.ones(len(likeness), dtype=np.bool_)
        self._likelihood = likelihood
        self._likeness = likeness
        self._mu = mu
        self._exaggeration = exaggeration
        own = likeness[likeness > 0]
        self._entropy = float((own * np.log(own)).sum())

    def positions(self, parameters: Positions) -> Positions:
        """The parameters themselves."""
        return parameters

    def __call__(self, parameters: Positions) -> tuple[float, Positions]:
        """Value, and gradient (N, D), at positions (N, D)."""
        value, gradient = self.divergence(parameters) if self._mu else (0.0, np.zeros_like(parameters))
        value, gradient = self._mu * value, self._mu * gradient
        if self._likelihood is not None:
            loss, pulls = self._likelihood(parameters)
            value, gradient = value + loss, gradient + pulls
        return value, gradient

    def divergence(self, parameters: Positions) -> tuple[float, Positions]:
        """KL(P ‖ Q) of Student's t with one degree of freedom, and its gradient."""
        squares = all_squares(parameters)
        squares += 1
        near = 1 / squares
        np.fill_diagonal(near, 0)
        total = float(near.sum())
        more = self._exaggeration
        value = self._entropy + more * float(np.vdot(self._likeness, np.log(squares))) + np.log(total)
        pulls = more * self._likeness - near / total
        pulls *= near
        gradient = parameters * pulls.sum(axis=1)[:, None]
        gradient -= pulls @ parameters
        return value, 4 * gradient


def likeness_of(features: Positions, perplexity: float = PERPLEXITY) -> Positions:
    """P of t-SNE, (N, N): Gaussians as wide as `perplexity` says, made symmetric, the sum of all 1."""
    return _likeness(np.ascontiguousarray(features, np.float64).tobytes(), features.shape, perplexity)


@lru_cache(maxsize=2)
def _likeness(data: bytes, shape: tuple[int, int], perplexity: float) -> Positions:
    features = np.frombuffer(data).reshape(shape)
    squares = all_squares(features)
    np.fill_diagonal(squares, np.inf)
    squares -= squares.min(axis=1, keepdims=True)
    wanted = np.log(min(perplexity, max((len(features) - 1) / 3, 1.0)))
    low, high = np.zeros(len(features)), np.full(len(features), np.inf)
    sharp = 1 / np.maximum(np.median(np.where(np.isinf(squares), 0, squares), axis=1), _TINY)
    finite = np.where(np.isinf(squares), 0, squares)
    for _ in range(_SEARCHES):
        near = np.exp(-squares * sharp[:, None])
        total = near.sum(axis=1)
        entropy = np.log(total) + sharp * (finite * near).sum(axis=1) / total
        over = entropy > wanted
        if (np.abs(entropy - wanted) < _CLOSE).all():
            break
        low, high = np.where(over, sharp, low), np.where(over, high, sharp)
        sharp = np.where(np.isinf(high), sharp * 2, (low + np.where(np.isinf(high), low, high)) / 2)
    near /= total[:, None]
    both: Positions = near + near.T
    both /= both.sum()
    return both


def fit_snack(
    screens: Sequence[Screens],
    n_images: int,
    features: Positions,
    *,
    mu: float,
    dims: int = DIMS,
    alpha: float | None = None,
    penalty: float = 0.0,
    perplexity: float = PERPLEXITY,
    seed: int = 0,
    cancel: Cancel | None = None,
) -> Fit:
    """The map of triplets and features (N, P) together; screens may be none, for t-SNE alone.

    mu 0: t-STE alone, as `fit_embedding` fits it from the same start. Raises Cancelled, and GridLabError
    above MOST_EXACT images where openTSNE is not installed.
    """
    likelihood = (
        Likelihood(screens, n_images, dims, kernel="tste", penalty=penalty, alpha=alpha) if screens else None
    )
    first = np.random.default_rng([seed, 0]).standard_normal((n_images, dims))
    if mu == 0 and likelihood is not None:
        return descend(likelihood, SPREAD * first, cancel=cancel)
    if n_images > MOST_EXACT:
        return _approximate(likelihood, features, mu, dims, perplexity, seed, cancel)
    likeness = likeness_of(features, perplexity)
    start = _first_axes(features, dims) + 0.1 * _SPREAD * first
    early = descend(Snack(likelihood, likeness, mu, EXAGGERATION), start, iterations=_EARLY, cancel=cancel)
    objective = Snack(likelihood, likeness, mu)
    return descend(objective, early.positions, least_gain=_LEAST_GAIN, cancel=cancel)


def _first_axes(features: Positions, dims: int) -> Positions:
    """The first axes of features, where t-SNE begins: of little spread, zeros where they have none."""
    axes = np.zeros((len(features), dims))
    own = features[:, :dims]
    axes[:, : own.shape[1]] = own * (_SPREAD / max(float(own[:, 0].std()), _TINY))
    return axes


def _approximate(
    likelihood: Likelihood | None,
    features: Positions,
    mu: float,
    dims: int,
    perplexity: float,
    seed: int,
    cancel: Cancel | None,
) -> Fit:
    """The same by openTSNE's gradient descent, its gradient of the features and ours of the triplets."""
    try:
        from openTSNE import TSNEEmbedding
        from openTSNE.affinity import PerplexityBasedNN
        from openTSNE.tsne import kl_divergence_bh, kl_divergence_fft
    except ImportError:
        raise failure(
            "SNaCK on more than {most:,} images needs openTSNE, which is not installed.",
            most=MOST_EXACT,
            safe=say("Nothing was written."),
            todo=say('Install it with `pip install "gridlab[snack]"`, or fit another method.'),
        ) from None
    few = len(features) < _FEW
    divergence = kl_divergence_bh if few or dims > 2 else kl_divergence_fft
    last = [0.0]

    def objective(embedding: Any, likeness: Any, **rest: Any) -> tuple[float, npt.NDArray[np.float64]]:
        if cancel is not None:
            cancel.raise_if_set()
        value, gradient = divergence(embedding, likeness, **rest)
        if likelihood is not None:
            loss, pulls = likelihood(np.asarray(embedding, np.float64))
            # Theirs leaves out the 4 of the gradient.
            gradient = (mu * gradient + pulls / 4) / (1 + mu)
            last[0] = loss + mu * value
        return value, gradient

    known = PerplexityBasedNN(
        np.asarray(features), perplexity=perplexity, method="exact", n_jobs=1, random_state=seed
    )
    made = TSNEEmbedding(
        _first_axes(features, dims), known, negative_gradient_method=objective, n_jobs=1, random_state=seed
    )
    made = made.optimize(n_iter=_EARLY_STEPS, exaggeration=EXAGGERATION, momentum=0.5)
    made = made.optimize(n_iter=_STEPS, momentum=0.8)
    positions = np.array(made, dtype=np.float64)
    return Fit(positions - positions.mean(axis=0), last[0], _EARLY_STEPS + _STEPS, True)
