"""The blocks of a GIF file: its size, how many pictures it has, and where it ends."""

from __future__ import annotations

import struct

from gridlab.domain.said import say
from gridlab.store.images.headers.kinds import ENDS_EARLY, REST_IGNORED, Header
from gridlab.store.images.headers.unread import SAVE
from gridlab.store.images.limits import ImageRefused, check_pixels, damaged

_MOST_BLOCKS = 1_000_000
_MOST_EXTENSIONS = 10_000
_EXTENSION, _PICTURE, _END = 0x21, 0x2C, 0x3B
_PIXELS_END = b"\0;"


def read_gif(data: bytes) -> Header:
    """Its pictures. Where it ends in or after the first, the decoder tells whether a pixel is missing."""
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    check_pixels(width, height)
    walk = _Walk(data, 13 + _palette(flags), width, height)
    walk.go()
    if not walk.pictures:
        raise damaged(say("it has no pixels"))
    notes = {ENDS_EARLY: walk.ends_early, REST_IGNORED: walk.goes_on}
    return Header(
        "GIF",
        walk.width,
        walk.height,
        walk.pictures > 1,
        walk.width * walk.height * 2,
        notes=tuple(note for note, holds in notes.items() if holds),
        pieces=walk.pieces,
    )


class _Walk:
    """One walk over the blocks."""

    def __init__(self, data: bytes, position: int, width: int, height: int) -> None:
        self.data = data
        self.position = position
        self.width, self.height = width, height
        self.pictures = self.extensions = self.blocks = 0
        self.ends_early = self.goes_on = False
        self.pieces: tuple[bytes | memoryview, ...] = ()

    def go(self) -> None:
        while self.blocks < _MOST_BLOCKS:
            if self.position >= len(self.data) and self.pictures:
                self.ends_early = True
                return
            mark = self.data[self.position]
            if mark == _END:
                return
            if mark == _EXTENSION:
                self.extensions += 1
                self.position += 2
                if self.extensions > _MOST_EXTENSIONS and not self.pictures:
                    raise ImageRefused(say("a GIF image in too many parts, which GridLab doesn't read"), SAVE)
            elif mark == _PICTURE:
                self._picture()
            elif self.pictures:
                self._ignore_the_rest()
                return
            else:
                raise damaged(say("it holds an unknown part"))
            if not self._blocks():
                self._cut(mark)
                return

    def _picture(self) -> None:
        left, top, across, down, flags = struct.unpack_from("<HHHHB", self.data, self.position + 1)
        if not self.pictures:
            self.width, self.height = max(self.width, left + across), max(self.height, top + down)
        self.pictures += 1
        self.position += 11 + _palette(flags)

    def _ignore_the_rest(self) -> None:
        """No block begins here, so that what follows is not of the file; the decoder is not to see it."""
        self.goes_on = True
        self.pieces = (memoryview(self.data)[: self.position], b";")

    def _blocks(self) -> bool:
        """Pass over blocks up to an empty one; False where the file ends before."""
        while self.position < len(self.data):
            length = self.data[self.position]
            self.blocks += 1
            if self.position + 1 + length > len(self.data):
                return False
            self.position += 1 + length
            if not length:
                return True
        return False

    def _cut(self, mark: int) -> None:
        if (mark == _PICTURE and self.pictures > 1) or not self.pictures:
            raise damaged(say("its image data is cut off"))
        self.ends_early = True
        if mark == _PICTURE:
            view, at = memoryview(self.data), self.position
            left = len(self.data) - at - 1
            last = (bytes((left,)), view[at + 1 :]) if left > 0 else ()
            self.pieces = (view[:at], *last, _PIXELS_END)


def _palette(flags: int) -> int:
    return 6 << (flags & 7) if flags & 128 else 0
