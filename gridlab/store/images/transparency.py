"""The transparent colour of a PNG file (its tRNS part), which Pillow gets wrong for some depths."""

from __future__ import annotations

from collections.abc import Callable
from typing import BinaryIO, Final

import numpy as np
from PIL import Image, PngImagePlugin

_DEPTH, _COLOUR = 24, 25
_ROWS_AT_ONCE: Final = 64


def mend_transparency(image: PngImagePlugin.PngImageFile, data: bytes, file: Callable[[], BinaryIO]) -> None:
    """Make Pillow's idea of the one transparent colour of a loaded image what the file says.

    Pillow compares it with pixels already spread to 8 bits. Only its low bits count. Source: Portable Network
    Graphics (PNG) Specification, third edition, section 11.3.1.1.
    """
    said, depth = image.info.get("transparency"), data[_DEPTH]
    if image.mode == "1" and said is not None:
        # Pillow takes any other number than 0 for 1.
        image.info["transparency"] = 255 * (data[data.index(b"tRNS") + 5] % 2)
    elif image.mode == "L" and isinstance(said, int):
        image.info["transparency"] = (said % 2**depth) * 255 // (2**depth - 1)
    elif image.mode == "RGB" and isinstance(said, tuple):
        if depth == 16:
            _make_transparent(image, file(), said)
        else:
            image.info["transparency"] = tuple(value % 256 for value in said)


def _make_transparent(image: PngImagePlugin.PngImageFile, file: BinaryIO, colour: tuple[int, ...]) -> None:
    """Give an image of 16 bits its alpha; colours may differ in their low bytes alone, which Pillow drops."""
    low = PngImagePlugin.PngImageFile(file)
    # Taken for the other byte order, a sample's low byte is the one that stays.
    low.tile = [low.tile[0]._replace(args="RGB;16L")]
    low.load()
    alpha = Image.new("L", image.size)
    for top in range(0, image.height, _ROWS_AT_ONCE):
        box = (0, top, image.width, min(top + _ROWS_AT_ONCE, image.height))
        high_bytes, low_bytes = (np.asarray(one.crop(box), np.uint16) for one in (image, low))
        other = (high_bytes * 256 + low_bytes != colour).any(axis=-1)
        alpha.paste(Image.fromarray(other.astype(np.uint8) * 255), box)
    del image.info["transparency"]
    image.putalpha(alpha)
