"""Fitting an embedding: L-BFGS from random starts, the best kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab.domain.progress import Cancel
from gridlab.science.embedding.features import WithFeatures
from gridlab.science.embedding.kernels import MU, KernelName
from gridlab.science.embedding.likelihood import Likelihood, Objective, Positions
from gridlab.science.embedding.screens import Flags, Screens, images_seen

PENALTY = 0.01
MAX_ITERATIONS = 500
SPREAD = 0.3
LEAST_GAIN = 1e-6
FLATTEST = 1e-6
# Steps that L-BFGS remembers: ten take no fewer iterations, and each costs two arrays of all parameters.
_REMEMBERED = 6


@dataclass(frozen=True, slots=True)
class Fit:
    """An embedding: positions (N, D), centred on the images seen.

    value: of the objective, its penalty included; lower is better. iterations: of the start that was kept.
    converged: whether it stopped before `max_iterations`.
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
    alpha: float | None = None,
    mu: float = MU,
    subsets: bool = False,
    features: Positions | None = None,
    feature_weight: float = 0.0,
    seed: int = 0,
    starts: int = 1,
    first_start: int = 0,
    max_iterations: int = MAX_ITERATIONS,
    least_gain: float = LEAST_GAIN,
    begin_at: Positions | None = None,
    cancel: Cancel | None = None,
) -> Fit:
    """The embedding of `n_images` images in `dims` dimensions that the screens speak for most.

    Minimises the mean loss of all triplets (minus the log-likelihood; of SOE its squared hinge) plus
    penalty × the mean of ‖x‖² over the images seen. alpha: of t-STE, None for D - 1, at least 1. mu: of CKL.
    subsets: the chosen set of each screen in place of its triplets, by the subset logit. features (N, P) with
    a weight above 0: see `features`. The best of `starts` random starts is kept, counted from `first_start`;
    `begin_at` (N, D) takes the place of the first. least_gain: see `descend`. The same arguments give the
    same positions. Images on no screen lie at the centre, or where features put them. BLAS uses one thread.
    Raises Cancelled between two evaluations once `cancel` is set, and ValueError for no screen, for an image
    row outside of 0 to n_images - 1, and for less than one dimension or start.
    """
    if dims < 1 or starts < 1:
        raise ValueError("an embedding needs at least one dimension and one start")
    with_features = features is not None and feature_weight > 0
    placed = np.ones(n_images, np.bool_)
    if not with_features:
        placed, screens = _of_seen(screens, n_images)
    settings: dict[str, Any] = {"kernel": objective, "alpha": alpha, "mu": mu, "subsets": subsets}
    settings["penalty"] = 0.0 if with_features else penalty
    likelihood = Likelihood(screens, int(placed.sum()), dims, **settings)
    fitted: Objective = likelihood
    known = 0
    if features is not None and with_features:
        fitted = WithFeatures(likelihood, features, feature_weight, penalty)
        known = features.shape[1]
    fits = []
    for start in range(first_start, first_start + starts):
        first = SPREAD * np.random.default_rng([seed, start]).standard_normal((known + n_images, dims))
        if start == first_start and begin_at is not None:
            first[:known] = 0
            first[known:] = np.asarray(begin_at, dtype=np.float64).reshape(n_images, dims)
        how: dict[str, Any] = {"iterations": max_iterations, "least_gain": least_gain, "cancel": cancel}
        fits.append(descend(fitted, first if known else first[placed], known=known, **how))
    return _among_all(min(fits, key=lambda fit: fit.value), placed)


def _of_seen(screens: Sequence[Screens], n_images: int) -> tuple[Flags, Sequence[Screens]]:
    """Which images are seen (N,), and the screens with these alone numbered.

    Of very many images few may be: the others would cost as much, and nothing is told of them.
    """
    seen = images_seen(screens, n_images)
    if seen.all():
        return seen, screens
    number = np.cumsum(seen) - 1
    return seen, [group.renumbered(number) for group in screens]


def _among_all(fit: Fit, seen: Flags) -> Fit:
    positions = np.zeros((len(seen), fit.positions.shape[1]))
    positions[seen] = fit.positions
    return replace(fit, positions=positions)


def descend(
    objective: Objective,
    first: Positions,
    *,
    known: int = 0,
    iterations: int = MAX_ITERATIONS,
    least_gain: float = LEAST_GAIN,
    centred: bool = True,
    cancel: Cancel | None = None,
) -> Fit:
    """The minimum that L-BFGS finds from `first`, whose first `known` rows are of no image.

    least_gain: relative, of a step that is worth another. centred: positions on the images seen. Raises
    Cancelled.
    """
    # scipy first: it brings a BLAS library of its own, and the limit holds for those that are loaded by then.
    from scipy.optimize import minimize
    from threadpoolctl import threadpool_limits

    def evaluate(flat: npt.NDArray[Any]) -> tuple[float, npt.NDArray[Any]]:
        if cancel is not None:
            cancel.raise_if_set()
        value, gradient = objective(flat.reshape(first.shape))
        return value, gradient.ravel()

    with threadpool_limits(limits=1, user_api="blas"):
        found = minimize(
            evaluate,
            first.ravel(),
            jac=True,
            method="L-BFGS-B",
            options={"maxiter": iterations, "ftol": least_gain, "gtol": FLATTEST, "maxcor": _REMEMBERED},
        )
        parameters = np.array(found.x, dtype=np.float64).reshape(first.shape)
        parameters[known:][~objective.seen] = 0
        positions = objective.positions(parameters)
    centre = positions[objective.seen].mean(axis=0) if centred else 0.0
    if known:
        positions = positions - centre
    else:
        positions[objective.seen] -= centre
    return Fit(positions, float(found.fun), int(found.nit), int(found.nit) < iterations)
