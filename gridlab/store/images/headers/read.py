"""The header of an image file, whatever its kind: told by its content, read before any decoder sees it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

from gridlab.domain.said import say
from gridlab.store.images.headers.heif import heif_kind, read_heif
from gridlab.store.images.headers.jpeg import read_jpeg
from gridlab.store.images.headers.kinds import Header
from gridlab.store.images.headers.png import read_png
from gridlab.store.images.headers.tiff import read_tiff
from gridlab.store.images.headers.unread import SAVE, named, refusal
from gridlab.store.images.limits import AGAIN, ImageRefused, check_pixels, damaged

_MOST_BLOCKS = 1_000_000
_MOST_EXTENSIONS = 10_000
_RLE_BYTES = 1_000_000


def read_header(data: bytes) -> Header:
    """The header of an image of an allowed type, told by its content; ImageRefused for all else."""
    if not data:
        raise ImageRefused(say("empty file"), AGAIN)
    if heif_kind(data):
        return read_heif(data)
    for signature, read in _READERS:
        if data.startswith(signature) and (read is not _webp or data[8:12] in (b"WEBP", b"")):
            try:
                header = read(data)
            except (struct.error, IndexError, ValueError) as error:
                raise damaged(say("it ends within its header")) from error
            check_pixels(header.width, header.height)
            return header
    raise refusal(data)


def _webp(data: bytes) -> Header:
    size, _, first = struct.unpack_from("<I4s4s", data, 4)
    if size + 8 > len(data):
        raise damaged(say("it ends too early"))
    frames = False
    if first == b"VP8X":
        width = 1 + int.from_bytes(data[24:27], "little")
        height = 1 + int.from_bytes(data[27:30], "little")
        frames = bool(data[20] & 2) and data.count(b"ANMF", 30) > 1
    elif first == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        width, height = 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    elif first == b"VP8 ":
        width, height = (side & 0x3FFF for side in struct.unpack_from("<HH", data, 26))
    else:
        raise damaged(say("its first part is unknown"))
    # Measured: libwebp's two canvases, the frame that it hands over, and Pillow's copy of it.
    return Header("WEBP", width, height, frames, width * height * 16)


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


def _bmp(data: bytes) -> Header:
    size = struct.unpack_from("<I", data, 14)[0]
    if size == 12:
        width, height = struct.unpack_from("<HH", data, 18)
        return Header("BMP", width, height, False, width * height * 4)
    if size not in _BMP_HEADERS:
        raise named("image", "a BMP of a rare kind") if 16 <= size <= 64 else _contradiction()
    width, height, _, bits, compression = struct.unpack_from("<iiHHI", data, 18)
    height = abs(height)
    check_pixels(width, height)
    _check_bmp_kind(data, size, bits, compression)
    # Pillow decodes run lengths in Python: a large file would take minutes.
    if compression in (_RUNS_8, _RUNS_4) and (len(data) > _RLE_BYTES or width * height > _RUN_PIXELS):
        raise ImageRefused(say("a large BMP image with run-length coding, which GridLab doesn't read"), SAVE)
    return Header("BMP", width, height, False, width * height * 4)


def _contradiction() -> ImageRefused:
    return damaged(say("its header contradicts itself"))


def _check_bmp_kind(data: bytes, size: int, bits: int, compression: int) -> None:
    """Refuse the kinds that Pillow does not know: masks such as 4444, packed JPEG or PNG, 2 bits."""
    known = bits in (1, 4, 8, 16, 24, 32)
    if compression == _MASKS:
        masks = struct.unpack_from("<4I", data, 54)
        masks = masks if size >= 56 else (*masks[:3], 0)
        known = masks[: 4 if bits == 32 else 3] in _BMP_MASKS.get(bits, ())
    elif compression in (_RUNS_8, _RUNS_4):
        known = bits == (8 if compression == _RUNS_8 else 4)
    if compression > _MASKS or not known:
        if bits not in (0, 1, 2, 4, 8, 16, 24, 32, 64) or compression > 13:
            raise _contradiction()
        raise ImageRefused(
            say("a BMP image with a rare layout of {bits}-bit pixels, which GridLab doesn't read", bits=bits),
            SAVE,
        )


def _gif(data: bytes) -> Header:
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    check_pixels(width, height)
    position = 13 + _palette(flags)
    images = extensions = blocks = 0
    while blocks < _MOST_BLOCKS:
        mark = data[position]
        if mark == 0x3B:
            break
        if mark == 0x21:
            extensions += 1
            position += 2
            if extensions > _MOST_EXTENSIONS and not images:
                raise ImageRefused(say("it has too many parts"))
        elif mark == 0x2C:
            left, top, across, down, flags = struct.unpack_from("<HHHHB", data, position + 1)
            if not images:
                width, height = max(width, left + across), max(height, top + down)
            images += 1
            position += 11 + _palette(flags)
        else:
            raise damaged(say("it holds an unknown part"))
        while length := data[position]:
            position += length + 1
            blocks += 1
        position += 1
        blocks += 1
    if not images:
        raise damaged(say("it has no pixels"))
    return Header("GIF", width, height, images > 1, width * height * 2)


def _palette(flags: int) -> int:
    return 6 << (flags & 7) if flags & 128 else 0


_READERS: Final[tuple[tuple[bytes, Callable[[bytes], Header]], ...]] = (
    (b"\x89PNG\r\n\x1a\n", read_png),
    (b"\xff\xd8\xff", read_jpeg),
    (b"RIFF", _webp),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"II*\0", read_tiff),
    (b"MM\0*", read_tiff),
    (b"BM", _bmp),
)
