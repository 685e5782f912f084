"""What the colours of a map say, in lines below it."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from gridlab.app.map.tones import LEGEND, Tones
from gridlab.gui.kit.map.painter import LONGEST_NAME, MapPainter, label_tone, shade, width_of
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral

LINE = 20.0
_SWATCH = 20.0
_APART = 20.0
_RAMP, _STEPS = 132.0, 24


class Legend:
    """Labels with their colours and how many images have each, or the range of uncertainty."""

    def __init__(self, tones: Tones) -> None:
        self._tones = tones

    def height(self, width: float) -> float:
        """How much room it takes below each other at this width, in CSS pixels."""
        if self._tones.by != "label":
            return LINE if self._tones.by else 0.0
        return max(at.y() for _, _, at in self._entries(width)) + LINE / 2

    def paint(self, drawn: MapPainter, left: float, top: float, width: float) -> None:
        """Paint it from a place on."""
        if self._tones.by == "uncertainty":
            self._ramp(drawn, left, top + LINE / 2)
        elif self._tones.by == "label":
            for number, text, at in self._entries(width):
                self._entry(drawn, number, text, at + QPointF(left, top))

    def _entries(self, width: float) -> Iterator[tuple[int, str, QPointF]]:
        """Each label by its number with the place where it stands; then how many more there are, as -1."""
        tones, at = self._tones, QPointF(0, LINE / 2)
        texts = [f"{name} · {numeral(count)}" for name, count in zip(tones.labels, tones.counts, strict=True)]
        rest = len(texts) - LEGEND
        more = [translate("Map", "{count} more labels").format(count=numeral(rest))] if rest > 0 else []
        for number, text in enumerate([*texts[:LEGEND], *more]):
            wide = _SWATCH + min(width_of(text), LONGEST_NAME)
            if at.x() > 0 and at.x() + wide > width:
                at = QPointF(0, at.y() + LINE)
            yield (number if number < LEGEND else -1), text, QPointF(at)
            at.setX(at.x() + wide + _APART)

    def _entry(self, drawn: MapPainter, number: int, text: str, at: QPointF) -> None:
        if number >= 0:
            tone = label_tone(drawn.palette, number)
            pen = QPen(tone.colour, 2.5)
            if tone.dashes:
                pen.setDashPattern(list(tone.dashes))
            pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
            drawn.painter.setPen(pen)
            drawn.painter.setBrush(Qt.BrushStyle.NoBrush)
            drawn.painter.drawRect(QRectF(at.x() + 2, at.y() - 5, 10, 10))
        drawn.write(text, at + QPointF(_SWATCH if number >= 0 else 0, 0), drawn.palette["ink"])

    def _ramp(self, drawn: MapPainter, left: float, middle: float) -> None:
        title = translate("Map", "Uncertainty")
        low, high = (numeral(one, ".2f") for one in (self._tones.low, self._tones.high))
        drawn.write(title, QPointF(left, middle), drawn.palette["ink"])
        left += width_of(title) + 12
        drawn.write(low, QPointF(left, middle), drawn.palette["soft"])
        left += width_of(low) + 6
        drawn.painter.setPen(Qt.PenStyle.NoPen)
        for step in range(_STEPS):
            drawn.painter.setBrush(shade(drawn.palette, step / (_STEPS - 1)).colour)
            wide = _RAMP / _STEPS
            drawn.painter.drawRect(QRectF(left + step * wide, middle - 4, wide + 0.5, 8))
        drawn.write(high, QPointF(left + _RAMP + 6, middle), drawn.palette["soft"])
