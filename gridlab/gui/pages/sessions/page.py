"""The Sessions page: the table of sessions, New session, Resume; running ones are followed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from gridlab.domain.errors import GridLabError
from gridlab.gui.look.words import counted
from gridlab.gui.pages.page import Page
from gridlab.gui.pages.sessions.new_session import NewSession, SessionWish
from gridlab.gui.pages.sessions.table import SessionModel, SessionTable
from gridlab.gui.study.view import Changed, StudyView
from gridlab.gui.widgets.buttons import button
from gridlab.gui.widgets.messages import EmptyState, MessageBar

if TYPE_CHECKING:
    from gridlab.domain.session import Purpose
    from gridlab.store.sessions.list import Row

REFRESH_MS = 1000


def next_code(taken: set[str]) -> str:
    """The next free code: the number after the highest of p001, p002, …"""
    numbers = [int(found[1]) for code in taken if (found := re.fullmatch(r"p(\d{3,6})", code))]
    return f"p{max(numbers, default=0) + 1:03d}"


class SessionsPage(Page):
    """Table with a panel for a new session beside it."""

    key: ClassVar[str] = "sessions"
    title: ClassVar[str] = "Sessions"
    icon_name: ClassVar[str] = "users"

    start_requested = Signal(object)
    refresh_requested = Signal()
    designs_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._view: StudyView | None = None
        self.main_action = button("New session", kind="primary", icon_name="plus", shortcut="Ctrl+Shift+N")
        self.main_action.clicked.connect(self._begin)
        self.resume_button = button("Resume", icon_name="play", says="Resume the chosen session")
        self.resume_button.clicked.connect(self._resume)
        self.header_widgets = [self.resume_button]
        self.messages = MessageBar()
        self.model = SessionModel()
        self.table = self._make_table()
        self.panel = NewSession()
        self.panel.hide()
        self.panel.start_requested.connect(self.start_requested)
        self.panel.cancelled.connect(self._close_panel)
        self._empty = EmptyState(
            "users",
            "No sessions yet",
            "A session is one annotator answering one HIT. Start one and hand over the keyboard.",
            "New session",
        )
        self._empty.requested.connect(self._begin)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.table)
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh_requested)
        escape = QShortcut("Esc", self.panel, self._close_panel)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._lay_out()
        self._choose()

    def _lay_out(self) -> None:
        left = QVBoxLayout()
        left.setContentsMargins(16, 8, 16, 8)
        left.setSpacing(8)
        left.addWidget(self.messages)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _make_table(self) -> SessionTable:
        table = SessionTable(self.model)
        table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        table.activated.connect(lambda _index: self._resume())
        return table

    @property
    def chosen(self) -> Row | None:
        """The session chosen in the table."""
        indexes = self.table.selectionModel().selectedRows()
        return self.model.row(indexes[0]) if indexes else None

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self._view is None or self._view.open.folder != view.open.folder:
            self._close_panel()
            self.messages.clear()
        self._view = view
        self.model.set_rows(view.sessions)
        self._stack.setCurrentIndex(1 if view.sessions else 0)
        running = sum(row.status == "running" for row in view.sessions)
        done = sum(row.status == "complete" for row in view.sessions)
        damaged = sum(bool(row.problem) for row in view.sessions)
        parts = [counted(len(view.sessions), "session"), f"{done:,} complete", f"{running:,} running"]
        self.subtitle_changed.emit(parts[0])
        if damaged:
            parts.append(f"{damaged:,} damaged")
        self.status_changed.emit(" · ".join(parts), "")
        self._choose()

    def _begin(self) -> None:
        self.begin_session()

    def begin_session(self, design: str = "", purpose: str = "") -> None:
        """Open the panel with the next free code."""
        if self._view is None:
            return
        good = [entry.name for entry in self._view.designs if entry.design is not None]
        if not good:
            self.messages.say(
                "info",
                "The study has no design yet.",
                "A session needs one.",
                actions=(("Go to Design", self.designs_requested.emit),),
            )
            return
        code = next_code({row.annotator for row in self._view.sessions})
        self.panel.show()
        self._allow_new(False)
        self.panel.begin(code, good, design, purpose)

    def show_working(self, working: bool) -> None:
        """A session is being prepared."""
        self.panel.show_working(working)
        self.resume_button.setEnabled(not working)

    def show_started(self) -> None:
        """The session's window is up."""
        self.panel.show_working(False)
        self._close_panel()
        self.messages.clear()

    def show_error(self, error: GridLabError, *, unfinished: bool = False) -> None:
        """Why a session did not start, where it was asked for."""
        if self.panel.isVisibleTo(self):
            self.panel.show_error(error, unfinished=unfinished)
        else:
            self.messages.say_error(error)
        self._choose()

    def entered(self) -> None:
        self.refresh_requested.emit()
        self._timer.start()

    def left(self) -> None:
        self._timer.stop()

    def take_focus(self) -> None:
        if self._stack.currentIndex() == 1:
            self.table.setFocus()
        elif self.main_action is not None:
            self.main_action.setFocus()

    def _close_panel(self) -> None:
        self.panel.hide()
        self.panel.show_working(False)
        self._allow_new(True)

    def _allow_new(self, enabled: bool) -> None:
        """One primary button at a time: the panel has its own."""
        if self.main_action is not None:
            self.main_action.setEnabled(enabled)

    def _choose(self) -> None:
        row = self.chosen
        self.resume_button.setEnabled(row is not None and row.status == "partial" and not row.problem)

    def _resume(self) -> None:
        row = self.chosen
        if row is not None and self.resume_button.isEnabled():
            self.start_requested.emit(
                SessionWish(row.annotator, row.design, cast("Purpose", row.purpose), resume=True)
            )
