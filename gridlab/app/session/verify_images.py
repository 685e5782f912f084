"""Before a session starts: every image on its screens is there and has not changed."""

from __future__ import annotations

from collections.abc import Iterable

from gridlab.app.study import OpenStudy, check_image_folder, image_path
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.screen import Screen
from gridlab.store.disk import reason
from gridlab.store.images.bytes import sha256_file


def image_rows(screens: Iterable[Screen]) -> tuple[int, ...]:
    """Rows of the images on these screens, in study order."""
    return tuple(sorted({row for screen in screens for row in (screen.probe, *screen.grid)}))


def verify_images(
    opened: OpenStudy,
    rows: Iterable[int],
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> None:
    """Read and hash the images in these rows of the study.

    Raises one GridLabError that names every image that is missing or changed, or the folder where all are;
    Cancelled.
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
            f"Of the images on the session's screens {len(problems)} "
            f"{'is' if len(problems) == 1 else 'are'} not as in the study: {'; '.join(problems)}.",
            safe="No session was started.",
            todo="Put the original files back; an image is never replaced by another.",
        )


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
