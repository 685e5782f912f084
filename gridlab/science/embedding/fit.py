"""Fitting an embedding: L-BFGS from random starts, the best kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.science.embedding.kernels import KernelName
from gridlab.science.embedding.likelihood import Likelihood
from gridlab.science.embedding.screens import Screens

Positions = npt.NDArray[np.float64]

PENALTY = 0.01
MAX_ITERATIONS = 500
_SPREAD = 0.3
_LEAST_GAIN = 1e-7
_FLATTEST = 1e-6


@dataclass(frozen=True, slots=True)
class Fit:
    """An embedding: positions (N, D), centred on the images seen.

    value: minus the mean log-likelihood of the triplets (natural logarithm) plus the penalty; lower is
    better. iterations: of the start that was kept. converged: whether it stopped before `max_iterations`.
    """

    positions: Positions
    value: float
    iterations: int
    converged: bool


def fit_embedding(
    screens: Sequence[Screens],
    n_images: int,
    dims: int,
    *,
    objective: KernelName = "tste",
    penalty: float = PENALTY,
    seed: int = 0,
    starts: int = 1,
    max_iterations: int = MAX_ITERATIONS,
    begin_at: Positions | None = None,
    cancel: Cancel | None = None,
) -> Fit:
    """The embedding of `n_images` images in `dims` dimensions that makes the screens most likely.

    Maximises the mean log-likelihood of all triplets less penalty × the mean of ‖x‖² over the images seen.
    The best of `starts` random starts is kept; `begin_at` (N, D) takes the place of the first. The same
    arguments give the same positions. Images on no screen lie at the centre. BLAS uses one thread. Raises
    Cancelled between two evaluations once `cancel` is set, and ValueError for no screen, for an image row
    outside of 0 to n_images - 1, and for less than one dimension or start.
    """
    if dims < 1 or starts < 1:
        raise ValueError("an embedding needs at least one dimension and one start")
    likelihood = Likelihood(screens, n_images, dims, kernel=objective, penalty=penalty)
    best: Fit | None = None
    for start in range(starts):
        first = _SPREAD * np.random.default_rng([seed, start]).standard_normal((n_images, dims))
        if start == 0 and begin_at is not None:
            first = np.asarray(begin_at, dtype=np.float64).reshape(n_images, dims)
        fit = _descend(likelihood, first, max_iterations, cancel)
        if best is None or fit.value < best.value:
            best = fit
    assert best is not None
    return best


def _descend(likelihood: Likelihood, first: Positions, max_iterations: int, cancel: Cancel | None) -> Fit:
    """The minimum that L-BFGS finds from `first`."""
    # scipy first: it brings a BLAS library of its own, and the limit holds for those that are loaded by then.
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    def evaluate(flat: npt.NDArray[Any]) -> tuple[float, npt.NDArray[Any]]:
        if cancel is not None:
            cancel.raise_if_set()
        value, gradient = likelihood(flat.reshape(first.shape))
        return value, gradient.ravel()

    with threadpool_limits(limits=1, user_api="blas"):
        found = minimize(
            evaluate,
            first.ravel(),
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": max_iterations, "ftol": _LEAST_GAIN, "gtol": _FLATTEST},
        )
    positions = np.array(found.x, dtype=np.float64).reshape(first.shape)
    positions -= positions[likelihood.seen].mean(axis=0)
    positions[~likelihood.seen] = 0
    return Fit(positions, float(found.fun), int(found.nit), int(found.nit) < max_iterations)
