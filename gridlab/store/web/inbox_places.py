"""Which inboxes a study was collected from on this machine, so that erasing an annotator reaches them too."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import is_there, ordinary, read
from gridlab.store.json_text import parse_json, pretty
from gridlab.store.places import made, study_data
from gridlab.store.versions import head_of, upgraded
from gridlab.store.web.inbox_file import check_tables, emptied, uri

FORMAT = "gridlab-inboxes"
_FILE_NAME = "inboxes.json"
_LIMIT_BYTES = 2**20
_MOST = 1000
_WAIT_SECONDS = 10.0
_WHAT = say("list of inboxes")


def remember_inbox(study: str, path: Path) -> None:
    """Note that answers of the study came from this inbox. Raises GridLabError."""
    known = known_inboxes(study)
    path = path.absolute()
    if path in known:
        return
    target = study_data(study) / _FILE_NAME
    made(target.parent)
    said = head_of(FORMAT) | {"inboxes": [str(one) for one in (*known, path)[-_MOST:]]}
    write_whole(target, pretty(said), what=_WHAT, private=True)


def known_inboxes(study: str) -> tuple[Path, ...]:
    """The inboxes that answers of the study came from. Raises GridLabError."""
    path = study_data(study) / _FILE_NAME
    if not is_there(path):
        return ()
    data = read(path, limit_bytes=_LIMIT_BYTES, what=_WHAT)
    bare, _ = upgraded(parse_json(data, what=_WHAT, limit_bytes=_LIMIT_BYTES), FORMAT, _WHAT)
    found = bare.get("inboxes")
    listed = found if isinstance(found, list) else []
    return tuple(Path(one) for one in listed if isinstance(one, str) and "\0" not in one)


def erase_from_inboxes(study: str, sessions: Iterable[str]) -> list[Path]:
    """Remove all of these sessions from every inbox that is known, also from one that a server writes to:
    rows, sealed ids, and by what a person is known. Returns those that could not be reached.

    Raises GridLabError where the list of inboxes is damaged.
    """
    ids = [(session,) for session in sessions]
    return [path for path in known_inboxes(study) if ids and not _erased(path, ids)]


def _erased(path: Path, ids: list[tuple[str]]) -> bool:
    try:
        ordinary(path)
        with closing(_opened(path)) as connection:
            check_tables(connection, path)
            connection.execute("BEGIN IMMEDIATE")
            for table, column in (("line", "session"), ("token", "session"), ("session", "id")):
                connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", ids)
            connection.execute("COMMIT")
            return emptied(connection)
    except (OSError, GridLabError, sqlite3.Error, UnicodeDecodeError):
        return False


def _opened(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(uri(path, "rw"), uri=True, timeout=_WAIT_SECONDS, isolation_level=None)
    for setting in ("trusted_schema=OFF", "secure_delete=ON", "synchronous=EXTRA"):
        connection.execute(f"PRAGMA {setting}")
    return connection
