"""Labels in the roles of the look: titles, sections, secondary texts, paths that shorten themselves."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy

from gridlab.domain.visible import visible

Role = Literal["", "title", "study", "section", "soft", "small", "number", "display", "strong", "bad"]


MANY_WORDS = 14
"""A tool tip of more is given as rich text, which is wrapped."""


@cache
def _number_and_unit() -> re.Pattern[str]:
    return re.compile(r"(?<=[0-9]) (?=(?:%|[mµ]?s|min|h|px|dpi|[kMGT]?B)(?!\w))")


class PlainLabel(QLabel):
    """Plain text, never markup; signs that turn its direction or are not seen are escaped.

    No line ends between a number and its unit.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def setText(self, text: str) -> None:
        self._text = visible(text)
        super().setText(_number_and_unit().sub("\u00a0", self._text))

    def clear(self) -> None:
        self.setText("")

    def text(self) -> str:
        """The text as it was given, but for what was escaped."""
        return self._text


def label(text: str = "", role: Role = "", *, wraps: bool = False, selectable: bool = False) -> QLabel:
    """A label of plain text, never markup, in a role of the style sheet."""
    made = PlainLabel(text)
    made.setProperty("role", role)
    made.setWordWrap(wraps)
    if selectable:
        made.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
    return made


def plain_tip(text: str) -> str:
    """A text as a tool tip takes it: what looks like markup would be drawn, and the files it names read."""
    text = visible(text)
    if not set("<&") & set(text) and text.count(" ") <= MANY_WORDS:
        return text
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ("\n", "<br>")):
        text = text.replace(sign, name)
    return f"<qt>{text}</qt>"


class ShortLabel(QLabel):
    """One line that is shortened in the middle (paths) or at the end where it does not fit."""

    def __init__(self, text: str = "", role: Role = "", *, middle: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        self._whole = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_text(text)

    @property
    def whole(self) -> str:
        """The text before shortening."""
        return self._whole

    def set_text(self, text: str) -> None:
        """Show a text, shortened to the room there is."""
        self._whole = visible(text)
        self.setAccessibleName(self._whole)
        self._shorten()
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(24, super().minimumSizeHint().height())

    def sizeHint(self) -> QSize:
        wide = self.fontMetrics().horizontalAdvance(self._whole) + 2
        return QSize(wide, super().sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shorten()

    def _shorten(self) -> None:
        short = self.fontMetrics().elidedText(self._whole, self._mode, max(self.width(), 24))
        self.setText(short)
        self.setToolTip(plain_tip(self._whole) if short != self._whole else "")
