"""The log of a session: its rows, how each is chained to the one before, how values become rows, and
the checks that a value in a row is what it must be (else a ValueError says why not)."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import chain, groupby
from typing import Any, NamedTuple, NoReturn, TypeAlias

import numpy as np
from numpy.typing import NDArray
from pydantic_core import from_json

from gridlab.domain.flow import PageKey
from gridlab.domain.said import Said, say
from gridlab.domain.screen import DEALT, Screen
from gridlab.domain.session import Device, Display, Event, EventKind, Response, SessionHeader
from gridlab.store.design_file import design_value
from gridlab.store.versions import newest_of

FORMAT = "gridlab-session"
VERSION = newest_of(FORMAT)
HEADER_KINDS = {1: ("session", "design", "images", "screens"), 2: ("session", "design", "pool", "plan")}
"""Kinds of the first rows by version of the format."""
HEADER_ROWS = 4
CODE = "code"
"""Kind of the rows behind the header that say when the annotator's code in it was corrected."""
HEAD_KEYS = (
    "id", "study", "annotator", "design", "design_id", "number", "purpose", "started_utc", "group",
    "set_digest", "set_length", "display", "system", "generator", "source", "publication", "sink",
    "rules_sha256",
)  # fmt: skip
"""What the first row says, in this order: as the header does, but of the design its name."""
_SINCE_VERSION_2 = 4
"""How many of them, the last, version 1 does not have."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_RESPONSE_KEYS = (
    "screen", "attempt", "chosen", "choice_ms", "onset_ms", "response_ms", "timed_out", "resumed",
    "off_focus_ms", "shown_scale",
)  # fmt: skip
BEFORE_THE_FIRST = "0" * 64
INT32 = 2**31 - 1
MOST_CELLS = 144
_MOST_VALUES = 2_000_000
_PART = 1_000_000
Body: TypeAlias = dict[str, Any]
_HEX32 = re.compile(r"[0-9a-f]{32}")
_HEX64 = re.compile(r"[0-9a-f]{64}")
_UTC = re.compile(r"\d{4}-[01]\d-[0-3]\dT[0-2]\d:[0-5]\d:[0-6]\dZ", re.ASCII)


class Entry(NamedTuple):
    """What a row says: its kind, and a JSON text."""

    kind: str
    body: str


class LogRow(NamedTuple):
    """A row of the log; its number is its place, its checksum covers the checksum before it."""

    kind: str
    body: str
    checksum: str


def head_keys(version: int) -> tuple[str, ...]:
    """What the first row says in a version."""
    return HEAD_KEYS if version > 1 else HEAD_KEYS[:-_SINCE_VERSION_2]


def version_of(log: Sequence[Entry | LogRow]) -> int:
    """The version of the format that a log is written in; 0 where it does not begin as a session does."""
    kinds = tuple(row.kind for row in log[:HEADER_ROWS])
    return next((version for version, known in HEADER_KINDS.items() if known == kinds), 0)


def row_checksum(previous: str, seq: int, kind: str, body: str) -> str:
    """SHA-256 (hex) over the previous row's checksum, number, kind and body, with newlines between."""
    return hashlib.sha256(f"{previous}\n{seq}\n{kind}\n{body}".encode()).hexdigest()


def chained(log: Sequence[LogRow], entries: Iterable[Entry]) -> list[LogRow]:
    """The rows that these entries become behind `log`."""
    previous = log[-1].checksum if log else BEFORE_THE_FIRST
    rows = []
    for seq, (kind, body) in enumerate(entries, start=len(log)):
        previous = row_checksum(previous, seq, kind, body)
        rows.append(LogRow(kind, body, previous))
    return rows


def withdrawn_log(log: Sequence[LogRow]) -> list[LogRow]:
    """The log of a session whose annotator withdrew and discarded: header and last row, no answers between.

    The same log always gives the same rows, so that stations that merge it agree.
    """
    kept = (*log[:HEADER_ROWS], *(row for row in log[HEADER_ROWS:] if row.kind == CODE), log[-1])
    return chained((), (Entry(row.kind, row.body) for row in kept))


def is_discarded(log: Sequence[LogRow]) -> bool:
    """Whether the annotator of this session withdrew and discarded the answers."""
    return bool(log) and log[-1].kind == "end" and json.loads(log[-1].body).get("keep") is False


def header_entries(header: SessionHeader, version: int = VERSION) -> list[Entry]:
    """The first rows of a session: what was known when it started, and the screens that were."""
    said = {key: getattr(header, key) for key in head_keys(version)}
    written = {"design": header.design.name, "display": asdict(header.display)}
    head = {"format": FORMAT, "version": version, **said, **written}
    session, design, images, planned = HEADER_KINDS[version]
    first = [
        _entry(session, head),
        _entry(design, design_value(header.design)),
        _entry(images, [[image.name, image.sha256] for image in header.images]),
    ]
    if version == 1:
        rows = [[s.block, int(s.kind), s.probe, s.grid, s.planted, s.repeats] for s in header.screens]
        return [*first, _entry(planned, rows)]
    alike = groupby((screen.block, int(screen.kind)) for screen in header.screens)
    return [
        *first,
        _entry(planned, [[block, kind, len(list(several))] for (block, kind), several in alike]),
        *(screen_entry(at, screen) for at, screen in enumerate(header.screens) if screen.is_known),
    ]


def screen_entry(position: int, screen: Screen, by: Mapping[str, Any] | None = None) -> Entry:
    """The images of the planned screen at `position`, written before it is shown.

    by: of one that was not dealt, what it was chosen by; JSON values under any keys.
    """
    body: dict[str, Any] = {
        "screen": position,
        "probe": screen.probe,
        "grid": screen.grid,
        "planted": screen.planted,
        "repeats": screen.repeats,
    }
    if screen.how != DEALT:
        how = {"source": int(screen.how.source), "propensity": screen.how.propensity}
        body["how"] = {**how, "by": dict(by or {})}
    return _entry("screen", body)


def consent_entry(t_ms: int, utc: str, text: str) -> Entry:
    """The annotator agreed to the consent text; its hash is kept, the text stands in the design."""
    sha256 = hashlib.sha256(text.encode("utf-8")).hexdigest()
    return _entry("consent", {"t": t_ms, "utc": utc, "sha256": sha256})


def answers_entry(t_ms: int, when: str, answers: Sequence[tuple[str, str]]) -> Entry:
    """Answers to the design's questions `before` or `after`: (question id, text)."""
    return _entry("answers", {"t": t_ms, "when": when, "answers": answers})


def page_entry(t_ms: int, key: PageKey) -> Entry:
    """The annotator is through with instructions, a feedback or a break."""
    return _entry("page", {"t": t_ms, "page": key[0], "at": key[1]})


def response_entry(t_ms: int, utc: str, response: Response) -> Entry:
    """A response, as it was submitted."""
    said = {key: getattr(response, key) for key in _RESPONSE_KEYS}
    said["onset_ms"] = min(INT32, response.onset_ms)
    return _entry("response", {"t": t_ms, "utc": utc, **said})


def retraction_entry(t_ms: int, screen: int, attempt: int) -> Entry:
    """An earlier response no longer counts; the one that takes its place follows in the same transaction."""
    return _entry("retraction", {"t": t_ms, "screen": screen, "attempt": attempt})


def events_entry(events: Iterable[Event]) -> Entry:
    """What happened since the last transaction."""
    return _entry(
        "events", [(min(INT32, e.t_ms), int(e.kind), e.screen, e.cell, int(e.device)) for e in events]
    )


def resume_entry(t_ms: int, utc: str, display: Display, system: str, generator: str) -> Entry:
    """The session goes on after an interruption, perhaps on another display."""
    on = asdict(display)
    return _entry("resume", {"t": t_ms, "utc": utc, "display": on, "system": system, "generator": generator})


def stop_entry(t_ms: int, utc: str) -> Entry:
    """The annotator stopped, to continue later."""
    return _entry("stop", {"t": t_ms, "utc": utc})


def end_entry(t_ms: int, utc: str, status: str, *, keep: bool = True) -> Entry:
    """The session is over; keep: whether the answers are kept."""
    return _entry("end", {"t": t_ms, "utc": utc, "status": status, "keep": keep})


def gap_entry(first: int, last: int, *, is_kept: bool = False) -> Entry:
    """Rows with these numbers of a damaged file are lost here; is_kept: one stands above though unproven."""
    return _entry("gap", {"first": first, "last": last, "kept": is_kept})


def code_entry(utc: str) -> Entry:
    """The annotator's code in the first row was corrected then; what it was before is not said."""
    return _entry(CODE, {"utc": utc})


def encoded(body: Any) -> str:
    """The text of a row's value."""
    return _ENCODER.encode(body)


def _entry(kind: str, body: Any) -> Entry:
    if isinstance(body, dict) and "t" in body:
        body["t"] = min(INT32, body["t"])
    return Entry(kind, encoded(body))


def refuse(why: Said) -> NoReturn:
    """Refuse the row at hand."""
    raise ValueError(why)


def body_value(body: str) -> Any:
    """The JSON value of a row's text.

    NaN, infinities, half surrogate pairs and more than 2 million values are refused.
    """
    if len(body) > _MOST_VALUES and sum(map(body.count, ",[{")) > _MOST_VALUES:
        refuse(say("it has more than the allowed {most:,} values", most=_MOST_VALUES))
    return from_json(body, allow_inf_nan=False)  # in half the time of the standard library


def event_parts(body: str) -> Iterator[list[Any]]:
    """The items of a row of events, some thousands at a time: a row may have millions."""
    at = 0
    while len(body) - at > _PART:
        end = body.find("],[", at + _PART)  # no text stands in a row of events
        if end < 0:
            break
        yield listed(body_value(f"{'[' if at else ''}{body[at : end + 1]}]"))
        at = end + 2
    yield listed(body_value(f"{'[' if at else ''}{body[at:]}"))


def event_numbers(events: list[Any], cells: Sequence[int]) -> NDArray[np.intc] | None:
    """Many events as numbers, (E, 5), checked together; None where any is not as it must be.

    cells: how many each screen of the session has.
    """
    if set(map(type, events)) != {list} or set(map(len, events)) != {len(Event._fields)}:
        return None
    flat = list(chain.from_iterable(events))
    if set(map(type, flat)) != {int} or min(flat) < -1 or max(flat) > INT32:
        return None
    numbers = np.array(flat, np.intc).reshape(len(events), -1)
    most = (INT32, max(EventKind), len(cells) - 1, MOST_CELLS - 1, max(Device))
    if (numbers > most).any() or (numbers < (0, 0, -1, -1, 0)).any():
        return None
    return None if (numbers[:, 3] >= np.array([*cells, MOST_CELLS])[numbers[:, 2]]).any() else numbers


def whole(value: Body, key: str, most: int = INT32) -> int:
    """A whole number from 0 to `most`."""
    item = value[key]
    if type(item) is not int or not 0 <= item <= most:
        refuse(say("`{key}` is not a whole number from 0 to {most}", key=key, most=most))
    return item


def number(value: Body, key: str, least: float, most: float) -> float:
    """A number from `least` to `most`."""
    item = value[key]
    if type(item) not in (int, float) or not least <= item <= most:
        refuse(say("`{key}` is not a number from {least} to {most}", key=key, least=least, most=most))
    return float(item)


def row_number(item: object, least: int, most: int) -> int:
    """A whole number from `least` to `most`."""
    if type(item) is int and least <= item <= most:
        return item
    refuse(say("a number is not a whole number from {least} to {most}", least=least, most=most))


def row_numbers(items: object, least: int, most: int) -> tuple[int, ...]:
    """A list of whole numbers from `least` to `most`."""
    checked = listed(items)
    for item in checked:
        if type(item) is not int or not least <= item <= most:
            row_number(item, least, most)  # refuses it
    return tuple(checked)


def flag(value: Body, key: str) -> bool:
    """True or false."""
    item = value[key]
    if item is not True and item is not False:
        refuse(say("`{key}` is neither true nor false", key=key))
    return item


def text(value: Body, key: str, longest: int) -> str:
    """A text of at most `longest` characters."""
    item = value[key]
    if not isinstance(item, str) or len(item) > longest:
        refuse(say("`{key}` is not a text of up to {longest} characters", key=key, longest=longest))
    return item


def hex32(value: Body, key: str) -> str:
    """32 hexadecimal digits."""
    item = text(value, key, 32)
    return item if _HEX32.fullmatch(item) else refuse(say("`{key}` is not 32 hexadecimal digits", key=key))


def hex64(item: object) -> str:
    """A SHA-256: 64 hexadecimal digits."""
    if not isinstance(item, str) or not _HEX64.fullmatch(item):
        refuse(say("a SHA-256 is not 64 hexadecimal digits"))
    return item


def utc(value: Body, key: str) -> str:
    """A moment in UTC to the second."""
    item = value[key]
    if isinstance(item, str) and _UTC.fullmatch(item):
        return item
    return refuse(say("`{key}` is not a time in UTC", key=key))


def listed(item: object) -> list[Any]:
    """A list."""
    if not isinstance(item, list):
        refuse(say("a list is missing"))
    return item
