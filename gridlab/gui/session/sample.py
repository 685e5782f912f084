"""The picture of a sample screen on the pages with instructions, painted by the session's own code."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.design import Block
from gridlab.domain.screen import worded
from gridlab.gui.screen.face import placement_of
from gridlab.gui.screen.still import Still, painted

HIGHEST = 0.42  # of the display: text and sample are then mostly seen without scrolling
RADIUS = 8


class SampleScreen(QWidget):
    """A screen as on its display, small; it takes no input and nothing is chosen."""

    def __init__(self, still: Still, colours: ScreenColours, title: str) -> None:
        super().__init__()
        self.still = still
        self._display = QSize(*still.viewport)
        self._colours = colours
        self._pictures: Sequence[QImage | None] = ()
        self._painted: QImage | None = None
        self.setAccessibleName(title)
        block = still.content.block
        self.setAccessibleDescription(worded(block.question, block.grid.choose))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def scale_in(self, width: int) -> float:
        """How much smaller than the display the picture is in a column of that width."""
        return min(HIGHEST, (width - 2) / self._display.width())

    def show_pictures(self, pictures: Sequence[QImage | None]) -> None:
        """The pictures are there, the probe's first; None stands for one that cannot be had."""
        self._pictures = pictures
        self._painted = None
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(680, self.heightForWidth(680))

    def heightForWidth(self, width: int) -> int:
        return round(self._display.height() * self.scale_in(width)) + 2

    def paintEvent(self, event: QPaintEvent) -> None:
        scale = self.scale_in(self.width())
        wide, high = round(self._display.width() * scale), round(self._display.height() * scale)
        x = 1 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - wide - 1
        frame = QRectF(x, 1, wide, high)
        corners = QPainterPath()
        corners.addRoundedRect(frame, RADIUS, RADIUS)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._pictures:
            size = QSize(wide, high) * self.devicePixelRatioF()
            if self._painted is None or self._painted.size() != size:
                self._painted = painted(self.still, self._pictures, size)
            painter.setClipPath(corners)
            painter.drawImage(frame, self._painted)
            painter.setClipping(False)
        painter.setPen(QPen(QColor(self._colours.line), 2))
        painter.drawPath(corners)
        painter.end()


def sample_display(block: Block, language: str, viewport: tuple[int, int], display: QSize) -> QSize:
    """The size to show a sample at, in CSS pixels: of the design's viewport, where that looks the same.

    A larger display has but more empty room around the same screen, and would leave little of it to be seen.
    """
    wide, high = viewport
    fits = wide <= display.width() and high <= display.height()
    as_upright = (wide < high) == (display.width() < display.height())
    if fits and as_upright and placement_of(block, language, wide, high).as_designed:
        return QSize(wide, high)
    return display
