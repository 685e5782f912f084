"""The boxes of an AVIF or HEIC file: which of the two it is, its size, and what decoding it takes.

Source: ISO/IEC 23008-12 (High Efficiency Image File Format), sections 6 and 10, and ISO/IEC 14496-12.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

from gridlab.domain.said import say
from gridlab.store.images.headers.kinds import REST_IGNORED, Header, Kind
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_AVIF: Final = frozenset((b"avif", b"avis"))
_HEIC: Final = frozenset((b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"))
_MOVING: Final = frozenset((b"avis", b"hevc", b"hevx", b"hevm", b"hevs", b"msf1"))
_DESCRIBING: Final = frozenset((b"meta", b"moov"))
_OUTERMOST: Final = frozenset((b"ftyp", b"mdat", b"free", b"skip", b"wide", b"uuid", b"moof", *_DESCRIBING))
_MOST_BOXES: Final = 10_000
# Measured with noise and alpha: the decoder's planes, its RGBA, Pillow's copy of it and the image.
_BYTES_A_PIXEL: Final[dict[Kind, int]] = {"AVIF": 14, "HEIC": 12}
_DEEP_BYTES_A_PIXEL: Final = 20


def heif_kind(data: bytes) -> Kind | None:
    """AVIF or HEIC where a file says in its first box that it is one of them."""
    if data[4:8] != b"ftyp":
        return None
    end = min(int.from_bytes(data[:4], "big"), 1_000)
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, end, 4))}
    return "AVIF" if brands & _AVIF else "HEIC" if brands & _HEIC else None


def read_heif(data: bytes) -> Header:
    """The size of its largest image: parts, previews and masks of that are no larger.

    ImageRefused for a file that ends before its last box does, or holds no still image.
    """
    kind = heif_kind(data)
    assert kind is not None
    sizes: list[tuple[int, int]] = [(0, 0)]
    depths: list[int] = []
    try:
        for name, start, end in properties(data):
            if name == b"ispe":
                sizes.append(struct.unpack_from(">II", data, start + 4))
            elif name == b"pixi":
                depths += data[start + 5 : min(end, start + 5 + data[start + 4])]
    except (struct.error, IndexError) as error:
        raise damaged(say("it ends within its header")) from error
    width, height = max(sizes, key=lambda size: size[0] * size[1])
    if not width * height:
        raise ImageRefused(say("it holds no still picture"), say("Save a picture of it as PNG or JPEG."))
    check_pixels(width, height)
    deep = max(depths, default=16) > 8
    memory = width * height * (_DEEP_BYTES_A_PIXEL if deep else _BYTES_A_PIXEL[kind])
    end = _end(data)
    rest = end < len(data)
    return Header(
        kind,
        width,
        height,
        data[8:12] in _MOVING,
        memory,
        notes=(REST_IGNORED,) if rest else (),
        pieces=(memoryview(data)[:end],) if rest else (),
    )


def _end(data: bytes) -> int:
    """Where the boxes of a file end: what follows its pixels and begins no box is not of it."""
    names, at = set[bytes](), 0
    for _ in range(_MOST_BOXES):
        length, name = int.from_bytes(data[at : at + 4], "big"), data[at + 4 : at + 8]
        if name not in _OUTERMOST and not 8 <= length <= len(data) - at:
            return at if b"mdat" in names and names & _DESCRIBING else len(data)
        names.add(name)
        at += int.from_bytes(data[at + 8 : at + 16], "big") if length == 1 else length or len(data)
        if at >= len(data):
            break
    return len(data)


def properties(data: bytes) -> list[tuple[bytes, int, int]]:
    """Name, start and end of the properties of the images in a file."""
    found: list[tuple[bytes, int, int]] = []
    for name, start, end in _boxes(data, 0, _end(data)):
        if name != b"meta":
            continue
        for inner, first, last in _boxes(data, start + 4, end):
            if inner == b"iprp":
                for group, begin, stop in _boxes(data, first, last):
                    found += _boxes(data, begin, stop) if group == b"ipco" else ()
    return found


def _boxes(data: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    for _ in range(_MOST_BOXES):
        if start >= end:
            return
        length, name = struct.unpack_from(">I4s", data, start)
        head = 8
        if length == 1:
            (length,) = struct.unpack_from(">Q", data, start + 8)
            head = 16
        stop = start + length if length else end
        if stop > end or stop < start + head:
            raise damaged(say("it ends too early"))
        yield name, start + head, stop
        start = stop
    raise ImageRefused(say("it has too many parts"), say("Save it as PNG or JPEG."))
