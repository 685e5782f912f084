"""The map as it is painted in a window: what is seen of it, what is chosen, marked and linked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.app.map.contents import ShownMap
from gridlab.app.map.plane import STRAIGHT, Camera, Ints, Orientation, Positions, nearest
from gridlab.app.map.tones import Tones
from gridlab.gui.kit.map.legend import Legend
from gridlab.gui.kit.map.painter import DOT, LONGEST_NAME, MapPainter, Pictures
from gridlab.gui.kit.map.tiles import Tiles
from gridlab.gui.look.language import translate
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette

_MARGIN = 12.0


class MapCanvas(QWidget):
    """A map with its legend below it. Signals: turned(): the orientation was changed here; looked(what is
    seen): by panning or zooming here."""

    turned = Signal()
    looked = Signal(Camera)

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 200)
        self.setAccessibleName(translate("Map", "Map"))
        self._pictures = pictures
        self.shown: ShownMap | None = None
        self._orientation = STRAIGHT
        self._tones = Tones("", np.zeros(0))
        self._legend = Legend(self._tones)
        self._plane: Positions = np.zeros((0, 2))
        self._framed = self._plane
        self._beside: Positions | None = None
        self._camera: Camera | None = None
        self._tiles: Tiles | None = None
        self._row = -1
        self._far = 0.0
        self._links: tuple[int, ...] = ()
        self._marks: tuple[int, ...] = ()

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
            self._camera = self._whole()
        return self._camera

    def look(self, camera: Camera) -> None:
        """See this part of the plane."""
        self._camera = camera
        self.update()

    def _whole(self) -> Camera:
        """What is seen where all is seen."""
        count = len(self._plane)
        return Camera.around(self._framed, self.width(), self.room, margin=_MARGIN, count=count)

    @property
    def row(self) -> int:
        """The image that is chosen, -1 for none."""
        return self._row

    @property
    def room(self) -> float:
        """The height above the legend."""
        return max(self.height() - self._legend.height(self.width() - 2 * _MARGIN), 40.0)

    def show_map(
        self, shown: ShownMap, orientation: Orientation, tones: Tones, beside: Positions | None = None
    ) -> None:
        """Show a map; the zoom stays where only colours are others. beside (M, D): what is to be seen on the
        same scale."""
        moved = shown is not self.shown or orientation != self._orientation
        self.shown, self._orientation = shown, orientation
        self._tones, self._legend = tones, Legend(tones)
        if moved:
            self._plane = self._framed = orientation.plane(shown.positions)
            self._beside = beside
            if beside is not None:
                self._framed = np.concatenate([self._plane, orientation.plane(beside)])
            self._camera = None
        elif self._camera is not None:
            self._camera = replace(self._camera, width=self.width(), height=self.room)
        self._far = self._reach()
        self._tiles = Tiles(self._plane, self._paint_rows, self._far)
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
        if self.shown is not None:
            turned = replace(seen, turn=(seen.turn + degrees) % 360)
            self.show_map(self.shown, turned, self._tones, self._beside)
            self.turned.emit()

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """See larger or smaller, around a pixel or the middle."""
        across, down = (at.x(), at.y()) if at is not None else (None, None)
        self.look(self.camera.zoomed(factor, across, down))
        self.looked.emit(self.camera)

    def reset_zoom(self) -> None:
        """See the whole again."""
        self.look(self._whole())
        self.looked.emit(self.camera)

    def row_at(self, pixel: QPointF) -> int:
        """The image under a pixel, -1 for none."""
        if self.shown is None or pixel.y() > self.room:
            return -1
        camera = self.camera
        return nearest(camera.pixels(self._plane), pixel.x(), pixel.y(), max(camera.side / 2, 6.0))

    def _words(self) -> str:
        if self.shown is None:
            return ""
        count = translate("Map", "{count} images").format(count=len(self.shown.names))
        return count if self._row < 0 else f"{count}: {self.shown.names[self._row]}"

    def _reach(self) -> float:
        """How far beyond its box an image paints: names stand beside those without a file."""
        assert self.shown is not None
        missing = any(map(self._pictures.is_missing, range(len(self.shown.names))))
        return LONGEST_NAME + DOT + 4 if missing else 0.0

    def _drawn(self, painter: QPainter, ratio: float) -> MapPainter:
        assert self.shown is not None
        palette, names = current_palette(), self.shown.names
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
            if self.shown is not None and self._tiles is not None:
                whole = self._tiles.draw(painter, self.camera, ratio, palette.colour("panel"))
                self._overlay(painter, ratio)
                foot = QRectF(0, self.room, self.width(), self.height() - self.room)
                painter.fillRect(foot, palette.colour("panel"))
                drawn = self._drawn(painter, ratio)
                self._legend.paint(drawn, _MARGIN, self.room, self.width() - 2 * _MARGIN)
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
        reach = camera.side + self._far
        for row, (x, y) in zip(rows, places.tolist(), strict=True):
            if -reach < x < self.width() + reach and -reach < y < self.room + reach:
                drawn.draw(row, x, y, camera.side, marked=row in marked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        if self._camera is not None:
            whole, kept = self._whole(), self._camera
            self._camera = replace(whole, x=kept.x, y=kept.y, scale=whole.scale * kept.zoom)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            if self._tiles is not None:
                self._tiles.renew()
            self.update()
