"""The map in a window: pan and zoom, turn, choose an image, all by keyboard too."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QWheelEvent

from gridlab.app.map.plane import Camera
from gridlab.gui.kit.chart.view import ReadOut
from gridlab.gui.kit.map.canvas import MapCanvas
from gridlab.gui.kit.map.painter import Pictures

ZOOM = 1.25
STEP_PX = 60.0
TURN = 15.0
_CLICK_PX = 4.0
_MOVES = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


@dataclass(frozen=True, slots=True)
class _Grip:
    """What the mouse holds: where it went down, and what was seen then."""

    at: QPointF
    camera: Camera


class MapView(MapCanvas):
    """Signal: chosen(row of the image, -1 for none)."""

    chosen = Signal(int)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__(pictures)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._grip: _Grip | None = None
        self.note = ReadOut(self)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.shown is not None:
            self._grip = _Grip(event.position(), self.camera)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pixel = event.position()
        if self._grip is not None:
            moved = pixel - self._grip.at
            self.look(self._grip.camera.panned(moved.x(), moved.y()))
            self.looked.emit(self.camera)
            self.note.hide()
        elif self.shown is not None:
            row = self.row_at(pixel)
            label = self.shown.labels[row] if row >= 0 else ""
            text = "" if row < 0 else "\n".join(part for part in (self.shown.names[row], label) if part)
            self.note.show_at(text, pixel, self.size())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        if grip is not None and (event.position() - grip.at).manhattanLength() <= _CLICK_PX:
            self.chosen.emit(self.row_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.zoom(2.0, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.shown is not None and event.angleDelta().y():
            self.zoom(ZOOM ** (event.angleDelta().y() / 120), event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self.note.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.shown is None:
            super().keyPressEvent(event)
        elif key in _MOVES:
            across, down = _MOVES[key]
            self.look(self.camera.panned(across * STEP_PX, down * STEP_PX))
            self.looked.emit(self.camera)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / ZOOM if key == Qt.Key.Key_Minus else ZOOM)
        elif key == Qt.Key.Key_0:
            self.reset_zoom()
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.turn(TURN if key == Qt.Key.Key_BracketLeft else -TURN)
        elif key == Qt.Key.Key_M:
            self.turn(0, mirror=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            middle = QPointF(self.width() / 2, self.room / 2)
            self.chosen.emit(self.row_at(middle))
        else:
            super().keyPressEvent(event)
