"""The end of a panel that opens below a list: what takes its result at the left, Cancel and Esc to leave."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, SignalInstance
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gridlab.gui.kit.buttons import button
from gridlab.gui.look.language import translate


def lay_out_panel(
    panel: QWidget, widgets: Sequence[QWidget], take: QPushButton, cancelled: SignalInstance
) -> None:
    """Stack the widgets, and below them `take` and a Cancel button that Esc presses too."""
    leave = button(translate("Design", "Cancel"), shortcut="Esc")
    leave.clicked.connect(cancelled)
    escape = QShortcut("Esc", panel, cancelled.emit)
    escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    buttons = QHBoxLayout()
    buttons.setSpacing(8)
    buttons.addWidget(take)
    buttons.addStretch(1)
    buttons.addWidget(leave)
    column = QVBoxLayout(panel)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    for widget in widgets:
        column.addWidget(widget)
    column.addLayout(buttons)
