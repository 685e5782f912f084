"""The images that are shown least and most often, with thumbnails."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.domain.images import Image
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette

Pictures = Callable[[Image], QPixmap | None]
SIDE, WIDE, HIGH = 40, 92, 68


class Extremes(QWidget):
    """A row of images with how often each is shown."""

    def __init__(self, title: str, pictures: Pictures) -> None:
        super().__init__()
        self._title = title
        self._pictures = pictures
        self._shown: tuple[tuple[Image, int], ...] = ()
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH + 22)

    def sizeHint(self) -> QSize:
        return QSize(2 * WIDE, HIGH + 22)

    def show_images(self, shown: Sequence[tuple[Image, int]]) -> None:
        """Show these with their counts; as many as there is room for."""
        self._shown = tuple(shown)
        self.setAccessibleDescription(", ".join(f"{image.name} {count}" for image, count in self._shown))
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(interface_font(12))
        painter.setPen(tokens.colour("soft"))
        painter.drawText(QRectF(0, 0, self.width(), 18), Qt.AlignmentFlag.AlignVCenter, self._title)
        for at, (image, count) in enumerate(self._shown[: max(1, self.width() // WIDE)]):
            self._paint_one(painter, QRectF(at * WIDE, 22, WIDE - 8, HIGH), image, count)
        painter.end()

    def _paint_one(self, painter: QPainter, place: QRectF, image: Image, count: int) -> None:
        tokens = current_palette()
        frame = QRectF(place.left(), place.top(), SIDE + 8, SIDE + 8)
        painter.setPen(QPen(tokens.colour("line"), 1))
        painter.setBrush(tokens.colour("panel"))
        painter.drawRoundedRect(frame.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        pixmap = self._pictures(image)
        if pixmap is not None and not pixmap.isNull():
            inner = frame.adjusted(4, 4, -4, -4)
            scale = min(inner.width() / pixmap.width(), inner.height() / pixmap.height())
            target = QRectF(0, 0, pixmap.width() * scale, pixmap.height() * scale)
            target.moveCenter(QPointF(inner.center()))
            painter.drawPixmap(target, pixmap, QRectF(pixmap.rect()))
        painter.setPen(tokens.colour("ink"))
        painter.setFont(interface_font(12))
        beside = QRectF(frame.right() + 6, frame.top(), place.right() - frame.right() - 6, frame.height())
        painter.drawText(beside, Qt.AlignmentFlag.AlignVCenter, f"{numeral(count)}×")
        painter.setPen(tokens.colour("soft"))
        painter.setFont(interface_font(11))
        name = painter.fontMetrics().elidedText(image.name, Qt.TextElideMode.ElideMiddle, int(place.width()))
        below = QRectF(place.left(), frame.bottom() + 3, place.width(), 16)
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, name)
