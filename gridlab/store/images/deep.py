"""PNG files of 16 bits whose low bytes matter, which Pillow drops; and images whose low values look dark."""

from __future__ import annotations

from typing import Final

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageFile, PngImagePlugin

from gridlab.domain.said import Said, say

_COLOUR: Final = 25
_GREY_WITH_ALPHA: Final = 4
_ROWS_AT_ONCE: Final = 64
_DEEP_MODES: Final = frozenset(("I;16", "I;16B", "I;16L", "I;16N", "RGB", "RGBA"))


def in_8_bits(
    image: PngImagePlugin.PngImageFile, again: ImageFile.ImageFile, data: bytes, exponent: float
) -> Image.Image:
    """A loaded image of 16 bits as RGB or RGBA, each colour raised to an exponent first.

    again: the same file, just opened. The one transparent colour is compared in full: colours may differ in
    their low bytes alone.
    """
    grey = image.mode.startswith("I")
    low = image if grey else _low_bytes(again, data)
    transparent = image.info.get("transparency")
    has_alpha = image.mode == "RGBA" or transparent is not None
    table = np.round(255 * (np.arange(65536) / 65535) ** exponent).astype(np.uint8)
    found = Image.new("RGBA" if has_alpha else "RGB", image.size)
    for top in range(0, image.height, _ROWS_AT_ONCE):
        box = (0, top, image.width, min(top + _ROWS_AT_ONCE, image.height))
        high = np.asarray(image.crop(box))
        values = high.astype(np.uint16)[..., None] if grey else _joined(high, np.asarray(low.crop(box)), data)
        bands = [table[np.broadcast_to(values[..., :3], (*values.shape[:2], 3))]]
        if transparent is not None:
            bands.append(((values != transparent).any(axis=-1) * 255).astype(np.uint8)[..., None])
        elif has_alpha:
            bands.append(high[..., 3:])
        found.paste(Image.fromarray(np.concatenate(bands, axis=-1)), box)
    return found


def _low_bytes(image: ImageFile.ImageFile, data: bytes) -> Image.Image:
    # Taken for the other byte order, a sample's low byte is the one that stays. Of grey with alpha all four
    # bytes are taken for colours.
    raw = "RGBA" if data[_COLOUR] == _GREY_WITH_ALPHA else f"{image.mode};16L"
    image.tile = [image.tile[0]._replace(args=raw)]
    image.load()
    return image


def _joined(high: npt.NDArray[np.uint8], low: npt.NDArray[np.uint8], data: bytes) -> npt.NDArray[np.uint16]:
    if data[_COLOUR] == _GREY_WITH_ALPHA:
        low = low[..., [1, 1, 1, 3]]
    joined: npt.NDArray[np.uint16] = high.astype(np.uint16) * 256 + low
    return joined


def darkness(image: ImageFile.ImageFile, white: int) -> list[Said]:
    """A note where the brightest value of a loaded image of more than 8 bits leaves most of the range unused.

    white: the value that is white in an image of one channel. Cameras write 12 bits into 16 so.
    """
    if image.mode not in _DEEP_MODES:
        return []
    if image.mode.startswith("I"):
        share = _most(image) / white
    else:
        share = (max(most for _, most in image.getextrema()[:3]) + 1) / 256  # type: ignore[misc]
    if 0.004 < share <= 1 / 16:
        return [say("it looks nearly black, as its values use less than 1/16 of the range: scale it first")]
    if 1 / 16 < share <= 1 / 4:
        return [say("it looks dark, as its values use less than 1/4 of the range: scale it first")]
    return []


def _most(image: Image.Image) -> int:
    tops = range(0, image.height, _ROWS_AT_ONCE)
    strips = (image.crop((0, top, image.width, min(top + _ROWS_AT_ONCE, image.height))) for top in tops)
    return max(int(np.asarray(strip).max()) for strip in strips)
