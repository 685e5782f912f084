"""The kinds of image that GridLab reads, and what the header of each tells before any decoder sees it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

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
