"""A screen as one picture with an answer on it: decoded on any thread, painted by the session's view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QImage, QPainter

from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, no_progress, one_by_one
from gridlab.domain.screen import Screen
from gridlab.gui.look.saying import told
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent, placement_of
from gridlab.gui.screen.image_supply import Reader, Wanted, picture_of
from gridlab.gui.screen.painting import Mark
from gridlab.gui.screen.pictures import wanted_by
from gridlab.gui.screen.view import ScreenView

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
