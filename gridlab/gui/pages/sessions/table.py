"""The table of sessions: its model, its order and filter, and the progress painted as a bar."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from gridlab.domain.visible import visible
from gridlab.gui.kit.labels import plain_tip
from gridlab.gui.kit.row_ground import paint_table_row
from gridlab.gui.kit.row_model import Index, RowModel
from gridlab.gui.kit.tables import aligned, dress_table
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import moment, numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told

if TYPE_CHECKING:
    from gridlab.store.sessions.list import Row

ANNOTATOR, DESIGN, PURPOSE, STATE, PROGRESS, PACE, CATCH, STARTED = range(8)
WIDTHS = (88, 160, 92, 92, 172, 72, 72, 120)
WIDEST_DESIGN = 280
# Where there is no room for all, these go: the details of a session tell them.
SPARE = (PACE, CATCH)
_STATE_ROLES = {"running": "accent", "complete": "ok", "partial": "warn"}
_NUMBERS = (PACE, CATCH)
SHORTEST_ID = 8
ROW_ROLE = Qt.ItemDataRole.UserRole


def column_names() -> tuple[str, ...]:
    """The headings, in order."""
    return (
        translate("SessionTable", "Annotator"),
        translate("Sessions", "Design"),
        translate("Sessions", "Purpose"),
        translate("Sessions", "State"),
        translate("Sessions", "Progress"),
        translate("Sessions", "Pace"),
        translate("Sessions", "Catch"),
        translate("Sessions", "Started"),
    )


def state_name(row: Row) -> str:
    """The state of a session in words."""
    if row.problem:
        return translate("Sessions", "Damaged")
    names = {
        "running": translate("Sessions", "Running"),
        "partial": translate("Sessions", "Unfinished"),
        "complete": translate("Sessions", "Complete"),
        "declined": translate("Sessions", "Declined"),
        "withdrawn": translate("Sessions", "Withdrawn"),
    }
    return names.get(row.status, row.status)


def purpose_name(purpose: str) -> str:
    """A purpose in words."""
    names = {
        "main": translate("Sessions", "Main"),
        "pilot": translate("Sessions", "Pilot"),
        "test": translate("Sessions", "Test"),
        "simulated": translate("Sessions", "Simulated"),
    }
    return names.get(purpose, purpose)


def started_text(started_utc: str, now: datetime | None = None) -> str:
    """When a session started, in local time: "Today 10:42", else "2026-11-24 10:42"."""
    if not started_utc:
        return ""
    try:
        started = datetime.fromisoformat(started_utc)
    except ValueError:
        return started_utc
    local = (started if started.tzinfo else started.replace(tzinfo=UTC)).astimezone()
    today = (now or datetime.now(UTC)).astimezone().date()
    if local.date() == today:
        return translate("Sessions", "Today {time}").format(time=f"{local:%H:%M}")
    return moment(local)


class SessionModel(RowModel):
    """The sessions of a study that are wanted, one a row, in the order of a column.

    All is put in order and sifted here, in one go: a proxy model would ask back tens of thousands of times
    for some thousand sessions, at every key of a search and whenever a session goes on elsewhere.
    """

    def __init__(self) -> None:
        super().__init__(column_names, _NUMBERS)
        self._all: tuple[Row, ...] = ()
        self._rows: tuple[Row, ...] = ()
        self._wanted = ("", "", "")
        self._column = STARTED
        self._descending = True

    def set_rows(self, rows: Sequence[Row]) -> None:
        """Show these sessions; a running one is told again without moving the others."""
        self._all = tuple(rows)
        self._arrange()

    def want(self, text: str, state: str, purpose: str) -> None:
        """Show sessions whose code, design or group holds the text, in this state and of this purpose.

        "" wants all; state "damaged": files that cannot be used.
        """
        self._wanted = text.casefold().strip(), state, purpose
        self._arrange()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._descending = column, order == Qt.SortOrder.DescendingOrder
        self._arrange()

    def _arrange(self) -> None:
        fresh = tuple(
            sorted(
                (row for row in self._all if _is_wanted(row, *self._wanted)),
                key=partial(_order, self._column),
                reverse=self._descending,
            )
        )
        if [row.path for row in fresh] != [row.path for row in self._rows]:
            self.replace_rows(fresh)
        elif fresh:
            self._rows = fresh
            self.dataChanged.emit(self.index(0, 0), self.index(len(fresh) - 1, len(WIDTHS) - 1))

    def place_of(self, path: Path) -> int:
        """In which row the session in this file stands; -1 where it is not listed."""
        return next((place for place, row in enumerate(self._rows) if row.path == path), -1)

    def row(self, index: Index) -> Row | None:
        """The session at a place of the table."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.row(index)
        if row is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return _texts(row)[index.column()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(told(row.problem)) or None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return aligned(index.column(), _NUMBERS)
        if role == Qt.ItemDataRole.ForegroundRole:
            return _ink(row, index.column())
        if role == ROW_ROLE:
            return row
        return None


def _ink(row: Row, column: int) -> object:
    tokens = current_palette()
    if column == STATE:
        return tokens.colour("bad" if row.problem else _STATE_ROLES.get(row.status, "soft"))
    if column == CATCH and row.catch_shown and row.catch_passed < row.catch_shown:
        return tokens.colour("warn")
    return tokens.colour("soft") if column in (PURPOSE, STARTED) else None


def _texts(row: Row) -> tuple[str, ...]:
    return (
        row.annotator or f"{row.id[:8]}…",
        visible(row.design),
        purpose_name(row.purpose),
        state_name(row),
        translate("Sessions", "{done} of {all}").format(done=numeral(row.answered), all=numeral(row.screens))
        if row.screens
        else "",
        f"{numeral(row.median_ms / 1000, '.1f')} s" if row.median_ms >= 0 else "",
        f"{row.catch_passed}/{row.catch_shown}" if row.catch_shown else "",
        started_text(row.started_utc),
    )


def _order(column: int, row: Row) -> Any:
    """What a column is sorted by."""
    match column:
        case 0:
            return row.annotator.casefold()
        case 1:
            return row.design.casefold()
        case 2:
            return row.purpose
        case 3:
            return state_name(row)
        case 4:
            return row.answered / row.screens if row.screens else -1.0
        case 5:
            return row.median_ms
        case 6:
            return row.catch_passed / row.catch_shown if row.catch_shown else -1.0
    return row.started_utc, row.id


def _is_wanted(row: Row, text: str, state: str, purpose: str) -> bool:
    # A code such as f1 stands in many an id by chance: of these a good part has to be given.
    identity = row.id if len(text) >= SHORTEST_ID else ""
    found = f"{row.annotator}\n{row.design}\n{row.group}\n{identity}".casefold()
    is_state = state in ("", "damaged" if row.problem else row.status)
    return text in found and is_state and purpose in ("", row.purpose)


class ProgressDelegate(QStyledItemDelegate):
    """Paints how far a session is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(ROW_ROLE)
        tokens = current_palette()
        painter.save()
        area = paint_table_row(painter, option)
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
        self._sessions = model
        self._chosen: Path | None = None
        self.setModel(model)
        dress_table(self, translate("Sessions", "Sessions"), widths=WIDTHS)
        self.setItemDelegateForColumn(PROGRESS, ProgressDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(64)
        header.setStretchLastSection(True)
        self.setSortingEnabled(True)
        self.sortByColumn(STARTED, Qt.SortOrder.DescendingOrder)
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._choose_again)

    def choose(self, path: Path) -> None:
        """Choose the session in this file, where it is listed and not chosen already."""
        place = self._sessions.place_of(path)
        if place >= 0 and not self.selectionModel().isRowSelected(place, QModelIndex()):
            self.selectRow(place)

    def _remember(self) -> None:
        """Other rows come: whichever was chosen is to stay so, if it is among them."""
        chosen = [self._sessions.row(index) for index in self.selectionModel().selectedRows()]
        self._chosen = chosen[0].path if chosen and chosen[0] is not None else None

    def _choose_again(self) -> None:
        if self._chosen is not None:
            self.choose(self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.viewport().width()
        narrow = wide < sum(WIDTHS)
        for column in SPARE:
            self.setColumnHidden(column, narrow)
        shown = [width for column, width in enumerate(WIDTHS) if not (narrow and column in SPARE)]
        room = wide - sum(shown) + WIDTHS[DESIGN]
        self.horizontalHeader().resizeSection(DESIGN, max(64, min(room, WIDEST_DESIGN)))
