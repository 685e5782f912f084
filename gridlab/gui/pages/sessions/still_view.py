"""A picture of a screen, scaled to the room there is, in the frame of a display."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.gui.look.palette import current_palette


class StillView(QWidget):
    """Shows the picture as a whole; while there is none it says why."""

    def __init__(self, says: str) -> None:
        super().__init__()
        self.setAccessibleName(says)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(240, 160))
        self._picture: QImage | None = None
        self._scaled: QImage | None = None
        self._text = ""

    @property
    def picture(self) -> QImage | None:
        """The picture that is shown, at its own size."""
        return self._picture

    def show_picture(self, picture: QImage, description: str) -> None:
        """Show a picture; description: for those who do not see it."""
        self._picture, self._scaled, self._text = picture, None, ""
        self.setAccessibleDescription(description)
        self.update()

    def show_text(self, text: str) -> None:
        """Say something in place of a picture."""
        self._picture, self._scaled, self._text = None, None, text
        self.setAccessibleDescription(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        painter = QPainter(self)
        if self._picture is None:
            painter.setPen(tokens.colour("soft"))
            painter.drawText(
                self.rect().adjusted(16, 16, -16, -16),
                int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap),
                self._text,
            )
            painter.end()
            return
        ratio = self.devicePixelRatioF()
        room = (self.size() - QSize(2, 2)) * ratio
        if self._scaled is None or not self._fits(self._scaled.size(), room):
            self._scaled = self._picture.scaled(
                room.boundedTo(self._picture.size() * ratio),
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            self._scaled.setDevicePixelRatio(ratio)
        size = self._scaled.deviceIndependentSize()
        place = QRectF((self.width() - size.width()) / 2, 1, size.width(), size.height())
        painter.drawImage(place.topLeft(), self._scaled)
        painter.setPen(QPen(tokens.colour("line"), 1))
        painter.drawRect(place.adjusted(-0.5, -0.5, 0.5, 0.5))
        painter.end()

    def _fits(self, size: QSize, room: QSize) -> bool:
        assert self._picture is not None
        wanted = self._picture.size().scaled(
            room.boundedTo(self._picture.size() * self.devicePixelRatioF()),
            Qt.AspectRatioMode.KeepAspectRatio,
        )
        return size == wanted
