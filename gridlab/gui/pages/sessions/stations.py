"""The stations on the Sessions page: who sits where, who comes next, what is backed up; looked at again and
again while it is on view."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QMenu, QWidget

from gridlab.app.session.stations import (
    COMING,
    SEATS,
    Seat,
    Stations,
    Watching,
    freeing,
    kept_said,
    looking,
    station_said,
    summary_said,
)
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import joined
from gridlab.gui.kit.boxes import Wide, boxed, column, grounded, row, stacked
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import EmptyState, MessageBar
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.icons import icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.page import Surroundings
from gridlab.gui.pages.sessions.listing import ProgressDelegate

if TYPE_CHECKING:
    from gridlab.app.study_view import StudyView

LOOK_MS = 2000
_CODES_HIGH = 212
_KEPT_WIDE = 300


class FreePanel(QWidget):
    """Asks before a code is taken away from the station that has it on view. freed(seat)."""

    freed = Signal(Seat)

    def __init__(self) -> None:
        super().__init__()
        grounded(self, "card")
        self.setAccessibleName(translate("Sessions", "Free a code"))
        self._seat: Seat | None = None
        self._title = label("", "strong", wraps=True)
        self._text = label("", wraps=True)
        self.done = button(translate("Sessions", "Free code"), kind="primary")
        cancel = button(translate("Sessions", "Cancel"), shortcut="Esc")
        cancel.clicked.connect(self.hide)
        self.done.clicked.connect(self._free)
        self.setLayout(
            column(self._title, self._text, row(self.done, cancel, Wide()), margins=(16, 12, 16, 12))
        )
        self.hide()

    def ask(self, seat: Seat) -> None:
        """Ask about the code that this station has on view."""
        if seat.claim is None:
            return
        self._seat = seat
        title = translate("Sessions", "Free {code} at station {station}?")
        code = seat.coming or translate("Sessions", "the code")
        self._title.setText(title.format(code=code, station=told(station_said(seat.station))))
        text = translate(
            "Sessions",
            "The station has it on view since {time}. Free it only if that station is off or has crashed: "
            "else two people may be given the same code.",
        )
        self._text.setText(text.format(time=f"{datetime.fromtimestamp(seat.claim.since):%H:%M}"))
        self.show()
        self.done.setFocus()

    def _free(self) -> None:
        if self._seat is not None:
            self.hide()
            self.freed.emit(self._seat)


class StationsView(QWidget):
    """Shows what was seen last. chosen_changed: another station is chosen, or none."""

    chosen_changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.trouble = MessageBar(closable=False)
        self.doubled = MessageBar(closable=False)
        self.panel = FreePanel()
        self.summary = label("", "strong")
        self.seen_at = label("", "small")
        self.free = button(
            translate("Sessions", "Free code…"),
            icon_name="user-x",
            says=translate("Sessions", "Free the code that the selected station has on view"),
        )
        self.table = ColumnTable(ColumnModel(SEATS, lambda seat: seat.key), translate("Sessions", "Stations"))
        rows = self.table.rows
        self.table.setItemDelegateForColumn(rows.at("progress"), ProgressDelegate(self.table))
        self.table.sort_by("station", Qt.SortOrder.AscendingOrder)
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.coming = ColumnTable(
            ColumnModel(COMING, lambda one: one.code), translate("Sessions", "Who comes next")
        )
        self.coming.setFixedHeight(_CODES_HIGH)
        self.empty = EmptyState(
            "monitor",
            translate("Sessions", "Nobody is answering now"),
            translate(
                "Sessions",
                "Running sessions of every station that uses this folder appear here. "
                "Give each machine its own station number in Settings.",
            ),
        )
        self._stack = stacked(self.table, self.empty)
        self._lay_out()
        self.table.selectionModel().selectionChanged.connect(lambda *_: self._choose())
        self.table.customContextMenuRequested.connect(self._open_menu)
        self.free.clicked.connect(self._ask)
        self._choose()

    def _lay_out(self) -> None:
        self.hours = button(translate("Sessions", "Hours and pay as CSV…"), icon_name="download")
        self.back_up = button(translate("Sessions", "Back up now"), icon_name="refresh-cw")
        self.choose_place = button(translate("Sessions", "Choose a folder"), icon_name="folder")
        self.kept = label("", wraps=True)
        self._kept_title = label(translate("Sessions", "Backed up today"), "strong")
        kept = boxed(
            column(
                self._kept_title,
                self.kept,
                row(self.back_up, self.choose_place, Wide()),
                Wide(),
                row(self.hours, Wide()),
                margins=(16, 12, 16, 12),
            ),
            "card",
        )
        kept.setFixedWidth(_KEPT_WIDE)
        self._coming_title = label("", "strong")
        self._no_list = label("", "soft", wraps=True)
        self._codes = stacked(self.coming, boxed(column(self._no_list, Wide())))
        self._codes.setFixedHeight(_CODES_HIGH)
        head = row(self.summary, self.seen_at, Wide(), self.free)
        foot = row(Wide(column(self._coming_title, self._codes)), column(kept), spacing=16)
        bars = (self.trouble, self.doubled, self.panel)
        self.setLayout(column(*bars, head, Wide(self._stack), foot, margins=(0, 8, 0, 8)))

    @property
    def chosen(self) -> Seat | None:
        """The station chosen in the table."""
        seat: Seat | None = self.table.chosen
        return seat

    def show_stations(self, seen: Stations) -> None:
        """Show what was seen."""
        self.trouble.clear()
        self.summary.setText(told(joined(summary_said(seen), " · ")))
        self.seen_at.setText("")
        self.table.rows.set_rows(seen.seats)
        only = len(seen.seats) == 1 and seen.seats[0].state == "free" and not seen.left
        self._stack.setCurrentIndex(int(only))
        self.free.setVisible(not only)
        self._show_coming(seen)
        self._show_kept(seen)
        if seen.doubled:
            text = translate("Sessions", "Two sessions run as station {station}.")
            rest = translate(
                "Sessions",
                "If these are two machines, give each its own station number in Settings. "
                "Otherwise both draw from the same numbers.",
            )
            self.doubled.say("warn", text.format(station=told(station_said(seen.doubled[0]))), rest)
        else:
            self.doubled.clear()
        self._choose()

    def _show_coming(self, seen: Stations) -> None:
        title = translate("Sessions", "Who comes next")
        if seen.left:
            title = translate("Sessions", "Who comes next: {count} codes left").format(
                count=numeral(seen.left)
            )
        self._coming_title.setText(title)
        self.coming.rows.set_rows(seen.coming)
        self._codes.setCurrentIndex(int(not seen.left))
        self._no_list.setText(
            translate(
                "Sessions",
                "No code of a list is still to come on this machine. "
                "Stations without a list propose their own codes.",
            )
        )

    def _show_kept(self, seen: Stations) -> None:
        self.kept.setText(told(kept_said(seen.kept)))
        has_place = seen.kept.place is not None or bool(seen.kept.problem)
        self.back_up.setVisible(has_place)
        self.choose_place.setVisible(not has_place)

    def show_trouble(self, error: GridLabError, at: float) -> None:
        """The folder cannot be looked at; what was seen before stays, with its time. at: 0 where none was."""
        self.trouble.say_error(error)
        if at:
            text = translate("Sessions", "as of {time}")
            self.seen_at.setText(text.format(time=f"{datetime.fromtimestamp(at):%H:%M:%S}"))

    def escape(self) -> bool:
        """Close what is asked; whether something was."""
        was = self.panel.isVisible()
        self.panel.hide()
        return was

    def _choose(self) -> None:
        self.free.setEnabled(self.chosen is not None and self.chosen.claim is not None)
        self.chosen_changed.emit()

    def _ask(self) -> None:
        if self.chosen is not None:
            self.panel.ask(self.chosen)

    def _open_menu(self, place: QPoint) -> None:
        if self.table.indexAt(place).isValid():
            menu = QMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            entry = menu.addAction(icon("user-x"), self.free.text())
            entry.setEnabled(self.free.isEnabled())
            entry.triggered.connect(self._ask)
            menu.popup(self.table.viewport().mapToGlobal(place))


class StationsWatch(QObject):
    """Looks at the stations every two seconds while they are on view, never twice at once.

    work: tells what came of freeing a code. study: the one that is open. changed: sessions ended or began.
    """

    def __init__(
        self, view: StationsView, around: Surroundings, work: Uses, study: Callable[[], StudyView | None]
    ) -> None:
        super().__init__(view)
        self._view, self._work, self._study = view, work, study
        self._reread = around.studies.reread_sessions
        self._looks = Uses("stations", around.background, parent=self)
        self._watching = Watching()
        self._seen: Stations | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK_MS)
        self._timer.timeout.connect(self.look)
        view.panel.freed.connect(self._free)

    def start(self) -> None:
        """They came on view."""
        self.look()
        self._timer.start()

    def stop(self) -> None:
        """They are not on view any more."""
        self._timer.stop()

    def forget(self) -> None:
        """Another study is open."""
        self._watching, self._seen = Watching(), None

    def look(self) -> None:
        """Look now, unless a look is still under way: a share may be slow."""
        view = self._study()
        if view is not None and not self._looks.busy:
            use = looking(view.open, view.sessions, self._watching)
            self._looks.run(use, done=self._show, failed=self._fail)

    def _show(self, seen: Stations) -> None:
        before, self._seen = self._seen, seen
        self._view.show_stations(seen)
        if before is not None and _at_work(before) != _at_work(seen):
            self._reread()

    def _fail(self, error: GridLabError) -> None:
        self._view.show_trouble(error, self._seen.at if self._seen is not None else 0)

    def _free(self, seat: Seat) -> None:
        if seat.claim is not None:
            self._work.run(freeing(seat.claim, seat.coming), done=lambda _none: self.look())


def _at_work(seen: Stations) -> set[str]:
    return {seat.session.id for seat in seen.seats if seat.session is not None}
