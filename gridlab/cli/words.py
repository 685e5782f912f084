"""The arguments and options that several commands share, with one wording each."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from gridlab.domain.errors import GridLabError


class PurposeName(StrEnum):
    """What a session counts for."""

    main = "main"
    pilot = "pilot"
    test = "test"
    simulated = "simulated"


StudyFolder = Annotated[Path, typer.Argument(metavar="STUDY", help="The study's folder.", show_default=False)]
DesignName = Annotated[str, typer.Option("--design", metavar="NAME", help="A design of the study.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]


def viewport_of(text: str) -> tuple[int, int]:
    """A display size such as 1366x768 as (width, height)."""
    width, cross, height = text.lower().replace("×", "x").partition("x")
    if not (cross and width.isdecimal() and height.isdecimal() and int(width) > 0 and int(height) > 0):
        raise GridLabError(
            f"{text!r} is not a display size.",
            safe="Nothing was written.",
            todo="Give width and height in pixels, such as 1366x768.",
        )
    return int(width), int(height)
