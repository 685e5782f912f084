"""The header of an image file, whatever its kind: told by its content, read before any decoder sees it."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Final

from gridlab.domain.said import say
from gridlab.store.images.headers.bmp import read_bmp
from gridlab.store.images.headers.gif import read_gif
from gridlab.store.images.headers.heif import heif_kind, read_heif
from gridlab.store.images.headers.jpeg import read_jpeg
from gridlab.store.images.headers.kinds import Header
from gridlab.store.images.headers.png import read_png
from gridlab.store.images.headers.tiff import read_tiff
from gridlab.store.images.headers.unread import refusal
from gridlab.store.images.headers.webp import read_webp
from gridlab.store.images.limits import AGAIN, ImageRefused, check_pixels, damaged


def read_header(data: bytes) -> Header:
    """The header of an image of an allowed type, told by its content; ImageRefused for all else."""
    if not data:
        raise ImageRefused(say("empty file"), AGAIN)
    if heif_kind(data):
        return read_heif(data)
    for signature, read in _READERS:
        if data.startswith(signature) and (read is not read_webp or data[8:12] in (b"WEBP", b"")):
            try:
                header = read(data)
            except (struct.error, IndexError, ValueError) as error:
                raise damaged(say("it ends within its header")) from error
            check_pixels(header.width, header.height)
            return header
    if data.startswith(_TEXT_PNG):
        raise damaged(say("a transfer as text has changed its bytes"))
    raise refusal(data)


# The signature of PNG is made so that this shows.
_TEXT_PNG: Final = (
    b"\x89PNG\n",
    b"\x89PNG\r\n\x1a\r",
    b"\x89PNG\r\r",
    b"\tPNG\r\n",
    b"\xef\xbf\xbdPNG",
    b"\xc2\x89PNG",
)
_READERS: Final[tuple[tuple[bytes, Callable[[bytes], Header]], ...]] = (
    (b"\x89PNG\r\n\x1a\n", read_png),
    (b"\xff\xd8", read_jpeg),
    (b"RIFF", read_webp),
    (b"GIF87a", read_gif),
    (b"GIF89a", read_gif),
    (b"II*\0", read_tiff),
    (b"MM\0*", read_tiff),
    (b"BM", read_bmp),
)
