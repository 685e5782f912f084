"""What is where in the chart: the line under the mouse, the read-out beside it, the ends of the lines."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QLabel, QWidget

from gridlab.domain.visible import visible
from gridlab.gui.pages.cost.lines import ChartData, Line
from gridlab.gui.pages.cost.strip import End

NEAR_PX = 40.0


class ReadOut(QLabel):
    """A small card beside the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("readout")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_text(self, text: str) -> None:
        """Show a text at the mouse; "" hides the card."""
        self.setVisible(bool(text))
        if not text:
            return
        self.setText(visible(text))
        self.adjustSize()
        room = self._room
        mouse = room.mapFromGlobal(QCursor.pos())
        right = room.width() - self.width() - 8
        x = mouse.x() + 16 if mouse.x() + 16 <= right else mouse.x() - 16 - self.width()
        y = mouse.y() - self.height() - 12
        self.move(max(0, min(x, right)), max(0, min(y, room.height() - self.height())))


def ends_of(data: ChartData | None, box: Any, chosen: str) -> tuple[Sequence[End], float, float]:
    """Where the lines leave a view box, in pixels of the scene, by rank but the chosen one first; and top and
    bottom.
    """
    room = box.sceneBoundingRect()
    ends = []
    view = QRectF(box.viewRect())
    for line in data.by_rank() if data is not None else ():
        at = exit_of(line, view)
        if at is not None:
            ends.append(End(line.name, line.index, box.mapViewToScene(at).y()))
    ends.sort(key=lambda end: end.name != chosen)
    return ends, room.top() + 2, room.bottom()


def nearest_line(data: ChartData | None, box: Any, place: QPointF) -> Line | None:
    """The line nearest to a place of the scene, up or down; None where none is near."""
    if data is None or not box.sceneBoundingRect().contains(place):
        return None
    at = box.mapSceneToView(place)
    best, nearest = None, NEAR_PX
    for line in data.lines:
        if line.x[0] <= at.x() <= line.x[-1]:
            y = float(np.interp(at.x(), line.x, line.y))
            away = abs(box.mapViewToScene(QPointF(at.x(), y)).y() - place.y())
            if away < nearest:
                best, nearest = line, away
    return best


def exit_of(line: Line, view: QRectF) -> QPointF | None:
    """The last point of a line inside a view (data coordinates), where its name belongs; None outside it."""
    right, top = view.right(), view.bottom()
    inside = (line.x <= right) & (line.x >= view.left()) & (line.y <= top) & (line.y >= view.top())
    if not inside.any():
        return None
    last = int(np.flatnonzero(inside)[-1])
    x, y = float(line.x[last]), float(line.y[last])
    if last + 1 < len(line.x):
        # On to where the line crosses the edge between this point and the next.
        after_x, after_y = float(line.x[last + 1]), float(line.y[last + 1])
        share = 1.0
        if after_x > right:
            share = min(share, (right - x) / (after_x - x))
        if after_y > top:
            share = min(share, (top - y) / (after_y - y))
        if after_y < view.top():
            share = min(share, (view.top() - y) / (after_y - y))
        x, y = x + share * (after_x - x), y + share * (after_y - y)
    return QPointF(x, y)
