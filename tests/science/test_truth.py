"""Tests of true embeddings."""

import numpy as np
import pytest

from gridlab.domain.errors import GridLabError
from gridlab.science.annotators import array_truth, gaussian_truth, label_truth


def test_the_same_seed_gives_the_same_points() -> None:
    assert np.array_equal(gaussian_truth(20, seed=3), gaussian_truth(20, seed=3))
    assert not np.array_equal(gaussian_truth(20, seed=3), gaussian_truth(20, seed=4))
    assert gaussian_truth(20, 5).shape == (20, 5)


def test_images_with_one_label_are_nearer_to_each_other() -> None:
    labels = ["a", "b", "c"] * 30
    truth = label_truth(labels, seed=1, spread=0.1)
    gaps = np.linalg.norm(truth[:, None] - truth[None], axis=2)
    alike = np.array(labels)[:, None] == np.array(labels)[None]
    assert gaps[alike].max() < gaps[~alike].min()


def test_images_without_a_label_are_no_group() -> None:
    truth = label_truth([""] * 50, seed=1, spread=0.01)
    assert truth.std(axis=0).min() > 0.5


def test_an_embedding_keeps_its_ratios_of_distances_however_large_it_is() -> None:
    truth = array_truth([[0, 0], [3e200, 4e200], [0, 1e200]], 3)
    gaps = np.linalg.norm(truth - truth[0], axis=1)
    assert gaps[1] / gaps[2] == pytest.approx(5)


@pytest.mark.parametrize(
    ("array", "said"),
    [
        ([1.0, 2.0, 3.0], "images × dimensions"),
        ([[1.0], [2.0]], "2 rows for 3 images"),
        ([[1.0], [float("nan")], [2.0]], "not finite"),
    ],
)
def test_an_embedding_that_does_not_fit_is_refused(array: list[object], said: str) -> None:
    with pytest.raises(GridLabError, match=said):
        array_truth(array, 3)
