"""What choosing and unchoosing does to the answer being given."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.answering import Answering, catch_passed
from gridlab.domain.codes import code_problem
from gridlab.domain.design import Block, Grid, Layout


def test_choosing_beyond_k_changes_nothing() -> None:
    full = Answering(4, 2, 2).choose(0, 10).choose(1, 20)
    assert full.choose(2, 30) is full


def test_with_k_1_choosing_another_moves_the_choice() -> None:
    assert Answering(4, 1, 1).choose(0, 10).choose(3, 30).chosen == (3,)


def test_unchoosing_closes_the_gap_in_ranks() -> None:
    answer = Answering(9, 3, 3).choose(4, 10).choose(7, 20).choose(1, 30).unchoose(4)
    assert (answer.chosen, answer.choice_ms) == ((7, 1), (20, 30))


def test_a_middle_probe_leaves_one_cell_less() -> None:
    assert Answering.on(Block(grid=Grid(3, 3, 2), layout=Layout("center"))).cells == 8


def test_none_may_be_submitted_only_where_the_design_says_so() -> None:
    assert Answering(4, 2, 0).can_submit
    assert not Answering(4, 2, 2).choose(0, 1).can_submit


@given(st.integers(1, 5), st.lists(st.tuples(st.booleans(), st.integers(-1, 9)), max_size=40))
def test_chosen_cells_are_always_different_cells_of_the_grid_and_at_most_k(
    k: int, moves: list[tuple[bool, int]]
) -> None:
    answer = Answering(8, k, 0)
    for ms, (choose, cell) in enumerate(moves):
        answer = answer.choose(cell, ms) if choose else answer.unchoose(cell)
        assert len(set(answer.chosen)) == len(answer.chosen) == len(answer.choice_ms) <= k
        assert all(0 <= chosen < 8 for chosen in answer.chosen)
        assert list(answer.choice_ms) == sorted(answer.choice_ms)


def test_an_identical_catch_is_passed_when_the_probe_is_among_the_chosen() -> None:
    assert catch_passed("identical", (3,), (1, 3))
    assert not catch_passed("identical", (3,), (1, 2))


def test_a_label_catch_is_passed_by_exactly_the_right_cells() -> None:
    assert catch_passed("label", (3, 1), (1, 3))
    assert not catch_passed("label", (3, 1), (1, 3, 4))


@pytest.mark.parametrize(
    "code", ["P01", "sim-001", "Ä é 7", "x" * 64, "0123456789abcdef0123456", "0" * 32, "a@b"]
)
def test_codes_that_name_nobody_are_taken(code: str) -> None:
    assert code_problem(code) == ""


@pytest.mark.parametrize(
    "code",
    [
        *("", " P01", "x" * 65, "a\nb", "ann@example.org"),
        *("0123456789abcdef01234567", "5F9ABC0123456789abcdef01"),
        *("prolific-5f9abc0123456789abcdef01", "P01 5f9abc0123456789abcdef01", "w5f9abc0123456789abcdef01x"),
    ],
)
def test_codes_that_name_a_person_or_cannot_be_shown_are_refused(code: str) -> None:
    assert code_problem(code)
