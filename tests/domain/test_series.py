"""Numbers of lines: each name keeps its own, whatever becomes of the others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.series import numbered

NAMES = st.lists(st.sampled_from("abcdefgh"), unique=True)


def test_the_first_names_are_numbered_in_their_order() -> None:
    assert numbered({}, ["b", "a", "c"]) == {"b": 0, "a": 1, "c": 2}


def test_one_that_comes_back_has_its_number_again_unless_another_took_it() -> None:
    first = numbered({}, ["a", "b"])
    gone = numbered(first, ["b"])
    assert gone == {"b": 1, "a": 0}
    assert numbered(gone, ["a", "b"]) == {"a": 0, "b": 1}
    assert numbered(gone, ["b", "c"]) == {"b": 1, "c": 0}


@given(st.lists(NAMES, max_size=8))
def test_names_that_stay_keep_their_numbers_and_no_two_have_the_same(lists: list[list[str]]) -> None:
    numbers: dict[str, int] = {}
    for names in lists:
        fresh = numbered(numbers, names)
        assert all(fresh[name] == numbers[name] for name in names if name in numbers)
        assert len(set(fresh.values())) == len(fresh)
        assert max((fresh[name] for name in names), default=-1) < 8
        numbers = fresh
