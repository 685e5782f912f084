"""The map of an embedding as a figure on a page."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from gridlab.app.map.contents import ShownMap
from gridlab.app.map.drawing import MapWish, Pictures
from gridlab.app.map.plane import Camera, Orientation, Positions
from gridlab.app.map.tones import Tones, tones_of
from gridlab.app.map.words import note_said
from gridlab.gui.kit.chart.painter import wrapped
from gridlab.gui.kit.map.legend import Legend
from gridlab.gui.kit.map.painter import MapPainter, Picture
from gridlab.gui.kit.printing import DPI, POINTS, POINTS_PER_INCH, printed
from gridlab.gui.look.palette import LIGHT
from gridlab.gui.look.saying import told
from gridlab.store.images.reader import Pixels

WIDE = 510.0
"""Points: 180 mm, a page's width."""
_LOWEST, _HIGHEST = 0.55, 1.1
_NOTE = 10.0
_NOTE_HEIGHT = 38.0
_MARGIN = 12.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A map on a page. plane (N, 2): where its images lie. camera: in CSS pixels of the page."""

    shown: ShownMap
    orientation: Orientation
    tones: Tones
    plane: Positions
    camera: Camera

    @property
    def pixels(self) -> int:
        """Pixels that a thumbnail needs in print."""
        return round(self.camera.side * POINTS / POINTS_PER_INCH * DPI)


def sheet_of(shown: ShownMap, orientation: Orientation, tones: Tones) -> Sheet:
    """A map on a page that is as high as the map asks for."""
    plane = orientation.plane(shown.positions)
    spans = plane.max(axis=0) - plane.min(axis=0)
    high = float(spans[1] / spans[0]) if spans[0] > 0 else _HIGHEST
    wide = WIDE / POINTS
    camera = Camera.around(plane, wide, wide * min(max(high, _LOWEST), _HIGHEST), margin=_MARGIN)
    return Sheet(shown, orientation, tones, plane, camera)


class _Printed:
    """Pictures for print."""

    def __init__(self, pictures: Pictures) -> None:
        self._pictures = pictures

    def picture(self, row: int, _pixels: float) -> Picture | None:
        pixels = self._pictures[row]
        if pixels is None:
            return None
        image = _as_image(pixels)
        return image, QRectF(image.rect())

    def is_missing(self, row: int) -> bool:
        return self._pictures[row] is None


def _as_image(pixels: Pixels) -> QImage:
    kind = QImage.Format.Format_RGBA8888
    made = QImage(pixels.rgba, pixels.width, pixels.height, pixels.width * 4, kind).copy()
    return made.convertToFormat(QImage.Format.Format_RGB32) if pixels.opaque else made


def sheet_bytes(sheet: Sheet, pictures: Pictures, suffix: str) -> bytes:
    """The file of a map: ".pdf", ".svg" or ".png". pictures: of each image, None where there is none."""
    camera, room = sheet.camera, sheet.camera.width - 2 * _MARGIN
    legend, names = Legend(sheet.tones), sheet.shown.names
    foot = legend.height(room) + _NOTE_HEIGHT
    size = QSizeF(camera.width, camera.height + foot) * POINTS

    def paint(painter: QPainter) -> None:
        own = _Printed(pictures)
        drawn = MapPainter(painter, LIGHT, own, sheet.tones, names, width=camera.width, printed=True)
        for row, (x, y) in enumerate(camera.pixels(sheet.plane).tolist()):
            drawn.draw(row, x, y, camera.side)
        legend.paint(drawn, _MARGIN, camera.height, room)
        note = told(note_said(sheet.shown, sheet.orientation))
        for up, text in enumerate(reversed(wrapped(note, room))):
            at = QPointF(_MARGIN, camera.height + foot - 12 - 13 * up)
            drawn.write(text, at, LIGHT["soft"], size=_NOTE)

    return printed(suffix, size, "GridLab map", paint)


def draw_map(shown: ShownMap, wish: MapWish) -> tuple[int, Callable[[Pictures], bytes]]:
    """What `gridlab.app.map.drawing` needs to draw a map. Needs Qt's application, on any thread."""
    sheet = sheet_of(shown, wish.orientation, tones_of(shown, wish.colour))
    return sheet.pixels, lambda pictures: sheet_bytes(sheet, pictures, wish.out.suffix)
