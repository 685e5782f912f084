"""Lists of triplets become screens that yield the very same triplets."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.screens import Screens, screens_from_choices, screens_from_triplets
from tests.science.embedding.drawing import listed, screen_groups
from tests.science.embedding.people import answered


def in_order(triplets: np.ndarray) -> np.ndarray:
    return triplets[np.lexsort(triplets.T)]


def distances(screens: tuple[Screens, ...]) -> int:
    return sum(len(group) * (group.near.shape[1] + group.far.shape[1]) for group in screens)


@given(screens=screen_groups(5), shuffled=st.booleans())
def test_grouped_triplets_are_those_of_the_list(screens, shuffled) -> None:
    triplets = listed(screens)
    if shuffled:
        triplets = np.random.default_rng(1).permutation(triplets)
    assert np.array_equal(in_order(listed(screens_from_triplets(triplets))), in_order(triplets))


@given(seed=st.integers(0, 99), most=st.integers(1, 200))
def test_runs_of_many_lengths_become_few_shapes(seed, most) -> None:
    random = np.random.default_rng(seed)
    triplets = np.repeat(random.integers(0, 30, (50, 3)), random.integers(1, most + 1, 50), axis=0)
    triplets[:, 2] = random.integers(0, 30, len(triplets))
    grouped = screens_from_triplets(triplets)
    assert np.array_equal(in_order(listed(grouped)), in_order(triplets.astype(np.int32)))
    assert len({group.far.shape[1] for group in grouped}) <= 24


def test_triplets_in_the_order_of_the_dataset_become_their_screens_again() -> None:
    screens = answered(gaussian_truth(60), 500, 16, 4)
    (grouped,) = screens_from_triplets(screens.triplets())
    assert grouped.near.shape == (500, 4)
    assert grouped.far.shape == (500, 12)


@pytest.mark.parametrize("far_first", [False, True])
def test_screens_of_any_size_are_found_again_in_whatever_order_their_triplets_stand(far_first) -> None:
    random = np.random.default_rng(0)
    whole = answered(gaussian_truth(60), 300, 16, 4)
    rows, expected = [], []
    for probe, near, far in zip(whole.probe, whole.near, whole.far, strict=True):
        # As where some of the images were not kept.
        near, far = (images[random.random(len(images)) < 0.7] for images in (near, far))
        pairs = [(probe, one, other) for one in near for other in far]
        if rows and rows[-1][0] == probe:  # then nobody can know where one screen ends
            continue
        rows += sorted(pairs, key=lambda pair: pair[2]) if far_first else pairs
        if pairs:
            expected.append((probe, tuple(sorted(near)), tuple(sorted(far))))
    found = screens_from_triplets(np.array(rows))
    screens = [
        (probe, tuple(sorted(near)), tuple(sorted(far)))
        for group in found
        for probe, near, far in zip(group.probe, group.near, group.far, strict=True)
    ]
    assert sorted(screens) == sorted(expected)


def test_a_shuffled_list_still_shares_distances() -> None:
    screens = answered(gaussian_truth(60), 500, 16, 4)
    shuffled = np.random.default_rng(0).permutation(screens.triplets())
    assert distances(screens_from_triplets(shuffled)) < 0.6 * 2 * len(shuffled)


def test_no_triplets_are_no_screens() -> None:
    assert screens_from_triplets(np.empty((0, 3), int)) == ()


def test_choices_become_near_and_far_images_in_their_order() -> None:
    screens = screens_from_choices(
        np.array([9, 8]), np.array([[1, 2, 3, 4], [5, 6, 7, 0]]), np.array([[2, 0], [1, 3]])
    )
    assert screens.near.tolist() == [[3, 1], [6, 0]]
    assert screens.far.tolist() == [[2, 4], [5, 7]]


@pytest.mark.parametrize("cells", [[[0, 0]], [[0, 4]], [[-1, 0]]])
def test_cells_that_are_not_of_the_grid_or_chosen_twice_are_refused(cells) -> None:
    with pytest.raises(ValueError, match="cell"):
        screens_from_choices(np.array([9]), np.array([[1, 2, 3, 4]]), np.array(cells))


def test_screens_that_do_not_agree_in_shape_or_yield_nothing_are_refused() -> None:
    with pytest.raises(ValueError, match="do not go with"):
        Screens(np.array([1, 2]), np.array([[1]]), np.array([[2]]))
    with pytest.raises(ValueError, match="no triplet"):
        Screens(np.array([1]), np.array([[1]]), np.empty((1, 0), int))


def test_ranked_screens_also_tell_earlier_choices_from_later_ones() -> None:
    ranked = Screens(np.array([9]), np.array([[3, 1]]), np.array([[2]]), ranked=True)
    assert ranked.triplets().tolist() == [[9, 3, 1], [9, 3, 2], [9, 1, 2]]
