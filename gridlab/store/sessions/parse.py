"""From the rows of a session's log to a session, or a GridLabError: nothing half-valid gets in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import PageKey
from gridlab.domain.said import Said, said_of, say
from gridlab.domain.session import Device, Event, EventKind, Response, SessionHeader, SessionRecord, Status
from gridlab.store.sessions.header import parse_header
from gridlab.store.sessions.rows import HEADER_KINDS, LogRow
from gridlab.store.sessions.values import (
    INT32,
    Body,
    body_value,
    flag,
    hex64,
    listed,
    number,
    refuse,
    text,
    utc,
    whole,
    wholes,
)

_PAGES = frozenset({"instructions", "feedback", "break"})
_ENDS: tuple[Status, ...] = ("complete", "declined", "withdrawn")
_EVENT_KINDS = {int(kind): kind for kind in EventKind}
_DEVICES = {int(device): device for device in Device}


@dataclass(frozen=True, slots=True)
class ParsedSession:
    """A session, and what is needed to go on with it: pages passed, and time of the last row (t_ms)."""

    record: SessionRecord
    passed: frozenset[PageKey]
    last_ms: int


def parse_log(log: Sequence[LogRow], *, what: Said = say("session")) -> ParsedSession:
    """The session that a verified log tells. Raises GridLabError naming the row that is not as it must be."""
    if tuple(row.kind for row in log[: len(HEADER_KINDS)]) != HEADER_KINDS:
        raise GridLabError(say("The {what} does not begin with the rows of a session.", what=what))
    at = len(HEADER_KINDS)
    try:
        reading = _Reading(parse_header([row.body for row in log[:at]]))
        while at < len(log):
            reading.take(log[at].kind, log[at].body)
            at += 1
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise GridLabError(
            say(
                "Row {at} of the {what} is not as it must be: {error}.",
                at=at,
                what=what,
                error=said_of(error),
            )
        ) from error
    return reading.parsed()


@dataclass(slots=True)
class _Reading:
    """What the rows so far say."""

    header: SessionHeader
    responses: list[Response] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    answers: list[tuple[str, str]] = field(default_factory=list)
    passed: set[PageKey] = field(default_factory=set)
    standing: dict[int, int] = field(default_factory=dict)
    attempts: dict[int, int] = field(default_factory=dict)
    consent_sha256: str = ""
    status: Status = "partial"
    keep: bool = True
    last_ms: int = 0

    def take(self, kind: str, body: str) -> None:
        """Read one row."""
        if self.status != "partial" and not (self.status == "complete" and kind in ("end", "events")):
            refuse(say("it comes after the end"))
        value = body_value(body)
        if kind == "events":
            self._events(value)
            return
        if not isinstance(value, dict):
            refuse(say("it is not an object"))
        self.last_ms = max(self.last_ms, whole(value, "t"))
        match kind:
            case "response":
                self._response(value)
            case "retraction":
                self._retraction(value)
            case "page":
                self._page(value)
            case "consent":
                self._consent(value)
            case "answers":
                self._answers(value)
            case "resume" | "stop":
                utc(value, "utc")
            case "end":
                self._end(value)
            case _:
                refuse(say("this program does not know its kind {kind!r}", kind=kind[:40]))

    def parsed(self) -> ParsedSession:
        """Everything read so far as one value; of a discarded session only that it was withdrawn."""
        record = SessionRecord(
            header=self.header,
            status=self.status,
            responses=tuple(self.responses) if self.keep else (),
            events=tuple(self.events) if self.keep else (),
            answers=tuple(self.answers) if self.keep else (),
            consent_sha256=self.consent_sha256,
            keep_answers=self.keep,
            duration_s=self.last_ms // 1000,
        )
        return ParsedSession(record, frozenset(self.passed), self.last_ms)

    def _response(self, value: Body) -> None:
        position = self._position(value)
        screen = self.header.screens[position]
        block = self.header.design.blocks[screen.block]
        chosen = wholes(value, "chosen", len(screen.grid) - 1)
        attempt = whole(value, "attempt")
        if position in self.standing or attempt != self.attempts.get(position, 0):
            refuse(say("its screen has a standing response or another number of attempts"))
        response = Response(
            screen=position,
            attempt=attempt,
            chosen=chosen,
            choice_ms=wholes(value, "choice_ms", INT32),
            onset_ms=whole(value, "onset_ms"),
            response_ms=whole(value, "response_ms"),
            timed_out=flag(value, "timed_out"),
            resumed=flag(value, "resumed"),
            off_focus_ms=whole(value, "off_focus_ms"),
            shown_scale=number(value, "shown_scale", 0.001, 1000),
        )
        least = 0 if response.timed_out else block.grid.choose_min
        if len(set(chosen)) != len(chosen) or not least <= len(chosen) <= block.grid.choose:
            refuse(say("its chosen cells are not what the design allows"))
        if len(response.choice_ms) != len(chosen):
            refuse(say("it has not one time for each chosen cell"))
        utc(value, "utc")
        self.standing[position] = len(self.responses)
        self.attempts[position] = attempt + 1
        self.responses.append(response)
        self.passed.add(("screen", position))

    def _retraction(self, value: Body) -> None:
        position = self._position(value)
        at = self.standing.pop(position, -1)
        if at < 0 or self.responses[at].attempt != whole(value, "attempt"):
            refuse(say("it retracts no standing response"))
        self.responses[at] = replace(self.responses[at], retracted=True)
        self.passed.discard(("screen", position))

    def _page(self, value: Body) -> None:
        page, at = text(value, "page", 20), value["at"]
        if page not in _PAGES or type(at) is not int or not -1 <= at < max(50, len(self.header.screens)):
            refuse(say("it names no page"))
        self.passed.add((page, at))

    def _consent(self, value: Body) -> None:
        self.consent_sha256 = hex64(value["sha256"])
        utc(value, "utc")
        self.passed.add(("consent", -1))

    def _answers(self, value: Body) -> None:
        when = text(value, "when", 10)
        if (f"questions-{when}", -1) in self.passed:
            refuse(say("it answers the same questions again"))
        asked = {question.id for question in self.header.design.questions if question.when == when}
        for pair in listed(value["answers"]):
            question, answer = listed(pair)
            if question not in asked or not isinstance(answer, str):
                refuse(say("it answers a question that the design does not ask"))
            self.answers.append((question, answer))
        self.passed.add((f"questions-{when}", -1))

    def _events(self, value: object) -> None:
        screens = len(self.header.screens)
        for event in listed(value):
            t_ms, kind, screen, cell, device = listed(event)
            if not (type(t_ms) is type(screen) is type(cell) is int):
                refuse(say("an event has no whole numbers"))
            if not (0 <= t_ms <= INT32 and -1 <= screen < screens and -1 <= cell < 144):
                refuse(say("an event is out of range"))
            self.last_ms = max(self.last_ms, t_ms)
            self.events.append(Event(t_ms, _EVENT_KINDS[kind], screen, cell, _DEVICES[device]))

    def _end(self, value: Body) -> None:
        status = value["status"]
        if status not in _ENDS or (self.status == "complete" and status != "withdrawn"):
            refuse(say("it is no end of a session"))
        utc(value, "utc")
        self.status, self.keep = status, flag(value, "keep")
        if not self.keep and status != "withdrawn":
            refuse(say("only a withdrawal discards answers"))
        if status == "complete" and len(self.standing) != len(self.header.screens):
            refuse(say("it ends a session that is not complete"))

    def _position(self, value: Body) -> int:
        position = whole(value, "screen")
        if position >= len(self.header.screens):
            refuse(say("it names no screen of the session"))
        return position
