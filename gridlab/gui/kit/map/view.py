"""The map in a window: pan and zoom, turn, choose an image, all by keyboard too."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.app.map.contents import ShownMap
from gridlab.app.map.plane import STRAIGHT, Camera, Ints, Orientation, Positions, nearest
from gridlab.app.map.tones import Tones
from gridlab.gui.kit.chart.view import ReadOut
from gridlab.gui.kit.map.legend import Legend
from gridlab.gui.kit.map.painter import DOT, LONGEST_NAME, MapPainter, Pictures
from gridlab.gui.kit.map.tiles import Tiles
from gridlab.gui.look.language import translate
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette

ZOOM = 1.25
STEP_PX = 60.0
TURN = 15.0
_MARGIN = 12.0
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


class MapView(QWidget):
    """Signals: chosen(row of the image, -1 for none); turned(): the orientation was changed here.

    pictures: where thumbnails come from. tips: what is said of an image beside the mouse.
    """

    chosen = Signal(int)
    turned = Signal()

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self.setAccessibleName(translate("Map", "Map"))
        self._pictures = pictures
        self._shown: ShownMap | None = None
        self._orientation = STRAIGHT
        self._tones = Tones("", np.zeros(0))
        self._legend = Legend(self._tones)
        self._plane: Positions = np.zeros((0, 2))
        self._camera: Camera | None = None
        self._tiles: Tiles | None = None
        self._grip: _Grip | None = None
        self._row = -1
        self._links: tuple[int, ...] = ()
        self._marks: tuple[int, ...] = ()
        self.note = ReadOut(self)

    def sizeHint(self) -> QSize:
        return QSize(640, 480)

    @property
    def orientation(self) -> Orientation:
        """Which axes lie how."""
        return self._orientation

    @property
    def camera(self) -> Camera:
        """What is seen of the plane."""
        if self._camera is None:
            self._camera = Camera.around(self._plane, self.width(), self._room, margin=_MARGIN)
        return self._camera

    @property
    def row(self) -> int:
        """The image that is chosen, -1 for none."""
        return self._row

    @property
    def _room(self) -> float:
        """The height above the legend."""
        return max(self.height() - self._legend.height(self.width() - 2 * _MARGIN), 40.0)

    def show_map(self, shown: ShownMap, orientation: Orientation, tones: Tones) -> None:
        """Show a map; the zoom stays where only colours are others."""
        moved = shown is not self._shown or orientation != self._orientation
        self._shown, self._orientation = shown, orientation
        self._tones, self._legend = tones, Legend(tones)
        if moved:
            self._plane = orientation.plane(shown.positions)
            self._camera = None
        elif self._camera is not None:
            self._camera = replace(self._camera, width=self.width(), height=self._room)
        self._tiles = Tiles(self._plane, self._paint_rows, self._reach())
        if self._row >= len(shown.names):
            self._row = -1
        self.setAccessibleDescription(self._words())
        self.update()

    def show_pictures(self, rows: Sequence[int]) -> None:
        """The pictures of these images came."""
        if self._tiles is not None and len(rows):
            self._tiles.renew(rows)
            self.update()

    def choose(self, row: int, *, links: Sequence[int] = (), centre: bool = False) -> None:
        """Mark an image, and lines to those that belong to it; centre: bring it into the middle."""
        self._row, self._links = row, tuple(links)
        if centre and row >= 0:
            self._camera = self.camera.centred(*self._plane[row].tolist())
        self.setAccessibleDescription(self._words())
        self.update()

    def mark(self, rows: Sequence[int]) -> None:
        """Ring these images."""
        self._marks = tuple(rows)
        self.update()

    def turn(self, degrees: float, *, mirror: bool = False) -> None:
        """Turn the map against the clock, or mirror it left to right as it is seen."""
        seen = self._orientation
        if mirror:
            # Mirroring what is seen turns the other way round.
            seen = replace(seen, mirrored=not seen.mirrored, turn=-seen.turn % 360)
        if self._shown is not None:
            self.show_map(self._shown, replace(seen, turn=(seen.turn + degrees) % 360), self._tones)
            self.turned.emit()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """See larger or smaller, around a pixel or the middle."""
        across, down = (at.x(), at.y()) if at is not None else (None, None)
        self._camera = self.camera.zoomed(factor, across, down)
        self.update()

    def reset_zoom(self) -> None:
        """See the whole again."""
        self._camera = None
        self.update()

    def row_at(self, pixel: QPointF) -> int:
        """The image under a pixel, -1 for none."""
        if self._shown is None or pixel.y() > self._room:
            return -1
        camera = self.camera
        return nearest(camera.pixels(self._plane), pixel.x(), pixel.y(), max(camera.side / 2, 6.0))

    def _words(self) -> str:
        if self._shown is None:
            return ""
        count = translate("Map", "{count} images").format(count=len(self._shown.names))
        return count if self._row < 0 else f"{count}: {self._shown.names[self._row]}"

    def _reach(self) -> float:
        """How far beyond its box an image paints: names stand beside those without a file."""
        assert self._shown is not None
        missing = any(map(self._pictures.is_missing, range(len(self._shown.names))))
        return LONGEST_NAME + DOT + 4 if missing else 0.0

    def _drawn(self, painter: QPainter, ratio: float) -> MapPainter:
        assert self._shown is not None
        palette, names = current_palette(), self._shown.names
        return MapPainter(painter, palette, self._pictures, self._tones, names, ratio=ratio)

    def _paint_rows(
        self, painter: QPainter, rows: Ints, places: Positions, side: float, ratio: float
    ) -> None:
        drawn = self._drawn(painter, ratio)
        for row, (x, y) in zip(rows.tolist(), places.tolist(), strict=True):
            drawn.draw(row, x, y, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        palette, ratio = current_palette(), self.devicePixelRatioF()
        with painting(self) as painter:
            painter.fillRect(self.rect(), palette.colour("panel"))
            if self._shown is not None and self._tiles is not None:
                whole = self._tiles.draw(painter, self.camera, ratio, palette.colour("panel"))
                self._overlay(painter, ratio)
                foot = QRectF(0, self._room, self.width(), self.height() - self._room)
                painter.fillRect(foot, palette.colour("panel"))
                drawn = self._drawn(painter, ratio)
                self._legend.paint(drawn, _MARGIN, self._room, self.width() - 2 * _MARGIN)
                if not whole:
                    self.update()
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(palette.colour("accent"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _overlay(self, painter: QPainter, ratio: float) -> None:
        """What is chosen and what is marked, above all others."""
        if self._row < 0 and not self._marks:
            return
        drawn, camera = self._drawn(painter, ratio), self.camera
        rows = [*self._marks, *self._links, *([self._row] if self._row >= 0 else [])]
        places = camera.pixels(self._plane[rows])
        if self._row >= 0:
            painter.setPen(QPen(drawn.palette.colour("accent"), 1.5))
            own = QPointF(*places[-1])
            for x, y in places[len(self._marks) : -1].tolist():
                painter.drawLine(own, QPointF(x, y))
        marked = {*self._marks, self._row}
        for row, (x, y) in zip(rows, places.tolist(), strict=True):
            drawn.draw(row, x, y, camera.side, marked=row in marked)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self._shown is not None:
            self._grip = _Grip(event.position(), self.camera)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        pixel = event.position()
        if self._grip is not None:
            moved = pixel - self._grip.at
            self._camera = self._grip.camera.panned(moved.x(), moved.y())
            self.note.hide()
            self.update()
        elif self._shown is not None:
            row = self.row_at(pixel)
            label = self._shown.labels[row] if row >= 0 else ""
            text = "" if row < 0 else "\n".join(part for part in (self._shown.names[row], label) if part)
            self.note.show_at(text, pixel, self.size())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        if grip is not None and (event.position() - grip.at).manhattanLength() <= _CLICK_PX:
            self.chosen.emit(self.row_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.zoom(2.0, event.position())

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._shown is not None and event.angleDelta().y():
            self.zoom(ZOOM ** (event.angleDelta().y() / 120), event.position())

    def leaveEvent(self, event: QEvent) -> None:
        self.note.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self._shown is None:
            super().keyPressEvent(event)
        elif key in _MOVES:
            across, down = _MOVES[key]
            self._camera = self.camera.panned(across * STEP_PX, down * STEP_PX)
            self.update()
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / ZOOM if key == Qt.Key.Key_Minus else ZOOM)
        elif key == Qt.Key.Key_0:
            self.reset_zoom()
        elif key in (Qt.Key.Key_BracketLeft, Qt.Key.Key_BracketRight):
            self.turn(TURN if key == Qt.Key.Key_BracketLeft else -TURN)
        elif key == Qt.Key.Key_M:
            self.turn(0, mirror=True)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            middle = QPointF(self.width() / 2, self._room / 2)
            self.chosen.emit(self.row_at(middle))
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._camera is not None:
            whole = Camera.around(self._plane, self.width(), self._room, margin=_MARGIN)
            kept = self._camera
            self._camera = replace(whole, x=kept.x, y=kept.y, scale=whole.scale * kept.zoom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            if self._tiles is not None:
                self._tiles.renew()
            self.update()
