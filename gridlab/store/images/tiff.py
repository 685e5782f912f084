"""What there is to know of TIFF files beyond their pixels: which layouts Pillow gets right, what is white."""

from __future__ import annotations

from typing import Final

from PIL import TiffImagePlugin

from gridlab.domain.said import Said, say
from gridlab.store.images.deep import darkness
from gridlab.store.images.limits import ImageRefused

# Pillow's setting. Its own reader of uncompressed files takes the planes of 16-bit images, and most planes
# of fewer than 8 bits, for what they are not; libtiff, which it uses for compressed files, does not.
TiffImagePlugin.READ_LIBTIFF = True

_BITS: Final = 258
_COMPRESSION: Final = 259
_PHOTOMETRIC: Final = 262
_PLANES: Final = 284
_EXTRA: Final = 338
_TILES: Final = 322
_SAMPLE_FORMAT: Final = 339
_WHITE_IS_ZERO: Final = 0
_SEPARATE: Final = 2
_SIGNED: Final = 2
_JPEG: Final = 7
_ALPHA: Final = frozenset((1, 2))
_NEGATIVE: Final = [0 if value > 127 else value for value in range(256)]


def check_layout(image: TiffImagePlugin.TiffImageFile) -> None:
    """Refuse planes that Pillow would put in the wrong places."""
    extra = image.tag_v2.get(_EXTRA, ())
    if image.tag_v2.get(_PLANES) == _SEPARATE and (
        image.mode in ("LA", "La", "PA", "LAB")
        or (image.mode == "P" and extra)
        or (len(extra) > 1 and _ALPHA.intersection(extra))
        or (image.mode == "RGB" and image.tag_v2.get(_COMPRESSION) == _JPEG and _TILES not in image.tag_v2)
    ):
        raise ImageRefused(
            say("a TIFF image with separate planes of a rare kind, which GridLab doesn't read"),
            say("Save it as PNG, or as TIFF with interleaved channels."),
        )


def grey_levels(image: TiffImagePlugin.TiffImageFile) -> tuple[int, bool]:
    """The value of a 16-bit grey image that is white, and whether 0 is white instead."""
    if not image.mode.startswith("I;16"):
        return 65535, False
    bits = image.tag_v2.get(_BITS, (16,))
    return (4095 if 12 in bits else 65535), image.tag_v2.get(_PHOTOMETRIC) == _WHITE_IS_ZERO


def tiff_notes(image: TiffImagePlugin.TiffImageFile) -> list[Said]:
    """What there is to say of the values of a loaded image. Negative ones (of 8 bits) are made black."""
    if image.mode == "L" and _SIGNED in image.tag_v2.get(_SAMPLE_FORMAT, ()):
        image.im = image.im.point(_NEGATIVE, "L")
        return [
            say("its pixels are signed, so negative ones are black and it looks too dark: scale it first")
        ]
    white, inverted = grey_levels(image)
    return [] if inverted or max(image.tag_v2.get(_BITS, (1,))) <= 8 else darkness(image, white)
