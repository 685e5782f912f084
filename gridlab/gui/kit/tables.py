"""What tables and lists have in common: whole rows, the one under the mouse tinted, reached by one Tab."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    Qt,
)
from PySide6.QtGui import QCursor, QFocusEvent, QPainter, QSinglePointEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gridlab.gui.look.palette import current_palette

Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
ROW_HEIGHT = 34
RADIUS = 6
_PROPERTY = "hovered_row"
# Under a window that comes up the mouse is over a row without having moved.
_OVER = (QEvent.Type.MouseMove, QEvent.Type.Enter, QEvent.Type.HoverEnter, QEvent.Type.HoverMove)
_AWAY = (QEvent.Type.Leave, QEvent.Type.HoverLeave)
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

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
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


def paint_list_row(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """A row of a list, with round corners; returns the room for what stands in it."""
    area = QRectF(option.rect).adjusted(0, 1, 0, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    role = _role(option)
    if role:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_palette().colour(role))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
    return area


def paint_table_row(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """A cell of a table's row, with the line below it; returns its room."""
    area, tokens = QRectF(option.rect), current_palette()
    role = _role(option)
    if role:
        painter.fillRect(area, tokens.colour(role))
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), tokens.colour("line"))
    return area


def _role(option: QStyleOptionViewItem) -> str:
    """The palette's role of the ground, "" for none."""
    if option.state & QStyle.StateFlag.State_Selected:
        return "accent_bg"
    return "hover" if is_hovered(option) else ""


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
