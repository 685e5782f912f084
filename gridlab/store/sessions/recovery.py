"""Recovering a damaged session: what can be proven of it, row by row, in a new file; gaps are marked.

A row is proven by its checksum and the stored one before it, so that one bad row costs no other. Where the
bytes of a row are damaged or lost, what the study knows (`known`: the rows that its designs and images give)
and every change of one single byte are tried: a row that fits the checksums is the one that was written.
"""

from __future__ import annotations

import contextlib
import hashlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.progress import Cancelled, Progress, no_progress, part
from gridlab.domain.said import said_of, say
from gridlab.domain.session import SessionRecord
from gridlab.store import disk
from gridlab.store.sessions.beside import has_hot_journal, journal_of
from gridlab.store.sessions.database import (
    LIMIT_BYTES,
    SQLITE_FAULTS,
    SessionHeld,
    hold,
    not_ours,
    release,
    roll_back,
)
from gridlab.store.sessions.file import create_file
from gridlab.store.sessions.pages import FoundRow, RowFile
from gridlab.store.sessions.parse import ROW_FAULTS, begun, parse_head, parse_log
from gridlab.store.sessions.read import is_held
from gridlab.store.sessions.rows import (
    BEFORE_THE_FIRST,
    CODE,
    HEADER_KINDS,
    HEADER_ROWS,
    VERSION,
    Body,
    Entry,
    LogRow,
    chained,
    encoded,
    gap_entry,
    version_of,
)
from gridlab.store.sessions.suspect import check_journal

Text: TypeAlias = tuple[bytes, bytes]
Gap: TypeAlias = tuple[int, int]
Known: TypeAlias = Callable[[Body], Sequence[Entry]]
"""From the object of the first row to the rows that the session began with, as the study would give them."""
Lost: TypeAlias = Callable[[Mapping[int, Entry]], Body | None]
"""From the other rows by number to what stands in place of a first row of which nothing is left, None where
nothing tells whose session it is."""
_CODE = CODE.encode()
_FIRST = BEFORE_THE_FIRST.encode()
_TRIED_BYTES = 4 * 10**9  # hashed in some ten seconds; besides what stands where it belongs
_CALL_BYTES = 500  # hashed while one call is made
_PARTS = 3
_UNREAD = {"safe": say("It wasn't changed."), "todo": say("Make it readable, then try again.")}
_GUESSES = 2


@dataclass(frozen=True, slots=True)
class Recovered:
    """The new file. rows, answers: that it holds. screens: of the session, all but practice. gaps: first and
    last number of rows that are lost. unproven: rows that are used as they stand, since nothing else tells
    whose the session is."""

    path: Path
    session: str
    annotator: str
    status: str
    rows: int
    answers: int
    screens: int
    gaps: tuple[Gap, ...]
    unproven: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Proof:
    """What a damaged file gives: a log whose gaps are marked, and what is missing from it.

    record: what the log says, without its events; None where it was not read as it stands here.
    """

    log: tuple[LogRow, ...]
    gaps: tuple[Gap, ...]
    unproven: tuple[int, ...]
    record: SessionRecord | None

    @property
    def rows(self) -> int:
        """How many rows there are, without the marks."""
        return sum(row.kind != "gap" for row in self.log)

    @property
    def weight(self) -> int:
        """How many rows are proven."""
        return self.rows - len(self.unproven)


def nothing_known(_head: Body) -> Sequence[Entry]:
    """What is known of a session outside of any study."""
    return ()


def nothing_lost(_rows: Mapping[int, Entry]) -> Body | None:
    """What is known of a lost first row outside of any study."""
    return None


def recover(
    path: Path,
    target: Path | None = None,
    known: Known = nothing_known,
    lost: Lost = nothing_lost,
    progress: Progress = no_progress,
) -> Recovered:
    """Write what is provable of a session to a new file, ID.recovered.gridlab if no other is named.

    The file itself is never changed. Raises SessionHeld, GridLabError where nothing is left that tells of a
    session, or the new file exists.
    """
    if is_held(path):
        raise SessionHeld(path)
    proof = provable(path, known, lost, progress)
    record = proof.record or parse_log(proof.log, keeps_events=False).record
    new = target or path.with_name(f"{record.header.id}.recovered.gridlab")
    create_file(new, proof.log)
    return Recovered(
        path=new,
        session=record.header.id,
        annotator=record.header.annotator,
        status=record.status,
        rows=proof.rows,
        answers=record.answered,
        screens=record.counted,
        gaps=proof.gaps,
        unproven=proof.unproven,
    )


def provable(
    path: Path, known: Known = nothing_known, lost: Lost = nothing_lost, progress: Progress = no_progress
) -> Proof:
    """What is provable of a session's file, with or without the journal beside it. Raises GridLabError."""
    best: Proof | None = None
    problem = None
    for file in _readings(path):
        try:
            with disk.explained("The session {name} cannot be read: {reason}.", name=path.name, **_UNREAD):
                proof = _proof(file, known, lost, progress)
        except Cancelled:
            raise
        except GridLabError as error:
            problem = error
        else:
            best = proof if best is None else max(best, proof, key=lambda proof: proof.weight)
        progress = no_progress
    if best is None:
        raise failure(
            "Nothing of {name} can be recovered: {why:clause}.",
            name=disk.shown(path.name),
            why=problem.what if problem is not None else say("it is empty"),
            safe=say("The file was not changed."),
            todo=say("Look for a copy of it: in the backup, or at the station where it was answered."),
        ) from problem
    return best


def _readings(path: Path) -> Iterator[IO[bytes]]:
    """The file as it is, and once SQLite has rolled back what its journal says; open until the next."""
    what = say("session")
    with contextlib.ExitStack() as opened:
        with disk.explained("The session {name} cannot be read: {reason}.", name=path.name, **_UNREAD):
            opened.callback(release, hold(path))  # this process does not begin to write it meanwhile
            file = opened.enter_context(disk.opened(path, limit_bytes=LIMIT_BYTES, what=what))
        yield file
        with disk.explained("The journal of {name} cannot be read: {reason}.", name=path.name, **_UNREAD):
            if not has_hot_journal(path):
                return
    with (
        disk.temporary_folder(say("session {name}", name=disk.shown(path.name))) as folder,
        contextlib.suppress(GridLabError),
    ):
        copy = folder / "session.gridlab"
        check_journal(path)
        with not_ours(path):
            for source, target in ((path, copy), (journal_of(path), journal_of(copy))):
                with disk.opened(source, limit_bytes=LIMIT_BYTES, what=what) as file:
                    disk.put(file, target)
        with contextlib.suppress(*SQLITE_FAULTS):
            roll_back(copy)
        with disk.opened(copy, what=what) as file:
            yield file


def _proof(file: IO[bytes], known: Known, lost: Lost, progress: Progress) -> Proof:
    found = RowFile(file, part(progress, 0, _PARTS))
    rows = _Chain(found).proven(known, part(progress, 1, _PARTS))
    is_given = not _is_head(rows.get(0))
    if is_given:
        head = lost({seq: entry for seq, (entry, _) in rows.items()})
        if head is not None:
            first = HEADER_KINDS[VERSION][0].encode(), encoded(head).encode()
            rows = _Chain(found, first).proven(known, no_progress)
    unproven = tuple(sorted(seq for seq, (_, is_proven) in rows.items() if not is_proven))
    header = [rows.get(seq) for seq in range(HEADER_ROWS)]
    for seq, row in enumerate(header):
        if row is None:
            raise GridLabError(say("its row {row} is lost, and nothing else tells what it said", row=seq))
    numbers = sorted(rows)
    entries = [rows.pop(seq)[0] for seq in numbers]
    fit, record = _fitting(entries, numbers, part(progress, 2, _PARTS))
    is_read = all(fit) and not unproven and entries[-1].kind != "retraction"
    kept = [(seq, entry) for seq, entry, fits in zip(numbers, entries, fit, strict=True) if fits]
    while kept[-1][1].kind == "retraction":  # never without the response that takes the place of the other
        kept.pop()
    log, gaps = list[Entry](), list[Gap]([(0, 0)] if is_given else [])
    marks = [gap_entry(seq, seq, is_kept=seq > 0 or not is_given) for seq in unproven]
    after = kept[0][0] - 1
    for seq, entry in kept:
        if seq >= HEADER_ROWS:
            log += marks
            marks = []
        if seq > after + 1:
            gaps.append((after + 1, seq - 1))
            log.append(gap_entry(*gaps[-1]))
        log.append(entry)
        after = seq
    return Proof(tuple(chained((), log + marks)), tuple(gaps), unproven, record if is_read else None)


def _is_head(found: tuple[Entry, bool] | None) -> bool:
    """Whether a first row is there that can be read."""
    if found is None:
        return False
    try:
        parse_head(found[0].body)
    except ROW_FAULTS:
        return False
    return True


def _fitting(
    entries: Sequence[Entry], numbers: Sequence[int], progress: Progress
) -> tuple[list[bool], SessionRecord]:
    """Which rows of a damaged session can be read after those before them, and what they say without events.

    The header's all can. numbers: of the rows. Raises GridLabError where the header is none.
    """
    try:
        reading = begun(version_of(entries), entries, keeps_events=False)
    except ROW_FAULTS as error:
        raise failure("its first rows are not as they must be ({error})", error=said_of(error)) from error
    fit = [True] * HEADER_ROWS
    for at in range(HEADER_ROWS, len(entries)):
        progress(at, len(entries))
        reading.has_gap |= numbers[at] != numbers[at - 1] + 1
        try:
            reading.take(*entries[at][:2])
        except ROW_FAULTS:
            reading.has_gap = True
            fit.append(False)
        else:
            fit.append(True)
    return fit, reading.parsed().record


class _Chain:
    """The rows that a file may hold, and which of them the checksums prove."""

    def __init__(self, found: RowFile, head: Text | None = None) -> None:
        """head: what stands in place of a first row that is lost."""
        self._found = found
        self._head = head
        self._known: list[Text] = []
        self._strays: list[Text] | None = None
        self._left = _TRIED_BYTES

    def proven(self, known: Known, progress: Progress) -> dict[int, tuple[Entry, bool]]:
        """The rows by number, and whether each is proven; of those that are not only the header's stay."""
        proven: dict[int, tuple[Entry, bool]] = {}
        seq, before, kept = 0, [_FIRST], 0
        if self._head is not None:
            _put(proven, 0, self._head, is_proven=False)
            seq, before = 1, [row.checksum for row in self._found.rows(0)]
            self._known = self._with_marks(_rows_known(self._head[1].decode(), known))
        while seq <= max(self._found.last, HEADER_ROWS - 1) and kept <= LIMIT_BYTES:
            progress(seq, self._found.last + 1)
            run = self._run(seq, before)
            for text, checksum in run:
                _put(proven, seq, text, is_proven=True)
                kept += len(text[1])
                seq, before = seq + 1, [checksum]
            if not run:
                stands = self._as_it_stands(seq)
                if stands is not None:
                    _put(proven, seq, stands, is_proven=False)
                before = [row.checksum for row in self._found.rows(seq)]
                seq += 1
                if not before and seq >= HEADER_ROWS:
                    seq = self._found.following(seq)
            if not self._known and 0 in proven:
                self._known = self._with_marks(_rows_known(proven[0][0].body, known))
        return proven

    def _with_marks(self, rows: list[Text]) -> list[Text]:
        """What the study knows, and between it the rows that say when the code was corrected."""
        marks, seq = list[Text](), HEADER_ROWS
        while rows and (mark := next((r for r in self._found.rows(seq) if r.kind == _CODE), None)):
            marks.append((mark.kind, mark.body))
            seq += 1
        return [*rows[:HEADER_ROWS], *marks, *rows[HEADER_ROWS:]]

    def _run(self, seq: int, before: Sequence[bytes]) -> list[tuple[Text, bytes]]:
        """Rows from number `seq` on that are proven together: the last one has a checksum that the file
        holds. before: checksums that the row before may have; where none leads on, any that is there."""
        for checksum in before:
            run = self._bridge(seq, checksum)
            if run:
                return run
        rows = self._found.rows(seq)
        for checksum in before:
            for row in rows:
                mended = self._mended(checksum, seq, row)
                if mended is not None:
                    return [(mended, row.checksum)]
        if before != [_FIRST]:
            for row in rows:
                if self._follows_any(seq, row):
                    return [((row.kind, row.body), row.checksum)]
        return []

    def _follows_any(self, seq: int, row: FoundRow) -> bool:
        """Whether any checksum of the file proves the row: that of the row before may stand elsewhere."""
        until = self._left - _TRIED_BYTES // 20
        for checksum in self._found.checksums:
            if self._left < max(0, until):
                return False
            if self._digest(checksum, seq, (row.kind, row.body)) == row.checksum:
                return True
        return False

    def _bridge(self, seq: int, before: bytes) -> list[tuple[Text, bytes]]:
        run: list[tuple[Text, bytes]] = []
        guesses = 0
        while True:
            rows = self._found.rows(seq)
            for row in rows:
                text = row.kind, row.body
                checksum = self._digest(before, seq, text)
                if checksum == row.checksum or checksum in self._found.checksums:
                    return [*run, (text, checksum)]
            if self._left < 0:
                return []
            others = self._others(seq, is_sure=len(rows) == 1)
            for text in others:
                checksum = self._digest(before, seq, text)
                if checksum in self._found.checksums:
                    return [*run, (text, checksum)]
            texts = [*((row.kind, row.body) for row in rows), *others]
            if seq < len(self._known):
                text = self._known[seq]
            elif texts and guesses < _GUESSES:
                text, guesses = texts[0], guesses + 1
            else:
                return []
            before = self._digest(before, seq, text)
            run.append((text, before))
            seq += 1

    def _others(self, seq: int, *, is_sure: bool) -> list[Text]:
        """What the row with this number may say besides what stands under it."""
        if self._strays is None:
            self._strays = [(row.kind, row.body) for row in self._found.strays()]
        return [*self._known[seq : seq + 1], *([] if is_sure else self._strays)]

    def _digest(self, before: bytes, seq: int, text: Text) -> bytes:
        self._left -= len(text[1]) + _CALL_BYTES
        return hashlib.sha256(b"%b\n%d\n%b\n%b" % (before, seq, *text)).hexdigest().encode()

    def _mended(self, before: bytes, seq: int, row: FoundRow) -> Text | None:
        """The row with one byte changed so that it has its checksum."""
        text = row.kind + b"\n" + row.body
        cost = 128 * len(text) * (len(text) + 1000)  # 255 tries at each place, each of half the bytes
        try:
            wanted = bytes.fromhex(row.checksum.decode())
        except ValueError:
            return None
        if cost > self._left:
            return None
        self._left -= cost
        state = hashlib.sha256(b"%b\n%d\n" % (before, seq))
        for at in range(len(text)):
            rest = text[at + 1 :]
            for value in range(256):
                tried = state.copy()
                tried.update(bytes((value,)) + rest)
                if tried.digest() == wanted:
                    kind, _, body = (text[:at] + bytes((value,)) + rest).partition(b"\n")
                    return kind, body
            state.update(text[at : at + 1])
        return None

    def _as_it_stands(self, seq: int) -> Text | None:
        """A row of the header that reads as one, though nothing proves it."""
        for row in self._found.rows(seq) if seq < HEADER_ROWS else ():
            if any(row.kind == kinds[seq].encode() for kinds in HEADER_KINDS.values()):
                with contextlib.suppress(UnicodeDecodeError):
                    row.body.decode()
                    return row.kind, row.body
        if self._head is not None and seq < min(HEADER_ROWS, len(self._known)):
            return self._known[seq]
        return None


def _put(rows: dict[int, tuple[Entry, bool]], seq: int, text: Text, *, is_proven: bool) -> None:
    """Take a row in; not one that is no UTF-8, which no session has."""
    with contextlib.suppress(UnicodeDecodeError):
        rows[seq] = Entry(sys.intern(text[0].decode()), text[1].decode()), is_proven


def _rows_known(first: str, known: Known) -> list[Text]:
    try:
        head = parse_head(first)
    except ROW_FAULTS:
        return []
    return [(entry.kind.encode(), entry.body.encode()) for entry in known(head)]
