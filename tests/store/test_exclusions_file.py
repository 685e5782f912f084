"""Rules and decisions about what not to count are kept in exclusions.json."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import Decision, Exclusions, Rule
from gridlab.store.exclusions_file import (
    exclusions_bytes,
    parse_exclusions,
    read_exclusions,
    write_exclusions,
)

FULL = Exclusions(
    "2026-05-01",
    (Rule("catch_share_below", 0.5, "failed", decided="2026-04-30"), Rule("timed_out", decided="2026-05-01")),
    (
        Decision("0" * 32, None, "fire alarm", decided="2026-05-02T10:00Z"),
        Decision("1" * 32, 3, decided="2026-05-02"),
    ),
)


def text(**keys: Any) -> bytes:
    return json.dumps({"format": "gridlab-exclusions", "version": 1} | keys).encode()


def test_rules_and_decisions_are_read_as_they_were_written(tmp_path: Path) -> None:
    assert read_exclusions(tmp_path) == Exclusions()
    assert write_exclusions(tmp_path, FULL) == FULL
    assert read_exclusions(tmp_path) == FULL
    assert parse_exclusions(exclusions_bytes(FULL)) == FULL


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (text(version=3), "$.version"),
        (text(rules=[{"rule": "tired"}]), "$.rules[0].rule"),
        (
            text(rules=[{"rule": "catch_share_below", "value": 2, "decided": "2026-05-01"}]),
            "$.rules[0].value is 2",
        ),
        (text(rules=[{"rule": "response_ms_below", "value": -1}]), "$.rules[0].value is -1"),
        (text(rules=[{"rule": "timed_out", "decided": "yesterday"}]), "$.rules[0].decided"),
        (text(decisions=[{"session": "x"}]), "$.decisions[0].session"),
        (text(decisions=[{"session": "0" * 32, "screen": True}]), "$.decisions[0].screen"),
        (text(decisions=[{"session": "0" * 32}]), "$.decisions[0].decided is missing"),
        (text(locked=False), "$.locked"),
    ],
)
def test_a_refusal_names_the_place(data: bytes, said: str) -> None:
    with pytest.raises(GridLabError) as caught:
        parse_exclusions(data)
    assert said in str(caught.value)
