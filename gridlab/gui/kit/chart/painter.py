"""The painter that puts a chart on a window, a picture or a page.

Everything is measured in CSS pixels; a page scales them. A page has its texts as outlines, so that it looks
the same wherever it is opened.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPainterPath,
    QPen,
    QPolygonF,
    QTransform,
)

from gridlab.domain.visible import visible
from gridlab.gui.kit.chart.place import (
    LEFT,
    NAME_HEIGHT,
    NAME_LEAD,
    TEXT,
    Chart,
    Handle,
    Line,
    Place,
    exit_of,
)
from gridlab.gui.kit.printing import POINTS, printed
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import LIGHT, Palette

DASHES: tuple[tuple[float, ...], ...] = ((), (5, 3), (1.2, 2.4), (7, 2.5, 1.2, 2.5))
BAND_ALPHA = 30
RADIUS = 4.5
_DRAWN = 100


def series_colour(palette: Palette, index: int) -> QColor:
    """The colour of the line with this index."""
    return QColor(palette.series[index % len(palette.series)])


def series_dashes(palette: Palette, index: int) -> tuple[float, ...]:
    """Its dashes in widths of the line, () for a whole line: they go on where the colours are used up."""
    return DASHES[index // len(palette.series) % len(DASHES)]


def series_pen(palette: Palette, index: int, width: float = 2.0) -> QPen:
    """The pen of a line."""
    pen = QPen(series_colour(palette, index), width)
    dashes = series_dashes(palette, index)
    if dashes:
        pen.setDashPattern(list(dashes))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen


class ChartPainter:
    """Paints a chart in two parts: the ground, which stands still, and above it marks and handle."""

    def __init__(self, painter: QPainter, place: Place, palette: Palette, *, printed: bool = False) -> None:
        self._painter, self._place, self._palette = painter, place, palette
        self._printed = printed
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)

    def paint_ground(self) -> None:
        """Axes, bars, bands, lines and names."""
        self._axes()
        painter, place = self._painter, self._place
        painter.save()
        painter.setClipRect(place.room.adjusted(0, -2, 2, 1))
        self._bars()
        for line in place.chart.lines:
            self._band(line)
        for line in place.chart.lines:
            self._line(line)
        painter.restore()
        self._names()
        if len(place.chart.bars) > 1:
            self._legend()

    def paint_marks(self, *, lit: bool = False) -> None:
        """The handle, lit under the mouse, and a dot on each line."""
        painter, place = self._painter, self._place
        if place.chart.handle is not None:
            self._handle(place.chart.handle, lit)
        painter.setPen(QPen(self._palette.colour("panel"), 1.5))
        for line, mark in zip(place.chart.lines, place.chart.marks, strict=True):
            if mark is not None and place.room.adjusted(-1, -1, 1, 1).contains(at := place.at(*mark)):
                painter.setBrush(series_colour(self._palette, line.index))
                painter.drawEllipse(at, RADIUS, RADIUS)

    def _axes(self) -> None:
        painter, place, palette = self._painter, self._place, self._palette
        room, faint = place.room, QPen(self._palette.colour("line"), 1)
        ticks = [(place.at(0, tick).y(), text) for tick, text in place.ticks(place.chart.y)]
        painter.setPen(faint)
        for y in {room.bottom(), *(y for y, _ in ticks)}:
            sharp = y if self._printed else math.floor(y) + 0.5
            painter.drawLine(QPointF(room.left(), sharp), QPointF(room.right(), sharp))
        for y, text in ticks:
            self.write(text, QPointF(room.left() - 6, y), palette["soft"], side=-1)
        for tick, text, area in place.x_texts():
            x = place.at(tick, 0).x()
            painter.setPen(faint)
            painter.drawLine(QPointF(x, room.bottom()), QPointF(x, room.bottom() + 4))
            self.write(text, area.center(), palette["soft"], side=0)
        self.write(place.chart.y.title, QPointF(8, 12), palette["soft"])
        middle = QPointF(room.center().x(), room.bottom() + 34)
        self.write(place.chart.x.title, middle, palette["soft"], side=0)

    def _bars(self) -> None:
        painter, place, all_bars = self._painter, self._place, self._place.chart.bars
        if not all_bars:
            return
        step = place.room.width() / place.view.width()
        wide = min(48.0, step - min(4.0, step * 0.2))
        each = wide / len(all_bars)
        painter.setPen(Qt.PenStyle.NoPen)
        for which, bars in enumerate(all_bars):
            painter.setBrush(self._palette.colour(bars.role))
            for at, height in enumerate(bars.heights):
                top = place.at(at + 0.5, height)
                left = top.x() - wide / 2 + which * each
                painter.drawRoundedRect(QRectF(left, top.y(), each, place.room.bottom() - top.y()), 1.5, 1.5)

    def _legend(self) -> None:
        """The names of bars that stand beside each other, which have no ends to be named at."""
        right = self._place.room.right()
        for bars in reversed(self._place.chart.bars):
            right -= self._width(bars.name)
            self.write(bars.name, QPointF(right, 12), self._palette["soft"])
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(self._palette.colour(bars.role))
            self._painter.drawRoundedRect(QRectF(right - 14, 8, 9, 9), 2, 2)
            right -= 30

    def _band(self, line: Line) -> None:
        if line.band is None:
            return
        colour = series_colour(self._palette, line.index)
        colour.setAlpha(BAND_ALPHA * (2 if line.name == self._place.chosen else 1))
        outline = self._place.polygon(*line.band)
        if self._printed:
            outline = outline.intersected(QPolygonF(self._place.room))  # an SVG knows no clipping
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        self._painter.drawPolygon(outline)

    def _line(self, line: Line) -> None:
        end = exit_of(line, self._place.view)
        x, y = line.x, line.y
        if end is not None and self._printed:
            before = x < end.x()
            x, y = np.append(x[before], end.x()), np.append(y[before], end.y())
        width = 3.0 if line.name == self._place.chosen else 2.0
        self._painter.setPen(series_pen(self._palette, line.index, width))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(self._place.polygon(x, y))

    def _names(self) -> None:
        place, painter = self._place, self._painter
        for name in place.names:
            colour = series_colour(self._palette, name.line.index)
            left, middle = name.place.left(), name.place.center().y()
            painter.setPen(QPen(colour, 1))
            painter.drawLine(name.end, QPointF(left - 4, middle))
            bold = name.line.name == place.chosen
            font = interface_font(_DRAWN, _weight(bold))
            room = name.place.width() * _DRAWN / TEXT
            text = QFontMetricsF(font).elidedText(visible(name.line.name), Qt.TextElideMode.ElideMiddle, room)
            self.write(text, QPointF(left, middle), colour.name(), bold=bold)
        if place.unnamed:
            at = QPointF(place.room.right() + NAME_LEAD, place.room.bottom() - NAME_HEIGHT / 2)
            self.write(place.chart.more.format(count=place.unnamed), at, self._palette["soft"])

    def _handle(self, handle: Handle, lit: bool) -> None:
        painter, place, palette = self._painter, self._place, self._palette
        room, at = place.room, place.at(handle.at, handle.at)
        pen = QPen(palette.colour("accent" if lit else "soft"), 2 if lit else 1.5)
        pen.setDashPattern([3, 3])
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        if handle.side == "vertical" and room.left() - 1 <= at.x() <= room.right() + 1:
            painter.drawLine(QPointF(at.x(), room.top()), QPointF(at.x(), room.bottom()))
        elif handle.side == "horizontal" and room.top() - 1 <= at.y() <= room.bottom() + 1:
            painter.drawLine(QPointF(room.left(), at.y()), QPointF(room.right(), at.y()))
        else:
            return
        tag = place.tag()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.colour("ink"))
        painter.drawRoundedRect(tag, 4, 4)
        self.write(handle.text, tag.center(), palette["panel"], side=0, bold=True)

    def write(
        self, text: str, at: QPointF, colour: str, *, side: int = 1, bold: bool = False, size: float = TEXT
    ) -> None:
        """A text around the middle of its height. side: 1 begins at the place, 0 is centred, -1 ends."""
        wide = self._width(text, bold=bold, size=size)
        left = at.x() - (wide if side < 0 else wide / 2 if side == 0 else 0)
        base = QPointF(left, at.y() + 0.36 * size)
        if not self._printed:
            self._painter.setFont(interface_font(round(size), _weight(bold)))
            self._painter.setPen(QColor(colour))
            self._painter.drawText(base, text)
            return
        path = QPainterPath()
        path.addText(QPointF(), interface_font(_DRAWN, _weight(bold)), text)
        scaled = QTransform.fromTranslate(base.x(), base.y()).scale(size / _DRAWN, size / _DRAWN)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawPath(scaled.map(path))

    def _width(self, text: str, *, bold: bool = False, size: float = TEXT) -> float:
        """Of the text as outlines, whatever the device's resolution."""
        metrics = QFontMetricsF(interface_font(_DRAWN, _weight(bold)))
        return metrics.horizontalAdvance(text) * size / _DRAWN


def _weight(bold: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if bold else QFont.Weight.Normal


SIZE = QSizeF(510.0, 312.0)  # points: 180 × 110 mm, a page's width
_NOTE = 10.0
_NOTE_HEIGHT = 38.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart and the line below it that says what it rests on, its parts divided by "; "."""

    chart: Chart
    note: str


def figure_bytes(figure: Figure, suffix: str) -> bytes:
    """The file of a figure: ".pdf", ".svg" or ".png". Raises GridLabError for another kind."""
    title = f"{figure.chart.y.title} / {figure.chart.x.title}"
    return printed(suffix, SIZE, title, lambda painter: _paint(painter, figure))


def _paint(painter: QPainter, figure: Figure) -> None:
    """The whole chart on a page; what it rests on below it."""
    size = SIZE / POINTS
    area = QSizeF(size.width(), size.height() - _NOTE_HEIGHT)
    drawn = ChartPainter(painter, Place(figure.chart, area, figure.chart.whole), LIGHT, printed=True)
    drawn.paint_ground()
    drawn.paint_marks()
    for up, text in enumerate(reversed(wrapped(figure.note, size.width() - LEFT - 12))):
        at = QPointF(LEFT, size.height() - 12 - 13 * up)
        drawn.write(text, at, LIGHT["soft"], size=_NOTE)


def wrapped(text: str, room: float) -> list[str]:
    """A note in at most two lines of this width, broken between its parts ("; ")."""
    font = interface_font(100, QFont.Weight.Normal)
    metrics, room = QFontMetricsF(font), room * 100 / _NOTE
    parts = text.split("; ")
    for count in range(len(parts), 0, -1):
        first, rest = "; ".join(parts[:count]), "; ".join(parts[count:])
        if count == 1 or metrics.horizontalAdvance(first) <= room:
            shown = [line for line in (first, rest) if line]
            return [metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, room) for line in shown]
    return []
