"""What is not counted: adding, locking, listing and undoing rules and decisions, and what they leave out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

from gridlab.app.chosen_sessions import chosen_sessions
from gridlab.app.columns import Column, chosen
from gridlab.app.quality.measuring import Effect, Judged, effect_of
from gridlab.app.stored import stored_of_study
from gridlab.app.study import OpenStudy
from gridlab.domain.errors import failure
from gridlab.domain.exclusion import (
    DECISION,
    Decision,
    Exclusions,
    Rule,
    is_after,
    locked_rules,
    rule_typed,
)
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said, joined, say
from gridlab.store.exclusions_file import change_exclusions, read_exclusions
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.list import list_sessions

LOCK = "lock"
_UNCHANGED = say("Nothing was changed.")
_FORM = "%Y-%m-%dT%H:%M:%SZ"


def ignored_said(study: str) -> Said:
    """That errors are told without exclusions, and how to lock the rules. study: as the command names it."""
    return say(
        "Exclusions are ignored here until their rules are locked, so that no rule is chosen by its error. "
        "Lock them with: gridlab exclude {study} --lock",
        study=study,
    )


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list. number: to undo it by. kind: of `/exclusion/rule`, or `lock`. session: of a
    decision; screen: its position, None for the whole session. after: decided after the lock."""

    number: int
    kind: str
    value: float | None
    session: str
    screen: int | None
    reason: str
    decided: str
    after: bool = False
    undone: str = ""

    @property
    def what(self) -> Said:
        """The rule or decision in words."""
        if self.kind == LOCK:
            return say("rules locked")
        if self.kind == DECISION:
            if self.screen is None:
                return say("session {id}", id=self.session)
            return say("session {id}, screen {screen}", id=self.session, screen=self.screen)
        return say("{rule} {value:g}", rule=self.kind, value=self.value or 0.0)

    @property
    def when(self) -> Said | str:
        """Whether it holds, and whether it was decided before the lock."""
        if self.undone:
            return say("undone {day}", day=self.undone[:10])
        return say("after the lock") if self.after else ""


ENTRIES: tuple[Column[Entry], ...] = (
    Column("number", say("Number"), number=True, width=64),
    Column("what", say("Rule or decision"), value=lambda entry: str(entry.what)),
    Column("reason", say("Reason"), width=180),
    Column("decided", say("Decided (UTC)"), width=160),
    Column("when", say("Lock"), lambda entry: entry.when, width=120),
    Column("rule", value=lambda entry: entry.kind),
    Column("value"),
    Column("session", value=lambda entry: entry.session or None),
    Column("screen"),
    Column("after_lock", value=lambda entry: entry.after),
    Column("undone", value=lambda entry: entry.undone or None),
)
LISTED = chosen(ENTRIES, ("number", "what", "reason", "decided", "when"))
SCRIPT = tuple(column for column in ENTRIES if column.key != "when")


def entries_of(exclusions: Exclusions) -> list[Entry]:
    """Rules as they stand, then decisions, then the lock; numbered from 1."""
    locked = exclusions.locked
    found = [
        Entry(
            0,
            rule.rule,
            rule.value,
            "",
            None,
            rule.reason,
            rule.decided,
            is_after(rule.decided, locked),
            rule.undone or "",
        )
        for rule in exclusions.rules
    ]
    found += [
        Entry(
            0, DECISION, None, one.session, one.screen, one.reason, one.decided, is_after(one.decided, locked)
        )
        for one in exclusions.decisions
    ]
    if locked is not None:
        found.append(Entry(0, LOCK, None, "", None, "", locked))
    return [replace(entry, number=number) for number, entry in enumerate(found, 1)]


T = TypeVar("T")
Change = Callable[[Exclusions], Exclusions]


def with_rule(text: str, reason: str) -> Change:
    """Adds a rule such as "catch_share < 0.5". Raises GridLabError for what is none."""
    if rule_typed(text, reason, "") is None:
        raise failure(
            "{text} is no rule.",
            text=text,
            safe=_UNCHANGED,
            todo=say("Write a measure, < or >, and a value that it can have, such as: catch_share < 0.5"),
        )

    def change(exclusions: Exclusions) -> Exclusions:
        rule = rule_typed(text, reason, decided_now(exclusions))
        assert rule is not None
        return replace(exclusions, rules=(*exclusions.rules, rule))

    return change


def with_decision(study: OpenStudy, session: str, screen: int | None, reason: str) -> Change:
    """Adds a decision about a session, or the screen at a position of it. Raises GridLabError where there is
    no such session or screen."""
    if screen is not None:
        _check_screen(study, session, screen)
    return lambda exclusions: replace(
        exclusions,
        decisions=(
            *exclusions.decisions,
            Decision(session, screen, reason, decided=decided_now(exclusions)),
        ),
    )


def _check_screen(study: OpenStudy, session: str, screen: int) -> None:
    row = next((row for row in list_sessions(study.folder) if row.id == session and row.yields), None)
    if row is None:
        raise failure(
            "Session {id} has no screens that count.",
            id=session,
            safe=_UNCHANGED,
            todo=say("`gridlab sessions` lists the ids."),
        )
    (record,) = chosen_sessions(study.folder, study.study, (session,), row.purpose)
    screens = len(record.header.screens)
    if not 0 <= screen < screens:
        raise failure(
            "Session {id} has no screen {screen}.",
            id=session,
            screen=screen,
            safe=_UNCHANGED,
            todo=say("Its screens are 0 to {last}, counting every one from 0.", last=screens - 1),
        )


def with_lock(exclusions: Exclusions) -> Exclusions:
    """The rules as they are now, fixed. Raises GridLabError where they are fixed already."""
    if exclusions.locked is not None:
        raise failure(
            "The rules are locked since {day}.",
            day=exclusions.locked,
            safe=_UNCHANGED,
            todo=say("Add or undo rules all the same: it is exported as decided after the lock."),
        )
    return replace(exclusions, locked=_now())


def without(number: int, *, is_in_use: bool) -> Change:
    """Undoes the entry with this number. A rule that was locked stays in the file, marked as undone.

    is_in_use: whether a session was started under the lock, which then stays. Raises GridLabError.
    """

    def change(exclusions: Exclusions) -> Exclusions:
        rules, decisions = exclusions.rules, exclusions.decisions
        at = number - 1
        if 0 <= at < len(rules):
            return replace(exclusions, rules=_without_rule(exclusions, at))
        at -= len(rules)
        if 0 <= at < len(decisions):
            return replace(exclusions, decisions=(*decisions[:at], *decisions[at + 1 :]))
        if at == len(decisions) and exclusions.locked is not None:
            if is_in_use:
                raise failure(
                    "The lock stays: main sessions were started under these rules.",
                    safe=_UNCHANGED,
                    todo=say("Add or undo rules all the same: it is exported as decided after the lock."),
                )
            return replace(exclusions, locked=None)
        raise failure(
            "There is no rule or decision {number}.",
            number=number,
            safe=_UNCHANGED,
            todo=say("`gridlab exclude STUDY --list` shows their numbers."),
        )

    return change


def _without_rule(exclusions: Exclusions, at: int) -> tuple[Rule, ...]:
    rules, rule = exclusions.rules, exclusions.rules[at]
    if rule.undone is not None:
        raise failure(
            "Rule {number} is already undone.",
            number=at + 1,
            safe=_UNCHANGED,
            todo=say("To have it hold again, add it again."),
        )
    if rule in locked_rules(exclusions):
        kept: tuple[Rule, ...] = (replace(rule, undone=decided_now(exclusions)),)
    else:
        kept = ()
    return (*rules[:at], *kept, *rules[at + 1 :])


def save_exclusions(folder: Path, was: Exclusions, wanted: Exclusions) -> Exclusions:
    """Write what was edited from `was` to `wanted`; what another program changed in the file since stays.

    Returns what the file says now. Raises GridLabError.
    """

    def change(now: Exclusions) -> Exclusions:
        if now == was:
            return wanted
        locked = wanted.locked if wanted.locked != was.locked else now.locked
        return Exclusions(
            locked,
            _merged(was.rules, wanted.rules, now.rules),
            _merged(was.decisions, wanted.decisions, now.decisions),
        )

    return change_exclusions(folder, change)


def _merged(was: tuple[T, ...], wanted: tuple[T, ...], now: tuple[T, ...]) -> tuple[T, ...]:
    """What is there now, without what was taken away here and with what was added."""
    kept = [one for one in now if one in wanted or one not in was]
    return (*kept, *(one for one in wanted if one not in was and one not in now))


def lock_is_in_use(study: OpenStudy) -> bool:
    """Whether a main session was started since the rules were locked."""
    locked = read_exclusions(study.folder).locked
    started = (row.started_utc for row in list_sessions(study.folder) if row.purpose == "main")
    return locked is not None and any(not is_after(locked, one) for one in started if one)


def begun_before_lock(study: OpenStudy) -> int:
    """How many main sessions there are already."""
    return sum(row.purpose == "main" for row in list_sessions(study.folder))


def decided_now(exclusions: Exclusions) -> str:
    """The time to be given to a decision, in UTC to the second; later than the lock in any case."""
    now = _now()
    if exclusions.locked is None or is_after(now, exclusions.locked) or "T" not in exclusions.locked:
        return now
    return (datetime.fromisoformat(exclusions.locked) + timedelta(seconds=1)).strftime(_FORM)


def _now() -> str:
    return datetime.now(UTC).strftime(_FORM)


@dataclass(frozen=True, slots=True)
class Changed:
    """exclusions: as they are now. own: what the new entry leaves out by itself, None for another change.
    effect: what all leave out; None where there are no sessions of the purpose."""

    exclusions: Exclusions
    own: Effect | None
    effect: Effect | None


def change_and_measure(
    study: OpenStudy,
    change: Change,
    purpose: str = "main",
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> Changed:
    """Change exclusions.json, and tell what is left out now. Raises GridLabError; nothing is then changed."""
    before = read_exclusions(study.folder)
    after = change_exclusions(study.folder, change)
    added = Exclusions(
        rules=tuple(rule for rule in after.rules if rule not in before.rules and rule.undone is None),
        decisions=tuple(one for one in after.decisions if one not in before.decisions),
    )
    judged = judged_of(study, purpose, progress=progress, cancel=cancel)
    if judged is None:
        return Changed(after, None, None)
    own = effect_of(judged, added) if added.rules or added.decisions else None
    return Changed(after, own, effect_of(judged, after))


def judged_of(
    study: OpenStudy, purpose: str, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> Judged | None:
    """The answers of a purpose to be measured; None where no session of it counts. Raises GridLabError."""
    rows = list_sessions(study.folder, read_notes(study.folder))
    if not any(row.yields and row.purpose == purpose for row in rows):
        return None
    return Judged(stored_of_study(study, purpose, cancel=cancel), progress, cancel)


def effect_said(effect: Effect) -> Said:
    """What is left out: "3 of 36 people, 8 % of the triplets"."""
    parts = [say("{out} of {all} people", out=effect.people_out, all=effect.people)]
    if effect.sessions_out != effect.people_out or effect.sessions != effect.people:
        parts.append(say("{out} of {all} sessions", out=effect.sessions_out, all=effect.sessions))
    if effect.triplets:
        share = effect.triplets_out / effect.triplets
        text = say("{share:.0%} of the triplets", share=share)
        if 0 < share < _LEAST_SHARE:
            text = say("{out:,} of {all:,} triplets", out=effect.triplets_out, all=effect.triplets)
        parts.append(text)
    else:
        parts.append(say("{out:,} of {all:,} screens", out=effect.screens_out, all=effect.screens))
    return joined(parts, ", ")


_LEAST_SHARE = 0.005
