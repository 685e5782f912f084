"""One session as compact arrays, so that an export never holds more than one session's objects at a time."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from gridlab.domain.answering import catch_passed
from gridlab.domain.design import Block
from gridlab.domain.errors import failure
from gridlab.domain.exclusion import Excluded
from gridlab.domain.said import say
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Event, Events, Response, SessionHeader, SessionRecord, enjoyment

Ints = npt.NDArray[np.int32]

SCREEN_NUMBERS = (
    "repeats", "position", "probe", "excluded", "block", "kind", "n", "onset_ms", "response_ms", "timed_out",
    "resumed", "off_focus_ms", "passed", "source",
)  # fmt: skip
SCREEN_MEASURES = (
    "shown_scale", "propensity", "display_width", "display_height", "display_scale", "refresh_hz",
)  # fmt: skip
RESPONSE_NUMBERS = ("screen", "attempt", "response_ms", "retracted")
EVENT_NUMBERS = ("screen", "t_ms", "kind", "cell", "device")


@dataclass(frozen=True, slots=True)
class Piece:
    """One session of a dataset; rows of screens count from 0 within it.

    screens (S, 14), measures (S, 6), responses (R, 4), events (E, 5): columns as the names above. grid: the
    images of all cells, screen after screen. planted, chosen: (screen, cell) and (screen, cell, order, ms).
    answered: (response, cell). marks: (row of a screen or -1, mark). The record has only those answers that
    are exported, and no images, screens, responses and events, which would take ten times the place of all
    arrays.
    """

    record: SessionRecord
    enjoyment: int
    screens: Ints
    measures: npt.NDArray[np.float64]
    ranked: npt.NDArray[np.bool_]
    grid: Ints
    planted: Ints
    chosen: Ints
    responses: Ints
    answered: Ints
    events: Ints
    marks: tuple[tuple[int, Excluded], ...]

    @property
    def started(self) -> str:
        """Start in UTC to the minute."""
        return f"{self.record.header.started_utc[:16]}Z"


def piece_of(record: SessionRecord, rows: Mapping[str, int], marks: Iterable[Excluded] = ()) -> Piece:
    """The arrays of a session. rows: the study's image rows by SHA-256; marks: exclusions of this session.

    Raises GridLabError for a session with an image that the study does not have.
    """
    header, screens = record.header, record.header.screens
    images = _image_rows(header, rows)
    standing = dict(sorted(record.standing().items()))
    row_of = {position: row for row, position in enumerate(standing)}
    # A mark on a screen that was not answered says nothing about the dataset.
    applying = [mark for mark in marks if mark.screen == -1 or mark.screen in row_of]
    placed = tuple((row_of.get(mark.screen, -1), mark) for mark in applying)
    out = {row for row, _ in placed}
    numbers, grid, planted, chosen = array("i"), array("i"), array("i"), array("i")
    measures = array("d")
    given = zip(record.responses, record.displays(), strict=True)
    shown_on = {response.screen: display for response, display in given if not response.retracted}
    for row, (position, response) in enumerate(standing.items()):
        screen = screens[position]
        is_excluded = -1 in out or row in out
        numbers.extend((row_of.get(screen.repeats, -1), position, images[screen.probe], is_excluded))
        numbers.extend(_numbers(header.design.blocks[screen.block], screen, response))
        on = shown_on[position]
        measures.extend((response.shown_scale, screen.how.propensity))
        measures.extend((on.width, on.height, on.scale, on.refresh_hz))
        grid.extend([images[image] for image in screen.grid])
        for cell in screen.planted:
            planted.extend((row, cell))
        for order, (cell, ms) in enumerate(zip(response.chosen, response.choice_ms, strict=True), 1):
            chosen.extend((row, cell, order, ms))
    responses, answered = _responses(record, row_of)
    bare = replace(header, images=(), screens=())
    return Piece(
        record=replace(record, header=bare, responses=(), events=(), answers=_exported_answers(record)),
        enjoyment=enjoyment(record),
        screens=_table(numbers, len(SCREEN_NUMBERS)),
        measures=np.array(measures, np.float64).reshape(-1, len(SCREEN_MEASURES)),
        ranked=np.array([header.design.blocks[screens[p].block].grid.ranked for p in standing], np.bool_),
        grid=np.array(grid, np.int32),
        planted=_table(planted, 2),
        chosen=_table(chosen, 4),
        responses=responses,
        answered=answered,
        events=_events(record, row_of),
        marks=placed,
    )


def _image_rows(header: SessionHeader, rows: Mapping[str, int]) -> list[int]:
    absent = [image.name for image in header.images if image.sha256 not in rows]
    if absent:
        raise failure(
            "Session {id} shows images that the study doesn't have: {listed}.",
            id=header.id,
            listed=", ".join([*absent[:5], *["…"][: len(absent) > 5]]),
            safe=say("Nothing was written."),
            todo=say("Add these images to the study again, or name the sessions to export."),
        )
    return [rows[image.sha256] for image in header.images]


def _numbers(block: Block, screen: Screen, response: Response) -> tuple[int, ...]:
    """What SCREEN_NUMBERS names from "block" on."""
    is_catch = screen.kind is ScreenKind.CATCH
    return (
        screen.block,
        screen.kind,
        len(screen.grid),
        response.onset_ms,
        response.response_ms,
        response.timed_out,
        response.resumed,
        response.off_focus_ms,
        catch_passed(block.catch.kind, screen.planted, response.chosen) if is_catch else -1,
        screen.how.source,
    )


def _responses(record: SessionRecord, row_of: Mapping[int, int]) -> tuple[Ints, Ints]:
    numbers, cells = array("i"), array("i")
    # A recovered session may end between a retraction and what follows it: that screen has no row.
    answered = [response for response in record.responses if response.screen in row_of]
    for row, response in enumerate(answered):
        numbers.extend(
            (row_of[response.screen], response.attempt, response.response_ms, int(response.retracted))
        )
        for cell in response.chosen:
            cells.extend((row, cell))
    return _table(numbers, len(RESPONSE_NUMBERS)), _table(cells, 2)


def _events(record: SessionRecord, row_of: Mapping[int, int]) -> Ints:
    """A column at a time: there may be a dozen million events."""
    events = record.events if isinstance(record.events, Events) else Events(record.events)
    given = np.frombuffer(events.numbers, np.intc).reshape(-1, len(Event._fields))
    rows = np.full(len(record.header.screens) + 1, -1, np.int32)  # the last: of no screen
    rows[list(row_of)] = list(row_of.values())
    order = np.argsort(given[:, 0], kind="stable")
    table = np.empty((len(given), len(EVENT_NUMBERS)), np.int32)
    table[:, 0] = rows[given[:, 2]][order]
    for column, field in enumerate((0, 1, 3, 4), start=1):
        table[:, column] = given[:, field][order]
    return table


def _exported_answers(record: SessionRecord) -> tuple[tuple[str, str], ...]:
    wanted = {question.id for question in record.header.design.questions if question.export}
    return tuple(answer for answer in record.answers if answer[0] in wanted)


def _table(numbers: array[int], width: int) -> Ints:
    return np.array(numbers, np.int32).reshape(-1, width)
