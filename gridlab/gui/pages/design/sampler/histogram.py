"""A histogram of how many images are shown how often, planned and answered side by side."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.domain.exposure import Counts, histogram
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette

LEFT, RIGHT, TOP, BOTTOM = 44, 8, 24, 40
HIGH = 208


class ExposureHistogram(QWidget):
    """Bars: images by how often they are shown; the same in words for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self._edges: list[int] = [0, 1]
        self._planned: list[int] = [0]
        self._answered: list[int] = []
        self._axis = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(HIGH)

    def sizeHint(self) -> QSize:
        return QSize(320, HIGH)

    def show_counts(self, planned: Counts, answered: Counts, axis: str) -> None:
        """planned, answered: times each image is shown; answered counts are drawn where there are any."""
        both = bool(len(answered) and answered.any())
        edges, _ = histogram(_joined(planned, answered) if both else planned)
        self._edges = edges.tolist()
        self._planned = _binned(planned, self._edges)
        self._answered = _binned(answered, self._edges) if both else []
        self._axis = axis
        self.setAccessibleName(axis)
        self.setAccessibleDescription(
            "; ".join(
                translate("ExposureHistogram", "{images} images {times} times").format(
                    images=images, times=self._times(at)
                )
                for at, images in enumerate(self._planned)
                if images
            )
        )
        self.update()

    def _times(self, at: int) -> str:
        low, high = self._edges[at], self._edges[at + 1] - 1
        return f"{low}" if low == high else f"{low}–{high}"

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plot = QRectF(LEFT, TOP, self.width() - LEFT - RIGHT, self.height() - TOP - BOTTOM)
        most = max([1, *self._planned, *self._answered])
        painter.setFont(interface_font(11))
        for share in (0.0, 0.5, 1.0):
            y = plot.bottom() - share * plot.height()
            painter.setPen(QPen(tokens.colour("line"), 1))
            painter.drawLine(int(plot.left()), int(y), int(plot.right()), int(y))
            if share in (0.0, 1.0) or most >= 2:
                painter.setPen(tokens.colour("soft"))
                place = QRectF(0, y - 8, LEFT - 8, 16)
                text = numeral(round(share * most))
                painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        self._paint_bars(painter, plot, most)
        self._paint_words(painter, plot)
        painter.end()

    def _paint_bars(self, painter: QPainter, plot: QRectF, most: int) -> None:
        tokens = current_palette()
        step = plot.width() / len(self._planned)
        gap = min(4.0, step * 0.2)
        wide = min(48.0, step - gap)
        painter.setPen(Qt.PenStyle.NoPen)
        for at, images in enumerate(self._planned):
            middle = plot.left() + (at + 0.5) * step
            parts = [(images, "accent")]
            if self._answered:
                parts.append((self._answered[at], "ok"))
            each = wide / len(parts)
            for which, (count, role) in enumerate(parts):
                high = plot.height() * count / most
                painter.setBrush(tokens.colour(role))
                bar = QRectF(middle - wide / 2 + which * each, plot.bottom() - high, each, high)
                painter.drawRoundedRect(bar, 1.5, 1.5)

    def _paint_words(self, painter: QPainter, plot: QRectF) -> None:
        tokens = current_palette()
        painter.setPen(tokens.colour("soft"))
        step = plot.width() / len(self._planned)
        widest = max(
            painter.fontMetrics().horizontalAdvance(self._times(at)) for at in range(len(self._planned))
        )
        every = max(1, -(-(widest + 8) // max(1, int(step))))
        for at in range(0, len(self._planned), every):
            place = QRectF(plot.left() + (at + 0.5) * step - 40, plot.bottom() + 4, 80, 16)
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self._times(at))
        painter.drawText(
            QRectF(plot.left(), plot.bottom() + 20, plot.width(), 18),
            Qt.AlignmentFlag.AlignCenter,
            self._axis,
        )
        painter.drawText(
            QRectF(0, 0, 160, 18),
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
            translate("ExposureHistogram", "images"),
        )
        if self._answered:
            right = plot.right()
            for text, role, back in (
                (translate("ExposureHistogram", "answered"), "ok", 76),
                (translate("ExposureHistogram", "planned"), "accent", 152),
            ):
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(tokens.colour(role))
                painter.drawRoundedRect(QRectF(right - back, 5, 9, 9), 2, 2)
                painter.setPen(tokens.colour("soft"))
                painter.drawText(QRectF(right - back + 14, 0, 70, 18), Qt.AlignmentFlag.AlignVCenter, text)


def _joined(one: Counts, other: Counts) -> Counts:
    import numpy as np

    return np.concatenate([one, other])


def _binned(counts: Counts, edges: list[int]) -> list[int]:
    import numpy as np

    width = edges[1] - edges[0]
    return np.bincount((counts - edges[0]) // width, minlength=len(edges) - 1).tolist()  # type: ignore[no-any-return]
