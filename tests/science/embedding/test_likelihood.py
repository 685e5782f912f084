"""STE, t-STE, CKL and SOE on screens: the published formulas, and gradients that agree with differences."""

from __future__ import annotations

from math import exp, log

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.likelihood import DENSE_IMAGES, Likelihood
from gridlab.science.embedding.screens import Screens, screens_from_triplets
from tests.science.embedding.drawing import listed, plain_value, screen_groups
from tests.science.embedding.people import answered

IMAGES = 12
KERNELS = ("ste", "tste", "ckl", "soe")
LIKELIHOODS = KERNELS[:3]


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
@settings(max_examples=40)
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


@pytest.mark.parametrize("dense", [True, False])
def test_a_triplet_worked_out_by_hand(dense) -> None:
    """Image 1 lies at distance 1 of image 0, image 2 at distance 2."""
    positions = np.array([[0.0, 0.0, 0.0], [1.0, 0.0, 0.0], [0.0, 0.0, 2.0]])
    triplet = [Screens(np.array([0]), np.array([[1]]), np.array([[2]]))]
    ste = Likelihood(triplet, 3, 3, kernel="ste", penalty=0.0, dense=dense)
    assert ste(positions)[0] == pytest.approx(-log(exp(-1) / (exp(-1) + exp(-4))))
    # Three dimensions: two degrees of freedom, kernels (1 + 1/2)^(-3/2) and (1 + 4/2)^(-3/2).
    tste = Likelihood(triplet, 3, 3, kernel="tste", penalty=0.0, dense=dense)
    assert tste(positions)[0] == pytest.approx(-log(1.5**-1.5 / (1.5**-1.5 + 3**-1.5)))
    # In one dimension as in two there is one: kernels 1/2 and 1/5.
    flat = Likelihood(triplet, 3, 1, kernel="tste", penalty=0.0, dense=dense)
    assert flat(np.array([[0.0], [1.0], [2.0]]))[0] == pytest.approx(-log((1 / 2) / (1 / 2 + 1 / 5)))


def test_the_penalty_is_the_mean_square_length_over_the_images_seen() -> None:
    triplet = [Screens(np.array([0]), np.array([[1]]), np.array([[2]]))]
    positions = np.array([[1.0, 1.0], [2.0, 0.0], [0.0, 3.0], [0.0, 0.0]])
    bare, held = (Likelihood(triplet, 4, 2, kernel="ste", penalty=much) for much in (0.0, 0.3))
    assert held(positions)[0] - bare(positions)[0] == pytest.approx(0.3 * (2 + 4 + 9) / 3)


@pytest.mark.parametrize("kernel", LIKELIHOODS)
@given(screens=screen_groups(IMAGES), scale=st.sampled_from([0.1, 1, 6, 40]))
def test_a_table_of_all_pairs_and_the_pairs_that_occur_give_the_same(kernel, screens, scale) -> None:
    positions = positions_of(2, 3, scale)
    (value, gradient), (other, its) = (
        Likelihood(screens, IMAGES, 3, kernel=kernel, penalty=0.0, dense=dense)(positions)
        for dense in (True, False)
    )
    assert value == pytest.approx(other, rel=1e-9)
    np.testing.assert_allclose(gradient, its, rtol=1e-9, atol=1e-9 * scale)


@pytest.mark.parametrize("kernel", KERNELS)
def test_images_beyond_the_largest_table_change_nothing(kernel) -> None:
    screens = [answered(gaussian_truth(60), 20_000, 8, 2)]
    positions = np.random.default_rng(3).standard_normal((DENSE_IMAGES + 1, 4))
    positions[60:] = 0
    small, large = (
        Likelihood(screens, images, 4, kernel=kernel, penalty=0.01)
        for images in (DENSE_IMAGES, DENSE_IMAGES + 1)
    )
    assert type(small._loss) is not type(large._loss)
    value, gradient = large(positions)
    assert small(positions[:-1])[0] == pytest.approx(value, rel=1e-6)
    np.testing.assert_allclose(small(positions[:-1])[1][:60], gradient[:60], atol=1e-6)


@pytest.mark.parametrize("dense", [True, False])
@pytest.mark.parametrize("kernel", LIKELIHOODS)
@given(screens=screen_groups(IMAGES), scale=st.sampled_from([0.1, 1, 6, 40]))
def test_single_precision_is_near_double_precision(kernel, dense, screens, scale) -> None:
    positions = positions_of(4, 3, scale)
    (value, gradient), (single, its) = (
        Likelihood(screens, IMAGES, 3, kernel=kernel, penalty=0.0, dense=dense, dtype=np.dtype(dtype))(
            positions
        )
        for dtype in (np.float64, np.float32)
    )
    assert single == pytest.approx(value, rel=1e-4, abs=1e-5 * scale**2)
    np.testing.assert_allclose(its, gradient, atol=1e-4 * max(scale**3, 1))


@pytest.mark.parametrize("dense", [True, False])
def test_distances_in_single_precision_are_near_those_in_double(dense) -> None:
    screens = [answered(gaussian_truth(IMAGES, 3, seed=1), 60, 8, 2)]  # no image beside itself
    positions = positions_of(4, 3)
    (value, gradient), (single, its) = (
        Likelihood(screens, IMAGES, 3, kernel="soe", penalty=0.0, dense=dense, dtype=np.dtype(dtype))(
            positions
        )
        for dtype in (np.float64, np.float32)
    )
    assert single == pytest.approx(value, rel=1e-5)
    np.testing.assert_allclose(its, gradient, atol=1e-4)


@given(screens=screen_groups(5))
def test_screens_found_again_in_a_list_are_worth_the_same(screens) -> None:
    triplets = np.random.default_rng(1).permutation(listed(screens))
    positions = positions_of(5, 2)[:5]
    (value, gradient), (other, its) = (
        Likelihood(some, 5, 2, kernel="tste", penalty=0.0)(positions)
        for some in (screens, screens_from_triplets(triplets))
    )
    assert value == pytest.approx(other)
    np.testing.assert_allclose(gradient, its, atol=1e-12)
