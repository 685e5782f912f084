"""Tests of agreement corrected for chance."""

import math
from itertools import combinations

import pytest

from gridlab.domain.answering import kappa


def test_the_same_choice_agrees_fully_and_a_disjoint_one_less_than_by_chance() -> None:
    assert kappa([4, 0], 16, 4) == pytest.approx([1.0, -1 / 3])


def test_over_all_choices_agreement_is_zero() -> None:
    sets = [set(cells) for cells in combinations(range(6), 2)]
    values = kappa([len(one & other) for one in sets for other in sets], 6, 2)
    assert values.mean() == pytest.approx(0, abs=1e-12)


def test_choosing_everything_says_nothing() -> None:
    assert math.isnan(kappa([4], 4, 4)[0])
