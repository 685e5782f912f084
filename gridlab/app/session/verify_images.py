"""Before a session starts: every image on its screens is as it was, and the disk has room for the answers."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from pathlib import Path

from gridlab.app.study import OpenStudy, check_image_folder, image_path
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.screen import Screen
from gridlab.store.disk import reason
from gridlab.store.images.bytes import sha256_file

# A row of the log, its page and its copy in the journal: 4 kB a screen is several times what it takes.
_SCREEN_BYTES = 4096
_LEAST_BYTES = 8 * 2**20


def image_rows(screens: Iterable[Screen]) -> tuple[int, ...]:
    """Rows of the images on these screens, in study order."""
    return tuple(sorted({row for screen in screens for row in (screen.probe, *screen.grid)}))


def verify_images(
    opened: OpenStudy,
    rows: Iterable[int],
    *,
    also: Sequence[str] = (),
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
    for done, row in enumerate(wanted):
        if cancel is not None:
            cancel.raise_if_set()
        progress(done, len(wanted))
        image = opened.study.images[row]
        problem = image_problem(opened, image)
        if problem:
            problems.append(f"{image.name} {problem}")
    progress(len(wanted), len(wanted))
    if problems:
        raise GridLabError(
            " ".join(
                (
                    f"Of the images on the session's screens {len(problems)} "
                    f"{'is' if len(problems) == 1 else 'are'} not as in the study: {'; '.join(problems)}.",
                    *also,
                )
            ),
            safe="No session was started.",
            todo="Put the original files back; an image is never replaced by another.",
        )
    if also:
        raise GridLabError(
            " ".join(also), safe="No session was started.", todo="See to this, then start again."
        )


def space_problem(folder: Path, screens: int) -> str:
    """Why the answers to so many screens may not fit on the disk of `folder`; "" where they do."""
    needed = _LEAST_BYTES + screens * _SCREEN_BYTES
    try:
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return f"The study's disk cannot be looked at: {reason(error)}."
    if free >= needed:
        return ""
    return f"The study's disk has {free / 2**20:.1f} MB left; a session needs {needed / 2**20:.0f} MB."


def image_problem(opened: OpenStudy, image: Image) -> str:
    """Why this image cannot be shown, as the end of a sentence; "" where it can."""
    try:
        path = image_path(opened, image)
        if not path.is_file():
            return "is missing"
        return "" if sha256_file(path) == image.sha256 else "has changed"
    except OSError as error:
        return f"cannot be read ({reason(error)})"
    except GridLabError as error:
        return f"cannot be read ({error.what})"
