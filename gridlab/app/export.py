"""Exporting a study's sessions of one purpose as one dataset, and in other programs' forms beside it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeAlias

from gridlab.app.study import EXPORTS, OpenStudy, check_output_place, image_path, part_of
from gridlab.app.uses import Outcome, Use, files_said, first_few, sessions_said
from gridlab.domain.codes import looks_personal
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import excluded
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import Said, joined, say
from gridlab.domain.session import CALLED, YIELDING, SessionRecord
from gridlab.domain.study import Study
from gridlab.store.dataset.also import ALSO, write_also
from gridlab.store.dataset.columns import Columns, Thumbnails, columns_of
from gridlab.store.dataset.pieces import Piece, piece_of
from gridlab.store.disk import is_there, make_folder, shown
from gridlab.store.exclusions_file import read_exclusions
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import FILE_NAME, STANDS_IN, SUFFIX, read_session
from gridlab.store.sessions.list import list_sessions, rescued_paths, session_path, session_paths
from gridlab.store.sessions.not_saved import RESCUED

LeftOut: TypeAlias = list[tuple[str, Said]]
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
            say("There is no form {unknown!r}.", unknown=unknown[0]),
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
        say("Writing, reading again and comparing"),
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
    what = say("{name} is written and checked.", name=report.path.name)
    skipped = told_left_out(report)
    return Outcome("warn", what, joined((skipped, rest))) if skipped else Outcome("ok", what, rest)


def told_left_out(report: ExportReport) -> Said:
    """Which session files and sessions were skipped, why, and what to do; "" for none."""
    parts = []
    if report.left_out:
        lines = [say("{file}: {what}", file=shown(name), what=why) for name, why in report.left_out]
        text = say(
            "{count} skipped: {listed} All others are exported. Recover the damaged ones, then export again.",
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
    for record in chosen_sessions(study.folder, study.study, wish.sessions, wish.purpose, left_out):
        if cancel is not None:
            cancel.raise_if_set()
        yield piece_of(record, rows, excluded(rules, [record]))


def chosen_sessions(
    folder: Path, study: Study, named: Sequence[str], purpose: str, left_out: LeftOut | None = None
) -> Iterator[SessionRecord]:
    """The sessions of an export, one at a time; each id once.

    Left out: running, declined, withdrawn and voided ones, and files kept beside another of the same session;
    damaged files too, which are told. Raises GridLabError for a named session that cannot be exported, one of
    another study or of an erased annotator, or none at all.
    """
    found: set[str] = set()
    skipped = left_out if left_out is not None else []
    voided = read_notes(folder).voided()
    chosen = _named_ones(folder, named, purpose) if named else _all(folder, purpose, skipped, voided)
    for record in chosen:
        if record.header.id in found:
            raise GridLabError(
                say("Session {id} is named twice, by files that differ.", id=record.header.id),
                safe=_UNCHANGED,
                todo=say("Name one of them."),
            )
        found.add(record.header.id)
        if record.header.study != study.id:
            raise GridLabError(
                say("Session {id} belongs to another study.", id=record.header.id),
                safe=_UNCHANGED,
                todo=say("Leave it out, or export it from its own study."),
            )
        if record.header.id in voided:
            raise GridLabError(
                say(
                    "Session {id} is voided ({reason}).", id=record.header.id, reason=voided[record.header.id]
                ),
                safe=_UNCHANGED,
                todo=say("Leave it out, or let it count again on the Sessions page."),
            )
        if record.header.id in study.erased:
            raise GridLabError(
                say("Session {id} was erased from this study and is never exported.", id=record.header.id),
                safe=_UNCHANGED,
                todo=say("Leave it out."),
            )
        yield record


@dataclass(slots=True)
class _Looked:
    """What was met among the files: readable own files by id, and what was left out. voided: ids."""

    voided: Collection[str] = ()
    own: set[str] = field(default_factory=set)
    others: Counter[Said] = field(default_factory=Counter)
    damaged: dict[str, Said] = field(default_factory=dict)
    recovered: dict[str, SessionRecord] = field(default_factory=dict)
    misnamed: dict[str, str] = field(default_factory=dict)

    def counts(self, record: SessionRecord, purpose: str) -> bool:
        """Whether it is exported; if not, it is noted as another one."""
        if record.status in YIELDING and record.header.purpose == purpose:
            if record.header.id not in self.voided:
                return True
            self.others[say("voided {purpose}", purpose=CALLED[purpose])] += 1
            return False
        status, purpose_of_it = CALLED[record.status], CALLED[record.header.purpose]
        self.others[say("{status} {purpose}", status=status, purpose=purpose_of_it)] += 1
        return False


def _all(folder: Path, purpose: str, left_out: LeftOut, voided: Collection[str]) -> Iterator[SessionRecord]:
    looked, count = _Looked(voided), 0
    rescued = rescued_paths(folder)
    for path in session_paths(folder):
        standing = rescued.get(path.name.split(".")[0], path)
        if path != standing and path.name.count(".") == 1:
            continue  # another program changed it, and the session went on in the other file
        record = _own(path, looked, standing)
        if record is not None and looked.counts(record, purpose):
            count += 1
            yield record
    for identity, record in looked.recovered.items():
        if identity not in looked.own:
            looked.damaged.pop(identity, None)
            if looked.counts(record, purpose):
                count += 1
                yield record
    # A stray copy of a session that is there says nothing new; one of a session that is not would be lost.
    stray = {
        name: say("it holds session {why}", why=why)
        for name, why in looked.misnamed.items()
        if why not in looked.own
    }
    left_out += sorted((looked.damaged | stray).items())
    if not count:
        raise _none(purpose, looked.others, left_out)


def _own(path: Path, looked: _Looked, standing: Path) -> SessionRecord | None:
    """The session of a file that bears its id, or stands for it; everything else is noted."""
    name = FILE_NAME.fullmatch(path.name)
    try:
        record = read_session(path)
    except SessionHeld:
        looked.own.add(name[1] if name else "")
        looked.others[CALLED["running"]] += 1
        return None
    except GridLabError as error:
        looked.damaged[name[1] if name and not name[2] else path.name] = error.what
        return None
    if not name or name[1] != record.header.id:
        looked.misnamed[path.name] = record.header.id
    elif record.copy in STANDS_IN:
        looked.recovered[record.header.id] = record
    elif not record.copy or (path == standing and record.copy.startswith(RESCUED)):
        looked.own.add(record.header.id)
        return record
    return None


def _named_ones(folder: Path, named: Sequence[str], purpose: str) -> Iterator[SessionRecord]:
    rescued = rescued_paths(folder)
    paths = {
        name: Path(name) if name.endswith(SUFFIX) else rescued.get(name) or session_path(folder, name)
        for name in named
    }
    absent = [name for name, path in paths.items() if not is_there(path)]
    if absent:
        raise GridLabError(
            say("There is no session {absent}.", absent=absent[0]),
            safe=_UNCHANGED,
            todo=say("`gridlab sessions` lists the ids."),
        )
    for path in dict.fromkeys(path.absolute() for path in paths.values()):
        yield _exportable(read_session(path), purpose)


def _exportable(record: SessionRecord, purpose: str) -> SessionRecord:
    name = record.header.id
    if record.status not in YIELDING:
        raise GridLabError(
            say(
                "Session {name} is {status}; only complete and partial sessions are exported.",
                name=name,
                status=CALLED[record.status],
            ),
            safe=_UNCHANGED,
            todo=say("Finish or stop it first, or leave it out."),
        )
    if record.header.purpose != purpose:
        raise GridLabError(
            say(
                "Session {name} is a {purpose} session, not a {wanted} one.",
                name=name,
                purpose=CALLED[record.header.purpose],
                wanted=CALLED.get(purpose, purpose),
            ),
            safe=_UNCHANGED,
            todo=say(
                "Add --purpose {purpose}; purposes are never mixed in one dataset.",
                purpose=record.header.purpose,
            ),
        )
    return record


def _none(purpose: str, others: Counter[Said], left_out: LeftOut) -> GridLabError:
    if left_out:
        others[say("damaged")] = len(left_out)
    listed = joined(
        (say("{count} {what}", count=count, what=what) for what, count in sorted(others.items())), ", "
    )
    return GridLabError(
        say(
            "There are no complete or partial {purpose} sessions to export.",
            purpose=CALLED.get(purpose, purpose),
        ),
        safe=_UNCHANGED,
        todo=say("The study has: {listed}. Choose with --purpose.", listed=listed)
        if listed
        else say("Run or simulate sessions first."),
    )
