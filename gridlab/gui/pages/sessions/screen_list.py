"""The screens of one session as a table, and the events of one screen as another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableView

from gridlab.domain.screen import ScreenKind
from gridlab.domain.session import Device, Event, EventKind
from gridlab.gui.kit.row_model import Index, RowModel
from gridlab.gui.kit.tables import aligned, dress_table
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.sessions.reading import AnsweredScreen

Cells = tuple[str, ...]


class TextTable(RowModel):
    """Rows of texts under headings. numbers: columns that are right-aligned. inks: palette roles of rows."""

    def __init__(self, headings: Cells, numbers: frozenset[int]) -> None:
        super().__init__(lambda: headings, numbers)
        self._rows: tuple[Cells, ...] = ()
        self._inks: tuple[str, ...] = ()

    def set_rows(self, rows: Sequence[Cells], inks: Sequence[str] = ()) -> None:
        """Show these rows."""
        self._inks = tuple(inks)
        self.replace_rows(rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._rows[index.row()][index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return aligned(index.column(), self._numbers)
        if role == Qt.ItemDataRole.ForegroundRole and index.row() < len(self._inks):
            return current_palette().colour(self._inks[index.row()])
        return None


def plain_table(model: TextTable, says: str, *, row_height: int, widths: Sequence[int]) -> QTableView:
    """A table of whole rows in the look of the program; the last column takes the room that is left."""
    made = QTableView()
    made.setModel(model)
    dress_table(made, says, row_height=row_height, widths=widths)
    made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    header = made.horizontalHeader()
    header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    header.setStretchLastSection(True)
    return made


def screen_headings() -> Cells:
    """Headings of the table of screens."""
    return (
        translate("Sessions", "#"),
        translate("Sessions", "Screen"),
        translate("Sessions", "Time"),
        translate("Sessions", "Remarks"),
    )


def screen_row(screen: AnsweredScreen, number: int) -> Cells:
    """One screen of the table. number: as the counter shows it, 0 for practice."""
    response = screen.response
    seconds = f"{numeral(response.response_ms / 1000, '.1f')} s" if response is not None else "–"
    return (str(number) if number else "", kind_name(screen.kind), seconds, ", ".join(remarks(screen)))


def screen_ink(screen: AnsweredScreen) -> str:
    """The palette role a screen is written in."""
    if screen.response is None:
        return "faint"
    return "warn" if screen.passed is False else "ink"


def kind_name(kind: ScreenKind) -> str:
    """A kind of screen in words."""
    return {
        ScreenKind.MAIN: translate("Sessions", "Main"),
        ScreenKind.PRACTICE: translate("Sessions", "Practice"),
        ScreenKind.CATCH: translate("Sessions", "Catch"),
        ScreenKind.REPEAT: translate("Sessions", "Repeat"),
        ScreenKind.SHARED: translate("Sessions", "Shared"),
    }[kind]


def remarks(screen: AnsweredScreen) -> list[str]:
    """What is to be said of a screen besides its kind and time."""
    response = screen.response
    if response is None:
        return [translate("Sessions", "not answered")]
    said = []
    if screen.passed is not None:
        said.append(translate("Sessions", "passed") if screen.passed else translate("Sessions", "failed"))
    if screen.agreement is not None:
        said.append(translate("Sessions", "κ {kappa}").format(kappa=numeral(screen.agreement, ".2f")))
    if screen.attempts > 1:
        said.append(translate("Sessions", "{count} answers").format(count=screen.attempts))
    if response.timed_out:
        said.append(translate("Sessions", "timed out"))
    if response.resumed:
        said.append(translate("Sessions", "resumed here"))
    if response.off_focus_ms:
        said.append(
            translate("Sessions", "{seconds} s away").format(
                seconds=numeral(response.off_focus_ms / 1000, ".1f")
            )
        )
    if not response.chosen:
        said.append(translate("Sessions", "none chosen"))
    return said


def event_headings() -> Cells:
    """Headings of the table of events."""
    return (
        translate("Sessions", "After"),
        translate("Sessions", "What"),
        translate("Sessions", "Cell"),
        translate("Sessions", "By"),
    )


def event_row(event: Event, since_ms: int) -> Cells:
    """One event, in seconds since `since_ms`."""
    return (
        f"{numeral((event.t_ms - since_ms) / 1000, '.3f')} s",
        event_name(event.kind),
        str(event.cell + 1) if event.cell >= 0 else "",
        device_name(event.device),
    )


def event_name(kind: EventKind) -> str:
    """An event in words; one that a later version added is called by its code."""
    names = {
        EventKind.ONSET: translate("Sessions", "Shown"),
        EventKind.CHOOSE: translate("Sessions", "Chosen"),
        EventKind.UNCHOOSE: translate("Sessions", "Unchosen"),
        EventKind.SUBMIT: translate("Sessions", "Submitted"),
        EventKind.FOCUS_LOST: translate("Sessions", "Window left"),
        EventKind.FOCUS_REGAINED: translate("Sessions", "Window back"),
        EventKind.INSTRUCTIONS: translate("Sessions", "Instructions looked at"),
        EventKind.PAUSE: translate("Sessions", "Paused"),
        EventKind.RESUME: translate("Sessions", "Resumed"),
        EventKind.SUSPENDED: translate("Sessions", "Computer slept"),
        EventKind.ENLARGE: translate("Sessions", "Enlarged"),
        EventKind.BACK: translate("Sessions", "Went back"),
        EventKind.TIMED_OUT: translate("Sessions", "Time was over"),
        EventKind.STOP: translate("Sessions", "Stopped"),
    }
    return names.get(kind, kind.name.capitalize().replace("_", " "))


def device_name(device: Device) -> str:
    """An input device in words, "" for none."""
    names = {
        Device.MOUSE: translate("Sessions", "mouse"),
        Device.KEYBOARD: translate("Sessions", "keyboard"),
        Device.TOUCH: translate("Sessions", "touch"),
        Device.PROGRAM: translate("Sessions", "program"),
    }
    return names.get(device, "")
