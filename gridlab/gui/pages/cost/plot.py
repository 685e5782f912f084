"""Axes, room and question line of the chart, made from pyqtgraph, which is imported with this module."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFont

from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import Palette
from gridlab.gui.pages.cost.asking import Mode
from gridlab.gui.pages.cost.axes import nice_ticks, x_texts, y_texts
from gridlab.gui.pages.cost.lines import ChartData
from gridlab.gui.pages.cost.words import money

_CENTRED = [(0.5, 0.5), (0.5, 0.5)]
Y_WIDTH = 72
X_HEIGHT = 42
EDGE = 10
HALF_TEXT = 20


class Axis(pg.AxisItem):  # type: ignore[misc]
    """An axis with round ticks and their units in the texts."""

    def __init__(self, side: str) -> None:
        super().__init__(side, maxTickLength=0)
        self.mode: Mode = "triplets"
        self.currency = ""
        self.setStyle(tickFont=interface_font(12), autoExpandTextSpace=False, hideOverlappingLabels=False)
        self.enableAutoSIPrefix(False)
        if side == "left":
            self.setWidth(Y_WIDTH)
        else:
            self.setHeight(X_HEIGHT)
        self.setZValue(-100)  # its grid lines lie below the designs' lines

    def tickValues(self, minVal: float, maxVal: float, size: float) -> list[tuple[float, list[float]]]:
        apart = 88 if self.orientation == "bottom" else 48
        wide = maxVal - minVal
        hair = wide * 1e-9  # a tick on the very edge would fall to rounding
        # At the right end half of a text would be cut off.
        last = maxVal - wide * HALF_TEXT / max(size, 1) if self.orientation == "bottom" else maxVal
        ticks = [tick for tick in nice_ticks(minVal, maxVal, max(2, int(size / apart))) if tick <= last]
        spacing = ticks[1] - ticks[0] if len(ticks) > 1 else (ticks or [1.0])[0] or 1.0
        return [(spacing, [min(max(tick, minVal + hair), maxVal - hair) for tick in ticks])]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
        # Without the hair by which ticks at the very edge were moved inside.
        values = [round(value / spacing) * spacing for value in values]
        if self.orientation == "bottom":
            return x_texts(self.mode, values, self.currency)
        return y_texts(values)

    def boundingRect(self) -> QRectF:
        """With room for half a text beyond both ends: with grid lines pyqtgraph leaves those texts out."""
        around = QRectF(super().boundingRect())
        return around.adjusted(0, -EDGE, 0, EDGE) if self.orientation == "left" else around

    def dress(self, palette: Palette) -> None:
        """Take the colours of a palette: texts soft, lines faint."""
        self.setPen(pg.mkPen(palette.line, width=1))
        self.setTextPen(pg.mkPen(palette.soft))
        self.label.setFont(interface_font(12))
        self.label.setDefaultTextColor(palette.colour("soft"))


class Box(pg.ViewBox):  # type: ignore[misc]
    """The room of the lines: the wheel zooms, dragging moves, nothing pops up."""

    def __init__(self) -> None:
        super().__init__(enableMenu=False)
        self.setDefaultPadding(0.0)

    def mouseDoubleClickEvent(self, event: QEvent) -> None:
        event.ignore()


class Tag(pg.InfLineLabel):  # type: ignore[misc]
    """The value at the end of a line, centred on it but where the room's edge would cut it off."""

    def updatePosition(self) -> None:
        super().updatePosition()
        box = self.getViewBox()
        if box is None:
            return
        view, own = box.viewRect(), self.boundingRect()
        if self.line.angle == 90:
            place, size = (self.line.value() - view.left()) / view.width() * box.width(), own.width()
            self.setAnchor((_anchor(place, size, box.width()), 0.5))
        else:
            place, size = (view.bottom() - self.line.value()) / view.height() * box.height(), own.height()
            self.setAnchor((0.5, _anchor(place, size, box.height())))


def _anchor(place: float, size: float, room: float) -> float:
    """Which share of a text lies before a place, so that all of it lies within 0 and room."""
    if size <= 0:
        return 0.5
    return float(min(max(0.5, 1 - (room - place) / size), place / size, 1.0)) if place > 0 else 0.0


class QuestionLine(pg.InfiniteLine):  # type: ignore[misc]
    """The line of what is asked, to be dragged, with the value in a tag at its end."""

    def __init__(self) -> None:
        super().__init__(movable=True)
        self.label = Tag(self, text="", position=0.97, anchors=_CENTRED)
        self.setZValue(10)
        self.setVisible(False)

    @property
    def text(self) -> str:
        """What the tag says, "" where the chart has no place for the line."""
        return str(self.label.format) if self.isVisible() else ""

    def stand(self, data: ChartData) -> None:
        """Stand where the question is, or nowhere; tells nobody."""
        self.setVisible(data.side is not None)
        if data.side is None:
            return
        upright = data.side == "vertical"
        self.setAngle(90 if upright else 0)
        self.blockSignals(True)
        self.setValue(data.at)
        self.blockSignals(False)
        self.label.setPosition(0.97 if upright else 0.07)
        if upright:
            text = money(data.at, data.currency, whole=True)
        else:
            text = numeral(data.at, ".3f") if data.mode == "error" else numeral(data.at, ",.0f")
        self.label.setFormat(text)

    def dress(self, palette: Palette) -> None:
        """Take the colours of a palette."""
        self.setPen(pg.mkPen(palette.soft, width=1.5, style=Qt.PenStyle.DashLine))
        self.setHoverPen(pg.mkPen(palette.accent, width=2))
        self.label.fill = pg.mkBrush(palette.ink)
        self.label.setColor(palette.panel)
        self.label.textItem.setFont(interface_font(12, QFont.Weight.DemiBold))
