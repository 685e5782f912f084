"""Changing a study's image set: labels from a CSV, further images."""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Sequence
from pathlib import Path

from gridlab.app.study import IMAGES, OpenStudy, is_linked, save_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.store import disk
from gridlab.store.images.copy import put_image, remove_made
from gridlab.store.images.labels_csv import labelled, read_labels
from gridlab.store.images.listing import Listing
from gridlab.store.images.names import raw_name, shown_name
from gridlab.store.images.scan import Duplicate, ScanReport, scan, scan_listed
from gridlab.store.images.thumbnails import ThumbnailCache
from gridlab.store.inside import image_place
from gridlab.store.study_file import read_study


def apply_labels(opened: OpenStudy, csv_path: Path) -> tuple[OpenStudy, tuple[str, ...]]:
    """Give the images the labels and alternative texts of a CSV file and save the study.

    Images that it does not name keep theirs. Returns the study, and the names that fit no image.
    Raises GridLabError, also where no name fits.
    """
    labels = read_labels(csv_path)
    images, unknown = labelled(opened.study.images, labels)
    if not labels or len(unknown) == len(labels):
        raise GridLabError(
            f"No name in {disk.shown(csv_path)} is that of an image of the study.",
            safe="No label was changed.",
            todo="The file needs the columns name and label (and alt); names as the Images page shows them.",
        )
    return save_study(opened, dataclasses.replace(opened.study, images=images)), unknown


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
            "The images of this study are linked, not copied in.",
            safe="Nothing was changed.",
            todo="Put the files into the linked folder and make a new study from it.",
        )
    report = ScanReport((), (), (), ())
    made: list[Path] = []
    study = opened.study
    try:
        for source in sources:
            found, folder = _scanned(source.absolute(), progress, cancel)
            fresh, same = _fresh(study.images, found.images)
            named = []
            for image in fresh:
                target = _free_place(opened, image.name)
                # Noted before, as a failure may come after the file was made.
                made.append(target)
                put_image(image_place(folder, image.name), target, image.sha256)
                relative = os.fsencode(target.relative_to(opened.folder / IMAGES).as_posix())
                named.append(dataclasses.replace(image, name=shown_name(relative)))
            study = dataclasses.replace(study, images=(*study.images, *named))
            report = _joined(report, dataclasses.replace(found, images=tuple(named)), same)
        return save_study(opened, study), report
    except BaseException:
        # Where study.json was replaced all the same, it names them.
        if read_study(opened.folder).images == opened.study.images:
            remove_made(made, opened.folder / IMAGES)
        raise


def _scanned(source: Path, progress: Progress, cancel: Cancel | None) -> tuple[ScanReport, Path]:
    """What a folder holds, or the one file; and the folder that the names are relative to."""
    cache = ThumbnailCache()
    if source.is_dir():
        return scan(source, progress=progress, cancel=cancel, thumbnails=cache), source
    one = Listing((os.fsencode(source.name),), (), 0)
    return scan_listed(source.parent, one, progress=progress, cancel=cancel, thumbnails=cache), source.parent


def _fresh(there: Sequence[Image], found: Sequence[Image]) -> tuple[list[Image], list[Duplicate]]:
    by_content = {image.sha256: image.name for image in there}
    fresh = [image for image in found if image.sha256 not in by_content]
    same = [Duplicate(by_content[image.sha256], image.name) for image in found if image.sha256 in by_content]
    return fresh, same


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
