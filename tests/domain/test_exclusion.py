"""Exclusions mark sessions and screens with rule, value and reason, and remove nothing."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from gridlab.domain.design import Block, Catch, Design
from gridlab.domain.exclusion import (
    Decision,
    Exclusions,
    Rule,
    RuleName,
    asked_of_sessions,
    catch_share,
    excluded,
    honoured,
    locked_rules,
    rule_typed,
)
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Display, Response, SessionHeader, SessionRecord

GRID = tuple(range(1, 17))
SCREENS = (
    Screen(0, ScreenKind.PRACTICE, 0, GRID, planted=(2,)),
    Screen(0, ScreenKind.MAIN, 0, GRID),
    Screen(0, ScreenKind.CATCH, 0, GRID, planted=(5,)),
    Screen(0, ScreenKind.CATCH, 0, GRID, planted=(7,)),
    Screen(0, ScreenKind.SHARED, 0, GRID),
)


def record(*responses: Response, session: str = "a", design: Design | None = None) -> SessionRecord:
    header = SessionHeader(
        id=session * 32, study="0" * 32, annotator="p1", number=0, purpose="main", design=design or Design(),
        design_id="", images=(), set_digest="", set_length=0, screens=SCREENS, display=Display(1280, 800),
        started_utc="2026-05-01T10:00:00Z",
    )  # fmt: skip
    return SessionRecord(header, "complete", responses)


def answer(screen: int, *chosen: int, ms: int = 2000, **rest: bool) -> Response:
    return Response(screen, 0, chosen, (0,) * len(chosen), 0, ms, **rest)


def rules(*several: Rule) -> Exclusions:
    return Exclusions(rules=several)


def rule(name: RuleName, value: float = 0) -> Rule:
    return Rule(name, value, decided="2026-05-01")


def marks(exclusions: Exclusions, *records: SessionRecord) -> list[tuple[str, int, str]]:
    return [(mark.session[0], mark.screen, mark.rule) for mark in excluded(exclusions, records)]


PASSED_ONE = record(answer(2, 5, 1), answer(3, 1, 2))


def test_the_share_of_catch_screens_passed_counts_those_answered() -> None:
    assert catch_share(PASSED_ONE) == 0.5
    assert catch_share(record(answer(2, 5))) == 1.0
    assert math.isnan(catch_share(record(answer(1, 5))))


def test_a_label_catch_screen_is_passed_with_exactly_the_planted_cells() -> None:
    design = Design(blocks=(replace(Block(), catch=Catch("label")),))
    assert catch_share(record(answer(2, 5, 1), answer(3, 7), design=design)) == 0.5


@pytest.mark.parametrize(("limit", "is_marked"), [(0.5, False), (0.51, True), (1.0, True), (0.0, False)])
def test_sessions_below_a_share_of_catch_screens_are_marked_whole(limit: float, is_marked: bool) -> None:
    found = marks(rules(rule("catch_share_below", limit)), PASSED_ONE)
    assert found == ([("a", -1, "catch_share_below")] if is_marked else [])


def test_a_session_without_catch_screens_is_not_marked_for_them() -> None:
    assert marks(rules(rule("catch_share_below", 1.0)), record(answer(1, 5))) == []


def test_fast_and_timed_out_screens_are_marked_but_not_practice() -> None:
    given = record(
        answer(0, 2, ms=10), answer(1, 1, ms=299), answer(2, 5, ms=300), answer(4, 1, timed_out=True)
    )
    found = marks(rules(rule("response_ms_below", 300), rule("timed_out")), given)
    assert found == [("a", 1, "response_ms_below"), ("a", 4, "timed_out")]


def test_a_retracted_response_marks_nothing() -> None:
    given = record(answer(1, 1, ms=10, retracted=True), replace(answer(1, 1), attempt=1))
    assert marks(rules(rule("response_ms_below", 300)), given) == []


def test_decisions_mark_a_session_or_a_screen_with_their_reason() -> None:
    exclusions = Exclusions(
        "2026-05-01",
        (),
        (
            Decision("b" * 32, None, "fire", decided="2026-05-02"),
            Decision("a" * 32, 4, "slip", decided="2026-04-02"),
        ),
    )
    found = excluded(exclusions, [record(session="a"), record(session="b"), record(session="c")])
    assert [(mark.session[0], mark.screen, mark.reason) for mark in found] == [
        ("a", 4, "slip"),
        ("b", -1, "fire"),
    ]
    assert all(math.isnan(mark.value) and mark.rule == "decision" for mark in found)
    assert [mark.after_lock for mark in found] == [False, True]


@pytest.mark.parametrize(
    ("decided", "locked", "is_after"),
    [
        ("2026-05-02", "2026-05-01", True),
        ("2026-05-01", "2026-05-01", False),
        ("2026-05-01T10:00Z", "2026-05-01", False),
        ("2026-05-01T10:01Z", "2026-05-01T10:00Z", True),
        ("2026-05-01T10:00:30Z", "2026-05-01T10:00Z", False),
        ("2026-05-02", None, False),
    ],
)
def test_what_is_decided_after_the_lock_is_told(decided: str, locked: str | None, is_after: bool) -> None:
    given = replace(rules(Rule("catch_share_below", 1, decided=decided)), locked=locked)
    assert [mark.after_lock for mark in excluded(given, [PASSED_ONE])] == [is_after]


@pytest.mark.parametrize(
    ("text", "named", "value"),
    [
        ("catch_share < 0.5", "catch_share <", 0.5),
        ("  response_ms<800 ", "response_ms <", 800),
        ("annotator.guess_score > .6", "annotator.guess_score >", 0.6),
        ("repeat_kappa < -0.25", "repeat_kappa <", -0.25),
        ("position_p < 1e-12", "position_p <", 1e-12),
        ("timed_out > 0", "timed_out >", 0),
    ],
)
def test_a_rule_is_typed_as_a_measure_a_sign_and_a_value(text: str, named: str, value: float) -> None:
    typed = rule_typed(text, "why", "2026-05-01")
    assert typed == Rule(named, value, "why", decided="2026-05-01")


@pytest.mark.parametrize(
    "text",
    [
        *("", "catch_share", "catch_share < ", "catch_share = 0.5", "catch_share <= 0.5", "tired < 1"),
        *("annotator.response_ms < 5", "annotator.timed_out > 0", "catch_share < 1.5", "response_ms < -1"),
        *("repeat_kappa < -2", "catch_share < nan", "median_ms > 1e999", "catch_share_below < 0.5"),
    ],
)
def test_what_is_no_rule_is_not_taken(text: str) -> None:
    assert rule_typed(text, "why", "2026-05-01") is None


MEASURED = {
    "guess_score": {"a" * 32: 0.7, "b" * 32: 0.2, "c" * 32: math.nan},
    "annotator.repeat_kappa": {"a" * 32: 0.1, "b" * 32: 0.1, "c" * 32: 0.9},
}


def test_rules_on_sessions_mark_them_whole_by_what_was_measured_of_all() -> None:
    given = rules(rule("guess_score >", 0.5), rule("annotator.repeat_kappa <", 0.5))
    records = [record(session=one) for one in "abc"]
    found = excluded(given, records, MEASURED)
    assert [(mark.session[0], mark.screen, mark.rule, mark.value) for mark in found] == [
        ("a", -1, "annotator.repeat_kappa <", 0.5),
        ("a", -1, "guess_score >", 0.5),
        ("b", -1, "annotator.repeat_kappa <", 0.5),
    ]


def test_marks_stand_by_what_rules_rest_on_screens_first_and_decisions_last() -> None:
    given = Exclusions(
        rules=(rule("guess_score >", 0.5), rule("annotator.repeat_kappa <", 0.5), rule("response_ms <", 300)),
        decisions=(Decision("a" * 32, decided="2026-05-01"),),
    )
    found = excluded(given, [record(answer(1, 1, ms=10))], MEASURED)
    assert [mark.rule for mark in found] == [
        *("response_ms <", "annotator.repeat_kappa <", "guess_score >", "decision")
    ]


def test_a_value_at_the_limit_is_not_marked_either_way() -> None:
    given = record(answer(1, 1, ms=300), answer(4, 1, ms=301, timed_out=True))
    assert marks(rules(rule("response_ms <", 300)), given) == []
    assert marks(rules(rule("response_ms >", 300)), given) == [("a", 4, "response_ms >")]
    assert marks(rules(rule("timed_out >", 0)), given) == [("a", 4, "timed_out >")]
    assert marks(rules(rule("timed_out <", 1)), given) == [("a", 1, "timed_out <")]


def test_a_rule_that_was_undone_marks_nothing_and_stays_among_the_locked_ones() -> None:
    undone = Rule("response_ms <", 300, decided="2026-05-01", undone="2026-06-01")
    given = Exclusions("2026-05-02", (undone,))
    assert marks(given, record(answer(1, 1, ms=10))) == []
    assert locked_rules(given) == (undone,)
    assert asked_of_sessions(Exclusions(rules=(replace(undone, rule="guess_score >"),))) == frozenset()


def test_only_rules_on_sessions_ask_for_a_measure_of_all() -> None:
    given = rules(rule("response_ms <", 3), rule("catch_share_below", 1), rule("annotator.catch_share <", 1))
    assert asked_of_sessions(given) == {"annotator.catch_share"}


def test_figures_of_error_honour_exclusions_once_the_rules_are_locked() -> None:
    given = rules(rule("response_ms <", 300))
    assert honoured(given) == Exclusions()
    assert honoured(replace(given, locked="2026-05-01")).rules == given.rules
