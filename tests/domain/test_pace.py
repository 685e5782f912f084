"""Tests of the assumed pace."""

import pytest

from gridlab.domain.hit_time import assumed_seconds


def test_a_single_triplet_is_assumed_to_take_as_long_as_published_answers_took() -> None:
    assert assumed_seconds(2, 1) == pytest.approx(1.7)


def test_sixteen_choose_four_follows_the_formula() -> None:
    assert assumed_seconds(16, 4) == pytest.approx(1 + 0.35 * 16 + 1.65 * 2)


def test_nothing_to_choose_is_a_mistake_of_the_program() -> None:
    with pytest.raises(ValueError, match="k=0"):
        assumed_seconds(4, 0)
