"""Which image files belong to the images of a map: by content, then by name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.map.contents import ShownMap
from gridlab.app.study import OpenStudy, image_path, open_study
from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.images import Image
from gridlab.domain.progress import Cancel, Progress, no_progress, one_by_one
from gridlab.domain.said import say
from gridlab.store.disk import is_folder, is_there
from gridlab.store.images.bytes import sha256_file
from gridlab.store.images.names import image_file, shown_name
from gridlab.store.images.reader import Pixels, read_pixels
from gridlab.store.images.scan import list_images
from gridlab.store.study_file import FILE_NAME as STUDY_FILE

Place = Callable[[], tuple[Path, str]]
"""Where the file of an image lies, and the SHA-256 that it must have, "" for any. Raises GridLabError."""


@dataclass(frozen=True, slots=True)
class Matched:
    """The files of a map's images: places (N,), None for what there is not. by_name: images whose file has
    the name and another content than the map was fitted to."""

    places: tuple[Place | None, ...]
    by_name: tuple[str, ...]

    def read(self, row: int, side: int) -> Pixels | None:
        """The picture of an image within side × side pixels; None where there is none or it is not sound."""
        place = self.places[row]
        if place is None:
            return None
        try:
            path, sha256 = place()
            return read_pixels(path, width=side, height=side, fit="contain", enlarge=False, sha256=sha256)
        except GridLabError:
            return None


def matched(
    shown: ShownMap, images: Path, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> Matched:
    """The files of a map's images in a study or in a folder. Raises GridLabError where there is neither."""
    if is_there(images / STUDY_FILE):
        return in_study(shown, open_study(images))
    if not is_folder(images):
        raise failure(
            "There is no study or folder {name}.",
            name=images.name or str(images),
            safe=say("Nothing was written."),
            todo=say("Name the study, or the folder that holds the images."),
        )
    return _in_folder(shown, images, progress, cancel)


def in_study(shown: ShownMap, study: OpenStudy) -> Matched:
    """The files of a map's images in a study."""
    own = study.study.images
    rows = rows_in(shown, own)

    def place_of(image: Image) -> Place:
        return lambda: (image_path(study, image), image.sha256)

    places = tuple(place_of(own[row]) if row >= 0 else None for row in rows)
    other = tuple(
        name
        for name, sha256, row in zip(shown.names, shown.sha256s, rows, strict=True)
        if row >= 0 and own[row].sha256 != sha256
    )
    return Matched(places, other)


def rows_in(shown: ShownMap, images: Sequence[Image]) -> list[int]:
    """For each image of the map the study's image (a row) that it is: by content, then by name; else -1."""
    by_content = {image.sha256: row for row, image in enumerate(images) if image.sha256}
    by_name = {image.name: row for row, image in enumerate(images)}
    return [
        by_content.get(sha256, by_name.get(name, -1))
        for name, sha256 in zip(shown.names, shown.sha256s, strict=True)
    ]


def _in_folder(shown: ShownMap, folder: Path, progress: Progress, cancel: Cancel | None) -> Matched:
    """Files are looked into whatever their names, which may be others by now; those of its names first."""
    wanted = {sha256 for sha256 in shown.sha256s if sha256}
    names = [shown_name(raw) for raw in list_images(folder, cancel=cancel).files]
    by_name = {name: image_file(folder, name) for name in names}
    by_content: dict[str, Path] = {}
    own = {name.rpartition("/")[2] for name in shown.names}
    for name in one_by_one(
        sorted(names, key=lambda name: name.rpartition("/")[2] not in own), progress, cancel
    ):
        if len(by_content) == len(wanted):
            break
        try:
            sha256 = sha256_file(by_name[name])
        except GridLabError:
            continue
        if sha256 in wanted:
            by_content.setdefault(sha256, by_name[name])
    last = _last_parts(by_name)
    places: list[Place | None] = []
    others: list[str] = []
    for name, sha256 in zip(shown.names, shown.sha256s, strict=True):
        same = by_content.get(sha256)
        found = same or by_name.get(name) or last.get(name.rpartition("/")[2])
        if found is not None and same is None and sha256:
            others.append(name)
        places.append(None if found is None else _place_of(found))
    return Matched(tuple(places), tuple(others))


def _place_of(path: Path) -> Place:
    return lambda: (path, "")


def _last_parts(by_name: dict[str, Path]) -> dict[str, Path]:
    """Files by the last part of their name, where only one has it."""
    counts = Counter(name.rpartition("/")[2] for name in by_name)
    return {last: path for name, path in by_name.items() if counts[last := name.rpartition("/")[2]] == 1}
