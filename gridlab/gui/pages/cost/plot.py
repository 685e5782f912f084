"""Pieces of the chart made from pyqtgraph, which is imported with this module and not before."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QFont, QPainterPath
from PySide6.QtWidgets import QGraphicsPathItem

from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import Palette
from gridlab.gui.pages.cost.asking import Mode
from gridlab.gui.pages.cost.axes import nice_ticks, x_texts, y_texts
from gridlab.gui.pages.cost.lines import ChartData, Floats, Line
from gridlab.gui.pages.cost.strokes import series_colour, series_pen
from gridlab.gui.pages.cost.words import money

BAND_ALPHA = 30
_CENTRED = [(0.5, 0.5), (0.5, 0.5)]
Y_WIDTH = 72
X_HEIGHT = 42
EDGE = 10


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
        hair = (maxVal - minVal) * 1e-9  # a tick on the very edge would fall to rounding
        ticks = [
            min(max(tick, minVal + hair), maxVal - hair)
            for tick in nice_ticks(minVal, maxVal, max(2, int(size / apart)))
        ]
        return [(ticks[1] - ticks[0] if len(ticks) > 1 else 1.0, ticks)]

    def tickStrings(self, values: Sequence[float], scale: float, spacing: float) -> list[str]:
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


class QuestionLine(pg.InfiniteLine):  # type: ignore[misc]
    """The line of what is asked, to be dragged, with the value in a tag at its end."""

    def __init__(self) -> None:
        super().__init__(movable=True, label="", labelOpts={"position": 0.97, "anchors": _CENTRED})
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
            text = f"{data.at:.3f}" if data.mode == "error" else f"{data.at:,.0f}"
        self.label.setFormat(text)

    def dress(self, palette: Palette) -> None:
        """Take the colours of a palette."""
        self.setPen(pg.mkPen(palette.soft, width=1.5, style=Qt.PenStyle.DashLine))
        self.setHoverPen(pg.mkPen(palette.accent, width=2))
        self.label.fill = pg.mkBrush(palette.ink)
        self.label.setColor(palette.panel)
        self.label.textItem.setFont(interface_font(12, QFont.Weight.DemiBold))


class Series:
    """The line, band and mark of one design in the plot."""

    def __init__(self, plot: Any) -> None:
        self.curve = pg.PlotCurveItem(antialias=True)
        self.band = QGraphicsPathItem()
        self.band.setZValue(-10)
        self.curve.setZValue(1)
        for item in (self.band, self.curve):
            plot.addItem(item, ignoreBounds=True)

    def draw(self, line: Line, palette: Palette, *, strong: bool) -> None:
        """Draw a line; strong: its design is chosen."""
        self.curve.setData(line.x, line.y)
        self.curve.setPen(series_pen(palette, line.index, 3.0 if strong else 2.0, cosmetic=True))
        ground = series_colour(palette, line.index)
        ground.setAlpha(BAND_ALPHA * (2 if strong else 1))
        self.band.setPen(Qt.PenStyle.NoPen)
        self.band.setBrush(ground)
        self.band.setPath(_outline(line.band))

    def show(self, shown: bool) -> None:
        """Show or hide all of it."""
        for item in (self.curve, self.band):
            item.setVisible(shown)


class Marks(pg.ScatterPlotItem):  # type: ignore[misc]
    """What is asked for, as a dot on each line: one item for all, for each is slow to paint by itself."""

    def __init__(self) -> None:
        super().__init__(size=9, pxMode=True)
        self.setZValue(5)

    def show_marks(self, lines: Sequence[Line], palette: Palette) -> None:
        """Put the dots where the lines' marks are."""
        marked = [line for line in lines if line.mark is not None]
        places = np.array([line.mark for line in marked], dtype=np.float64).reshape(-1, 2)
        self.setData(
            places[:, 0],
            places[:, 1],
            pen=pg.mkPen(palette.panel, width=1.5),
            brush=[pg.mkBrush(series_colour(palette, line.index)) for line in marked],
        )


def _outline(band: tuple[Floats, Floats] | None) -> QPainterPath:
    path = QPainterPath()
    if band is not None and len(band[0]):
        x, y = band
        path = pg.arrayToQPath(np.ascontiguousarray(x), np.ascontiguousarray(y), connect="all")
        path.closeSubpath()
    return path
