"""Rules and decisions about what not to count are kept in exclusions.json."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import MEASURES, Decision, Exclusions, Rule
from gridlab.store.exclusions_file import (
    change_exclusions,
    exclusions_bytes,
    locked_sha256,
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


KEPT = Path(__file__).parents[1] / "kept" / "exclusions-v2"


def test_the_kept_example_of_version_2_is_read_and_written_as_it_was() -> None:
    found = read_exclusions(KEPT)
    assert [rule.asks for rule in found.rules] == [
        *("timed_out", "response_ms", "catch_share", "annotator.repeat_kappa", "annotator.guess_score"),
        "position_p",
    ]
    assert exclusions_bytes(found) == (KEPT / "exclusions.json").read_bytes()


def test_the_rules_that_were_locked_have_one_digest_also_once_one_is_undone() -> None:
    found = read_exclusions(KEPT)
    held = tuple(dataclasses.replace(rule, undone=None) for rule in found.rules)
    assert locked_sha256(found) == locked_sha256(dataclasses.replace(found, rules=held))
    assert locked_sha256(found) == locked_sha256(dataclasses.replace(found, rules=found.rules[:4]))
    assert locked_sha256(found) != locked_sha256(dataclasses.replace(found, rules=found.rules[:3]))


def version_2(**rule: Any) -> bytes:
    rules = [{"decided": "2026-05-01", **rule}]
    return json.dumps({"format": "gridlab-exclusions", "version": 2, "rules": rules}).encode()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (version_2(rule="catch_share <", value=1.5), "$.rules[0].value is 1.5"),
        (version_2(rule="timed_out >", value=2), "$.rules[0].value is 2"),
        (version_2(rule="annotator.median_ms >", value=-1), "$.rules[0].value is -1"),
        (version_2(rule="annotator.response_ms <", value=1), "$.rules[0].rule"),
        (version_2(rule="catch_share <=", value=1), "$.rules[0].rule"),
        (version_2(rule="catch_share <\n", value=1), "$.rules[0].rule"),
        (version_2(rule="catch_share <", value=1, undone="soon"), "$.rules[0].undone"),
        (text(rules=[{"rule": "guess_score >", "decided": "2026-05-01"}]), "$.rules[0].rule"),
        (text(rules=[{"rule": "timed_out", "decided": "2026-05-01", "undone": None}]), "$.rules[0].undone"),
    ],
)
def test_what_a_version_does_not_know_is_refused_by_its_place(data: bytes, said: str) -> None:
    with pytest.raises(GridLabError) as caught:
        parse_exclusions(data)
    assert said in str(caught.value)


@given(st.sampled_from(sorted(MEASURES)), st.booleans(), st.sampled_from("<>"), st.floats(0, 1))
def test_every_rule_is_read_as_it_was_written(
    measure: str, of_annotator: bool, sign: str, value: float
) -> None:
    before = "annotator." if of_annotator and MEASURES[measure].rests_on != "screen" else ""
    rule = Rule(f"{before}{measure} {sign}", value, "", decided="2026-05-01")
    read = parse_exclusions(exclusions_bytes(Exclusions(rules=(rule,))))
    assert read.rules == (rule,)
    assert (read.rules[0].asks, read.rules[0].is_allowed) == (f"{before}{measure}", True)


def test_a_change_that_fails_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    write_exclusions(tmp_path, FULL)
    before = (tmp_path / "exclusions.json").read_bytes()
    bad = Rule("catch_share <", 7.0, decided="2026-05-01")
    with pytest.raises(GridLabError):
        change_exclusions(tmp_path, lambda one: dataclasses.replace(one, rules=(bad,)))
    assert (tmp_path / "exclusions.json").read_bytes() == before
