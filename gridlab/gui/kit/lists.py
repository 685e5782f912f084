"""What all lists of the window that paint their rows share."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

from gridlab.gui.kit.focus import ring_by_keyboard


def dress_list(view: QListView, says: str) -> None:
    """One row at a time, smooth scrolling, nothing edited in place, a ring by keyboard; says: its name."""
    view.setAccessibleName(says)
    view.setUniformItemSizes(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setMouseTracking(True)
    view.setTabKeyNavigation(False)
    ring_by_keyboard(view)
