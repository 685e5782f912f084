"""Reading session files that nobody is writing: verified before use, never changed."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import said_of, say, verbatim
from gridlab.store import disk
from gridlab.store.sessions.beside import check_files
from gridlab.store.sessions.database import (
    LIMIT_ROW_BYTES,
    SQLITE_FAULTS,
    DamagedSession,
    Identity,
    SessionHeld,
    check_file,
    check_path_length,
    good_rows,
    is_ours,
    open_for_reading,
    verified_rows,
)
from gridlab.store.sessions.parse import parse_head
from gridlab.store.sessions.rows import Body, LogRow
from gridlab.store.sessions.suspect import tried

Found = TypeVar("Found")
_NEEDS_RECOVERY = frozenset({sqlite3.SQLITE_READONLY_ROLLBACK, sqlite3.SQLITE_READONLY_RECOVERY})
_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})


def read_log(path: Path) -> list[LogRow]:
    """All rows of a session file, verified.

    Raises SessionHeld while it is being written, DamagedSession, GridLabError.
    """
    return read_rows(path, list)


def read_rows(path: Path, take: Callable[[Iterator[LogRow]], Found]) -> Found:
    """What `take` makes of the verified rows, which are never all in memory; raises as `read_log`."""
    return _reading(path, lambda connection, path: take(verified_rows(connection, path)))


def read_head(path: Path) -> Body:
    """The first row alone (id, annotator, design, number, purpose …), which never changes; kept in memory.

    Raises as `read_log`. Looks at no other page of the file, so it is quick but no verification.
    """
    return dict(_head(path, _readable(path)))


def is_begun(path: Path) -> bool:
    """Whether a screen of the session was answered; true for one that is being written, or cannot be read."""
    first = "SELECT 1 FROM log WHERE kind = 'response' LIMIT 1"
    try:
        return bool(_reading(path, lambda connection, _: connection.execute(first).fetchall()))
    except GridLabError:
        return True


def is_held(path: Path) -> bool:
    """Whether this or another program is writing the session."""
    try:
        _reading(path, lambda connection, _: connection.execute("SELECT 1 FROM sqlite_master").fetchall())
    except SessionHeld:
        return True
    except GridLabError:
        return False
    return False


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
            disk.read_start(path, what=say("session"))
            if code == sqlite3.SQLITE_TOOBIG:
                why = say("it has a row of more than {most:,} bytes", most=LIMIT_ROW_BYTES)
                raise DamagedSession(path, why) from error
            raise DamagedSession(path, verbatim(str(error))) from error
    return _recovered(path, look)


def _recovered(path: Path, look: Callable[[sqlite3.Connection, Path], Found]) -> Found:
    """Look at what a session is whose last transaction a kill or power cut broke off, on a copy."""
    with disk.temporary_folder(say("session {name}", name=disk.shown(path.name))) as folder:
        copy = tried(path, folder).copy
        try:
            with closing(open_for_reading(copy)) as connection:
                return look(connection, path)
        except SQLITE_FAULTS as error:
            raise DamagedSession(path, verbatim(str(error))) from error


@lru_cache(maxsize=100_000)
def _head(path: Path, _file: Identity) -> Body:
    def look(connection: sqlite3.Connection, path: Path) -> Body:
        check_file(connection, path)
        first = connection.execute("SELECT seq, kind, body, checksum FROM log WHERE seq = 0")
        (row,) = good_rows(first, path)
        try:
            return parse_head(row.body)
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            raise DamagedSession(
                path, say("its first row is not as it must be ({error})", error=said_of(error))
            ) from error

    return _reading(path, look)


def _readable(path: Path) -> Identity:
    """What tells the file apart. Raises SessionHeld where this process writes it, GridLabError."""
    check_path_length(path)
    if is_ours(path):
        raise SessionHeld(path)
    with disk.explained(
        "The session {path} cannot be read: {reason}.",
        path=disk.shown(path),
        safe=say("It wasn't changed."),
        todo=say("Make it readable, then try again."),
    ):
        device, inode, *_ = check_files(path)
    return device, inode
