"""Trying a published page on this machine: handed out to its browser alone, its answers thrown away."""

from __future__ import annotations

import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.app.uses import Use, plain
from gridlab.domain.said import Said, say

if TYPE_CHECKING:
    from gridlab.app.web.serving import Serving

_PATIENCE_S = 8.0


@dataclass(slots=True)
class Trial:
    """A server for this machine alone, in a thread of its own, with an inbox that goes with it."""

    running: Serving
    _thread: threading.Thread

    @property
    def url(self) -> str:
        """Where the page is."""
        return self.running.url

    def stop(self) -> None:
        """Stop it, and remove what was answered."""
        self.running.stop()
        self._thread.join(_PATIENCE_S)


def starting_trial(web: Path) -> Use[Trial]:
    """Handing a published folder out to this machine alone, as a use. Raises GridLabError."""
    return Use(say("Checking the page"), plain(lambda: _started(web)))


def _started(web: Path) -> Trial:
    from gridlab.app.web.extra import check_server

    check_server()
    from gridlab.app.web.serving import Wish, serving

    place = tempfile.TemporaryDirectory(prefix="gridlab-trial-", ignore_cleanup_errors=True)
    try:
        running = serving(Wish(web, Path(place.name) / "inbox", port=0), _nobody)
    except BaseException:
        place.cleanup()
        raise

    def run() -> None:
        with place:
            running.run()

    thread = threading.Thread(target=run, name="trial of a page", daemon=True)
    thread.start()
    return Trial(running, thread)


def _nobody(_said: Said) -> None:
    """Nobody reads how far a trial is."""
