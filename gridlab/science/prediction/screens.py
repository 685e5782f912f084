"""The screens of many assignments of a design as arrays, dealt by the very sampler of the sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from gridlab.domain.design import Design
from gridlab.domain.images import Image
from gridlab.domain.sampling import yielding_screens

Ids = npt.NDArray[np.int32]

TOGETHER = 4
"""Assignments are dealt and answered in runs of so many, so that what the first ones are and how they are
answered does not depend on how many follow."""


@dataclass(frozen=True, slots=True)
class BlockScreens:
    """Main and shared screens of one block, assignment by assignment.

    number (S,): of the assignment, ascending. probe (S,), grid (S, n): rows of the image set, the grid in
    display order.
    """

    number: Ids
    probe: Ids
    grid: Ids
    choose: int
    ranked: bool

    def before(self, assignment: int) -> BlockScreens:
        """The screens of the assignments with numbers below `assignment`."""
        return self.between(0, assignment)

    def between(self, first: int, last: int) -> BlockScreens:
        """The screens of assignments first … last - 1."""
        start, stop = np.searchsorted(self.number, [first, last])
        return BlockScreens(
            self.number[start:stop], self.probe[start:stop], self.grid[start:stop], self.choose, self.ranked
        )


def dealt(design: Design, images: Sequence[Image], assignments: int) -> tuple[BlockScreens, ...]:
    """The screens of each block for the session numbers 0, 1, 2 … up to the end of the last run.

    Blocks without main and shared screens are left out. Raises GridLabError where the images do not serve.
    """
    numbers = range(whole_runs(assignments))
    screens = list(yielding_screens(design, images, numbers))
    blocks = []
    for index, block in enumerate(design.blocks):
        own = [(number, screen) for number, screen in screens if screen.block == index]
        if own:
            blocks.append(
                BlockScreens(
                    np.array([number for number, _ in own], dtype=np.int32),
                    np.array([screen.probe for _, screen in own], dtype=np.int32),
                    np.array([screen.grid for _, screen in own], dtype=np.int32),
                    block.grid.choose,
                    block.grid.ranked,
                )
            )
    return tuple(blocks)


def whole_runs(assignments: int) -> int:
    """`assignments`, rounded up to whole runs."""
    return -(-assignments // TOGETHER) * TOGETHER
