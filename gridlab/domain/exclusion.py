"""What is not counted, by which rule or decision and why: marked, never deleted."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Annotated, Literal

from gridlab.domain.limits import Between, Says, Several, Text, closed
from gridlab.domain.session import SessionRecord, catches
from gridlab.domain.study import ID

DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"
DECISION = "decision"
RuleName = Literal["catch_share_below", "response_ms_below", "timed_out"]


@closed
@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that marks sessions or screens."""

    rule: Annotated[
        RuleName,
        Says(
            "`catch_share_below`: sessions that passed a smaller share of their catch screens; "
            "`response_ms_below`: screens answered faster; "
            "`timed_out`: screens that the time limit submitted."
        ),
    ]
    value: Annotated[
        float,
        Between("Its limit: a share from 0 to 1, or milliseconds; unused by `timed_out`.", 0, 86_400_000),
    ] = 0
    reason: Annotated[str, Text("Why, for the Methods section.", 5000)] = ""
    decided: Annotated[str, Text("When (UTC).", 20, DAY)] = field(kw_only=True)


@closed
@dataclass(frozen=True, slots=True)
class Decision:
    """A decision about one session, or one screen of it."""

    session: Annotated[str, Text("Id of the session.", 32, ID)]
    screen: (
        Annotated[int, Between("Position in the session; null: the whole session.", 0, 10_000_000)] | None
    ) = None
    reason: Annotated[str, Text("Why, for the Methods section.", 5000)] = ""
    decided: Annotated[str, Text("When (UTC).", 20, DAY)] = field(kw_only=True)


@closed
@dataclass(frozen=True, slots=True)
class Exclusions:
    """The rules and decisions of a study."""

    locked: (
        Annotated[str, Text("Day from which rules count as decided after; null: open.", 20, DAY)] | None
    ) = None
    rules: Annotated[tuple[Rule, ...], Several("Applied to every session.", 0, 1000)] = ()
    decisions: Annotated[tuple[Decision, ...], Several("Applied one by one.", 0, 1_000_000)] = ()


@dataclass(frozen=True, slots=True)
class Excluded:
    """One mark. screen: position in the session, -1 the whole session. value: the rule's limit, NaN for a
    decision. after_lock: decided later than the rules were locked, as far as both say."""

    session: str
    screen: int
    rule: str
    value: float
    reason: str
    decided: str
    after_lock: bool = False


def excluded(exclusions: Exclusions, sessions: Iterable[SessionRecord]) -> list[Excluded]:
    """Every mark on these sessions: in their order, by rule as listed, then by decision, by screen.

    One screen or session may be marked more than once. Practice screens are marked by decisions alone.
    """
    decided: dict[str, list[Decision]] = {}
    for decision in exclusions.decisions:
        decided.setdefault(decision.session, []).append(decision)
    marks: list[Excluded] = []

    def mark(session: str, screen: int, by: Rule | Decision, rule: str, value: float) -> None:
        after = _is_after(by.decided, exclusions.locked)
        marks.append(Excluded(session, screen, rule, value, by.reason, by.decided, after))

    for record in sessions:
        session = record.header.id
        for rule in exclusions.rules:
            for screen in _marked(rule, record):
                mark(session, screen, rule, rule.rule, float(rule.value))
        for one in decided.get(session, ()):
            mark(session, -1 if one.screen is None else one.screen, one, DECISION, math.nan)
    return marks


def excluded_screens(exclusions: Exclusions, record: SessionRecord) -> set[int]:
    """Positions of the screens that are marked, -1 for the whole session."""
    return {mark.screen for mark in excluded(exclusions, [record])}


def locked_rules(exclusions: Exclusions) -> tuple[Rule, ...]:
    """The rules that were fixed when the rules were locked; none where they are not."""
    locked = exclusions.locked
    return () if locked is None else tuple(r for r in exclusions.rules if not _is_after(r.decided, locked))


def catch_share(record: SessionRecord) -> float:
    """Share of the answered catch screens that were passed; NaN where there are none."""
    passed = catches(record)
    return sum(passed) / len(passed) if passed else math.nan


def _marked(rule: Rule, record: SessionRecord) -> Iterator[int]:
    """Positions of the screens that a rule marks; -1 for the session."""
    if rule.rule == "catch_share_below":
        if catch_share(record) < rule.value:  # false where there is no catch screen
            yield -1
        return
    for position, response in sorted(record.counted_responses().items()):
        if response.timed_out if rule.rule == "timed_out" else response.response_ms < rule.value:
            yield position


def _is_after(decided: str, locked: str | None) -> bool:
    if locked is None:
        return False
    decided, locked = decided.rstrip("Z"), locked.rstrip("Z")
    known = min(len(decided), len(locked))  # one may give the day alone
    return decided[:known] > locked[:known]
