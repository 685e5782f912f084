"""Tables of the window from rows of `Column`: their model, with order and filter, and the table itself."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from itertools import repeat
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableView

from gridlab.app.columns import Column, in_order, said_figure
from gridlab.domain.visible import visible
from gridlab.gui.kit.labels import plain_tip
from gridlab.gui.kit.lists import ROW_HEIGHT, ROW_ROLE, HoveredRow, Index, dress
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told

R = TypeVar("R")
_TIPS = (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleDescriptionRole)
_SIGNS: dict[str, str] = {"": "", "warn": "! ", "bad": "‼ "}
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class _Cell(NamedTuple):
    """What a cell says; cause: sign and figure that it follows from, None where that is not known."""

    cause: tuple[str, Any] | None
    text: str


class ColumnModel(QAbstractTableModel, Generic[R]):
    """Rows of values under columns, those that are wanted, in the order of one column.

    identity: what makes a row the same row when its values change. All is put in order and sifted here in
    one go: a proxy model would ask back tens of thousands of times for some thousand rows. Cells are written
    once, when they are first looked at; of rows that stay only what differs is written and painted anew.
    """

    def __init__(self, columns: Sequence[Column[R]], identity: Callable[[R], Hashable]) -> None:
        super().__init__()
        self.columns = tuple(columns)
        self.identity = identity
        self._all: tuple[R, ...] = ()
        self._rows: list[R] = []
        self._cells: dict[int, tuple[_Cell, ...]] = {}
        self._wanted: Callable[[R], bool] | None = None
        self._by, self._descending = -1, False

    @property
    def rows(self) -> Sequence[R]:
        """The rows as they are shown."""
        return self._rows

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; the same ones are told again without moving."""
        self._all = tuple(rows)
        self._arrange()

    def want(self, wanted: Callable[[R], bool] | None) -> None:
        """Show only the rows that this says yes to; None: all."""
        self._wanted = wanted
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._by, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def row(self, index: Index) -> R | None:
        """The row at a place of the table."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def place_of(self, identity: Hashable) -> int:
        """In which row something stands; -1 where it is not shown."""
        return next((at for at, row in enumerate(self._rows) if self.identity(row) == identity), -1)

    def at(self, key: str) -> int:
        """The place of a column."""
        return next(at for at, column in enumerate(self.columns) if column.key == key)

    def _arrange(self) -> None:
        rows = [row for row in self._all if self._wanted is None or self._wanted(row)]
        if self._by >= 0:
            rows = in_order(rows, self.columns[self._by], descending=self._descending)
        if [self.identity(row) for row in rows] != [self.identity(row) for row in self._rows]:
            self.beginResetModel()
            self._rows, self._cells = rows, {}
            self.endResetModel()
            return
        self._rows = rows
        for at, before in self._cells.items():
            self._cells[at] = tuple(map(self._cell, self.columns, repeat(rows[at]), before))
            for column, (old, new) in enumerate(zip(before, self._cells[at], strict=True)):
                if old.text != new.text:
                    self.dataChanged.emit(self.index(at, column), self.index(at, column))

    def _written(self, at: int) -> tuple[_Cell, ...]:
        """The cells of a row."""
        if at not in self._cells:
            self._cells[at] = tuple(map(self._cell, self.columns, repeat(self._rows[at])))
        return self._cells[at]

    def _cell(self, column: Column[R], row: R, before: _Cell | None = None) -> _Cell:
        """A cell, in the window's language; what cannot be seen is shown escaped.

        before: what stood there, which stays where the same follows: most columns do not change together.
        """
        sign = _SIGNS[column.trouble(row)] if column.trouble is not None else ""
        if column.text is not None:
            return _Cell(None, sign + visible(told(column.said(row))))
        figure = column.figure(row)
        if before is not None and before.cause == (sign, figure):
            return before
        return _Cell((sign, figure), sign + visible(told(said_figure(figure, column.digits))))

    def widest(self) -> tuple[str, ...]:
        """The longest text of each column, "" where there is none; digits are all as wide."""
        rows = [self._written(at) for at in range(len(self._rows))]
        return tuple(
            max((cells[at].text for cells in rows), key=len, default="") for at in range(len(self.columns))
        )

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation != Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.DisplayRole:
            return told(column.head)
        if role == Qt.ItemDataRole.ToolTipRole and column.tip:
            return plain_tip(told(column.tip))
        return self._side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._written(index.row())[index.column()].text
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return self._side(column)
        ink = column.ink if column.ink is not None else column.trouble
        if role == Qt.ItemDataRole.ForegroundRole and ink is not None:
            colour = ink(row)
            return current_palette().colour(colour) if colour else None
        if role in _TIPS and column.cell_tip is not None:
            tip = told(column.cell_tip(row))
            return (plain_tip(tip) if role == Qt.ItemDataRole.ToolTipRole else tip) or None
        return row if role == ROW_ROLE else None

    def _side(self, column: Column[R]) -> Qt.AlignmentFlag:
        return _RIGHT if column.number else _LEFT


class ColumnTable(QTableView):
    """A table of whole rows in the look of the program, which fits its columns into the room there is.

    Where it is short, the columns of the highest rank go; one column takes what is left: that of width 0 or
    up to its widest, and then the last. Whichever row was chosen stays so when others come.
    """

    def __init__(self, model: ColumnModel[Any], says: str, *, row_height: int = ROW_HEIGHT) -> None:
        super().__init__()
        self.rows = model
        self._kept: list[Hashable] = []
        self.setModel(model)
        dress(self, says)
        HoveredRow(self)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(40)
        for at, column in enumerate(model.columns):
            header.resizeSection(at, column.width or 64)
        header.setStretchLastSection(all(column.width for column in model.columns))
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self._choose_again)

    @property
    def chosen(self) -> Any:
        """The row that is chosen, None where none is."""
        chosen = self.selectionModel().selectedRows()
        return self.rows.row(chosen[0]) if chosen else None

    @property
    def chosen_rows(self) -> list[Any]:
        """All rows that are chosen, in the order of the table."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self.rows.rows[place] for place in places]

    def choose(self, identity: Hashable) -> None:
        """Choose a row, where it is shown and not chosen already."""
        place = self.rows.place_of(identity)
        if place >= 0 and not self.selectionModel().isRowSelected(place, QModelIndex()):
            self.selectRow(place)

    def sort_by(self, key: str, order: Qt.SortOrder) -> None:
        """Let clicks on headings sort, beginning with this column."""
        self.setSortingEnabled(True)
        self.sortByColumn(self.rows.at(key), order)

    def _keep(self) -> None:
        self._kept = [self.rows.identity(row) for row in self.chosen_rows]

    def _choose_again(self) -> None:
        if len(self._kept) == 1:
            self.choose(self._kept[0])
            return
        rows = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for place in (self.rows.place_of(one) for one in self._kept):
            if place >= 0:
                self.selectionModel().select(self.rows.index(place, 0), rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Give the columns their widths, without those that there is no room for."""
        columns, room = self.rows.columns, self.viewport().width()
        shown = set(range(len(columns)))
        for at in sorted(shown, key=lambda at: -columns[at].rank):
            if columns[at].rank and sum(columns[one].width or 64 for one in shown) > room:
                shown.discard(at)
        for at, column in enumerate(columns):
            self.setColumnHidden(at, at not in shown)
            if column.widest or not column.width:
                rest = room - sum(columns[one].width for one in shown if one != at)
                self.horizontalHeader().resizeSection(at, max(64, min(rest, column.widest or rest)))
