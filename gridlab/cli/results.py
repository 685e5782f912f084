"""The command that gives the dataset: `export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridlab.app.columns import Column
from gridlab.cli.report import print_json, print_table, progress
from gridlab.cli.words import AsJson, PurposeName, StudyFolder
from gridlab.store.dataset.also import ALSO

if TYPE_CHECKING:
    from gridlab.app.export import ExportReport


def export(
    study: StudyFolder,
    session: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[SESSION]...", help="Ids or files of sessions; left out: all of the purpose."
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="OUT.h5",
            help="Where it goes; left out: into the study's exports.",
            readable=False,
        ),
    ] = None,
    purpose: Annotated[PurposeName, typer.Option("--purpose", help="Which sessions.")] = PurposeName.main,
    also: Annotated[
        str, typer.Option("--also", metavar="LIST", help="Besides, comma-separated: " + ", ".join(ALSO) + ".")
    ] = "",
    thumbnails: Annotated[bool, typer.Option("--thumbnails", help="Put 64-pixel thumbnails in.")] = False,
    as_json: AsJson = False,
) -> None:
    """Export the sessions as one HDF5 dataset.

    Example: gridlab export my-study -o food.h5 --also csv,cblearn
    """
    formats = _formats(also)
    from gridlab.app.export import export as run
    from gridlab.app.study import open_study

    opened = open_study(study)
    target = out if out is not None else opened.folder / "exports" / f"{opened.folder.name}.h5"
    with progress("Exporting") as report:
        done = run(
            opened,
            target,
            sessions=tuple(session or ()),
            purpose=purpose.value,
            also=formats,
            thumbnails=thumbnails,
            progress=report,
        )
    _print(done, as_json)


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [part for part in formats if part not in ALSO]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is not one of {', '.join(ALSO)}", param_hint="--also")
    return formats


def _print(done: ExportReport, as_json: bool) -> None:
    row = {
        "path": str(done.path),
        "images": done.images,
        "sessions": done.sessions,
        "screens": done.screens,
        "triplets": done.triplets,
        "sha256": done.sha256,
    }
    if as_json:
        print_json(row)
        return
    print_table(
        (
            Column("path", "Dataset"),
            Column("images", "Images", number=True),
            Column("sessions", "Sessions", number=True),
            Column("screens", "Screens", number=True),
            Column("triplets", "Triplets", number=True),
            Column("sha256", "SHA-256"),
        ),
        [row],
    )
