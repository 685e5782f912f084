"""Watching a session in a shared folder before it is gone on with: locks of other machines are not seen."""

from __future__ import annotations

import time
from pathlib import Path

from gridlab.app.session.codes import NOTHING_STARTED
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import say
from gridlab.store.disk import shown
from gridlab.store.sessions.live import live_state
from gridlab.store.shared_folders import shared_by

# Writers replace ID.live every 5 s, and shares tell of it late.
WATCH_SECONDS = 15.0
_LOOKS = 30


def watch(path: Path, progress: Progress = no_progress, cancel: Cancel | None = None) -> None:
    """Return once nobody has written a session for 15 s, at once where its folder is this machine's alone.

    progress counts half seconds. Raises GridLabError while it or its ID.live changes, Cancelled.
    """
    if not shared_by(path.parent):
        return
    before = live_state(path)
    for _ in one_by_one(range(_LOOKS), progress, cancel):
        time.sleep(WATCH_SECONDS / _LOOKS)
        if live_state(path) != before:
            raise GridLabError(
                say(
                    "The session {name} is being written on another machine or by another program.",
                    name=shown(path.name),
                ),
                safe=NOTHING_STARTED,
                todo=say("Finish or stop it there first, then resume it here."),
            )
