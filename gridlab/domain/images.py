"""The image set: the images of a study in a fixed order, each known by the SHA-256 of its file."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Annotated

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
    digest = hashlib.sha256()
    for sha256 in sha256s:
        digest.update(bytes.fromhex(sha256))
    return digest.hexdigest()


def images_said(count: int) -> Said:
    """So many images, in words."""
    return say("1 image") if count == 1 else say("{count:,} images", count=count)


@dataclass(frozen=True, slots=True)
class ImageEdit:
    """One step: what was done, in the user's words, and the images that it changed, before and after."""

    name: str
    before: tuple[Image, ...]
    after: tuple[Image, ...]


def make_edit(name: str, images: Iterable[Image], change: Callable[[Image], Image]) -> ImageEdit:
    """The edit that changes these images so; those that stay as they are do not belong to it."""
    pairs = [(image, changed) for image in images if (changed := change(image)) != image]
    return ImageEdit(name, tuple(image for image, _ in pairs), tuple(changed for _, changed in pairs))


def edited(images: Sequence[Image], edit: ImageEdit) -> tuple[Image, ...]:
    """The images with label, alternative text and included as after the edit.

    Images are known by their content, so an edit fits also a set to which images were added since; what is
    not in the set any more is passed over, and name, size and order never change.
    """
    after = {image.sha256: image for image in edit.after}
    return tuple(
        replace(image, label=new.label, alt=new.alt, included=new.included)
        if (new := after.get(image.sha256)) is not None
        else image
        for image in images
    )


@dataclass(frozen=True, slots=True)
class ImageHistory:
    """The steps that stand, the last one last, and those that were undone, the next to be redone last."""

    done: tuple[ImageEdit, ...] = ()
    undone: tuple[ImageEdit, ...] = ()

    @property
    def undo_name(self) -> str:
        """Name of the step that would be taken back, "" where none stands."""
        return self.done[-1].name if self.done else ""

    @property
    def redo_name(self) -> str:
        """Name of the step that would be brought back, "" where none waits."""
        return self.undone[-1].name if self.undone else ""

    def with_step(self, edit: ImageEdit) -> ImageHistory:
        """With one step more; steps that were undone are gone. An edit of nothing is no step."""
        return ImageHistory((*self.done, edit)) if edit.after else self

    def back(self) -> tuple[ImageHistory, ImageEdit | None]:
        """One step back, and the edit that does it; None where none stands."""
        if not self.done:
            return self, None
        last = self.done[-1]
        taken_back = ImageEdit(last.name, last.after, last.before)
        return ImageHistory(self.done[:-1], (*self.undone, last)), taken_back

    def forth(self) -> tuple[ImageHistory, ImageEdit | None]:
        """One step forth, and the edit that does it; None where none waits."""
        if not self.undone:
            return self, None
        following = self.undone[-1]
        return ImageHistory((*self.done, following), self.undone[:-1]), following
