"""From the rows of a session's log to a session, or a GridLabError: nothing half-valid gets in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import islice
from typing import Any, Final

from gridlab.domain.codes import LONGEST
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.flow import PageKey
from gridlab.domain.said import Said, said_of, say
from gridlab.domain.screen import DEALT, How, Screen, ScreenSource
from gridlab.domain.session import (
    PURPOSES,
    SOURCES,
    STATION_SIZE,
    Device,
    Display,
    Event,
    EventKind,
    Events,
    Response,
    SessionHeader,
    SessionImage,
    SessionRecord,
    Status,
)
from gridlab.store.design_file import design_id, parse_design
from gridlab.store.sessions.rows import (
    CODE,
    FORMAT,
    HEAD_KEYS,
    HEADER_ROWS,
    INT32,
    MOST_CELLS,
    Body,
    Entry,
    LogRow,
    body_value,
    event_numbers,
    event_parts,
    flag,
    hex32,
    hex64,
    listed,
    number,
    refuse,
    row_numbers,
    text,
    utc,
    version_of,
    whole,
)
from gridlab.store.sessions.screens import check_repeat, planned_screens, screens_of_version_1, with_images
from gridlab.store.versions import version_problem

MAX_STATIONS = 100
_PAGES = frozenset({"instructions", "feedback", "break"})
ROW_FAULTS = (ValueError, TypeError, KeyError, RecursionError)
"""What is raised for a row that is not as it must be, besides GridLabError."""
_ENDS: tuple[Status, ...] = ("complete", "declined", "withdrawn")
_EVENT_KINDS = {int(kind): kind for kind in EventKind}
_DEVICES = {int(device): device for device in Device}
_MANY = 100
_SOURCES = {int(source): source for source in ScreenSource}


@dataclass(frozen=True, slots=True)
class ParsedSession:
    """A session, and what is needed to go on with it: pages passed, and time of the last row (t_ms)."""

    record: SessionRecord
    passed: frozenset[PageKey]
    last_ms: int


def parse_log(
    log: Iterable[LogRow], *, what: Said = say("session"), keeps_events: bool = True
) -> ParsedSession:
    """The session that a verified log tells. Raises GridLabError naming the row that is not as it must be.

    keeps_events: else they are only checked.
    """
    rows = iter(log)
    first = list(islice(rows, HEADER_ROWS))
    version = version_of(first)
    if not version:
        raise GridLabError(say("The {what} does not begin with the rows of a session.", what=what))
    at = HEADER_ROWS
    try:
        reading = begun(version, first, keeps_events=keeps_events)
        for row in rows:
            reading.take(row.kind, row.body)
            at += 1
    except ROW_FAULTS as error:
        raise failure(
            "Row {at} of the {what} is not as it must be: {error}.", at=at, what=what, error=said_of(error)
        ) from error
    return reading.parsed()


def begun(version: int, rows: Sequence[Entry | LogRow], *, keeps_events: bool = True) -> _Reading:
    """What the first rows say, ready to take the others. Raises GridLabError, one of ROW_FAULTS."""
    header = _header(version, [row.body for row in rows[:HEADER_ROWS]])
    sizes = [block.n for block in header.design.blocks]
    return _Reading(header, list(header.screens), sizes, keeps_events=keeps_events)


def parse_head(body: str) -> Body:
    """The first row's object, every value checked."""
    head = body_value(body)
    if not isinstance(head, dict) or head.get("format") != FORMAT:
        refuse(say("it is not the head of a session"))
    if problem := version_problem(FORMAT, head.get("version")):
        refuse(problem)
    hex32(head, "id")
    hex32(head, "study")
    if not text(head, "annotator", LONGEST).isprintable() or not head["annotator"]:
        refuse(say("`annotator` is not a printable code"))
    text(head, "design", 100)
    hex64(head["design_id"])
    whole(head, "number", MAX_STATIONS * STATION_SIZE - 1)
    if head["purpose"] not in PURPOSES:
        refuse(say("`purpose` is none that is known"))
    utc(head, "started_utc")
    for key in ("group", "system", "generator"):
        text(head, key, 500)
    hex64(head["set_digest"])
    whole(head, "set_length")
    if head["version"] == 1:  # what version 2 says too
        source = "simulated" if head["purpose"] == "simulated" else "lab"
        return {**head, "source": source, "publication": "", "sink": "", "rules_sha256": ""}
    if head["source"] not in SOURCES:
        refuse(say("`source` is none that is known"))
    text(head, "publication", 100)
    text(head, "sink", 500)
    if head["rules_sha256"] != "":
        hex64(head["rules_sha256"])
    return head


def _header(version: int, bodies: Sequence[str]) -> SessionHeader:
    """The header that the first rows say, in a version that is known.

    Raises GridLabError for a bad design, ValueError, TypeError or KeyError for anything else.
    """
    head = parse_head(bodies[0])
    if head["version"] != version:
        refuse(say("its version is not that of its rows"))
    design, found_id = _design(bodies[1])
    if (head["design"], head["design_id"]) != (design.name, found_id):
        refuse(say("the design inside is not the one it names"))
    images = _images(bodies[2])
    if version == 1:
        screens = screens_of_version_1(bodies[3], design, len(images))
    else:
        screens = planned_screens(bodies[3], design.blocks)
    said = {key: head[key] for key in HEAD_KEYS}
    read = {"design": design, "display": _display(head["display"])}
    return SessionHeader(images=images, screens=screens, **{**said, **read})


def _display(value: Body) -> Display:
    return Display(
        width=whole(value, "width", 1_000_000),
        height=whole(value, "height", 1_000_000),
        scale=number(value, "scale", 0.01, 100),
        refresh_hz=number(value, "refresh_hz", 0, 10_000),
    )


# Sessions of a study have a handful of designs, and nearly always the same images.
@lru_cache(maxsize=32)
def _design(body: str) -> tuple[Design, str]:
    design = parse_design(body.encode("utf-8"), what=say("design in the session"))
    return design, design_id(design)


@lru_cache(maxsize=32)
def _images(body: str) -> tuple[SessionImage, ...]:
    images = []
    for pair in listed(body_value(body)):
        name, sha256 = listed(pair)
        if not isinstance(name, str) or not name:
            refuse(say("an image has no name"))
        images.append(SessionImage(name, hex64(sha256)))
    if len({image.sha256 for image in images}) != len(images):
        refuse(say("an image is there twice"))
    return tuple(images)


@dataclass(slots=True)
class _Reading:
    """What the rows so far say. screens: all that are planned, with images as far as they were written.
    sizes: cells of each block."""

    header: SessionHeader
    screens: list[Screen]
    sizes: list[int]
    responses: list[Response] = field(default_factory=list)
    events: Events = field(default_factory=Events)
    answers: list[tuple[str, str]] = field(default_factory=list)
    passed: set[PageKey] = field(default_factory=set)
    standing: dict[int, int] = field(default_factory=dict)
    attempts: dict[int, int] = field(default_factory=dict)
    resumed: list[tuple[int, Display]] = field(default_factory=list)
    recoded: list[str] = field(default_factory=list)
    has_gap: bool = False
    consent_sha256: str = ""
    status: Status = "partial"
    keep: bool = True
    last_ms: int = 0
    keeps_events: bool = True

    def take(self, kind: str, body: str) -> None:
        """Read one row."""
        if self.status != "partial" and not (self.status == "complete" and kind in ("end", "events")):
            refuse(say("it comes after the end"))
        if kind not in _TAKES:
            refuse(say("this program does not know its kind {kind!r}", kind=kind[:40]))
        if kind == "events":
            for part in event_parts(body):
                self._events(part)
            return
        value = body_value(body)
        if type(value) is not dict:
            refuse(say("it is not an object"))
        if kind not in ("screen", "gap", CODE) and whole(value, "t") > self.last_ms:
            self.last_ms = value["t"]
        _TAKES[kind](self, value)

    def parsed(self) -> ParsedSession:
        """Everything read so far as one value; of a discarded session only that it was withdrawn."""
        record = SessionRecord(
            header=replace(self.header, screens=tuple(self.screens)),
            status=self.status,
            responses=tuple(self.responses) if self.keep else (),
            events=self.events if self.keep else (),
            answers=tuple(self.answers) if self.keep else (),
            consent_sha256=self.consent_sha256,
            keep_answers=self.keep,
            duration_s=self.last_ms // 1000,
            resumed=tuple(self.resumed) if self.keep else (),
            recoded=tuple(self.recoded),
        )
        return ParsedSession(record, frozenset(self.passed), self.last_ms)

    def _screen(self, value: Body) -> None:
        position = self._position(value)
        planned, how = self.screens[position], DEALT
        if planned.is_known:
            refuse(say("its screen has its images already"))
        if "how" in value:
            propensity = number(value["how"], "propensity", 0, 1)
            how = How(_SOURCES[value["how"]["source"]], propensity)
        shown = (value["probe"], value["grid"], value["planted"], value["repeats"])
        images = len(self.header.images)
        screen = with_images(planned, position, self.sizes[planned.block], images, shown, how)
        if screen.repeats >= 0 and not (self.screens[screen.repeats].is_known or self.has_gap):
            refuse(say("it repeats a screen that has no images yet"))
        check_repeat(screen, self.screens)
        self.screens[position] = screen

    def _response(self, value: Body) -> None:
        position = self._position(value)
        screen = self.screens[position]
        if not screen.is_known:
            refuse(say("its screen has no images yet"))
        chosen = row_numbers(value["chosen"], 0, len(screen.grid) - 1)
        attempt = whole(value, "attempt")
        if self.has_gap and attempt >= self.attempts.get(position, 0):
            self._retract(position)  # the row that says so is lost
        elif position in self.standing or attempt != self.attempts.get(position, 0):
            refuse(say("its screen has a standing response or another number of attempts"))
        response = Response(
            screen=position,
            attempt=attempt,
            chosen=chosen,
            choice_ms=row_numbers(value["choice_ms"], 0, INT32),
            onset_ms=whole(value, "onset_ms"),
            response_ms=whole(value, "response_ms"),
            timed_out=flag(value, "timed_out"),
            resumed=flag(value, "resumed"),
            off_focus_ms=whole(value, "off_focus_ms"),
            shown_scale=number(value, "shown_scale", 0.001, 1000),
        )
        grid = self.header.design.blocks[screen.block].grid
        least = 0 if response.timed_out else grid.choose_min
        if len(set(chosen)) != len(chosen) or not least <= len(chosen) <= grid.choose:
            refuse(say("its chosen cells are not what the design allows"))
        if len(response.choice_ms) != len(chosen):
            refuse(say("it doesn't have one time for each chosen cell"))
        utc(value, "utc")
        self.standing[position] = len(self.responses)
        self.attempts[position] = attempt + 1
        self.responses.append(response)
        self.passed.add(("screen", position))

    def _retraction(self, value: Body) -> None:
        position, attempt = self._position(value), whole(value, "attempt")
        at = self.standing.get(position, -1)
        if not self.has_gap and (at < 0 or self.responses[at].attempt != attempt):
            refuse(say("it retracts no standing response"))
        self._retract(position)

    def _retract(self, position: int) -> None:
        at = self.standing.pop(position, -1)
        if at >= 0:
            self.responses[at] = replace(self.responses[at], retracted=True)
        self.passed.discard(("screen", position))

    def _gap(self, value: Body) -> None:
        if whole(value, "first") > whole(value, "last"):
            refuse(say("it marks no rows"))
        self.has_gap = self.has_gap or not flag(value, "kept")

    def _page(self, value: Body) -> None:
        page, at = text(value, "page", 20), value["at"]
        if page not in _PAGES or type(at) is not int or not -1 <= at < max(50, len(self.screens)):
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

    def _events(self, some: list[Any]) -> None:
        if len(some) > _MANY and self._take_many(some):
            return
        screens = len(self.screens)
        for event in some:
            t_ms, kind, screen, cell, device = listed(event)
            if not (type(t_ms) is type(screen) is type(cell) is int):
                refuse(say("an event has no whole numbers"))
            if not (0 <= t_ms <= INT32 and -1 <= screen < screens and -1 <= cell < MOST_CELLS):
                refuse(say("an event is out of range"))
            if screen >= 0 and cell >= self.sizes[self.screens[screen].block]:
                refuse(say("an event is on a cell that its screen does not have"))
            if t_ms > self.last_ms:
                self.last_ms = t_ms
            found, by = _EVENT_KINDS[kind], _DEVICES[device]
            if self.keeps_events:
                self.events.append(Event(t_ms, found, screen, cell, by))

    def _take_many(self, some: list[Any]) -> bool:
        """Take events together, in a fraction of the time; not where one of them is not as it must be."""
        numbers = event_numbers(some, [self.sizes[screen.block] for screen in self.screens])
        if numbers is None:
            return False
        self.last_ms = max(self.last_ms, int(numbers[:, 0].max()))
        if self.keeps_events:
            self.events.extend(numbers.tobytes())
        return True

    def _resume(self, value: Body) -> None:
        utc(value, "utc")
        self.resumed.append((len(self.responses), _display(value["display"])))

    def _stop(self, value: Body) -> None:
        utc(value, "utc")

    def _end(self, value: Body) -> None:
        status = value["status"]
        if status not in _ENDS or (self.status == "complete" and status != "withdrawn"):
            refuse(say("it is no end of a session"))
        utc(value, "utc")
        self.status, self.keep = status, flag(value, "keep")
        if not self.keep and status != "withdrawn":
            refuse(say("only a withdrawal discards answers"))
        if status == "complete" and len(self.standing) != len(self.screens):
            if not self.has_gap:
                refuse(say("it ends a session that is not complete"))
            self.status = "partial"

    def _position(self, value: Body) -> int:
        position = value["screen"]
        if type(position) is not int or not 0 <= position < len(self.screens):
            refuse(say("it names no screen of the session"))
        return position


_TAKES: Final[Mapping[str, Callable[[_Reading, Any], None]]] = {
    "screen": _Reading._screen,
    "response": _Reading._response,
    "retraction": _Reading._retraction,
    "page": _Reading._page,
    "consent": _Reading._consent,
    "answers": _Reading._answers,
    "events": _Reading._events,
    "resume": _Reading._resume,
    "stop": _Reading._stop,
    "end": _Reading._end,
    "gap": _Reading._gap,
    CODE: lambda reading, value: reading.recoded.append(utc(value, "utc")),
}
