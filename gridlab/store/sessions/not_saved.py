"""Why rows of a session are not in its file, and where they go when it is not ours any more."""

from __future__ import annotations

import contextlib
import itertools
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, say, verbatim
from gridlab.store import disk
from gridlab.store.atomic import write_whole
from gridlab.store.places import study_data
from gridlab.store.sessions.database import SQLITE_FAULTS, DamagedSession, session_image
from gridlab.store.sessions.guard import Found
from gridlab.store.sessions.parse import parse_head
from gridlab.store.sessions.rows import LogRow

RESCUED = "rescued"
AWAY = say("the folder of the session doesn't exist (any more)")
_TAKEN: Mapping[Found, Said] = {
    "other": say("another program changed the file of the session"),
    "gone": say("the file of the session was deleted"),
}
_RUINED = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})
REASONS = {
    sqlite3.SQLITE_FULL: say("the disk is full"),
    sqlite3.SQLITE_IOERR: say("the disk reports an input/output error"),
    sqlite3.SQLITE_READONLY: say("the disk or the file is read-only"),
    sqlite3.SQLITE_CANTOPEN: say("the file cannot be opened"),
    sqlite3.SQLITE_PERM: say("permission is denied"),
    sqlite3.SQLITE_CORRUPT: say("the file is damaged"),
    sqlite3.SQLITE_NOTADB: say("the file is damaged"),
}


class NotSaved(GridLabError):
    """Rows that are not in the file, because `reason`; they may be tried again.

    kept: the file that holds all rows before them, where it is another than before. lost: no file does.
    """

    def __init__(self, reason: Said, *, kept: Path | None = None, lost: bool = False) -> None:
        super().__init__(
            say("It could not be saved: {reason}.", reason=reason),
            todo=say("Make room or choose another place, then retry."),
        )
        self.reason = reason
        self.kept = kept
        self.lost = lost


class Taken(NotSaved):
    """The file is not ours any more: changed, replaced or deleted by another program. Never written again."""

    def __init__(self, found: Found) -> None:
        super().__init__(_TAKEN[found])
        self.found = found


def check_found(found: Found) -> None:
    if found == "away":
        raise NotSaved(AWAY)
    if found != "ours":
        raise Taken(found)


def rescue_path(path: Path) -> Path:
    """A free name beside a session's file for what goes on in its stead: ID.rescued.gridlab."""
    session = path.name.split(".")[0]
    names = itertools.chain((RESCUED,), (f"{RESCUED}-{number}" for number in itertools.count(2)))
    places = (path.with_name(f"{session}.{name}{path.suffix}") for name in names)
    return next(place for place in places if not os.path.lexists(place))


def keep_rows(log: Sequence[LogRow]) -> Path | None:
    """Keep all rows where this machine keeps its data, as their own folder is gone; None where that fails."""
    head = parse_head(log[0].body)
    with contextlib.suppress(GridLabError, OSError):
        path = study_data(head["study"]) / f"{head['id']}.{RESCUED}.gridlab"
        path.parent.mkdir(parents=True, exist_ok=True)
        write_whole(path, session_image(log), what=say("session file"), private=True)
        return path
    return None


@contextlib.contextmanager
def ruin_told() -> Iterator[None]:
    """A file that turns out to be no sound session inside is not ours any more."""
    try:
        yield
    except DamagedSession as error:
        raise Taken("other") from error
    except SQLITE_FAULTS as error:
        if getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF in _RUINED:
            raise Taken("other") from error
        raise


def reason_of(error: Exception, path: Path | None = None) -> Said:
    """Why something failed, as the middle of a sentence. path: of the session that was to be written."""
    match error:
        case NotSaved():
            return error.reason
        case GridLabError():
            return say("{what:clause}", what=error.what)
        case FileNotFoundError():
            return AWAY
        case OSError():
            return disk.reason(error)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    told = disk.trouble(path.parent) if path is not None and code == sqlite3.SQLITE_IOERR else NOTHING
    return told or REASONS.get(code) or verbatim(str(error))
