"""The Sessions page as it is seen: the table of sessions, the panel for a new one, the details of one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, cast

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.columns import NOT_BEGUN, PURPOSE_NAMES, counts_of, state_of
from gridlab.app.session.start import UnfinishedSession
from gridlab.app.study_view import StudyView
from gridlab.domain.codes import composed
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.boxes import Wide, column, grounded, row, stacked
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import EmptyState, MessageBar, ProgressRow
from gridlab.gui.look.icons import icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import sessions_text
from gridlab.gui.look.saying import told
from gridlab.gui.page import Page
from gridlab.gui.pages.sessions.from_web import ServingPanel
from gridlab.gui.pages.sessions.listing import Listing
from gridlab.gui.pages.sessions.new_session import NewSession
from gridlab.gui.pages.sessions.set_right import SetRightPanel
from gridlab.gui.pages.sessions.stations import StationsView
from gridlab.gui.pages.sessions.trying import TryPanel
from gridlab.gui.study.session_details import Details

if TYPE_CHECKING:
    from gridlab.app.session.details import SessionDetails
    from gridlab.domain.session import Purpose
    from gridlab.store.sessions.list import Row

EMPTY, TABLE, DETAILS, STATIONS = range(4)


class SessionButtons:
    """Back, Open, Resume and a menu, first for the session chosen or looked at, then for all of them."""

    def __init__(self) -> None:
        self.back = button(translate("Sessions", "All sessions"), icon_name="arrow-left", shortcut="Esc")
        self.open = button(
            translate("Sessions", "Open"),
            icon_name="eye",
            says=translate("Sessions", "View the selected session, read-only"),
        )
        self.resume = button(
            translate("Sessions", "Resume"),
            icon_name="play",
            says=translate("Sessions", "Resume the selected session"),
        )
        self.more = button("", icon_name="ellipsis", says=translate("Sessions", "More"), shortcut="Alt+M")
        self.more.setShortcut("Alt+M")
        self.more.clicked.connect(self._open_menu)
        self.menu = QMenu(self.more)
        self.note = self._entry(translate("Sessions", "Note…"), "pencil")
        self.void = self._entry(translate("Sessions", "Void…"), "eye-off")
        self.unvoid = self._entry(translate("Sessions", "Count again"), "rotate-ccw")
        self.code = self._entry(translate("Sessions", "Change the code of this session…"), "tag")
        self.all_of_code = self._entry(
            translate("Sessions", "Change the code of all sessions of this annotator…"), "tag"
        )
        self.discard = self._entry(translate("Sessions", "Discard (not begun)"), "folder")
        self.menu.addSeparator()
        self.verify = self._entry(translate("Sessions", "Verify this session"), "shield-check")
        self.recover = self._entry(translate("Sessions", "Recover readable answers"), "archive-restore")
        self.export = self._entry(translate("Sessions", "Export this session…"), "download")
        self.erase = self._entry(translate("Sessions", "Erase this annotator…"), "user-x")
        self.menu.addSeparator()
        self.verify_all = self._entry(translate("Sessions", "Verify all sessions"), "shield-check")
        self.bring_in = self._entry(translate("Sessions", "Import sessions from another station…"), "merge")
        self.collect = self._entry(translate("Sessions", "Collect answers from the web…"), "import")
        self.serve = self._entry(translate("Sessions", "Serve a published page in this network…"), "globe")
        self.simulate = self._entry(translate("Sessions", "Try it with simulated annotators…"), "play")
        self.hours = self._entry(translate("Sessions", "Hours and pay as CSV…"), "download")
        self.restore = self._entry(translate("Sessions", "Restore from the backup"), "archive-restore")

    def show_for(self, several: Sequence[Row], *, looking: bool, starting: bool) -> None:
        """Allow what can be done with these sessions: most with one alone.

        looking: its details are shown. starting: a session is being prepared already.
        """
        chosen = several[0] if len(several) == 1 else None
        for entry, allowed in (
            (self.note, bool(several)),
            (self.void, bool(several)),
            (self.unvoid, any(one.voided for one in several)),
            (self.verify, bool(several) and all(one.status != "running" for one in several)),
            (self.discard, chosen is not None and state_of(chosen) == NOT_BEGUN),
        ):
            entry.setEnabled(allowed)
        status = chosen.status if chosen is not None and not chosen.problem else ""
        at_rest = chosen is not None and chosen.status != "running"
        self.resume.setEnabled(status == "partial" and not starting)
        self.open.setEnabled(status not in ("", "running"))
        self.back.setVisible(looking)
        for entry in (self.code, self.all_of_code):
            entry.setEnabled(at_rest and bool(status))
        self.recover.setEnabled(chosen is not None and bool(chosen.problem))
        self.export.setEnabled(status in ("complete", "partial"))
        self.erase.setEnabled(at_rest and chosen is not None and bool(chosen.annotator))

    def _entry(self, text: str, icon_name: str) -> QAction:
        return self.menu.addAction(icon(icon_name), text)

    def _open_menu(self) -> None:
        self.open_menu(self.more.mapToGlobal(QPoint(0, self.more.height() + 4)))

    def open_menu(self, place: QPoint) -> None:
        """Open the menu at a place of the screen."""
        self.menu.popup(place)


class ErasePanel(QWidget):
    """Asks before an annotator is erased: the one thing that cannot be undone is typed out.

    Hidden until asked. erase_requested(code) once the code was typed.
    """

    erase_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "card")
        self.setAccessibleName(translate("Sessions", "Erase an annotator"))
        self._code = ""
        self._title = label("", "strong", wraps=True)
        self._text = label("", wraps=True)
        self.typed = TextField(says=translate("Sessions", "Type the code again"))
        self.typed.setMaximumWidth(200)
        self.erase_button = button(
            translate("Sessions", "Erase permanently"), kind="danger", icon_name="trash-2"
        )
        cancel = button(translate("Sessions", "Keep everything"), shortcut="Esc")
        self.typed.textChanged.connect(lambda _text: self._allow())
        self.typed.returnPressed.connect(self._erase)
        self.erase_button.clicked.connect(self._erase)
        cancel.clicked.connect(self.hide)
        buttons = row(self.typed, cancel, Wide(), self.erase_button)
        self.setLayout(column(self._title, self._text, buttons, margins=(16, 12, 16, 12)))
        self.hide()

    def ask(self, code: str, sessions: int) -> None:
        """Ask whether an annotator with so many sessions is to be erased."""
        self._code = code
        self._title.setText(translate("Sessions", "Erase everything of {code}?").format(code=code))
        text = translate(
            "Sessions",
            "This permanently removes {count} with all answers, the key that links the code to a "
            "person, and copies in the backup. You'll then see which exports still hold the "
            "code. Type {code} to confirm.",
        )
        self._text.setText(text.format(count=sessions_text(sessions), code=code))
        self.typed.clear()
        self._allow()
        self.show()
        self.typed.setFocus()

    def _allow(self) -> None:
        self.erase_button.setEnabled(composed(self.typed.text().strip()) == composed(self._code))

    def _erase(self) -> None:
        if self.erase_button.isEnabled():
            self.hide()
            self.erase_requested.emit(self._code)


class SessionsPage(Page):
    """Table with a panel for a new session beside it; the details of one session, or the stations, in its
    place. stations_shown: whether they are on view now."""

    key: ClassVar[str] = "sessions"

    start_requested = Signal(SessionWish)
    proposal_requested = Signal()
    designs_requested = Signal()
    stations_shown = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self._view: StudyView | None = None
        self.new_button = button(
            translate("Sessions", "New session"), kind="primary", icon_name="plus", shortcut="Ctrl+Shift+N"
        )
        self.main_action = self.new_button
        buttons = self.buttons = SessionButtons()
        self.switch = _switch()
        self.stations = StationsView()
        self.header_widgets = [self.switch, buttons.back, buttons.open, buttons.resume, buttons.more]
        self.messages = MessageBar()
        self.progress = ProgressRow()
        self.starting = ProgressRow()
        self.erase_panel = ErasePanel()
        self.set_right = SetRightPanel()
        self.trying = TryPanel()
        self.serving = ServingPanel()
        listing = self.listing = Listing()
        self.filter_bar, self.model, self.table = listing.filter_bar, listing.model, listing.table
        self.paths_dropped = listing.paths_dropped
        self.details = Details()
        self.panel = NewSession()
        self.panel.hide()
        self.panel_action = self.panel.start_button
        self._empty = EmptyState(
            "users",
            translate("Sessions", "No sessions yet"),
            translate(
                "Sessions",
                "A session is one annotator answering one HIT. Start one and hand over the keyboard. "
                "Answers from a published page can be dropped here.",
            ),
            translate("Sessions", "New session"),
            translate("Sessions", "Try it with simulated annotators"),
        )
        self._is_starting = False
        nothing = DropArea()
        nothing.setLayout(column(Wide(self._empty)))
        nothing.paths_dropped.connect(self.paths_dropped)
        self._stack = stacked(nothing, self.listing, self.details, self.stations)
        asking = (self.erase_panel, self.set_right, self.trying)
        bars = (self.messages, self.progress, self.starting, *asking, self.serving)
        left = column(*bars, Wide(self._stack), margins=(16, 8, 16, 8))
        self.setLayout(row(Wide(left), self.panel, spacing=0))
        self._wire()
        self._choose()

    def _wire(self) -> None:
        self.new_button.clicked.connect(lambda _checked: self.begin_session())
        self.switch.value_changed.connect(self._switch_to)
        self.stations.hours.clicked.connect(self.buttons.hours.trigger)
        self._empty.requested.connect(self.begin_session)
        self._empty.also_requested.connect(self._ask_to_try)
        self.buttons.simulate.triggered.connect(self._ask_to_try)
        self.buttons.resume.clicked.connect(self._resume)
        self.buttons.back.clicked.connect(self.show_table)
        self.panel.start_requested.connect(self.start_requested)
        self.panel.cancelled.connect(self._close_panel)
        self.listing.chosen_changed.connect(self._choose)
        self.buttons.erase.triggered.connect(self._ask_erase)
        self.table.customContextMenuRequested.connect(self._open_menu_at)
        for kind in ("note", "void", "code", "all_of_code"):
            entry = getattr(self.buttons, kind)
            entry.triggered.connect(lambda _on=False, kind=kind: self.set_right.ask(kind, self.several))

    @property
    def sessions(self) -> Sequence[Row]:
        """All sessions of the study, also those that a filter hides."""
        return self._view.sessions if self._view is not None else ()

    @property
    def chosen(self) -> Row | None:
        """The session chosen in the table, or the one whose details are shown."""
        if self._stack.currentIndex() == DETAILS and self.details.details is not None:
            path = self.details.details.path
            return next((one for one in self.sessions if one.path == path), None)
        return self.listing.chosen

    @property
    def several(self) -> Sequence[Row]:
        """All sessions chosen in the table, or the one whose details are shown."""
        if self.is_at_stations:
            return []
        if self._stack.currentIndex() == DETAILS:
            return [self.chosen] if self.chosen is not None else []
        return self.listing.several

    def show_view(self, view: StudyView) -> None:
        """Show the sessions of a study."""
        if self._view is None or self._view.open.folder != view.open.folder:
            self._close_panel()
            self.set_right.hide()
            self.messages.clear()
            self.show_table()
        self._view = view
        self.listing.show_rows(view.sessions)
        if self._stack.currentIndex() in (EMPTY, TABLE):
            self._stack.setCurrentIndex(TABLE if view.sessions else EMPTY)
        self._tell_counts()
        self._choose()

    def _tell_counts(self) -> None:
        parts = [told(part) for part in counts_of(self.sessions)]
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
                translate("Sessions", "This study has no design yet."),
                translate("Sessions", "A session needs a design."),
                actions=((translate("Sessions", "Go to Design"), self.designs_requested.emit),),
            )
            return
        self.show_table()
        self.panel.show()
        self.new_button.setEnabled(False)  # one primary button at a time: the panel has its own
        screens = [screen.name() or str(n + 1) for n, screen in enumerate(QGuiApplication.screens())]
        self.panel.begin(good, screens, design, purpose)
        self.proposal_requested.emit()

    def set_starting(self, starting: bool) -> None:
        """Whether a session is being prepared."""
        self._is_starting = starting
        self.panel.start_button.setEnabled(not starting)
        self._choose()

    def show_started(self) -> None:
        """The session's window is up."""
        self._close_panel()
        self.messages.clear()

    def show_error(self, error: GridLabError, *, unfinished: bool = False) -> None:
        """What went wrong, where it was asked for; unfinished: as a session can be gone on with."""
        if self.panel.isVisibleTo(self):
            self.panel.show_error(error, unfinished=unfinished or isinstance(error, UnfinishedSession))
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
        about = (header.annotator, header.design.name, told(PURPOSE_NAMES[header.purpose]))
        self.subtitle_changed.emit(" · ".join(about))

    @property
    def is_at_stations(self) -> bool:
        """Whether the stations are on view, not sessions."""
        return self._stack.currentIndex() == STATIONS

    def show_stations(self) -> None:
        """Show who sits where."""
        self.show_table()
        self._switch_to(STATIONS)
        self.stations.table.setFocus()

    def _switch_to(self, place: int) -> None:
        self.switch.set_value(place)
        shown = place if place == STATIONS or self.sessions else EMPTY
        self._stack.setCurrentIndex(shown)
        self._choose()
        self.stations_shown.emit(shown == STATIONS)

    def show_table(self) -> None:
        """Back to all sessions."""
        if self._stack.currentIndex() == DETAILS:
            self.details.forget()
            self._switch_to(TABLE)
            self.listing.take_focus()
            self._tell_counts()
        self._choose()

    def escape(self) -> None:
        asking = [one for one in (self.erase_panel, self.set_right, self.trying) if one.isVisible()]
        if self.is_at_stations and self.stations.escape():
            return
        if asking:
            for one in asking:
                one.hide()
        elif self.panel.isVisible():
            self._close_panel()
        elif self._is_starting:
            self.panel.stop_requested.emit()
        else:
            self.show_table()

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
        self.switch.setVisible(not looking)
        self.buttons.show_for(self.several, looking=looking, starting=self._is_starting)
        for one in (self.buttons.open, self.buttons.resume):
            one.setHidden(self.is_at_stations or (looking and one is self.buttons.open))

    def _resume(self) -> None:
        chosen = self.chosen
        if chosen is not None and self.buttons.resume.isEnabled():
            purpose = cast("Purpose", chosen.purpose)
            wish = SessionWish(chosen.annotator, chosen.design, purpose, resume=True, session=chosen.id)
            self.start_requested.emit(wish)

    def _ask_to_try(self) -> None:
        if self._view is not None:
            self.trying.ask([entry.name for entry in self._view.designs if entry.design is not None])

    def _open_menu_at(self, place: QPoint) -> None:
        """The menu for the sessions that are chosen, where the mouse is."""
        if self.table.indexAt(place).isValid():
            self.buttons.open_menu(self.table.viewport().mapToGlobal(place))

    def _ask_erase(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            theirs = sum(other.annotator == chosen.annotator for other in self.sessions)
            self.erase_panel.ask(chosen.annotator, theirs)


def _switch() -> SegmentedButtons:
    """Between the list of sessions and the stations."""
    choices = ((TABLE, translate("Sessions", "Sessions")), (STATIONS, translate("Sessions", "Stations")))
    return SegmentedButtons(choices, says=translate("Sessions", "View"), value=TABLE)
