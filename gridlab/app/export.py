"""Exporting a study's sessions of one purpose as one dataset, and in other programs' forms beside it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.export_sessions import chosen_sessions
from gridlab.app.output_places import check_output_place
from gridlab.app.study import EXPORTS, OpenStudy, image_path, part_of
from gridlab.app.uses import Outcome, Use, sessions_said
from gridlab.domain.codes import looks_personal
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import excluded
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.store.dataset.also import ALSO, write_also
from gridlab.store.dataset.columns import Columns, columns_of
from gridlab.store.dataset.pieces import Piece, piece_of
from gridlab.store.dataset.thumbnails import thumbnails_of
from gridlab.store.disk import make_folder, shown
from gridlab.store.exclusions_file import read_exclusions


@dataclass(frozen=True)
class ExportReport:
    """What was exported; also: the files beside the dataset."""

    path: Path
    images: int
    sessions: int
    screens: int
    triplets: int
    sha256: str
    also: tuple[Path, ...] = ()


def export(
    study: OpenStudy,
    out: Path,
    *,
    sessions: Sequence[str] = (),
    purpose: str = "main",
    also: Iterable[str] = (),
    thumbnails: bool = False,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> ExportReport:
    """Write the dataset of complete and partial sessions.

    sessions: ids or files; none: all of the purpose. also: forms of `ALSO`, written once the dataset is
    in its place. Raises GridLabError, Cancelled; each file is then as before or new.
    """
    from gridlab.store.dataset.write import write_dataset  # h5py: a tenth of a second

    wanted = tuple(also)
    unknown = [name for name in wanted if name not in ALSO]
    if unknown:
        raise GridLabError(
            say("There is no form {unknown!r}.", unknown=unknown[0]),
            todo=say("Choose from {listed}.", listed=", ".join(ALSO)),
        )
    check_output_place(out)
    columns = exported_columns(study, sessions, purpose, thumbnails=thumbnails, cancel=cancel)
    if out.parent == study.folder / EXPORTS:
        make_folder(part_of(study, EXPORTS))
    sha256 = write_dataset(out, columns, progress=progress, cancel=cancel)
    files = write_also(out, columns, wanted, cancel)
    attributes = columns.attributes
    return ExportReport(
        path=out,
        images=attributes["n_images"],
        sessions=attributes["n_sessions"],
        screens=attributes["n_screens"],
        triplets=attributes["n_triplets"],
        sha256=sha256,
        also=files,
    )


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be exported where. sessions: ids; none: all of the purpose. also: forms of `ALSO`."""

    out: Path
    purpose: str = "main"
    also: tuple[str, ...] = ()
    thumbnails: bool = False
    sessions: tuple[str, ...] = ()


def exporting(study: OpenStudy, wish: ExportWish) -> Use[ExportReport]:
    """Writing the dataset aside, reading it again, comparing and renaming it, as a use."""

    def work(cancel: Cancel, progress: Progress) -> ExportReport:
        return export(
            study,
            wish.out,
            sessions=wish.sessions,
            purpose=wish.purpose,
            also=wish.also,
            thumbnails=wish.thumbnails,
            progress=progress,
            cancel=cancel,
        )

    return Use(say("Writing, reading again and comparing"), work, told_export)


def told_export(report: ExportReport) -> Outcome:
    """What was exported."""
    rest = say(
        "{sessions}, {screens}, {triplets}. {path}",
        sessions=sessions_said(report.sessions),
        screens=say("1 screen") if report.screens == 1 else say("{count:,} screens", count=report.screens),
        triplets=say("1 triplet")
        if report.triplets == 1
        else say("{count:,} triplets", count=report.triplets),
        path=shown(report.path),
    )
    return Outcome("ok", say("{name} is written and checked.", name=report.path.name), rest)


def exported_columns(
    study: OpenStudy,
    sessions: Sequence[str] = (),
    purpose: str = "main",
    *,
    thumbnails: bool = False,
    cancel: Cancel | None = None,
) -> Columns:
    """The columns that an export would write. Raises GridLabError."""
    pieces = list(_pieces(study, sessions, purpose, cancel))
    codes = sorted({piece.header.annotator for piece in pieces if looks_personal(piece.header.annotator)})
    if codes:
        raise GridLabError(
            say(
                "These codes look like e-mail addresses or platform ids: {listed}.",
                listed=", ".join(codes[:3]),
            ),
            safe=say("Nothing was written."),
            todo=say(
                "They name people and are never exported: leave these sessions out or replace the codes."
            ),
        )
    pictures = None
    if thumbnails:
        pictures = thumbnails_of([image_path(study, image) for image in study.study.images], cancel)
    return columns_of(study.study, pieces, purpose, pictures)


def _pieces(
    study: OpenStudy, sessions: Sequence[str], purpose: str, cancel: Cancel | None
) -> Iterator[Piece]:
    rows = {image.sha256: row for row, image in enumerate(study.study.images)}
    rules = read_exclusions(study.folder)
    for record in chosen_sessions(study.folder, study.study, sessions, purpose):
        if cancel is not None:
            cancel.raise_if_set()
        yield piece_of(record, rows, excluded(rules, [record]))
