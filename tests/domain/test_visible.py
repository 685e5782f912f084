"""What is shown of a name: nothing turns its direction or hides in it."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.visible import _unseen, visible

TURNING = {"LRE", "RLE", "PDF", "LRO", "RLO", "LRI", "RLI", "FSI", "PDI"}


@given(st.text(st.characters(categories=("L", "N", "P", "Cf", "Cc", "Cs", "Zl", "Zp"))))
def test_no_sign_that_turns_direction_or_controls_is_left(text: str) -> None:
    shown = visible(text)
    assert not {unicodedata.bidirectional(sign) for sign in shown} & TURNING
    assert not set(shown) & set("\u200b\u200e\u200f\u061c\ufeff\u2060\u00ad")
    assert all(sign in "\n\t" or unicodedata.category(sign) not in ("Cc", "Cs", "Zl", "Zp") for sign in shown)
    assert visible(shown) == shown


def test_no_sign_that_is_not_seen_passes_as_printable() -> None:
    for sign in map(chr, range(0x110000)):
        assert (visible(sign) == sign) is (_unseen().search(sign) is None)


@pytest.mark.parametrize(
    "text",
    [
        "grid-16-choose-4",
        "größe–蓝",
        "שלום",
        "می\u200cخواهم",
        "क\u094d\u200dष",
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "a\nb\tc",
        "5\u00a0s",
    ],
)
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("pay\u202eelbuod", "pay\\u202eelbuod"),
        ("a\u200db", "a\\u200db"),
        ("grid\u200b-4", "grid\\u200b-4"),
        ("x\u3164", "x\\u3164"),
        ("\U000e0041", "\\U000e0041"),
    ],
)
def test_what_is_not_seen_is_an_escape(text: str, shown: str) -> None:
    assert visible(text) == shown
