"""From the record of a session on the web to an ordinary session, or a refusal that says why."""

from __future__ import annotations

import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from typing import Any

from gridlab.app.session.start import image_rows, mapped_screens
from gridlab.app.web.legal import Legality, TimesGoBack, check_keys
from gridlab.domain.errors import GridLabError
from gridlab.domain.publication import Publication
from gridlab.domain.said import NOTHING, Said, said_of, say
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.session import Display, SessionHeader, SessionImage, SessionRecord
from gridlab.store.sessions.parse import ROW_FAULTS, begun
from gridlab.store.sessions.rows import (
    HEADER_ROWS,
    VERSION,
    Body,
    Entry,
    LogRow,
    body_value,
    chained,
    header_entries,
    refuse,
    text,
    utc,
    whole,
)
from gridlab.store.sessions.taking import Version, version_of
from gridlab.store.versions import version_problem
from gridlab.store.web.record import FORMAT, KINDS, Record

_NOT_KNOWN = Display(0, 0, 1.0, 0.0)
"""The display of a session that ended before anything of the person was recorded."""
_LETTERS = 8
_MOST_SHARE, _MOST_MORE_S = 1.1, 5
"""How much more time on screens than has passed is believed: clocks are set, and run unevenly."""
# So many screens in a row with the same times to the millisecond are no chance; of a shorter session all its
# screens, if there are at least three.
_RUN, _SHORTEST = 5, 3


class NotTaken(Exception):
    """Why a record is refused, as the end of a sentence about it."""

    def __init__(self, why: Said) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Published:
    """A publication, and the digest of the screens file of each of its numbers."""

    publication: Publication

    @cached_property
    def deals(self) -> Mapping[int, str]:
        """By number."""
        found = {}
        for file in self.publication.files:
            folder, _, name = file.path.rpartition("/")
            if folder == "screens" and name.removesuffix(".js").isdecimal():
                found[int(name.removesuffix(".js"))] = file.sha256
        return found


@dataclass(frozen=True, slots=True)
class Judged:
    """A record that is a session of a publication.

    version: what is to be taken into the study, None where there is nothing to take yet. told: what the
    session says. times: of each answer, response and choices in milliseconds. problem: why not all rows that
    came are in it.
    """

    record: Record
    publication: Publication
    number: int
    version: Version | None = None
    told: SessionRecord | None = None
    times: tuple[tuple[int, ...], ...] = ()
    problem: Said = NOTHING

    @property
    def code(self) -> str:
        """The annotator's code."""
        return code_of(self.record.session)


def runs_of(times: Sequence[tuple[int, ...]]) -> list[tuple[tuple[int, ...], ...]]:
    """Times of every few answers in a row, by which a copy of a session is known."""
    length = min(_RUN, len(times))
    if length < _SHORTEST:
        return []
    return [tuple(times[at : at + length]) for at in range(len(times) - length + 1)]


def code_of(session: str) -> str:
    """The code of an annotator on the web: W and eight letters that follow from the session's id."""
    rest, letters = int(session, 16), ""
    for _ in range(_LETTERS):
        rest, letter = divmod(rest, len(string.ascii_uppercase))
        letters += string.ascii_uppercase[letter]
    return f"W{letters}"


def judged(record: Record, published: Mapping[str, Published], *, partial: bool = False) -> Judged:
    """The session that a record tells, its screens dealt here.

    partial: of a record with a row that does not follow, take those before it. Raises NotTaken saying why it
    is refused.
    """
    if record.problem and not (partial and record.rows):
        raise NotTaken(record.problem)
    if not record.rows:
        if record.discarded:
            raise NotTaken(say("its answers were discarded before anything was stored"))
        raise NotTaken(say("row 0 is missing"))
    web = _web(record.rows[0])
    known = published.get(web["publication"])
    if known is None:
        raise NotTaken(say("is not of a publication of this study"))
    number, publication = web["number"], known.publication
    if number not in publication.own_numbers or known.deals.get(number) != web["deal"]:
        raise NotTaken(say("its screens are not those of number {number}", number=number))
    found = Judged(record, publication, number, problem=record.problem)
    if record.discarded or _ends_at_once(record):
        return _ended(found)
    return _session(found)


def _web(row: LogRow) -> Body:
    """What row 0 says. Raises NotTaken."""
    try:
        value = body_value(row.body)
        if row.kind != "web" or not isinstance(value, dict) or value.get("format") != FORMAT:
            refuse(say("it is not the row `web`"))
        if problem := version_problem(FORMAT, value.get("version")):
            refuse(problem)
        check_keys("web", value)
        text(value, "publication", 100)
        text(value, "deal", 64)
        whole(value, "number")
    except ROW_FAULTS as error:
        raise _not_as_it_must_be(0, error) from None
    return value


def _ends_at_once(record: Record) -> bool:
    return len(record.rows) == 2 and record.rows[1].kind == "end"


def _ended(found: Judged) -> Judged:
    """A session that was declined, or whose answers are discarded: how it ended, and nothing else."""
    if len(found.record.rows) < 2:
        # A sink that cannot delete was asked to forget it, and its last row never came.
        raise NotTaken(say("its answers were discarded"))
    row = found.record.rows[-1]
    try:
        end = body_value(row.body)
        check_keys("end", end)
        started = utc(end, "utc")
        if found.record.discarded and end["status"] != "withdrawn":
            refuse(say("only a withdrawal discards answers"))
        if end["status"] not in ("declined", "withdrawn"):
            refuse(say("it ends a session that is not complete"))
        header = _header(found, _NOT_KNOWN, started, "", "")
        return _made(found, header, [(1, Entry("end", row.body))], -1)
    except ROW_FAULTS as error:
        raise _not_as_it_must_be(1, error) from None


def _session(found: Judged) -> Judged:
    """A session as far as it came. Raises NotTaken."""
    rows = found.record.rows
    at = 2 if found.publication.design.pages.consent else 1
    if len(rows) <= at:
        return found  # nobody has agreed yet
    try:
        person = body_value(rows[at].body)
        if rows[at].kind != "person":
            refuse(say("the row `person` must stand here"))
        check_keys("person", person)
        text(person, "language", 100)
        display = Display(**person["display"])
        # The other values are checked with the header.
        header = _header(found, display, utc(person, "started_utc"), person["system"], person["generator"])
        whole(person, "t")
    except ROW_FAULTS as error:
        raise _not_as_it_must_be(at, error) from None
    entries = [(seq, Entry(row.kind, row.body)) for seq, row in enumerate(rows) if seq not in (0, at)]
    if entries and entries[-1][1].kind == "retraction":
        entries.pop()  # the answer that takes its place is on its way
    return _made(found, header, entries, at)


def _header(found: Judged, display: Display, started: str, system: str, generator: str) -> SessionHeader:
    one = found.publication
    screens = session_screens(one.design, one.images, found.number)
    rows = image_rows(one.design, one.images, screens)
    return SessionHeader(
        id=found.record.session,
        study=one.study,
        annotator=found.code,
        number=found.number,
        purpose=one.purpose,
        design=one.design,
        design_id=one.design_id,
        images=tuple(SessionImage(one.images[row].name, one.images[row].sha256) for row in rows),
        set_digest=one.set_digest,
        set_length=len(one.images),
        screens=mapped_screens(screens, {row: place for place, row in enumerate(rows)}),
        display=display,
        started_utc=started,
        system=system,
        generator=generator,
        source="web",
        publication=one.id,
        sink=one.sink_kind,
    )


def _made(found: Judged, header: SessionHeader, entries: list[tuple[int, Entry]], person: int) -> Judged:
    """The session file's rows, each looked at by itself and in its place. person: place of that row, -1 where
    there is none, and nothing but the end. Raises NotTaken."""
    head = header_entries(header)
    try:
        reading = begun(VERSION, head)
    except (GridLabError, *ROW_FAULTS) as error:
        raise _not_as_it_must_be(max(0, person), error) from None
    for entry in head[HEADER_ROWS:]:
        reading.take(*entry)
    legality = Legality(header.design, header.screens)
    moments = [header.started_utc]
    for seq, (kind, body) in entries:
        try:
            if kind not in KINDS - {"web", "person"}:
                refuse(say("it is not the place for its kind"))
            reading.take(kind, body)
            value: Any = body_value(body)
            if person >= 0:
                legality.take(kind, value)
            moments += [value["utc"]] if kind != "events" and "utc" in value else []
        except TimesGoBack:
            raise NotTaken(say("its times go backwards (row {row})", row=seq)) from None
        except ROW_FAULTS as error:
            raise _not_as_it_must_be(seq, error) from None
    _check_pace(found.record, legality.claimed_ms, moments)
    log = chained((), (*head, *(entry for _, entry in entries)))
    return Judged(
        found.record,
        found.publication,
        found.number,
        version_of(log),
        reading.parsed().record,
        tuple(legality.times),
        found.problem,
    )


def _check_pace(record: Record, claimed_ms: int, moments: list[str]) -> None:
    """Raise NotTaken where the answers tell of more time than has passed, by the server's clock or, where
    it is not known, by the browser's, if that was not set back."""
    span = record.span_s
    if span < 0:
        clock = [datetime.fromisoformat(moment) for moment in moments]
        if any(after < before for before, after in pairwise(clock)):
            return
        span = round((clock[-1] - clock[0]).total_seconds())
    if claimed_ms > 1000 * (_MOST_SHARE * span + _MOST_MORE_S):
        raise NotTaken(
            say("answered {claimed} s of screens in {span} s", claimed=round(claimed_ms / 1000), span=span)
        )


def _not_as_it_must_be(row: int, error: Exception) -> NotTaken:
    why = error.what if isinstance(error, GridLabError) else said_of(error)
    if isinstance(error, KeyError):
        why = say("`{key}` is missing", key=str(why))
    return NotTaken(say("row {row} is not as it must be: {why:clause}", row=row, why=why))
