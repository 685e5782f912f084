"""A quick and complete check of plain PNG files, for those whose pixels nobody needs at the time."""

from __future__ import annotations

import struct
import zlib
from typing import Final

_START: Final = 8
_TEXT_BYTES: Final = 1_000_000
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_LENGTHS: Final = {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"pHYs": 9, b"tIME": 7}
_OF_NO_CONSEQUENCE: Final = frozenset((b"bKGD", b"sBIT"))
# Pillow keeps what it knows of an image beside its texts, under the same names: these are no such names.
_KEYWORDS: Final = frozenset((b"Software", b"Title", b"Author", b"Comment", b"date:create", b"date:modify"))


def is_sound_and_plain(data: bytes) -> bool:
    """Whether a PNG file is sound down to its last pixel and there is nothing to know but its size.

    All checksums are compared, all pixels are inflated, their number and the filter of each row are
    looked at; nothing else can go wrong with them. False says nothing: the file may be damaged, or have
    transparency in its palette, a profile, EXIF data, frames, interlacing, or parts that are rare or out
    of order. Source: Portable Network Graphics (PNG) Specification, third edition, sections 5, 7 and 9 to 11.
    """
    try:
        pixels = _packed_pixels(data)
        return pixels is not None and _is_complete(data, pixels)
    except (struct.error, zlib.error, IndexError):
        return False


def _packed_pixels(data: bytes) -> bytes | None:
    """The pixels as they are compressed, if the parts around them are plain and their checksums right."""
    if data[12:16] != b"IHDR" or data[8:12] != b"\0\0\0\x0d":
        return None
    view, position, parts, palette, ended = memoryview(data), _START, [], False, False
    while True:
        length, name = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if end > len(data):
            return None
        if zlib.crc32(view[position + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]:
            return None
        if name == b"IDAT":
            if ended:
                return None
            parts.append(view[position + 8 : end - 4])
        elif name == b"IEND":
            return b"".join(parts) if parts and (palette or data[25] != 3) else None
        else:
            ended = bool(parts)
            if name == b"PLTE":
                if palette or parts or not 3 <= length <= 768 or length % 3:
                    return None
                palette = True
            elif position != _START and not _is_harmless(name, data[position + 8 : end - 4]):
                return None
        position = end


def _is_harmless(name: bytes, body: bytes) -> bool:
    if name == b"tEXt":
        return body.split(b"\0", 1)[0] in _KEYWORDS and len(body) < _TEXT_BYTES
    return name in _OF_NO_CONSEQUENCE or _LENGTHS.get(name) == len(body)


def _is_complete(data: bytes, packed: bytes) -> bool:
    width, height, depth, colour, compression, filtering, interlace = struct.unpack_from(">IIBBBBB", data, 16)
    if depth not in _DEPTHS.get(colour, ()) or compression or filtering or interlace:
        return False
    row = 1 + (width * depth * _CHANNELS[colour] + 7) // 8
    unpacking = zlib.decompressobj()
    rows = unpacking.decompress(packed, row * height + 1)
    # At the end of the stream its own checksum was right.
    return unpacking.eof and not unpacking.unused_data and len(rows) == row * height and max(rows[::row]) <= 4
