"""The command that gives the dataset: `export`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridlab.app.columns import Column, plain_rows
from gridlab.cli.report import carried_out, print_json, print_table
from gridlab.cli.words import AsJson, PurposeName, StudyFolder
from gridlab.store.dataset.also import ALSO

if TYPE_CHECKING:
    from gridlab.app.export import ExportReport

REPORT: tuple[Column[ExportReport], ...] = (
    Column("path", "Dataset", value=lambda done: str(done.path)),
    Column("images", "Images", number=True),
    Column("sessions", "Sessions", number=True),
    Column("screens", "Screens", number=True),
    Column("triplets", "Triplets", number=True),
    Column("sha256", "SHA-256"),
)


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
    from gridlab.app.export import ExportWish, exporting
    from gridlab.app.study import open_study

    opened = open_study(study)
    target = out if out is not None else opened.folder / "exports" / f"{opened.folder.name}.h5"
    wish = ExportWish(target, purpose.value, formats, thumbnails, tuple(session or ()))
    done = carried_out(exporting(opened, wish))
    if as_json:
        print_json(plain_rows(REPORT, [done])[0])
    else:
        print_table(REPORT, [done])


def _formats(text: str) -> tuple[str, ...]:
    formats = tuple(part.strip() for part in text.split(",") if part.strip())
    unknown = [part for part in formats if part not in ALSO]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is not one of {', '.join(ALSO)}", param_hint="--also")
    return formats
