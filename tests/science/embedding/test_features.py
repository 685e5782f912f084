"""What is known of images beforehand: a space of features, and positions that keep near an image of it."""

from __future__ import annotations

import numpy as np
import pytest

from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.features import WithFeatures, feature_space
from gridlab.science.embedding.fit import fit_embedding
from gridlab.science.embedding.held_out import triplet_error
from gridlab.science.embedding.likelihood import Likelihood
from tests.science.embedding.people import answered
from tests.science.embedding.test_likelihood import KERNELS, differences

TRUTH = gaussian_truth(40, 3, seed=3)


def known_of(truth: np.ndarray, columns: int = 12, noise: float = 0.5, seed: int = 0) -> np.ndarray:
    random = np.random.default_rng(seed)
    mixed = truth @ random.standard_normal((truth.shape[1], columns))
    return mixed + noise * random.standard_normal(mixed.shape)


def test_a_space_of_features_is_centred_uncorrelated_and_of_unit_size() -> None:
    space = feature_space(known_of(TRUTH) * 1000 + 5)
    assert np.allclose(space.mean(axis=0), 0)
    assert (space**2).sum(axis=1).mean() == pytest.approx(1)
    covariance = space.T @ space
    assert np.allclose(covariance, np.diag(np.diag(covariance)))
    assert (np.diff(np.diag(covariance)) <= 1e-9).all()


def test_scale_and_offset_of_raw_features_change_nothing() -> None:
    raw = known_of(TRUTH)
    again = feature_space(raw * np.arange(1, 13) - 7)
    np.testing.assert_allclose(again, feature_space(raw), atol=1e-9)


def test_more_columns_than_images_give_as_many_components_as_images_allow() -> None:
    assert feature_space(known_of(TRUTH, columns=300)).shape == (40, 39)
    assert feature_space(known_of(TRUTH, columns=300), most=5).shape == (40, 5)


def test_an_image_without_features_is_as_the_mean() -> None:
    raw = known_of(TRUTH)
    raw[7, 2] = np.nan
    assert (feature_space(raw)[7] == 0).all()


def test_features_that_are_the_same_everywhere_are_refused() -> None:
    with pytest.raises(ValueError, match="same for every image"):
        feature_space(np.ones((40, 3)))


@pytest.mark.parametrize("kernel", KERNELS)
def test_the_gradient_with_features_is_that_of_the_value(kernel) -> None:
    screens = [answered(TRUTH, 30, 8, 2)]
    likelihood = Likelihood(screens, 40, 2, kernel=kernel, penalty=0.0)
    objective = WithFeatures(likelihood, feature_space(known_of(TRUTH, columns=4)), 0.5, 0.03)
    parameters = np.random.default_rng(1).standard_normal((44, 2))
    _, gradient = objective(parameters)
    np.testing.assert_allclose(gradient, differences(objective, parameters), rtol=1e-4, atol=1e-7)


def test_features_help_where_screens_are_few_and_place_images_on_no_screen() -> None:
    truth = gaussian_truth(60, 3, seed=5)
    seen = [answered(truth[:50], 60, 12, 4, seed=1)]
    features = feature_space(known_of(truth))
    test = answered(truth, 2_000, 2, 1, model="perfect", seed=2).triplets()
    errors = [
        triplet_error(
            fit_embedding(seen, 60, 5, penalty=0.03, features=features, feature_weight=weight).positions, test
        )
        for weight in (0.0, 0.5, 0.9)
    ]
    assert errors[2] < errors[0] - 0.05
    assert errors[1] < errors[0]
    positions = fit_embedding(seen, 60, 5, penalty=0.03, features=features, feature_weight=0.9).positions
    unseen = test[(test >= 50).any(axis=1)]
    assert triplet_error(positions, unseen) < 0.35
