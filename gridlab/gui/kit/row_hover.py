"""The row under the mouse in tables: the whole row is tinted, as the whole row is what a click chooses."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect
from PySide6.QtGui import QCursor, QSinglePointEvent
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

_PROPERTY = "hovered_row"
# Under a window that comes up the mouse is over a row without having moved.
_OVER = (QEvent.Type.MouseMove, QEvent.Type.Enter, QEvent.Type.HoverEnter, QEvent.Type.HoverMove)
_AWAY = (QEvent.Type.Leave, QEvent.Type.HoverLeave)


def tint_hovered_rows(table: QTableView) -> None:
    """Tint the row under the mouse; Qt alone would tint one cell of it."""
    table.setProperty(_PROPERTY, -1)
    table.setItemDelegate(_RowDelegate(table))
    _Hover(table)


def is_hovered(option: QStyleOptionViewItem) -> bool:
    """Whether what is painted belongs to the row (in a list: the item) under the mouse."""
    # PySide's type stubs leave `widget` out, and `rect` and `state` are what a view gives its delegate.
    table = getattr(option, "widget", None)
    if not isinstance(table, QTableView) or table.property(_PROPERTY) is None:
        return bool(option.state & QStyle.StateFlag.State_MouseOver)
    row = int(table.property(_PROPERTY))
    return row >= 0 and table.rowAt(option.rect.center().y()) == row


class _RowDelegate(QStyledItemDelegate):
    """Paints cells as the style sheet says, all cells of a hovered row as hovered."""

    def initStyleOption(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().initStyleOption(option, index)
        if is_hovered(option):
            option.state |= QStyle.StateFlag.State_MouseOver
        else:
            option.state &= ~QStyle.StateFlag.State_MouseOver


class _Hover(QObject):
    """Follows the mouse over a table, also while the table moves below it."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.viewport().installEventFilter(self)
        table.verticalScrollBar().valueChanged.connect(lambda _value: self._moved_below())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QSinglePointEvent) and event.type() in _OVER:
            self._hover(self._table.rowAt(round(event.position().y())))
        elif event.type() in _AWAY:
            self._hover(-1)
        return False

    def _moved_below(self) -> None:
        viewport = self._table.viewport()
        if viewport.underMouse():
            self._hover(self._table.rowAt(viewport.mapFromGlobal(QCursor.pos()).y()))

    def _hover(self, row: int) -> None:
        before = int(self._table.property(_PROPERTY))
        if row == before:
            return
        self._table.setProperty(_PROPERTY, row)
        viewport = self._table.viewport()
        for changed in (before, row):
            if changed >= 0:
                top = self._table.rowViewportPosition(changed)
                viewport.update(QRect(0, top, viewport.width(), self._table.rowHeight(changed)))
