"""Making a study from a folder of images: checked, copied in or linked, complete or not there at all."""

from __future__ import annotations

import contextlib
import dataclasses
import os
import secrets
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from gridlab.app.designs import named_design, new_path
from gridlab.app.study import BEING_MADE, DESIGNS, EXPORTS, IMAGES, SESSIONS, OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import Exclusions
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import NOTHING, joined, say
from gridlab.domain.study import Study
from gridlab.store import disk
from gridlab.store.design_file import newest, write_design
from gridlab.store.exclusions_file import FILE_NAME as EXCLUSIONS_FILE
from gridlab.store.exclusions_file import write_exclusions
from gridlab.store.images.copying import Copy, put_images
from gridlab.store.images.labels_csv import LabelTable, match_labels, read_table
from gridlab.store.images.names import image_file
from gridlab.store.images.scan import Note, ScanReport, scan
from gridlab.store.images.skipped_file import keep_skipped
from gridlab.store.images.thumbnails import ThumbnailCache
from gridlab.store.locks import locked
from gridlab.store.settings import change_settings, with_linked
from gridlab.store.study_file import FILE_NAME as STUDY_FILE
from gridlab.store.study_file import write_study

FEWEST_IMAGES = 2
DEFAULT_DESIGNS = ("grid-16-choose-4",)
_NAMED = 3


def create_study(
    folder: Path,
    image_dir: Path,
    *,
    link: bool = False,
    labels_csv: Path | None = None,
    designs: Sequence[str] = DEFAULT_DESIGNS,
    title: str | None = None,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> tuple[OpenStudy, ScanReport]:
    """Make a study in `folder`, which must be new or empty, and report on every file of `image_dir`.

    link: leave the images where they are and remember the place on this machine.
    labels_csv: labels and alternative texts by name; rows that fit no image are notes of the report.
    designs: names of the gallery or files. title: left out, the name of the folder.
    study.json is written last, so a study that was begun and not finished is none: where the program was
    killed meanwhile the same call goes on. Names that the study's disk cannot hold are refused in the report.
    Raises GridLabError (then nothing is left in `folder`) and Cancelled.
    """
    folder, image_dir = folder.absolute(), image_dir.absolute()
    cancel = cancel if cancel is not None else Cancel()
    goes_on = _was_begun(folder)
    wanted = _designs(designs)
    labels = read_table(labels_csv) if labels_csv is not None else None
    halves = no_progress if progress is no_progress else lambda done, total: progress(done, 2 * total)
    report = scan(
        image_dir, progress=progress if link else halves, cancel=cancel, thumbnails=ThumbnailCache()
    )
    _check_enough(image_dir, report)
    if labels_csv is not None and labels is not None:
        report = _with_labels(report, labels, labels_csv)
    with _nothing_left_on_failure(folder, goes_on), _alone(folder):
        if not link:
            report = _copied(report, image_dir, folder / IMAGES, goes_on, progress, cancel)
        study = Study(
            id=secrets.token_hex(16),
            title=disk.shown(folder.name) if title is None else title,
            images=report.images,
        )
        opened = OpenStudy(folder, study, image_dir if link else folder / IMAGES)
        opened = dataclasses.replace(opened, study=_write(opened, wanted, cancel))
        if link:
            change_settings(lambda settings: with_linked(settings, study.id, image_dir))
    with contextlib.suppress(GridLabError):  # a list to look at again: the study is made without it too
        keep_skipped(study.id, report)
    return opened, report


def _write(opened: OpenStudy, designs: Sequence[Design], cancel: Cancel) -> Study:
    """Everything but the images; what makes it a study comes last."""
    for name in (DESIGNS, SESSIONS, EXPORTS):
        (opened.folder / name).mkdir(exist_ok=True)
    for design in designs:
        write_design(new_path(opened, design.name), newest(design))
    write_exclusions(opened.folder, Exclusions())
    cancel.raise_if_set()
    return write_study(opened.folder, opened.study)


def _was_begun(folder: Path) -> bool:
    """Whether a study was begun there and not finished; GridLabError where anything else is there."""
    with disk.explained(
        "{folder} can't be read: {reason}.",
        folder=disk.shown(folder),
        safe=say("Nothing was written."),
        todo=say("Choose another place."),
    ):
        there = os.path.lexists(folder)
        names = {path.name for path in folder.iterdir()} if folder.is_dir() else set()
    begun = BEING_MADE in names and STUDY_FILE not in names
    if there and (names or not folder.is_dir()) and not begun:
        raise GridLabError(
            say("{folder} is already a study.", folder=disk.shown(folder))
            if STUDY_FILE in names
            else say("{folder} is not an empty folder.", folder=disk.shown(folder)),
            safe=say("Nothing was changed."),
            todo=say("Name a new or empty folder."),
        )
    return begun


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Marks the folder as that of a study that is being made, and keeps other programs out of it."""
    with contextlib.ExitStack() as stack:
        try:
            stack.enter_context(locked(folder / BEING_MADE, wait_seconds=0.0))
        except GridLabError as error:
            raise GridLabError(
                say("Another program is making the study {folder}.", folder=disk.shown(folder)),
                safe=say("Nothing was changed."),
                todo=say("Wait until it's done, or name another folder."),
            ) from error
        yield
    with contextlib.suppress(OSError):  # where it stays the next start removes it
        (folder / BEING_MADE).unlink()


def _designs(names: Sequence[str]) -> list[Design]:
    designs = [named_design(name) for name in names]
    seen: set[str] = set()
    for design in designs:
        if design.name.casefold() in seen:
            raise GridLabError(
                say("Two designs are called {name}.", name=design.name),
                safe=say("Nothing was written."),
                todo=say("Name each design once."),
            )
        seen.add(design.name.casefold())
    return designs


def _check_enough(image_dir: Path, report: ScanReport) -> None:
    if len(report.images) >= FEWEST_IMAGES:
        return
    count = len(report.images)
    found = say("only one good image") if count else say("no good image")
    reasons = [
        say("{path}: {reason}", path=refusal.path, reason=refusal.reason)
        for refusal in report.refusals[:_NAMED]
    ]
    reasons += [
        say("{other}: same content as {kept}", other=same.other, kept=same.kept)
        for same in report.duplicates[:_NAMED]
    ]
    more = len(report.refusals) + len(report.duplicates) - len(reasons)
    if more > 0:
        reasons.append(say("and {more:,} more", more=more))
    if report.passed_over:
        reasons.append(report.passed_over_said)
    told = say(" ({reasons})", reasons=joined(reasons, "; ")) if reasons else NOTHING
    raise GridLabError(
        say(
            "{image_dir} has {found}{told}; a study needs at least {fewest_images}.",
            image_dir=disk.shown(image_dir),
            found=found,
            told=told,
            fewest_images=FEWEST_IMAGES,
        ),
        safe=say("Nothing was written."),
        todo=say("Choose a folder with PNG, JPEG, WebP, AVIF, BMP, GIF or TIFF files."),
    )


def _with_labels(report: ScanReport, table: LabelTable, path: Path) -> ScanReport:
    """The report on images that bear what the labels file says; its rows that say nothing are notes."""
    match = match_labels(report.images, table, {same.other: same.kept for same in report.duplicates})
    lost = sorted((*match.unmatched, *match.conflicting), key=lambda row: row.number)
    if lost and not match.matched:
        raise GridLabError(
            say(
                "No row of {path} matches an image. Row {number}, {name}: {problem}.",
                path=disk.shown(path),
                number=lost[0].number,
                name=disk.shown(lost[0].name),
                problem=lost[0].problem,
            ),
            safe=say("Nothing was written."),
            todo=say("Write names as the folder has them, such as {name}.", name=report.images[0].name),
        )
    notes = tuple(
        Note(
            disk.shown(path.name),
            say(
                "row {number}, {name}: {problem}",
                number=row.number,
                name=disk.shown(row.name),
                problem=row.problem,
            ),
        )
        for row in lost
    )
    after = {row.before.sha256: row.after for row in match.matched}
    images = tuple(after.get(image.sha256, image) for image in report.images)
    return dataclasses.replace(report, images=images, notes=report.notes + notes)


def _copied(
    report: ScanReport, source: Path, target: Path, goes_on: bool, progress: Progress, cancel: Cancel
) -> ScanReport:
    """The report on the images that are in the study now, others refused. Raises GridLabError."""
    target.mkdir(exist_ok=True)
    wanted = one_by_one(report.images, lambda done, count: progress(count + done, 2 * count), cancel)
    copies = (Copy(image, source, image_file(target, image.name), image.name) for image in wanted)
    images, refused = put_images(copies, goes_on=goes_on)
    refusals = sorted((*report.refusals, *refused), key=lambda refusal: refusal.path)
    report = dataclasses.replace(report, images=images, refusals=tuple(refusals))
    _check_enough(source, report)
    return report


@contextlib.contextmanager
def _nothing_left_on_failure(folder: Path, goes_on: bool) -> Iterator[None]:
    """Make the folder; on any failure take back everything made in it, and it too if it is new.

    goes_on: what is there is not of this call alone, and stays for the next one.
    """
    was_there = folder.exists()
    try:
        with disk.explained(
            "The study {folder} could not be made: {reason}.",
            folder=disk.shown(folder),
            safe=say("The images are where they were."),
            todo=say("Make room or choose another place, then try again."),
        ):
            folder.mkdir(parents=True, exist_ok=True)
            yield
    except BaseException:
        if goes_on:
            raise
        for name in (STUDY_FILE, EXCLUSIONS_FILE, BEING_MADE):
            with contextlib.suppress(OSError):
                (folder / name).unlink(missing_ok=True)
        for name in (IMAGES, DESIGNS, SESSIONS, EXPORTS):
            shutil.rmtree(folder / name, ignore_errors=True)
        if not was_there:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise
