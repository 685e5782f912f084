"""Changing a study's image set, as uses: further images, labels from a CSV, another place, lists to save."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from gridlab.app.study import IMAGES, OpenStudy, check_output_place, is_linked, relink_images, save_study
from gridlab.app.uses import Outcome, Use, plain
from gridlab.domain.design import Design
from gridlab.domain.errors import Finding, GridLabError
from gridlab.domain.images import Image, images_said
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import NOTHING, say
from gridlab.domain.sampling import check_images
from gridlab.store.csv_text import write_table
from gridlab.store.images.copying import Copy, put_images, remove_made
from gridlab.store.images.labels_csv import LabelMatch, match_labels, read_table
from gridlab.store.images.names import image_place, raw_name, shown_name
from gridlab.store.images.scan import Duplicate, Listing, ScanReport, list_images, scan
from gridlab.store.images.skipped_file import keep_skipped, read_skipped
from gridlab.store.images.thumbnails import ThumbnailCache
from gridlab.store.study_file import read_study


def designs_in_want(images: Sequence[Image], designs: Sequence[Design]) -> tuple[Finding, ...]:
    """The designs (path: name) that these images do not suffice for, each with the first reason."""
    found = []
    for design in designs:
        try:
            check_images(design, images)
        except GridLabError as error:
            # The path in the design's file says nothing to who looks at images.
            what = error.what.values.get("problem", error.what)
            found.append(Finding(design.name, say("{what:start}", what=what)))
    return tuple(found)


def add_images(
    opened: OpenStudy,
    sources: Sequence[Path],
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> tuple[OpenStudy, ScanReport]:
    """Copy further images into a study: files, and folders with all that is in them.

    They come after the images that are there, so that no row changes. Files that are refused, or whose
    content is there already, are reported. A name that is taken gets a number. Raises GridLabError for a
    study with linked images, and when the disk fails; then nothing is changed.
    """
    if is_linked(opened):
        raise GridLabError(
            say("The images of this study are linked, not copied in."),
            safe=say("Nothing was changed."),
            todo=say("Put the files into the linked folder and make a new study from it."),
        )
    report = ScanReport((), (), (), ())
    made: list[Path] = []
    parts = _listed(sources, cancel)
    # Each file counts when it was checked, and again when it was copied.
    total, before = 2 * sum(len(listing.files) for _, listing in parts), 0

    def told(done: int, _total: int) -> None:
        progress(before + done, total)

    cache = ThumbnailCache()
    try:
        for folder, listing in parts:
            found = scan(folder, listing, progress=told, cancel=cancel, thumbnails=cache)
            before += len(listing.files)
            fresh, same = _fresh((*opened.study.images, *report.images), found.images, folder)
            taken, refused = put_images(_copies(opened, folder, one_by_one(fresh, told, cancel), made))
            found = dataclasses.replace(found, images=taken, refusals=found.refusals + refused)
            report = _joined(report, found, same)
            before += len(listing.files)
        progress(total, total)
        study = dataclasses.replace(opened.study, images=opened.study.images + report.images)
        saved = save_study(opened, study)
        with contextlib.suppress(GridLabError):  # a list to look at again: the images are added all the same
            keep_skipped(study.id, report)
        return saved, report
    except BaseException:
        # Where study.json was replaced all the same, it names them.
        if read_study(opened.folder).images == opened.study.images:
            remove_made(made, opened.folder / IMAGES)
        raise
    finally:
        cache.close()


def _listed(sources: Sequence[Path], cancel: Cancel | None) -> list[tuple[Path, Listing]]:
    """What is to be looked at: each folder with all below it, and the single files of one folder together."""
    parts: list[tuple[Path, Listing]] = []
    singles: dict[Path, list[bytes]] = {}
    for source in map(Path.absolute, sources):
        if source.is_dir():
            parts.append((source, list_images(source, cancel=cancel)))
        else:
            singles.setdefault(source.parent, []).append(os.fsencode(source.name))
    return parts + [(folder, Listing(tuple(sorted(set(names))), ())) for folder, names in singles.items()]


def _fresh(
    there: Sequence[Image], found: Sequence[Image], folder: Path
) -> tuple[list[Image], list[Duplicate]]:
    by_content = {image.sha256: image.name for image in there}
    fresh = [image for image in found if image.sha256 not in by_content]
    same = [
        Duplicate(by_content[image.sha256], image.name, folder)
        for image in found
        if image.sha256 in by_content
    ]
    return fresh, same


def _copies(opened: OpenStudy, folder: Path, images: Iterable[Image], made: list[Path]) -> Iterator[Copy]:
    """Copies of these images of a folder into the study; each target is noted in `made` first."""
    for image in images:
        target = _free_place(opened, image.name)
        # Noted before, as a failure may come after the file was made.
        made.append(target)
        relative = os.fsencode(target.relative_to(opened.folder / IMAGES).as_posix())
        yield Copy(image, folder, target, shown_name(relative))


def _free_place(opened: OpenStudy, name: str) -> Path:
    """Where an image goes: under its name, or with -2, -3, … before the suffix where that is taken."""
    raw = raw_name(name)
    dot = raw.rfind(b".", raw.rfind(b"/") + 2)
    stem, suffix = (raw[:dot], raw[dot:]) if dot >= 0 else (raw, b"")
    number = 1
    while True:
        numbered = raw if number == 1 else stem + b"-%d" % number + suffix
        place = image_place(opened.folder / IMAGES, shown_name(numbered))
        if not os.path.lexists(place):
            return place
        number += 1


def _joined(one: ScanReport, other: ScanReport, same: Sequence[Duplicate]) -> ScanReport:
    return ScanReport(
        one.images + other.images,
        one.refusals + other.refusals,
        (*one.duplicates, *other.duplicates, *same),
        one.notes + other.notes,
        one.passed_over + other.passed_over,
    )


def adding(study: OpenStudy, paths: Sequence[Path]) -> Use[tuple[OpenStudy, ScanReport]]:
    """Add files and folders to the study; what is said of it is `added`."""
    return Use(
        say("Checking images"),
        lambda cancel, progress: add_images(study, paths, progress=progress, cancel=cancel),
    )


def skipped_files(study: OpenStudy) -> Use[ScanReport]:
    """Which files were skipped when images came into the study on this machine, as a use."""
    return Use(say("Reading the list of skipped files"), plain(lambda: read_skipped(study.study.id)))


def reading_labels(study: OpenStudy, csv_path: Path, duplicates: Sequence[Duplicate] = ()) -> Use[LabelMatch]:
    """Match a CSV file of labels with the images; nothing is changed. duplicates: those known."""
    also = {same.other: same.kept for same in duplicates}
    return Use(
        say("Reading labels"), plain(lambda: match_labels(study.study.images, read_table(csv_path), also))
    )


def relinking(study: OpenStudy, folder: Path) -> Use[OpenStudy]:
    """Take a folder as the place of the study's linked images."""
    return Use(
        say("Comparing images"),
        lambda cancel, progress: relink_images(study, folder, progress=progress, cancel=cancel),
        lambda _study: Outcome("ok", say("All images were found.")),
    )


def saving_report(path: Path, rows: Sequence[tuple[str, str, str]]) -> Use[None]:
    """Save what a check found (kind, file, what of it) as a CSV file."""

    def save() -> None:
        check_output_place(path)
        write_table(path, ("kind", "file", "what"), rows, what=say("list"))

    return Use(
        say("Saving the list"),
        plain(save),
        lambda _nothing: Outcome("ok", say("{file} saved.", file=path.name)),
    )


def added(report: ScanReport) -> Outcome:
    """How many images came in, and how many files did not."""
    taken, left_out = len(report.images), len(report.refusals) + len(report.duplicates)
    files = say("1 file") if left_out == 1 else say("{count:,} files", count=left_out)
    return Outcome(
        "warn" if report.refusals or not taken else "ok",
        say("{images} added.", images=images_said(taken)),
        say("{files} skipped.", files=files) if left_out else NOTHING,
    )


def labelled(match: LabelMatch, file: str) -> Outcome:
    """Labels were taken from a file."""
    left = len(match.unmatched) + len(match.conflicting)
    rows = say("1 row") if left == 1 else say("{count:,} rows", count=left)
    return Outcome(
        "ok",
        say("{images} changed by {file}.", images=images_said(len(match.changed)), file=file),
        say("{rows} skipped.", rows=rows) if left else NOTHING,
    )
