"""Recovering a damaged session: what can be proven of it, row by row, in a new file; gaps are marked.

A row is proven by its checksum and the stored one before it, so that one bad row costs no other. Where the
bytes of a row are damaged or lost, what the study knows (`known`: the rows that its designs and images give)
and every change of one single byte are tried: a row that fits the checksums is the one that was written.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import said_of, say
from gridlab.store import disk
from gridlab.store.sessions.beside import has_hot_journal, journal_of
from gridlab.store.sessions.database import (
    LIMIT_BYTES,
    SQLITE_FAULTS,
    SessionHeld,
    not_ours,
    roll_back,
)
from gridlab.store.sessions.file import create_file
from gridlab.store.sessions.pages import FoundRow, checksums_in, rows_in
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
_LEAST_ROW_BYTES = 70  # a checksum has 64
_TRIED_BYTES = 4 * 10**9  # hashed in some ten seconds
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
    """What a damaged file gives: a log whose gaps are marked, and what is missing from it."""

    log: tuple[LogRow, ...]
    gaps: tuple[Gap, ...]
    unproven: tuple[int, ...]

    @property
    def rows(self) -> int:
        """How many rows there are, without the marks."""
        return sum(row.kind != "gap" for row in self.log)


def nothing_known(_head: Body) -> Sequence[Entry]:
    """What is known of a session outside of any study."""
    return ()


def nothing_lost(_rows: Mapping[int, Entry]) -> Body | None:
    """What is known of a lost first row outside of any study."""
    return None


def recover(
    path: Path, target: Path | None = None, known: Known = nothing_known, lost: Lost = nothing_lost
) -> Recovered:
    """Write what is provable of a session to a new file, ID.recovered.gridlab if no other is named.

    The file itself is never changed. Raises SessionHeld, GridLabError where nothing is left that tells of a
    session, or the new file exists.
    """
    if is_held(path):
        raise SessionHeld(path)
    proof = provable(path, known, lost)
    record = parse_log(proof.log).record
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


def provable(path: Path, known: Known = nothing_known, lost: Lost = nothing_lost) -> Proof:
    """What is provable of a session's file, with or without the journal beside it. Raises GridLabError."""
    proofs, problem = list[Proof](), None
    for held in _readings(path):
        try:
            proofs.append(_proof(held, known, lost))
        except GridLabError as error:
            problem = error
    if not proofs:
        raise failure(
            "Nothing of {name} can be recovered: {why:clause}.",
            name=disk.shown(path.name),
            why=problem.what if problem is not None else say("it is empty"),
            safe=say("The file was not changed."),
            todo=say("Look for a copy of it: in the backup, or at the station where it was answered."),
        ) from problem
    return max(proofs, key=lambda proof: proof.rows - len(proof.unproven))


def _readings(path: Path) -> Iterator[list[bytes]]:
    """The bytes of the file as they are, and once SQLite has rolled back what its journal says; in a list
    each, so that who is done with them lets go of a quarter of a gigabyte."""
    with (
        disk.explained(
            "The session {name} cannot be read: {reason}.",
            name=path.name,
            safe=say("It wasn't changed."),
            todo=say("Make it readable, then try again."),
        ),
        not_ours(path),
    ):
        held = [disk.read(path, limit_bytes=LIMIT_BYTES, what=say("session"))]
    yield held
    with disk.explained(
        "The journal of {name} cannot be read: {reason}.",
        name=path.name,
        safe=say("It wasn't changed."),
        todo=say("Make it readable, then try again."),
    ):
        if not has_hot_journal(path):
            return
    what = say("session {name}", name=disk.shown(path.name))
    with disk.temporary_folder(what) as folder, contextlib.suppress(GridLabError):
        copy = folder / "session.gridlab"
        check_journal(path)
        journal = disk.read(journal_of(path), limit_bytes=LIMIT_BYTES)
        copy.write_bytes(disk.read(path, limit_bytes=LIMIT_BYTES, what=say("session")))
        journal_of(copy).write_bytes(journal)
        with contextlib.suppress(*SQLITE_FAULTS):
            roll_back(copy)
        yield [copy.read_bytes()]


def _proof(held: list[bytes], known: Known, lost: Lost) -> Proof:
    texts = _Chain(held[0]).proven(known)
    is_given = not _is_head(texts.get(0))
    if is_given:
        rows = {seq: Entry(*map(bytes.decode, text)) for seq, (text, _) in texts.items()}
        head = lost(rows)
        if head is not None:
            texts = _Chain(held[0], (HEADER_KINDS[VERSION][0].encode(), encoded(head).encode())).proven(known)
    held.clear()
    unproven = tuple(sorted(seq for seq, (_, is_proven) in texts.items() if not is_proven))
    header = [texts.get(seq) for seq in range(HEADER_ROWS)]
    for seq, found in enumerate(header):
        if found is None:
            raise GridLabError(say("its row {row} is lost, and nothing else tells what it said", row=seq))
    numbers = sorted(texts)
    entries = [Entry(*map(bytes.decode, texts.pop(seq)[0])) for seq in numbers]
    fit = _fitting(entries, numbers)
    kept = [(seq, entry) for seq, entry, fits in zip(numbers, entries, fit, strict=True) if fits]
    while kept[-1][1].kind == "retraction":  # never without the response that takes the place of the other
        kept.pop()
    log, gaps = list[Entry](), list[Gap]([(0, 0)] if is_given else [])
    marks = [gap_entry(seq, seq, is_kept=seq > 0 or not is_given) for seq in unproven]
    for (seq, entry), after in zip(kept, [kept[0][0] - 1, *(seq for seq, _ in kept)], strict=False):
        if seq >= HEADER_ROWS:
            log, marks = log + marks, []
        if seq > after + 1:
            gaps.append((after + 1, seq - 1))
            log.append(gap_entry(*gaps[-1]))
        log.append(entry)
    return Proof(tuple(chained((), log + marks)), tuple(gaps), unproven)


def _is_head(found: tuple[Text, bool] | None) -> bool:
    """Whether a first row is there that can be read."""
    if found is None:
        return False
    try:
        parse_head(found[0][1].decode())
    except ROW_FAULTS:
        return False
    return True


def _fitting(entries: Sequence[Entry], numbers: Sequence[int]) -> list[bool]:
    """Which rows of a damaged session can be read after those before them; the header's all can.

    numbers: of the rows. Raises GridLabError where the header is none.
    """
    try:
        reading = begun(version_of(entries), entries)
    except ROW_FAULTS as error:
        raise failure("its first rows are not as they must be ({error})", error=said_of(error)) from error
    fit = [True] * HEADER_ROWS
    for at in range(HEADER_ROWS, len(entries)):
        reading.has_gap |= numbers[at] != numbers[at - 1] + 1
        try:
            reading.take(*entries[at][:2])
        except ROW_FAULTS:
            reading.has_gap = True
            fit.append(False)
        else:
            fit.append(True)
    return fit


class _Chain:
    """The rows that a file may hold, and which of them the checksums prove."""

    def __init__(self, data: bytes, head: Text | None = None) -> None:
        """head: what stands in place of a first row that is lost."""
        self._head = head
        self._checksums = checksums_in(data)
        self._last = len(data) // _LEAST_ROW_BYTES
        self._found: dict[int, list[FoundRow]] = {}
        self._strays: list[Text] = []
        self._known: list[Text] = []
        self._left = _TRIED_BYTES
        for row in rows_in(data):
            if 0 <= row.seq <= self._last:
                self._found.setdefault(row.seq, []).append(row)
            else:
                self._strays.append((row.kind, row.body))
        for rows in self._found.values():
            if len(rows) > 1:  # the number of one of them may be the damage
                self._strays += [(row.kind, row.body) for row in rows]
        self._last = max(self._found, default=-1)

    def proven(self, known: Known) -> dict[int, tuple[Text, bool]]:
        """The rows by number, and whether each is proven; of those that are not only the header's stay."""
        proven: dict[int, tuple[Text, bool]] = {}
        seq, before = 0, [_FIRST]
        if self._head is not None:
            proven[0] = self._head, False
            seq, before = 1, [row.checksum for row in self._found.get(0, ())]
            self._known = self._with_marks(_rows_known(self._head, known))
        while seq <= max(self._last, HEADER_ROWS - 1):
            run = self._run(seq, before)
            for text, checksum in run:
                proven[seq] = text, True
                seq, before = seq + 1, [checksum]
            if not run:
                stands = self._as_it_stands(seq)
                if stands is not None:
                    proven[seq] = stands, False
                before = [row.checksum for row in self._found.get(seq, ())]
                seq += 1
            if not self._known and 0 in proven:
                self._known = self._with_marks(_rows_known(proven[0][0], known))
        return proven

    def _with_marks(self, rows: list[Text]) -> list[Text]:
        """What the study knows, and between it the rows that say when the code was corrected."""
        marks, seq = list[Text](), HEADER_ROWS
        while rows and (mark := next((r for r in self._found.get(seq, ()) if r.kind == _CODE), None)):
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
        for checksum in before:
            for row in self._found.get(seq, ()):
                mended = self._mended(checksum, row)
                if mended is not None:
                    return [(mended, row.checksum)]
        if before != [_FIRST] and seq in self._found:
            for checksum in self._checksums:
                for row in self._found[seq]:
                    if self._digest(checksum, seq, (row.kind, row.body)) == row.checksum:
                        return [((row.kind, row.body), row.checksum)]
        return []

    def _bridge(self, seq: int, before: bytes) -> list[tuple[Text, bytes]]:
        run: list[tuple[Text, bytes]] = []
        guesses = 0
        while self._left > 0:
            texts = self._texts(seq)
            for text in texts:
                checksum = self._digest(before, seq, text)
                if checksum in self._checksums:
                    return [*run, (text, checksum)]
            if seq < len(self._known):
                text = self._known[seq]
            elif texts and guesses < _GUESSES:
                text, guesses = texts[0], guesses + 1
            else:
                break
            before = self._digest(before, seq, text)
            run.append((text, before))
            seq += 1
        return []

    def _texts(self, seq: int) -> list[Text]:
        """What the row with this number may say."""
        found = [(row.kind, row.body) for row in self._found.get(seq, ())]
        return [*found, *self._known[seq : seq + 1], *([] if len(found) == 1 else self._strays)]

    def _digest(self, before: bytes, seq: int, text: Text) -> bytes:
        self._left -= len(text[1])
        return hashlib.sha256(b"%b\n%d\n%b\n%b" % (before, seq, *text)).hexdigest().encode()

    def _mended(self, before: bytes, row: FoundRow) -> Text | None:
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
        state = hashlib.sha256(b"%b\n%d\n" % (before, row.seq))
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
        for row in self._found.get(seq, ()) if seq < HEADER_ROWS else ():
            if any(row.kind == kinds[seq].encode() for kinds in HEADER_KINDS.values()):
                with contextlib.suppress(UnicodeDecodeError):
                    row.body.decode()
                    return row.kind, row.body
        if self._head is not None and seq < min(HEADER_ROWS, len(self._known)):
            return self._known[seq]
        return None


def _rows_known(first: Text, known: Known) -> list[Text]:
    try:
        head = parse_head(first[1].decode())
    except ROW_FAULTS:
        return []
    return [(entry.kind.encode(), entry.body.encode()) for entry in known(head)]
