"""The table of sessions with its filters; where these leave nothing it says so, with the way back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout

from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.messages import EmptyState
from gridlab.gui.look.language import translate
from gridlab.gui.pages.sessions.filter_bar import FilterBar
from gridlab.gui.pages.sessions.table import SessionModel, SessionTable

if TYPE_CHECKING:
    from gridlab.store.sessions.list import Row


class Listing(DropArea):
    """chosen_changed: another session is chosen, or none."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.filter_bar = FilterBar()
        self.model = SessionModel()
        self.table = SessionTable(self.model)
        self.nothing_found = EmptyState(
            "search",
            translate("Sessions", "No session fits the filter"),
            translate("Sessions", "The search, the state or the purpose hides all sessions."),
            translate("Sessions", "Clear the filter"),
        )
        self._total = 0
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing_found)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter_bar)
        column.addWidget(self._stack, 1)
        self.filter_bar.changed.connect(self._filter)
        self.nothing_found.requested.connect(self._clear)
        self.table.selectionModel().selectionChanged.connect(lambda *_: self.chosen_changed.emit())
        QShortcut("Ctrl+F", self, self.filter_bar.search.setFocus)  # from anywhere, while this is seen

    @property
    def chosen(self) -> Row | None:
        """The session chosen in the table."""
        indexes = self.table.selectionModel().selectedRows()
        return self.model.row(indexes[0]) if indexes else None

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these sessions; the chosen one stays so while it is listed."""
        kept = self.chosen
        self._total = len(rows)
        self.model.set_rows(rows)
        if kept is not None:
            self.table.choose(kept.path)
        self._tell()

    def take_focus(self) -> None:
        """Put the keyboard where it is of use."""
        shown = self.nothing_found.button if self._stack.currentIndex() else self.table
        (shown or self.table).setFocus()

    def _filter(self, text: str, state: str, purpose: str) -> None:
        self.model.want(text, state, purpose)
        self._tell()
        self.chosen_changed.emit()

    def _tell(self) -> None:
        shown = self.model.rowCount()
        self.filter_bar.show_count(shown, self._total)
        self._stack.setCurrentIndex(int(self._total > 0 and shown == 0))

    def _clear(self) -> None:
        self.filter_bar.clear()
        self.take_focus()
