"""Maps of one shape lie on each other whatever turned, mirrored, scaled or moved them; others do not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.spatial import procrustes
from scipy.stats import ortho_group

from gridlab.science.alignment import align

ALL = np.ones(20, bool)


@given(st.integers(0, 500), st.floats(0.1, 30), st.booleans())
def test_a_map_lies_on_itself_turned_mirrored_scaled_and_moved(seed: int, scale: float, flat: bool) -> None:
    random = np.random.default_rng(seed)
    one = random.normal(size=(20, 4))
    if flat:
        one[:, 3] = 0
    turned = scale * one @ ortho_group.rvs(4, random_state=seed) + random.normal(size=4)
    found = align(one, turned, ALL)
    assert found.distance == pytest.approx(0, abs=1e-9)
    assert np.allclose(found.other, one)
    assert np.allclose(found.moved, 0, atol=1e-6)


@given(st.integers(0, 500))
def test_the_distance_is_that_of_scipy_and_the_same_both_ways(seed: int) -> None:
    random = np.random.default_rng(seed)
    one, other = random.normal(size=(2, 20, 3))
    found = align(one, other, ALL)
    assert found.distance == pytest.approx(procrustes(one, other)[2])
    assert found.distance == pytest.approx(align(other, one, ALL).distance)
    assert 0 <= found.distance <= 1


def test_images_that_one_map_has_not_seen_neither_count_nor_move() -> None:
    random = np.random.default_rng(1)
    one = random.normal(size=(20, 2))
    other = one.copy()
    other[7] += 100
    seen = ALL.copy()
    seen[7] = False
    found = align(one, other, seen)
    assert found.distance == pytest.approx(0, abs=1e-9)
    assert np.isnan(found.moved[7])
    assert np.nanmax(found.moved) < 1e-6


def test_maps_of_different_dimensions_are_compared_in_the_larger() -> None:
    one = np.random.default_rng(2).normal(size=(20, 3))
    flat = one[:, :2]
    assert align(one, flat, ALL).other.shape == (20, 3)
    assert align(flat, one, ALL).other.shape == (20, 2)
    assert align(one, flat, ALL).distance > 0


def test_images_all_in_one_place_have_no_shape_and_fewer_than_three_are_refused() -> None:
    one = np.random.default_rng(3).normal(size=(20, 2))
    assert align(one, np.zeros((20, 2)), ALL).distance == 1
    with pytest.raises(ValueError, match="three images"):
        align(one, one, np.arange(20) < 2)
