"""What triplets are worth: different questions, contradictions, bits."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.questions import asked_questions, asked_so_far, bits_of_screen


def test_a_question_answered_both_ways_is_one_question_and_contradicted() -> None:
    triplets = np.array([[0, 1, 2], [0, 2, 1], [0, 1, 2], [1, 0, 2]], dtype=np.int32)
    asked = asked_questions(triplets)
    assert (asked.different, asked.contradicted) == (2, 1)
    assert asked_questions(np.empty((0, 3), np.int32)).different == 0


@given(st.lists(st.permutations(range(6)).map(lambda order: order[:3]), min_size=1, max_size=60))
def test_questions_are_counted_without_regard_to_the_answer(rows: list[list[int]]) -> None:
    triplets = np.array(rows, dtype=np.int32)
    asked = asked_questions(triplets)
    assert asked.different == len({(anchor, *sorted(pair)) for anchor, *pair in rows})
    known = {tuple(row) for row in rows}
    assert asked.contradicted == sum((a, c, b) in known for a, b, c in known) // 2


Row = tuple[list[int], int]
ROWS = st.tuples(st.permutations(range(4)).map(lambda order: order[:3]), st.integers(0, 4))


@given(st.lists(ROWS, max_size=60))
def test_what_sessions_asked_so_far_is_what_the_first_of_them_ask(answers: list[Row]) -> None:
    answers.sort(key=lambda answer: answer[1])
    triplets = np.array([row for row, _ in answers], dtype=np.int32).reshape(-1, 3)
    session = np.array([number for _, number in answers], dtype=np.int64)
    so_far = asked_so_far(triplets, session, 5)
    for last in range(5):
        asked = asked_questions(triplets[session <= last])
        assert (so_far.different[last], so_far.contradicted[last]) == (asked.different, asked.contradicted)


def test_a_screen_tells_at_most_the_logarithm_of_its_possible_answers() -> None:
    assert bits_of_screen(2, 1) == 1
    assert bits_of_screen(16, 4) == pytest.approx(10.83, abs=0.01)
    assert bits_of_screen(3, 2, fewest=1) == pytest.approx(math.log2(6))  # one of 3 and two of 3
    assert bits_of_screen(8, 2, ranked=True) == pytest.approx(math.log2(56))
    with pytest.raises(ValueError):
        bits_of_screen(4, 4)
    with pytest.raises(ValueError):
        bits_of_screen(4, 2, fewest=3)
