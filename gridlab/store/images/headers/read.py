"""The header of an image file, whatever its kind: told by its content, read before any decoder sees it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

from gridlab.domain.said import Said, say
from gridlab.store.images.headers.jpeg import read_jpeg
from gridlab.store.images.headers.kinds import Header
from gridlab.store.images.headers.png import read_png
from gridlab.store.images.headers.tiff import read_tiff
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_MOST_BLOCKS = 1_000_000
_MOST_EXTENSIONS = 10_000
_RLE_BYTES = 1_000_000


def read_header(data: bytes) -> Header:
    """The header of an image of an allowed type, told by its content; ImageRefused for all else."""
    if not data:
        raise ImageRefused(say("empty file"))
    for signature, read in _READERS:
        if data.startswith(signature) and (read is not _webp or data[8:12] in (b"WEBP", b"")):
            try:
                header = read(data)
            except (struct.error, IndexError, ValueError) as error:
                raise damaged(say("it ends within its header")) from error
            check_pixels(header.width, header.height)
            return header
    raise ImageRefused(say("{data}, not a PNG, JPEG, WebP, BMP, GIF or TIFF image", data=_guess(data)))


def _guess(data: bytes) -> Said:
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if data[4:8] == b"ftyp":
        return say("a HEIC, AVIF or video file")
    if data.startswith(b"%PDF"):
        return say("a PDF file")
    if start.startswith((b"<svg", b"<?xml", b"<!doctype", b"<html")):
        return say("an SVG, HTML or XML file")
    is_text = data[:512].decode("utf-8", "ignore").isprintable() or not any(
        byte < 9 or 13 < byte < 27 for byte in data[:512]
    )
    return say("a text file") if is_text else say("of an unknown type")


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


def _bmp(data: bytes) -> Header:
    size = struct.unpack_from("<I", data, 14)[0]
    if size == 12:
        width, height = struct.unpack_from("<HH", data, 18)
        return Header("BMP", width, height, False, width * height * 4)
    width, height, _, _, compression = struct.unpack_from("<iiHHI", data, 18)
    # Pillow decodes run lengths in Python: a large file would take minutes.
    if compression in (1, 2) and len(data) > _RLE_BYTES:
        raise ImageRefused(say("a run-length coded BMP of more than 1 MB; save it as PNG"))
    return Header("BMP", width, abs(height), False, width * abs(height) * 4)


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
