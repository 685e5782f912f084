"""The one reader of images, bounded and colour-right: for session, preview, thumbnails and export."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, TypeAlias

from PIL import Image

from gridlab.store.image_bytes import file_bytes, sha256_file
from gridlab.store.image_colour import is_plain, plain_mode, to_srgb
from gridlab.store.image_decode import Decoded, decode, trouble_as_refusal, turned
from gridlab.store.image_headers import Header, Kind, read_header
from gridlab.store.image_limits import DECODING, ImageRefused, check_memory

__all__ = [
    "Checked",
    "Fit",
    "ImageRefused",
    "Pixels",
    "check_image",
    "over",
    "read_pixels",
    "sha256_file",
]

Fit: TypeAlias = Literal["contain", "cover"]
_Size: TypeAlias = tuple[int, int]
_Part: TypeAlias = tuple[float, float, float, float]

_SPARE: Final = 1.5
"""Pixels per target pixel that quick scaling (libjpeg's, then a box filter) leaves for the good one."""
_STRIP_PIXELS: Final = 2_000_000
_ROOMY_PIXELS: Final = 32_000_000
_SIDEWAYS: Final = frozenset((5, 6, 7, 8))


@dataclass(frozen=True, slots=True)
class Pixels:
    """An image ready to paint: `rgba` has height × width × 4 bytes, straight (not premultiplied) sRGB."""

    width: int
    height: int
    rgba: bytes
    opaque: bool


@dataclass(frozen=True, slots=True)
class Checked:
    """A sound image: type, size in pixels turned as EXIF says, notes for the report, a small picture.

    image: the picture as Pillow has it; RGB, or RGBA (straight) where not all is opaque.
    """

    kind: Kind
    width: int
    height: int
    notes: tuple[str, ...]
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
                raise ImageRefused("it has changed since it was added to the study")
            return _read(data, (width, height), fit, enlarge).picture
    except ImageRefused as refusal:
        raise ImageRefused(refusal.reason, name=path.name) from refusal


def check_image(data: bytes, *, box: int) -> Checked:
    """Decode the bytes of a file fully, and give its size, its notes and a picture inside box × box pixels.

    ImageRefused for what is no sound image within the limits.
    """
    return _read(data, (box, box), "contain", enlarge=False)


def over(pixels: Pixels, background: tuple[int, int, int]) -> bytes:
    """The pixels over a background colour (RGB, 0 to 255): height × width × 3 bytes."""
    image = Image.frombytes("RGBA", (pixels.width, pixels.height), pixels.rgba)
    below = Image.new("RGBA", image.size, (*background, 255))
    return Image.alpha_composite(below, image).convert("RGB").tobytes()


def _read(data: bytes, box: _Size, fit: Fit, enlarge: bool) -> Checked:
    header = read_header(data)
    scale = _scale_for_libjpeg(header, box, fit)
    needed = header.memory // (scale * scale) + header.extra_memory
    check_memory(len(data) + needed)
    with DECODING.holding(needed):
        try:
            return _decoded(data, header, scale, box, fit, enlarge)
        except ImageRefused as refusal:
            reason = refusal.reason
        # Raised anew: the traceback of the first would keep the pixels alive beyond the gate.
        raise ImageRefused(reason)


def _decoded(data: bytes, header: Header, scale: int, box: _Size, fit: Fit, enlarge: bool) -> Checked:
    """What is left when the large image is gone again."""
    decoded = decode(data, header, scale)
    width, height = decoded.image.size if header.kind == "TIFF" else (header.width, header.height)
    sideways = decoded.orientation in _SIDEWAYS
    size, part = _fitted((width, height), box[::-1] if sideways else box, fit, enlarge)
    with trouble_as_refusal():
        small = _resampled(decoded, size, part)
        picture, note = to_srgb(small, decoded.profile, decoded.inverted)
        picture = turned(picture, decoded.orientation)
        if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
            picture = picture.convert("RGB")
    if sideways:
        width, height = height, width
    notes = decoded.notes + ((note,) if note else ())
    return Checked(header.kind, width, height, notes, picture)


def _scale_for_libjpeg(header: Header, box: _Size, fit: Fit) -> int:
    """How many times smaller (1, 2, 4, 8) libjpeg may decode, whichever way the image is turned later."""
    if header.kind != "JPEG":
        return 1
    nearer = max if fit == "contain" else min
    ratio = min(
        nearer(header.width / box[0], header.height / box[1]),
        nearer(header.width / box[1], header.height / box[0]),
    )
    return next((scale for scale in (8, 4, 2) if ratio >= scale * _SPARE), 1)


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


def _resampled(decoded: Decoded, size: _Size, part: _Part) -> Image.Image:
    """`part` of the image, in pixels of the file, as a plain image (L, RGB, CMYK or RGBa) of `size`."""
    image = decoded.image
    spare = (_SPARE if image.width * image.height <= _ROOMY_PIXELS else 1.0) * decoded.scale
    across = max(1, int((part[2] - part[0]) / size[0] / spare))
    down = max(1, int((part[3] - part[1]) / size[1] / spare))
    down = min(down, max(1, _STRIP_PIXELS // image.width))
    plain = _reduced(decoded, across, down)
    across, down = across * decoded.scale, down * decoded.scale
    right, bottom = min(part[2] / across, plain.width), min(part[3] / down, plain.height)
    return plain.resize(size, Image.Resampling.LANCZOS, (part[0] / across, part[1] / down, right, bottom))


def _reduced(decoded: Decoded, across: int, down: int) -> Image.Image:
    """The plain image, so many times smaller; strip by strip, so that it is never there in full."""
    image = decoded.image
    factors = (across, down)
    if factors == (1, 1):
        return plain_mode(image, decoded.white, decoded.inverted)
    if is_plain(image):
        return image.reduce(factors)
    rows = max(1, _STRIP_PIXELS // (image.width * down)) * down
    whole: Image.Image | None = None
    for top in range(0, image.height, rows):
        strip = image.crop((0, top, image.width, min(top + rows, image.height)))
        strip = plain_mode(strip, decoded.white, decoded.inverted).reduce(factors)
        if whole is None:
            whole = Image.new(strip.mode, (strip.width, -(-image.height // down)))
        whole.paste(strip, (0, top // down))
    assert whole is not None
    return whole
