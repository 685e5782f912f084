"""What is not counted, by which rule or decision and why: marked, never deleted."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Annotated, Literal, TypeAlias

from gridlab.domain.limits import Between, Several, Text, closed
from gridlab.domain.said import Said, say
from gridlab.domain.session import SessionRecord, catches
from gridlab.domain.study import ID

DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}(:[0-9]{2})?Z)?$"
DECISION = "decision"
OF_ANNOTATOR = "annotator."
"""Before a measure of sessions: it is that of all sessions of the annotator."""
LONGEST_MS = 86_400_000
RuleName: TypeAlias = str
"""A measure and `<` or `>`, or the name of a rule of version 1."""
RestsOn = Literal["screen", "session", "others"]


@dataclass(frozen=True, slots=True)
class Measure:
    """What a rule may ask: of a screen, of a session by its own answers, or by those of the others too.

    least, most: what it may be compared with. allowed: the same in words.
    """

    rests_on: RestsOn
    least: float
    most: float
    allowed: Said


_SHARE = say("a share from 0 to 1")
_MS = say("milliseconds, at most a day")
_KAPPA = say("a number from -1 to 1")
MEASURES: Mapping[str, Measure] = MappingProxyType(
    {
        "response_ms": Measure("screen", 0, LONGEST_MS, _MS),
        "timed_out": Measure("screen", 0, 1, say("0 or 1")),
        "catch_share": Measure("session", 0, 1, _SHARE),
        "median_ms": Measure("session", 0, LONGEST_MS, _MS),
        "repeat_kappa": Measure("session", -1, 1, _KAPPA),
        "position_p": Measure("session", 0, 1, _SHARE),
        "agreement_kappa": Measure("others", -1, 1, _KAPPA),
        "guess_score": Measure("others", 0, 1, _SHARE),
    }
)
"""In the order of their evaluation: screens, own measures, then those that rest on others."""
_OF_VERSION_1: Mapping[str, tuple[str, bool]] = MappingProxyType(
    {
        "catch_share_below": ("catch_share", False),
        "response_ms_below": ("response_ms", False),
        "timed_out": ("timed_out", True),
    }
)
"""What the rules of version 1 ask: a measure, and whether what lies above the value is marked."""
_SCREENS = "|".join(name for name, one in MEASURES.items() if one.rests_on == "screen")
_SESSIONS = "|".join(name for name, one in MEASURES.items() if one.rests_on != "screen")
_NAMED = rf"(?:{_SCREENS}|(?:annotator\.)?(?:{_SESSIONS})) [<>]"
RULE = rf"^({'|'.join(_OF_VERSION_1)}|{_NAMED})$"
_TYPED = re.compile(r"\s*([a-z_.]+)\s*([<>])\s*([-+]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:e-?[0-9]+)?)\s*", re.A)


@closed
@dataclass(frozen=True, slots=True)
class Rule:
    """A rule that marks sessions or screens."""

    rule: Annotated[
        RuleName,
        Text(
            "A measure and `<` or `>`: of a screen `response_ms`, `timed_out` (0 or 1); of a session "
            "`catch_share`, `median_ms`, `repeat_kappa`, `position_p`, `agreement_kappa`, `guess_score`; "
            "with `annotator.` before it of all sessions of the annotator. Or a rule of version 1: "
            "`catch_share_below`, `response_ms_below`, `timed_out`.",
            40,
            RULE,
        ),
    ]
    value: Annotated[
        float,
        Between("What it is compared with: a share, κ, p, or milliseconds.", -1, LONGEST_MS),
    ] = 0
    reason: Annotated[str, Text("Why, for the Methods section.", 5000)] = ""
    decided: Annotated[str, Text("When (UTC).", 20, DAY)] = field(kw_only=True)
    undone: (
        Annotated[
            str,
            Text(
                "When it was undone (UTC), of a rule that had been locked; null: it holds.", 20, DAY, since=2
            ),
        ]
        | None
    ) = field(default=None, kw_only=True)

    @property
    def asks(self) -> str:
        """The measure, with `annotator.` before it where all sessions of the annotator are meant."""
        known = _OF_VERSION_1.get(self.rule)
        return known[0] if known else self.rule[:-2]

    @property
    def measure(self) -> Measure:
        """What it asks."""
        return MEASURES[self.asks.removeprefix(OF_ANNOTATOR)]

    @property
    def is_of_version_1(self) -> bool:
        """Whether it bears a name of the first version."""
        return self.rule in _OF_VERSION_1

    @property
    def is_allowed(self) -> bool:
        """Whether the value is one that the measure can have."""
        return self.measure.least <= self.value <= self.measure.most

    def marks(self, value: float) -> bool:
        """Whether a screen or session with this value is marked; none is that has no value (NaN)."""
        if self.rule in _OF_VERSION_1:
            # Version 1 has no limit for `timed_out`: its value says nothing.
            return value > 0 if _OF_VERSION_1[self.rule][1] else value < self.value
        return value < self.value if self.rule.endswith("<") else value > self.value


def rule_typed(text: str, reason: str, decided: str) -> Rule | None:
    """The rule that a text such as "catch_share < 0.5" says; None where it says none."""
    typed = _TYPED.fullmatch(text.replace("−", "-"))
    if typed is None or not re.fullmatch(_NAMED, f"{typed[1]} {typed[2]}"):
        return None
    value = float(typed[3])
    rule = Rule(
        f"{typed[1]} {typed[2]}", int(value) if value.is_integer() else value, reason, decided=decided
    )
    return rule if rule.is_allowed else None


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


Measured = Mapping[str, Mapping[str, float]]
"""By what rules ask (`Rule.asks`), the values of sessions by their ids; NaN where it is not known."""
Shown = tuple[int, int, bool]
"""An answered screen that is no practice: its position, response_ms, and whether it timed out."""


def excluded(
    exclusions: Exclusions, sessions: Iterable[SessionRecord], measured: Measured = MappingProxyType({})
) -> list[Excluded]:
    """Every mark on these sessions: in their order, by rule, then by decision, by screen.

    measured: what `asked_of_sessions` names. One screen or session may be marked more than once. Practice
    screens are marked by decisions alone.
    """
    marks: list[Excluded] = []
    decided = decisions_by_session(exclusions)
    for record in sessions:
        shown = [
            (position, response.response_ms, response.timed_out)
            for position, response in sorted(record.counted_responses().items())
        ]
        known = {"catch_share": {record.header.id: catch_share(record)}, **measured}
        marks += session_marks(exclusions, record.header.id, shown, known, decided)
    return marks


Decided = Mapping[str, Sequence[Decision]]


def decisions_by_session(exclusions: Exclusions) -> Decided:
    """The decisions about each session, by its id."""
    found: dict[str, list[Decision]] = {}
    for one in exclusions.decisions:
        found.setdefault(one.session, []).append(one)
    return found


def session_marks(
    exclusions: Exclusions, session: str, shown: Iterable[Shown], measured: Measured, decided: Decided
) -> list[Excluded]:
    """The marks on one session. shown: its screens by ascending position. decided: see above."""
    screens = list(shown)
    marks = [
        _mark(exclusions, session, screen, rule, rule.rule, float(rule.value))
        for rule in _in_order(exclusions.rules)
        for screen in _marked(rule, session, screens, measured)
    ]
    marks += [
        _mark(exclusions, session, -1 if one.screen is None else one.screen, one, DECISION, math.nan)
        for one in decided.get(session, ())
    ]
    return marks


def excluded_screens(
    exclusions: Exclusions, record: SessionRecord, measured: Measured = MappingProxyType({})
) -> set[int]:
    """Positions of the screens that are marked, -1 for the whole session."""
    return {mark.screen for mark in excluded(exclusions, [record], measured)}


def asked_of_sessions(exclusions: Exclusions) -> frozenset[str]:
    """What the rules ask of sessions, so that it must be measured over all sessions of a purpose first."""
    return frozenset(
        rule.asks
        for rule in exclusions.rules
        if rule.undone is None and rule.measure.rests_on != "screen" and not rule.is_of_version_1
    )


def honoured(exclusions: Exclusions) -> Exclusions:
    """What figures of error leave out: nothing until the rules are locked, so that none is chosen by them."""
    return exclusions if exclusions.locked is not None else Exclusions()


def locked_rules(exclusions: Exclusions) -> tuple[Rule, ...]:
    """The rules that were fixed when the rules were locked, also those undone since; none without a lock."""
    locked = exclusions.locked
    return () if locked is None else tuple(r for r in exclusions.rules if not is_after(r.decided, locked))


def catch_share(record: SessionRecord) -> float:
    """Share of the answered catch screens that were passed; NaN where there are none."""
    passed = catches(record)
    return sum(passed) / len(passed) if passed else math.nan


def is_after(decided: str, locked: str | None) -> bool:
    """Whether something was decided later than the rules were locked, as far as both say."""
    if locked is None:
        return False
    decided, locked = decided.rstrip("Z"), locked.rstrip("Z")
    known = min(len(decided), len(locked))  # one may give the day alone
    return decided[:known] > locked[:known]


def _mark(
    exclusions: Exclusions, session: str, screen: int, by: Rule | Decision, rule: str, value: float
) -> Excluded:
    after = is_after(by.decided, exclusions.locked)
    return Excluded(session, screen, rule, value, by.reason, by.decided, after)


def _in_order(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that hold, by what they rest on; those of version 1 alone as they stand, as it had them."""
    standing = [rule for rule in rules if rule.undone is None]
    if all(rule.is_of_version_1 for rule in standing):
        return standing
    order: tuple[RestsOn, ...] = ("screen", "session", "others")
    return sorted(standing, key=lambda rule: order.index(rule.measure.rests_on))


def _marked(rule: Rule, session: str, screens: Iterable[Shown], measured: Measured) -> Iterator[int]:
    """Positions of the screens that a rule marks; -1 for the session."""
    if rule.measure.rests_on != "screen":
        if rule.marks(measured[rule.asks].get(session, math.nan)):
            yield -1
        return
    for position, response_ms, timed_out in screens:
        if rule.marks(response_ms if rule.asks == "response_ms" else timed_out):
            yield position
