"""What is painted by others, told to screen readers: text and pictures that are no widgets of their own."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPaintEvent, QPixmap
from PySide6.QtWidgets import QLabel, QWidget


class Spoken(QLabel):
    """Lies over the place of a painted text or picture, shows nothing, and is read out by its name."""

    def __init__(self, parent: QWidget, *, picture: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        if picture:
            self.setPixmap(QPixmap(1, 1))  # by which a label is a graphic for screen readers

    def say(self, text: str, place: QRect | None = None) -> None:
        """Be read out as this, in this place."""
        if text != self.accessibleName():
            self.setAccessibleName(text)
        if place is not None:
            self.setGeometry(place)

    def paintEvent(self, event: QPaintEvent) -> None:
        """It has been painted."""
