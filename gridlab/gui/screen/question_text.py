"""The question above the grid: wrapped, its number bold, in the direction of the design's language."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from gridlab.domain.geometry import QUESTION_LINE
from gridlab.domain.session_words import is_right_to_left
from gridlab.gui.look.fonts import interface_font

QUESTION_PIXELS = 20


@lru_cache(maxsize=64)
def text_direction(language: str) -> Qt.LayoutDirection:
    """Which way a BCP 47 language is written."""
    written = Qt.LayoutDirection
    return written.RightToLeft if is_right_to_left(language) else written.LeftToRight


class QuestionText:
    """A question, or other words in its place and type, laid out for a width in CSS pixels.

    choose: stands where the text says so.
    """

    def __init__(self, text: str, language: str, width: int, choose: int | None = None) -> None:
        parts, number = (text.split("{choose}"), str(choose)) if choose is not None else ([text], "")
        self.text = number.join(parts)
        parts = [part.replace("\n", "\u2028") for part in parts]
        self._layout = QTextLayout(number.join(parts), interface_font(QUESTION_PIXELS))
        option = QTextOption(Qt.AlignmentFlag.AlignHCenter)
        option.setTextDirection(text_direction(language))
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setFormats(_bold_ranges(parts, number))
        self._layout.setCacheEnabled(True)
        self.height = self._wrap(width)

    def paint(self, painter: QPainter, x: int, y: int, colour: str) -> None:
        """Paint at the top left of its place."""
        painter.setPen(QColor(colour))
        self._layout.draw(painter, QPointF(x, y))

    def _wrap(self, width: int) -> int:
        height = 0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(width)
            # Where a font needs more than the line has, it hangs over by as much above as below.
            line.setPosition(QPointF(0, height + min(0.0, (QUESTION_LINE - line.height()) / 2)))
            height += QUESTION_LINE
        self._layout.endLayout()
        return height


def _bold_ranges(parts: list[str], number: str) -> list[QTextLayout.FormatRange]:
    bold = QTextCharFormat()
    bold.setFontWeight(QFont.Weight.DemiBold)
    ranges = []
    at = 0
    for part in parts[:-1]:
        found = QTextLayout.FormatRange()
        # Qt counts UTF-16 units.
        at += len(part.encode("utf-16-le")) // 2
        found.start, found.length, found.format = at, len(number), bold
        at += len(number)
        ranges.append(found)
    return ranges
