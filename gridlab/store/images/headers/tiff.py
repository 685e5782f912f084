"""The first directory of a TIFF file, and whether Pillow may see the file."""

from __future__ import annotations

import math
import struct
from typing import Final

from gridlab.domain.said import say
from gridlab.store.images.headers.kinds import Header
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_BYTE_TYPES: Final = frozenset((1, 2, 6, 7))
_SHORT, _LONG = 3, 4
_WIDTH, _HEIGHT, _BITS, _COMPRESSION = 256, 257, 258, 259
_ORIENTATION, _SAMPLES, _ROWS, _TILE_WIDTH, _TILE_HEIGHT = 274, 277, 278, 322, 323
_COMPRESSIONS: Final = frozenset((1, 2, 3, 4, 5, 7, 8, 32773, 32946))
_MOST_VALUES = 100_000
_MOST_ENTRIES = 1_000


def read_tiff(data: bytes) -> Header:
    """Its first directory.

    ImageRefused for lists so long that unpacking them takes minutes, and for coding that Pillow or libtiff
    cannot decode within bounds (BigTIFF, old-style JPEG, LZMA, ZSTD, ...).
    """
    order = "<" if data[:2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", data, 4)
    (entries,) = struct.unpack_from(order + "H", data, first)
    if entries > _MOST_ENTRIES:
        raise damaged(say("its directory is too long"))
    tags: dict[int, int] = {}
    for entry in range(entries):
        tag, kind, count = struct.unpack_from(order + "HHI", data, first + 2 + 12 * entry)
        if kind not in _BYTE_TYPES and count > _MOST_VALUES:
            raise ImageRefused(say("it is cut into too many strips, or its directory is damaged"))
        at = first + 10 + 12 * entry
        if count * _SIZES.get(kind, 1) > 4:
            (at,) = struct.unpack_from(order + "I", data, at)
        if kind in (_SHORT, _LONG) and count and tag not in tags:
            (tags[tag],) = struct.unpack_from(order + ("H" if kind == _SHORT else "I"), data, at)
    (following,) = struct.unpack_from(order + "I", data, first + 2 + 12 * entries)
    if _WIDTH not in tags or _HEIGHT not in tags:
        raise damaged(say("its header says no size"))
    check_pixels(tags[_WIDTH], tags[_HEIGHT])
    if tags.get(_COMPRESSION, 1) not in _COMPRESSIONS:
        raise ImageRefused(say("TIFF compression that is not supported; save it without or as PNG"))
    return Header("TIFF", tags[_WIDTH], tags[_HEIGHT], following != 0, _memory(tags))


def _memory(tags: dict[int, int]) -> int:
    width, height = tags[_WIDTH], tags[_HEIGHT]
    samples, bits = tags.get(_SAMPLES, 1), tags.get(_BITS, 1)
    if not 1 <= samples <= 6 or not 1 <= bits <= 64:
        raise ImageRefused(say("TIFF samples that are not supported"))
    part_width, part_height = tags.get(_TILE_WIDTH, width), tags.get(_TILE_HEIGHT, tags.get(_ROWS, height))
    if part_width < 1 or part_height < 1 or part_width > 2 * width + 1024:
        raise damaged(say("its tiles are impossible"))
    part = math.ceil(part_width * max(samples * bits / 8, 4)) * min(part_height, height + 1024)
    pixel = 4 if samples > 1 else max(1, bits // 8)
    turned = 2 if tags.get(_ORIENTATION, 1) > 1 else 1
    return width * height * pixel * turned + part
