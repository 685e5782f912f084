"""The completion code on the debriefing: large enough to copy by hand, and always copied whole."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLabel

from gridlab.domain.contrast import ScreenColours
from gridlab.gui.look.fonts import interface_font


class CompletionCode(QLabel):
    """A click, or Tab, selects all of it; the system's keys for copying copy it. There is no menu."""

    def __init__(self, code: str, colours: ScreenColours, title: str) -> None:
        """title: what stands above it, for screen readers."""
        super().__init__(code)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(interface_font(22, QFont.Weight.DemiBold))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAccessibleName(title)
        self.setAccessibleDescription(code)
        self.setStyleSheet(
            f"QLabel {{ color: {colours.ink}; background: {colours.probe}; border: 1px solid {colours.line};"
            f" border-radius: 8px; padding: 14px 18px; selection-background-color: {colours.accent};"
            f" selection-color: {colours.on_accent}; }}"
            f"QLabel:focus {{ border: 2px solid {colours.accent}; padding: 13px 17px; }}"
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._select()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._select()  # a double click would take one of its words

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._select()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        else:
            event.ignore()  # Enter is the page's

    def _select(self) -> None:
        self.setSelection(0, len(self.text()))
