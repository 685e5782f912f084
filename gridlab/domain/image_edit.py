"""Edits of images (label, alternative text, included) as named steps that can be undone and redone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from gridlab.domain.images import Image


@dataclass(frozen=True, slots=True)
class ImageEdit:
    """One step: what was done, in the user's words, and the images that it changed, before and after."""

    name: str
    before: tuple[Image, ...]
    after: tuple[Image, ...]

    def turned_back(self) -> ImageEdit:
        """The edit that takes this one back."""
        return ImageEdit(self.name, self.after, self.before)


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
        return ImageHistory(self.done[:-1], (*self.undone, last)), last.turned_back()

    def forth(self) -> tuple[ImageHistory, ImageEdit | None]:
        """One step forth, and the edit that does it; None where none waits."""
        if not self.undone:
            return self, None
        following = self.undone[-1]
        return ImageHistory((*self.done, following), self.undone[:-1]), following
