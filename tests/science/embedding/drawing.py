"""Hypothesis strategies for screens, and the plain formulas on triplet lists that they are held against."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from hypothesis import strategies as st

from gridlab.science.embedding.screens import Screens


@st.composite
def screen_groups(draw: st.DrawFn, images: int = 12) -> tuple[Screens, ...]:
    """One to three groups of screens of any shape, ranked or not, images repeated in rows too."""
    groups = []
    for _ in range(draw(st.integers(1, 3))):
        screens, k, far = draw(st.integers(1, 6)), draw(st.integers(1, 4)), draw(st.integers(1, 6))
        random = np.random.default_rng(draw(st.integers(0, 2**32 - 1)))
        rows = random.integers(0, images, (screens, 1 + k + far))
        groups.append(Screens(rows[:, 0], rows[:, 1 : k + 1], rows[:, k + 1 :], draw(st.booleans())))
    return tuple(groups)


def listed(screens: Sequence[Screens]) -> np.ndarray:
    """All triplets, (T, 3)."""
    return np.concatenate([group.triplets() for group in screens])


def plain_value(positions: np.ndarray, triplets: np.ndarray, kernel: str, penalty: float) -> float:
    """Minus the mean log-likelihood plus the penalty, from the published formulas, triplet by triplet."""
    anchor, near, far = (positions[triplets[:, column]] for column in range(3))
    near_squares, far_squares = ((anchor - near) ** 2).sum(axis=1), ((anchor - far) ** 2).sum(axis=1)
    if kernel == "ste":
        losses = np.logaddexp(0, near_squares - far_squares)
    elif kernel == "ckl":
        losses = -np.log((0.05 + far_squares) / (2 * 0.05 + near_squares + far_squares))
    elif kernel == "soe":
        near_distances, far_distances = (
            np.sqrt(np.maximum(one, 1e-9)) for one in (near_squares, far_squares)
        )
        losses = np.maximum(0, near_distances + 1 - far_distances) ** 2
    else:
        alpha = max(positions.shape[1] - 1, 1)
        near_kernel = (1 + near_squares / alpha) ** (-(alpha + 1) / 2)
        far_kernel = (1 + far_squares / alpha) ** (-(alpha + 1) / 2)
        losses = -np.log(near_kernel / (near_kernel + far_kernel))
    seen = len(np.unique(triplets))
    return float(losses.mean() + penalty * (positions**2).sum() / seen)
