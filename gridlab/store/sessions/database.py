"""The SQLite database that is a session file: its one table, how it is made, held, opened and verified.

This process never opens a file that it is writing by another way: closing any descriptor of a file drops all
locks that the process has on it (POSIX), and with them the lock by which other programs know that the session
is being written.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote_from_bytes

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import Said, say
from gridlab.store.disk import shown
from gridlab.store.sessions.rows import (
    BEFORE_THE_FIRST,
    FORMAT,
    HEADER_KINDS,
    HEADER_ROWS,
    VERSION,
    LogRow,
    version_of,
)
from gridlab.store.versions import version_problem

APPLICATION_ID = 0x47524944
LIMIT_BYTES = 256 * 2**20
LIMIT_ROWS = 500_000
_LARGE_BYTES = 16 * 2**20
LIMIT_ROW_BYTES = 64 * 2**20
SCHEMA = (
    "CREATE TABLE log ("
    "seq INTEGER PRIMARY KEY, kind TEXT NOT NULL, body TEXT NOT NULL, checksum TEXT NOT NULL)",
    "CREATE TRIGGER log_is_never_changed BEFORE UPDATE ON log "
    "BEGIN SELECT RAISE(ABORT, 'rows of a session are never changed'); END",
    "CREATE TRIGGER log_is_never_cut BEFORE DELETE ON log "
    "BEGIN SELECT RAISE(ABORT, 'rows of a session are never deleted'); END",
)
# SQLite's own limit is 512 bytes with "-journal" and the end of the text; Windows has another.
LONGEST_PATH = 504
# Python raises the second for an error whose message quotes a damaged schema.
SQLITE_FAULTS = (sqlite3.Error, UnicodeDecodeError)
Identity: TypeAlias = tuple[int, int]
# The files that this process is writing.
_HELD: set[Identity] = set()
_HELD_LOCK = threading.RLock()
_CACHE_KIB = 65_536
_INSERT = "INSERT INTO log (seq, kind, body, checksum) VALUES (?, ?, ?, ?)"


class DamagedSession(GridLabError):
    """A session file that is not as it was written."""

    def __init__(self, path: Path, why: Said) -> None:
        super().__init__(
            say(
                "The session file {name} is damaged or not a session: {why}.", name=shown(path.name), why=why
            ),
            safe=say("It wasn't changed, and other sessions are not affected."),
            todo=say("Use a backup, or recover its readable answers with `gridlab recover`."),
        )


class SessionHeld(GridLabError):
    """Someone is writing this session; it can be read when they are done."""

    def __init__(self, path: Path) -> None:
        super().__init__(
            say("The session {name} is being written by another window or program.", name=path.name),
            safe=say("Its answers are safe."),
            todo=say("Wait until it's finished. The Sessions page shows its progress."),
        )
        self.path = path


class NewerSession(GridLabError):
    """A session file of a later version of the format than this program knows."""

    def __init__(self, path: Path, version: int) -> None:
        super().__init__(
            say(
                "The session file {name} cannot be read: {why}.",
                name=shown(path.name),
                why=version_problem(FORMAT, version),
            ),
            safe=say("It wasn't changed."),
            todo=say("Install a newer GridLab, one that reads format version {found}.", found=version),
        )


def check_path_length(path: Path) -> None:
    """Raise GridLabError for a path that SQLite cannot open, though the system can."""
    length = len(os.fsencode(path.absolute()))
    if sys.platform != "win32" and length > LONGEST_PATH:
        raise failure(
            "The path of the session {name} has {length:,} bytes. SQLite opens at most {longest:,}.",
            name=shown(path.name),
            length=length,
            longest=LONGEST_PATH,
            safe=say("It wasn't changed."),
            todo=say("Move the study to a folder with a shorter path."),
        )


def session_image(log: Sequence[LogRow]) -> bytes:
    """The bytes of a session file with these rows."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        _fill(connection, log)
        return connection.serialize()


def session_content(log: Sequence[LogRow]) -> bytes | Callable[[Path], None]:
    """What `write_whole` takes to write a session file with these rows: its bytes or, as these would be in
    memory several times over, what fills a file."""
    if sum(len(row.body) for row in log) < _LARGE_BYTES:
        return session_image(log)

    def fill(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode=OFF")  # nobody reads it before it is whole
            connection.execute("PRAGMA synchronous=OFF")  # it is synced once, afterwards
            _fill(connection, log)

    return fill


def _fill(connection: sqlite3.Connection, log: Sequence[LogRow]) -> None:
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version={version_of(log) or VERSION}")
    connection.execute("BEGIN")
    for statement in SCHEMA:
        connection.execute(statement)
    insert(connection, 0, log)
    connection.execute("COMMIT")


def insert(connection: sqlite3.Connection, first: int, rows: Iterable[LogRow]) -> None:
    """Add rows, the first one numbered `first`, in the transaction at hand."""
    connection.executemany(_INSERT, ((seq, *row) for seq, row in enumerate(rows, start=first)))


def open_for_writing(path: Path, *, relaxed: bool, wait_seconds: float) -> sqlite3.Connection:
    """A connection that holds the file until it is closed. Raises sqlite3.Error, SQLITE_BUSY where held.

    The journal mode is DELETE, as in every database unless its file says otherwise (`check_file`). EXTRA
    syncs the folder too. relaxed (simulated sessions only): the system may lose the last commits in a
    power cut.
    """
    connection = sqlite3.connect(
        f"{_uri(path)}?mode=rw",
        uri=True,
        timeout=wait_seconds,
        isolation_level=None,
        check_same_thread=False,
        cached_statements=16,
    )
    connection.text_factory = bytes
    try:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute(f"PRAGMA synchronous={'OFF' if relaxed else 'EXTRA'}")
        # All pages stay in memory, and come from nowhere else: the file is compared with them.
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        connection.execute("PRAGMA mmap_size=0")
        # Exclusive only once locked: in that mode a shared lock is never let go, and two openers that have
        # one each would keep both from writing.
        connection.execute("BEGIN EXCLUSIVE")
        connection.execute("PRAGMA locking_mode=EXCLUSIVE")
        connection.execute("COMMIT")
        connection.execute("PRAGMA busy_timeout=0")
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """A read-only connection that trusts nothing in the file. Raises sqlite3.Error."""
    connection = sqlite3.connect(
        f"{_uri(path)}?mode=ro", uri=True, timeout=0, isolation_level=None, cached_statements=0
    )
    connection.text_factory = bytes
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LIMIT_ROW_BYTES)
    return connection


def roll_back(path: Path) -> None:
    """Let SQLite roll back the transaction that a kill or power cut broke off. Raises sqlite3.Error."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()


def verified_rows(connection: sqlite3.Connection, path: Path) -> Iterator[LogRow]:
    """All rows one by one, once file, schema, numbers and checksums are what they must be.

    Raises DamagedSession, sqlite3.Error.
    """
    connection.execute("BEGIN")
    version = check_file(connection, path)
    if connection.execute("PRAGMA quick_check(1)").fetchall() != [(b"ok",)]:
        raise DamagedSession(path, say("its pages do not fit together"))
    first: list[LogRow] = []
    for row in good_rows(connection.execute("SELECT seq, kind, body, checksum FROM log ORDER BY seq"), path):
        if len(first) < HEADER_ROWS:
            first.append(row)
        yield row
    if version_of(first) not in (0, version):
        raise DamagedSession(path, say("its version is not that of its rows"))
    connection.execute("COMMIT")


def check_file(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the format. Raises NewerSession for one that is not known yet, DamagedSession for a
    database that is no session, or holds anything else."""
    if _one(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise DamagedSession(path, say("it is another kind of file"))
    version = _one(connection, "PRAGMA user_version")
    assert isinstance(version, int)
    if version > VERSION:
        raise NewerSession(path, version)
    if version not in HEADER_KINDS:
        raise DamagedSession(path, version_problem(FORMAT, version))
    mode = _one(connection, "PRAGMA journal_mode")
    if mode == b"wal":
        raise DamagedSession(path, say("another program has switched it to a write-ahead log (WAL)"))
    if mode != b"delete" or _one(connection, "PRAGMA encoding") != b"UTF-8":
        raise DamagedSession(path, say("its settings are not those of a session"))
    found = {bytes(sql or b"") for (sql,) in connection.execute("SELECT sql FROM sqlite_master LIMIT 10")}
    if found != {statement.encode() for statement in SCHEMA}:
        raise DamagedSession(path, say("it has other tables, triggers or views than a session"))
    return version


def good_rows(found: Iterable[tuple[object, ...]], path: Path) -> Iterator[LogRow]:
    """The rows (as bytes) one by one. Raises DamagedSession at the first that is not as it was written."""
    expected, previous = -1, BEFORE_THE_FIRST.encode()
    sha256 = hashlib.sha256
    for expected, (seq, kind, body, checksum) in enumerate(found):
        if seq != expected:
            raise DamagedSession(path, say("row {row} is missing", row=expected))
        if expected == LIMIT_ROWS:
            raise DamagedSession(path, say("it has more than the allowed {most:,} rows", most=LIMIT_ROWS))
        if not (isinstance(kind, bytes) and isinstance(body, bytes)):
            raise DamagedSession(path, say("row {row} is no text", row=expected))
        digest = sha256(b"%b\n%d\n%b\n%b" % (previous, expected, kind, body)).hexdigest()
        previous = digest.encode()
        if previous != checksum:
            raise DamagedSession(path, say("the checksum of row {row} is wrong", row=expected))
        try:
            row = LogRow(kind.decode("utf-8"), body.decode("utf-8"), digest)
        except UnicodeDecodeError:
            raise DamagedSession(path, say("row {row} is not UTF-8", row=expected)) from None
        yield row
    if expected < 0:
        raise DamagedSession(path, say("it has no rows"))


def identity(path: Path) -> Identity:
    """What tells a file apart, whatever its path. Raises OSError."""
    found = path.lstat()
    return found.st_dev, found.st_ino


def hold(path: Path) -> Identity:
    """Note that this process writes the file. Raises SessionHeld where it does already, OSError."""
    with _HELD_LOCK:
        found = identity(path)
        if found in _HELD:
            raise SessionHeld(path)
        _HELD.add(found)
        return found


def release(held: Identity) -> None:
    """Note that this process is done with the file."""
    with _HELD_LOCK:
        _HELD.discard(held)


def is_ours(path: Path) -> bool:
    """Whether this process is writing the file."""
    try:
        with _HELD_LOCK:
            return identity(path) in _HELD
    except OSError:
        return False


@contextmanager
def not_ours(path: Path) -> Iterator[None]:
    """Inside, this process does not begin to write the file, so that it may be opened plainly.

    Raises SessionHeld where it does already.
    """
    with _HELD_LOCK:
        if is_ours(path):
            raise SessionHeld(path)
        yield


def _one(connection: sqlite3.Connection, statement: str) -> object:
    (value,) = connection.execute(statement).fetchone()
    return value


def _uri(path: Path) -> str:
    return "file:" + quote_from_bytes(os.fsencode(path.absolute()))
