"""The Sessions page: the table of sessions, starting and resuming them, and the details of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.messages import EmptyState, MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.words import sessions_text
from gridlab.gui.pages.page import Page
from gridlab.gui.pages.sessions.buttons import SessionButtons
from gridlab.gui.pages.sessions.details import Details
from gridlab.gui.pages.sessions.erase_panel import ErasePanel
from gridlab.gui.pages.sessions.listing import Listing
from gridlab.gui.pages.sessions.new_session import NewSession, SessionWish, checking_text
from gridlab.gui.pages.sessions.outcomes import Said
from gridlab.gui.pages.sessions.reading import SessionDetails
from gridlab.gui.pages.sessions.table import purpose_name

if TYPE_CHECKING:
    from gridlab.domain.session import Purpose
    from gridlab.store.sessions.list import Row

REFRESH_MS = 1000
EMPTY, TABLE, DETAILS = range(3)


def empty_state() -> EmptyState:
    """What the page says before the first session."""
    return EmptyState(
        "users",
        translate("Sessions", "No sessions yet"),
        translate(
            "Sessions",
            "A session is one annotator answering one HIT. Start one and hand over the keyboard.",
        ),
        translate("Sessions", "New session"),
    )


def counts_of(rows: Sequence[Row]) -> list[str]:
    """How many sessions there are, in all and by state."""
    by_status = Counter(row.status for row in rows)
    damaged = sum(bool(row.problem) for row in rows)
    parts = [
        sessions_text(len(rows)),
        translate("Sessions", "{count} complete").format(count=numeral(by_status["complete"])),
        translate("Sessions", "{count} running").format(count=numeral(by_status["running"])),
    ]
    if damaged:
        parts.append(translate("Sessions", "{count} damaged").format(count=numeral(damaged)))
    return parts


class SessionsPage(Page):
    """Table with a panel for a new session beside it, or the details of one session in its place."""

    key: ClassVar[str] = "sessions"
    title: ClassVar[str] = "Sessions"
    icon_name: ClassVar[str] = "users"

    start_requested = Signal(object)
    proposal_requested = Signal()
    refresh_requested = Signal()
    designs_requested = Signal()
    open_requested = Signal(object)
    cancel_requested = Signal()
    paths_dropped = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self._view: StudyView | None = None
        self.new_button = button(
            translate("Sessions", "New session"), kind="primary", icon_name="plus", shortcut="Ctrl+Shift+N"
        )
        self.main_action = self.new_button
        self.new_button.clicked.connect(lambda _checked=False: self.begin_session())
        self.buttons = SessionButtons()
        self.resume_button, self.open_button = self.buttons.resume, self.buttons.open
        self.more = self.buttons.more
        self.header_widgets = self.buttons.widgets
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.progress.cancel_requested.connect(self.cancel_requested)
        self.starting = ProgressRow()
        self.erase_panel = ErasePanel()
        listing = self.listing = Listing()
        self.filter_bar, self.model, self.table = listing.filter_bar, listing.model, listing.table
        self.details = Details()
        self.panel = NewSession()
        self.panel_action = self.panel.start_button
        self._empty = empty_state()
        self._is_starting = False
        self._stack = QStackedWidget()
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self.refresh_requested)
        self._lay_out()
        self._wire()
        self._choose()

    def _lay_out(self) -> None:
        for part in (self._empty, self.listing, self.details):
            self._stack.addWidget(part)
        left = QVBoxLayout()
        left.setContentsMargins(16, 8, 16, 8)
        left.setSpacing(8)
        left.addWidget(self.messages)
        left.addWidget(self.progress)
        left.addWidget(self.starting)
        left.addWidget(self.erase_panel)
        left.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(self.panel)

    def _wire(self) -> None:
        self.panel.hide()
        self.starting.cancel_requested.connect(self.panel.stop_requested)
        self.buttons.resume.clicked.connect(self._resume)
        self.buttons.open.clicked.connect(self._open)
        self.buttons.back.clicked.connect(self.show_table)
        self.panel.start_requested.connect(self.start_requested)
        self.panel.cancelled.connect(self._close_panel)
        self._empty.requested.connect(self.begin_session)
        self.listing.paths_dropped.connect(self.paths_dropped)
        self.listing.chosen_changed.connect(self._choose)
        self.table.activated.connect(lambda _index: self._open())
        self.more.erase_asked.connect(self._ask_erase)

    @property
    def chosen(self) -> Row | None:
        """The session chosen in the table, or the one whose details are shown."""
        if self._stack.currentIndex() == DETAILS and self.details.details is not None:
            path = self.details.details.path
            rows = self._view.sessions if self._view is not None else ()
            return next((row for row in rows if row.path == path), None)
        return self.listing.chosen

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        if self._view is None or self._view.open.folder != view.open.folder:
            self._close_panel()
            self.messages.clear()
            self.show_table()
        self._view = view
        self.listing.show_rows(view.sessions)
        if self._stack.currentIndex() != DETAILS:
            self._stack.setCurrentIndex(TABLE if view.sessions else EMPTY)
        self._tell_counts(view)
        self._choose()

    def _tell_counts(self, view: StudyView) -> None:
        parts = counts_of(view.sessions)
        self.subtitle_changed.emit(parts[0])
        self.status_changed.emit(" · ".join(parts), "")

    def begin_session(self, design: str = "", purpose: str = "") -> None:
        """Open the panel; the next code is asked for."""
        if self._view is None:
            return
        good = [entry.name for entry in self._view.designs if entry.design is not None]
        if not good:
            self.messages.say(
                "info",
                translate("Sessions", "The study has no design yet."),
                translate("Sessions", "A session needs one."),
                actions=((translate("Sessions", "Go to Design"), self.designs_requested.emit),),
            )
            return
        self.show_table()
        self.panel.show()
        self.new_button.setEnabled(False)  # one primary button at a time: the panel has its own
        screens = [screen.name() or str(n + 1) for n, screen in enumerate(QGuiApplication.screens())]
        self.panel.begin(good, screens, design, purpose)
        self.proposal_requested.emit()

    def show_working(self, working: bool) -> None:
        """A session is being prepared."""
        self._is_starting = working
        if not working:
            self.starting.end()
            self.panel.show_working(False)
        elif self.panel.isVisibleTo(self):
            self.panel.show_working(True)
        else:
            self.starting.begin(checking_text())
        self._choose()

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

    def show_details(self, details: SessionDetails) -> None:
        """Show a session's details in place of the table."""
        self._close_panel()
        self.messages.clear()
        self._stack.setCurrentIndex(DETAILS)
        header = details.record.header
        self.details.show_details(details)
        self._choose()
        about = (header.annotator, header.design.name, purpose_name(header.purpose))
        self.subtitle_changed.emit(" · ".join(about))

    def show_table(self) -> None:
        """Back to all sessions."""
        if self._stack.currentIndex() == DETAILS:
            self.details.forget()
            self._stack.setCurrentIndex(TABLE if self._view is not None and self._view.sessions else EMPTY)
            self.listing.take_focus()
            if self._view is not None:
                self._tell_counts(self._view)
        self._choose()

    def say(self, said: Said, actions: tuple[tuple[str, Callable[[], object]], ...] = ()) -> None:
        """Tell what came of a piece of work."""
        kind, sentence, rest = said
        self.messages.say(kind, sentence, rest, actions=actions)

    def escape(self) -> None:
        if self.erase_panel.isVisible():
            self.erase_panel.hide()
        elif self.panel.isVisible():
            self._close_panel()
        elif self._is_starting:
            self.panel.stop_requested.emit()
        else:
            self.show_table()

    def entered(self) -> None:
        self.refresh_requested.emit()
        self._timer.start()

    def left(self) -> None:
        self._timer.stop()

    def take_focus(self) -> None:
        if self._stack.currentIndex() == TABLE:
            self.listing.take_focus()
        else:
            (self.details.table if self._stack.currentIndex() == DETAILS else self.new_button).setFocus()

    def _close_panel(self) -> None:
        if self.panel.isVisibleTo(self):
            self.panel.stop_requested.emit()  # what it has asked for would else start after all
        self.new_button.setEnabled(True)
        self.panel.leave(self.new_button)

    def _choose(self) -> None:
        looking = self._stack.currentIndex() == DETAILS
        self.buttons.show_for(self.chosen, looking=looking, starting=self._is_starting)

    def _open(self) -> None:
        row = self.chosen
        if row is not None and row.problem:
            salvage = partial(self.more.salvage_asked.emit, row)
            action = (translate("Sessions", "Salvage its good part"), salvage)
            self.messages.say("bad", row.problem, actions=(action,))
        elif row is not None and self.open_button.isEnabled():
            self.open_requested.emit(row)

    def _resume(self) -> None:
        row = self.chosen
        if row is not None and self.resume_button.isEnabled():
            purpose = cast("Purpose", row.purpose)
            wish = SessionWish(row.annotator, row.design, purpose, resume=True, session=row.id)
            self.start_requested.emit(wish)

    def _ask_erase(self, row: Row) -> None:
        rows = self._view.sessions if self._view is not None else ()
        self.erase_panel.ask(row.annotator, sum(other.annotator == row.annotator for other in rows))
