"""The chunks of a PNG file: their checksums, and whether there is nothing to know but its size."""

from __future__ import annotations

import struct
import zlib
from typing import Final

from gridlab.domain.said import say
from gridlab.store.images.headers.kinds import Header
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_START: Final = 8
_MOST_CHUNKS = 100_000


def read_png(data: bytes) -> Header:
    if data[12:16] != b"IHDR":
        raise damaged(say("it does not begin with its header"))
    width, height, depth, colour = struct.unpack_from(">IIBB", data, 16)
    check_pixels(width, height)
    frames = _check_png_chunks(data)
    pixel = 4 if colour in (2, 4, 6) else 2 if depth == 16 else 1
    if (depth, colour) == (16, 2) and b"tRNS" in data:
        pixel = 13  # both bytes of each sample are compared: see store.images.transparency
    return Header("PNG", width, height, frames, width * height * pixel)


def _check_png_chunks(data: bytes) -> bool:
    """Compare the checksums, which Pillow does not; whether there is more than one frame."""
    view, position, frames, has_pixels = memoryview(data), _START, False, False
    for _ in range(_MOST_CHUNKS):
        length, name = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if end > len(data):
            raise damaged(say("it ends within its pixels") if name == b"IDAT" else say("it ends too early"))
        critical = not name[0] & 32
        if (
            critical
            and zlib.crc32(view[position + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]
        ):
            raise damaged(
                say("the checksum of its {value} part is wrong", value=name.decode("ascii", "replace"))
            )
        if name == b"acTL":
            frames = struct.unpack_from(">I", data, position + 8)[0] > 1
        has_pixels = has_pixels or name == b"IDAT"
        if name == b"IEND":
            if not has_pixels:
                raise damaged(say("it has no pixels"))
            return frames
        position = end
    raise ImageRefused(say("it has too many parts"))


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
