"""The panel that lists what a scan of images found: refusals, duplicates, notes, each with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import current_palette
from gridlab.gui.widgets.buttons import SegmentedButtons, button
from gridlab.gui.widgets.focus import ring_by_keyboard
from gridlab.gui.widgets.labels import label

if TYPE_CHECKING:
    from gridlab.store.images.scan import ScanReport

Index = QModelIndex | QPersistentModelIndex


def report_rows(report: ScanReport) -> dict[str, tuple[tuple[str, str], ...]]:
    """The rows (file, what of it) of each part of a report."""
    return {
        "refused": tuple((row.path, row.reason) for row in report.refusals),
        "same": tuple((row.other, f"same content as {row.kept}") for row in report.duplicates),
        "notes": tuple((row.path, row.note) for row in report.notes),
    }


class _Rows(QAbstractListModel):
    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[tuple[str, str], ...] = ()

    def set_rows(self, rows: tuple[tuple[str, str], ...]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        path, reason = self._rows[index.row()]
        if role == Qt.ItemDataRole.UserRole:
            return path, reason
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return f"{path}: {reason}"
        return f"{path}\n{reason}" if role == Qt.ItemDataRole.ToolTipRole else None


class _RowDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, 48)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        path, reason = index.data(Qt.ItemDataRole.UserRole)
        tokens = current_palette()
        area = QRectF(option.rect).adjusted(8, 0, -8, 0)
        painter.save()
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), tokens.colour("line"))
        for text, role, size, top, mode in (
            (path, "ink", 13, 5, Qt.TextElideMode.ElideMiddle),
            (reason, "soft", 12, 24, Qt.TextElideMode.ElideRight),
        ):
            painter.setFont(interface_font(size))
            painter.setPen(tokens.colour(role))
            place = QRectF(area.left(), area.top() + top, area.width(), 18)
            short = painter.fontMetrics().elidedText(text, mode, int(area.width()))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()


class ScanPanel(QWidget):
    """Refused files, files of the same content, and notes; nothing is skipped silently."""

    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName("What the check of the images found")
        self.setFixedWidth(336)
        self._parts: dict[str, tuple[tuple[str, str], ...]] = {}
        self._model = _Rows()
        self._list = QListView()
        self._list.setAccessibleName("Files")
        self._list.setModel(self._model)
        self._list.setItemDelegate(_RowDelegate(self._list))
        self._list.setUniformItemSizes(True)
        ring_by_keyboard(self._list)
        self._list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self._title = label("", "strong")
        self._choice = QHBoxLayout()
        self._segments: SegmentedButtons | None = None
        close = button("", kind="quiet", icon_name="x", says="Close the list")
        close.clicked.connect(self.hide)
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 12, 12)
        layout.setSpacing(8)
        layout.addLayout(head)
        layout.addLayout(self._choice)
        layout.addWidget(self._list, 1)
        self.hide()

    def show_report(self, report: ScanReport) -> None:
        """Show what was found; nothing to tell hides the panel."""
        self._parts = report_rows(report)
        names = {"refused": "Refused", "same": "Same", "notes": "Notes"}
        choices = [(key, f"{names[key]} {len(rows):,}") for key, rows in self._parts.items() if rows]
        if self._segments is not None:
            self._choice.removeWidget(self._segments)
            self._segments.deleteLater()
            self._segments = None
        self.setVisible(bool(choices))
        if not choices:
            return
        self._title.setText("Files to look at")
        self._segments = SegmentedButtons(choices, says="Which files")
        self._segments.value_changed.connect(lambda key: self._show(str(key)))
        self._choice.addWidget(self._segments)
        self._show(str(choices[0][0]))

    def rows(self) -> list[str]:
        """The rows shown now, as texts."""
        return [str(self._model.index(row).data()) for row in range(self._model.rowCount())]

    def _show(self, key: str) -> None:
        self._model.set_rows(self._parts[key])
