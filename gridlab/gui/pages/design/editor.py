"""Form and preview side by side."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

FORM_WIDTH = 352


def make_editor(form: QWidget, message: QWidget, pane: QWidget) -> QWidget:
    """The form with its message at the left, what it makes at the right."""
    inner = QWidget()
    inner.setObjectName("sheet")
    column = QVBoxLayout(inner)
    column.setContentsMargins(14, 8, 10, 16)
    column.setSpacing(8)
    column.addWidget(message)
    column.addWidget(form)
    column.addStretch(1)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    scroll.setWidget(inner)
    side = QWidget()
    side.setObjectName("side")
    side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    side.setFixedWidth(FORM_WIDTH)
    inside = QVBoxLayout(side)
    inside.setContentsMargins(0, 0, 1, 0)
    inside.addWidget(scroll)
    editor = QWidget()
    row = QHBoxLayout(editor)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(0)
    row.addWidget(side)
    row.addWidget(pane, 1)
    return editor
