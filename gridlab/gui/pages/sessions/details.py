"""The details of one session, read-only: facts, each screen with its answer, times and events."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QItemSelectionModel, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QGridLayout, QSplitter, QVBoxLayout, QWidget

from gridlab.domain.errors import GridLabError
from gridlab.domain.screen import ScreenKind
from gridlab.gui.kit.labels import ShortLabel, label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.words import duration
from gridlab.gui.pages.sessions.reading import AnsweredScreen, SessionDetails
from gridlab.gui.pages.sessions.screen_list import (
    TextTable,
    event_headings,
    event_row,
    kind_name,
    plain_table,
    remarks,
    screen_headings,
    screen_ink,
    screen_row,
)
from gridlab.gui.pages.sessions.still_view import StillView
from gridlab.gui.pages.sessions.table import purpose_name, started_text
from gridlab.gui.screen.face import ScreenContent
from gridlab.gui.screen.painting import Mark
from gridlab.gui.screen.still import Still, painted

LARGEST = (2560, 1600)


class Details(QWidget):
    """Facts and screens at the left, the chosen screen as the annotator left it at the right.

    still_requested(Still): its pictures are to be decoded; `show_still` takes them.
    """

    still_requested = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Sessions", "Details of the session"))
        self.messages = MessageBar()
        self.screens = TextTable(screen_headings(), frozenset((0, 2)))
        self.events = TextTable(event_headings(), frozenset((0, 2)))
        self.table = plain_table(
            self.screens, translate("Sessions", "Screens"), row_height=30, widths=(44, 116, 72, 100)
        )
        self.events_table = plain_table(
            self.events, translate("Sessions", "Events"), row_height=26, widths=(88, 180, 56, 80)
        )
        self.picture = StillView(translate("Sessions", "The screen as it was answered"))
        self._caption = label("", "strong")
        self._facts = QGridLayout()
        self._details: SessionDetails | None = None
        self._still: Still | None = None
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show(now.row()))
        self._lay_out()

    def _lay_out(self) -> None:
        self._facts.setHorizontalSpacing(12)
        self._facts.setVerticalSpacing(4)
        self._facts.setColumnStretch(1, 1)
        left, right = QWidget(), QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(8, 8, 8, 8)
        column.setSpacing(12)
        column.addLayout(self._facts)
        column.addWidget(self.table, 1)
        side = QVBoxLayout(right)
        side.setContentsMargins(16, 8, 8, 8)
        side.setSpacing(8)
        side.addWidget(self._caption)
        side.addWidget(self.picture, 3)
        side.addWidget(self.events_table, 1)
        parts = QSplitter(Qt.Orientation.Horizontal)
        parts.setChildrenCollapsible(False)
        parts.setHandleWidth(1)
        parts.addWidget(left)
        parts.addWidget(right)
        parts.setStretchFactor(1, 1)
        parts.setSizes([372, 700])
        left.setMinimumWidth(320)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.messages)
        layout.addWidget(parts, 1)

    @property
    def details(self) -> SessionDetails | None:
        """What is shown."""
        return self._details

    def show_details(self, details: SessionDetails) -> None:
        """Show a session, its first answered screen first."""
        self._details = details
        self.messages.clear()
        self._fill_facts(details)
        rows, number = [], 0
        for screen in details.screens:
            counts = screen.kind is not ScreenKind.PRACTICE
            number += counts
            rows.append(screen_row(screen, number if counts else 0))
        self.screens.set_rows(rows, [screen_ink(screen) for screen in details.screens])
        first = next((s.position for s in details.screens if s.response is not None), 0)
        if not rows:
            self._show(-1)
            return
        self.table.setCurrentIndex(self.screens.index(first, 0))
        self.table.selectionModel().select(
            self.screens.index(first, 0),
            QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
        )
        self.table.setFocus()

    def show_still(self, still: Still, pictures: Sequence[QImage | None], problems: Sequence[str]) -> None:
        """The pictures of a screen came; dropped where another one is looked at by now."""
        if still is not self._still:
            return
        self.picture.show_picture(painted(still, pictures), self._caption.text())
        if problems:
            self.messages.say(
                "warn", translate("Sessions", "Not every image of this screen can be shown."), problems[0]
            )
        else:
            self.messages.clear()

    def show_error(self, error: GridLabError) -> None:
        """What could not be done with this session."""
        self.messages.say_error(error)

    def forget(self) -> None:
        """Let go of the session."""
        self._details = self._still = None
        self.screens.set_rows(())
        self.events.set_rows(())
        self.picture.show_text("")

    def _show(self, row: int) -> None:
        details = self._details
        if details is None or not 0 <= row < len(details.screens):
            return
        screen = details.screens[row]
        onset = screen.response.onset_ms if screen.response is not None else 0
        self.events.set_rows([event_row(event, onset) for event in screen.events])
        self._caption.setText(
            " · ".join(part for part in (kind_name(screen.kind), self._place(row), *remarks(screen)) if part)
        )
        self._still = still_of(details, screen)
        self.picture.show_text(translate("Sessions", "Reading the images…"))
        self.still_requested.emit(self._still)

    def _place(self, row: int) -> str:
        number = str(self.screens.index(row, 0).data() or "")
        return translate("Sessions", "screen {number}").format(number=number) if number else ""

    def _fill_facts(self, details: SessionDetails) -> None:
        while (item := self._facts.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for row, (name, value) in enumerate(facts(details)):
            value_label = ShortLabel(value)
            self._facts.addWidget(label(name, "soft"), row, 0)
            self._facts.addWidget(value_label, row, 1)


def still_of(details: SessionDetails, screen: AnsweredScreen) -> Still:
    """The screen as the annotator left it, with the right cells of catch and practice screens marked."""
    header = details.record.header
    shown = header.screens[screen.position]
    block = header.design.blocks[shown.block]
    response = screen.response
    total = max(1, sum(one.counts for one in header.screens))
    before = sum(one.counts for one in header.screens[: screen.position])
    marks: dict[int, Mark] = dict.fromkeys(shown.planted, "right")
    if response is not None and shown.planted and block.catch.kind == "label":
        marks |= dict.fromkeys(set(response.chosen) - set(shown.planted), "wrong")
    content = ScreenContent(block=block, language=header.design.language, share=before / total)
    viewport = (
        min(max(header.display.width, 320), LARGEST[0]),
        min(max(header.display.height, 240), LARGEST[1]),
    )
    return Still(content, shown, viewport, response.chosen if response is not None else (), marks)


def facts(details: SessionDetails) -> list[tuple[str, str]]:
    """What is known of a session, name and value."""
    record = details.record
    header, display = record.header, record.header.display
    caught = [s.passed for s in details.screens if s.kind is ScreenKind.CATCH and s.passed is not None]
    rows = [
        (translate("Sessions", "Session"), header.id),
        (translate("Sessions", "Purpose"), purpose_name(header.purpose)),
        (translate("Sessions", "Number"), numeral(header.number)),
        (translate("Sessions", "Group"), header.group),
        (translate("Sessions", "Started"), started_text(header.started_utc)),
        (translate("Sessions", "Took"), duration(record.duration_s)),
        (
            translate("Sessions", "Answered"),
            translate("Sessions", "{done} of {all}").format(done=record.answered, all=record.counted),
        ),
        (translate("Sessions", "Catch passed"), f"{sum(caught)} / {len(caught)}" if caught else ""),
        (
            translate("Sessions", "Display"),
            f"{display.width}×{display.height} px, {numeral(display.scale, 'g')}×, "
            f"{numeral(display.refresh_hz, '.0f')} Hz",
        ),
        (translate("Sessions", "System"), header.system),
        (translate("Sessions", "Program"), header.generator),
        (translate("Sessions", "Consent"), record.consent_sha256[:16]),
    ]
    return [(name, value) for name, value in rows if value]
