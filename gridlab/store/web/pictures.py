"""The copies of an image that a published page shows: as probe and as cell, of display size, and unlike."""

from __future__ import annotations

import io
import math
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from PIL import Image as Pillow

from gridlab.domain.images import Image
from gridlab.store.images.limits import ImageRefused
from gridlab.store.images.reader import read_pixels

SUFFIX = ".webp"
TIMES = 2
"""Pixels of a copy for each CSS pixel of the design: sharp on dense displays, and enough to enlarge."""
_WIDEST = 16_383  # of WebP
_FLAT_COLOURS = 4096
_SMALL_PIXELS = 128 * 128
_QUALITY = 90
_UNLIKE = 4


@dataclass(frozen=True, slots=True)
class Sides:
    """The largest sizes of a design's probes and cells, in CSS pixels. cover: the cell is filled."""

    probe: int
    cell: int
    cover: bool = False


def web_copies(path: Path, image: Image, sides: Sides) -> tuple[bytes, bytes]:
    """Two WebP files of an image, as probe and as cell; never the same bytes, and nothing but pixels in them.

    Flat or small pictures are lossless. No copy has more pixels than the file. Raises ImageRefused, which
    names the image.
    """
    probe = _encoded(_picture(path, image, sides.probe, sides.cover), b"")
    return probe, _encoded(_picture(path, image, sides.cell, sides.cover), probe)


def _picture(path: Path, image: Image, side: int, cover: bool) -> Pillow.Image:
    width = height = TIMES * side
    if cover:  # whole too, as enlarging shows all of it; its shorter side fills the cell
        zoom = TIMES * side / min(image.width, image.height)
        width, height = math.ceil(image.width * zoom), math.ceil(image.height * zoom)
    box = {"width": min(_WIDEST, width), "height": min(_WIDEST, height)}
    try:
        found = read_pixels(path, fit="contain", enlarge=False, sha256=image.sha256, **box)
    except ImageRefused as refusal:
        raise ImageRefused(refusal.why, refusal.todo, name=image.name) from refusal
    made = Pillow.frombytes("RGBA", (found.width, found.height), found.rgba)
    return made.convert("RGB") if found.opaque else made


def _encoded(picture: Pillow.Image, unlike: bytes) -> bytes:
    """The picture as a WebP file other than the bytes `unlike`."""
    small = picture.width * picture.height <= _SMALL_PIXELS
    flat = small or picture.getcolors(_FLAT_COLOURS) is not None
    for data in _ways(picture, flat):
        if data != unlike:
            return data
    # One colour in few pixels is coded in one way alone; twice as large it looks the same.
    return _saved(
        picture.resize((2 * picture.width, 2 * picture.height), Pillow.Resampling.NEAREST), True, 80
    )


def _ways(picture: Pillow.Image, flat: bool) -> Iterator[bytes]:
    for step in range(_UNLIKE):
        yield _saved(picture, flat, 80 - 15 * step if flat else _QUALITY + step)


def _saved(picture: Pillow.Image, lossless: bool, quality: int) -> bytes:
    file = io.BytesIO()
    picture.save(file, "WEBP", lossless=lossless, quality=quality, method=4)
    return file.getvalue()
