"""The good part of a damaged session file, written to a new file; the damaged one is only read."""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, say, verbatim
from gridlab.store.disk import shown
from gridlab.store.sessions.database import SQLITE_FAULTS, good_rows, open_for_reading, session_image
from gridlab.store.sessions.file import create_file
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import copy_aside
from gridlab.store.sessions.rows import LogRow

_PAGE = 4096
_PAGE_COUNT = slice(28, 32)
_CHANGES = slice(24, 28)
_CHANGES_KNOWN = slice(92, 96)


@dataclass(frozen=True, slots=True)
class Salvaged:
    """The new file, how many rows and answers it holds, and why no more."""

    path: Path
    rows: int
    answers: int
    why: Said


def salvage(path: Path, target: Path | None = None) -> Salvaged:
    """Write the rows up to the first damaged one to a new file, ID.salvaged.gridlab if no other is named.

    Raises GridLabError where not even the session's head is left, or the new file exists.
    """
    with tempfile.TemporaryDirectory(prefix="gridlab-") as folder:
        rows, why = _rows_left(copy_aside(path, Path(folder)))
    try:
        record = parse_log(rows).record
    except GridLabError as error:
        raise GridLabError(
            say("Nothing of {name} can be salvaged: {why}.", name=shown(path.name), why=why or error.what),
            safe=say("The file was not changed."),
        ) from error
    new = target or path.with_name(f"{record.header.id}.salvaged.gridlab")
    create_file(new, rows)
    return Salvaged(new, len(rows), record.answered, why)


def _rows_left(copy: Path) -> tuple[list[LogRow], Said]:
    with contextlib.suppress(*SQLITE_FAULTS), closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA trusted_schema=OFF")
        connection.execute("SELECT 1 FROM sqlite_master").fetchall()  # rolls back what a journal holds
    copy.with_name(copy.name + "-journal").unlink(missing_ok=True)
    _renew_first_page(copy)
    try:
        with closing(open_for_reading(copy)) as connection:
            return good_rows(_one_by_one(connection))
    except SQLITE_FAULTS as error:
        return [], verbatim(str(error))


def _renew_first_page(copy: Path) -> None:
    """Put a sound first page in place: it says only what table there is, the same in every session."""
    data = copy.read_bytes()
    pages = max(2, -(-len(data) // _PAGE))
    first = bytearray(session_image(())[:_PAGE])
    first[_PAGE_COUNT] = pages.to_bytes(4, "big")
    first[_CHANGES_KNOWN] = first[_CHANGES]
    copy.write_bytes(bytes(first) + data[_PAGE:].ljust((pages - 1) * _PAGE, b"\0"))


def _one_by_one(connection: sqlite3.Connection) -> Iterator[tuple[object, ...]]:
    """Rows by number, until one cannot be read."""
    seq = 0
    while True:
        try:
            row = connection.execute(
                "SELECT seq, kind, body, checksum FROM log WHERE seq = ?", (seq,)
            ).fetchone()
        except SQLITE_FAULTS:
            return
        if row is None:
            return
        yield row
        seq += 1
