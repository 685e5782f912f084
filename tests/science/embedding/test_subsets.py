"""The subset logit: the chosen set of a screen as a whole."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.comparing import set_losses, symmetric
from gridlab.science.embedding.held_out import triplet_error
from gridlab.science.embedding.likelihood import Likelihood
from gridlab.science.embedding.validation import Setting
from tests.science.embedding.people import answered


def plainly(scores: np.ndarray, k: int) -> np.ndarray:
    """-log p of the first k of each row, by adding up every set."""
    weights = np.exp(-scores)
    every = sum(
        np.prod(weights[:, list(chosen)], axis=1) for chosen in combinations(range(scores.shape[1]), k)
    )
    return np.log(every) + scores[:, :k].sum(axis=1)


@pytest.mark.parametrize(("n", "k"), [(2, 1), (5, 2), (8, 4), (9, 8)])
def test_the_loss_is_the_one_of_adding_up_every_set(n: int, k: int) -> None:
    scores = np.random.default_rng(n).gamma(2, 1, (30, n))
    losses, _ = set_losses(scores.T, k)
    np.testing.assert_allclose(losses, plainly(scores, k), rtol=1e-10)


def test_its_derivative_is_the_one_of_differences_and_adds_up_to_nothing() -> None:
    scores = np.random.default_rng(0).gamma(2, 1, (6, 20))
    _, pulls = set_losses(scores, 3)
    np.testing.assert_allclose(pulls.sum(axis=0), 0, atol=1e-12)
    for image in range(6):
        moved = scores.copy()
        moved[image] += 1e-6
        back = scores.copy()
        back[image] -= 1e-6
        slope = (set_losses(moved, 3)[0] - set_losses(back, 3)[0]) / 2e-6
        np.testing.assert_allclose(pulls[image], slope, atol=1e-7)


def test_scores_of_any_size_give_finite_losses_and_far_images_count_for_nothing() -> None:
    scores = np.array([[0.0, 900.0, 3_000.0, 1_000.0, 1e6]]).T
    losses, pulls = set_losses(scores, 2)
    assert np.isfinite(losses).all()
    assert np.isfinite(pulls).all()
    wide = np.concatenate([np.zeros(72), np.linspace(0, 40, 72)])[:, None]
    assert np.isfinite(set_losses(wide, 72)[0]).all()


def test_sums_over_sets_count_the_sets() -> None:
    sums = symmetric(np.ones((16, 1)), 4)
    assert sums[-1, :, 0].tolist() == [1, 16, 120, 560, 1820]


@pytest.mark.parametrize("dense", [False, True])
@pytest.mark.parametrize("kernel", ["ste", "tste", "ckl"])
def test_the_gradient_is_the_one_of_differences(kernel, dense: bool) -> None:
    screens = [answered(gaussian_truth(12, 2), 20, 6, 2), answered(gaussian_truth(12, 2), 10, 4, 1, seed=1)]
    objective = Likelihood(screens, 12, 2, kernel=kernel, penalty=0.1, subsets=True, dense=dense)
    at = np.random.default_rng(1).standard_normal((12, 2))
    _, gradient = objective(at)
    for place in ((0, 0), (5, 1), (11, 0)):
        step = np.zeros_like(at)
        step[place] = 1e-5
        slope = (objective(at + step)[0] - objective(at - step)[0]) / 2e-5
        assert gradient[place] == pytest.approx(slope, abs=1e-6)


def test_a_map_of_chosen_sets_tells_new_answers_about_as_well_as_one_of_triplets() -> None:
    truth = gaussian_truth(40, 3, seed=3)
    screens, new = [answered(truth, 300, 16, 4)], answered(truth, 4_000, 2, 1, seed=9).triplets()
    errors = [
        triplet_error(Setting("tste", 5, 0.03, 1.0, subsets=subsets).fit(screens, 40).positions, new)
        for subsets in (False, True)
    ]
    assert errors[1] == pytest.approx(errors[0], abs=0.03)
    assert errors[1] < 0.3
