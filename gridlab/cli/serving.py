"""Commands for the HIT on the web once it is published: `serve` and `collect`."""

from __future__ import annotations

import contextlib
import json
import os
import queue
import re
import signal
import sys
import threading
from pathlib import Path
from typing import Annotated

import typer

from gridlab.app.columns import plain_rows
from gridlab.cli.report import carried_out, print_json, print_table
from gridlab.cli.values import AsJson, StudyFolder
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import verbatim
from gridlab.domain.visible import visible

_ERRORS, _MOST_WAITING = 2, 10_000
_URL = re.compile(r"https?://[^\s/?#]+(/[^\s?#]*)?", re.IGNORECASE)


class _Telling:
    """Prints messages without keeping anyone waiting: nobody may read them, and the pipe be full."""

    def __init__(self) -> None:
        self._waiting: queue.SimpleQueue[str | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._print, name="telling", daemon=True)
        self._thread.start()

    def tell(self, message: str) -> None:
        """Print it soon; left out where thousands wait already."""
        if self._waiting.qsize() < _MOST_WAITING:
            self._waiting.put(message)

    def close(self) -> None:
        """Print what waits, unless nobody reads it."""
        self._waiting.put(None)
        self._thread.join(1.0)

    def _print(self) -> None:
        # Not through `sys.stderr`, whose lock Python needs when it ends.
        with contextlib.suppress(OSError):  # whoever read it has gone
            while (message := self._waiting.get()) is not None:
                os.write(_ERRORS, f"{visible(message)}\n".encode(errors="backslashreplace"))


def serve(
    web: Annotated[
        Path,
        typer.Argument(metavar="WEB", help="The published folder.", show_default=False, readable=False),
    ],
    inbox: Annotated[
        Path | None,
        typer.Option(
            "--inbox", metavar="DIR", help="Where answers go.", show_default="WEB.inbox", readable=False
        ),
    ] = None,
    host: Annotated[
        str, typer.Option("--host", help="Where to listen; 0.0.0.0: in the whole network.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65_535, help="0: any that is free.")] = 8000,
    url: Annotated[
        list[str] | None,
        typer.Option("--url", metavar="URL", help="The page's public address behind a proxy; repeatable."),
    ] = None,
    rate: Annotated[
        int, typer.Option("--rate", min=1, max=1_000_000, help="New sessions a minute per address.")
    ] = 60,
    as_json: AsJson = False,
) -> None:
    """Hand out a published page and take its answers, until Ctrl+C.

    Example: gridlab serve web --url https://example.org/hit/
    """
    for one in url or ():
        if not _URL.fullmatch(one):
            raise typer.BadParameter("an address begins with https:// or http://", param_hint="'--url'")
    from gridlab.app.web.extra import check_server

    check_server()
    from gridlab.app.web.serving import Wish, serving

    telling = _Telling()
    running = serving(Wish(web, inbox, host, port, tuple(url or ()), rate), telling.tell)
    if as_json:
        # On one line, as who waits for it reads lines.
        print(json.dumps({"url": running.url, "publication": running.site.publication}))
    else:
        print(f"The page is at {running.url}")
        print(f"Answers go to {running.wish.place}; collect them at any time. Stop with Ctrl+C.")
    sys.stdout.flush()
    stopped_by = running.run()
    telling.tell("Stopped. All answers that were acknowledged are stored.")
    telling.close()
    if stopped_by == signal.SIGINT:
        raise KeyboardInterrupt


def collect(
    study: StudyFolder,
    source: Annotated[
        list[Path],
        typer.Argument(
            metavar="SOURCE...",
            help="Inboxes, .jsonl files, result archives of JATOS, or folders of these.",
            show_default=False,
            readable=False,
        ),
    ],
    submissions: Annotated[
        Path | None,
        typer.Option(
            "--submissions", metavar="CSV", help="The platform's list, to compare with.", readable=False
        ),
    ] = None,
    partial: Annotated[
        bool, typer.Option("--partial", help="Of a broken record, take the rows before the break.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Turn answers of a published page into sessions of the study; the sources stay as they are.

    Example: gridlab collect my-study web.inbox --submissions prolific_export.csv
    """
    from gridlab.app.study import open_study
    from gridlab.app.web.collect import ROWS, collecting

    found = carried_out(collecting(open_study(study), source, submissions=submissions, partial=partial))
    if as_json:
        print_json({"rows": plain_rows(ROWS, found.rows), "added": found.added, "refused": found.refused})
    else:
        print_table(ROWS, found.rows)
    if found.refused:
        raise GridLabError(
            verbatim("Not everything was imported. The report says why."),
            safe=verbatim("Imported sessions are in the study, and the sources are unchanged."),
            todo=verbatim("Fix what was refused and collect again. Collecting twice does no harm."),
        )
