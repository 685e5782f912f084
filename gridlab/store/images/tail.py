"""Whether a JPEG file that ends early, or goes on oddly, holds every pixel all the same."""

from __future__ import annotations

import hashlib
import io
from typing import Final

from PIL import JpegImagePlugin

from gridlab.domain.said import say
from gridlab.store.images.headers.kinds import Header
from gridlab.store.images.headers.pieces import Pieces
from gridlab.store.images.limits import damaged

# Bytes that the file may go on with: where its pixels are not all there, each makes other ones.
_TAILS: Final = tuple(bytes(first + number * 5 % 97 for number in range(64)) for first in (0, 85, 150))
_ROWS_AT_ONCE: Final = 256


def check_tail(header: Header) -> None:
    """Refuse a file whose pixels depend on what follows its last byte: they are not all in it.

    libjpeg makes up what is missing and says so to nobody. Large images are compared once and smaller.
    """
    before = _digest(header, b"")
    for tail in _TAILS if header.in_doubt == 1 else _TAILS[1:2]:
        if _digest(header, tail) != before:
            raise damaged(say("its image data is cut off"))


def _digest(header: Header, tail: bytes) -> bytes:
    *pieces, end = header.pieces
    scale = header.in_doubt
    with JpegImagePlugin.JpegImageFile(io.BufferedReader(Pieces((*pieces, tail, end)))) as image:
        if scale > 1:
            image.draft(None, (header.width // scale, header.height // scale))
        image.load()
        digest = hashlib.blake2b()
        for top in range(0, image.height, _ROWS_AT_ONCE):
            strip = image.crop((0, top, image.width, min(top + _ROWS_AT_ONCE, image.height)))
            digest.update(strip.tobytes())
    return digest.digest()
