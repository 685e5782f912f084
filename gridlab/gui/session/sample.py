"""The picture of a sample screen on the pages with instructions, painted by the session's own code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.design import Block
from gridlab.domain.screen import worded
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent, placement_of
from gridlab.gui.screen.view import ScreenView

if TYPE_CHECKING:
    pass

HIGHEST = 0.42  # of the display: text and sample are then mostly seen without scrolling
RADIUS = 8


class SampleScreen(QWidget):
    """A screen as on a display of that size (CSS pixels), small; it takes no input and nothing is chosen."""

    def __init__(self, content: ScreenContent, display: QSize, colours: ScreenColours, title: str) -> None:
        super().__init__()
        self.content = content
        self._display = display
        self._colours = colours
        self._pictures: Pictures | None = None
        self._painted: QImage | None = None
        self.setAccessibleName(title)
        block = content.block
        self.setAccessibleDescription(worded(block.question, block.grid.choose))
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def scale_in(self, width: int) -> float:
        """How much smaller than the display the picture is in a column of that width."""
        return min(HIGHEST, (width - 2) / self._display.width())

    def show_pictures(self, pictures: Pictures) -> None:
        """The pictures are there; None stands for one that cannot be had."""
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
        if self._pictures is not None:
            painter.setClipPath(corners)
            painter.drawImage(frame, self._rendered(self._pictures, QSize(wide, high)))
            painter.setClipping(False)
        painter.setPen(QPen(QColor(self._colours.line), 2))
        painter.drawPath(corners)
        painter.end()

    def _rendered(self, pictures: Pictures, size: QSize) -> QImage:
        """The screen painted through a scaling painter: texts stay sharp at any size."""
        wanted = size * self.devicePixelRatioF()
        if self._painted is None or self._painted.size() != wanted:
            view = ScreenView()
            view.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            view.resize(self._display)
            view.show_screen(self.content, pictures)
            picture = QImage(wanted, QImage.Format.Format_RGB32)
            painter = QPainter(picture)
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.scale(wanted.width() / self._display.width(), wanted.height() / self._display.height())
            view.render(painter, QPoint())
            painter.end()
            view.deleteLater()
            self._painted = picture
        return self._painted


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
