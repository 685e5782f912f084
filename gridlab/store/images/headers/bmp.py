"""The header of a BMP file, and which of its many layouts Pillow knows."""

from __future__ import annotations

import struct
from typing import Final

from gridlab.domain.said import Said, say
from gridlab.store.images.headers.kinds import ENDS_EARLY, METADATA_IGNORED, Header
from gridlab.store.images.headers.unread import SAVE, named
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_RLE_BYTES = 1_000_000
_WRAPPED: Final = {4: "a BMP-wrapped JPEG", 5: "a BMP-wrapped PNG"}
_COLOURS: Final = 46
"""Where it says how many colours its palette has."""
_BMP_HEADERS: Final = frozenset((40, 52, 56, 64, 108, 124))
_RUNS_8, _RUNS_4, _MASKS = 1, 2, 3
_RUN_PIXELS: Final = 16_000_000
# The masks of red, green, blue and alpha that Pillow knows, by bits.
_BMP_MASKS: Final[dict[int, tuple[tuple[int, ...], ...]]] = {
    32: (
        (0xFF0000, 0xFF00, 0xFF, 0),
        (0xFF000000, 0xFF0000, 0xFF00, 0),
        (0xFF000000, 0xFF00, 0xFF, 0),
        (0xFF000000, 0xFF0000, 0xFF00, 0xFF),
        (0xFF, 0xFF00, 0xFF0000, 0xFF000000),
        (0xFF0000, 0xFF00, 0xFF, 0xFF000000),
        (0xFF000000, 0xFF00, 0xFF, 0xFF0000),
        (0, 0, 0, 0),
    ),
    24: ((0xFF0000, 0xFF00, 0xFF),),
    16: ((0xF800, 0x7E0, 0x1F), (0x7C00, 0x3E0, 0x1F)),
}


def read_bmp(data: bytes) -> Header:
    size = struct.unpack_from("<I", data, 14)[0]
    if size == 12:
        width, height = struct.unpack_from("<HH", data, 18)
        return _header(data, width, height, struct.unpack_from("<H", data, 24)[0])
    if size not in _BMP_HEADERS:
        raise named("image", "an OS/2 BMP") if 16 <= size <= 64 else _contradiction()
    width, height, _, bits, compression = struct.unpack_from("<iiHHI", data, 18)
    height = abs(height)
    check_pixels(width, height)
    _check_bmp_kind(data, size, bits, compression)
    # Pillow decodes run lengths in Python: a large file would take minutes.
    if compression in (_RUNS_8, _RUNS_4) and (len(data) > _RLE_BYTES or width * height > _RUN_PIXELS):
        raise ImageRefused(say("a large BMP image with run-length coding, which GridLab doesn't read"), SAVE)
    if compression in (_RUNS_8, _RUNS_4):
        return Header("BMP", width, height, False, width * height * 4)
    return _header(data, width, height, bits)


def _header(data: bytes, width: int, height: int, bits: int) -> Header:
    """Of rows one after another; only what fills up the last one to four bytes may be missing."""
    (offset,) = struct.unpack_from("<I", data, 10)
    row, used = (width * bits + 31) // 32 * 4, (width * bits + 7) // 8
    missing = offset + row * height - len(data) if offset else 0
    pieces, notes = _with_fitting_palette(data, bits) if offset else ((), ())
    if 0 < missing <= row - used:
        pieces, notes = (*(pieces or (memoryview(data),)), bytes(missing)), (*notes, ENDS_EARLY)
    return Header("BMP", width, height, False, width * height * 4, notes=notes, pieces=pieces)


def _with_fitting_palette(data: bytes, bits: int) -> tuple[tuple[bytes | memoryview, ...], tuple[Said, ...]]:
    """A file that says it has more colours than its pixels can number, made to say how many count."""
    if bits > 8 or len(data) < _COLOURS + 4 or struct.unpack_from("<I", data, 14)[0] < 40:
        return (), ()
    (colours,) = struct.unpack_from("<I", data, _COLOURS)
    if colours <= 1 << bits:
        return (), ()
    view = memoryview(data)
    return (view[:_COLOURS], struct.pack("<I", 1 << bits), view[_COLOURS + 4 :]), (METADATA_IGNORED,)


def _contradiction() -> ImageRefused:
    return damaged(say("its header contradicts itself"))


def _check_bmp_kind(data: bytes, size: int, bits: int, compression: int) -> None:
    """Refuse the kinds that Pillow does not know: masks such as 4444, packed JPEG or PNG, 2 bits."""
    known = bits in (1, 4, 8, 16, 24, 32)
    if compression == _MASKS:
        masks = struct.unpack_from("<4I", data, 54)
        masks = masks if size >= 56 else (*masks[:3], 0)
        known = masks[: 4 if bits == 32 else 3] in _BMP_MASKS.get(bits, ()) and (bits == 32 or not masks[3])
    elif compression in (_RUNS_8, _RUNS_4):
        known = bits == (8 if compression == _RUNS_8 else 4)
    if compression > _MASKS or not known:
        if bits not in (0, 1, 2, 4, 8, 16, 24, 32, 64) or compression > 13:
            raise _contradiction()
        if compression in _WRAPPED:
            raise named("image", _WRAPPED[compression])
        raise ImageRefused(
            say("a BMP image with a rare layout of {bits}-bit pixels, which GridLab doesn't read", bits=bits),
            SAVE,
        )
