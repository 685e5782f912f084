"""Focus rings for lists and tables: shown to those who work by keyboard, not after a click."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QAbstractItemView

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)


class _Ring(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(watched, QAbstractItemView) and isinstance(event, QFocusEvent):
            shown = event.gotFocus() and event.reason() in _BY_KEYBOARD
            if watched.property("ring") is not shown:
                watched.setProperty("ring", shown)
                watched.style().unpolish(watched)
                watched.style().polish(watched)
        return False


def ring_by_keyboard(view: QAbstractItemView) -> None:
    """Frame a list or table in the accent while it has the focus by Tab or a shortcut."""
    view.installEventFilter(_Ring(view))
