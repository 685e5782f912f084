"""The inbox of a server: one SQLite file with the rows of all its sessions; its tables, and reading it."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from urllib.parse import quote_from_bytes

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import Said, say, verbatim
from gridlab.store import disk
from gridlab.store.sessions.rows import LogRow
from gridlab.store.versions import newest_of, version_problem
from gridlab.store.web.record import LIMIT_LINE_BYTES, Gathering, RowLine

FORMAT = "gridlab-inbox"
VERSION = newest_of(FORMAT)
FILE_NAME = "inbox.sqlite"
APPLICATION_ID = 0x4752494E
SCHEMA = (
    "CREATE TABLE inbox (publication TEXT NOT NULL, secret TEXT NOT NULL, next INTEGER NOT NULL)",
    "CREATE TABLE session (id TEXT PRIMARY KEY, number INTEGER NOT NULL, started INTEGER NOT NULL, "
    "last INTEGER NOT NULL, status TEXT NOT NULL, person TEXT NOT NULL, who TEXT NOT NULL, "
    "bytes INTEGER NOT NULL) WITHOUT ROWID",
    "CREATE INDEX session_person ON session (person)",
    "CREATE TABLE token (digest TEXT PRIMARY KEY, session TEXT NOT NULL, issued INTEGER NOT NULL) "
    "WITHOUT ROWID",
    "CREATE TABLE line (session TEXT NOT NULL, seq INTEGER NOT NULL, kind TEXT NOT NULL, "
    "body TEXT NOT NULL, checksum TEXT NOT NULL, PRIMARY KEY (session, seq)) WITHOUT ROWID",
)
LIMIT_BYTES = 16 * 2**30
_WAIT_SECONDS = 10.0
_RECOVERY = frozenset(
    {
        sqlite3.SQLITE_READONLY_ROLLBACK,
        sqlite3.SQLITE_READONLY_RECOVERY,
        sqlite3.SQLITE_READONLY_CANTINIT,
        sqlite3.SQLITE_READONLY_DIRECTORY,
        sqlite3.SQLITE_CANTOPEN,
    }
)
"""What keeps a database from being read where it lies, as something is to be put in order first."""


def inbox_path(place: Path) -> Path:
    """The database of an inbox that is named by its folder or by the file itself."""
    return place / FILE_NAME if disk.is_folder(place) else place


def changes(place: Path) -> tuple[tuple[int, int], ...]:
    """Another value after anything was written to the inbox: when its files were changed, and their sizes."""
    found = []
    for suffix in ("", "-wal"):
        with suppress(OSError):
            state = Path(f"{inbox_path(place)}{suffix}").stat()
            found.append((state.st_mtime_ns, state.st_size))
    return tuple(found)


def read_inbox(path: Path) -> Iterator[Gathering]:
    """Every session of an inbox, also of one that a server is writing to at this moment.

    Each session is read in a transaction of its own, so that no answer waits long for it. Raises GridLabError
    for a file that is no inbox, or is damaged.
    """
    path = inbox_path(path)
    try:
        with _opened(path) as connection:
            ids = connection.execute("SELECT id FROM session ORDER BY started, number, id").fetchall()
            for (session,) in ids:
                yield _gathering(connection, str(session))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _damaged(path, verbatim(str(error))) from error


def check_tables(connection: sqlite3.Connection, path: Path) -> None:
    """Raise GridLabError where a database is no inbox, or holds anything else. Raises sqlite3.Error."""
    if _one(connection, "PRAGMA application_id") != APPLICATION_ID:
        raise _damaged(path, say("it is another kind of file"))
    if problem := version_problem(FORMAT, _one(connection, "PRAGMA user_version")):
        raise _damaged(path, problem)
    found = {
        sql for (sql,) in connection.execute("SELECT sql FROM sqlite_master WHERE sql IS NOT NULL LIMIT 20")
    }
    if found != set(SCHEMA) or _one(connection, "SELECT count(*) FROM inbox") != 1:
        raise _damaged(path, say("it has other tables than an inbox"))


def emptied(connection: sqlite3.Connection) -> bool:
    """Whether the write-ahead log could be put into the file and emptied; nothing deleted is left in it."""
    try:
        busy = _one(connection, "PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error:
        return False
    return busy == 0


def uri(path: Path, mode: str) -> str:
    """How SQLite is told to open a file so."""
    return f"file:{quote_from_bytes(os.fsencode(path.absolute()))}?mode={mode}"


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to an inbox that trusts nothing in it; what a kill broke off is rolled back in a
    copy. Raises GridLabError, sqlite3.Error."""
    what = say("inbox {name}", name=disk.shown(path.name))
    with (
        disk.explained(
            "The {what} cannot be read: {reason}.",
            what=what,
            safe=say("It wasn't changed."),
            todo=say("Check that it is the right file."),
        ),
        disk.opened(path, limit_bytes=LIMIT_BYTES, what=what, follow=True),
    ):
        pass
    if not _has_loose_log(path):
        try:
            with closing(_connected(path)) as connection:
                check_tables(connection, path)
                yield connection
                return
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", 0) not in _RECOVERY:
                raise
    with disk.temporary_folder(what) as folder:
        copy = folder / FILE_NAME
        for suffix in ("", "-journal", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(f"{path}{suffix}", f"{copy}{suffix}")
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("PRAGMA trusted_schema=OFF")
            connection.execute("SELECT 1 FROM sqlite_master").fetchall()
            connection.execute("PRAGMA journal_mode=DELETE")
        with closing(_connected(copy)) as connection:
            check_tables(connection, path)
            yield connection


def _has_loose_log(path: Path) -> bool:
    """Whether a write-ahead log lies beside the file that nobody works with: both were copied from elsewhere,
    and reading them there would change them."""
    return disk.is_there(Path(f"{path}-wal")) and not disk.is_there(Path(f"{path}-shm"))


def _connected(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(uri(path, "ro"), uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, 2 * LIMIT_LINE_BYTES)
    return connection


def _gathering(connection: sqlite3.Connection, session: str) -> Gathering:
    """What is stored of one session, with its time by the server's clock."""
    connection.execute("BEGIN")
    head = connection.execute("SELECT started, last, who FROM session WHERE id = ?", (session,)).fetchone()
    rows = stored_rows(connection, session)
    connection.execute("COMMIT")
    gathering = Gathering(session)
    for seq, row in rows:
        gathering.take(RowLine(session, seq, *row))
    if head is not None:
        gathering.span_s = max(0, int(head[1]) - int(head[0]))
        gathering.who = str(head[2])
    return gathering


def stored_rows(connection: sqlite3.Connection, session: str) -> list[tuple[int, LogRow]]:
    """The rows of a session that are stored, with their places."""
    found = connection.execute(
        "SELECT seq, kind, body, checksum FROM line WHERE session = ? ORDER BY seq", (session,)
    )
    return [(seq, LogRow(kind, body, checksum)) for seq, kind, body, checksum in found]


def _one(connection: sqlite3.Connection, statement: str) -> object:
    row = connection.execute(statement).fetchone()
    return row[0] if row is not None else None


def _damaged(path: Path, why: Said) -> GridLabError:
    return failure(
        "{name} is damaged or not an inbox: {why}.",
        name=disk.shown(path.name),
        why=why,
        safe=say("It wasn't changed."),
        todo=say("Check that it is the right file, or use a backup of it."),
    )
