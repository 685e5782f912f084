"""An atlas of thumbnails: all images of a map in a few small sizes, each size on one sheet."""

from __future__ import annotations

import math
from collections.abc import Mapping

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter

from gridlab.gui.kit.map.painter import Picture
from gridlab.gui.look.painting import painting
from gridlab.store.images.reader import Pixels

LEVELS = (8, 16, 32, 64)
"""Sides of thumbnails, in device pixels."""
_ANY, _SMOOTH = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
SHEET_BYTES = 48 * 2**20
"""A level whose sheet would be larger is left out."""


def small_image(pixels: Pixels) -> QImage:
    """A picture, made for the largest level."""
    kind = QImage.Format.Format_RGBA8888
    image = QImage(pixels.rgba, pixels.width, pixels.height, pixels.width * 4, kind)
    return image.convertToFormat(QImage.Format.Format_ARGB32_Premultiplied)


class Atlas:
    """The sheets of the levels; an image is at the same place on each."""

    def __init__(self, count: int) -> None:
        self._columns = max(1, math.ceil(math.sqrt(count)))
        lines = max(1, math.ceil(count / self._columns))
        self.levels = tuple(one for one in LEVELS if 4 * one * one * self._columns * lines <= SHEET_BYTES)
        self._sheets: dict[int, QImage] = {}
        for level in self.levels:
            kind = QImage.Format.Format_ARGB32_Premultiplied
            sheet = QImage(self._columns * level, lines * level, kind)
            sheet.fill(Qt.GlobalColor.transparent)
            self._sheets[level] = sheet
        self._parts: dict[int, tuple[float, float]] = {}

    def __contains__(self, row: int) -> bool:
        return row in self._parts

    def put(self, images: Mapping[int, QImage]) -> None:
        """Put images, by their rows, on every sheet: each level is made of the one above it."""
        above = dict(images)
        for row, image in images.items():
            largest = max(image.width(), image.height())
            self._parts[row] = (image.width() / largest, image.height() / largest)
        for level in reversed(self.levels):
            with painting(self._sheets[level]) as painter:
                painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
                for row in images:
                    wide, high = (max(1, round(share * level)) for share in self._parts[row])
                    above[row] = above[row].scaled(wide, high, _ANY, _SMOOTH)
                    painter.drawImage(self._corner(row, level), above[row])

    def picture(self, row: int, pixels: float) -> Picture | None:
        """The image on the sheet that is just large enough; None where there is no such sheet or image."""
        level = next((one for one in self.levels if one >= pixels), None)
        return self._on(row, level) if level is not None else None

    def largest(self, row: int) -> Picture | None:
        """The image as large as the atlas has it."""
        return self._on(row, self.levels[-1]) if self.levels else None

    def _on(self, row: int, level: int) -> Picture | None:
        part = self._parts.get(row)
        if part is None:
            return None
        corner = self._corner(row, level)
        return self._sheets[level], QRectF(corner.x(), corner.y(), part[0] * level, part[1] * level)

    def _corner(self, row: int, level: int) -> QPointF:
        return QPointF(row % self._columns * level, row // self._columns * level)
