"""A hot journal is a suspect: whether it belongs to the session file beside it is tried on copies.

A kill or power cut leaves the journal of a commit that was broken off. But it may also be left from before
somebody put a longer file of the session in the place of the one it belongs to; rolled back, it would take
the longer file's answers away.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store import disk
from gridlab.store.atomic import write_whole
from gridlab.store.sessions.beside import check_files, has_hot_journal, journal_of
from gridlab.store.sessions.database import (
    LIMIT_BYTES,
    SQLITE_FAULTS,
    DamagedSession,
    SessionHeld,
    check_path_length,
    good_rows,
    not_ours,
    open_for_reading,
    roll_back,
    verified_rows,
)

_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
# Where SQLite locks a file: PENDING, RESERVED and SHARED together.
_LOCK_AT, _LOCK_BYTES = 0x40000000, 512
_WAIT_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Tried:
    """copy: what is to be read. stale: whether that is the file without its journal.

    cut: a copy of the file as it is, where rolling back takes sound rows away from it.
    """

    copy: Path
    stale: bool = False
    cut: Path | None = None


def check_journal(path: Path) -> None:
    """Raise DamagedSession where the journal beside a session names further files.

    SQLite deletes the file that such a journal names, whatever it is, once it has rolled back; sessions
    never have one. To be called before SQLite may roll back.
    """
    with (
        disk.explained(
            "The journal of {name} cannot be read: {reason}.",
            name=path.name,
            safe=say("It wasn't changed."),
            todo=say("Make it readable, then try again."),
        ),
        not_ours(path),
    ):
        named = _names_others(journal_of(path))
    if named:
        raise DamagedSession(path, say("its journal names other files"))


def tried(path: Path, folder: Path, file: IO[bytes] | None = None) -> Tried:
    """Try on copies in `folder` what a session file with a hot journal is to be read as.

    The file as it is where all of it is sound and no shorter than what rolling back gives, else what rolling
    back gives. file: the session, where it is open already. Raises SessionHeld, GridLabError.
    """
    bare, back = folder / "bare.gridlab", folder / "back.gridlab"
    with (
        disk.explained(
            "The session {name} cannot be copied: {reason}.",
            name=path.name,
            safe=say("It wasn't changed."),
            todo=say("Fix this, then start again."),
        ),
        not_ours(path),
    ):
        check_files(path)
        with contextlib.nullcontext(file) if file else disk.opened(path, limit_bytes=LIMIT_BYTES) as source:
            disk.put(source, bare)
            disk.put(source, back)
        if has_hot_journal(path):
            _copy_journal(path, back)
    if _names_others(journal_of(back)):
        raise DamagedSession(path, say("its journal names other files"))
    sound, without = _rows(bare)
    with contextlib.suppress(*SQLITE_FAULTS):
        roll_back(back)
    sound_after, after = _rows(back)
    if sound and (without >= after or not sound_after):
        return Tried(bare, stale=True)
    return Tried(back, cut=bare if without > after else None)


def settle_journal(path: Path) -> None:
    """Before SQLite may open a session for writing: keep a stale journal aside, under a name of its own.

    Also the file as it is, where rolling back takes sound rows away. Raises SessionHeld, GridLabError, also
    for whatever SQLite may not open.
    """
    check_path_length(path)
    with disk.explained(
        "The session {name} can't continue: {reason}.",
        name=path.name,
        safe=say("Its answers are safe."),
        todo=say("Fix this, then start again."),
    ):
        check_files(path)
        if not has_hot_journal(path):
            return
    with (
        not_ours(path),
        disk.temporary_folder(say("session {name}", name=disk.shown(path.name))) as folder,
        disk.explained(
            "The journal of {name} cannot be kept aside: {reason}.",
            name=path.name,
            safe=say("It wasn't changed."),
            todo=say("Make the folder writable, then try again."),
        ),
        _locked(path) as file,
    ):
        found = tried(path, folder, file)
        if found.stale:
            journal = journal_of(path)
            disk.replace(journal, _aside(journal, journal))
            disk.fsync_folder(path.parent)
        elif found.cut is not None:
            data = disk.read(found.cut, limit_bytes=LIMIT_BYTES, what=say("session"))
            write_whole(_aside(path, found.cut), data, what=say("session file"))


def _aside(path: Path, content: Path) -> Path:
    """ID.gridlab.aside-<digest>, ID.gridlab-journal.aside-<digest>: no other content has that name."""
    with disk.opened(content) as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
    return path.with_name(f"{path.name}.aside-{digest[:12]}")


def _copy_journal(path: Path, copy: Path) -> None:
    what = say("journal of the session")
    with disk.opened(journal_of(path), limit_bytes=LIMIT_BYTES, what=what) as file:
        disk.put(file, journal_of(copy))


def _names_others(journal: Path) -> bool:
    try:
        with disk.opened(journal, what=say("journal of the session")) as file:
            file.seek(0, 2)
            file.seek(max(0, file.tell() - len(_JOURNAL_MAGIC)))
            return file.read() == _JOURNAL_MAGIC
    except FileNotFoundError:
        return False


def _rows(copy: Path) -> tuple[bool, int]:
    """Whether a copy is a sound session, and how many of its first rows are as they were written."""
    try:
        with closing(open_for_reading(copy)) as connection:
            try:
                return True, sum(1 for _ in verified_rows(connection, copy))
            except GridLabError:
                connection.execute("ROLLBACK")
                found = connection.execute("SELECT seq, kind, body, checksum FROM log ORDER BY seq")
                return False, _good(found, copy)
    except SQLITE_FAULTS:
        return False, 0


def _good(found: Iterator[tuple[object, ...]], copy: Path) -> int:
    count = 0
    with contextlib.suppress(GridLabError):
        for _ in good_rows(_readable(found), copy):
            count += 1
    return count


def _readable(found: Iterator[tuple[object, ...]]) -> Iterator[tuple[object, ...]]:
    with contextlib.suppress(*SQLITE_FAULTS):
        yield from found


@contextmanager
def _locked(path: Path) -> Iterator[IO[bytes]]:
    """The file, locked as by the one writer of a session, but without SQLite, which would roll back.

    Closing any other descriptor of the file would drop the lock. None on Windows, where a journal that
    another program has open cannot be renamed.
    """
    descriptor = os.open(path, os.O_RDWR | disk.NO_LINK | getattr(os, "O_BINARY", 0))
    with os.fdopen(descriptor, "r+b") as file:
        until = time.monotonic() + _WAIT_SECONDS
        while not _take(descriptor):
            if time.monotonic() > until:
                raise SessionHeld(path)
            time.sleep(0.01)
        yield file


if sys.platform == "win32":

    def _take(_descriptor: int) -> bool:
        return True
else:
    import fcntl

    def _take(descriptor: int) -> bool:
        try:
            fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCK_BYTES, _LOCK_AT)
        except (BlockingIOError, PermissionError):
            return False
        return True
