"""The first directory of a TIFF file, and whether Pillow may see the file."""

from __future__ import annotations

import math
import struct
from typing import Final, TypeAlias

from gridlab.domain.said import Said, say
from gridlab.store.images.headers.kinds import ENDS_EARLY, Header
from gridlab.store.images.headers.unread import named
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_BYTE_TYPES: Final = frozenset((1, 2, 6, 7))
_BYTE, _TEXT, _SHORT, _LONG, _DIRECTORY = 1, 2, 3, 4, 13
_WIDTH, _HEIGHT, _BITS, _COMPRESSION, _PHOTOMETRIC = 256, 257, 258, 259, 262
_MAKE, _ORIENTATION, _SAMPLES, _ROWS, _TILE_WIDTH, _TILE_HEIGHT = 271, 274, 277, 278, 322, 323
_BIT_ORDER, _FURTHER, _FORMAT, _DNG = 266, 330, 339, 50706
_COMPRESSIONS: Final = frozenset((1, 2, 3, 4, 5, 7, 8, 32773, 32946))
_UNREAD_COMPRESSIONS: Final = {
    6: "old JPEG",
    9: "JBIG",
    10: "JBIG",
    22610: "JPEG XR",
    34661: "JBIG",
    34676: "SGI LogLuv",
    34677: "SGI LogLuv",
    34712: "JPEG 2000",
    33003: "JPEG 2000",
    33005: "JPEG 2000",
    34887: "LERC",
    34925: "LZMA",
    34933: "PNG",
    34934: "JPEG XR",
    50000: "ZSTD",
    50001: "WebP",
    50002: "JPEG XL",
    52546: "JPEG XL",
}
_SENSOR: Final = frozenset((32803, 34892))
_SENSOR_COMPRESSIONS: Final = frozenset((262, 32767, 32769, 32770, 34713, 65000, 65535))
_MAKERS: Final = {"NIKON": "NEF", "SONY": "ARW", "PENTAX": "PEF", "SAMSUNG": "SRW", "HASSELBLAD": "3FR"}
_COLOURS: Final = {4: "mask", 9: "CIELab", 10: "CIELab", 32844: "LogLuv", 32845: "LogLuv", 51177: "depth"}
_UNSIGNED, _SIGNED, _FLOAT = 1, 2, 3
_REVERSED = 2
_MOST_VALUES = 100_000
_MOST_ENTRIES = 1_000
_MOST_FURTHER = 20
_SAVE: Final = say("Save it as PNG, or as TIFF with 8 bits per channel.")
_RESAVE: Final = say("Save it as PNG, or as TIFF with LZW compression.")

_Tags: TypeAlias = dict[int, int]


def read_tiff(data: bytes) -> Header:
    """Its first directory.

    ImageRefused for lists so long that unpacking them takes minutes, for camera raw, and for coding that
    Pillow or libtiff cannot decode within bounds (old-style JPEG, LZMA, ZSTD, ...).
    """
    order = "<" if data[:2] == b"II" else ">"
    (first,) = struct.unpack_from(order + "I", data, 4)
    tags, after = _directory(data, order, first)
    _refuse_raw(data, order, tags)
    if _WIDTH not in tags or _HEIGHT not in tags:
        raise damaged(say("its header says no size"))
    check_pixels(tags[_WIDTH], tags[_HEIGHT])
    compression = tags.get(_COMPRESSION, 1)
    if compression not in _COMPRESSIONS:
        name = _UNREAD_COMPRESSIONS.get(compression, str(compression))
        raise ImageRefused(
            say("a TIFF image with {name} compression, which GridLab doesn't read", name=name), _RESAVE
        )
    notes: tuple[Said, ...] = ()
    following = 0
    if after + 4 <= len(data):
        (following,) = struct.unpack_from(order + "I", data, after)
    else:
        notes = (ENDS_EARLY,)
    width, height = tags[_WIDTH], tags[_HEIGHT]
    return Header("TIFF", width, height, following != 0, _memory(tags), notes=notes, unread=_layout(tags))


def _directory(data: bytes, order: str, start: int) -> tuple[_Tags, int]:
    """Where a directory ends, and the first value of each of its tags that is a whole number or a text."""
    (entries,) = struct.unpack_from(order + "H", data, start)
    if entries > _MOST_ENTRIES:
        raise damaged(say("its directory is too long"))
    tags: _Tags = {}
    for entry in range(entries):
        tag, kind, count = struct.unpack_from(order + "HHI", data, start + 2 + 12 * entry)
        if kind not in _BYTE_TYPES and count > _MOST_VALUES:
            raise ImageRefused(say("a TIFF image in too many strips, which GridLab doesn't read"), _RESAVE)
        at = start + 10 + 12 * entry
        if count * _SIZES.get(kind, 1) > 4:
            (at,) = struct.unpack_from(order + "I", data, at)
        if kind in (_SHORT, _LONG, _DIRECTORY) and count and tag not in tags:
            (tags[tag],) = struct.unpack_from(order + ("H" if kind == _SHORT else "I"), data, at)
        elif tag in (_MAKE, _DNG):
            tags[tag] = at
        if tag == _FURTHER and count > 1:
            tags[-_FURTHER] = at
            tags[-_FURTHER - 1] = min(count, _MOST_FURTHER)
    return tags, start + 2 + 12 * entries


def _refuse_raw(data: bytes, order: str, tags: _Tags) -> None:
    """Refuse camera raw: its first image is often a thumbnail, with the sensor's in a directory below it."""
    make = data[tags[_MAKE] : tags[_MAKE] + 20].upper() if _MAKE in tags else b""
    kind = next((kind for maker, kind in _MAKERS.items() if make.startswith(maker.encode())), "TIFF")
    if data[8:10] == b"CR":
        raise named("raw", "CR2")
    if _DNG in tags:
        raise named("raw", "DNG")
    if -_FURTHER in tags:
        count = tags[-_FURTHER - 1]
        places = struct.unpack_from(f"{order}{count}I", data, tags[-_FURTHER])
    else:
        places = (tags[_FURTHER],) if _FURTHER in tags else ()
    for place in places:
        try:
            further, _ = _directory(data, order, place)
        except (struct.error, ImageRefused):
            continue
        if _is_of_a_sensor(further):
            raise named("raw", kind)
    if _is_of_a_sensor(tags):
        raise named("raw", kind)


def _is_of_a_sensor(tags: _Tags) -> bool:
    return tags.get(_PHOTOMETRIC) in _SENSOR or tags.get(_COMPRESSION) in _SENSOR_COMPRESSIONS


def _layout(tags: _Tags) -> ImageRefused:
    """The refusal of the file, should Pillow not know how its pixels are laid out."""
    bits, channels = tags.get(_BITS, 1), tags.get(_SAMPLES, 1)
    form = tags.get(_FORMAT, _UNSIGNED)
    if tags.get(_PHOTOMETRIC) in _COLOURS:
        return named("image", f"a TIFF ({_COLOURS[tags[_PHOTOMETRIC]]})")
    if form == _FLOAT:
        why = say("a TIFF image with {bits}-bit floating-point pixels, which GridLab doesn't read", bits=bits)
    elif form == _SIGNED:
        why = say("a TIFF image with signed {bits}-bit pixels, which GridLab doesn't read", bits=bits)
    elif tags.get(_BIT_ORDER) == _REVERSED:
        why = say("a TIFF image with its bits in reverse order, which GridLab doesn't read")
    elif channels == 1:
        why = say("a TIFF image with {bits}-bit pixels, which GridLab doesn't read", bits=bits)
    else:
        why = say(
            "a TIFF image with {channels} channels of {bits} bits, which GridLab doesn't read",
            channels=channels,
            bits=bits,
        )
    return ImageRefused(why, _SAVE)


def _memory(tags: dict[int, int]) -> int:
    width, height = tags[_WIDTH], tags[_HEIGHT]
    samples, bits = tags.get(_SAMPLES, 1), tags.get(_BITS, 1)
    if not 1 <= samples <= 6 or not 1 <= bits <= 64:
        raise _layout(tags)
    part_width, part_height = tags.get(_TILE_WIDTH, width), tags.get(_TILE_HEIGHT, tags.get(_ROWS, height))
    if part_width < 1 or part_height < 1 or part_width > 2 * width + 1024:
        raise damaged(say("its tiles are impossible"))
    part = math.ceil(part_width * max(samples * bits / 8, 4)) * min(part_height, height + 1024)
    pixel = 4 if samples > 1 else max(1, bits // 8)
    turned = 2 if tags.get(_ORIENTATION, 1) > 1 else 1
    return width * height * pixel * turned + part
