"""What the header of an image file says, read by own code before any decoder sees the file."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from gridlab.domain.said import Said, say
from gridlab.store.images.jpeg import walk_jpeg
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged
from gridlab.store.images.tiff import walk_tiff

Kind: TypeAlias = Literal["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF"]

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOST_CHUNKS = 100_000
_MOST_BLOCKS = 1_000_000
_MOST_EXTENSIONS = 10_000
_RLE_BYTES = 1_000_000


@dataclass(frozen=True, slots=True)
class Header:
    """Size in pixels as stored (not turned), more than one frame or page, bytes of memory for decoding."""

    kind: Kind
    width: int
    height: int
    frames: bool
    memory: int
    extra_memory: int = 0
    """Memory that a smaller scale of decoding does not save."""


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
    try:
        text = data[:512].decode("utf-8", "ignore").isprintable() or not any(
            byte < 9 or 13 < byte < 27 for byte in data[:512]
        )
    except ValueError:
        text = False
    return say("a text file") if text else say("of an unknown type")


def _png(data: bytes) -> Header:
    if data[12:16] != b"IHDR":
        raise damaged(say("it does not begin with its header"))
    width, height, depth, colour = struct.unpack_from(">IIBB", data, 16)
    check_pixels(width, height)
    frames = _check_png_chunks(data)
    pixel = 4 if colour in (2, 4, 6) else 2 if depth == 16 else 1
    return Header("PNG", width, height, frames, width * height * pixel)


def _check_png_chunks(data: bytes) -> bool:
    """Compare the checksums, which Pillow does not; whether there is more than one frame."""
    view, position, frames, has_pixels = memoryview(data), len(_PNG), False, False
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


def _jpeg(data: bytes) -> Header:
    width, height, coefficients = walk_jpeg(data)
    return Header("JPEG", width, height, False, width * height * 4, coefficients)


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


def _tiff(data: bytes) -> Header:
    width, height, pages, memory = walk_tiff(data)
    return Header("TIFF", width, height, pages, memory)


_READERS: Final[tuple[tuple[bytes, Callable[[bytes], Header]], ...]] = (
    (_PNG, _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"RIFF", _webp),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"II*\0", _tiff),
    (b"MM\0*", _tiff),
    (b"BM", _bmp),
)
