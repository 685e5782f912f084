"""Errors count what is wrong, and what is held out is never half seen."""

from __future__ import annotations

from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.science.embedding.held_out import hold_out, screens_error, triplet_error
from gridlab.science.embedding.screens import Screens
from tests.science.embedding.drawing import listed, screen_groups

LINE = np.array([[0.0], [1.0], [2.0], [-1.0]])


def test_right_triplets_count_nothing_wrong_ones_one_and_ties_half() -> None:
    assert triplet_error(LINE, np.array([[0, 1, 2]])) == 0
    assert triplet_error(LINE, np.array([[0, 2, 1]])) == 1
    assert triplet_error(LINE, np.array([[0, 1, 3]])) == 0.5
    assert triplet_error(LINE, np.array([[0, 1, 2], [0, 2, 1], [0, 1, 3], [1, 0, 3]])) == 1.5 / 4


def test_no_triplets_have_no_error() -> None:
    with pytest.raises(ValueError, match="at least one"):
        triplet_error(LINE, np.empty((0, 3), int))
    with pytest.raises(ValueError, match="at least one"):
        screens_error(LINE, [])


@given(screens=screen_groups(12), seed=st.integers(0, 99))
def test_the_error_of_screens_is_that_of_their_triplets(screens, seed) -> None:
    positions = np.random.default_rng(seed).integers(-2, 3, (12, 2)).astype(float)
    assert screens_error(positions, screens) == pytest.approx(triplet_error(positions, listed(screens)))


def questions(screens: tuple[Screens, ...]) -> Counter[tuple[int, ...]]:
    """How often each probe was shown with each set of images."""
    return Counter(
        (int(group.probe[row]), *sorted(group.near[row].tolist() + group.far[row].tolist()))
        for group in screens
        for row in range(len(group))
    )


@given(screens=screen_groups(3), share=st.floats(0, 1), seed=st.integers(0, 99))
def test_screens_with_the_same_probe_and_images_are_held_out_together(screens, share, seed) -> None:
    kept, held = hold_out(screens, share, seed=seed)
    assert not questions(kept).keys() & questions(held).keys()
    assert questions(kept) + questions(held) == questions(screens)
    total, most = sum(len(group) for group in screens), max(questions(screens).values())
    assert share * total <= sum(len(group) for group in held) <= share * total + most


def test_the_same_seed_holds_out_the_same_screens_and_another_others() -> None:
    rows = np.random.default_rng(0).integers(0, 50, (40, 5))
    screens = [Screens(rows[:, 0], rows[:, 1:3], rows[:, 3:])]

    def held(seed: int) -> np.ndarray:
        return hold_out(screens, 0.3, seed=seed)[1][0].triplets()

    assert np.array_equal(held(1), held(1))
    assert not np.array_equal(held(1), held(2))
