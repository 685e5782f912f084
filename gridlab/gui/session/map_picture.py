"""The picture of an annotator's own map: thumbnails where it has their images."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.app.session.feedback import OwnMap
from gridlab.domain.contrast import ScreenColours
from gridlab.gui.look.fonts import interface_font

THUMBNAIL = 52
HEIGHT = 380


class MapPicture(QWidget):
    """Thumbnails where the map has their images; it takes no input."""

    def __init__(self, title: str, waits: str, colours: ScreenColours) -> None:
        super().__init__()
        self._colours = colours
        self._waits = waits
        self._placed: list[tuple[QImage | None, tuple[float, float]]] = []
        self.setAccessibleName(title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(680, HEIGHT)

    def show_map(self, own: OwnMap, pictures: list[QImage | None]) -> None:
        """The pictures are there; None stands for one that cannot be had."""
        self._placed = list(zip(pictures, own.places, strict=True))
        self._waits = ""
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(QPen(QColor(self._colours.line), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        if self._waits:
            painter.setPen(QColor(self._colours.soft))
            painter.setFont(interface_font(14))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._waits)
        room = QRectF(self.rect()).adjusted(THUMBNAIL, THUMBNAIL, -THUMBNAIL, -THUMBNAIL).toRect()
        for picture, (x, y) in self._placed:
            if picture is not None:
                size = QSize(picture.size()).scaled(THUMBNAIL, THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio)
                box = QRectF(0, 0, size.width(), size.height())
                box.moveCenter(QPointF(room.x() + x * room.width(), room.y() + y * room.height()))
                painter.drawImage(box, picture)
        painter.end()
