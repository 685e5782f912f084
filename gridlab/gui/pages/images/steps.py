"""The steps of editing images, by name; each makes its edit of the images as they are when its turn comes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from gridlab.domain.image_edit import ImageEdit, make_edit
from gridlab.domain.images import Image
from gridlab.gui.look.language import translate
from gridlab.gui.look.words import images_text

if TYPE_CHECKING:
    from gridlab.store.images.labels_match import LabelMatch

Make = Callable[[Sequence[Image]], ImageEdit]


def include_step(images: Sequence[Image], included: bool) -> Make:
    """Include or exclude images."""
    done = translate("Images", "Include") if included else translate("Images", "Exclude")
    return _step(done, images, lambda image: replace(image, included=included))


def label_step(images: Sequence[Image], text: str) -> Make:
    """Give images a label, or take it away."""
    done = translate("Images", "Label") if text else translate("Images", "Remove the label")
    return _step(done, images, lambda image: replace(image, label=text))


def describe_step(image: Image, wanted: Image) -> Make:
    """Change one image in place."""
    included = translate("Images", "Include") if wanted.included else translate("Images", "Exclude")
    done = {
        (True, False, False): translate("Images", "Label"),
        (False, True, False): translate("Images", "Alternative text"),
        (False, False, True): included,
    }.get((image.label != wanted.label, image.alt != wanted.alt, image.included != wanted.included))
    several = translate("Images", "Describe")
    name = f"{done or several}: {image.name}"
    return _changes(name, {image.sha256: (image, wanted)})


def labels_step(match: LabelMatch, file: str) -> Make:
    """Take what a labels file changes."""
    name = translate("Images", "Labels from {file}").format(file=file)
    return _changes(name, {row.before.sha256: (row.before, row.after) for row in match.changed})


def _step(done: str, images: Sequence[Image], change: Callable[[Image], Image]) -> Make:
    name = f"{done}: {images[0].name if len(images) == 1 else images_text(len(images))}"
    wanted = frozenset(image.sha256 for image in images)
    return lambda now: make_edit(name, (image for image in now if image.sha256 in wanted), change)


def _changes(name: str, changes: Mapping[str, tuple[Image, Image]]) -> Make:
    """Of each image what differs between the two, and nothing that an earlier step changed."""

    def change(image: Image) -> Image:
        before, after = changes[image.sha256]
        return replace(
            image,
            label=after.label if after.label != before.label else image.label,
            alt=after.alt if after.alt != before.alt else image.alt,
            included=after.included if after.included != before.included else image.included,
        )

    return lambda now: make_edit(name, (image for image in now if image.sha256 in changes), change)
