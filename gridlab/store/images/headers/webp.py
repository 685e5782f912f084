"""The parts of a WebP file: its size, what it says of turning, and where it ends."""

from __future__ import annotations

import struct
from typing import Final

from gridlab.domain.said import say
from gridlab.store.images.headers.kinds import ENDS_EARLY, EXIF_IGNORED, Header
from gridlab.store.images.headers.metadata import orientation_in_exif, orientation_in_xmp
from gridlab.store.images.limits import damaged

_PIXELS: Final = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANMF", b"VP8X", b"ANIM"))
_MOST_PARTS = 100_000


def read_webp(data: bytes) -> Header:
    """Its first part, and whether those of its pixels are all there: metadata after them may be cut off."""
    size, _, first = struct.unpack_from("<I4s4s", data, 4)
    width, height = _size(data, first)
    frames, orientation, broken, after = _walk(data)
    notes = [EXIF_IGNORED] if broken else []
    pieces: tuple[bytes | memoryview, ...] = ()
    if size + 8 > len(data):
        if frames:
            raise damaged(say("its image data is cut off"))
        notes.append(ENDS_EARLY)
        padding = bytes(after % 2)
        start = b"RIFF" + struct.pack("<I", after + len(padding) - 8)
        pieces = (start, memoryview(data)[8:after], padding)
    return Header(
        "WEBP",
        width,
        height,
        frames > 1,
        # Measured: libwebp's two canvases, the frame that it hands over, and Pillow's copy of it.
        width * height * 16,
        notes=tuple(notes),
        pieces=pieces,
        orientation=orientation or 1,
    )


def _size(data: bytes, first: bytes) -> tuple[int, int]:
    if first == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if first == b"VP8L":
        bits = struct.unpack_from("<I", data, 21)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if first == b"VP8 ":
        width, height = struct.unpack_from("<HH", data, 26)
        return width & 0x3FFF, height & 0x3FFF
    raise damaged(say("its first part is unknown"))


def _walk(data: bytes) -> tuple[int, int, bool, int]:
    """Frames of an animation, orientation, whether the EXIF data is broken, and where whole parts end."""
    frames = orientation = 0
    broken = has_pixels = False
    position = 12
    for _ in range(_MOST_PARTS):
        if position + 8 > len(data):
            break
        name, length = struct.unpack_from("<4sI", data, position)
        end = position + 8 + length
        if end > len(data):
            if name in _PIXELS:
                raise damaged(say("its image data is cut off"))
            break
        frames += name == b"ANMF"
        has_pixels |= name in (b"VP8 ", b"VP8L", b"ANMF")
        body = memoryview(data)[position + 8 : end]
        if name == b"EXIF":
            try:
                orientation = orientation or orientation_in_exif(body)
            except struct.error:
                broken = True
        elif name == b"XMP ":
            orientation = orientation or orientation_in_xmp(body)
        position = end + length % 2
    if not has_pixels:
        raise damaged(say("it ends too early"))
    return frames, orientation, broken, min(position, len(data))
