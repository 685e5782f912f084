"""The colours of a decoded image, whatever it was stored as: turned into straight sRGB."""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Final

import numpy as np
from PIL import Image, ImageChops, ImageCms

from gridlab.domain.said import NOTHING, Said, say

PROFILE_IGNORED: Final = say("its colour profile is broken or does not fit and was ignored")
_MOST_PROFILE_BYTES = 4_000_000
_SPACES: Final = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}
_ALPHA_MODES: Final = frozenset(("LA", "La", "PA", "RGBA", "RGBa"))


def has_alpha(image: Image.Image) -> bool:
    """Whether an image as decoded has pixels that may be transparent."""
    return image.mode in _ALPHA_MODES or "transparency" in image.info


def is_plain(image: Image.Image) -> bool:
    """Whether an image as decoded can be resampled as it is."""
    return image.mode in ("L", "RGB", "CMYK") and "transparency" not in image.info


def plain_mode(strip: Image.Image, white: int, inverted: bool) -> Image.Image:
    """A decoded image, or a strip of it, in a mode that can be resampled: L, RGB, CMYK or RGBa.

    white: the 16-bit grey value that is white; inverted: 0 is white. Alpha is multiplied in, so that
    resampling does not bleed the colour of transparent pixels into the others.
    """
    if strip.mode.startswith("I"):
        return _scaled_grey(strip, white, inverted)
    if has_alpha(strip):
        return (strip if strip.mode == "RGBA" else strip.convert("RGBA")).convert("RGBa")
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
    return Image.fromarray(np.dstack((grey, alpha))).convert("RGBA").convert("RGBa")


def _from_lab(strip: Image.Image) -> Image.Image:
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB"
    )
    return transform.apply(strip)


def to_srgb(image: Image.Image, profile: bytes | None, inverted: bool) -> tuple[Image.Image, Said]:
    """A plain image as sRGB (RGB, or RGBA with straight alpha), and what there is to say about its profile.

    An image without a profile is taken for sRGB, as browsers do. inverted: the inks of a CMYK image are.
    """
    if inverted and image.mode == "CMYK":
        image = ImageChops.invert(image)
    alpha = None
    if image.mode == "RGBa":
        image = image.convert("RGBA")
        if not profile:
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
    if alpha is not None:
        image.putalpha(alpha)
    return image, note


@lru_cache(maxsize=16)
def _transform(profile: bytes, mode: str) -> tuple[ImageCms.ImageCmsTransform | None, Said, str]:
    """From a profile and an image's mode: transform (None: leave the colours), note, the mode it wants."""
    space = _SPACES.get(profile[16:20])
    if len(profile) > _MOST_PROFILE_BYTES or space is None:
        return None, PROFILE_IGNORED, mode
    fits = (space == "CMYK") == (mode == "CMYK") and (space, mode) != ("L", "RGB")
    if not fits:
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
