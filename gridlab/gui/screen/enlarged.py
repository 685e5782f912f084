"""A picture shown large over the screen while a key or the mouse is held."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from gridlab.domain.contrast import ScreenColours, screen_colours
from gridlab.domain.geometry import Rect
from gridlab.gui.screen.painting import LINE, RADIUS, paint_frame, paint_picture

AWAY = 24
PADDING = 12


def enlarged_size(display: QSize) -> int:
    """Side in CSS pixels of the square box that an enlarged picture is fitted into."""
    return max(16, min(display.width(), display.height()) - 2 * (AWAY + PADDING))


class Enlarged(QWidget):
    """Lies over the whole screen and takes no input: the hand that holds the key or button is below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture: QImage | None = None
        self._colours = screen_colours("#ffffff", "#2f62d9")
        self.hide()

    def show_picture(self, picture: QImage | None, colours: ScreenColours) -> None:
        """Show a picture, or nothing."""
        self._picture, self._colours = picture, colours
        if picture is None:
            if not self.isHidden():
                self.hide()
            return
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(self._colours.background)
        veil.setAlphaF(0.72)
        painter.fillRect(self.rect(), veil)
        side = enlarged_size(self.size()) + 2 * PADDING
        box = Rect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        paint_frame(painter, box, self._colours.background, self._colours.hover_line, LINE, RADIUS + 4)
        paint_picture(painter, box.inset(PADDING), self._picture)
        painter.end()
