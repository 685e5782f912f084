"""The image set: the images of a study in a fixed order, each known by the SHA-256 of its file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated, TypeAlias

from gridlab.domain.history import Edit
from gridlab.domain.limits import Between, Says, Text, closed
from gridlab.domain.said import Said, say

SHA256 = r"^[0-9a-f]{64}$"
MAX_PIXELS = 100_000_000


@closed
@dataclass(frozen=True, slots=True)
class Image:
    """One image: width and height in pixels, turned as EXIF says.

    Label and alt are brought to NFC by who reads them, as calling back for each field of 100,000 images
    takes longer than all else.
    """

    name: Annotated[str, Text("Path in the image folder.", 20_000, shortest=1, form="kept")]
    sha256: Annotated[str, Text("Of the file.", 64, SHA256, form="kept")]
    width: Annotated[int, Between("Width, turned.", 1, MAX_PIXELS, "px")]
    height: Annotated[int, Between("Height, turned.", 1, MAX_PIXELS, "px")]
    label: Annotated[str, Text("Its category, which blocks and catch screens use.", 500, form="kept")] = ""
    alt: Annotated[str, Text("What it shows, in words.", 5000, form="kept")] = ""
    included: Annotated[bool, Says("Whether screens may show it.")] = True


def block_rows(images: Sequence[Image], labels: Iterable[str] = ()) -> tuple[int, ...]:
    """Rows (0-based, study order) of the included images that a block with these labels uses."""
    wanted = frozenset(labels)
    return tuple(
        row for row, image in enumerate(images) if image.included and (not wanted or image.label in wanted)
    )


def set_digest(sha256s: Iterable[str]) -> str:
    """SHA-256 (hex) of an ordered image set, over the images' own SHA-256s."""
    return hashlib.sha256(bytes.fromhex("".join(sha256s))).hexdigest()


def images_said(count: int) -> Said:
    """So many images, in words."""
    return say("1 image") if count == 1 else say("{count:,} images", count=count)


ImageEdit: TypeAlias = Edit[tuple[Image, ...]]
"""A step: the images that it changed, before and after."""


def make_edit(name: str, images: Iterable[Image], change: Callable[[Image], Image]) -> ImageEdit:
    """The edit that changes these images so; those that stay as they are do not belong to it."""
    pairs = [(image, changed) for image in images if (changed := change(image)) != image]
    return Edit(name, tuple(image for image, _ in pairs), tuple(changed for _, changed in pairs))


def edited(images: Sequence[Image], wanted: Iterable[Image]) -> tuple[Image, ...]:
    """The images, some of them with label, alternative text and included as is wanted.

    Images are known by their content, so this fits also a set to which images were added since; what is
    not in the set any more is passed over, and name, size and order never change.
    """
    after = {image.sha256: image for image in wanted}
    return tuple(
        replace(image, label=new.label, alt=new.alt, included=new.included)
        if (new := after.get(image.sha256)) is not None
        else image
        for image in images
    )
