"""Lists and tables of whole rows: how they look and are reached, and lists from rows of values."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QCursor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QSinglePointEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
)

from gridlab.gui.kit.labels import plain_tip
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import current_palette

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
ROWS_SHOWN = 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
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


class HoveredRow(QObject):
    """Tints the row under the mouse, also while the table moves below it; Qt alone would tint one cell."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        table.setProperty(_PROPERTY, -1)
        table.setItemDelegate(_RowDelegate(table))
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


def dress(view: QAbstractItemView, says: str) -> None:
    """One row at a time, nothing edited in place, no scrolling sideways; says: its accessible name.

    Tab leaves it, arrows move in it, and the ring shows by keyboard alone.
    """
    view.setAccessibleName(says)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setTabKeyNavigation(False)
    view.setMouseTracking(True)
    ring_by_keyboard(view)


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


class ListModel(QAbstractListModel, Generic[T]):
    """Rows of values. text: what one says; spoken: to screen readers; tip: in its tool tip.

    others: what it gives for further roles. identity: what makes a row the same row; where all are the same
    they are told again without losing the choice.
    """

    def __init__(
        self,
        text: Callable[[T], str],
        *,
        spoken: Callable[[T], str] | None = None,
        tip: Callable[[T], str] | None = None,
        others: Mapping[int, Callable[[T], Any]] | None = None,
        identity: Callable[[T], Hashable] = lambda _row: None,
    ) -> None:
        super().__init__()
        self.rows: tuple[T, ...] = ()
        self._identity = identity
        self._says: dict[int, Callable[[T], Any]] = {
            Qt.ItemDataRole.DisplayRole: text,
            Qt.ItemDataRole.AccessibleTextRole: spoken or text,
            ROW_ROLE: lambda row: row,
            **(others or {}),
        }
        if tip is not None:
            self._says[Qt.ItemDataRole.ToolTipRole] = lambda row: plain_tip(tip(row))

    def set_rows(self, rows: Sequence[T]) -> None:
        """Show these rows."""
        fresh = tuple(rows)
        if [*map(self._identity, fresh)] == [*map(self._identity, self.rows)]:
            self.rows = fresh
            self.tell_rows()
            return
        self.beginResetModel()
        self.rows = fresh
        self.endResetModel()

    def tell_rows(self) -> None:
        """The rows say something else than before."""
        if self.rows:
            self.dataChanged.emit(self.index(0), self.index(len(self.rows) - 1))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        said = self._says.get(role)
        return said(self.rows[index.row()]) if said is not None and index.isValid() else None


class RowDelegate(QStyledItemDelegate):
    """Paints rows of one height: the ground here, what stands in it by `paint_row`."""

    def __init__(self, view: QListView, height: int, width: int = 80) -> None:
        super().__init__(view)
        self._size = QSize(width, height)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return self._size

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        self.paint_row(painter, paint_list_row(painter, option), index)
        painter.restore()

    def paint_row(self, painter: QPainter, area: QRectF, index: Index) -> None:
        """Paint what stands in a row; area: its room."""


def write(
    painter: QPainter, place: QRectF, text: str, size: int = 13, role: str = "ink", *, right: bool = False
) -> float:
    """A line of text in the middle of a place, shortened to fit; how wide it is."""
    painter.setFont(interface_font(size))
    painter.setPen(current_palette().colour(role))
    short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(place.width()))
    painter.drawText(place, _MIDDLE | Qt.AlignmentFlag.AlignRight if right else _MIDDLE, short)
    return painter.fontMetrics().horizontalAdvance(short)


def list_view(model: ListModel[T], says: str, view: QListView | None = None) -> QListView:
    """A list of these rows, called so."""
    made = view or QListView()
    made.setModel(model)
    made.setUniformItemSizes(True)
    made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
    dress(made, says)
    return made


def fit_to_rows(view: QListView, rows: int, height: int) -> None:
    """As high as its rows are, up to a few; not seen where it has none."""
    view.setVisible(rows > 0)
    view.setFixedHeight(height * min(max(rows, 1), ROWS_SHOWN) + 4)


class PressList(QListView):
    """A list whose rows are taken by a click, Space or Enter; taken(row)."""

    taken = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.taken.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self.taken.emit(index.row())

    def viewportEvent(self, event: QEvent) -> bool:
        # A double click is two clicks: the second takes the tick back.
        if event.type() == QEvent.Type.MouseButtonDblClick and isinstance(event, QMouseEvent):
            return True
        return super().viewportEvent(event)
