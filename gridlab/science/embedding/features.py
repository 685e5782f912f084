"""The feature prior: positions that keep near a linear image of what is known of the images beforehand.

X = √w · F · W + √(1 - w) · R, with the penalty on W and R in place of X: a ridge around F · W, by a change of
variables around the same likelihood. Without a screen an image lies where its features put it.
"""

from __future__ import annotations

import numpy as np

from gridlab.science.embedding.kernels import Reals
from gridlab.science.embedding.likelihood import Likelihood, Positions

MOST_COMPONENTS = 200


def feature_space(raw: Reals, most: int = MOST_COMPONENTS) -> Positions:
    """Features (N, P) to be used of raw ones (N, F): standardised, principal components, mean ‖row‖² = 1.

    At most `most` components. A row that is not finite is not known: it becomes the mean, 0. Raises
    ValueError where no column differs between images.
    """
    known = np.isfinite(raw).all(axis=1)
    own = np.asarray(raw[known], dtype=np.float64)
    spread = own.std(axis=0) if len(own) else np.zeros(raw.shape[1])
    differs = spread > 1e-12 * np.maximum(np.abs(own).max(axis=0, initial=0), 1)
    if not differs.any():
        raise ValueError("features are the same for every image")
    own = (own[:, differs] - own[:, differs].mean(axis=0)) / spread[differs]
    components = _components(own, most)
    features = np.zeros((len(raw), components.shape[1]))
    features[known] = components / np.sqrt((components**2).sum(axis=1).mean())
    return features


def _components(own: Positions, most: int) -> Positions:
    """Principal components (N, P) of centred columns, the strongest first; signs fixed."""
    rows, columns = own.shape
    if columns <= rows:
        strength, axes = np.linalg.eigh(own.T @ own)
        components = own @ axes[:, ::-1]
    else:
        strength, axes = np.linalg.eigh(own @ own.T)
        components = (axes * np.sqrt(np.maximum(strength, 0)))[:, ::-1]
    kept = int((strength > 1e-9 * strength[-1]).sum())
    components = components[:, : min(kept, most)]
    largest = np.abs(components).argmax(axis=0)
    return np.asarray(components * np.sign(components[largest, np.arange(components.shape[1])]))


class WithFeatures:
    """A likelihood of positions as an objective of W (P, D) and R (N, D), one above the other.

    likelihood: without a penalty of its own. features: (N, P), as `feature_space` makes them. weight: w,
    above 0 and below 1.
    """

    def __init__(self, likelihood: Likelihood, features: Positions, weight: float, penalty: float) -> None:
        if not 0 < weight < 1:
            raise ValueError("the weight of features is above 0 and below 1")
        self.seen = likelihood.seen
        self._likelihood = likelihood
        self._features: Positions = np.sqrt(weight) * features
        self._own = float(np.sqrt(1 - weight))
        self._penalty = penalty / int(self.seen.sum())

    def positions(self, parameters: Positions) -> Positions:
        """X of W and R."""
        known = self._features.shape[1]
        positions = self._own * parameters[known:]
        positions += self._features @ parameters[:known]
        return positions

    def __call__(self, parameters: Positions) -> tuple[float, Positions]:
        """Value, and gradient (P + N, D)."""
        value, pulls = self._likelihood(self.positions(parameters))
        known = self._features.shape[1]
        gradient = 2 * self._penalty * parameters
        gradient[:known] += self._features.T @ pulls
        pulls *= self._own
        gradient[known:] += pulls
        return value + self._penalty * float(np.vdot(parameters, parameters)), gradient
