"""Opening a study, saving it, finding its images, and where nothing else may be written."""

from __future__ import annotations

import contextlib
import dataclasses
import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import Said, joined, say
from gridlab.domain.study import Study
from gridlab.store.atomic import clean_leftovers
from gridlab.store.dataset.child import exports_with
from gridlab.store.disk import check_can_be_made, check_folder, inside, is_folder, is_there, resolved, shown
from gridlab.store.exclusions_file import FILE_NAME as EXCLUSIONS_FILE
from gridlab.store.images.bytes import sha256_file
from gridlab.store.images.names import image_place
from gridlab.store.locks import study_locked
from gridlab.store.settings import change_settings, read_settings, with_linked
from gridlab.store.study_file import FILE_NAME as STUDY_FILE
from gridlab.store.study_file import read_study, write_study

IMAGES, DESIGNS, SESSIONS, EXPORTS = "images", "designs", "sessions", "exports"
PUBLISHED, EMBEDDINGS = "published", "embeddings"
# In the folder of a study that is not whole yet.
BEING_MADE = ".gridlab-being-made"
# What no export, picture or table may take the place of.
STUDY_PARTS = frozenset({IMAGES, DESIGNS, SESSIONS, PUBLISHED, STUDY_FILE, EXCLUSIONS_FILE})
_NAMED = 5
_CALLED = {
    "images": say("images, labels or alternative texts"),
    "returning": say("rule for returning annotators"),
}


@dataclass(frozen=True)
class OpenStudy:
    """A study that was read. image_folder: where its images lie; may be missing where they are linked."""

    folder: Path
    study: Study
    image_folder: Path

    @property
    def has_images(self) -> bool:
        """Whether the image folder is there; if not, ask for it and call `relink_images`."""
        return is_folder(self.image_folder)


def open_study(folder: Path) -> OpenStudy:
    """Read a study and clean up what a killed program left half-made in it. Raises GridLabError."""
    folder = folder.absolute()
    study = read_study(folder)
    with contextlib.suppress(OSError):  # it is whole, whoever was killed just after
        (folder / BEING_MADE).unlink()
    for place in (folder, folder / DESIGNS, folder / EXPORTS, folder / PUBLISHED):
        if not place.is_symlink():
            clean_leftovers(place)
    return OpenStudy(folder, study, find_images(folder, study))


def save_study(opened: OpenStudy, study: Study) -> OpenStudy:
    """Write study.json whole or not at all; returns the study as it now is. Raises GridLabError.

    opened: the study as it was last read or written. What another program changed in the file since then is
    kept where `study` does not change the same field; where both do, StudyChanged is raised and nothing
    written. Both may erase sessions.
    """
    if study.id != opened.study.id:
        raise GridLabError(say("A study's id never changes."), safe=say("Nothing was written."))
    with study_locked(opened.folder):
        study = _with_changes_of_others(opened, study)
        return dataclasses.replace(opened, study=write_study(opened.folder, study))


def _with_changes_of_others(opened: OpenStudy, study: Study) -> Study:
    """`study`, with the fields that the file says otherwise than `opened` and that `study` left alone."""
    if not os.path.lexists(opened.folder / STUDY_FILE):
        return study
    try:
        there = read_study(opened.folder)
    except GridLabError as error:
        raise StudyChanged(error.what) from error
    if there.id != opened.study.id:
        raise StudyChanged(say("It is another study now."))
    kept: dict[str, Any] = {}
    for field in dataclasses.fields(Study):
        now, was, wanted = (getattr(one, field.name) for one in (there, opened.study, study))
        if now in (was, wanted):
            continue
        if field.name == "erased":  # both erased: what is erased anywhere stays so
            kept[field.name] = tuple(dict.fromkeys((*now, *wanted)))
            continue
        if wanted != was:
            raise StudyChanged(say("Both changed its {name}.", name=_CALLED.get(field.name, field.name)))
        kept[field.name] = now
    return dataclasses.replace(study, **kept) if kept else study


class StudyChanged(GridLabError):
    """study.json is not as it was read, so that saving would undo what another program did."""

    def __init__(self, why: Said) -> None:
        super().__init__(
            say("Another program changed study.json after it was read. {why}", why=why),
            safe=say("Nothing was written: the file is as the other program left it."),
            todo=say("Reload the study, then make your change again."),
        )


def part_of(opened: OpenStudy, *names: str) -> Path:
    """A path in the study's folder such as part_of(opened, DESIGNS, "a.json"), made sure to lie in it."""
    return inside(opened.folder, opened.folder.joinpath(*names))


def exports_of(opened: OpenStudy, names: Collection[str]) -> tuple[Path, ...]:
    """Exports and kept maps of a study that hold one of the names, or may: see `exports_with`."""
    parts = (part_of(opened, part) for part in (EXPORTS, EMBEDDINGS))
    return tuple(path for part in parts for path in exports_with(part, names))


def image_path(opened: OpenStudy, image: Image) -> Path:
    """Where an image's file lies.

    Raises GridLabError where the image folder is not there, and for a name or link that leads out of it.
    """
    check_image_folder(opened)
    return image_place(opened.image_folder, image.name)


def check_image_folder(opened: OpenStudy) -> None:
    """Raise GridLabError where the image folder is not there: unplugged, or linked on another machine."""
    if not opened.has_images:
        raise GridLabError(
            say(
                "The study's images are not on this machine, or not at {image_folder}.",
                image_folder=shown(opened.image_folder),
            ),
            safe=say("Designs and sessions are not affected."),
            todo=say(
                "Run `gridlab open {folder}` and show where its images are.", folder=shown(opened.folder)
            ),
        )


def is_linked(opened: OpenStudy) -> bool:
    """Whether the images lie outside the study."""
    return opened.image_folder != opened.folder / IMAGES or not opened.has_images


def find_images(folder: Path, study: Study) -> Path:
    """Where the images lie: images/ in the study; where there is none, the place this machine remembers.

    Raises GridLabError for a link, and where images/ is no folder.
    """
    own = folder / IMAGES
    if is_there(own):
        check_folder(inside(folder, own))
        return own
    linked = read_settings().linked.get(study.id)
    return Path(linked) if linked else own


def relink_images(
    opened: OpenStudy,
    folder: Path,
    *,
    progress: Progress = no_progress,
    cancel: Cancel | None = None,
) -> OpenStudy:
    """Take `folder` as the place of a study's linked images and remember it on this machine.

    Every image must be there with its content. Raises GridLabError naming those that are not.
    """
    folder = folder.absolute()
    absent, other = [], []
    for image in one_by_one(opened.study.images, progress, cancel):
        path = image_place(folder, image.name)
        if not is_there(path):
            absent.append(image.name)
        elif sha256_file(path) != image.sha256:
            other.append(image.name)
    if absent or other:
        raise GridLabError(
            say(
                "{folder} doesn't hold the study's images: {absent}.",
                folder=shown(folder),
                absent=_counted(absent, other),
            ),
            safe=say("Nothing was changed."),
            todo=say("Choose the folder that the images were linked from, or a copy of it."),
        )
    change_settings(lambda settings: with_linked(settings, opened.study.id, folder))
    return dataclasses.replace(opened, image_folder=folder)


def _counted(absent: list[str], other: list[str]) -> Said:
    parts = []
    for names, what in ((absent, say("missing")), (other, say("with another content"))):
        if names:
            listed = ", ".join([*names[:_NAMED], *["…"][: len(names) > _NAMED]])
            parts.append(say("{count:,} {what} ({listed})", count=len(names), what=what, listed=listed))
    return joined(parts, ", ")


def check_output_place(out: Path) -> None:
    """Refuse a place among the files, images, designs and sessions of any study. Raises GridLabError.

    Links are followed first: it is what they lead to that would be written over.
    """
    place = resolved(out)
    named = Path(os.path.normpath(out.absolute()))
    for folder in named.parents:
        if is_there(folder / STUDY_FILE):
            inside(folder, named)
    for folder in place.parents:
        part = place.relative_to(folder).parts[0]
        if part in STUDY_PARTS and (folder / STUDY_FILE).is_file():
            raise GridLabError(
                say("{out} belongs to the study itself.", out=out),
                safe=say("Nothing was written."),
                todo=say("Choose a place in {exports}/ or outside the study.", exports=EXPORTS),
            )


def check_output_folder(folder: Path) -> None:
    """As `check_output_place`, for a folder that is made where it is not there. Raises GridLabError."""
    check_output_place(folder)
    check_can_be_made(folder)
