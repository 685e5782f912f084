"""Which pictures a session's screens need on a display, and whether they are there."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from gridlab.domain.design import Block, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.geometry import ScreenPlacement, enlarged_size, picture_rect
from gridlab.domain.images import Image
from gridlab.domain.screen import Screen
from gridlab.gui.screen.body import PROBE, Pictures
from gridlab.gui.screen.face import placement_of
from gridlab.gui.screen.image_supply import ImageSupply, Wanted

AHEAD = 2


class ScreenPictures:
    """The pictures of the screens of one session at the size of its window.

    screens: as far as their images are chosen by now. images: what the study knows of each
    image row.
    """

    def __init__(
        self,
        design: Design,
        screens: Callable[[], Sequence[Screen]],
        images: Sequence[Image],
        supply: ImageSupply,
    ) -> None:
        self.supply = supply
        self._design = design
        self._screens = screens
        self._images = images
        self._size = (0, 0)
        self._ratio = 1.0
        self._placements: dict[Block, ScreenPlacement] = {}
        self._position = 0
        self._asked: list[int] = []
        self._beside: tuple[Wanted, ...] = ()

    def set_display(self, width: int, height: int, ratio: float) -> None:
        """Take another size in CSS pixels and device pixels per CSS pixel; stale sizes are made anew."""
        if ((width, height), ratio) != (self._size, self._ratio):
            self._size, self._ratio = (width, height), ratio
            self._placements.clear()
            self._ask()

    def prepare(self, position: int) -> None:
        """Have the pictures made of the screen at `position` and of the next ones; keep no others.

        Those of a screen whose images are not chosen yet are to be asked for again, once they are.
        """
        if position != self._position:
            self._position = position
            self._beside = ()  # not before: an image may be enlarged while the next ones are asked for
        self._ask()

    def asks(self, position: int) -> bool:
        """Whether the pictures of the screen are being made, or were."""
        return position in self._asked

    def ready(self, position: int) -> bool:
        """Whether no picture of the screen is missing."""
        return self.supply.all_there(self.wanted(position))

    def failure(self, position: int) -> GridLabError | None:
        """Why the screen cannot be shown, None where nothing is known against it."""
        return self.supply.failure(self.wanted(position))

    def try_again(self) -> None:
        """Make the pictures that failed again."""
        self.supply.try_again()
        self._ask()

    def pictures(self, position: int) -> Pictures:
        """The screen's pictures; None for those not there."""
        probe, *cells = self.wanted(position)
        screen = self._screens()[position]
        return Pictures(
            self.supply.get(probe),
            tuple(self.supply.get(cell) for cell in cells),
            self._images[screen.probe].alt,
            tuple(self._images[row].alt for row in screen.grid),
        )

    def wanted(self, position: int) -> tuple[Wanted, ...]:
        """The probe's picture, then the cells', as they are painted."""
        screen = self._screens()[position]
        block = self._design.blocks[screen.block]
        return wanted_by(block, self._placement(block), screen, self._ratio)

    def large(self, position: int, cell: int, side: int) -> Wanted:
        """Have a cell's picture (or the probe's) made as it is enlarged in a square of `side` CSS pixels."""
        screen = self._screens()[position]
        block = self._design.blocks[screen.block]
        placed, fit = self._placement(block), block.layout.fit
        row, frame = (
            (screen.probe, placed.probe) if cell == PROBE else (screen.grid[cell], placed.cells[cell])
        )
        own = (self._images[row].width, self._images[row].height)
        width, height = enlarged_size(own, picture_rect(frame, fit), fit, side)
        wanted = Wanted(
            row, max(1, round(width * self._ratio)), max(1, round(height * self._ratio)), ratio=self._ratio
        )
        self._beside = (wanted,)
        self._ask()
        return wanted

    def sample(self, screen: Screen, scale: float) -> tuple[Wanted, ...]:
        """Have the pictures made of a screen that is shown smaller than the display, `scale` below 1."""
        block = self._design.blocks[screen.block]
        self._beside = wanted_by(block, self._placement(block), screen, self._ratio * scale)
        self._ask()
        return self._beside

    def scale(self, position: int) -> float:
        """The scale at which the screen is shown."""
        return self._placement(self._design.blocks[self._screens()[position].block]).scale

    def _placement(self, block: Block) -> ScreenPlacement:
        found = self._placements.get(block)
        if found is None:
            found = self._placements[block] = placement_of(block, self._design.language, *self._size)
        return found

    def _ask(self) -> None:
        if self._size == (0, 0):
            return
        screens = self._screens()
        last = min(len(screens), self._position + AHEAD + 1)
        self._asked = [one for one in range(self._position, last) if screens[one].is_known]
        # What is looked at right now comes first.
        self.supply.want([self._beside, *map(self.wanted, self._asked)])


def wanted_by(
    block: Block, placement: ScreenPlacement, screen: Screen, ratio: float = 1.0
) -> tuple[Wanted, ...]:
    """The pictures of one screen on a display: the probe's, then the cells'."""
    fit = block.layout.fit
    boxes = [picture_rect(rect, fit) for rect in (placement.probe, *placement.cells)]
    return tuple(
        Wanted(row, max(1, round(box.width * ratio)), max(1, round(box.height * ratio)), fit, ratio)
        for row, box in zip((screen.probe, *screen.grid), boxes, strict=True)
    )
