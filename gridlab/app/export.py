"""Exporting a study's sessions of one purpose as one dataset, and in other programs' forms beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.chosen_sessions import LeftOut, chosen_sessions
from gridlab.app.quality.measuring import measured_in
from gridlab.app.study import EXPORTS, OpenStudy, check_output_place, image_path, part_of
from gridlab.app.uses import Outcome, Use, files_said, first_few, sessions_said
from gridlab.domain.codes import looks_personal
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import excluded
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said, joined, say
from gridlab.domain.session import YIELDING
from gridlab.store.dataset.also import ALSO, write_also
from gridlab.store.dataset.columns import Columns, Thumbnails, columns_of
from gridlab.store.dataset.pieces import Piece, piece_of
from gridlab.store.disk import make_folder, shown
from gridlab.store.exclusions_file import read_exclusions
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.list import list_sessions

_UNCHANGED = say("Nothing was written.")


@dataclass(frozen=True)
class ExportReport:
    """What was exported. also: the files beside the dataset. left_out: session files that cannot be used, and
    why; voided: ids of sessions that do not count; none of both where sessions were named."""

    path: Path
    images: int
    sessions: int
    screens: int
    triplets: int
    sha256: str
    also: tuple[Path, ...] = ()
    left_out: tuple[tuple[str, Said], ...] = ()
    voided: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ExportWish:
    """What is to be exported where. sessions: ids; none: all of the purpose. also: forms of `ALSO`. notes:
    whether what was noted about sessions goes along."""

    out: Path
    purpose: str = "main"
    also: tuple[str, ...] = ()
    thumbnails: bool = False
    sessions: tuple[str, ...] = ()
    notes: bool = False


def export(
    study: OpenStudy, wish: ExportWish, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> ExportReport:
    """Write the dataset of complete and partial sessions, and the forms beside it once it is in its place.

    Raises GridLabError, Cancelled; each file is then as before or new.
    """
    from gridlab.store.dataset.write import write_dataset  # h5py: a tenth of a second

    out = wish.out
    unknown = [name for name in wish.also if name not in ALSO]
    if unknown:
        raise GridLabError(
            say("There is no format {unknown!r}.", unknown=unknown[0]),
            todo=say("Choose from {listed}.", listed=", ".join(ALSO)),
            safe=say("Nothing was written."),
        )
    check_output_place(out)
    left_out: LeftOut = []
    columns = exported_columns(study, wish, cancel, left_out)
    if out.parent == study.folder / EXPORTS:
        make_folder(part_of(study, EXPORTS))
    sha256 = write_dataset(out, columns, progress=progress, cancel=cancel)
    files = write_also(out, columns, wish.also, cancel)
    attributes = columns.attributes
    return ExportReport(
        path=out,
        images=attributes["n_images"],
        sessions=attributes["n_sessions"],
        screens=attributes["n_screens"],
        triplets=attributes["n_triplets"],
        sha256=sha256,
        also=files,
        left_out=tuple(left_out),
        voided=() if wish.sessions else _voided(study.folder, wish.purpose),
    )


def _voided(folder: Path, purpose: str) -> tuple[str, ...]:
    """Ids of the sessions that would be exported if they were not voided."""
    notes = read_notes(folder)
    rows = list_sessions(folder, notes) if notes.voids else []
    of_purpose = (row for row in rows if row.voided and row.counts and row.purpose == purpose)
    return tuple(row.id for row in of_purpose if row.status in YIELDING)


def exporting(study: OpenStudy, wish: ExportWish) -> Use[ExportReport]:
    """Writing the dataset aside, reading it again, comparing and renaming it, as a use."""
    return Use(
        say("Writing and verifying"),
        lambda cancel, progress: export(study, wish, progress=progress, cancel=cancel),
        _told,
    )


def _told(report: ExportReport) -> Outcome:
    rest = say(
        "{sessions}, {screens}, {triplets}. {path}",
        sessions=sessions_said(report.sessions),
        screens=say("1 screen") if report.screens == 1 else say("{count:,} screens", count=report.screens),
        triplets=say("1 triplet")
        if report.triplets == 1
        else say("{count:,} triplets", count=report.triplets),
        path=shown(report.path),
    )
    what = say("{name} is written and verified.", name=report.path.name)
    skipped = told_left_out(report)
    return Outcome("warn", what, joined((skipped, rest))) if skipped else Outcome("ok", what, rest)


def told_left_out(report: ExportReport) -> Said:
    """Which session files and sessions were skipped, why, and what to do; "" for none."""
    parts = []
    if report.left_out:
        lines = [say("{file}: {what}", file=shown(name), what=why) for name, why in report.left_out]
        text = say(
            "{count} skipped: {listed} Everything else is exported. Recover the damaged ones, "
            "then export again.",
            count=files_said(len(report.left_out)),
            listed=first_few(lines),
        )
        parts.append(text)
    if report.voided:
        parts.append(say("Not exported as voided: {count}.", count=sessions_said(len(report.voided))))
    return joined(parts)


def exported_columns(
    study: OpenStudy, wish: ExportWish, cancel: Cancel | None = None, left_out: LeftOut | None = None
) -> Columns:
    """The columns that an export would write. left_out: gets the files that are skipped. Raises
    GridLabError."""
    pieces = list(_pieces(study, wish, cancel, left_out if left_out is not None else []))
    codes = sorted(filter(looks_personal, {piece.record.header.annotator for piece in pieces}))
    if codes:
        raise GridLabError(
            say(
                "These codes look like e-mail addresses or platform ids: {listed}.",
                listed=", ".join(codes[:3]),
            ),
            safe=say("Nothing was written."),
            todo=say(
                "They name people and are never exported. Replace them with `gridlab sessions STUDY "
                "--rename OLD NEW`, or leave these sessions out."
            ),
        )
    noted = _notes_for(study, pieces) if wish.notes else {}
    pictures = None
    if wish.thumbnails:
        pictures = Thumbnails([image_path(study, image) for image in study.study.images], cancel)
    return columns_of(study.study, pieces, wish.purpose, pictures, noted)


def _notes_for(study: OpenStudy, pieces: Sequence[Piece]) -> Mapping[str, str]:
    """The notes about these sessions by their ids. Raises GridLabError for one that may name a person."""
    ids = {piece.record.header.id for piece in pieces}
    noted = {one: text for one, text in read_notes(study.folder).texts().items() if one in ids}
    personal = sorted(one for one, text in noted.items() if looks_personal(text))
    if personal:
        raise GridLabError(
            say("The note about session {id} holds an e-mail address or a platform id.", id=personal[0]),
            safe=_UNCHANGED,
            todo=say("Change the note, or export without --notes."),
        )
    return noted


def _pieces(study: OpenStudy, wish: ExportWish, cancel: Cancel | None, left_out: LeftOut) -> Iterator[Piece]:
    rows = {image.sha256: row for row, image in enumerate(study.study.images)}
    rules = read_exclusions(study.folder)
    measured = measured_in(study, rules, (wish.purpose,), cancel)
    for record in chosen_sessions(study.folder, study.study, wish.sessions, wish.purpose, left_out):
        if cancel is not None:
            cancel.raise_if_set()
        yield piece_of(record, rows, excluded(rules, [record], measured))
