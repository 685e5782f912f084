"""The markers of a JPEG file: its size, what decoding it takes, and damage that libjpeg passes over."""

from __future__ import annotations

import re
import struct
from typing import Final

from gridlab.domain.said import say
from gridlab.store.images.headers.kinds import Header
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

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


def read_jpeg(data: bytes) -> Header:
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
