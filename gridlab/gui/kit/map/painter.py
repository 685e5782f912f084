"""The painter that puts images of a map on a window, a picture or a page, with what their colours say."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol, TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter, QPainterPath, QPen, QPixmap, QTransform

from gridlab.app.map.tones import Tones
from gridlab.domain.visible import visible
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import Palette

Picture: TypeAlias = tuple[QPixmap | QImage, QRectF]
"""A picture, and the part of it that shows the image."""
_HUES = {
    "light": ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b58900", "#56b4e9", "#1b1f24"),
    "dark": ("#5ab0e6", "#f2792e", "#4fd0a0", "#e6a0c8", "#f0d75a", "#a5d8f6", "#e8eaed"),
}
"""Okabe and Ito's, which everyone can tell apart, so far that they are seen on either ground."""
_RAMPS = {"light": ("#c3d0ec", "#8a1c00"), "dark": ("#3d4a6b", "#ffb59a")}
_DASHES: tuple[tuple[float, ...], ...] = ((), (3, 1.5), (1, 1.2))
_SHADES = 255
DOT = 4.0
_DRAWN = 100
_NAME = 12.0
LONGEST_NAME = 150.0


class Pictures(Protocol):
    """Where the pictures of a map's images come from."""

    def picture(self, row: int, pixels: float) -> Picture | None:
        """The picture of an image to be shown this large; None while there is none."""

    def is_missing(self, row: int) -> bool:
        """Whether there is no file of the image at all."""


@dataclass(frozen=True, slots=True)
class Tone:
    """The colour of an image's frame, and the dashes of it."""

    colour: QColor
    dashes: tuple[float, ...] = ()


class MapPainter:
    """Paints images at their places. names: of all images, for those without a file."""

    def __init__(
        self,
        painter: QPainter,
        palette: Palette,
        pictures: Pictures,
        tones: Tones,
        names: Sequence[str],
        *,
        ratio: float = 1.0,
        width: float = math.inf,
        printed: bool = False,
    ) -> None:
        """ratio: device pixels of a CSS pixel, which the pictures are made for. width: where names end."""
        self.painter, self.palette, self._pictures = painter, palette, pictures
        self._tones, self._names = tones, names
        self._ratio, self._width, self._printed = ratio, width, printed
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)

    def tone(self, row: int) -> Tone | None:
        """What the colours say of an image; None for nothing."""
        value = float(self._tones.of[row])
        if math.isnan(value) or (self._tones.by == "label" and value < 0):
            return None
        return (
            label_tone(self.palette, int(value)) if self._tones.by == "label" else shade(self.palette, value)
        )

    def draw(self, row: int, x: float, y: float, side: float, *, marked: bool = False) -> None:
        """An image around a place, in a box of this side; marked: ringed in the accent."""
        tone = self.tone(row)
        found = self._pictures.picture(row, side * self._ratio)
        if found is None:
            self._dot(row, x, y, side, tone, marked)
            return
        picture, part = found
        factor = side / max(part.width(), part.height())
        box = QRectF(0, 0, part.width() * factor, part.height() * factor)
        box.moveCenter(QPointF(x, y))
        if isinstance(picture, QPixmap):
            self.painter.drawPixmap(box, picture, part)
        else:
            self.painter.drawImage(box, picture, part)
        self._frame(box, side, tone, marked)

    def _frame(self, box: QRectF, side: float, tone: Tone | None, marked: bool) -> None:
        if tone is None and not marked:
            return
        painter = self.painter
        wide = round(max(1.0, min(2.0, side / 20)), 1)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if tone is not None:
            dashes = tone.dashes if side >= 2 * LEAST_DASHED else ()
            painter.setPen(_pen(tone.colour.rgb(), wide, dashes))
            painter.drawRect(box.adjusted(-wide / 2, -wide / 2, wide / 2, wide / 2))
        if marked:
            painter.setPen(QPen(self.palette.colour("accent"), wide + 1))
            gap = wide * (2 if tone is not None else 1)
            painter.drawRect(box.adjusted(-gap, -gap, gap, gap))

    def _dot(self, row: int, x: float, y: float, side: float, tone: Tone | None, marked: bool) -> None:
        """What stands for an image without a picture: a dot, and its name where there is no file of it."""
        painter = self.painter
        missing = self._pictures.is_missing(row)
        colour = self.palette.colour("soft" if missing else "line") if tone is None else tone.colour
        painter.setPen(QPen(self.palette.colour("accent"), 2) if marked else Qt.PenStyle.NoPen)
        painter.setBrush(colour)
        size = DOT if missing else min(DOT, side / 3)
        painter.drawEllipse(QPointF(x, y), size, size)
        if missing:
            gap = DOT + 4
            flips = x + gap + min(width_of(self._names[row]), LONGEST_NAME) > self._width
            at = QPointF(x - gap if flips else x + gap, y)
            self.write(self._names[row], at, self.palette["soft"], side=-1 if flips else 1)

    def write(self, text: str, at: QPointF, colour: str, *, side: int = 1, size: float = _NAME) -> None:
        """A text around the middle of its height, elided where it is long; side: -1 ends at the place."""
        room = LONGEST_NAME * _DRAWN / _NAME if size == _NAME else math.inf
        font = interface_font(_DRAWN)
        metrics = QFontMetricsF(font)
        text = visible(text)
        if metrics.horizontalAdvance(text) > room:
            text = metrics.elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        wide = metrics.horizontalAdvance(text) * size / _DRAWN
        base = QPointF(at.x() - (wide if side < 0 else 0), at.y() + 0.36 * size)
        self.painter.setPen(QColor(colour))
        if not self._printed:
            self.painter.setFont(interface_font(round(size)))
            self.painter.drawText(base, text)
            return
        path = QPainterPath()
        path.addText(QPointF(), font, text)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QColor(colour))
        scaled = QTransform.fromTranslate(base.x(), base.y()).scale(size / _DRAWN, size / _DRAWN)
        self.painter.drawPath(scaled.map(path))


LEAST_DASHED = 12.0


def label_tone(palette: Palette, which: int) -> Tone:
    """The colour of the label with this number; where the colours are used up, dashes go on."""
    return _label_tone(palette.scheme, which)


@lru_cache(maxsize=1024)
def _label_tone(scheme: str, which: int) -> Tone:
    """Thousands of images have the same few."""
    hues = _HUES[scheme]
    return Tone(QColor(hues[which % len(hues)]), _DASHES[which // len(hues) % len(_DASHES)])


def shade(palette: Palette, share: float) -> Tone:
    """The colour of an uncertainty, from 0 to 1 of the range."""
    return _shade(palette.scheme, round(share * _SHADES))


@lru_cache(maxsize=1024)
def _shade(scheme: str, step: int) -> Tone:
    low, high = (QColor(one) for one in _RAMPS[scheme])
    return Tone(_between(low, high, step / _SHADES))


@lru_cache(maxsize=1024)
def _pen(colour: int, width: float, dashes: tuple[float, ...]) -> QPen:
    """The pen of a frame."""
    pen = QPen(QColor.fromRgb(colour), width)
    if dashes:
        pen.setDashPattern(list(dashes))
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    return pen


def width_of(text: str) -> float:
    """Of a text in the size that names are written in, in CSS pixels."""
    return QFontMetricsF(interface_font(_DRAWN)).horizontalAdvance(visible(text)) * _NAME / _DRAWN


def _between(low: QColor, high: QColor, share: float) -> QColor:
    parts = zip((low.red(), low.green(), low.blue()), (high.red(), high.green(), high.blue()), strict=True)
    return QColor(*(round(a + (b - a) * share) for a, b in parts))
