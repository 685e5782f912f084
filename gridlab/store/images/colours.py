"""What PNG, AVIF and HEIC files say of their colours besides a profile: gamma, primaries, code points."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from typing import Final

from gridlab.domain.said import Said, say
from gridlab.store.images.headers.heif import properties

_SRGB_GAMMA: Final = 1 / 2.2
# As in libpng: nothing to be seen below it. Many programs write 0.45 or 0.46 and mean sRGB.
_INSIGNIFICANT: Final = 0.05
_SRGB_PRIMARIES: Final = (0.3127, 0.329, 0.64, 0.33, 0.3, 0.6, 0.15, 0.06)
_NEAR: Final = 0.01
_START: Final = 8
_GREYS: Final = frozenset((0, 4))
# Code points of ITU-T H.273. 1 (BT.709) is that of sRGB, 5 to 7 (BT.601) are near it; 2: not said.
_LIKE_SRGB: Final = frozenset((1, 2, 5, 6, 7))
_CURVES_LIKE_SRGB: Final = frozenset((1, 2, 4, 6, 13, 14, 15))
_HDR: Final = frozenset((16, 18))


def exponent_of(gamma: float) -> float:
    """What samples of a PNG file with this gamma (0: not said) are raised to for a screen of sRGB.

    1 where it makes no difference to see. Source: Portable Network Graphics (PNG) Specification, third
    edition, section 13.13, for a display exponent of 2.2.
    """
    if not 0.01 <= gamma <= 100 or abs(gamma / _SRGB_GAMMA - 1) < _INSIGNIFICANT:
        return 1.0
    return _SRGB_GAMMA / gamma


def png_colours(
    info: Mapping[str | tuple[int, int], object], data: bytes, has_profile: bool
) -> tuple[float, list[Said]]:
    """The exponent for the samples of a PNG file, and notes. info: what Pillow found in the file.

    The first that is there counts: code points, a profile, the mark of sRGB, then gamma and primaries.
    """
    codes = _chunk(data, b"cICP")
    if len(codes) == 4:
        return 1.0, _coded(codes[0], codes[1])
    if has_profile or "srgb" in info:
        return 1.0, []
    gamma, primaries = info.get("gamma"), info.get("chromaticity")
    exponent = exponent_of(gamma) if isinstance(gamma, float) else 1.0
    notes = []
    if exponent != 1.0:
        notes.append(say("its brightness was corrected, as it says that its gamma is {gamma:g}", gamma=gamma))
    if isinstance(primaries, tuple) and data[25] not in _GREYS and not are_srgb(primaries):
        notes.append(_other_colours())
    return exponent, notes


def are_srgb(primaries: tuple[float, ...]) -> bool:
    """Whether white point, red, green and blue (x and y each) are those of sRGB, as far as is to be seen."""
    pairs = zip(primaries, _SRGB_PRIMARIES, strict=True)
    return all(abs(one - other) <= _NEAR for one, other in pairs)


def heif_notes(data: bytes) -> list[Said]:
    """What there is to say of an AVIF or HEIC file without a profile."""
    for name, start, end in properties(data):
        if name == b"colr" and data[start : start + 4] == b"nclx" and end - start >= 8:
            return _coded(*struct.unpack_from(">HH", data, start + 4))
    return []


def _coded(primaries: int, curve: int) -> list[Said]:
    if curve in _HDR:
        return [say("it is an HDR image and looks pale here: save it as an SDR image in sRGB")]
    if primaries not in _LIKE_SRGB or curve not in _CURVES_LIKE_SRGB:
        return [_other_colours()]
    return []


def _other_colours() -> Said:
    return say("its colours are not those of sRGB and were not converted: save it in sRGB")


def _chunk(data: bytes, name: bytes) -> bytes:
    """The first part of this name before the pixels of a PNG file; empty where there is no sound one."""
    position = _START
    while position + 8 <= len(data):
        length, found = struct.unpack_from(">I4s", data, position)
        if found == name:
            end = position + 8 + length
            body, checksum = data[position + 8 : end], data[end : end + 4]
            return body if zlib.crc32(found + body).to_bytes(4, "big") == checksum else b""
        if found == b"IDAT":
            break
        position += 12 + length
    return b""
