"""Strict JSON: read as any other program reads it, or refused with the place."""

from __future__ import annotations

import json
import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.errors import GridLabError
from gridlab.store.json_text import MAX_DEPTH, canonical, json_path, parse_json, pretty


def parse(data: bytes) -> Any:
    return parse_json(data, what="design", limit_bytes=1_000_000)


REFUSED = [
    (b"", "line 1, column 1"),
    (b"{", "line 1"),
    (b"{} x", "line 1"),
    (b"\xff{}", "byte 0"),
    (b"\xef\xbb\xbf{}", "byte-order mark"),
    (b'{"a": 1, "a": 2}', "$.a is there more than once"),
    (b'{"a": [{"b c": 1, "b c": 1}]}', '$.a[0]["b c"] is there more than once'),
    (b'{"a": [{"b": 1, "b": 1}], "a": 0}', "$.a is there more than once"),
    (b'{"a": NaN}', "$.a is NaN"),
    (b'{"a": [0, Infinity]}', "$.a[1] is Infinity"),
    (b"-Infinity", "$ is -Infinity"),
    (b'{"a": 1e999}', "$.a is 1e999"),
    (b'{"a": 9007199254740992}', "$.a is 9007199254740992"),
    (b"[" + b"9" * 100_000 + b"]", "$[0]"),
    (b'{"a": "\\ud800"}', "$.a has half of a surrogate pair"),
    (b'{"\\udc00": 1}', "$ has a key with half"),
    (b"[" * (MAX_DEPTH + 1) + b"]" * (MAX_DEPTH + 1), "deeper"),
    (b"[" * 200_000, "deeper"),
    (b'{"a":' * 200_000, "deeper"),
    (b"{" + b",".join(b'"%d":0' % i for i in range(1001)) + b"}", "1,001 keys"),
    (b" " * 1_000_001, "1,000,000 bytes"),
]


@pytest.mark.parametrize(("data", "said"), REFUSED, ids=range(len(REFUSED)))
def test_what_programs_read_differently_is_refused_with_its_place(data: bytes, said: str) -> None:
    with pytest.raises(GridLabError) as caught:
        parse(data)
    assert "design" in str(caught.value)
    assert said in str(caught.value)
    assert len(str(caught.value)) < 500


def test_millions_of_values_are_refused_before_they_take_memory() -> None:
    with pytest.raises(GridLabError, match="values"):
        parse_json(b"[" + b"[]," * 4_000_001 + b"[]]", what="design", limit_bytes=10**8)


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b'{"a": 9007199254740991, "b": -9007199254740991}', {"a": 2**53 - 1, "b": 1 - 2**53}),
        (b'"\\ud83d\\ude00"', "\U0001f600"),
        (b"[" * MAX_DEPTH + b"]" * MAX_DEPTH, None),
        (b'{"a": 1, "A": 2}', {"a": 1, "A": 2}),
    ],
)
def test_what_is_just_allowed_is_read(data: bytes, value: Any) -> None:
    assert value is None or parse(data) == value
    parse(data)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(1 - 2**53, 2**53 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(VALUES)
def test_what_is_written_is_read_back(value: Any) -> None:
    assert parse(pretty(value)) == value


@given(VALUES)
def test_the_canonical_form_depends_on_the_value_alone(value: Any) -> None:
    again = json.loads(json.dumps(value))
    assert canonical(again) == canonical(value)


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        value = parse(data)
    except GridLabError:
        return
    assert parse(pretty(value)) == value or math.isnan(value)


def test_paths_are_written_as_json_path() -> None:
    assert json_path(("blocks", 0, "grid", "a b")) == '$.blocks[0].grid["a b"]'
