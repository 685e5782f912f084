"""A session as its details show it: each screen with its answer, its remarks and events; read-only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.columns import Column
from gridlab.domain.answering import catch_passed, kappa
from gridlab.domain.said import Said, joined, say, verbatim
from gridlab.domain.screen import ScreenKind
from gridlab.domain.session import Device, Event, EventKind, Response, SessionRecord
from gridlab.store.sessions.file import read_session

KINDS = {
    ScreenKind.MAIN: say("Main"),
    ScreenKind.PRACTICE: say("Practice"),
    ScreenKind.CATCH: say("Catch"),
    ScreenKind.REPEAT: say("Repeat"),
    ScreenKind.SHARED: say("Shared"),
}
"""Kinds of screens in words."""
EVENTS = {
    EventKind.ONSET: say("Shown"),
    EventKind.CHOOSE: say("Chosen"),
    EventKind.UNCHOOSE: say("Deselected"),
    EventKind.SUBMIT: say("Submitted"),
    EventKind.FOCUS_LOST: say("Window left"),
    EventKind.FOCUS_REGAINED: say("Window back"),
    EventKind.INSTRUCTIONS: say("Instructions opened"),
    EventKind.PAUSE: say("Paused"),
    EventKind.RESUME: say("Resumed"),
    EventKind.SUSPENDED: say("Computer slept"),
    EventKind.ENLARGE: say("Enlarged"),
    EventKind.BACK: say("Went back"),
    EventKind.TIMED_OUT: say("Time ran out"),
    EventKind.STOP: say("Stopped"),
}
DEVICES = {
    Device.MOUSE: say("mouse"),
    Device.KEYBOARD: say("keyboard"),
    Device.TOUCH: say("touch"),
    Device.PROGRAM: say("program"),
}


@dataclass(frozen=True, slots=True)
class AnsweredScreen:
    """One screen of a session.

    number: as the counter shows it, 0 for practice. response: the one that counts; None: not answered.
    attempts: responses given. passed: of catch and practice screens. agreement: of a repeat screen with its
    original, chance-corrected.
    """

    position: int
    number: int
    kind: ScreenKind
    response: Response | None
    attempts: int
    passed: bool | None
    agreement: float | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class EventAfter:
    """An event, so many milliseconds after its screen was shown."""

    ms: int
    event: Event


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """A session with its screens in order."""

    path: Path
    record: SessionRecord
    screens: tuple[AnsweredScreen, ...]


def session_details(path: Path) -> SessionDetails:
    """Read a session for its details; raises GridLabError for one that cannot be used."""
    record = read_session(path)
    return SessionDetails(path, record, tuple(answered_screens(record)))


def remarks(screen: AnsweredScreen) -> list[Said]:
    """What is to be said of a screen besides its kind and time."""
    response = screen.response
    if response is None:
        return [say("not answered")]
    said = []
    if screen.passed is not None:
        said.append(say("passed") if screen.passed else say("failed"))
    if screen.agreement is not None:
        said.append(say("κ {kappa:.2f}", kappa=screen.agreement))
    if screen.attempts > 1:
        said.append(say("{count} answers", count=screen.attempts))
    if response.timed_out:
        said.append(say("timed out"))
    if response.resumed:
        said.append(say("resumed here"))
    if response.off_focus_ms:
        said.append(say("{seconds:.1f} s away", seconds=response.off_focus_ms / 1000))
    if not response.chosen:
        said.append(say("none chosen"))
    return said


def events_after(screen: AnsweredScreen) -> list[EventAfter]:
    """The events of a screen, since it was shown."""
    onset = screen.response.onset_ms if screen.response is not None else 0
    return [EventAfter(event.t_ms - onset, event) for event in screen.events]


def _time(screen: AnsweredScreen) -> str:
    response = screen.response
    return say("{seconds:.1f} s", seconds=response.response_ms / 1000) if response is not None else "–"


def _ink(screen: AnsweredScreen) -> str:
    if screen.response is None:
        return "faint"
    return "warn" if screen.passed is False else "ink"


def _event_name(row: EventAfter) -> str:
    """An event in words; one that a later version added is called by its code."""
    kind = row.event.kind
    return EVENTS.get(kind) or verbatim(kind.name.capitalize().replace("_", " "))


def _seconds(row: EventAfter) -> Said:
    return say("{seconds:.3f} s", seconds=row.ms / 1000)


SCREENS: Sequence[Column[AnsweredScreen]] = (
    Column("number", say("#"), lambda row: str(row.number or ""), number=True, ink=_ink, width=44),
    Column("kind", say("Screen"), lambda row: KINDS[row.kind], ink=_ink, width=116),
    Column("time", say("Time"), _time, number=True, ink=_ink, width=72),
    Column("remarks", say("Remarks"), lambda row: joined(remarks(row), ", "), ink=_ink, width=100),
)
"""The screens of one session as a table."""
EVENT_COLUMNS: Sequence[Column[EventAfter]] = (
    Column("after", say("After"), _seconds, number=True, width=88),
    Column("what", say("What"), _event_name, width=180),
    Column("cell", say("Cell"), lambda row: str(row.event.cell + 1 or ""), number=True, width=56),
    Column("by", say("By"), lambda row: DEVICES.get(row.event.device, ""), width=80),
)
"""The events of one screen as a table."""


def answered_screens(record: SessionRecord) -> list[AnsweredScreen]:
    """Every screen of the session in its order, but those whose images were not chosen."""
    standing = record.standing()
    attempts = Counter(response.screen for response in record.responses)
    events: dict[int, list[Event]] = {}
    for event in record.events:
        events.setdefault(event.screen, []).append(event)
    made, number = [], 0
    for position, screen in enumerate(record.header.screens):
        number += screen.counts
        if not screen.is_known:
            continue
        made.append(
            AnsweredScreen(
                position,
                number if screen.counts else 0,
                screen.kind,
                standing.get(position),
                attempts[position],
                _passed(record, position, standing),
                _agreement(record, position, standing),
                tuple(sorted(events.get(position, ()), key=lambda event: event.t_ms)),
            )
        )
    return made


def _passed(record: SessionRecord, position: int, standing: dict[int, Response]) -> bool | None:
    screen = record.header.screens[position]
    if position not in standing or not screen.planted:
        return None
    kind = record.header.design.blocks[screen.block].catch.kind
    return catch_passed(kind, screen.planted, standing[position].chosen)


def _agreement(record: SessionRecord, position: int, standing: dict[int, Response]) -> float | None:
    screens = record.header.screens
    original = screens[position].repeats
    if original < 0 or position not in standing or original not in standing:
        return None
    first = {screens[original].grid[cell] for cell in standing[original].chosen}
    second = {screens[position].grid[cell] for cell in standing[position].chosen}
    if len(first) != len(second) or not first:
        return None
    n, k = len(screens[position].grid), len(first)
    return float(kappa(len(first & second), n, k)) if k < n else None
