"""What the header of an image file says, read by own code before any decoder sees the file.

Of a JPEG its markers too: its size, what decoding it takes, and damage that libjpeg passes over. Of a TIFF
its first directory, and whether Pillow may see it.
"""

from __future__ import annotations

import math
import re
import struct
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from gridlab.domain.said import Said, say
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MOST_CHUNKS = 100_000
_MOST_BLOCKS = 1_000_000
_MOST_EXTENSIONS = 10_000
_RLE_BYTES = 1_000_000
_MARKER: Final = re.compile(rb"\xff[\x01-\xfe]")
_NO_RESTART: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_BODY: Final = frozenset((0x00, 0x01, *range(0xD0, 0xD9)))
_AFTER_THE_ONLY_SCAN: Final = frozenset((0xD9, 0xDC))
_AFTER_A_SCAN: Final = frozenset((0xC4, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, *range(0xE0, 0xF0), 0xFE))
_METADATA_BYTES = 16_000_000
_JUNK_BYTES = 65_536
_MOST_SCANS = 500
_SCANNED_PIXELS = 2_000_000_000

Kind: TypeAlias = Literal["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF"]


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
    is_text = data[:512].decode("utf-8", "ignore").isprintable() or not any(
        byte < 9 or 13 < byte < 27 for byte in data[:512]
    )
    return say("a text file") if is_text else say("of an unknown type")


class _Walk:
    """The state of one walk over the markers."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 2
        self.width = self.height = self.coefficients = 0
        self.progressive = self.restarts = False
        self.components = self.scans = self.metadata = self.junk = 0
        self.fewest_bits = self.coded_bytes = 0

    def next_marker(self) -> int:
        data, position = self.data, self.position
        if data[position] == 0xFF and data[position + 1] != 0xFF:
            self.position = position + 2
            return data[position + 1]
        start = self.data.find(b"\xff", self.position)
        if start < 0:
            raise damaged(say("it ends too early"))
        self.junk += start - self.position
        if self.junk > _JUNK_BYTES:
            raise damaged(say("it holds bytes that belong to no part"))
        while self.data[start] == 0xFF:
            start += 1
        self.position = start + 1
        return self.data[start]

    def body(self) -> bytes:
        (length,) = struct.unpack_from(">H", self.data, self.position)
        start, end = self.position + 2, self.position + length
        if length < 2 or end > len(self.data):
            raise damaged(say("it ends within its header"))
        self.position = end
        return self.data[start:end]

    def frame(self, marker: int, body: bytes) -> None:
        if self.width:
            raise damaged(say("it has two headers"))
        self.height, self.width, self.components = struct.unpack_from(">HHB", body, 1)
        check_pixels(self.width, self.height)
        self.progressive = marker in (0xC2, 0xC6, 0xCA, 0xCE)
        sampling = [(body[7 + 3 * i] >> 4, body[7 + 3 * i] & 15) for i in range(self.components)]
        if not sampling or any(not 1 <= side <= 4 for pair in sampling for side in pair):
            raise damaged(say("its sampling is impossible"))
        most = (max(pair[0] for pair in sampling), max(pair[1] for pair in sampling))
        blocks = -(-self.width // (8 * most[0])) * -(-self.height // (8 * most[1]))
        blocks *= sum(across * down for across, down in sampling)
        self.coefficients = blocks * 128
        # A Huffman code has at least one bit, and an empty block two codes (one in a progressive image).
        self.fewest_bits = {0xC0: 2 * blocks, 0xC1: 2 * blocks, 0xC2: blocks}.get(marker, 0)

    def scan(self, body: bytes) -> None:
        if not self.width:
            raise damaged(say("its pixels come before its header"))
        self.scans += 1
        if self.scans > 1 or body[0] < self.components:
            self.progressive = True
        if self.scans > _MOST_SCANS or self.scans * self.width * self.height > _SCANNED_PIXELS:
            raise ImageRefused(say("it has too many scans"))
        found = (_NO_RESTART if self.restarts else _MARKER).search(self.data, self.position)
        if not found:
            raise damaged(say("it ends within its pixels"))
        allowed = _AFTER_A_SCAN if self.progressive else _AFTER_THE_ONLY_SCAN
        if self.data[found.start() + 1] not in allowed:
            raise damaged(say("its pixels are interrupted"))
        self.coded_bytes += found.start() - self.position
        self.position = found.start()


def _jpeg(data: bytes) -> Header:
    """Its extra memory: the bytes that a many-scan image holds back in libjpeg.

    ImageRefused for a file without its end, with far too few pixels or stray markers among them (libjpeg
    fills up with grey), with very many scans or very long metadata (both take minutes).
    """
    walk = _Walk(data)
    while (marker := walk.next_marker()) != 0xD9:
        if marker in _WITHOUT_BODY:
            continue
        body = walk.body()
        if marker in _FRAMES:
            walk.frame(marker, body)
        elif marker == 0xDA:
            walk.scan(body)
        elif marker == 0xDD:
            walk.restarts = body > b"\0\0"
        elif marker >= 0xE0:
            walk.metadata += len(body)
            if walk.metadata > _METADATA_BYTES:
                raise ImageRefused(say("its metadata is larger than 16 MB"))
    if not walk.scans:
        raise damaged(say("it has no pixels"))
    if walk.coded_bytes * 8 < walk.fewest_bits:
        raise damaged(say("it holds fewer pixels than its header says"))
    extra = walk.coefficients if walk.progressive else 0
    return Header("JPEG", walk.width, walk.height, False, walk.width * walk.height * 4, extra)


_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_BYTE_TYPES: Final = frozenset((1, 2, 6, 7))
_SHORT, _LONG = 3, 4
_WIDTH, _HEIGHT, _BITS, _COMPRESSION = 256, 257, 258, 259
_ORIENTATION, _SAMPLES, _ROWS, _TILE_WIDTH, _TILE_HEIGHT = 274, 277, 278, 322, 323
_COMPRESSIONS: Final = frozenset((1, 2, 3, 4, 5, 7, 8, 32773, 32946))
_MOST_VALUES = 100_000
_MOST_ENTRIES = 1_000


def _tiff(data: bytes) -> Header:
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
    (_PNG, _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"RIFF", _webp),
    (b"GIF87a", _gif),
    (b"GIF89a", _gif),
    (b"II*\0", _tiff),
    (b"MM\0*", _tiff),
    (b"BM", _bmp),
)
