"""The record of a session on the web: JSON lines, each chained to the one before as in session files."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.sessions.database import LIMIT_ROWS
from gridlab.store.sessions.rows import (
    BEFORE_THE_FIRST,
    Body,
    LogRow,
    hex32,
    hex64,
    refuse,
    row_checksum,
    text,
    whole,
)
from gridlab.store.versions import newest_of

FORMAT = "gridlab-web"
VERSION = newest_of(FORMAT)
KINDS = frozenset(
    {
        "web",
        "consent",
        "person",
        "answers",
        "page",
        "events",
        "response",
        "retraction",
        "resume",
        "stop",
        "end",
    }
)
"""Kinds of rows that a page records."""
LIMIT_LINE_BYTES = 256 * 1024
"""Of one line, as of all that a page sends at once."""
_WHO = re.compile(r"[A-Za-z0-9_-]{1,8192}")
_KEYS = frozenset({"session", "seq", "kind", "body", "checksum"})
_MOST_FORKS = 8
_BEGINNING = re.compile(rb'\s*\{\s*"session"\s*:\s*"([0-9a-f]{32})"(?:\s*,\s*"seq"\s*:\s*([0-9]{1,6})\s*,)?')


@dataclass(frozen=True, slots=True)
class RowLine:
    """One row, as a line says it."""

    session: str
    seq: int
    kind: str
    body: str
    checksum: str

    @property
    def row(self) -> LogRow:
        """The row without its place."""
        return LogRow(self.kind, self.body, self.checksum)


@dataclass(frozen=True, slots=True)
class WhoLine:
    """The sealed platform ids of a session's person."""

    session: str
    who: str


@dataclass(frozen=True, slots=True)
class DeleteLine:
    """The annotator discards the answers: a sink that cannot delete was asked to forget the session."""

    session: str


Line: TypeAlias = RowLine | WhoLine | DeleteLine


def parse_line(data: bytes) -> Line:
    """What one line says. Raises ValueError or KeyError saying why it is no line of a record.

    Whether it follows the row before it is not looked at.
    """
    if len(data) > LIMIT_LINE_BYTES:
        refuse(say("it has more than the allowed {most:,} bytes", most=LIMIT_LINE_BYTES))
    value = _object(data)
    session = hex32(value, "session")
    if value.keys() == {"session", "who"}:
        if not isinstance(value["who"], str) or not _WHO.fullmatch(value["who"]):
            refuse(say("`who` is not sealed"))
        return WhoLine(session, value["who"])
    if value.keys() == {"session", "delete"} and value["delete"] is True:
        return DeleteLine(session)
    if value.keys() != _KEYS:
        refuse(say("it has other keys than a row"))
    kind = text(value, "kind", 20)
    if kind not in KINDS:
        refuse(say("this program does not know its kind {kind!r}", kind=kind))
    body = text(value, "body", LIMIT_LINE_BYTES)
    if not body.isascii() and any("\ud800" <= sign <= "\udfff" for sign in body):
        refuse(say("it has half of a surrogate pair"))
    return RowLine(session, whole(value, "seq", LIMIT_ROWS - 1), kind, body, hex64(value["checksum"]))


def line_bytes(session: str, seq: int, row: LogRow) -> bytes:
    """A row as a line, with its newline."""
    return (
        json.dumps(line_value(session, seq, row), ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    )


def line_value(session: str, seq: int, row: LogRow) -> dict[str, Any]:
    """A row as the object that a line is."""
    return {"session": session, "seq": seq, "kind": row.kind, "body": row.body, "checksum": row.checksum}


def follows(line: RowLine, previous: str) -> bool:
    """Whether a row is chained to the one before it, whose checksum is `previous`."""
    return row_checksum(previous, line.seq, line.kind, line.body) == line.checksum


def discards(kind: str, body: str) -> bool:
    """Whether a row ends its session and discards the answers."""
    return kind == "end" and _object(body.encode()).get("keep") is False


@dataclass(frozen=True, slots=True)
class Record:
    """What came of one session. rows: from row 0 on, each chained to the one before.

    problem: why rows that came are not among them, "" where all are. who: sealed platform ids, "" for none.
    discarded: the annotator discards the answers, and the rows are `web` and `end` alone, as far as they
    came. span_s: seconds by the server's clock from the start of the session to its last row, -1 where that
    is not known.
    """

    session: str
    rows: tuple[LogRow, ...]
    who: str = ""
    problem: Said = NOTHING
    discarded: bool = False
    span_s: int = -1


@dataclass(slots=True)
class Gathering:
    """The lines of one session in any order, some of them perhaps twice; span_s as in `Record`."""

    session: str
    by_seq: dict[int, list[RowLine]] = field(default_factory=dict)
    who: str = ""
    deleted: bool = False
    bad: dict[int, Said] = field(default_factory=dict)
    span_s: int = -1

    def take(self, line: Line) -> None:
        """Take one more line."""
        match line:
            case WhoLine():
                self.who = self.who or line.who
            case DeleteLine():
                self.deleted = True
            case _:
                known = self.by_seq.setdefault(line.seq, [])
                if line not in known and len(known) < _MOST_FORKS:
                    known.append(line)

    def add(self, other: Gathering) -> None:
        """Take what another source has of the same session."""
        for several in other.by_seq.values():
            for line in several:
                self.take(line)
        self.who = self.who or other.who
        self.deleted |= other.deleted
        self.bad |= other.bad
        self.span_s = max(self.span_s, other.span_s)

    def records(self) -> list[Record]:
        """What the lines tell: one record, or one for each way on where two devices went on from one row."""
        ended = self._discarded()
        if ended is not None:
            return [ended]
        chains = self._chains()
        return [
            Record(
                self.session,
                tuple(line.row for line in chain),
                self.who,
                self._problem(chain, at == 0),
                span_s=self.span_s,
            )
            for at, chain in enumerate(chains)
        ]

    def _chains(self) -> list[list[RowLine]]:
        """Every run of chained rows from row 0 on that no other continues, the longest first."""
        going: list[list[RowLine]] = [[]]
        done: list[list[RowLine]] = []
        seq = 0
        while going:
            further: list[list[RowLine]] = []
            for chain in going:
                previous = chain[-1].checksum if chain else BEFORE_THE_FIRST
                following = [line for line in self.by_seq.get(seq, ()) if follows(line, previous)]
                if not following:
                    done.append(chain)
                further += [[*chain, line] for line in following[1:]]
                if following:
                    chain.append(following[0])
                    further.append(chain)
            going = sorted(further, key=lambda chain: chain[-1].checksum)[:_MOST_FORKS]
            seq += 1
        return sorted(done, key=lambda chain: (-len(chain), chain[-1].checksum if chain else ""))

    def _problem(self, chain: list[RowLine], is_longest: bool) -> Said:
        """Why not all rows that came are in the longest chain."""
        later = sorted(seq for seq in self.by_seq.keys() | self.bad.keys() if seq >= len(chain))
        if not is_longest or not later:
            return NOTHING
        at = later[0]
        if at == LIMIT_ROWS:  # nobody knows which it was to be
            return say("its last line is not as it must be: {why}", why=self.bad[at])
        if at in self.bad:
            return say("row {row} is not as it must be: {why}", row=at, why=self.bad[at])
        if at == 0:
            return say("row 0 is not as it must be: its checksum is wrong")
        if not chain:
            return say("row 0 is missing")
        return say("row {row} does not follow row {before}", row=at, before=len(chain) - 1)

    def _discarded(self) -> Record | None:
        """What is left of a session whose annotator discards the answers; None where that is not so."""
        ends = [line for seq in sorted(self.by_seq) for line in self.by_seq[seq] if is_discarding(line)]
        if not (ends or self.deleted):
            return None
        first = [line for line in self.by_seq.get(0, ()) if follows(line, BEFORE_THE_FIRST)]
        rows = (*(line.row for line in first[:1]), *(line.row for line in ends[-1:]))
        return Record(self.session, rows, discarded=True)


def is_discarding(line: RowLine) -> bool:
    """`discards`, of a line that may say anything."""
    try:
        return discards(line.kind, line.body)
    except (ValueError, TypeError, KeyError, RecursionError):
        return False


def gathered(lines: Iterable[bytes]) -> tuple[dict[str, Gathering], list[tuple[int, Said]]]:
    """The sessions of these lines; and by number of the line, from 1, what is no line of any session."""
    found: dict[str, Gathering] = {}
    bad: list[tuple[int, Said]] = []
    for number, data in enumerate(lines, start=1):
        if not data.strip():
            continue
        try:
            line = parse_line(data)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            why = _why(error)
            session, seq = _beginning(data)
            if session:
                found.setdefault(session, Gathering(session)).bad.setdefault(seq, why)
            else:
                bad.append((number, why))
            continue
        found.setdefault(line.session, Gathering(line.session)).take(line)
    return found, bad


def _beginning(data: bytes) -> tuple[str, int]:
    """Whose a line is that is not as it must be, and which row, as far as its beginning says."""
    found = _BEGINNING.match(data[:200])
    if found is None:
        return "", -1
    return found[1].decode(), min(int(found[2]), LIMIT_ROWS) if found[2] else LIMIT_ROWS


def _why(error: Exception) -> Said:
    said = error.args[0] if error.args else ""
    if isinstance(error, KeyError):
        return say("`{key}` is missing", key=str(said))
    return said if isinstance(said, Said) else say("it is no JSON object")


def _object(data: bytes) -> Body:
    """The JSON object of a text, each key once. Raises ValueError, RecursionError."""
    value = json.loads(data, object_pairs_hook=_once, parse_constant=_no_number)
    if not isinstance(value, dict):
        refuse(say("it is no JSON object"))
    return value


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        refuse(say("a key is there twice"))
    return value


def _no_number(_text: str) -> Any:
    refuse(say("it has a number that is not finite"))
