"""The kinds of image that GridLab reads, and what the header of each tells before any decoder sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

from gridlab.domain.said import Said, say
from gridlab.store.images.limits import ImageRefused

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
    notes: tuple[Said, ...] = ()
    """What of the file was ignored."""
    pieces: tuple[bytes | memoryview, ...] = ()
    """What the decoder is to see in place of the file, one after another; empty: the file as it is."""
    profile: bytes = b""
    """A colour profile that was read here already."""
    unread: ImageRefused | None = None
    """The refusal of a file whose pixels are laid out as no decoder here knows."""


ENDS_EARLY: Final = say("its last bytes are missing, but every pixel is there")
METADATA_IGNORED: Final = say("broken or very large metadata in it was ignored")
