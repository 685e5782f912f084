"""Before a session starts: every image on its screens is as it was, and the disk has room for the answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from gridlab.app.study import OpenStudy, check_image_folder, image_path
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image, block_rows
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.domain.screen import Screen
from gridlab.store.disk import reason
from gridlab.store.images.bytes import sha256_file

# A row of the log, its page and its copy in the journal: 4 kB a screen is several times what it takes.
_SCREEN_BYTES = 4096
_LEAST_BYTES = 8 * 2**20


def image_rows(design: Design, images: Sequence[Image], screens: Iterable[Screen]) -> tuple[int, ...]:
    """Rows of the images on these screens, in study order; all of a block that chooses some of them later."""
    rows: set[int] = set()
    blocks: set[int] = set()
    for screen in screens:
        if screen.is_known:
            rows.update((screen.probe, *screen.grid))
        else:
            blocks.add(screen.block)
    for block in blocks:
        rows.update(block_rows(images, design.blocks[block].images.labels))
    return tuple(sorted(rows))


def verify_images(
    opened: OpenStudy,
    rows: Iterable[int],
    *,
    also: Sequence[Said] = (),
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> None:
    """Read and hash the images in these rows of the study. also: what else was found wrong, as sentences.

    Raises one GridLabError that names everything: each image that is missing or changed, or the folder where
    all are, and the rest; Cancelled.
    """
    check_image_folder(opened)
    wanted = tuple(rows)
    problems = []
    for row in one_by_one(wanted, progress, cancel):
        image = opened.study.images[row]
        problem = image_problem(opened, image)
        if problem:
            problems.append(say("{name} {problem}", name=image.name, problem=problem))
    if problems:
        raise GridLabError(
            joined((_not_as_in_the_study(problems), *also)),
            safe=say("No session was started."),
            todo=say("Put the original files back; an image is never replaced by another."),
        )
    if also:
        raise GridLabError(
            joined(also), safe=say("No session was started."), todo=say("See to this, then start again.")
        )


def _not_as_in_the_study(problems: Sequence[Said]) -> Said:
    told = joined(problems, "; ")
    if len(problems) == 1:
        return say("Of the images on the session's screens 1 is not as in the study: {told}.", told=told)
    return say(
        "Of the images on the session's screens {count} are not as in the study: {told}.",
        count=len(problems),
        told=told,
    )


def space_problem(folder: Path, screens: int) -> Said:
    """Why the answers to so many screens may not fit on the disk of `folder`; "" where they do."""
    needed = _LEAST_BYTES + screens * _SCREEN_BYTES
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return say("The study's disk cannot be looked at: {reason}.", reason=reason(error))
    if free >= needed:
        return NOTHING
    return say(
        "The study's disk has {free:.1f} MB left; a session needs {needed:.0f} MB.",
        free=free / 2**20,
        needed=needed / 2**20,
    )


def image_problem(opened: OpenStudy, image: Image) -> Said:
    """Why this image cannot be shown, as the end of a sentence; "" where it can."""
    try:
        path = image_path(opened, image)
        if not path.is_file():
            return say("is missing")
        return NOTHING if sha256_file(path) == image.sha256 else say("has changed")
    except OSError as error:
        return say("cannot be read ({reason})", reason=reason(error))
    except GridLabError as error:
        return say("cannot be used ({what:clause})", what=error.what)
