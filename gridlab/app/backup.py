"""Keeping finished sessions a second time, in a place of the researcher's choice, and bringing them back.

A study's part of the backup is a study's folder without its images: `merge` takes its sessions, and it can
be opened as a study once the images are shown to the program.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from gridlab.app.designs import design_files
from gridlab.app.merge import TAKES_IN, Merged, merge, told_merged
from gridlab.app.study import DESIGNS, PUBLISHED, SESSIONS, OpenStudy
from gridlab.app.uses import Outcome, Use, sessions_said
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import NOTHING, Said, say
from gridlab.domain.session import PEOPLE
from gridlab.store import disk
from gridlab.store.atomic import clean_leftovers, write_whole
from gridlab.store.exclusions_file import FILE_NAME as EXCLUSIONS_FILE
from gridlab.store.notes_file import FILE_NAME as NOTES_FILE
from gridlab.store.sessions.list import Row, list_sessions
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.taking import take_version, version_of
from gridlab.store.settings import read_settings
from gridlab.store.study_file import FILE_NAME as STUDY_FILE
from gridlab.store.study_file import LIMIT_BYTES
from gridlab.store.web.publication_file import LIMIT_BYTES as LONGEST_PUBLICATION
from gridlab.store.web.publication_file import publication_paths


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What a backup did. kept: sessions that are there now, verified. failed: (session, why)."""

    folder: Path
    kept: tuple[str, ...] = ()
    failed: tuple[tuple[str, Said], ...] = ()


def backup_place(opened: OpenStudy) -> Path | None:
    """Where this machine keeps the study a second time; None where none is chosen. Raises GridLabError."""
    chosen = read_settings().backup
    return Path(chosen) / opened.study.id if chosen else None


def check_backup_folder(folder: Path, opened: OpenStudy | None = None) -> None:
    """Raise GridLabError where a folder cannot be a second place: not there, or inside the study itself."""
    if not disk.is_folder(folder):
        raise GridLabError(
            say("The backup folder {folder} doesn't exist.", folder=disk.shown(folder)),
            safe=say("The sessions in the study are not affected."),
            todo=say("Connect its disk, or choose another folder in the settings."),
        )
    if opened is not None and folder.resolve().is_relative_to(opened.folder.resolve()):
        raise GridLabError(
            say("A backup inside the study would be lost with it."),
            todo=say("Choose a folder outside the study."),
            safe=say("Nothing was changed."),
        )


def back_up(
    opened: OpenStudy, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> BackedUp | None:
    """Copy every finished main and pilot session of the study that the backup lacks; None without a place.

    Each copy is synced and read back before it counts. study.json, designs, publications, exclusions and
    notes go along. Safe to repeat, and what failed is tried again the next time. progress counts sessions.
    Raises GridLabError where the place is not there, Cancelled.
    """
    place = backup_place(opened)
    if place is None:
        return None
    check_backup_folder(place.parent, opened)
    counting = (row for row in list_sessions(opened.folder) if row.counts and row.purpose in PEOPLE)
    rows = [row for row in counting if row.status != "running"]
    kept, failed = [], []
    with disk.explained(
        "The backup in {place} cannot be written: {reason}.",
        place=disk.shown(place),
        safe=say("The sessions in the study are not affected."),
        todo=say("Connect its disk, or choose another folder in the settings."),
    ):
        (place / SESSIONS).mkdir(parents=True, exist_ok=True)
        for name in (DESIGNS, PUBLISHED):
            (place / name).mkdir(exist_ok=True)
        for folder in (place, place / SESSIONS, place / DESIGNS, place / PUBLISHED):
            clean_leftovers(folder)
    for row in one_by_one(rows, progress, cancel):
        why = _keep(row, place, opened.folder)
        if why:
            failed.append((row.id, why))
        else:
            kept.append(row.id)
    failed += _keep_files(opened, place)
    return BackedUp(place, tuple(kept), tuple(failed))


def restore(
    opened: OpenStudy, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> tuple[Merged, ...]:
    """Take from the backup the sessions that the study lacks, or has less of.

    Raises GridLabError, Cancelled.
    """
    place = backup_place(opened)
    if place is None:
        raise GridLabError(
            say("No backup folder is set."),
            todo=say("Choose one in the settings."),
            safe=say("Nothing was changed."),
        )
    check_backup_folder(place.parent)
    if not (place / SESSIONS).is_dir():
        raise GridLabError(
            say("{parent} has no backup of this study.", parent=disk.shown(place.parent)),
            safe=say("Nothing was changed."),
            todo=say("Choose the folder of the backup in the settings."),
        )
    return merge(opened, [place], progress=progress, cancel=cancel)


def backing_up(opened: OpenStudy) -> Use[BackedUp | None]:
    """Keeping finished sessions a second time, as a use."""
    return Use(
        say("Backing up sessions"),
        lambda cancel, progress: back_up(opened, progress=progress, cancel=cancel),
        _told_backup,
    )


def _told_backup(report: BackedUp | None) -> Outcome:
    if report is None:
        return Outcome("info", say("Choose a folder for backups first."))
    if report.failed:
        what = say("{count} not backed up yet.", count=sessions_said(len(report.failed)))
        return Outcome("warn", what, report.failed[0][1])
    return Outcome("ok", say("{count} backed up and verified.", count=sessions_said(len(report.kept))))


def restoring(opened: OpenStudy) -> Use[tuple[Merged, ...]]:
    """Taking from the backup what the study lacks, as a use."""
    return Use(
        say("Restoring from the backup"),
        lambda cancel, progress: restore(opened, progress=progress, cancel=cancel),
        told_merged,
        TAKES_IN,
    )


def _keep(row: Row, place: Path, study: Path) -> Said:
    """Bring one session into the backup; why that failed, "" where it did not."""
    try:
        take_version(place / SESSIONS, row.id, version_of(read_log(row.path)), study=study)
    except GridLabError as error:
        return error.what
    except OSError as error:
        return say("It cannot be written: {reason}.", reason=disk.reason(error))
    return NOTHING


def _keep_files(opened: OpenStudy, place: Path) -> list[tuple[str, Said]]:
    """Copy study.json, exclusions, notes, designs and publications where they differ; what could not be
    copied, and why."""
    failed = []
    own = [opened.folder / name for name in (STUDY_FILE, EXCLUSIONS_FILE, NOTES_FILE)]
    sources = [*own, *design_files(opened), *publication_paths(opened.folder)]
    for source in sources:
        try:
            keep_file(source, place / source.relative_to(opened.folder))
        except GridLabError as error:
            failed.append((source.name, error.what))
    return failed


def keep_file(source: Path, target: Path) -> None:
    """Bring a file of the backup to what that of the study is. Raises GridLabError."""
    if not disk.is_there(source):
        return
    limit = max(LIMIT_BYTES, LONGEST_PUBLICATION)
    data = disk.read(source, limit_bytes=limit)
    if not disk.is_there(target) or disk.read(target, limit_bytes=limit) != data:
        write_whole(target, data)
