"""Codes that a station has on view for who comes next: a file each in the study, so no other shows them."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import time
from pathlib import Path

from gridlab.domain.codes import composed
from gridlab.domain.said import say
from gridlab.store.disk import explained
from gridlab.store.locks import locked
from gridlab.store.sessions.list import sessions_folder

SUFFIX = ".claim"
LAPSES_AFTER_SECONDS = 12 * 3600


def claim_path(folder: Path, code: str) -> Path:
    """The file that claims a code in the study's folder; its name does not say the code."""
    name = hashlib.sha256(f"code {composed(code)}".encode()).hexdigest()[:32]
    return sessions_folder(folder) / f"{name}{SUFFIX}"


def claim_code(folder: Path, code: str, station: int) -> bool:
    """Claim a code for a station, by a file that only one program can make; whether it was free.

    A claim that is older than LAPSES_AFTER_SECONDS is nobody's any more. Raises GridLabError.
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
        if not _has_lapsed(path):
            return False
        with locked(path.parent):  # of several that see it lapsed, one takes it away
            if _has_lapsed(path):
                path.unlink(missing_ok=True)
            return _made(path, station)


def is_claimed(folder: Path, code: str) -> bool:
    """Whether some station has this code on view."""
    path = claim_path(folder, code)
    return path.exists() and not _has_lapsed(path)


def release_code(folder: Path, code: str) -> None:
    """Take a claim away: the code is not on view any more. A failure only keeps it until it lapses."""
    with contextlib.suppress(OSError):
        claim_path(folder, code).unlink(missing_ok=True)


def _made(path: Path, station: int) -> bool:
    try:
        with path.open("x", encoding="utf-8") as file:
            json.dump({"station": station}, file)
    except FileExistsError:
        return False
    return True


def _has_lapsed(path: Path) -> bool:
    """Whether a claim is too old, by the time of its file."""
    try:
        since = os.lstat(path).st_mtime
    except OSError:
        return False
    return time.time() - since > LAPSES_AFTER_SECONDS
