"""STE and t-STE on screens: the published formulas, and gradients that agree with differences."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.science.embedding.likelihood import Likelihood
from tests.science.embedding.drawing import listed, plain_value, screen_groups

IMAGES = 12
KERNELS = ("ste", "tste")


def positions_of(seed: int, dims: int, scale: float = 1.0) -> np.ndarray:
    return scale * np.random.default_rng(seed).standard_normal((IMAGES, dims))


def differences(function: Likelihood, positions: np.ndarray, step: float = 1e-6) -> np.ndarray:
    """The gradient by central differences."""
    gradient = np.empty_like(positions)
    for at in np.ndindex(positions.shape):
        moved = positions.copy()
        moved[at] += step
        above = function(moved)[0]
        moved[at] -= 2 * step
        gradient[at] = (above - function(moved)[0]) / (2 * step)
    return gradient


@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("kernel", KERNELS)
@given(screens=screen_groups(IMAGES), dims=st.integers(1, 4), seed=st.integers(0, 99))
def test_the_gradient_is_that_of_the_value(kernel, dense, screens, dims, seed) -> None:
    objective = Likelihood(screens, IMAGES, dims, kernel=kernel, penalty=0.05, dense=dense)
    positions = positions_of(seed, dims)
    _, gradient = objective(positions)
    np.testing.assert_allclose(gradient, differences(objective, positions), rtol=1e-5, atol=1e-7)


@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("kernel", KERNELS)
@given(screens=screen_groups(IMAGES), dims=st.integers(1, 4), scale=st.sampled_from([0.01, 1, 4, 30]))
def test_screens_are_worth_what_their_triplets_are(kernel, dense, screens, dims, scale) -> None:
    objective = Likelihood(screens, IMAGES, dims, kernel=kernel, penalty=0.05, dense=dense)
    positions = positions_of(1, dims, scale)
    expected = plain_value(positions, listed(screens), kernel, 0.05)
    assert objective(positions)[0] == pytest.approx(expected, rel=1e-9)
