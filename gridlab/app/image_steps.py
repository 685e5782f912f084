"""Describing images by hand: what may be typed, and the steps that can be undone, by name."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from gridlab.app.study_view import DesignEntry
from gridlab.domain.images import Image, ImageEdit, images_said, make_edit
from gridlab.domain.said import Said, say
from gridlab.store.images.labels_csv import LabelMatch

Make = Callable[[Sequence[Image]], ImageEdit]
"""A step: it makes its edit of the images as they are when its turn comes."""


def tidy(text: str) -> str:
    """A label or alternative text as it is kept: single spaces, no line breaks, NFC."""
    return unicodedata.normalize("NFC", " ".join(text.split()))


def include_step(images: Sequence[Image], included: bool) -> Make:
    """Include or exclude images."""
    return _step(_include(included), images, lambda image: replace(image, included=included))


def label_step(images: Sequence[Image], text: str) -> Make:
    """Give images a label, or take it away."""
    done = say("Label") if text else say("Remove the label")
    return _step(done, images, lambda image: replace(image, label=text))


def describe_step(image: Image, wanted: Image) -> Make:
    """Change one image in place."""
    done = {
        (True, False, False): say("Label"),
        (False, True, False): say("Alternative text"),
        (False, False, True): _include(wanted.included),
    }.get((image.label != wanted.label, image.alt != wanted.alt, image.included != wanted.included))
    name = say("{done}: {image}", done=done or say("Describe"), image=image.name)
    return _changes(name, {image.sha256: (image, wanted)})


def labels_step(match: LabelMatch, file: str) -> Make:
    """Take what a labels file changes."""
    name = say("Labels from {file}", file=file)
    return _changes(name, {row.before.sha256: (row.before, row.after) for row in match.changed})


def uses_of(image: Image, designs: Sequence[DesignEntry]) -> tuple[list[str], list[str]]:
    """Names of the designs that list the image by name, and of those that may draw it."""
    named, drawn = [], []
    for entry in designs:
        for block in entry.design.blocks if entry.design is not None else ():
            labels = block.images.labels
            if block.sampling.method == "listed":
                if any(image.name in (one.probe, *one.grid) for one in block.sampling.screens):
                    named.append(entry.name)
                    break
            elif image.included and (not labels or image.label in labels):
                drawn.append(entry.name)
                break
    return named, drawn


def _include(included: bool) -> Said:
    return say("Include") if included else say("Exclude")


def _step(done: Said, images: Sequence[Image], change: Callable[[Image], Image]) -> Make:
    what = images[0].name if len(images) == 1 else images_said(len(images))
    name = say("{done}: {image}", done=done, image=what)
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
