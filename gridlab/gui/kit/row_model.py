"""What all models of tables have in common: rows under headings, numbers at the right, nothing below."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from gridlab.gui.kit.tables import aligned

Index = QModelIndex | QPersistentModelIndex


class RowModel(QAbstractTableModel):
    """Shows `_rows`, one a row, by the `data` of the model; headings are asked for each time."""

    def __init__(self, headings: Callable[[], Sequence[str]], numbers: Collection[int]) -> None:
        """numbers: the columns that are right-aligned."""
        super().__init__()
        self._rows: Sequence[Any] = ()
        self._headings = headings
        self._numbers = numbers
        self._columns = len(headings())

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._columns

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headings()[section]
        return aligned(section, self._numbers) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def replace_rows(self, rows: Sequence[Any]) -> None:
        """Show other rows, from the top."""
        self.beginResetModel()
        self._rows = tuple(rows)
        self.endResetModel()
