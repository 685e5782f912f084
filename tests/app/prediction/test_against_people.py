"""Predictions beside the errors that people's published answers gave."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from docs.against_people import (
    AGREEING,
    AGREEING_KINDS,
    CONDITIONS,
    PEOPLE,
    PEOPLE_AGREE,
    compare_with_people,
)
from gridlab.science.annotators import BEHAVIOURS

LARGEST_DEVIATION = 0.03
LEAST_RANK_CORRELATION = (0.85, 0.9)
"""Of few studies and of many: conditions lie close together, and a swap of two costs 0.01 to 0.03."""


@pytest.mark.slow
def test_the_predicted_errors_of_the_published_conditions_are_those_of_people(
    count: Callable[[int, int], int],
) -> None:
    found = compare_with_people(count(3, 30), workers=count(1, 2))
    assert found.errors.shape == (len(PEOPLE), len(CONDITIONS))
    assert max(found.deviation) <= LARGEST_DEVIATION, found
    assert min(found.rank_correlation) >= LEAST_RANK_CORRELATION[count(0, 1)], found
    # 9,329 of the published screens have something left.
    assert found.visible == pytest.approx(9_329, rel=0.03)


@pytest.mark.slow
def test_with_the_agreement_of_people_the_errors_are_theirs_where_images_come_in_kinds(
    count: Callable[[int, int], int],
) -> None:
    found = compare_with_people(count(3, 30), people=AGREEING, kinds=AGREEING_KINDS, workers=count(1, 2))
    assert found.agreement == pytest.approx(PEOPLE_AGREE, abs=count(20, 10) / 1000)
    assert max(found.deviation) <= LARGEST_DEVIATION, found
    assert min(found.rank_correlation) >= LEAST_RANK_CORRELATION[count(0, 1)], found


@pytest.mark.slow
def test_people_who_never_err_would_be_noticed_to_be_too_good(count: Callable[[int, int], int]) -> None:
    found = compare_with_people(count(2, 20), people=BEHAVIOURS["perfect"], workers=count(1, 2))
    assert found.agreement == 1
    assert max(found.deviation) > LARGEST_DEVIATION
    assert found.bias[1] < -LARGEST_DEVIATION
