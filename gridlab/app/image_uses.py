"""What a person does with the images of a study: each use with its name, its work and what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gridlab.app.image_set import add_images, preview_labels, save_report
from gridlab.app.study import OpenStudy, relink_images
from gridlab.app.uses import Outcome, Use, plain
from gridlab.domain.images import images_said
from gridlab.domain.said import NOTHING, say
from gridlab.store.images.labels_csv import LabelMatch
from gridlab.store.images.scan import ScanReport


def adding(study: OpenStudy, paths: Sequence[Path]) -> Use[tuple[OpenStudy, ScanReport]]:
    """Add files and folders to the study; what is said of it is `added`."""
    return Use(
        say("Checking images"),
        lambda cancel, progress: add_images(study, paths, progress=progress, cancel=cancel),
    )


def reading_labels(study: OpenStudy, csv_path: Path) -> Use[LabelMatch]:
    """Match a CSV file of labels with the images; nothing is changed."""
    return Use(say("Reading labels"), plain(lambda: preview_labels(study.study.images, csv_path)))


def relinking(study: OpenStudy, folder: Path) -> Use[OpenStudy]:
    """Take a folder as the place of the study's linked images."""
    return Use(
        say("Comparing images"),
        lambda cancel, progress: relink_images(study, folder, progress=progress, cancel=cancel),
        lambda _study: Outcome("ok", say("All images were found.")),
    )


def saving_report(path: Path, rows: Sequence[tuple[str, str, str]]) -> Use[None]:
    """Save what a check found (kind, file, what of it) as a CSV file."""
    return Use(
        say("Saving the list"),
        plain(lambda: save_report(path, rows)),
        lambda _nothing: Outcome("ok", say("{file} saved.", file=path.name)),
    )


def added(report: ScanReport) -> Outcome:
    """How many images came in, and how many files did not."""
    taken, left_out = len(report.images), len(report.refusals) + len(report.duplicates)
    files = say("1 file") if left_out == 1 else say("{count:,} files", count=left_out)
    return Outcome(
        "warn" if report.refusals or not taken else "ok",
        say("{images} added.", images=images_said(taken)),
        say("{files} left out, each with its reason.", files=files) if left_out else NOTHING,
    )


def labelled(match: LabelMatch, file: str) -> Outcome:
    """Labels were taken from a file."""
    left = len(match.unmatched) + len(match.conflicting)
    rows = say("1 row") if left == 1 else say("{count:,} rows", count=left)
    return Outcome(
        "ok",
        say("{images} changed by {file}.", images=images_said(len(match.changed)), file=file),
        say("{rows} of the file were not taken.", rows=rows) if left else NOTHING,
    )
