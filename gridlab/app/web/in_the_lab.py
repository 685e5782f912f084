"""Serving a published page to the tablets of a lab, from the window: started, looked after, stopped."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.study import OpenStudy
from gridlab.app.uses import Use, plain
from gridlab.app.web.extra import check_server
from gridlab.app.web.serving import PortTaken, Serving, Wish, serving
from gridlab.domain.errors import failure
from gridlab.domain.said import Said, say
from gridlab.store.disk import shown
from gridlab.store.web.folder import read_manifest
from gridlab.store.web.inbox_file import changes
from gridlab.store.web.publication_file import publication_paths

_EVERYWHERE = "0.0.0.0"
_USUAL_PORT, _ANY_PORT = 8000, 0
_PATIENCE_S = 8.0


@dataclass(slots=True)
class LabServer:
    """A server that runs in a thread of its own."""

    running: Serving
    _thread: threading.Thread
    _seen: tuple[tuple[int, int], ...] = ()

    @property
    def url(self) -> str:
        """What the tablets open."""
        return self.running.url

    @property
    def inbox(self) -> Path:
        """The folder of its inbox."""
        return self.running.wish.place

    @property
    def is_over(self) -> bool:
        """Whether it has stopped."""
        return not self._thread.is_alive()

    def told(self) -> Said:
        """How far the whole is, or what is wrong."""
        if self.running.trouble:
            return self.running.trouble
        progress = self.running.progress
        return say(
            "{complete} complete of {started} started, {numbers:,} numbers",
            complete=progress.complete,
            started=progress.started,
            numbers=len(self.running.site.numbers),
        )

    def has_news(self) -> bool:
        """Whether the inbox changed since this was last asked."""
        before, self._seen = self._seen, changes(self.inbox)
        return before != self._seen

    def stop(self) -> None:
        """Stop it; all that it acknowledged is stored."""
        self.running.stop()
        self._thread.join(_PATIENCE_S)


def starting_in_lab(opened: OpenStudy, web: Path) -> Use[LabServer]:
    """Serving a published folder in this network, as a use; a port that is free is found."""
    return Use(say("Checking the page"), plain(lambda: _started(opened, web)))


def _started(opened: OpenStudy, web: Path) -> LabServer:
    check_server()
    publication, _ = read_manifest(web)
    if not any(path.stem == publication for path in publication_paths(opened.folder)):
        raise failure(
            "{folder} is not of a publication of this study.",
            folder=shown(web.name),
            safe=say("Nothing was started."),
            todo=say("Open the study that it was published from, or choose its own folder."),
        )
    try:
        running = serving(Wish(web, host=_EVERYWHERE, port=_USUAL_PORT), _nobody)
    except PortTaken:
        running = serving(Wish(web, host=_EVERYWHERE, port=_ANY_PORT), _nobody)
    thread = threading.Thread(target=running.run, name="lab server", daemon=True)
    thread.start()
    return LabServer(running, thread)


def _nobody(_said: Said) -> None:
    """The window shows how far it is; nobody reads lines."""
