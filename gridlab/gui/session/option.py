"""One choice or check box on a page of questions, painted in the design's colours."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from gridlab.domain.contrast import ScreenColours
from gridlab.gui.look.fonts import interface_font

MARK = 20
TEXT_LEFT = 36
LINE_PADDING = 8


class SessionOption(QAbstractButton):
    """A circle with a dot, or a square with a tick; its text wraps. Space and click set it, arrows move."""

    def __init__(self, text: str, colours: ScreenColours, *, one_of: bool) -> None:
        super().__init__()
        self._colours = colours
        self._one_of = one_of
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFont(interface_font(16))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 36)

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - TEXT_LEFT - 8), 100_000)
        flags = int(Qt.TextFlag.TextWordWrap.value)
        return max(
            36, QFontMetrics(self.font()).boundingRect(room, flags, self.text()).height() + LINE_PADDING
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - MARK - 7 if right_to_left else 7
        mark = QRectF(x, (36 - MARK) / 2, MARK, MARK)
        on = self.isChecked()
        line = colours.accent if on else colours.ink if self.underMouse() else colours.soft
        painter.setPen(QPen(QColor(line), 1.5))
        painter.setBrush(QColor(colours.accent if on else colours.background))
        corner = MARK / 2 if self._one_of else 5.0
        painter.drawRoundedRect(mark, corner, corner)
        if on:
            self._paint_sign(painter, mark, QColor(colours.on_accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        left = 8 if right_to_left else TEXT_LEFT
        room = QRectF(left, LINE_PADDING / 2 + 3, self.width() - TEXT_LEFT - 8, self.height())
        painter.setPen(QColor(colours.ink))
        painter.setFont(self.font())
        side = Qt.AlignmentFlag.AlignRight if right_to_left else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self.text())
        painter.end()

    def _paint_sign(self, painter: QPainter, mark: QRectF, colour: QColor) -> None:
        if self._one_of:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(mark.center(), 4.0, 4.0)
            return
        painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        points = ((0.27, 0.53), (0.43, 0.68), (0.74, 0.34))
        painter.drawPolyline(
            QPolygonF([QPointF(mark.x() + x * MARK, mark.y() + y * MARK) for x, y in points])
        )
