"""The markers of a JPEG file: its size, what decoding it takes, and damage that libjpeg passes over."""

from __future__ import annotations

import math
import re
import struct
from typing import Final

from gridlab.domain.said import say
from gridlab.store.images.headers.kinds import (
    ENDS_EARLY,
    EXIF_IGNORED,
    METADATA_IGNORED,
    PROFILE_BYTES,
    PROFILE_IGNORED,
    REST_IGNORED,
    Header,
)
from gridlab.store.images.headers.metadata import orientation_in_exif, orientation_in_xmp
from gridlab.store.images.headers.unread import SAVE, named
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_MARKER: Final = re.compile(rb"\xff[\x01-\xfe]")
_NO_MORE: Final = -1
_RESTART: Final = re.compile(rb"\xff[\xd0-\xd7]")
_NO_RESTART: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_WITHOUT_BODY: Final = frozenset((0x00, 0x01, *range(0xD0, 0xD9)))
_AFTER_THE_ONLY_SCAN: Final = frozenset((0xD9, 0xDC))
_AFTER_A_SCAN: Final = frozenset((0xC4, 0xCC, 0xD9, 0xDA, 0xDB, 0xDC, 0xDD, *range(0xE0, 0xF0), 0xFE))
_BESIDE_THE_PIXELS: Final = frozenset((*range(0xE0, 0xF0), 0xFE))
_DECODED: Final = frozenset((0xC0, 0xC1, 0xC2, 0xC9, 0xCA))
_LOSSLESS: Final = frozenset((0xC3, 0xC7, 0xCB, 0xCF))
_JPEG_LS: Final = 0xF7
_END: Final = b"\xff\xd9"
_DOUBTFUL_BYTES = 16_000_000
_MOST_SEGMENTS = 100_000
_JUNK_BYTES = 65_536
_MOST_SCANS = 500
_SCANNED_PIXELS = 2_000_000_000


class _Walk:
    """The state of one walk over the markers."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.position = 2
        self.width = self.height = self.coefficients = 0
        self.progressive = self.successive = False
        self.restarts = 0
        self.sampling: dict[int, tuple[int, int]] = {}
        self.components = self.scans = self.junk = 0
        self.fewest_bits = self.coded_bytes = self.orientation = 0
        self.ends_early = self.pixels_end = self.has_exif = self.broken_exif = self.broken_part = False
        self.kept: list[tuple[int, int]] = [(0, 2)]
        self.missing: dict[int, list[int]] = {}
        self.profile: dict[int, memoryview] = {}
        self.profile_parts = 0

    def go(self) -> None:
        """Go from marker to marker, up to the end of the image or of the file."""
        for _ in range(_MOST_SEGMENTS):
            marker = self.next_marker()
            if marker in (_NO_MORE, 0xD9):
                self.ends_early = marker == _NO_MORE
                return
            if marker in _WITHOUT_BODY:
                continue
            start = self.position - 2
            body = self.body()
            if body is None:
                self.ends_early = True
                return
            if marker == _JPEG_LS:
                raise named("image", "a JPEG-LS")
            if marker in _FRAMES:
                self.frame(marker, body)
            elif marker == 0xDA:
                self.scan(body)
            elif marker == 0xDD:
                self.restarts = int.from_bytes(body[:2])
            if marker not in _BESIDE_THE_PIXELS or self.beside(marker, body):
                self.keep(start)
            if self.pixels_end or self.ends_early:
                return
        raise ImageRefused(say("a JPEG image in too many parts, which GridLab doesn't read"), SAVE)

    def keep(self, start: int) -> None:
        if self.kept[-1][1] == start:
            start = self.kept.pop()[0]
        self.kept.append((start, self.position))

    def beside(self, marker: int, body: bytes) -> bool:
        """Hear what metadata says of the pixels; whether the decoder is to see it, as it changes colours."""
        if marker in (0xE0, 0xEE):
            begins, least = (b"JFIF\0", 14) if marker == 0xE0 else (b"Adobe", 12)
            self.broken_part |= body.startswith(begins) and len(body) < least
            return body.startswith(begins) and len(body) >= least
        if marker == 0xE1 and body.startswith(b"Exif\0"):
            if self.has_exif:
                return False
            self.has_exif = True
            try:
                self.orientation = self.orientation or orientation_in_exif(body)
            except struct.error:
                self.broken_exif = True
        elif marker == 0xE1 and body.startswith(b"http://ns.adobe.com/xap/1.0/\0"):
            self.orientation = self.orientation or orientation_in_xmp(body)
        elif marker == 0xE2 and body.startswith(b"ICC_PROFILE\0") and len(body) > 14:
            self.profile.setdefault(body[12], memoryview(body)[14:])
            self.profile_parts = body[13]
        return False

    def whole_profile(self) -> bytes:
        """The colour profile, put together; empty where a part is missing or it is too large."""
        parts = [self.profile.get(number, b"") for number in range(1, self.profile_parts + 1)]
        whole = all(parts) and sum(map(len, parts)) <= PROFILE_BYTES
        return b"".join(parts) if whole else b""

    def next_marker(self) -> int:
        data, position = self.data, self.position
        if position + 2 > len(data):
            return _NO_MORE
        if data[position] == 0xFF and data[position + 1] != 0xFF:
            self.position = position + 2
            return data[position + 1]
        start = self.data.find(b"\xff", self.position)
        if start < 0:
            return _NO_MORE
        self.junk += start - self.position
        if self.junk > _JUNK_BYTES:
            raise damaged(say("it holds bytes that belong to no part"))
        while start < len(data) and data[start] == 0xFF:
            start += 1
        if start == len(data):
            return _NO_MORE
        self.position = start + 1
        return self.data[start]

    def body(self) -> bytes | None:
        """What follows the marker; None where the file ends in it, after its pixels."""
        if self.scans and self.position + 2 > len(self.data):
            return None
        (length,) = struct.unpack_from(">H", self.data, self.position)
        start, end = self.position + 2, self.position + length
        if self.scans and end > len(self.data):
            return None
        if length < 2 or end > len(self.data):
            raise damaged(say("it ends within its header"))
        self.position = end
        return self.data[start:end]

    def frame(self, marker: int, body: bytes) -> None:
        if self.width:
            raise damaged(say("it has two headers"))
        bits, self.height, self.width, self.components = struct.unpack_from(">BHHB", body)
        _check_kind(marker, bits, self.height, self.components)
        check_pixels(self.width, self.height)
        self.missing = {body[6 + 3 * i]: [1] * 64 for i in range(self.components)}
        self.progressive = self.successive = marker in (0xC2, 0xCA)
        sampling = [(body[7 + 3 * i] >> 4, body[7 + 3 * i] & 15) for i in range(self.components)]
        if not sampling or any(not 1 <= side <= 4 for pair in sampling for side in pair):
            raise damaged(say("its sampling is impossible"))
        self.sampling = {body[6 + 3 * i]: sampling[i] for i in range(self.components)}
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
            raise ImageRefused(say("a JPEG image with too many scans, which GridLab doesn't read"), SAVE)
        self.note_coefficients(body)
        found = (_NO_RESTART if self.restarts else _MARKER).search(self.data, self.position)
        end = found.start() if found else self.end_of_bytes()
        self.ends_early = not found
        if found:
            after = self.data[end + 1]
            self.pixels_end = not self.progressive and after in _BESIDE_THE_PIXELS
            allowed = _AFTER_A_SCAN if self.progressive else _AFTER_THE_ONLY_SCAN
            if after not in allowed and not self.pixels_end:
                raise damaged(say("its pixels are interrupted"))
        if self.restarts and (self.ends_early or self.pixels_end):
            self.check_restarts(body, end)
        self.coded_bytes += max(0, end - self.position)
        self.position = max(end, self.position)

    def check_restarts(self, body: bytes, end: int) -> None:
        """Refuse a scan in which a restart is missing: libjpeg does not decode what follows then."""
        across, down = (max(sides) for sides in zip(*self.sampling.values(), strict=True))
        if body[0] == 1:
            own = self.sampling.get(body[1], (across, down))
            columns = math.ceil(math.ceil(self.width * own[0] / across) / 8)
            rows = math.ceil(math.ceil(self.height * own[1] / down) / 8)
        else:
            columns, rows = math.ceil(self.width / (8 * across)), math.ceil(self.height / (8 * down))
        found = sum(1 for _ in _RESTART.finditer(self.data, self.position, end))
        if found != (columns * rows - 1) // self.restarts:
            raise damaged(say("its image data is cut off"))

    def end_of_bytes(self) -> int:
        """Where the pixels of a file without its end may end: before what it was padded with."""
        end = len(self.data)
        while end > self.position:
            block = self.data[max(self.position, end - _JUNK_BYTES) : end]
            end -= len(block) - len(block.rstrip(b"\0"))
            if block[-1]:
                break
        if self.data[end - 1] != 0xFF:
            return end
        # The first byte of a marker, or a byte of pixels that is written as two.
        return end + 1 if end < len(self.data) else end - 1

    def note_coefficients(self, body: bytes) -> None:
        count = body[0]
        first, last, steps = body[1 + 2 * count : 4 + 2 * count]
        first, last, low = (first, min(last, 63), steps & 15) if self.successive else (0, 63, 0)
        for number in body[1 : 1 + 2 * count : 2]:
            if number in self.missing:
                self.missing[number][first : last + 1] = [low] * (last + 1 - first)

    @property
    def is_complete(self) -> bool:
        """Whether each coefficient of each component came down to its last bit."""
        return not any(any(left) for left in self.missing.values())


def _check_kind(marker: int, bits: int, height: int, channels: int) -> None:
    """Refuse the kinds that libjpeg or Pillow does not decode."""
    if marker in _LOSSLESS:
        raise named("image", "a lossless JPEG")
    if marker not in _DECODED:
        raise named("image", "a hierarchical JPEG")
    if bits in (12, 16):
        raise ImageRefused(
            say("a JPEG image with {bits}-bit pixels, which GridLab doesn't read", bits=bits), SAVE
        )
    if bits == 8 and height and channels not in (1, 3, 4) and 0 < channels < 10:
        raise ImageRefused(
            say("a JPEG image with {channels} channels, which GridLab doesn't read", channels=channels), SAVE
        )
    if bits != 8:
        raise damaged(say("its header contradicts itself"))


def read_jpeg(data: bytes) -> Header:
    """Its extra memory: the bytes that a many-scan image holds back in libjpeg.

    The decoder is to see no metadata but what changes colours. ImageRefused for a file with far too few
    pixels or stray markers among them (libjpeg fills up with grey), and with very many scans (which take
    minutes). Whether one that ends early has all its pixels is left to the decoder (`in_doubt`).
    """
    walk = _Walk(data)
    walk.go()
    if not walk.scans:
        raise damaged(say("it ends too early") if walk.ends_early else say("it has no pixels"))
    if walk.coded_bytes * 8 < walk.fewest_bits:
        raise damaged(say("it holds fewer pixels than its header says"))
    in_doubt = walk.ends_early or walk.pixels_end
    if in_doubt and not walk.is_complete:
        raise damaged(say("its image data is cut off"))
    profile = walk.whole_profile()
    notes = {
        ENDS_EARLY: walk.ends_early,
        REST_IGNORED: walk.pixels_end,
        METADATA_IGNORED: walk.broken_part,
        EXIF_IGNORED: walk.broken_exif,
        PROFILE_IGNORED: bool(walk.profile_parts) and not profile,
    }
    view, pixels = memoryview(data), walk.width * walk.height * 4
    scale = next((scale for scale in (1, 2, 4) if pixels <= _DOUBTFUL_BYTES * scale * scale), 8)
    # At an eighth nothing is seen of the later scans of a progressive image.
    scale = min(scale, 4) if walk.progressive else scale
    return Header(
        "JPEG",
        walk.width,
        walk.height,
        False,
        pixels,
        (walk.coefficients if walk.progressive else 0) + (pixels // (scale * scale) if in_doubt else 0),
        notes=tuple(note for note, holds in notes.items() if holds),
        pieces=(*(view[start:end] for start, end in walk.kept), _END),
        profile=profile,
        orientation=walk.orientation or 1,
        in_doubt=scale if in_doubt else 0,
    )
