"""The log of a session: its rows, how each is chained to the one before, and how values become rows."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from typing import Any, NamedTuple

from gridlab.domain.flow import PageKey
from gridlab.domain.screen import DEALT, Screen
from gridlab.domain.session import Display, Event, Response, SessionHeader
from gridlab.store.design_file import design_value
from gridlab.store.versions import newest_of

FORMAT = "gridlab-session"
VERSION = newest_of(FORMAT)
HEADER_KINDS = {1: ("session", "design", "images", "screens"), 2: ("session", "design", "pool", "plan")}
"""Kinds of the first rows by version of the format."""
HEADER_ROWS = 4
HEAD_KEYS = (
    "id", "study", "annotator", "design", "design_id", "number", "purpose", "started_utc", "group",
    "set_digest", "set_length", "display", "system", "generator", "source", "publication", "sink",
    "rules_sha256",
)  # fmt: skip
"""What the first row says, in this order: as the header does, but of the design its name."""
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
_RESPONSE_KEYS = (
    "screen", "attempt", "chosen", "choice_ms", "onset_ms", "response_ms", "timed_out", "resumed",
    "off_focus_ms", "shown_scale",
)  # fmt: skip
BEFORE_THE_FIRST = "0" * 64


class Entry(NamedTuple):
    """What a row says: its kind, and a JSON text."""

    kind: str
    body: str


class LogRow(NamedTuple):
    """A row of the log; its number is its place, its checksum covers the checksum before it."""

    kind: str
    body: str
    checksum: str


def version_of(log: Sequence[LogRow]) -> int:
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
    """The log of a session whose annotator withdrew and discarded: header and last row, nothing between.

    The same log always gives the same rows, so that stations that merge it agree.
    """
    kept = (*log[:HEADER_ROWS], log[-1])
    return chained((), (Entry(row.kind, row.body) for row in kept))


def is_discarded(log: Sequence[LogRow]) -> bool:
    """Whether the annotator of this session withdrew and discarded the answers."""
    return bool(log) and log[-1].kind == "end" and json.loads(log[-1].body).get("keep") is False


def header_entries(header: SessionHeader) -> list[Entry]:
    """The first rows of a session: what was known when it started, and the screens that were."""
    said = {key: getattr(header, key) for key in HEAD_KEYS}
    written = {"design": header.design.name, "display": asdict(header.display)}
    head = {"format": FORMAT, "version": VERSION, **said, **written}
    alike = groupby((screen.block, int(screen.kind)) for screen in header.screens)
    return [
        _entry("session", head),
        _entry("design", design_value(header.design)),
        _entry("pool", [[image.name, image.sha256] for image in header.images]),
        _entry("plan", [[block, kind, len(list(several))] for (block, kind), several in alike]),
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
    return _entry("response", {"t": t_ms, "utc": utc, **said})


def retraction_entry(t_ms: int, screen: int, attempt: int) -> Entry:
    """An earlier response no longer counts; the one that takes its place follows in the same transaction."""
    return _entry("retraction", {"t": t_ms, "screen": screen, "attempt": attempt})


def events_entry(events: Iterable[Event]) -> Entry:
    """What happened since the last transaction."""
    return _entry("events", [(e.t_ms, int(e.kind), e.screen, e.cell, int(e.device)) for e in events])


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


def _entry(kind: str, body: Any) -> Entry:
    return Entry(kind, _ENCODER.encode(body))
