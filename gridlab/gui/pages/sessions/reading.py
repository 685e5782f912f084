"""A session as its details show it: read off the window's thread, read-only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.app.uses import Work, plain
from gridlab.domain.agreement import kappa
from gridlab.domain.answering import catch_passed
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.domain.screen import ScreenKind
from gridlab.domain.session import Event, Response, SessionRecord
from gridlab.gui.screen.image_supply import Reader, Wanted

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.store.images.reader import Pixels


@dataclass(frozen=True, slots=True)
class AnsweredScreen:
    """One screen of a session. response: the one that counts; None: not answered. attempts: responses given.

    passed: of catch and practice screens. agreement: of a repeat screen with its original, chance-corrected.
    """

    position: int
    kind: ScreenKind
    response: Response | None
    attempts: int
    passed: bool | None
    agreement: float | None
    events: tuple[Event, ...]


@dataclass(frozen=True, slots=True)
class SessionDetails:
    """A session with its screens in order, and where its images are (None: not in the study)."""

    path: Path
    record: SessionRecord
    screens: tuple[AnsweredScreen, ...]
    around: tuple[Event, ...]
    read: Reader


def details(opened: OpenStudy, path: Path) -> Work[SessionDetails]:
    """Work that reads a session for its details; raises GridLabError for one that cannot be used."""

    def act() -> SessionDetails:
        from gridlab.store.sessions.file import read_session

        record = read_session(path)
        return SessionDetails(
            path,
            record,
            tuple(answered_screens(record)),
            tuple(event for event in record.events if event.screen < 0),
            _reader(opened, record),
        )

    return plain(act)


def answered_screens(record: SessionRecord) -> list[AnsweredScreen]:
    """Every screen of the session in its order, but those whose images were not chosen."""
    standing = record.standing()
    attempts: dict[int, int] = {}
    for response in record.responses:
        attempts[response.screen] = attempts.get(response.screen, 0) + 1
    events: dict[int, list[Event]] = {}
    for event in record.events:
        events.setdefault(event.screen, []).append(event)
    return [
        AnsweredScreen(
            position,
            screen.kind,
            standing.get(position),
            attempts.get(position, 0),
            _passed(record, position, standing),
            _agreement(record, position, standing),
            tuple(sorted(events.get(position, ()), key=lambda event: event.t_ms)),
        )
        for position, screen in enumerate(record.header.screens)
        if screen.is_known
    ]


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


def _reader(opened: OpenStudy, record: SessionRecord) -> Callable[[Wanted], Pixels]:
    by_content = {image.sha256: image for image in opened.study.images}

    def read(wanted: Wanted) -> Pixels:
        from gridlab.app.study import image_path
        from gridlab.store.images.reader import read_pixels

        shown = record.header.images[wanted.row]
        image = by_content.get(shown.sha256)
        if image is None:
            raise GridLabError(say("The study does not have {name} any more.", name=shown.name))
        return read_pixels(
            image_path(opened, image),
            width=wanted.width,
            height=wanted.height,
            fit=wanted.fit,
            sha256=image.sha256,
        )

    return read
