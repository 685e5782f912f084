"""The transparent colour of a PNG file (its tRNS part), which Pillow gets wrong for some depths."""

from __future__ import annotations

from typing import Final

from PIL import PngImagePlugin

_DEPTH: Final = 24


def mend_transparency(image: PngImagePlugin.PngImageFile, data: bytes) -> None:
    """Make Pillow's idea of the one transparent colour of a loaded image (8 bits at most) what the file says.

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
        image.info["transparency"] = tuple(value % 256 for value in said)
