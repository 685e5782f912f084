"""The one reader of images, bounded and colour-right: for session, preview, thumbnails and export."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias, TypeVar

from PIL import Image

from gridlab.domain.said import Said, say
from gridlab.store.images.bytes import file_bytes
from gridlab.store.images.decode import (
    Decoded,
    decode,
    is_plain,
    plain_mode,
    premultiplied,
    to_srgb,
    trouble_as_refusal,
    turned,
)
from gridlab.store.images.headers.kinds import Header, Kind
from gridlab.store.images.headers.png import is_sound_and_plain
from gridlab.store.images.headers.read import read_header
from gridlab.store.images.limits import DECODING, ImageRefused, check_memory

Fit: TypeAlias = Literal["contain", "cover"]
_Found = TypeVar("_Found")
_Size: TypeAlias = tuple[int, int]
_Part: TypeAlias = tuple[float, float, float, float]

_STRIP_PIXELS: Final = 2_000_000
_ROOMY_PIXELS: Final = 32_000_000
_SIDEWAYS: Final = frozenset((5, 6, 7, 8))


@dataclass(frozen=True, slots=True)
class _Scaling:
    """How an image is made smaller: pixels per target pixel (in one direction) that libjpeg and a box
    filter, which are quick, leave at least for the good filter."""

    libjpeg: float
    box: float
    filter: Image.Resampling


_FINE: Final = _Scaling(1.5, 1.5, Image.Resampling.LANCZOS)
_QUICK: Final = _Scaling(1.0, 1.25, Image.Resampling.BICUBIC)
"""For small pictures in lists; annotators never see them."""


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image ready to paint: `rgba` has height × width × 4 bytes, straight (not premultiplied) sRGB."""

    width: int
    height: int
    rgba: bytes
    opaque: bool


@dataclass(frozen=True, slots=True)
class Sound:
    """A sound image: type, size in pixels turned as EXIF says, notes for the report."""

    kind: Kind
    width: int
    height: int
    notes: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Checked(Sound):
    """A sound image with a small picture: as Pillow has it; RGB, or RGBA (straight) if not all is opaque."""

    image: Image.Image

    @property
    def picture(self) -> Pixels:
        """The picture ready to paint."""
        opaque = self.image.mode == "RGB"
        rgba = self.image.convert("RGBA") if opaque else self.image
        return Pixels(rgba.width, rgba.height, rgba.tobytes(), opaque)


def read_pixels(
    path: Path, *, width: int, height: int, fit: Fit, enlarge: bool = True, sha256: str = ""
) -> Pixels:
    """The image fitted into a box of width × height device pixels; may be called from any thread.

    fit: "contain" gives the largest size inside the box with the image's own proportions, "cover" exactly
    the box, with what sticks out cut off evenly. enlarge: False never gives more pixels than the file has.
    sha256: what the file must be; left out, it is not checked.
    ImageRefused for a file that is not there, is another one, or is no sound image within the limits.
    """
    try:
        with file_bytes(path) as data:
            if sha256 and hashlib.sha256(data).hexdigest() != sha256:
                raise ImageRefused(say("it has changed since it was added to the study"))
            return _made(data, read_header(data), (width, height), fit, _FINE, enlarge=enlarge).picture
    except ImageRefused as refusal:
        raise ImageRefused(refusal.why, refusal.todo, name=path.name) from refusal


def check_image(data: bytes, *, box: int) -> Checked:
    """Decode the bytes of a file fully, and give its size, its notes and a picture inside box × box pixels.

    ImageRefused for what is no sound image within the limits.
    """
    return _made(data, read_header(data), (box, box))


def examine(data: bytes, *, box: int) -> Sound:
    """As `check_image`, but Checked (with a picture) only where that saves something over the file itself.

    An image inside the box whose file is no larger than the box's pixels is its own small picture.
    """
    header = read_header(data)
    if max(header.width, header.height) > box or len(data) > box * box * 4:
        return _made(data, header, (box, box))
    if header.kind == "PNG" and is_sound_and_plain(data):
        return Sound("PNG", header.width, header.height, ())

    def facts(decoded: Decoded) -> Sound:
        if is_plain(decoded.image) and not decoded.profile:
            return Sound(header.kind, *_turned_size(decoded, header), decoded.notes)
        # Its colours may yet be a reason to refuse it, or worth a note.
        checked = _picture(decoded, header, (box, box), "contain", _QUICK, enlarge=False)
        return Sound(checked.kind, checked.width, checked.height, checked.notes)

    return _decoded(data, header, 1, facts)


def smaller(pixels: Pixels, box: int) -> Pixels:
    """The pixels made to fit into box × box; those that fit already as they are."""
    factor = box / max(pixels.width, pixels.height)
    if factor >= 1:
        return pixels
    size = (max(1, round(pixels.width * factor)), max(1, round(pixels.height * factor)))
    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.rgba).convert("RGBa")
    small = image.resize(size, Image.Resampling.BOX).convert("RGBA")
    return Pixels(*size, small.tobytes(), pixels.opaque)


def over(pixels: Pixels, background: tuple[int, int, int]) -> bytes:
    """The pixels over a background colour (RGB, 0 to 255): height × width × 3 bytes."""
    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.rgba)
    below = Image.new("RGBA", image.size, (*background, 255))
    return Image.alpha_composite(below, image).convert("RGB").tobytes()


def _made(
    data: bytes,
    header: Header,
    box: _Size,
    fit: Fit = "contain",
    scaling: _Scaling = _QUICK,
    *,
    enlarge: bool = False,
) -> Checked:
    scale = _scale_for_libjpeg(header, box, fit, scaling)
    return _decoded(
        data, header, scale, lambda decoded: _picture(decoded, header, box, fit, scaling, enlarge=enlarge)
    )


def _decoded(data: bytes, header: Header, scale: int, work: Callable[[Decoded], _Found]) -> _Found:
    """What `work` makes of the large image, which is gone again afterwards."""
    needed = header.memory // (scale * scale) + header.extra_memory
    check_memory(len(data) + needed)
    with DECODING.holding(needed):
        try:
            return work(decode(data, header, scale))
        except ImageRefused as refusal:
            why, todo = refusal.why, refusal.todo
        # Raised anew: the traceback of the first would keep the pixels alive beyond the gate.
        raise ImageRefused(why, todo)


def _picture(
    decoded: Decoded, header: Header, box: _Size, fit: Fit, scaling: _Scaling, *, enlarge: bool
) -> Checked:
    sideways = decoded.orientation in _SIDEWAYS
    size, part = _fitted(_stored_size(decoded, header), box[::-1] if sideways else box, fit, enlarge)
    with trouble_as_refusal():
        small = _resampled(decoded, size, part, scaling)
        picture, note = to_srgb(small, decoded.profile, decoded.inverted, decoded.exponent)
        picture = turned(picture, decoded.orientation)
        if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
            picture = picture.convert("RGB")
    notes = decoded.notes + ((note,) if note else ())
    return Checked(header.kind, *_turned_size(decoded, header), notes, picture)


def _stored_size(decoded: Decoded, header: Header) -> _Size:
    # Pillow turns TIFF files by itself, and the largest image of an AVIF or HEIC file may be another one.
    asked = header.kind in ("TIFF", "AVIF", "HEIC")
    return decoded.image.size if asked else (header.width, header.height)


def _turned_size(decoded: Decoded, header: Header) -> _Size:
    width, height = _stored_size(decoded, header)
    return (height, width) if decoded.orientation in _SIDEWAYS else (width, height)


def _scale_for_libjpeg(header: Header, box: _Size, fit: Fit, scaling: _Scaling) -> int:
    """How many times smaller (1, 2, 4, 8) libjpeg may decode, whichever way the image is turned later."""
    if header.kind != "JPEG":
        return 1
    nearer = max if fit == "contain" else min
    ratio = min(
        nearer(header.width / box[0], header.height / box[1]),
        nearer(header.width / box[1], header.height / box[0]),
    )
    return next((scale for scale in (8, 4, 2) if ratio >= scale * scaling.libjpeg), 1)


def _fitted(stored: _Size, box: _Size, fit: Fit, enlarge: bool) -> tuple[_Size, _Part]:
    """The size to give, and the part of the stored image to give it from."""
    width, height = stored
    by_width, by_height = box[0] / width, box[1] / height
    zoom = min(by_width, by_height) if fit == "contain" else max(by_width, by_height)
    if not enlarge:
        zoom = min(zoom, 1.0)
    size = (
        max(1, min(box[0], round(width * zoom))),
        max(1, min(box[1], round(height * zoom))),
    )
    if fit == "contain":
        return size, (0.0, 0.0, width, height)
    part_width, part_height = min(width, size[0] / zoom), min(height, size[1] / zoom)
    left, top = (width - part_width) / 2, (height - part_height) / 2
    return size, (left, top, left + part_width, top + part_height)


def _resampled(decoded: Decoded, size: _Size, part: _Part, scaling: _Scaling) -> Image.Image:
    """`part` of the image, in pixels of the file, as a plain image (L, RGB, CMYK, RGBA or RGBa) of `size`."""
    image = decoded.image
    whole: _Part = (0.0, 0.0, *size)
    if image.size == size and part == whole:
        return plain_mode(image, decoded.white, decoded.inverted)
    spare = (scaling.box if image.width * image.height <= _ROOMY_PIXELS else 1.0) * decoded.scale
    across = _box((part[2] - part[0]) / size[0] / spare)
    down = _box((part[3] - part[1]) / size[1] / spare)
    down = min(down, max(1, _STRIP_PIXELS // image.width))
    plain = _reduced(decoded, across, down)
    across, down = across * decoded.scale, down * decoded.scale
    right, bottom = min(part[2] / across, plain.width), min(part[3] / down, plain.height)
    return plain.resize(size, scaling.filter, (part[0] / across, part[1] / down, right, bottom))


def _box(most: float) -> int:
    """Pixels that the box filter makes one. An odd number of them would turn stripes of one into waves."""
    return max(1, int(most) // 2 * 2)


def _reduced(decoded: Decoded, across: int, down: int) -> Image.Image:
    """The plain image, so many times smaller; strip by strip, so that it is never there in full."""
    image = decoded.image
    factors = (across, down)
    if factors == (1, 1):
        return premultiplied(plain_mode(image, decoded.white, decoded.inverted))
    if is_plain(image):
        return image.reduce(factors)
    rows = max(1, _STRIP_PIXELS // (image.width * down)) * down
    whole: Image.Image | None = None
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        strip = premultiplied(plain_mode(strip, decoded.white, decoded.inverted)).reduce(factors)
        if whole is None:
            whole = Image.new(strip.mode, (strip.width, -(-image.height // down)))
        whole.paste(strip, (0, top // down))
    assert whole is not None
    return whole
