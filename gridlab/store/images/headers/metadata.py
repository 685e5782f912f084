"""What metadata of an image matters to its pixels, read by own code: which way up it is, and its colours."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Final

_ORIENTATION: Final = 274
_IN_XMP: Final = re.compile(rb"tiff:Orientation(?:=[\"']|>)([1-8])[\"'<]")
_XMP_BYTES: Final = 1_000_000


def orientation_in_exif(exif: bytes | memoryview) -> int:
    """How EXIF data says that pixels are to be turned, 1 to 8; 0 where it says nothing sensible of it.

    Raises struct.error where the data is broken. Nothing but the first directory is looked at.
    """
    start = 6 if exif[:6] == b"Exif\0\0" else 0
    order = {b"II": "<", b"MM": ">"}.get(bytes(exif[start : start + 2]))
    if order is None:
        raise struct.error("no byte order")
    (directory,) = struct.unpack_from(order + "I", exif, start + 4)
    (entries,) = struct.unpack_from(order + "H", exif, start + directory)
    for entry in range(entries):
        at = start + directory + 2 + 12 * entry
        tag, kind, value = struct.unpack_from(order + "HH4xH", exif, at)
        if tag == _ORIENTATION:
            if kind == 4:
                (value,) = struct.unpack_from(order + "I", exif, at + 8)
            return value if 1 <= value <= 8 else 0
    return 0


def orientation_in_xmp(xmp: bytes | memoryview) -> int:
    """As `orientation_in_exif`, from an XMP packet; nothing beyond its first megabyte counts."""
    found = _IN_XMP.search(bytes(xmp[:_XMP_BYTES]))
    return int(found[1]) if found else 0


def inflated(packed: bytes | memoryview, most: int) -> bytes | None:
    """The bytes of a zlib stream; None where it is broken, not whole, or gives more than `most` bytes."""
    unpacking = zlib.decompressobj()
    try:
        found = unpacking.decompress(packed, most + 1)
    except zlib.error:
        return None
    return found if unpacking.eof and len(found) <= most else None
