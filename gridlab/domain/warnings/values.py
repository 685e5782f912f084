"""What a warning about a design is: a reason in words, where it is, and an edit that mends it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from gridlab.domain.design import Block, Design
from gridlab.domain.design_edit import with_value
from gridlab.domain.geometry import ScreenPlacement, place
from gridlab.domain.images import Image
from gridlab.domain.said import Said, say

Severity = Literal["serious", "warn", "note"]
SEVERITIES: tuple[Severity, ...] = ("serious", "warn", "note")


@dataclass(frozen=True, slots=True)
class Fix:
    """An edit that takes a warning away. label: of its button; step: its name in the history of edits."""

    label: Said
    step: Said
    design: Design


@dataclass(frozen=True, slots=True)
class DesignWarning:
    """Something a researcher should know of a design.

    serious: a session would not start or could not be answered well. warn: the answers or the annotators
    suffer. note: worth knowing, often wanted as it is; not counted in the list of designs.
    path: JSON path of the value that is the cause. fix: None where no single edit mends it.
    """

    code: str
    severity: Severity
    reason: Said
    path: str
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class Viewing:
    """The display that a design is looked at on, in CSS pixels.

    question_heights: of each block's question as it wraps there.
    """

    width: int
    height: int
    touch: bool
    question_heights: tuple[int, ...]

    @property
    def size(self) -> str:
        """ "1366×768"."""
        return f"{self.width}×{self.height}"


class ImageFacts:
    """Sizes and labels of a study's images as arrays, so that 100,000 are looked at in no time."""

    def __init__(self, images: Sequence[Image]) -> None:
        self._labels = np.array([image.label for image in images], dtype=object)
        self._included = np.array([image.included for image in images], dtype=bool)
        self._sides = np.array([(image.width, image.height) for image in images], dtype=np.int64).reshape(
            -1, 2
        )

    def _mask(self, block: Block) -> NDArray[np.bool_]:
        wanted = block.images.labels
        return self._included & np.isin(self._labels, wanted) if wanted else self._included

    def sides(self, block: Block) -> NDArray[np.int64]:
        """Width and height (M, 2) in pixels of the images that a block uses."""
        return np.asarray(self._sides[self._mask(block)])

    def count(self, block: Block) -> int:
        """How many images a block uses."""
        return int(self._mask(block).sum())

    def label_counts(self, block: Block) -> dict[str, int]:
        """How many of a block's images bear each label; "" is none."""
        labels, counts = np.unique(self._labels[self._mask(block)].astype(str), return_counts=True)
        return dict(zip(labels.tolist(), counts.tolist(), strict=True))


@dataclass(frozen=True, slots=True)
class At:
    """One block of a design with what it is looked at with, for the rules that look at blocks."""

    design: Design
    index: int
    viewing: Viewing
    facts: ImageFacts

    @property
    def block(self) -> Block:
        """The block itself."""
        return self.design.blocks[self.index]

    def warning(
        self, code: str, severity: Severity, reason: Said, cause: str, fix: Fix | None = None
    ) -> DesignWarning:
        """A warning about the block, named where there are several. cause: the path of a value in it."""
        if len(self.design.blocks) > 1:
            reason = say("{named}{reason}", named=f"{self.block.name}: ", reason=reason)
        return DesignWarning(code, severity, reason, f"$.blocks[{self.index}].{cause}", fix)

    def placed(self, block: Block | None = None) -> ScreenPlacement:
        """Where everything of the block, or of a changed one in its place, stands."""
        heights = self.viewing.question_heights
        return place(block or self.block, self.viewing.width, self.viewing.height, heights[self.index])

    def with_block(self, block: Block) -> Design:
        """The design with another block in this one's place."""
        return with_value(self.design, ("blocks", self.index), block)

    def with_question(self, question: str) -> Design:
        """The design with another question in this block."""
        return self.with_block(replace(self.block, question=question))

    def with_layout(self, **values: Any) -> Design:
        """The design with other values in the layout of this block."""
        return self.with_block(replace(self.block, layout=replace(self.block.layout, **values)))
