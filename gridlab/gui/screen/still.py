"""A screen as one picture with an answer on it: decoded on any thread, painted by the session's view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Protocol, TypeVar

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter

from gridlab.domain.design import Block, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.geometry import picture_rect
from gridlab.domain.progress import Cancel, no_progress, one_by_one
from gridlab.domain.screen import Screen
from gridlab.gui.look.saying import told
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent, content_at, placement_of
from gridlab.gui.screen.image_supply import Fit, Reader, Wanted, picture_of
from gridlab.gui.screen.painting import Mark
from gridlab.gui.screen.pictures import wanted_by
from gridlab.gui.screen.view import ScreenView
from gridlab.store.images.reader import Pixels

T = TypeVar("T")
Decoded = tuple[tuple[QImage | None, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Still:
    """What a picture of a screen shows. viewport: CSS pixels. chosen: cells in the order of choosing."""

    content: ScreenContent
    screen: Screen
    viewport: tuple[int, int]
    chosen: tuple[int, ...] = ()
    marks: Mapping[int, Mark] = field(default_factory=dict)

    def wanted(self) -> tuple[Wanted, ...]:
        """The pictures it needs, the probe's first. On the window's thread: the question is measured."""
        placed = placement_of(self.content.block, self.content.language, *self.viewport)
        return wanted_by(self.content.block, placed, self.screen)


class Does(Protocol):
    """Does an act on the thread that may paint widgets, and waits for what comes of it."""

    def __call__(self, act: partial[T], /) -> T: ...


def at_once(act: partial[T]) -> T:
    """On the thread that asks."""
    return act()


def still_of(
    design: Design,
    screen: Screen,
    number: int,
    total: int,
    viewport: tuple[int, int],
    *,
    chosen: tuple[int, ...] = (),
    marks: Mapping[int, Mark] | None = None,
) -> Still:
    """A screen of a HIT. number, total: of those that count, the screen's own where it does."""
    every = design.session.break_every
    content = content_at(
        design.blocks[screen.block], design.language, number, total, counts=screen.counts, every=every
    )
    return Still(content, screen, viewport, chosen, marks or {})


def small_sides(block: Block, language: str, viewport: tuple[int, int], scale: float) -> tuple[int, int]:
    """Sides in pixels of the probe's and of a cell's picture where the screen is shown `scale` as large."""
    placed, fit = placement_of(block, language, *viewport), block.layout.fit
    probe, cell = (picture_rect(box, fit).width * scale for box in (placed.probe, placed.cells[0]))
    return max(1, round(probe)), max(1, round(cell))


def small_pictures(pixels: Sequence[Pixels | None], sides: tuple[int, int], fit: Fit) -> list[QImage | None]:
    """The pictures of such a screen, the probe's first; None for what could not be read."""
    made = zip(pixels, (sides[0], *(sides[1],) * (len(pixels) - 1)), strict=True)
    return [None if one is None else picture_of(one, Wanted(0, side, side, fit)) for one, side in made]


def photographed(still: Still, read: Reader, at_window: Does, cancel: Cancel | None = None) -> QImage:
    """Its picture, made on any thread; what cannot be had stays empty. Raises Cancelled."""
    wanted = at_window(partial(still.wanted))
    pictures, _ = decoded(wanted, read, cancel)
    return at_window(partial(painted, still, pictures))


def decoded(wanted: Sequence[Wanted], read: Reader, cancel: Cancel | None = None) -> Decoded:
    """The pictures, None for each that cannot be had, and why these cannot. May run on any thread.

    Raises Cancelled.
    """
    made: list[QImage | None] = []
    problems = []
    for one in one_by_one(wanted, no_progress, cancel):
        try:
            made.append(picture_of(read(one), one))
        except GridLabError as error:
            made.append(None)
            problems.append(told(error.what))
    return tuple(made), tuple(dict.fromkeys(problems))


def painted(still: Still, pictures: Sequence[QImage | None], size: QSize | None = None) -> QImage:
    """The picture, on the window's thread.

    size: in pixels, of the viewport's shape, painted through a scaling painter: texts stay sharp at any.
    None: one for each CSS pixel.
    """
    view = ScreenView()
    view.resize(*still.viewport)
    view.show_screen(still.content, Pictures(pictures[0], tuple(pictures[1:])))
    enough = len(still.chosen) >= still.content.block.grid.choose_min
    view.set_answer(still.chosen, can_submit=enough, marks=dict(still.marks))
    picture = QImage(size or view.size(), QImage.Format.Format_RGB32)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(picture.width() / view.width(), picture.height() / view.height())
    view.render(painter, QPoint())
    painter.end()
    view.deleteLater()
    return picture
