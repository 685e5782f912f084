"""A list of any length in two lines a row: what it is about, and what of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gridlab.gui.kit.row_ground import paint_table_row
from gridlab.gui.kit.tables import dress_table
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told

Index = QModelIndex | QPersistentModelIndex
ROW_HIGH = 48


@dataclass(frozen=True, slots=True)
class TwoLines:
    """One row. place: where its file lies, where it has one."""

    first: str
    second: str
    place: Path | None = None


class TwoLinesModel(QAbstractTableModel):
    """Rows of two lines in one column."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: Sequence[TwoLines] = ()

    def set_rows(self, rows: Sequence[TwoLines]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> TwoLines | None:
        """The row at a place."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    @property
    def rows(self) -> Sequence[TwoLines]:
        """All rows."""
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.UserRole:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{row.first}: {told(row.second)}" if told(row.second) else row.first
        return None


class _TwoLinesDelegate(QStyledItemDelegate):
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(Qt.ItemDataRole.UserRole)
        tokens = current_palette()
        painter.save()
        area = paint_table_row(painter, option)
        area.adjust(8, 0, -8, 0)
        for text, role, size, top, mode in (
            (row.first, "ink", 13, 5, Qt.TextElideMode.ElideMiddle),
            (told(row.second), "soft", 12, 24, Qt.TextElideMode.ElideRight),
        ):
            painter.setFont(interface_font(size))
            painter.setPen(tokens.colour(role))
            place = QRectF(area.left(), area.top() + top, area.width(), 18)
            short = painter.fontMetrics().elidedText(text, mode, int(area.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()


class TwoLinesList(QTableView):
    """The list: rows of equal height in a table, whose places Qt knows without asking for each row."""

    def __init__(self, says: str) -> None:
        super().__init__()
        self.rows = TwoLinesModel()
        self.setModel(self.rows)
        dress_table(self, says, row_height=ROW_HIGH)
        self.setItemDelegate(_TwoLinesDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.horizontalHeader().hide()
        self.horizontalHeader().setStretchLastSection(True)

    @property
    def current(self) -> TwoLines | None:
        """The row that is chosen."""
        chosen = self.selectionModel().selectedRows()
        return self.rows.row(chosen[0]) if chosen else None
