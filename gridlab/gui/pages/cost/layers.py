"""The layers of the chart's room: the lines kept as one picture, and above it the marks that move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem

from gridlab.gui.look.palette import Palette
from gridlab.gui.pages.cost.lines import Floats, Line, Mark
from gridlab.gui.pages.cost.strokes import series_colour, series_pen

BAND_ALPHA = 30
RADIUS = 4.5


class Lines(pg.UIGraphicsItem):  # type: ignore[misc]
    """All lines and bands. Stroking them is most of the work of painting a chart, and while the question is
    dragged they stand still: so Qt keeps them as a picture until one of them or the view changes.
    """

    def __init__(self) -> None:
        super().__init__()
        self._bands: list[tuple[QPainterPath, QColor]] = []
        self._strokes: list[tuple[QPainterPath, QPen]] = []
        self._shown: tuple[Sequence[Line], str, Palette] | None = None
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def show_lines(self, lines: Sequence[Line], chosen: str, palette: Palette) -> bool:
        """Paint these, the chosen design's stronger; tells whether that differs from what is painted."""
        if self._shown == (lines, chosen, palette):
            return False
        self._shown = (lines, chosen, palette)
        self._bands, self._strokes = [], []
        for line in lines:
            strong = line.name == chosen
            pen = series_pen(palette, line.index, 3.0 if strong else 2.0, cosmetic=True)
            self._strokes.append((_path(line.x, line.y), pen))
            if line.band is not None:
                ground = series_colour(palette, line.index)
                ground.setAlpha(BAND_ALPHA * (2 if strong else 1))
                self._bands.append((_path(*line.band), ground))
        self.update()
        return True

    def paint(self, painter: QPainter, *_: Any) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for path, ground in self._bands:
            painter.fillPath(path, ground)
        ratio = painter.device().devicePixelRatio()
        for path, pen in self._strokes:
            scaled = QPen(pen)
            scaled.setWidthF(pen.widthF() * ratio)  # Qt counts cosmetic widths in pixels of the device
            painter.strokePath(path, scaled)


class Marks(pg.UIGraphicsItem):  # type: ignore[misc]
    """What is asked for, as a dot on each line."""

    def __init__(self) -> None:
        super().__init__()
        self._dots: list[tuple[QPointF, QColor]] = []
        self._pen = QPen()
        self.setZValue(5)

    def show_marks(self, lines: Sequence[Line], marks: Sequence[Mark | None], palette: Palette) -> None:
        """Put the dots where the marks of the lines are."""
        self._pen = QPen(palette.colour("panel"), 1.5)
        self._dots = [
            (QPointF(*mark), series_colour(palette, line.index))
            for line, mark in zip(lines, marks, strict=True)
            if mark is not None
        ]
        self.update()

    def paint(self, painter: QPainter, *_: Any) -> None:
        to_pixels = painter.worldTransform()
        painter.resetTransform()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(self._pen)
        for place, colour in self._dots:
            painter.setBrush(colour)
            painter.drawEllipse(to_pixels.map(place), RADIUS, RADIUS)


def _path(x: Floats, y: Floats) -> QPainterPath:
    path: QPainterPath = pg.arrayToQPath(np.ascontiguousarray(x), np.ascontiguousarray(y), connect="all")
    return path
