"""What the form of a design goes by: the field that can mend a fault, and the images of the study."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from gridlab.domain.design_edit import Path
from gridlab.domain.images import Image

Scope = Literal["block", "question", "design"]
Kind = Literal["blocks", "questions"]
KINDS: tuple[Kind, ...] = ("blocks", "questions")
Key = tuple[Scope, Path]
"""Tells fields apart: paths in a block and in the design may be the same."""
_ITEM = re.compile(r"\$\.(blocks|questions)\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Cursor:
    """The block and the question that the form shows."""

    block: int = 0
    question: int = 0

    def whole(self, key: Key) -> Path:
        """A field's path in the design."""
        scope, path = key
        if scope == "block":
            return ("blocks", self.block, *path)
        return ("questions", self.question, *path) if scope == "question" else path

    def at(self, kind: Kind) -> int:
        """Which item of the blocks or the questions is shown."""
        return self.block if kind == "blocks" else self.question

    def moved(self, kind: Kind, index: int) -> Cursor:
        """The same, with another block or question shown."""
        return Cursor(index, self.question) if kind == "blocks" else Cursor(self.block, index)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The fault is in an item that is not shown."""

    items: Kind
    index: int


def place_of(json_path: str, cursor: Cursor, keys: Iterable[Key]) -> Key | Elsewhere | None:
    """The field of a JSON path, or of the nearest place around it; None where there is none at all."""
    scope: Scope = "design"
    inside = json_path.removeprefix("$")
    item = _ITEM.match(json_path)
    if item is not None:
        kind: Kind = "blocks" if item[1] == "blocks" else "questions"
        if int(item[2]) != cursor.at(kind):
            return Elsewhere(kind, int(item[2]))
        scope = "block" if kind == "blocks" else "question"
        inside = json_path[item.end() :]
    mine = [key for key in keys if key[0] == scope]
    for key in mine:
        path = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in key[1])
        if inside == path or path.startswith(f"{inside}.") or inside.startswith((f"{path}.", f"{path}[")):
            return key
    first = inside.strip(".").split(".")[0].split("[")[0]
    return next((key for key in mine if key[1][0] == first), None)


class StudyFacts:
    """The images of a study by name and by label; worked out when they are first asked for."""

    def __init__(self, images: Sequence[Image] = (), own_platforms: Mapping[str, Any] | None = None) -> None:
        self.images = images
        self.own_platforms = own_platforms or {}

    @cached_property
    def by_name(self) -> dict[str, Image]:
        """The images by their names."""
        return {image.name: image for image in self.images}

    @cached_property
    def labels(self) -> tuple[tuple[str, int], ...]:
        """Labels of included images in the order of their letters, with the number of images."""
        counted = Counter(image.label for image in self.images if image.included and image.label)
        return tuple(sorted(counted.items(), key=lambda item: item[0].casefold()))

    def usable(self, labels: Sequence[str]) -> list[Image]:
        """The images that a block with these labels may show."""
        wanted = frozenset(labels)
        return [image for image in self.images if image.included and (not wanted or image.label in wanted)]
