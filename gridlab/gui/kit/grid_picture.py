"""The small picture of a design's grid: its cells, with as many filled as are to be chosen."""

from __future__ import annotations

from functools import lru_cache
from math import gcd

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from gridlab.gui.look.palette import current_palette


@lru_cache(maxsize=256)
def filled_cells(cells: int, choose: int, middle: int) -> frozenset[int]:
    """Which cells the picture fills: spread over the grid, always the same; never the probe's middle one."""
    places = [cell for cell in range(cells) if cell != middle]
    # A stride near the golden section spreads the filled cells, so that few pictures show rows or blocks.
    stride = max(1, round(len(places) * 0.618))
    while gcd(stride, len(places)) > 1:
        stride += 1
    return frozenset(places[(index + 1) * stride % len(places)] for index in range(min(choose, len(places))))


def paint_grid_picture(
    painter: QPainter, rect: QRectF, rows: int, columns: int, choose: int, *, centred: bool = False
) -> None:
    """Paint a grid into a rectangle, cells square; centred: the middle cell holds the probe."""
    tokens = current_palette()
    gap = 1.0 if max(rows, columns) > 5 else 2.0 if max(rows, columns) > 2 else 3.0
    size = min(
        (rect.width() - gap * (columns - 1)) / columns,
        (rect.height() - gap * (rows - 1)) / rows,
    )
    left = rect.center().x() - (size * columns + gap * (columns - 1)) / 2
    top = rect.center().y() - (size * rows + gap * (rows - 1)) / 2
    middle = rows * columns // 2 if centred else -1
    filled = filled_cells(rows * columns, choose, middle)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    radius = min(2.0, size / 4)
    for cell in range(rows * columns):
        row, column = divmod(cell, columns)
        place = QRectF(left + column * (size + gap), top + row * (size + gap), size, size)
        role = "faint" if cell == middle else "accent" if cell in filled else "line"
        painter.setBrush(tokens.colour(role))
        painter.drawRoundedRect(place, radius, radius)
    painter.restore()
