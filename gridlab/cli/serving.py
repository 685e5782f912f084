"""Commands for the HIT on the web once it is published: `serve` and `collect`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gridlab.app.columns import plain_rows
from gridlab.cli.report import carried_out, print_json, print_table
from gridlab.cli.values import AsJson, StudyFolder
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import verbatim


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
            verbatim("Not everything was taken; the report tells why."),
            safe=verbatim("Sessions that were taken are in the study, and the sources are unchanged."),
            todo=verbatim("See to what was refused and collect again; collecting twice does no harm."),
        )
