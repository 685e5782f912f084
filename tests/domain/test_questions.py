"""Different questions among triplets."""

from __future__ import annotations

import itertools
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.questions import expected_different, possible_questions, questions_of


def test_possible_questions_are_every_probe_with_every_pair_of_others() -> None:
    named = {(p, *sorted(pair)) for p in range(7) for pair in itertools.combinations(set(range(7)) - {p}, 2)}
    assert possible_questions(7) == len(named)


@given(st.data())
def test_screens_ask_as_many_different_questions_as_listing_them_one_by_one(data: st.DataObject) -> None:
    n = data.draw(st.integers(2, 6))
    k = data.draw(st.integers(1, n - 1))
    ranked = data.draw(st.booleans())
    rng = random.Random(data.draw(st.integers(0, 999)))
    screens = [rng.sample(range(8), n + 1) for _ in range(data.draw(st.integers(1, 12)))]
    chosen = [rng.sample(range(n), k) for _ in screens]
    named = set()
    for (probe, *grid), cells in zip(screens, chosen, strict=True):
        near = [grid[cell] for cell in cells]
        far = [image for image in grid if image not in near]
        pairs = list(itertools.product(near, far))
        if ranked:
            pairs += itertools.combinations(near, 2)
        named |= {(probe, *sorted(pair)) for pair in pairs}
    table = np.array(screens, dtype=np.int64)
    keys = questions_of(table[:, 0], table[:, 1:], np.array(chosen, dtype=np.int64), ranked, 8)
    assert len(np.unique(keys)) == len(named)
    assert len(keys) == len(screens) * (k * (n - k) + ranked * k * (k - 1) // 2)


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
