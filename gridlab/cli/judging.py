"""Commands about how well people answered, and what is not counted: `quality`, `exclude`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from gridlab.cli.report import carried_out, print_message, print_rows
from gridlab.cli.values import AsJson, PurposeName

Source = Annotated[
    Path,
    typer.Argument(
        metavar="STUDY_OR_DATASET", help="A study's folder or an exported dataset.", readable=False
    ),
]
Purpose = Annotated[PurposeName, typer.Option("--purpose", help="Which sessions of a study.")]


def quality(source: Source, purpose: Purpose = "main", as_json: AsJson = False) -> None:
    """Show how carefully each annotator answered, the most doubtful first. Nothing is excluded by it.

    Example: gridlab quality my-study
    """
    from gridlab.app.quality.quality import measuring
    from gridlab.app.quality.rows import COMMAND, SCRIPT

    found = carried_out(measuring(source, purpose))
    print_rows(SCRIPT, found.rows, as_json, COMMAND)
    if not found.rows:
        print_message("No annotators are known here.")
