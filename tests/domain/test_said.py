"""A text of the core is its English, and still knows what it was made of."""

from __future__ import annotations

import copy
import json
import pickle
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, as_data, from_data, joined, said_of, say, verbatim

FULL = say("the disk is full")
NUMBERS = st.integers() | st.floats(allow_nan=False) | st.decimals(allow_nan=False)


def test_a_text_is_its_english_to_the_letter() -> None:
    text = say("{file} holds {count:,} rows: {reason}.", file="a.csv", count=1204, reason=FULL)
    assert text == "a.csv holds 1,204 rows: the disk is full."
    assert {text: 1}["a.csv holds 1,204 rows: the disk is full."] == 1
    assert json.dumps(text) == '"a.csv holds 1,204 rows: the disk is full."'
    assert text.values["reason"].template == "the disk is full"  # type: ignore[attr-defined]


def test_a_text_in_another_may_lose_its_full_stop_or_start_with_a_capital() -> None:
    assert say("It failed: {why:clause}, sorry.", why=say("No room.")) == "It failed: No room, sorry."
    assert say("{why:start}.", why=FULL) == "The disk is full."


def test_braces_in_values_are_no_places() -> None:
    assert say("Say {words}", words="{choose}") == "Say {choose}"
    assert verbatim("{choose} }{") == "{choose} }{"
    assert joined(["{a}", FULL], "; ") == "{a}; the disk is full"


def test_a_template_does_not_reach_into_values() -> None:
    with pytest.raises(LookupError):
        say("{file.__class__}", file="a.csv")


@given(st.text(), NUMBERS)
def test_a_text_survives_copying_and_pickling(name: str, number: int | float | Decimal) -> None:
    text = say("{name!r} has {number}: {reason}", name=name, number=number, reason=FULL)
    for other in (pickle.loads(pickle.dumps(text)), copy.deepcopy(text), copy.copy(text)):
        assert other == text and isinstance(other, Said)
        assert (other.template, other.values) == (text.template, text.values)


@given(st.text(), st.integers() | st.floats(allow_nan=False))
def test_a_text_comes_back_from_another_process(name: str, number: float) -> None:
    text = say("{name} has {number}: {reason}", name=name, number=number, reason=FULL)
    again = from_data(json.loads(json.dumps(as_data(text))))
    assert again == text and again.template == text.template
    assert again.values["reason"].template == "the disk is full"  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    "data", [None, 3, [], {}, {"template": "{a}", "values": {}}, {"template": "{", "values": {}}]
)
def test_what_is_no_text_is_refused(data: object) -> None:
    with pytest.raises(ValueError):
        from_data(data)


def test_an_error_is_pickled_with_all_three_parts() -> None:
    error = GridLabError(FULL, safe=say("Nothing was written."), todo=say("Make room."))
    again = pickle.loads(pickle.dumps(error))
    assert str(again) == str(error) == "the disk is full Nothing was written. Make room."
    assert again.safe.template == "Nothing was written." and again.said == str(error)


def test_an_exception_says_what_it_was_raised_with() -> None:
    assert said_of(ValueError(FULL)) is FULL
    assert said_of(ValueError("bad")) == "bad"
    assert said_of(ValueError()) == NOTHING
