"""Different questions among triplets."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.questions import expected_different, possible_questions


def test_possible_questions_are_every_probe_with_every_pair_of_others() -> None:
    named = {(p, *sorted(pair)) for p in range(7) for pair in itertools.combinations(set(range(7)) - {p}, 2)}
    assert possible_questions(7) == len(named)
    assert possible_questions(100) == 485_100
    assert possible_questions(2) == 0


@pytest.mark.parametrize("seed", range(3))
def test_the_estimate_meets_a_count_of_questions_asked_unequally_often(seed: int) -> None:
    rng = np.random.Generator(np.random.Philox(seed))
    rates = rng.gamma(0.8, size=20_000)
    asked = rng.choice(20_000, size=100_000, p=rates / rates.sum())
    few = len(np.unique(asked[:20_000]))
    estimate = expected_different(20_000, few, 100_000, 20_000)
    assert estimate == pytest.approx(len(np.unique(asked)), rel=0.02)


@given(st.integers(1, 10**6), st.data())
def test_the_estimate_lies_between_what_was_counted_and_what_is_possible(
    asked: int, data: st.DataObject
) -> None:
    different = data.draw(st.integers(1, asked))
    possible = data.draw(st.integers(different, 10**9))
    more = data.draw(st.integers(asked, 10**9))
    assert different <= expected_different(asked, different, more, possible) <= min(possible, more)
