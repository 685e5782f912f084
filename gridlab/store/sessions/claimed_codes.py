"""Codes that a station has on view for who comes next: a file each in the study, so no other shows them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import time
import uuid
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from gridlab.domain.codes import composed
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.disk import explained, listed, read
from gridlab.store.json_text import parse_json
from gridlab.store.locks import hold, is_let_go, locked
from gridlab.store.places import data_folder, made
from gridlab.store.sessions.list import sessions_folder

SUFFIX = ".claim"
LAPSES_AFTER_SECONDS = 12 * 3600
_LIMIT_BYTES = 65_536
_MARK = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Claim:
    """A code that is on view, which its file does not say. station: -1 where that is not known. since: its
    file's time, seconds since 1970; 0: there is none. mark: of the program that has it on view, or ""."""

    path: Path
    station: int
    since: float
    mark: str


def claim_path(folder: Path, code: str) -> Path:
    """The file that claims a code in the study's folder; its name does not say the code."""
    name = hashlib.sha256(f"code {composed(code)}".encode()).hexdigest()[:32]
    return sessions_folder(folder) / f"{name}{SUFFIX}"


def claim_code(folder: Path, code: str, station: int) -> bool:
    """Claim a code for a station, by a file that only one program can make; whether it was free.

    A claim that is older than LAPSES_AFTER_SECONDS is nobody's any more, and so is one of a program of this
    machine that is gone. Raises GridLabError.
    """
    path = claim_path(folder, code)
    with explained(
        "No code can be proposed: {reason}.",
        safe=say("No session was started."),
        todo=say("Make the study's folder writable, then try again."),
    ):
        path.parent.mkdir(exist_ok=True)
        if _made(path, station):
            return True
        if not _is_nobodys(path):
            return False
        with locked(path.parent):  # of several that see it so, one takes it away
            if _is_nobodys(path):
                path.unlink(missing_ok=True)
            return _made(path, station)


def is_claimed(folder: Path, code: str) -> bool:
    """Whether some station has this code on view."""
    path = claim_path(folder, code)
    return path.exists() and not _is_nobodys(path)


def holds_code(folder: Path, code: str, station: int) -> bool:
    """Whether the claim of a code is there, and still that of this program as this station."""
    claim = _read(claim_path(folder, code))
    return bool(claim.since) and (claim.station, claim.mark) == (station, _own_mark(_marks()))


def claims(folder: Path) -> list[Claim]:
    """The codes on view, the longest one first. Raises GridLabError where the folder cannot be looked at."""
    found = [_read(path) for path in listed(sessions_folder(folder), SUFFIX) if not _is_nobodys(path)]
    return sorted(found, key=lambda claim: (claim.since, claim.path))


def release_code(folder: Path, code: str) -> None:
    """Take a claim away: the code is not on view any more. A failure only keeps it until it lapses."""
    with contextlib.suppress(OSError):
        claim_path(folder, code).unlink(missing_ok=True)


def free(claim: Claim) -> None:
    """Take the claim of another station away. Raises GridLabError."""
    with explained(
        "The code could not be freed: {reason}.",
        safe=say("Nothing was changed."),
        todo=say("Make the study's folder writable, then try again."),
    ):
        claim.path.unlink(missing_ok=True)


def _made(path: Path, station: int) -> bool:
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump({"station": station, "mark": _own_mark(_marks())}, file)
    except FileExistsError:
        return False
    return True


def _read(path: Path) -> Claim:
    """What a claim says; one that is just being written, or of an earlier program, says little."""
    value: object = None
    since = 0.0
    with contextlib.suppress(OSError, GridLabError):
        since = path.lstat().st_mtime
        value = parse_json(read(path, limit_bytes=_LIMIT_BYTES), what=say("claim"), limit_bytes=_LIMIT_BYTES)
    said = value if isinstance(value, dict) else {}
    station, mark = said.get("station"), said.get("mark")
    is_mark = isinstance(mark, str) and _MARK.fullmatch(mark)
    return Claim(path, station if type(station) is int else -1, since, str(mark) if is_mark else "")


def _is_nobodys(path: Path) -> bool:
    """Whether a claim is too old, by the time of its file, or its program ran on this machine and is gone."""
    try:
        since = os.lstat(path).st_mtime
    except OSError:
        return False
    if time.time() - since > LAPSES_AFTER_SECONDS:
        return True
    mark = _read(path).mark
    return bool(mark) and is_let_go(_marks() / mark)


def _marks() -> Path:
    return data_folder() / "running"


@cache
def _own_mark(folder: Path) -> str:
    """The mark of this program, drawn at random: it says nothing of machine or user.

    A file of that name in this user's own data stays locked while the program runs, so that others on this
    machine can tell when it is gone. "" where no file can be locked.
    """
    mark = uuid.uuid4().hex
    try:
        _tidy(made(folder))
        hold(folder / mark)
    except (OSError, GridLabError):
        return ""
    return mark


def _tidy(folder: Path) -> None:
    """Remove the marks of programs that ended so long ago that their claims have lapsed too."""
    for path in folder.iterdir():
        old = time.time() - path.lstat().st_mtime > LAPSES_AFTER_SECONDS
        if old and _MARK.fullmatch(path.name) and is_let_go(path):
            path.unlink(missing_ok=True)
