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
from gridlab.store.sessions.beside import journal_of
from gridlab.store.sessions.database import (
    SQLITE_FAULTS,
    DamagedSession,
    Identity,
    SessionHeld,
    check_path_length,
    hold,
    insert,
    open_for_writing,
    release,
    session_content,
    session_image,
    verified_rows,
)
from gridlab.store.sessions.guard import Guard
from gridlab.store.sessions.live import Live, LiveFile
from gridlab.store.sessions.not_saved import (
    AWAY,
    REASONS,
    NotSaved,
    Taken,
    check_found,
    keep_rows,
    reason_of,
    rescue_path,
    ruin_told,
)
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import read_rows
from gridlab.store.sessions.rows import (
    VERSION,
    Entry,
    LogRow,
    chained,
    header_entries,
    version_of,
    withdrawn_log,
)
from gridlab.store.sessions.suspect import settle_journal

SUFFIX = ".gridlab"
FOLDER = "sessions"
# ID.gridlab, ID.copy-<first digits of the last checksum>.gridlab (kept by merging), ID.recovered.gridlab
# (what was provable of a damaged one; earlier ID.salvaged.gridlab), ID.rescued.gridlab, ID.rescued-2.gridlab
# (where a session went on whose own file was changed under it)
FILE_NAME = re.compile(
    r"([0-9a-f]{32})(?:\.(copy-[0-9a-f]{12}|recovered|salvaged|rescued(?:-[0-9]{1,3})?))?\.gridlab"
)
STANDS_IN = ("recovered", "salvaged")
"""How files are called that count for their session while its own cannot be read, the first before others."""
_STUCK = {"safe": say("Its answers are safe."), "todo": say("Fix this, then start again.")}
_WAIT_SECONDS = 0.1  # longer than reading a session takes


def read_session(path: Path) -> SessionRecord:
    """The session in a file, verified.

    Raises SessionHeld while it is being written, GridLabError for anything that is no sound session.
    """
    what = say("session {name}", name=disk.shown(path.name))
    record = read_rows(path, lambda rows: parse_log(rows, what=what)).record
    name = FILE_NAME.fullmatch(path.name)
    return replace(record, copy=name[2]) if name and name[2] else record


def create_file(path: Path, log: Sequence[LogRow], *, relaxed: bool = False) -> None:
    """Write a new session file with these rows, whole or not at all. Raises GridLabError where one exists."""
    check_path_length(path)
    if disk.is_there(path):
        raise GridLabError(
            say("A session file {name} already exists.", name=disk.shown(path.name)),
            safe=say("It wasn't changed."),
            todo=say("Resume it, or start a new one."),
        )
    if relaxed:
        temporary = temporary_beside(path)
        temporary.write_bytes(session_image(log))
        disk.replace(temporary, path)
    else:
        write_whole(path, session_content(log), what=say("session file"))


def _stuck(path: Path, why: Said) -> Said:
    return say("The session {name} can't continue: {reason}.", name=path.name, reason=why)


class SessionWriter:
    """Holds one session file and adds rows to it.

    Its methods may be called from any thread, one at a time. Until `close` nobody else can open the file.
    What another program makes of the file all the same is noticed before each commit and at the end; then
    all rows are written anew, to another file or in the place of one that was deleted.
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
        self._guard: Guard | None = None
        self._live = LiveFile(path, self._look_again, beats=not relaxed)
        self._taken: Taken | None = None
        self._kept: Path | None = None
        self._behind: list[Path] = []
        settle_journal(path)
        try:
            with disk.explained("The session {name} can't continue: {reason}.", name=path.name, **_STUCK):
                self._held = hold(path)
                self._guard = Guard(path)
                self._connection = _connected(self.path, relaxed=self._relaxed)
                self._log = list(verified_rows(self._connection, path))
                self._note_state()
        except SQLITE_FAULTS as error:
            self._let_go()
            if getattr(error, "sqlite_errorcode", 0) & 0xFF in REASONS:
                raise GridLabError(_stuck(path, reason_of(error)), **_STUCK) from error
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
            writer._live.put(live)
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
            if self._taken is not None:
                self._rescue(self._taken)
            rows = chained(self._log, entries)
            try:
                self._commit(rows)
            except (sqlite3.ProgrammingError, sqlite3.IntegrityError):
                raise
            except (sqlite3.Error, OSError, GridLabError) as error:
                if not self._is_stored_after_all(rows, error):
                    raise NotSaved(reason_of(error, self.path)) from error
            self._log.extend(rows)
            if live is not None:
                self._live.put(live)

    def discard(self, entry: Entry) -> None:
        """Add the annotator's withdrawal, then put a file without the answers in the place of this one.

        Raises NotSaved; it may be called again. Once the withdrawal is durable readers give no answers.
        """
        with self._lock:
            if self._log[-1][:2] != entry:
                self.append([entry])
            self._live.remove()
            self._let_go()
            for path in (self.path, *self._behind):
                discard_answers(path, self._log)

    def move_to(self, folder: Path) -> None:
        """Go on in another folder: everything durable so far is written there too, under the same name.

        The old file stays as it is, a beginning of the new one. Raises GridLabError; then nothing changes.
        """
        with self._lock:
            self._go_on_in(folder / self.path.name)

    def close(self) -> None:
        """Let go of the file and take ID.live away. Without it nothing is lost.

        Raises NotSaved where the file is found not to be ours any more; its `kept` has all rows, if any does.
        """
        with self._lock:
            taken = self._taken or self._taken_at_last()
            self._live.remove()
            if taken is not None:
                try:
                    self._rescue(taken)
                    raise NotSaved(taken.reason, kept=self.path)
                finally:
                    self._taken = None
                    self._live.remove()
                    self._let_go()
            self._let_go()

    def _look_again(self) -> None:
        """Read the file back between two commits, as what changes it during one leaves no other trace; never
        wait. The next commit refuses a file that was found changed."""
        if self._lock.acquire(blocking=False):
            try:
                if self._guard is not None and self._connection is not None:
                    self._guard.look_again(self._connection)
            finally:
                self._lock.release()

    def _taken_at_last(self) -> Taken | None:
        """The file read back and compared, at the end."""
        if self._guard is None or self._connection is None:
            return None  # let go of already, or every row was durable when its folder went away
        found = self._guard.read_back(self._connection)
        return None if found in ("ours", "away") else Taken(found)

    def _rescue(self, taken: Taken) -> None:
        """Write all rows anew and go on there: in the place of a file that was deleted, else beside it.

        Raises NotSaved where that fails; the rows are then kept where this machine keeps its data.
        """
        self._taken = taken
        self._let_go()
        gone = taken.found == "gone"
        target = self.path if gone else rescue_path(self.path)
        if gone:  # perhaps with its folder; what lies above that is never made
            with contextlib.suppress(OSError):
                target.parent.mkdir()
        try:
            self._go_on_in(target)
        except GridLabError as error:
            self._kept = self._kept or keep_rows(self._log)
            reason = AWAY if gone and not disk.is_folder(target.parent) else reason_of(error)
            raise NotSaved(reason, kept=self._kept, lost=self._kept is None) from error

    def _go_on_in(self, path: Path) -> None:
        create_file(path, self._log, relaxed=self._relaxed)
        moved = SessionWriter(path, relaxed=self._relaxed)
        self._live.remove()
        self._let_go()
        if path.parent == self.path.parent and path != self.path:
            self._behind.append(self.path)
        self.path, self._held, self._connection = path, moved._held, moved._connection
        self._guard, self._taken = moved._guard, None
        self._live = LiveFile(path, self._look_again, beats=not self._relaxed)
        if self._kept is not None:  # it is a beginning of what goes on now
            with contextlib.suppress(OSError):
                self._kept.unlink()
            self._kept = None

    def _let_go(self) -> None:
        self._disconnect()
        guard, self._guard = self._guard, None
        if guard is not None:
            guard.close()
        held, self._held = self._held, None
        if held is not None:
            release(held)

    def _disconnect(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with contextlib.suppress(sqlite3.Error):
                connection.close()

    def _commit(self, rows: Sequence[LogRow]) -> None:
        self._check_place()
        if self._connection is None:
            self._connection = _connected(self.path, relaxed=self._relaxed)
            if self._is_stored(rows):
                return
        self._connection.execute("BEGIN IMMEDIATE")
        insert(self._connection, len(self._log), rows)
        self._connection.execute("COMMIT")
        self._note_state()

    def _check_place(self) -> None:
        """Raise NotSaved unless the file is as the own last commit left it; without a connection, which has
        its bytes in memory, only that it is the same file."""
        if self._guard is None:
            raise NotSaved(say("the session is closed"))
        if self._connection is None:
            check_found(self._guard.place())
        elif self._guard.check() != "ours":
            check_found(self._guard.check(self._connection.serialize()))

    def _note_state(self) -> None:
        """Take the file as it is now for the one to be found before the next commit."""
        assert self._guard is not None and self._connection is not None
        ((pages,),) = self._connection.execute("PRAGMA page_count").fetchall()
        ((size,),) = self._connection.execute("PRAGMA page_size").fetchall()
        check_found(self._guard.left(pages * size))

    def _is_stored_after_all(self, rows: Sequence[LogRow], error: Exception) -> bool:
        """After a failed commit, whether the rows are durable all the same: the last step of a commit may
        fail when everything is on the disk already. Only the file itself can tell.

        Raises NotSaved, with the file that all rows before them are in now, where this one is not ours.
        """
        try:
            if isinstance(error, Taken):
                raise error
            self._disconnect()
            self._check_place()
            self._connection = _connected(self.path, relaxed=self._relaxed)
            return self._is_stored(rows)
        except Taken as taken:
            self._rescue(taken)
            raise NotSaved(taken.reason, kept=self.path) from error
        except (sqlite3.Error, OSError, GridLabError):
            self._disconnect()
            return False

    def _is_stored(self, rows: Sequence[LogRow]) -> bool:
        """Whether the file holds these rows behind those known; if so, they are made durable once more."""
        assert self._connection is not None
        with ruin_told():
            found = list(verified_rows(self._connection, self.path))
        stored = found == [*self._log, *rows]
        if not stored and found != self._log:
            raise Taken("other")
        if stored:
            # Any write makes SQLite sync everything again; after a failed fsync nothing less is known.
            self._connection.execute(f"PRAGMA user_version={version_of(self._log) or VERSION}")
        self._note_state()
        return stored


def _connected(path: Path, *, relaxed: bool) -> sqlite3.Connection:
    try:
        return open_for_writing(path, relaxed=relaxed, wait_seconds=_WAIT_SECONDS)
    except SQLITE_FAULTS as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY:
            raise SessionHeld(path) from error
        raise


def discard_answers(path: Path, log: Sequence[LogRow]) -> None:
    """Put a file with the header and the withdrawal alone in the place of a closed session's file."""
    if disk.is_there(journal_of(path)):
        settle(path)
    write_whole(path, session_content(withdrawn_log(log)), what=say("session file"))


def settle(path: Path) -> None:
    """Make sure that nobody writes the file and no journal is left to be played into its successor.

    Raises SessionHeld, NotSaved, GridLabError.
    """
    SessionWriter(path).close()
    if disk.is_there(journal_of(path)):
        raise NotSaved(say("the journal of the session cannot be removed"))
