"""Lists from rows: a model of them, a delegate that paints each, a list whose rows are taken by one press."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from gridlab.gui.kit.labels import plain_tip
from gridlab.gui.kit.tables import dress_list, paint_list_row
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import current_palette

T = TypeVar("T")
Index = QModelIndex | QPersistentModelIndex
ROW_ROLE = Qt.ItemDataRole.UserRole
ROWS_SHOWN = 6
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


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
    dress_list(made, says)
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
