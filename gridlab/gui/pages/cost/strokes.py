"""How the line of each design is drawn: one of four colours, then of four kinds of dashes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPen

from gridlab.gui.look.palette import Palette

DASHES: tuple[tuple[float, ...], ...] = ((), (5, 3), (1.2, 2.4), (7, 2.5, 1.2, 2.5))


def series_colour(palette: Palette, index: int) -> QColor:
    """The colour of the design with this index."""
    return QColor(palette.series[index % len(palette.series)])


def series_dashes(palette: Palette, index: int) -> tuple[float, ...]:
    """Its dashes in widths of the line, () for a whole line: they go on where the colours are used up."""
    return DASHES[index // len(palette.series) % len(DASHES)]


def series_pen(palette: Palette, index: int, width: float = 2.0, *, cosmetic: bool = False) -> QPen:
    """The pen of a design's line."""
    pen = QPen(series_colour(palette, index), width)
    dashes = series_dashes(palette, index)
    if dashes:
        pen.setDashPattern(list(dashes))
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCosmetic(cosmetic)
    return pen
