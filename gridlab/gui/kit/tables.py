"""What all tables of the program have in common: whole rows, no lines between columns, reached by one Tab."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QTableView

from gridlab.gui.kit.focus import ring_by_keyboard
from gridlab.gui.kit.row_hover import tint_hovered_rows

ROW_HEIGHT = 34


def dress_table(
    table: QTableView, says: str, *, row_height: int = ROW_HEIGHT, widths: Sequence[int] = ()
) -> None:
    """Make it a table of whole rows in the look of the program, with columns of these widths.

    says: its accessible name. Tab leaves it, arrows move in it, and the ring shows by keyboard alone.
    """
    table.setAccessibleName(says)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    table.setMouseTracking(True)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(row_height)
    header = table.horizontalHeader()
    header.setHighlightSections(False)
    for column, width in enumerate(widths):
        header.resizeSection(column, width)
    ring_by_keyboard(table)
    tint_hovered_rows(table)


def aligned(column: int, numbers: Iterable[int]) -> Qt.AlignmentFlag:
    """Columns of numbers stand at the right, others at the left."""
    side = Qt.AlignmentFlag.AlignRight if column in numbers else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
