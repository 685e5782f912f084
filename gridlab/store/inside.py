"""Keeps paths that a study names inside the study: what leads out of it is never opened."""

from __future__ import annotations

from pathlib import Path

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store.disk import shown
from gridlab.store.images.names import image_file


def inside(folder: Path, path: Path) -> Path:
    """`path`, made sure to lie in `folder` when all links are followed. Need not exist.

    Raises GridLabError.
    """
    try:
        within = path.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError, ValueError):  # a circle of links, a null character
        within = False
    if not within:
        raise GridLabError(
            say("{path} leads out of {folder}.", path=shown(path), folder=shown(folder)),
            safe=say("It was not opened."),
            todo=say("Put the file itself there instead of a link."),
        )
    return path


def image_place(folder: Path, name: str) -> Path:
    """Path of the image with this name (as a study shows it) in an image folder. Need not exist.

    Raises GridLabError for a name that is no plain relative path, or that a link leads out.
    """
    return inside(folder, image_file(folder, name))


def is_image_name(name: str) -> bool:
    """Whether a name is the text form of a relative path without `.`, `..` and empty parts."""
    try:
        image_file(Path(), name)
    except GridLabError:
        return False
    return True
