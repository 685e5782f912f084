"""What every screen of a block has in common, painted once: question, frames of probe and cells, caption."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.geometry import Rect, ScreenPlacement
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.screen.painting import CellLook, is_scaled, paint_cell_frame, paint_probe_frame, paint_text
from gridlab.gui.screen.question_text import QuestionText


class ScreenGround:
    """Paints it, from a picture of it where nothing is scaled: a screen is then there in half the time."""

    def __init__(
        self, placement: ScreenPlacement, question: QuestionText, colours: ScreenColours, caption: str
    ) -> None:
        self.question = question
        self._caption = caption
        self._placement = placement
        self._colours = colours
        self._picture: QImage | None = None

    def set_question(self, question: QuestionText) -> None:
        """Other words in the question's place."""
        if question is not self.question:
            self.question = question
            self._picture = None

    def paint(self, painter: QPainter, size: QSize, region: QRegion) -> None:
        """Paint what lies in `region` of a widget of that size."""
        ratio = painter.device().devicePixelRatioF()
        if is_scaled(painter):
            self._paint(painter, size)  # through a scaling painter, a picture would be blurred
            return
        picture = self._picture
        if picture is None or picture.size() != size * ratio or picture.devicePixelRatio() != ratio:
            picture = QImage(size * ratio, QImage.Format.Format_RGB32)
            picture.setDevicePixelRatio(ratio)
            own = QPainter(picture)
            self._paint(own, size)
            own.end()
            self._picture = picture
        # The painter is clipped to the region itself.
        rect = region.boundingRect()
        x, y = round(rect.x() * ratio), round(rect.y() * ratio)
        wide, high = round(rect.width() * ratio), round(rect.height() * ratio)
        painter.drawImage(rect.topLeft(), picture, QRect(x, y, wide, high))

    def _paint(self, painter: QPainter, size: QSize) -> None:
        placed, colours = self._placement, self._colours
        painter.fillRect(0, 0, size.width(), size.height(), QColor(colours.background))
        self.question.paint(painter, placed.question.x, placed.question.y, colours.ink)
        paint_probe_frame(painter, placed.probe, colours)
        if placed.caption is not None:
            line = Rect(placed.caption.x, placed.caption.y + 6, placed.caption.width, 20)
            paint_text(painter, line, self._caption, colours.soft, interface_font(12))
        for rect in placed.cells:
            paint_cell_frame(painter, rect, CellLook(), colours)
