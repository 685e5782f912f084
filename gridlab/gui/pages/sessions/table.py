"""The table of sessions: its model, and the progress painted as a bar with its numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import current_palette
from gridlab.gui.widgets.focus import ring_by_keyboard

if TYPE_CHECKING:
    from gridlab.store.sessions.list import Row

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("Annotator", "Design", "Purpose", "State", "Progress", "Started")
DESIGN, STATE, PROGRESS, STARTED = 1, 3, 4, 5
WIDTHS = (96, 160, 88, 96, 188, 124)
WIDEST_DESIGN = 280
ROW_HEIGHT = 34
STATE_NAMES = {
    "running": "Running",
    "partial": "Unfinished",
    "complete": "Complete",
    "declined": "Declined",
    "withdrawn": "Withdrawn",
}
_STATE_ROLES = {"running": "accent", "complete": "ok", "partial": "warn"}
ROW_ROLE = Qt.ItemDataRole.UserRole


def state_name(row: Row) -> str:
    """The state of a session in words."""
    return "Damaged" if row.problem else STATE_NAMES.get(row.status, row.status)


def started_text(started_utc: str, now: datetime | None = None) -> str:
    """When a session started, in local time: "Today 10:42", else "2026-11-24 10:42"."""
    if not started_utc:
        return ""
    try:
        moment = datetime.fromisoformat(started_utc)
    except ValueError:
        return started_utc
    local = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    today = (now or datetime.now(UTC)).astimezone().date()
    return f"Today {local:%H:%M}" if local.date() == today else f"{local:%Y-%m-%d %H:%M}"


class SessionModel(QAbstractTableModel):
    """The sessions of a study, one a row; a running one is told again without moving the others."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[Row, ...] = ()

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these sessions, keeping selection and place where the same ones are listed."""
        fresh = tuple(rows)
        if [row.id for row in fresh] == [row.id for row in self._rows]:
            self._rows = fresh
            if fresh:
                self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, len(COLUMNS) - 1))
            return
        self.beginResetModel()
        self._rows = fresh
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """The session at a place of the table."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return COLUMNS[section]
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return row.problem or None
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == STATE:
            return current_palette().colour("bad" if row.problem else _STATE_ROLES.get(row.status, "soft"))
        if role == Qt.ItemDataRole.ForegroundRole and index.column() in (2, STARTED):
            return current_palette().colour("soft")
        if role == ROW_ROLE:
            return row
        return None

    @staticmethod
    def _texts(row: Row) -> tuple[str, ...]:
        return (
            row.annotator or f"{row.id[:8]}…",
            row.design,
            row.purpose.capitalize(),
            state_name(row),
            f"{row.answered:,} of {row.screens:,}" if row.screens else "",
            started_text(row.started_utc),
        )


class ProgressDelegate(QStyledItemDelegate):
    """Paints how far a session is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        tokens = current_palette()
        area = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        if selected or hovered:
            painter.fillRect(area, tokens.colour("accent_bg" if selected else "hover"))
        painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), tokens.colour("line"))
        if row is not None and row.screens:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            track = QRectF(area.left() + 8, area.center().y() - 2, 72, 4)
            painter.setBrush(tokens.colour("line"))
            painter.drawRoundedRect(track, 2, 2)
            painter.setBrush(tokens.colour("ok" if row.status == "complete" else "accent"))
            share = min(1.0, row.answered / row.screens)
            painter.drawRoundedRect(QRectF(track.left(), track.top(), 72 * share, 4), 2, 2)
            painter.setPen(tokens.colour("ink"))
            painter.setFont(interface_font(13))
            text = area.adjusted(92, 0, -8, -1)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()


class SessionTable(QTableView):
    """The table itself: whole rows are chosen, and the design's name takes the room that is left."""

    def __init__(self, model: SessionModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName("Sessions")
        self.setItemDelegateForColumn(PROGRESS, ProgressDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(64)
        header.setStretchLastSection(True)
        for column, width in enumerate(WIDTHS):
            header.resizeSection(column, width)
        ring_by_keyboard(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.viewport().width() - sum(WIDTHS) + WIDTHS[DESIGN]
        self.horizontalHeader().resizeSection(DESIGN, max(64, min(room, WIDEST_DESIGN)))
