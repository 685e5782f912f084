"""The arguments and options that several commands share, with one wording each."""

from __future__ import annotations

import re
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


WIDEST = 20_000
"""Pixels on a side: what a design's own viewport may have."""
MOST_PIXELS = 100_000_000
"""Of a picture in all: it is painted in memory, four bytes a pixel."""


def viewport_of(text: str) -> tuple[int, int]:
    """A display size such as 1366x768 as (width, height)."""
    size = re.fullmatch(r"([0-9]{1,5})[x×]([0-9]{1,5})", text.lower())
    width, height = (int(size[1]), int(size[2])) if size else (0, 0)
    if not (0 < width <= WIDEST and 0 < height <= WIDEST and width * height <= MOST_PIXELS):
        shown = text if len(text) <= 40 else f"{text[:40]}…"
        raise GridLabError(
            f"{shown!r} is not a display size.",
            safe="Nothing was written.",
            todo=f"Give width and height in pixels, such as 1366x768: at most {WIDEST:,} on a side and "
            f"{MOST_PIXELS // 1_000_000} megapixels.",
        )
    return width, height
