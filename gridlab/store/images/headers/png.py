"""The chunks of a PNG file: their checksums, and what the decoder is to see."""

from __future__ import annotations

import re
import struct
import zlib
from typing import Final

from gridlab.domain.said import say
from gridlab.store.images.colours import are_srgb, exponent_of
from gridlab.store.images.headers.kinds import (
    ENDS_EARLY,
    EXIF_IGNORED,
    METADATA_IGNORED,
    PROFILE_BYTES,
    PROFILE_IGNORED,
    Header,
)
from gridlab.store.images.headers.metadata import inflated, orientation_in_exif, orientation_in_xmp
from gridlab.store.images.headers.unread import SAVE, named
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_START: Final = 8
_MOST_CHUNKS = 100_000
_END: Final = b"\0\0\0\0IEND\xaeB`\x82"
_PALETTE: Final = 3
_PACKED_STEP: Final = 1 << 20
_INTERNATIONAL: Final = re.compile(rb"([\0\1])(.)[^\0]{0,1000}\0[^\0]{0,1000}\0", re.DOTALL)
_TEXTS: Final = frozenset((b"tEXt", b"zTXt", b"iTXt"))
_XMP: Final = b"XML:com.adobe.xmp"
_RAW_EXIF: Final = frozenset((b"Raw profile type exif", b"Raw profile type APP1"))


def read_png(data: bytes) -> Header:
    """Its chunks, of which the decoder is to see only those that its pixels need.

    Whatever is wrong with the others is a note. ImageRefused for wrong checksums of those that matter, which
    Pillow does not compare, and for files without all their pixels. Source: Portable Network Graphics (PNG)
    Specification, third edition.
    """
    if data[12:16] == b"CgBI":
        raise named("image", "an iPhone PNG (CgBI)")
    if data[12:16] != b"IHDR":
        raise damaged(say("it does not begin with its header"))
    width, height, depth, colour, *rest = struct.unpack_from(">IIBBBBB", data, 16)
    check_pixels(width, height)
    if data[8:12] != b"\0\0\0\x0d" or depth not in _DEPTHS.get(colour, ()) or any(rest[:2]) or rest[2] > 1:
        raise damaged(say("its header contradicts itself"))
    walk = _Walk(data, colour)
    walk.go()
    pixel = 4 if colour in (2, 4, 6) else 2 if depth == 16 else 1
    if depth == 16 and (b"tRNS" in data or b"gAMA" in data):
        pixel = 13  # both bytes of each sample may be needed: see store.images.deep
    notes = [note for note, ignored in walk.notes.items() if ignored]
    return Header(
        "PNG",
        width,
        height,
        walk.frames,
        width * height * pixel,
        notes=tuple(notes),
        pieces=walk.pieces(),
        profile=walk.profile,
        orientation=walk.orientation or 1,
    )


class _Walk:
    """One walk over the chunks, and what is kept of them."""

    def __init__(self, data: bytes, colour: int) -> None:
        self.data = data
        self.view = memoryview(data)
        self.colour = colour
        self.frames = self.has_exif = self.has_profile = self.ends_early = False
        self.profile = b""
        self.orientation = self.palette = self.transparency = 0
        self.kept: list[tuple[int, int]] = [(0, _START)]
        self.pixels: list[tuple[int, int]] = []
        self.budget = _TEXT_BYTES
        self.notes = {ENDS_EARLY: False, METADATA_IGNORED: False, PROFILE_IGNORED: False, EXIF_IGNORED: False}

    def go(self) -> None:
        position = _START
        for _ in range(_MOST_CHUNKS):
            if position + 8 > len(self.data):
                self._end_early()
                return
            length, name = struct.unpack_from(">I4s", self.data, position)
            end = position + 12 + length
            if name == b"IEND":
                if not self.pixels:
                    raise damaged(say("it has no pixels"))
                self.ends_early = end > len(self.data)
                self.notes[ENDS_EARLY] |= self.ends_early
                return
            if end > len(self.data):
                if name == b"IDAT" and end - 4 <= len(self.data):
                    self.pixels.append((position + 8, end - 4))
                elif name == b"IDAT":
                    raise damaged(say("its image data is cut off"))
                self._end_early()
                return
            self._take(name, position, end)
            position = end
        raise ImageRefused(say("a PNG image in too many parts, which GridLab doesn't read"), SAVE)

    def _end_early(self) -> None:
        """The file ends without its end: nothing but its last checksums says that every pixel is there."""
        unpacking = zlib.decompressobj()
        try:
            for start, end in self.pixels:
                for at in range(start, end, _PACKED_STEP):
                    packed: bytes | memoryview = self.view[at : min(at + _PACKED_STEP, end)]
                    while packed and not unpacking.eof:
                        unpacking.decompress(packed, _PACKED_STEP)
                        packed = unpacking.unconsumed_tail
        except zlib.error as error:
            raise damaged(say("its image data is cut off")) from error
        if not unpacking.eof:
            raise damaged(say("its image data is cut off") if self.pixels else say("it ends too early"))
        self.ends_early = self.notes[ENDS_EARLY] = True

    def _take(self, name: bytes, position: int, end: int) -> None:
        body = self.view[position + 8 : end - 4]
        right = (
            zlib.crc32(self.view[position + 4 : end - 4]) == struct.unpack_from(">I", self.data, end - 4)[0]
        )
        if name[0] & 32:
            if not right or not self._is_sound(name, body):
                self.notes[METADATA_IGNORED] = True
            elif name in _KEPT:
                self._keep(position, end)
            return
        if not right:
            part = name.decode("ascii", "replace")
            raise damaged(say("the checksum of its {value} part is wrong", value=part))
        if name == b"IDAT":
            if self.colour == _PALETTE and not self.palette:
                raise damaged(say("its palette is missing"))
            self.pixels.append((position + 8, end - 4))
            self._keep(position, end)
        elif name == b"PLTE":
            self._take_palette(position, end)
        elif position == _START:
            self._keep(position, end)
        elif name == b"IHDR" or not name.isalpha():
            raise damaged(say("it holds an unknown part"))
        else:
            raise ImageRefused(
                say("a PNG image with a part of unknown meaning, which GridLab doesn't read"), SAVE
            )

    def _take_palette(self, position: int, end: int) -> None:
        entries, over = divmod(end - position - 12, 3)
        if self.colour != _PALETTE or self.palette or self.pixels:
            return
        if over or not 1 <= entries <= 256:
            raise damaged(say("its palette is damaged"))
        self.palette = entries
        self._keep(position, end)

    def _keep(self, position: int, end: int) -> None:
        if self.kept[-1][1] == position:
            self.kept[-1] = (self.kept[-1][0], end)
        else:
            self.kept.append((position, end))

    def _is_sound(self, name: bytes, body: memoryview) -> bool:
        """Whether an ancillary part (whose checksum is right) is as it should be; takes up what matters."""
        if name in _LENGTHS:
            return len(body) == _LENGTHS[name]
        if name == b"tRNS":
            return self._is_transparency(body)
        if name == b"iCCP":
            self._take_profile(body)
        elif name == b"eXIf":
            self._take_exif(body)
        elif name in _TEXTS:
            return self._is_text(name, body)
        elif name == b"acTL":
            self.frames = len(body) == 8 and struct.unpack_from(">I", body)[0] > 1
            return len(body) == 8
        return True

    def _is_transparency(self, body: memoryview) -> bool:
        """As libpng has it: in its place, once, and of the length that the colours ask for."""
        fits = len(body) == {0: 2, 2: 6}.get(self.colour, -1) or 1 <= len(body) <= self.palette
        fits = fits and not self.pixels and not self.transparency
        self.transparency += fits
        return fits

    def _take_profile(self, body: memoryview) -> None:
        if self.has_profile or self.pixels:
            return
        self.has_profile = True
        name, _, packed = bytes(body).partition(b"\0")
        sound = 1 <= len(name) <= 79 and packed[:1] == b"\0"
        self.profile = (inflated(packed[1:], PROFILE_BYTES) if sound else None) or b""
        self.notes[PROFILE_IGNORED] = not self.profile

    def _take_exif(self, exif: bytes | memoryview) -> None:
        if self.has_exif:
            return
        self.has_exif = True
        try:
            self.orientation = self.orientation or orientation_in_exif(exif)
        except struct.error:
            self.notes[EXIF_IGNORED] = True

    def _is_text(self, name: bytes, body: memoryview) -> bool:
        """Whether a text is whole and not longer than all texts together may be; some say what is up."""
        keyword, separator, _ = bytes(body[:80]).partition(b"\0")
        if not separator or not keyword:
            return False
        rest = body[len(keyword) + 1 :]
        if name == b"tEXt":
            return len(rest) <= _TEXT_BYTES and self._heard(keyword, rest)
        packed, method = (True, rest[0]) if name == b"zTXt" and rest else (False, 0)
        rest = rest[1:] if packed else rest
        if name == b"iTXt":
            head = _INTERNATIONAL.match(rest)
            if head is None:
                return False
            packed, method, rest = head[1] != b"\0", head[2][0], rest[head.end() :]
        if not packed:
            return name == b"iTXt" and len(rest) <= _TEXT_BYTES and self._heard(keyword, rest)
        found = inflated(rest, self.budget) if method == 0 and self.budget else None
        if found is None:
            self.budget = 0  # each of very many texts would take as long
            return False
        self.budget -= len(found)
        return self._heard(keyword, found)

    def _heard(self, keyword: bytes, text: bytes | memoryview) -> bool:
        if keyword == _XMP:
            self.orientation = self.orientation or orientation_in_xmp(text)
        elif keyword in _RAW_EXIF:
            try:
                self._take_exif(bytes.fromhex(bytes(text).split(b"\n", 3)[3].decode("ascii")))
            except (ValueError, IndexError):
                self.notes[EXIF_IGNORED] = True
        return True

    def pieces(self) -> tuple[bytes | memoryview, ...]:
        """What the decoder is to see."""
        pieces: list[bytes | memoryview] = [self.view[start:end] for start, end in self.kept]
        if self.pixels and self.pixels[-1][1] + 4 > len(self.data):
            start, end = self.pixels[-1]
            pieces += [self.view[start - 8 : end], struct.pack(">I", zlib.crc32(self.view[start - 4 : end]))]
        return (*pieces, _END)


_TEXT_BYTES: Final = 1_000_000
_CHANNELS: Final = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
_DEPTHS: Final = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
_LENGTHS: Final = {b"gAMA": 4, b"cHRM": 32, b"sRGB": 1, b"cICP": 4, b"pHYs": 9, b"tIME": 7}
_KEPT: Final = frozenset((b"tRNS", *_LENGTHS))
_OF_NO_CONSEQUENCE: Final = frozenset((b"bKGD", b"sBIT"))
# Pillow keeps what it knows of an image beside its texts, under the same names: these are no such names.
_KEYWORDS: Final = frozenset((b"Software", b"Title", b"Author", b"Comment", b"date:create", b"date:modify"))


def is_sound_and_plain(data: bytes) -> bool:
    """Whether a PNG file is sound down to its last pixel and there is nothing to know but its size.

    All checksums are compared, all pixels are inflated, their number and the filter of each row are
    looked at; nothing else can go wrong with them. False says nothing: the file may be damaged, or have
    transparency in its palette, a profile, EXIF data, frames, interlacing, or parts that are rare or out
    of order. Source: Portable Network Graphics (PNG) Specification, third edition, sections 5, 7 and 9 to 11.
    """
    try:
        pixels = _packed_pixels(data)
        return pixels is not None and _is_complete(data, pixels)
    except (struct.error, zlib.error, IndexError):
        return False


def _packed_pixels(data: bytes) -> bytes | None:
    """The pixels as they are compressed, if the parts around them are plain and their checksums right."""
    if data[12:16] != b"IHDR" or data[8:12] != b"\0\0\0\x0d":
        return None
    view, position, parts, palette, ended = memoryview(data), _START, [], False, False
    while True:
        length, name = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if end > len(data):
            return None
        if zlib.crc32(view[position + 4 : end - 4]) != struct.unpack_from(">I", data, end - 4)[0]:
            return None
        if name == b"IDAT":
            if ended:
                return None
            parts.append(view[position + 8 : end - 4])
        elif name == b"IEND":
            return b"".join(parts) if parts and (palette or data[25] != 3) else None
        else:
            ended = bool(parts)
            if name == b"PLTE":
                if palette or parts or not 3 <= length <= 768 or length % 3:
                    return None
                palette = True
            elif position != _START and not _is_harmless(name, data[position + 8 : end - 4]):
                return None
        position = end


def _is_harmless(name: bytes, body: bytes) -> bool:
    if name == b"tEXt":
        return body.split(b"\0", 1)[0] in _KEYWORDS and len(body) < _TEXT_BYTES
    if name == b"gAMA" and len(body) == 4:
        return exponent_of(int.from_bytes(body, "big") / 100_000) == 1.0
    if name == b"cHRM" and len(body) == 32:
        return are_srgb(tuple(value / 100_000 for value in struct.unpack(">8I", body)))
    return name in _OF_NO_CONSEQUENCE or (name != b"cICP" and _LENGTHS.get(name) == len(body))


def _is_complete(data: bytes, packed: bytes) -> bool:
    width, height, depth, colour, compression, filtering, interlace = struct.unpack_from(">IIBBBBB", data, 16)
    if depth not in _DEPTHS.get(colour, ()) or compression or filtering or interlace:
        return False
    if depth == 16:
        return False  # its values may be worth a note
    row = 1 + (width * depth * _CHANNELS[colour] + 7) // 8
    unpacking = zlib.decompressobj()
    rows = unpacking.decompress(packed, row * height + 1)
    # At the end of the stream its own checksum was right.
    return unpacking.eof and not unpacking.unused_data and len(rows) == row * height and max(rows[::row]) <= 4
