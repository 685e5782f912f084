"""The table of sessions with its filters; where these leave nothing it says so, with the way back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QShortcut
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from gridlab.app.session.columns import PURPOSE_NAMES, STATE_NAMES, WINDOW, is_wanted
from gridlab.gui.kit.boxes import Wide, column, row, stacked
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.fields import ChoiceField, TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.lists import ROW_ROLE, Index, paint_table_row
from gridlab.gui.kit.messages import EmptyState
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told

if TYPE_CHECKING:
    from gridlab.domain.said import Said
    from gridlab.store.sessions.list import Row


class FilterBar(QWidget):
    """What of the table is looked at: a search and two choices. changed: something else is wanted."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.search = TextField(
            says=translate("Sessions", "Search sessions"),
            hint=translate("Sessions", "Code, design, group or note"),
        )
        self.search.setClearButtonEnabled(True)
        self.search.setMaximumWidth(280)
        self.search.textChanged.connect(lambda _text: self.changed.emit())
        self.state = self._choice(
            translate("Sessions", "State"), translate("Sessions", "All states"), STATE_NAMES
        )
        self.purpose = self._choice(
            translate("Sessions", "Purpose"), translate("Sessions", "All purposes"), PURPOSE_NAMES
        )
        self.count = label("", "small")
        choices = (Wide(self.search, 2), Wide(self.state), Wide(self.purpose))
        self.setLayout(row(*choices, Wide(), self.count))

    def _choice(self, says: str, all_of_them: str, names: Mapping[str, Said]) -> ChoiceField:
        field = ChoiceField(
            (("", all_of_them), *((key, told(name)) for key, name in names.items())), says=says
        )
        field.setMaximumWidth(160)
        field.setMinimumWidth(136)
        field.value_changed.connect(lambda _value: self.changed.emit())
        return field

    def wants(self, session: Row) -> bool:
        """Whether a session is looked at."""
        return is_wanted(session, self.search.text(), str(self.state.value), str(self.purpose.value))

    def clear(self) -> None:
        """Want all."""
        for field in (self.state, self.purpose):
            field.set_value("")
        self.search.clear()
        self.changed.emit()

    def show_count(self, shown: int, total: int) -> None:
        """How many of how many are listed, where some are not."""
        text = translate("Sessions", "{shown} of {total} sessions")
        self.count.setText("" if shown == total else text.format(shown=numeral(shown), total=numeral(total)))


class ProgressDelegate(QStyledItemDelegate):
    """Paints how far a session is."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        session: Row | None = index.data(ROW_ROLE)
        tokens = current_palette()
        painter.save()
        area = paint_table_row(painter, option)
        if session is not None and session.screens:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            track = QRectF(area.left() + 8, area.center().y() - 2, 72, 4)
            painter.setBrush(tokens.colour("line"))
            painter.drawRoundedRect(track, 2, 2)
            painter.setBrush(tokens.colour("ok" if session.status == "complete" else "accent"))
            share = min(1.0, session.answered / session.screens)
            painter.drawRoundedRect(QRectF(track.left(), track.top(), 72 * share, 4), 2, 2)
            painter.setPen(tokens.colour("ink"))
            painter.setFont(interface_font(13))
            text = area.adjusted(92, 0, -8, -1)
            painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, index.data())
        painter.restore()


def session_table() -> ColumnTable:
    """The table of sessions, the latest first."""
    made = ColumnTable(ColumnModel(WINDOW, lambda session: session.path), translate("Sessions", "Sessions"))
    made.setItemDelegateForColumn(made.rows.at("progress"), ProgressDelegate(made))
    made.sort_by("when", Qt.SortOrder.DescendingOrder)
    made.setSelectionMode(ColumnTable.SelectionMode.ExtendedSelection)
    made.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    return made


class Listing(DropArea):
    """chosen_changed: another session is chosen, or none."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter_bar = FilterBar()
        self.table = session_table()
        self.model = self.table.rows
        self.nothing_found = EmptyState(
            "search",
            translate("Sessions", "No matching session"),
            translate("Sessions", "The search, state or purpose hides all sessions."),
            translate("Sessions", "Clear filter"),
        )
        self._total = 0
        self._stack = stacked(self.table, self.nothing_found)
        self.setLayout(column(self.filter_bar, Wide(self._stack), margins=(0, 8, 0, 0)))
        self.filter_bar.changed.connect(self._filter)
        self.nothing_found.requested.connect(self._clear)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        QShortcut("Ctrl+F", self, self.filter_bar.search.setFocus)  # from anywhere, while this is seen

    @property
    def chosen(self) -> Row | None:
        """The session chosen in the table."""
        session: Row | None = self.table.chosen
        return session

    @property
    def several(self) -> Sequence[Row]:
        """All sessions chosen in the table."""
        sessions: Sequence[Row] = self.table.chosen_rows
        return sessions

    def show_rows(self, sessions: Sequence[Row]) -> None:
        """Show these sessions; the chosen one stays so while it is listed."""
        self._total = len(sessions)
        self.model.set_rows(sessions)
        self._tell()

    def take_focus(self) -> None:
        """Put the keyboard where it is of use."""
        shown = self.nothing_found.button if self._stack.currentIndex() else self.table
        (shown or self.table).setFocus()

    def _filter(self) -> None:
        self.model.want(self.filter_bar.wants)
        self._tell()
        self.chosen_changed.emit()

    def _tell(self) -> None:
        shown = self.model.rowCount()
        self.filter_bar.show_count(shown, self._total)
        self._stack.setCurrentIndex(int(self._total > 0 and shown == 0))

    def _clear(self) -> None:
        self.filter_bar.clear()
        self.take_focus()
