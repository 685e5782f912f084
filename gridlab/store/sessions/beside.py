"""What SQLite keeps beside a session file: looked at before SQLite may open any of it, as it asks nothing."""

from __future__ import annotations

import os
from pathlib import Path

from gridlab.domain.errors import failure
from gridlab.domain.said import say
from gridlab.store import disk
from gridlab.store.sessions.database import LIMIT_BYTES

# Of a file's state: device, inode, size, time of the last change.
State = tuple[int, ...]
_WHAT = {
    "-journal": say("journal of the session"),
    "-wal": say("write-ahead log of the session"),
    "-shm": say("index of the write-ahead log"),
}


def journal_of(path: Path) -> Path:
    """Where SQLite keeps what a commit on a session file may have to roll back."""
    return path.with_name(path.name + "-journal")


def has_hot_journal(path: Path) -> bool:
    """Whether SQLite would roll back what is in the journal beside a session; a zeroed one is done with.

    Raises GridLabError, OSError.
    """
    try:
        with disk.opened(journal_of(path), what=_WHAT["-journal"]) as file:
            return file.read(1) not in (b"", b"\0")
    except FileNotFoundError:
        return False


def check_files(path: Path) -> State:
    """The state of a session file and what lies beside it, once all of that may be opened by SQLite.

    Raises GridLabError for links, pipes, devices, sockets and folders of these names, for what is too large
    and for rows in a write-ahead log, which no session has; OSError where there is no session file.
    """
    return _state(path, disk.ordinary(path, what=say("session"))) + check_beside(path)


def check_beside(path: Path) -> State:
    """As `check_files`, for what lies beside the session file alone."""
    state: State = ()
    for suffix, what in _WHAT.items():
        beside = path.with_name(path.name + suffix)
        try:
            found = disk.ordinary(beside, what=what)
        except FileNotFoundError:
            continue
        state += _state(beside, found)
        if suffix == "-wal" and found.st_size:
            raise failure(
                "Another program left its write-ahead log {name} beside the session.",
                name=disk.shown(beside.name),
                safe=say("Neither was changed. The log may hold changes that are not in the session."),
                todo=say("Close the session in that program. If the log stays, move it to another folder."),
            )
    return state


def _state(path: Path, found: os.stat_result) -> State:
    if found.st_size > LIMIT_BYTES:
        raise failure(
            "The session {path} is larger than the allowed {limit_bytes:,} bytes.",
            path=disk.shown(path),
            limit_bytes=LIMIT_BYTES,
            safe=say("It wasn't changed."),
            todo=say("Check that it is the right file."),
        )
    return found.st_dev, found.st_ino, found.st_size, found.st_mtime_ns
