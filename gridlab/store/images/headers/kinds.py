"""The kinds of image that GridLab reads, and what the header of each tells before any decoder sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from gridlab.domain.said import Said, say
from gridlab.store.images.limits import ImageRefused

Kind: TypeAlias = Literal["PNG", "JPEG", "WEBP", "BMP", "GIF", "TIFF", "AVIF", "HEIC"]


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
    notes: tuple[Said, ...] = ()
    """What of the file was ignored."""
    pieces: tuple[bytes | memoryview, ...] = ()
    """What the decoder is to see in place of the file, one after another; empty: the file as it is."""
    profile: bytes = b""
    """A colour profile that was read here already."""
    orientation: int = 1
    """How EXIF or XMP data says that the pixels are to be turned, 1 to 8."""
    in_doubt: int = 0
    """0, or at which scale decoding is to tell if all pixels are there; the last of the pieces is its end."""
    unread: ImageRefused | None = None
    """The refusal of a file whose pixels are laid out as no decoder here knows."""


ENDS_EARLY: Final = say("its last bytes are missing, but every pixel is there")
REST_IGNORED: Final = say("what follows its pixels was ignored")
EXIF_IGNORED: Final = say("its EXIF data is broken and was ignored")
PROFILE_IGNORED: Final = say("its colour profile is broken or does not fit and was ignored")
PROFILE_BYTES: Final = 4_000_000
"""The largest colour profile that is used."""
METADATA_IGNORED: Final = say("some of its metadata is broken or very large and was ignored")
