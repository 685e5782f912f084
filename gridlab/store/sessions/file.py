"""A session's file: written row by row, each transaction durable before it returns, and read."""

from __future__ import annotations

import contextlib
import re
import sqlite3
import threading
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, say, verbatim
from gridlab.domain.session import SessionHeader, SessionRecord
from gridlab.store import disk
from gridlab.store.atomic import temporary_beside, write_whole
from gridlab.store.sessions.database import (
    SQLITE_FAULTS,
    DamagedSession,
    Identity,
    SessionHeld,
    check_path_length,
    hold,
    identity,
    insert,
    open_for_writing,
    release,
    session_image,
    verified_rows,
)
from gridlab.store.sessions.live import Live, remove_live, write_live
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import check_journal, journal_of, read_log
from gridlab.store.sessions.rows import (
    VERSION,
    Entry,
    LogRow,
    chained,
    header_entries,
    version_of,
    withdrawn_log,
)

SUFFIX = ".gridlab"
FOLDER = "sessions"
# ID.gridlab, ID.copy-<first digits of the last checksum>.gridlab (kept by merging), ID.recovered.gridlab
# (what was provable of a damaged one; earlier ID.salvaged.gridlab)
FILE_NAME = re.compile(r"([0-9a-f]{32})(?:\.(copy-[0-9a-f]{12}|recovered|salvaged))?\.gridlab")
STANDS_IN = ("recovered", "salvaged")
"""How files are called that count for their session while its own cannot be read, the first before others."""
_WAIT_SECONDS = 0.1  # longer than reading a session takes
# Places in the first page of a database: how many pages, how often changed, how often when that was noted.
_PAGE = 4096
_PAGE_COUNT = slice(28, 32)
_CHANGES = slice(24, 28)
_CHANGES_KNOWN = slice(92, 96)
_REASONS = {
    sqlite3.SQLITE_FULL: say("the disk is full"),
    sqlite3.SQLITE_IOERR: say("the disk reports an input/output error"),
    sqlite3.SQLITE_READONLY: say("the disk or the file is read-only"),
    sqlite3.SQLITE_CANTOPEN: say("the file cannot be opened"),
    sqlite3.SQLITE_PERM: say("permission is denied"),
    sqlite3.SQLITE_CORRUPT: say("the file is damaged"),
    sqlite3.SQLITE_NOTADB: say("the file is damaged"),
}


class NotSaved(GridLabError):
    """Rows that are not in the file, because `reason`; they may be tried again."""

    def __init__(self, reason: Said) -> None:
        super().__init__(
            say("It could not be saved: {reason}.", reason=reason),
            todo=say("Make room or choose another place, then retry."),
        )
        self.reason = reason


def read_session(path: Path) -> SessionRecord:
    """The session in a file, verified.

    Raises SessionHeld while it is being written, GridLabError for anything that is no sound session.
    """
    record = parse_log(read_log(path), what=say("session {name}", name=disk.shown(path.name))).record
    name = FILE_NAME.fullmatch(path.name)
    return replace(record, copy=name[2]) if name and name[2] else record


def create_file(path: Path, log: Sequence[LogRow], *, relaxed: bool = False) -> None:
    """Write a new session file with these rows, whole or not at all. Raises GridLabError where one exists."""
    check_path_length(path)
    if path.exists():
        raise GridLabError(say("There is a session file {name} already.", name=disk.shown(path.name)))
    if relaxed:
        temporary = temporary_beside(path)
        temporary.write_bytes(session_image(log))
        disk.replace(temporary, path)
    else:
        write_whole(path, session_image(log), what=say("session file"))


class SessionWriter:
    """Holds one session file and adds rows to it.

    Its methods may be called from any thread, one at a time. Until `close` nobody else can open the file.
    """

    def __init__(self, path: Path, *, relaxed: bool = False) -> None:
        """Go on with an existing session. relaxed: without waiting for the disk, for simulated ones only.

        Raises SessionHeld where someone writes it, GridLabError where it is damaged or cannot be written.
        """
        self.path = path
        self._relaxed = relaxed
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._held: Identity | None = None
        check_path_length(path)
        check_journal(path)
        try:
            with disk.explained("The session {name} cannot go on: {reason}.", name=path.name):
                self._held = hold(path)
                self._connection = self._connected()
                self._log = verified_rows(self._connection, path)
        except SQLITE_FAULTS as error:
            self._let_go()
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in _REASONS:
                raise GridLabError(
                    say("The session {name} cannot go on: {reason}.", name=path.name, reason=_reason(error))
                ) from error
            raise DamagedSession(path, verbatim(str(error))) from error
        except BaseException:
            self._let_go()
            raise

    @classmethod
    def create(
        cls, path: Path, header: SessionHeader, *, live: Live | None = None, relaxed: bool = False
    ) -> SessionWriter:
        """A new session file that holds its header, durable. Raises GridLabError."""
        create_file(path, chained((), header_entries(header)), relaxed=relaxed)
        try:
            writer = cls(path, relaxed=relaxed)
        except BaseException:
            with contextlib.suppress(OSError):
                path.unlink()  # nothing was started, so nothing is to be resumed
            raise
        if live is not None:
            write_live(path, live)
        return writer

    @property
    def log(self) -> tuple[LogRow, ...]:
        """All rows that are durable."""
        return tuple(self._log)

    def append(self, entries: Sequence[Entry], live: Live | None = None) -> None:
        """Add rows in one transaction; returns when they are durable.

        Raises NotSaved when they are not; then it may be called again with the same rows.
        """
        with self._lock:
            rows = chained(self._log, entries)
            try:
                self._commit(rows)
            except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
                raise
            except (sqlite3.Error, OSError, GridLabError) as error:
                if not self._is_stored_after_all(rows):
                    raise NotSaved(_reason(error)) from error
            self._log.extend(rows)
            if live is not None:
                write_live(self.path, live)

    def discard(self, entry: Entry) -> None:
        """Add the annotator's withdrawal, then put a file without the answers in the place of this one.

        Raises NotSaved; it may be called again. Once the withdrawal is durable readers give no answers.
        """
        with self._lock:
            if self._log[-1][:2] != entry:
                self.append([entry])
            self.close()
            discard_answers(self.path, self._log)

    def move_to(self, folder: Path) -> None:
        """Go on in another folder: everything durable so far is written there too, under the same name.

        The old file stays as it is, a beginning of the new one. Raises GridLabError; then nothing changes.
        """
        path = folder / self.path.name
        with self._lock:
            create_file(path, self._log, relaxed=self._relaxed)
            moved = SessionWriter(path, relaxed=self._relaxed)
            self.close()
            self.path, self._held, self._connection = path, moved._held, moved._connection

    def close(self) -> None:
        """Let go of the file and take ID.live away. Without it nothing is lost."""
        with self._lock:
            if self._held is not None:
                remove_live(self.path)
            self._let_go()

    def _let_go(self) -> None:
        self._disconnect()
        held, self._held = self._held, None
        if held is not None:
            release(held)

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    def _connected(self) -> sqlite3.Connection:
        try:
            return open_for_writing(self.path, relaxed=self._relaxed, wait_seconds=_WAIT_SECONDS)
        except SQLITE_FAULTS as error:
            if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
                raise SessionHeld(self.path) from error
            raise

    def _commit(self, rows: Sequence[LogRow]) -> None:
        self._check_place()
        if self._connection is None:
            self._connection = self._connected()
            if self._is_stored(rows):
                return
        self._connection.execute("BEGIN IMMEDIATE")
        insert(self._connection, len(self._log), rows)
        self._connection.execute("COMMIT")
        self._check_place()

    def _check_place(self) -> None:
        # SQLite would go on writing, without an error, into a file that someone has moved away.
        if self._held is None:
            raise NotSaved(say("the session is closed"))
        if identity(self.path) != self._held:
            raise NotSaved(say("another file has taken its place"))

    def _is_stored_after_all(self, rows: Sequence[LogRow]) -> bool:
        """After a failed commit, whether the rows are durable all the same: the last step of a commit may
        fail when everything is on the disk already. Only the file itself can tell."""
        self._disconnect()
        try:
            self._check_place()
            self._connection = self._connected()
            return self._is_stored(rows)
        except (sqlite3.Error, OSError, GridLabError):
            self._disconnect()
            return False

    def _is_stored(self, rows: Sequence[LogRow]) -> bool:
        """Whether the file holds these rows behind those known; if so, they are made durable once more."""
        assert self._connection is not None
        found = self._connection.execute(
            "SELECT checksum FROM log WHERE seq >= ? ORDER BY seq", (len(self._log),)
        ).fetchall()
        if not found:
            return False
        if found != [(row.checksum.encode(),) for row in rows]:
            raise NotSaved(say("the file holds other rows than were written"))
        # Any write makes SQLite sync everything again; after a failed fsync nothing less is known.
        self._connection.execute(f"PRAGMA user_version={version_of(self._log) or VERSION}")
        return True


def discard_answers(path: Path, log: Sequence[LogRow]) -> None:
    """Put a file with the header and the withdrawal alone in the place of a closed session's file."""
    if journal_of(path).exists():
        settle(path)
    write_whole(path, session_image(withdrawn_log(log)), what=say("session file"))


def settle(path: Path) -> None:
    """Make sure that nobody writes the file and no journal is left to be played into its successor.

    Raises SessionHeld, NotSaved, GridLabError.
    """
    SessionWriter(path).close()
    if journal_of(path).exists():
        raise NotSaved(say("the journal of the session cannot be removed"))


def _reason(error: Exception) -> Said:
    match error:
        case NotSaved():
            return error.reason
        case GridLabError():
            return say("{what:clause}", what=error.what)
        case FileNotFoundError():
            return say("the folder of the session is not there (any more)")
        case OSError():
            return disk.reason(error)
    return _REASONS.get(getattr(error, "sqlite_errorcode", 0) & 0xFF) or verbatim(str(error))
