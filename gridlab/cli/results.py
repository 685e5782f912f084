"""Commands that use what was collected and keep it sound: export, check, recover, merge, erase."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from gridlab.app.columns import Column, plain_rows
from gridlab.cli.report import carried_out, print_json, print_message, print_rows, print_table, progress
from gridlab.cli.values import AsJson, PurposeName, StudyFolder, something
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import verbatim
from gridlab.store.dataset.also import ALSO

if TYPE_CHECKING:
    from gridlab.app.erase import Erased
    from gridlab.app.export import ExportReport
    from gridlab.app.merge import Merged
    from gridlab.domain.errors import Finding
    from gridlab.store.sessions.recovery import Recovered


REPORT: tuple[Column[ExportReport], ...] = (
    Column("path", "Dataset", value=lambda done: str(done.path)),
    Column("images", "Images", number=True),
    Column("sessions", "Sessions", number=True),
    Column("screens", "Screens", number=True),
    Column("triplets", "Triplets", number=True),
    Column("sha256", "SHA-256"),
    Column(
        "left_out",
        value=lambda done: [{"session": str(name), "why": str(why)} for name, why in done.left_out],
    ),
    Column("voided", value=lambda done: list(done.voided)),
)


def export(
    study: StudyFolder,
    session: Annotated[
        list[str] | None,
        typer.Argument(metavar="[SESSION]...", help="Ids or files of sessions; default: all of the purpose."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--out",
            metavar="OUT.h5",
            help="Where it goes; default: into the study's exports.",
            readable=False,
        ),
    ] = None,
    purpose: Annotated[PurposeName, typer.Option("--purpose", help="Which sessions.")] = "main",
    also: Annotated[
        str, typer.Option("--also", metavar="LIST", help="Besides, comma-separated: " + ", ".join(ALSO) + ".")
    ] = "",
    thumbnails: Annotated[bool, typer.Option("--thumbnails", help="Include 64-pixel thumbnails.")] = False,
    notes: Annotated[bool, typer.Option("--notes", help="Include the notes about sessions.")] = False,
    as_json: AsJson = False,
) -> None:
    """Export the sessions as one HDF5 dataset.

    Example: gridlab export my-study -o food.h5 --also csv,cblearn
    """
    formats = tuple(part.strip() for part in also.split(",") if part.strip())
    unknown = [part for part in formats if part not in ALSO]
    if unknown:
        raise typer.BadParameter(f"{unknown[0]!r} is not one of {', '.join(ALSO)}", param_hint="--also")
    from gridlab.app.export import ExportWish, exporting, told_left_out
    from gridlab.app.study import open_study

    opened = open_study(study)
    target = out if out is not None else opened.folder / "exports" / f"{opened.folder.name}.h5"
    wish = ExportWish(target, purpose, formats, thumbnails, tuple(session or ()), notes)
    done = carried_out(exporting(opened, wish))
    if as_json:
        print_json(plain_rows(REPORT, [done])[0])
    else:
        print_table([column for column in REPORT if column.head], [done])
    skipped = told_left_out(done)
    if skipped:
        print_message(skipped)


FINDINGS: tuple[Column[Finding], ...] = (Column("path", "Where"), Column("what", "What"))
MERGED: tuple[Column[Merged], ...] = (
    Column("path", "Session", value=lambda row: str(row.path)),
    Column("outcome", "Outcome"),
    Column("refused"),
    Column("annotator"),
    Column("doubt"),
)
RECOVERED: tuple[Column[Recovered], ...] = (
    Column("path", "File", value=lambda done: str(done.path)),
    Column("session", "Session"),
    Column("annotator", "Annotator"),
    Column("status", "Status"),
    Column("answers", "Answers", number=True),
    Column("screens", "Screens", number=True),
    Column("rows", "Rows", number=True),
    Column("gaps", value=lambda done: [list(gap) for gap in done.gaps]),
    Column("unproven", value=lambda done: list(done.unproven)),
)


def check(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...", help="Studies, designs, sessions, datasets or maps.", readable=False
        ),
    ],
    as_json: AsJson = False,
) -> None:
    """Verify a study, design, session, dataset or map; exit 0 if sound, 1 if not.

    Example: gridlab check my-study food.h5
    """
    from gridlab.app.checking import check_path

    with progress("Checking") as report:
        findings = [finding for path in paths for finding in check_path(path, progress=report)]
    if as_json:
        print_json({"sound": not findings, "findings": plain_rows(FINDINGS, findings)})
    elif findings:
        print_table(FINDINGS, findings)
    else:
        print("sound")
    raise typer.Exit(1 if findings else 0)


def recover(
    session: Annotated[
        Path, typer.Argument(metavar="SESSION", help="A damaged session file.", readable=False)
    ],
    out: Annotated[
        Path, typer.Option("-o", "--out", metavar="FILE", help="The new session file.", readable=False)
    ],
    as_json: AsJson = False,
) -> None:
    """Recover the provable answers of a damaged session, row by row; gaps are marked. SESSION stays as it is.

    Example: gridlab recover my-study/sessions/0f3a….gridlab -o recovered.gridlab
    """
    from gridlab.app.recovery import recovering, told_recovered

    done = carried_out(recovering(session, out))
    if as_json:
        print_json(plain_rows(RECOVERED, [done])[0])
    else:
        print_table([column for column in RECOVERED if column.head], [done])
    told = told_recovered(done)
    if told.rest:
        print_message(told.rest)


def merge(
    study: StudyFolder,
    session: Annotated[
        list[Path],
        typer.Argument(metavar="SESSION...", help="Session files or folders of them.", readable=False),
    ],
    as_json: AsJson = False,
) -> None:
    """Take session files from other stations; the originals stay.

    Example: gridlab merge my-study /media/usb/sessions/*.gridlab
    """
    from gridlab.app.merge import bringing_in
    from gridlab.app.study import open_study

    merged = carried_out(bringing_in(open_study(study), session))
    print_rows(MERGED, merged, as_json, [column for column in MERGED if column.head])
    for row in merged:
        if row.doubt:
            print_message(row.doubt)
    if any(row.refused for row in merged):
        raise GridLabError(
            verbatim("Not every session was imported. The report says why."),
            safe=verbatim("Imported sessions are in the study, and your files are unchanged."),
            todo=verbatim("Fix what was refused and merge again. Merging twice does no harm."),
        )


def erase(
    study: StudyFolder,
    annotator: Annotated[str, typer.Option("--annotator", metavar="CODE", help="The annotator's code.")],
    yes: Annotated[bool, typer.Option("--yes", help="Confirm: this can't be undone.")] = False,
    as_json: AsJson = False,
) -> None:
    """Remove an annotator's sessions and key; lists exports that still hold them.

    Example: gridlab erase my-study --annotator p07 --yes
    """
    something(annotator, "--annotator")
    if not yes:
        raise typer.BadParameter("erasing cannot be undone: add --yes", param_hint="--yes")
    from gridlab.app.erase import erasing
    from gridlab.app.study import open_study

    done = carried_out(erasing(open_study(study), annotator))
    exports = [str(path) for path in done.exports]
    if as_json:
        unknown = [str(path) for path in done.unknown]
        print_json(
            {
                "erased": list(done.sessions),
                "key": done.key,
                "exports": exports,
                "unknown": unknown,
                "backups": [str(path) for path in done.backups],
                "unreached": str(done.unreached) if done.unreached is not None else None,
                "left": [str(path) for path in done.left],
                "rescued": [str(path) for path in done.rescued],
            }
        )
        _refuse_left(done)
        return
    copies = f", and {len(done.backups)} files in the backup" if done.backups else ""
    did = "Erased" if done.is_sure else "Removed"
    print_message(f"{did} {len(done.sessions)} sessions of {annotator}{copies}.")
    if done.unreached is not None:
        print_message(f"The backup in {done.unreached} is not there now. Plug it in and erase again.")
    if exports:
        print_table((Column("path", "Exports that still hold them"),), [{"path": path} for path in exports])
    if done.unknown:
        print_message("These files cannot be read, so they may hold sessions of this annotator:")
        for path in done.unknown:
            print_message(f"  {path}")
    _refuse_left(done)


def _refuse_left(done: Erased) -> None:
    """Files that still hold the annotator are a failure, by their names."""
    if done.left:
        raise GridLabError(
            verbatim("The code or a session is still found in: " + ", ".join(map(str, done.left)) + "."),
            safe=verbatim("Everything else is erased."),
            todo=verbatim("Remove what these files say of it, then erase again."),
        )
