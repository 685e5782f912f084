"""The arguments and options that several commands share, with one wording each."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class PurposeName(StrEnum):
    """What a session counts for."""

    main = "main"
    pilot = "pilot"
    test = "test"
    simulated = "simulated"


StudyFolder = Annotated[
    Path, typer.Argument(metavar="STUDY", help="The study's folder.", show_default=False, readable=False)
]
DesignName = Annotated[str, typer.Option("--design", metavar="NAME", help="A design of the study.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]
