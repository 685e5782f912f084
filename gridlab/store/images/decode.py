"""An image's bytes become pixels in straight sRGB, or a refusal: Pillow's decoders, kept within limits."""

from __future__ import annotations

import contextlib
import ctypes
import io
import re
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Final

import numpy as np
from PIL import Image, ImageChops, ImageCms, ImageFile, PngImagePlugin, TiffImagePlugin, _imaging

from gridlab.domain.said import NOTHING, Said, say
from gridlab.store.images.colours import heif_notes, png_colours
from gridlab.store.images.deep import darkness, in_8_bits
from gridlab.store.images.headers.kinds import EXIF_IGNORED, PROFILE_BYTES, PROFILE_IGNORED, Header
from gridlab.store.images.headers.pieces import Pieces
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged
from gridlab.store.images.plugins import plugin
from gridlab.store.images.tail import check_tail
from gridlab.store.images.tiff import check_layout, grey_levels, tiff_notes
from gridlab.store.images.transparency import mend_transparency

_TURNS: Final = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_PILLOW: Final = r"PIL\."
_TOLD_BEFORE: Final = ("PNG", "JPEG", "WEBP")
_WITHOUT_WHITE: Final = ("I", "F")
_NO_LAYOUT: Final = "unknown pixel mode"
_ORIENTATION = 274
_PNG_DEPTH: Final = 24

# Pillow's documented setting. Blocks above 32 MB go back to the system when they are freed; in its usual
# blocks of 16 MB up to 400 MB stay with the thread that decoded last (measured; the speed is the same).
Image.core.set_block_size(64 << 20)  # type: ignore[attr-defined]

# libtiff tells of each damaged file on the terminal. Where it is no library of its own (on Windows) it cannot
# be told to be silent, and a window has no terminal there.
with contextlib.suppress(OSError, AttributeError):
    _LIBTIFF: Final = ctypes.CDLL(_imaging.__file__)
    _LIBTIFF.TIFFSetErrorHandler(None)
    _LIBTIFF.TIFFSetWarningHandler(None)


@dataclass(frozen=True, slots=True)
class Decoded:
    """Pixels as stored, `scale` times smaller than the file says, and what is needed to make sense of them.

    orientation: how EXIF says that they are to be turned, 1 to 8. white: the 16-bit grey that is white.
    inverted: 0 is white, or the inks of a CMYK image are the wrong way round. exponent: what colours from 0
    to 1 are raised to.
    """

    image: Image.Image
    scale: int
    orientation: int
    white: int
    inverted: bool
    exponent: float
    profile: bytes | None
    notes: tuple[Said, ...]


def decode(data: bytes, header: Header, scale: int) -> Decoded:
    """Decode a file fully; libjpeg decodes every coefficient at any scale, so damage shows all the same."""
    with trouble_as_refusal():
        if header.in_doubt:
            check_tail(header)
        image = _opened(data, header)
        check_pixels(*image.size)
        if image.size[0] * image.size[1] > header.width * header.height:
            raise damaged(say("its headers contradict each other"))
        if scale > 1:
            image.draft(None, (max(1, header.width // scale), max(1, header.height // scale)))
        if isinstance(image, TiffImagePlugin.TiffImageFile):
            if header.unread is not None and image.mode in _WITHOUT_WHITE:
                raise header.unread
            check_layout(image)
        image.load()
        notes = list(header.notes)
        if header.frames or (header.kind in ("AVIF", "HEIC") and getattr(image, "n_frames", 1) > 1):
            notes.append(say("animated or with several pages: only the first image is used"))
        orientation, note = (header.orientation, []) if header.kind in _TOLD_BEFORE else _orientation(image)
        profile = header.profile or image.info.get("icc_profile")
        inverted = _inks_not_inverted(image)
        sense = _sense_of(image, data, header, bool(profile))
    return Decoded(
        sense.image,
        scale,
        orientation,
        sense.white,
        sense.inverted or inverted,
        sense.exponent,
        profile if isinstance(profile, bytes) and profile else None,
        (*notes, *note, *sense.notes),
    )


def _opened(data: bytes, header: Header) -> ImageFile.ImageFile:
    file = io.BufferedReader(Pieces(header.pieces)) if header.pieces else io.BytesIO(data)
    try:
        # Not Image.open: it would try other types, and warn or not by a limit that all of the program shares.
        return plugin(header.kind)(file)
    except SyntaxError as error:
        if header.unread is not None and _NO_LAYOUT in str(error):
            raise header.unread from error
        raise


@dataclass(slots=True)
class _Sense:
    """What the samples of a loaded image mean; the fields are as in `Decoded`."""

    image: Image.Image
    white: int = 65535
    inverted: bool = False
    exponent: float = 1.0
    notes: list[Said] = field(default_factory=list)


def _sense_of(image: ImageFile.ImageFile, data: bytes, header: Header, has_profile: bool) -> _Sense:
    if isinstance(image, TiffImagePlugin.TiffImageFile):
        return _Sense(image, *grey_levels(image), notes=tiff_notes(image))
    if header.kind in ("AVIF", "HEIC"):
        return _Sense(image, notes=[] if has_profile else heif_notes(data))
    if not isinstance(image, PngImagePlugin.PngImageFile):
        return _Sense(image)
    exponent, notes = png_colours(image.info, data, has_profile)
    if data[_PNG_DEPTH] < 16:
        mend_transparency(image, data)
        return _Sense(image, exponent=exponent, notes=notes)
    if exponent != 1.0 or (image.mode == "RGB" and "transparency" in image.info):
        return _Sense(in_8_bits(image, _opened(data, header), data, exponent), notes=notes)
    return _Sense(image, notes=[*notes, *darkness(image, 65535)])


@contextmanager
def trouble_as_refusal() -> Iterator[None]:
    """Whatever Pillow's decoders raise over a file is the file's fault: they raise nearly every class."""
    _hush_pillow()
    try:
        yield
    except ImageRefused:
        raise
    except Exception as error:
        if "truncated" in str(error).lower():
            raise damaged(say("its image data is cut off")) from error
        raise damaged(say("its image data contradicts itself")) from error


def turned(image: Image.Image, orientation: int) -> Image.Image:
    """The image turned as an EXIF orientation, 1 to 8, says."""
    turn = _TURNS.get(orientation)
    return image if turn is None else image.transpose(turn)


def _hush_pillow() -> None:
    """Pillow warns of oddities in files; users see them as refusals or notes instead.

    Only what Pillow's own modules warn of is silenced. Looked at each time, since a test or a program may
    have reset the filters; `catch_warnings` is no choice as it changes them under the other threads.
    """
    of_modules = (item[3] for item in warnings.filters)
    if not any(isinstance(module, re.Pattern) and module.pattern == _PILLOW for module in of_modules):
        warnings.filterwarnings("ignore", module=_PILLOW)


def _orientation(image: ImageFile.ImageFile) -> tuple[int, list[Said]]:
    try:
        # Pillow turns TIFF files by itself while it loads them, and then says 1.
        value = image.getexif().get(_ORIENTATION, 1)
    except Exception:
        return 1, [EXIF_IGNORED]
    return (value if isinstance(value, int) and 1 <= value <= 8 else 1), []


def _inks_not_inverted(image: ImageFile.ImageFile) -> bool:
    """A CMYK JPEG without Adobe's mark: Pillow takes all for inverted, as Adobe's programs store them."""
    return image.format == "JPEG" and image.mode == "CMYK" and "adobe" not in image.info


_SPACES: Final = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}
_ALPHA_MODES: Final = frozenset(("LA", "La", "PA", "RGBA", "RGBa"))


def is_plain(image: Image.Image) -> bool:
    """Whether an image as decoded can be resampled as it is."""
    return image.mode in ("L", "RGB", "CMYK") and "transparency" not in image.info


def plain_mode(strip: Image.Image, white: int, inverted: bool) -> Image.Image:
    """A decoded image, or a strip of it, in a mode that can be shown: L, RGB, CMYK or RGBA.

    white: the 16-bit grey value that is white; inverted: 0 is white.
    """
    if strip.mode.startswith("I"):
        return _scaled_grey(strip, white, inverted)
    if strip.mode == "La":
        strip = strip.convert("LA")
    if strip.mode in _ALPHA_MODES or "transparency" in strip.info:
        return strip if strip.mode == "RGBA" else strip.convert("RGBA")
    if is_plain(strip):
        return strip
    if strip.mode == "1":
        return strip.convert("L")
    if strip.mode == "LAB":
        return _from_lab(strip)
    return strip.convert("RGB")


def _scaled_grey(strip: Image.Image, white: int, inverted: bool) -> Image.Image:
    """Scaled to 8 bits. `convert` would clip: every value above 255 would be white."""
    values = np.asarray(strip).astype(np.uint32)
    grey = np.minimum((values * 255 + white // 2) // white, 255).astype(np.uint8)
    if inverted:
        grey = 255 - grey
    transparent = strip.info.get("transparency")
    if not isinstance(transparent, int):
        return Image.fromarray(grey)
    alpha = np.where(values == transparent, 0, 255).astype(np.uint8)
    return Image.fromarray(np.dstack((grey, alpha))).convert("RGBA")


def premultiplied(plain: Image.Image) -> Image.Image:
    """A plain image to be resampled: the colour of transparent pixels does not bleed into the others."""
    return plain.convert("RGBa") if plain.mode == "RGBA" else plain


def _from_lab(strip: Image.Image) -> Image.Image:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB"
    )
    return transform.apply(strip)


def to_srgb(
    image: Image.Image, profile: bytes | None, inverted: bool, exponent: float
) -> tuple[Image.Image, Said]:
    """A plain image as sRGB (RGB, or RGBA with straight alpha), and what there is to say about its profile.

    An image without a profile is taken for sRGB, as browsers do. inverted: the inks of a CMYK image are.
    exponent: as in `Decoded`, for an image without a profile.
    """
    if inverted and image.mode == "CMYK":
        image = ImageChops.invert(image)
    alpha = None
    if image.mode in ("RGBA", "RGBa"):
        image = image if image.mode == "RGBA" else image.convert("RGBA")
        if not profile and exponent == 1.0:
            return image, NOTHING
        alpha = image.getchannel("A")
        image = image.convert("RGB")
    note = NOTHING
    if profile:
        transform, note, mode = _transform(profile, image.mode)
        if transform is not None:
            image = transform.apply(image if image.mode == mode else image.convert(mode))
    if image.mode != "RGB":
        image = image.convert("RGB")
    if exponent != 1.0:
        image = image.point([round(255 * (level / 255) ** exponent) for level in range(256)] * 3)
    if alpha is not None:
        image.putalpha(alpha)
    return image, note


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> tuple[ImageCms.ImageCmsTransform | None, Said, str]:
    """From a profile and an image's mode: transform (None: leave the colours), note, the mode it wants."""
    space = _SPACES.get(profile[16:20])
    fits = (space == "CMYK") == (mode == "CMYK") and (space, mode) != ("L", "RGB")
    if len(profile) > PROFILE_BYTES or space is None or not fits:
        return None, PROFILE_IGNORED, mode
    try:
        transform = ImageCms.buildTransform(
            ImageCms.getOpenProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB"), space, "RGB"
        )
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
        return None, PROFILE_IGNORED, mode
    if space == "RGB" and _changes_nothing(transform):
        return None, NOTHING, mode
    return transform, NOTHING, space


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Whether colours all over the cube stay within one step: the profile is sRGB under whatever name."""
    levels = np.linspace(0, 255, 9).astype(np.uint8)
    cube = np.stack(np.meshgrid(levels, levels, levels), axis=-1).reshape(27, 27, 3)
    after = np.asarray(transform.apply(Image.fromarray(cube)))
    return int(np.abs(after.astype(int) - cube.astype(int)).max()) <= 1
