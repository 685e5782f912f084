"""Reading session files that nobody is writing: verified before use, never changed."""

from __future__ import annotations

import sqlite3
import stat
import tempfile
from collections.abc import Callable
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import said_of, say, verbatim
from gridlab.store import disk
from gridlab.store.sessions.database import (
    LIMIT_BYTES,
    SQLITE_FAULTS,
    DamagedSession,
    Identity,
    SessionHeld,
    check_file,
    check_path_length,
    good_rows,
    is_ours,
    not_ours,
    open_for_reading,
    roll_back,
    verified_rows,
)
from gridlab.store.sessions.parse import parse_head
from gridlab.store.sessions.rows import Body, LogRow

Found = TypeVar("Found")
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_NEEDS_RECOVERY = frozenset({sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY})
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a commit on a session file may have to roll back."""
    return path.with_name(path.name + "-journal")


def read_log(path: Path) -> list[LogRow]:
    """All rows of a session file, verified.

    Raises SessionHeld while it is being written, DamagedSession, GridLabError.
    """
    return _reading(path, verified_rows)


def read_head(path: Path) -> Body:
    """The first row alone (id, annotator, design, number, purpose …), which never changes; kept in memory.

    Raises as `read_log`. Looks at no other page of the file, so it is quick but no verification.
    """
    return dict(_head(path, _readable(path)))


def is_held(path: Path) -> bool:
    """Whether this or another program is writing the session."""
    try:
        _reading(path, lambda connection, _: connection.execute("SELECT 1 FROM sqlite_master").fetchall())
    except SessionHeld:
        return True
    except GridLabError:
        return False
    return False


def copy_aside(path: Path, folder: Path) -> Path:
    """Copy a session file and its journal into `folder`; returns the copy.

    Raises SessionHeld, GridLabError.
    """
    copy = folder / "session.gridlab"
    journal = journal_of(path)
    with disk.explained("The session {name} cannot be copied: {reason}.", name=path.name), not_ours(path):
        copy.write_bytes(disk.read(path, limit_bytes=LIMIT_BYTES, what=say("session")))
        if journal.exists():
            check_journal(path)
            copied = disk.read(journal, limit_bytes=LIMIT_BYTES, what=say("journal of the session"))
            journal_of(copy).write_bytes(copied)
    return copy


def check_journal(path: Path) -> None:
    """Raise DamagedSession where the journal beside a session names further files.

    SQLite deletes the file that such a journal names, whatever it is, once it has rolled back; sessions
    never have one. To be called before SQLite may roll back.
    """
    with disk.explained("The journal of {name} cannot be read: {reason}.", name=path.name):
        try:
            with not_ours(path), journal_of(path).open("rb") as file:
                file.seek(0, 2)
                file.seek(max(0, file.tell() - len(_JOURNAL_MAGIC)))
                tail = file.read()
        except FileNotFoundError:
            return
    if tail == _JOURNAL_MAGIC:
        raise DamagedSession(path, say("its journal names other files"))


def _reading(path: Path, look: Callable[[sqlite3.Connection, Path], Found]) -> Found:
    _readable(path)
    try:
        with closing(open_for_reading(path)) as connection:
            return look(connection, path)
    except SQLITE_FAULTS as error:
        code = getattr(error, "sqlite_errorcode", 0)
        if code & 0xFF in _HELD:
            raise SessionHeld(path) from error
        if code not in _NEEDS_RECOVERY:
            # SQLite tells little of why a file cannot be opened.
            with disk.explained("The session {path} cannot be read: {reason}.", path=disk.shown(path)):
                path.open("rb").close()
            raise DamagedSession(path, verbatim(str(error))) from error
    return _recovered(path, look)


def _recovered(path: Path, look: Callable[[sqlite3.Connection, Path], Found]) -> Found:
    """Look at a copy on which SQLite has rolled back the transaction that a kill or power cut broke off."""
    with tempfile.TemporaryDirectory(prefix="gridlab-") as folder:
        copy = copy_aside(path, Path(folder))
        try:
            roll_back(copy)
            with closing(open_for_reading(copy)) as connection:
                return look(connection, path)
        except SQLITE_FAULTS as error:
            raise DamagedSession(path, verbatim(str(error))) from error


@lru_cache(maxsize=100_000)
def _head(path: Path, _file: Identity) -> Body:
    def look(connection: sqlite3.Connection, path: Path) -> Body:
        check_file(connection, path)
        rows, why = good_rows(connection.execute("SELECT seq, kind, body, checksum FROM log WHERE seq = 0"))
        if why:
            raise DamagedSession(path, why)
        try:
            return parse_head(rows[0].body)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise DamagedSession(
                path, say("its first row is not as it must be ({error})", error=said_of(error))
            ) from error

    return _reading(path, look)


def _readable(path: Path) -> Identity:
    """What tells the file apart. Raises SessionHeld where this process writes it, GridLabError."""
    check_path_length(path)
    with disk.explained("The session {path} cannot be read: {reason}.", path=disk.shown(path)):
        found = path.stat()
    if not stat.S_ISREG(found.st_mode):
        raise GridLabError(say("The session {path} is not an ordinary file.", path=disk.shown(path)))
    if found.st_size > LIMIT_BYTES:
        raise failure(
            "The session {path} is larger than the allowed {limit_bytes:,} bytes.",
            path=disk.shown(path),
            limit_bytes=LIMIT_BYTES,
        )
    if is_ours(path):
        raise SessionHeld(path)
    return found.st_dev, found.st_ino
