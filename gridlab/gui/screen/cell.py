"""The button of a cell: what is hit, focused and named; the body paints it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QWidget

from gridlab.domain.session import Device
from gridlab.gui.screen.button import device_of


class CellButton(QAbstractButton):
    """A cell: hit, focus, state and name are the button's own; the body paints it.

    A click asks; whether the cell is then chosen the session decides, so a click checks nothing by itself.
    """

    asked = Signal(int, object)
    held = Signal(int, bool)
    looked_at = Signal(int, bool)

    def __init__(self, cell: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.cell = cell
        self._device = Device.PROGRAM
        self.setCheckable(True)
        # Reached by Tab and arrows, not by the click: a click leaves no ring that looks like a choice.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self._tell)

    def nextCheckState(self) -> None:
        """The session sets the state, not the click."""

    def _tell(self) -> None:
        device, self._device = self._device, Device.PROGRAM
        self.asked.emit(self.cell, device)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.held.emit(self.cell, True)
            return
        self._device = device_of(event)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.RightButton:
            self.held.emit(self.cell, False)
            return
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the screen has the keys

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        event.ignore()

    def enterEvent(self, event: QEnterEvent) -> None:
        self.looked_at.emit(self.cell, True)

    def leaveEvent(self, event: QEvent) -> None:
        self.looked_at.emit(self.cell, False)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.looked_at.emit(self.cell, self.underMouse())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.looked_at.emit(self.cell, self.underMouse())

    def paintEvent(self, event: QPaintEvent) -> None:
        """The body has painted it."""
