"""Drawing a map into a file, as a use."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.map.contents import ShownMap
from gridlab.app.map.matching import Matched, in_study, matched
from gridlab.app.map.plane import STRAIGHT, Orientation
from gridlab.app.map.tones import Colour
from gridlab.app.study import OpenStudy, check_output_place
from gridlab.app.uses import Outcome, Use, first_few
from gridlab.domain.images import images_said
from gridlab.domain.progress import Cancel, Progress, one_by_one
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import shown as shown_path
from gridlab.store.images.reader import Pixels
from gridlab.store.images.thumbnails import THUMBNAIL_BOX, ThumbnailCache

Pictures = Sequence[Pixels | None]
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class MapWish:
    """How a map is to be drawn, and where it goes."""

    out: Path
    orientation: Orientation = STRAIGHT
    colour: Colour = ""


@dataclass(frozen=True, slots=True)
class DrawnMap:
    """What was drawn. missing: images without a file, drawn as dots. by_name: found by name alone, their
    content being another."""

    path: Path
    images: int
    drawn: int
    missing: tuple[str, ...]
    by_name: tuple[str, ...]


Draw = Callable[[ShownMap, MapWish], tuple[int, Callable[[Pictures], bytes]]]
"""How many pixels the pictures of a map need, and what makes the file of them: the painter knows Qt."""


def drawing_file(embedding: Path, images: Path, wish: MapWish, draw: Draw) -> Use[DrawnMap]:
    """Drawing the map of an embedding's file, whose images lie in a study or a folder, as a use."""

    def work(cancel: Cancel, progress: Progress) -> DrawnMap:
        from gridlab.store.embedding_file import read_embedding  # h5py: a tenth of a second

        shown = ShownMap.of(read_embedding(embedding))
        return _drawn(
            shown,
            wish,
            draw,
            lambda: matched(shown, images, progress=progress, cancel=cancel),
            cancel,
            progress,
        )

    return Use(say("Drawing the map"), work, _told)


def drawing(shown: ShownMap, study: OpenStudy, wish: MapWish, draw: Draw) -> Use[DrawnMap]:
    """Drawing a map with the images of a study, as a use."""
    return Use(
        say("Drawing the map"),
        lambda cancel, progress: _drawn(shown, wish, draw, lambda: in_study(shown, study), cancel, progress),
        _told,
    )


def _drawn(
    shown: ShownMap,
    wish: MapWish,
    draw: Draw,
    match: Callable[[], Matched],
    cancel: Cancel,
    progress: Progress,
) -> DrawnMap:
    """Write the figure, whole or not at all. Raises GridLabError, Cancelled."""
    check_output_place(wish.out)
    shown.check_axes(wish.orientation)
    side, make = draw(shown, wish)
    found = match()
    cache = ThumbnailCache()
    pictures: list[Pixels | None] = []
    try:
        for row, sha256 in enumerate(one_by_one(shown.sha256s, progress, cancel)):
            is_kept = (
                found.places[row] is not None and side <= THUMBNAIL_BOX and bool(_SHA256.fullmatch(sha256))
            )
            kept = cache.pixels(sha256) if is_kept else None
            pictures.append(kept or found.read(row, side))
    finally:
        cache.close()
    write_whole(wish.out, make(pictures), what=say("picture"))
    missing = tuple(name for name, one in zip(shown.names, pictures, strict=True) if one is None)
    return DrawnMap(wish.out, len(pictures), len(pictures) - len(missing), missing, found.by_name)


def told_missing(done: DrawnMap) -> Said:
    """Which images have no file or another one; "" where all is as it was."""
    parts = []
    if done.missing:
        many = say(
            "{images} weren't found and are drawn as dots: {listed}.",
            images=images_said(len(done.missing)),
            listed=first_few(done.missing),
        )
        one = say("1 image wasn't found and is drawn as a dot: {listed}.", listed=first_few(done.missing))
        parts.append(one if len(done.missing) == 1 else many)
    if done.by_name:
        parts.append(
            say(
                "Found by name, with another content than the map was fitted to: {listed}.",
                listed=first_few(done.by_name),
            )
        )
    return joined(parts) if parts else NOTHING


def _told(done: DrawnMap) -> Outcome:
    what = say("The map is drawn: {name}.", name=done.path.name)
    missing = told_missing(done)
    return Outcome("warn" if missing else "ok", what, missing or say("{path}", path=shown_path(done.path)))
