"""The image set: the images of a study in a fixed order, each known by the SHA-256 of its file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Image:
    """One image: width and height in pixels, turned as EXIF says."""

    name: str
    sha256: str
    width: int
    height: int
    label: str = ""
    alt: str = ""
    included: bool = True


def block_rows(images: Sequence[Image], labels: Iterable[str] = ()) -> tuple[int, ...]:
    """Rows (0-based, study order) of the included images that a block with these labels uses."""
    wanted = frozenset(labels)
    return tuple(
        row for row, image in enumerate(images) if image.included and (not wanted or image.label in wanted)
    )


def set_digest(sha256s: Iterable[str]) -> str:
    """SHA-256 (hex) of an ordered image set, over the images' own SHA-256s."""
    digest = hashlib.sha256()
    for sha256 in sha256s:
        digest.update(bytes.fromhex(sha256))
    return digest.hexdigest()
