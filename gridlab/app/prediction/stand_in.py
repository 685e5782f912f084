"""Images that stand in for those of a design without a study."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import replace

from gridlab.domain.design import Catch, Design
from gridlab.domain.images import Image


def stand_in_images(design: Design, count: int) -> tuple[Image, ...]:
    """`count` images such as the design asks for: with the names it lists and the labels it uses.

    More where it lists more names. Labels go round among the images, as many to each.
    """
    names = list(dict.fromkeys(_listed(design)))
    names += [f"image-{number}.png" for number in range(1, max(count - len(names), 0) + 1)]
    labels = list(dict.fromkeys(label for block in design.blocks for label in block.images.labels)) or [""]
    return tuple(
        Image(name, hashlib.sha256(name.encode()).hexdigest(), 1, 1, labels[row % len(labels)])
        for row, name in enumerate(names)
    )


def with_known_catch(design: Design) -> Design:
    """The design with catch screens that need no labels, of which stand-ins have none that mean anything."""
    blocks = tuple(replace(block, catch=Catch("identical")) for block in design.blocks)
    return replace(design, blocks=blocks)


def _listed(design: Design) -> Iterable[str]:
    for block in design.blocks:
        for screen in block.sampling.screens:
            yield screen.probe
            yield from screen.grid
