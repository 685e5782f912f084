"""A session: one annotator doing one HIT of one design, as read back from its file."""

from __future__ import annotations

import operator
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Literal, NamedTuple, get_args, overload

from gridlab.domain.answering import catch_passed
from gridlab.domain.design import Design
from gridlab.domain.said import Said, say
from gridlab.domain.screen import Screen, ScreenKind

Purpose = Literal["main", "pilot", "test", "simulated"]
Status = Literal["running", "partial", "complete", "declined", "withdrawn"]
PURPOSES: tuple[Purpose, ...] = get_args(Purpose)
PEOPLE: tuple[Purpose, ...] = ("main", "pilot")
"""Purposes of what people answer for the study."""
Source = Literal["lab", "web", "simulated"]
SOURCES: tuple[Source, ...] = get_args(Source)
STATUSES: tuple[Status, ...] = get_args(Status)
YIELDING: tuple[Status, ...] = ("complete", "partial")
"""Statuses of sessions whose answers count."""
CALLED: Mapping[str, Said] = {
    "main": say("main"),
    "pilot": say("pilot"),
    "test": say("test"),
    "simulated": say("simulated"),
    "running": say("running"),
    "partial": say("partial"),
    "complete": say("complete"),
    "declined": say("declined"),
    "withdrawn": say("withdrawn"),
}
"""Purposes and statuses as a sentence names them."""
STATION_SIZE = 100_000
RATINGS = ("1", "2", "3", "4", "5")


class Device(IntEnum):
    """What an event came from; the codes of /event/device."""

    NONE = 0
    MOUSE = 1
    KEYBOARD = 2
    TOUCH = 3
    PROGRAM = 4


class EventKind(IntEnum):
    """What happened; the codes of /event/kind."""

    ONSET = 0
    CHOOSE = 1
    UNCHOOSE = 2
    SUBMIT = 3
    FOCUS_LOST = 4
    FOCUS_REGAINED = 5
    INSTRUCTIONS = 6
    PAUSE = 7
    RESUME = 8
    SUSPENDED = 9
    ENLARGE = 10
    BACK = 11
    TIMED_OUT = 12
    STOP = 13
    FEEDBACK = 14


class Event(NamedTuple):
    """Something that happened, `t_ms` after the session's start (time the program was running).

    screen: position in the session, -1 none. cell: 0-based cell, -1 none.
    """

    t_ms: int
    kind: EventKind
    screen: int = -1
    cell: int = -1
    device: Device = Device.NONE


class Events(Sequence[Event]):
    """Many events in a sixth of the memory that as many tuples take; equal to a sequence of the same ones."""

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._numbers = array("i")
        for event in events:
            self.append(event)

    @property
    def numbers(self) -> memoryview:
        """All of them as C ints, five each in the order of an event's fields."""
        return memoryview(self._numbers)

    def append(self, event: Event) -> None:
        """Take one more; its numbers are at most 2³¹ - 1."""
        self._numbers.extend(event)

    def extend(self, numbers: bytes) -> None:
        """Take more, as C ints, five each in the order of an event's fields."""
        self._numbers.frombytes(numbers)

    def __len__(self) -> int:
        return len(self._numbers) // _NUMBERS

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, at: int | slice) -> Event | tuple[Event, ...]:
        if isinstance(at, slice):
            return tuple(self[place] for place in range(*at.indices(len(self))))
        place = range(len(self))[at] * _NUMBERS
        t_ms, kind, screen, cell, device = self._numbers[place : place + _NUMBERS]
        return Event(t_ms, _KINDS[kind], screen, cell, _DEVICES[device])

    def __iter__(self) -> Iterator[Event]:
        numbers = iter(self._numbers)
        for t_ms, kind, screen, cell, device in zip(*[numbers] * _NUMBERS, strict=True):
            yield Event(t_ms, _KINDS[kind], screen, cell, _DEVICES[device])

    def __eq__(self, other: object) -> bool:
        if isinstance(other, Events):
            return self._numbers == other._numbers
        if not isinstance(other, Sequence):
            return NotImplemented
        return len(self) == len(other) and all(map(operator.eq, self, other))

    def __hash__(self) -> int:
        return hash(self._numbers.tobytes())

    def __repr__(self) -> str:
        return f"Events({list(self)})"


_NUMBERS = len(Event._fields)
_KINDS = {int(kind): kind for kind in EventKind}
_DEVICES = {int(device): device for device in Device}


@dataclass(frozen=True, slots=True)
class Response:
    """The annotator's answer to one screen.

    screen: position in the session. attempt: 0, 1, … of this screen. chosen: cells (0-based) in the order
    of choosing; choice_ms: since onset, one per chosen cell. onset_ms: since the session's start.
    response_ms: onset to submit. retracted: a later response to the same screen took its place.
    """

    screen: int
    attempt: int
    chosen: tuple[int, ...]
    choice_ms: tuple[int, ...]
    onset_ms: int
    response_ms: int
    timed_out: bool = False
    resumed: bool = False
    off_focus_ms: int = 0
    shown_scale: float = 1.0
    retracted: bool = False


@dataclass(frozen=True, slots=True)
class Display:
    """The display of a session: CSS pixels, device pixels per CSS pixel, refresh in Hz."""

    width: int
    height: int
    scale: float = 1.0
    refresh_hz: float = 60.0


@dataclass(frozen=True, slots=True)
class SessionImage:
    """An image that the screens of a session may show."""

    name: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SessionHeader:
    """What is known when a session starts; never changes.

    set_digest, set_length: of the study's ordered image set at the start. images: the pool of those that the
    screens may show; `screens` hold rows of THIS tuple (not of the study). screens: all that are planned; one
    whose images are chosen later is put in its place when they are. source: where it is answered;
    publication, sink: of sessions on the web, else "". rules_sha256: of the exclusion rules that were locked
    at the start, "" where none were.
    """

    id: str
    study: str
    annotator: str
    number: int
    purpose: Purpose
    design: Design
    design_id: str
    images: tuple[SessionImage, ...]
    set_digest: str
    set_length: int
    screens: tuple[Screen, ...]
    display: Display
    started_utc: str
    group: str = ""
    system: str = ""
    generator: str = ""
    source: Source = "lab"
    publication: str = ""
    sink: str = ""
    rules_sha256: str = ""

    @property
    def station(self) -> int:
        """The station that gave the number."""
        return self.number // STATION_SIZE


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session as its file tells it.

    responses: every one, in the order given; at most one per screen is not retracted. answers: (question id,
    text). duration_s: seconds the program was running. copy: not "" where merging kept two that differ.
    resumed: how many responses there were when it was gone on with, and on which display, each time.
    recoded: when (UTC) the annotator's code was corrected.
    """

    header: SessionHeader
    status: Status
    responses: tuple[Response, ...] = ()
    events: Sequence[Event] = ()
    answers: tuple[tuple[str, str], ...] = ()
    consent_sha256: str = ""
    keep_answers: bool = True
    duration_s: int = 0
    copy: str = ""
    resumed: tuple[tuple[int, Display], ...] = ()
    recoded: tuple[str, ...] = ()

    def displays(self) -> list[Display]:
        """The display of each response, in their order."""
        found, at = [self.header.display] * len(self.responses), len(self.responses)
        for before, display in reversed(self.resumed):
            found[before:at] = [display] * (at - before)
            at = min(at, before)
        return found

    def standing(self) -> dict[int, Response]:
        """The response that counts for each answered screen position."""
        return {response.screen: response for response in self.responses if not response.retracted}

    def counted_responses(self) -> dict[int, Response]:
        """The same of all screens but practice."""
        screens = self.header.screens
        return {position: one for position, one in self.standing().items() if screens[position].counts}

    @property
    def answered(self) -> int:
        """Screens answered, all but practice."""
        return len(self.counted_responses())

    @property
    def counted(self) -> int:
        """Screens of the session, all but practice."""
        return sum(screen.counts for screen in self.header.screens)


def median_ms(record: SessionRecord) -> int:
    """Median response time of the answered screens but practice, in milliseconds; -1 where there are none."""
    times = sorted(response.response_ms for response in record.counted_responses().values())
    return round((times[(len(times) - 1) // 2] + times[len(times) // 2]) / 2) if times else -1


def enjoyment(record: SessionRecord) -> int:
    """The answer to the question `enjoyment` where it is 1 to 5, else -1."""
    answer = dict(record.answers).get("enjoyment", "").strip()
    return int(answer) if answer in RATINGS else -1


def catches(record: SessionRecord) -> list[bool]:
    """For each answered catch screen, in order of position, whether it was passed."""
    return [
        catch_passed(
            record.header.design.blocks[screen.block].catch.kind, screen.planted, standing[position].chosen
        )
        for standing in [record.standing()]
        for position, screen in enumerate(record.header.screens)
        if screen.kind is ScreenKind.CATCH and position in standing
    ]
