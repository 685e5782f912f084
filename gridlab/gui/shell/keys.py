"""The list of keys (F1): those of the window, of its pages, and of a session."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from gridlab.gui.kit.buttons import button, shortcut_text
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.shell.actions import ACTIONS

Row = tuple[str, str]
Section = tuple[str, Sequence[Row]]
COLUMNS = 3


class KeyList(QWidget):
    """Sections of keys side by side. left: it is to be closed."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(translate("Keys", "Keys"))
        close = button(translate("Keys", "Close"), shortcut="Esc")
        close.clicked.connect(self.left)
        head = QHBoxLayout()
        head.addWidget(label(translate("Keys", "Keys"), "display"))
        head.addStretch(1)
        head.addWidget(close)
        columns = QHBoxLayout()
        columns.setSpacing(48)
        for part in in_columns(sections(), COLUMNS):
            column = QVBoxLayout()
            column.setSpacing(24)
            for title, rows in part:
                column.addWidget(_section(title, rows))
            column.addStretch(1)
            columns.addLayout(column, 1)
        inner = QWidget()
        inner.setObjectName("sheet")
        inner.setLayout(columns)
        area = self._area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(inner)
        area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(40, 32, 40, 24)
        layout.setSpacing(24)
        layout.addLayout(head)
        layout.addWidget(area, 1)

    def take_focus(self) -> None:
        """Arrows and Page Down scroll the list."""
        self._area.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_F1:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _section(title: str, rows: Sequence[Row]) -> QWidget:
    made = QWidget()
    grid = QGridLayout(made)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnMinimumWidth(0, 132)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(title, "section"), 0, 0, 1, 2)
    for number, (keys, what) in enumerate(rows, start=1):
        grid.addWidget(label(keys, "strong"), number, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(label(what, wraps=True), number, 1, Qt.AlignmentFlag.AlignTop)
    return made


def in_columns(
    parts: Sequence[tuple[str, Sequence[Row]]], count: int
) -> list[list[tuple[str, Sequence[Row]]]]:
    """The sections in their order, in so many columns of about the same height."""
    heights = [len(rows) + 2 for _, rows in parts]
    aim = sum(heights) / count
    columns: list[list[Section]] = [[]]
    filled = 0.0
    for part, height in zip(parts, heights, strict=True):
        if columns[-1] and len(columns) < count and filled + height / 2 > aim * len(columns):
            columns.append([])
        columns[-1].append(part)
        filled += height
    return columns


def sections() -> list[Section]:
    """Every section: its title, and keys with what they do."""
    window = [
        (shortcut_text(row.shortcut), translate("Actions", row.text).rstrip("…"))
        for row in ACTIONS
        if row.text and row.shortcut
    ]
    window += [
        ("F10", translate("Keys", "Menu of all actions")),
        ("Esc", translate("Keys", "Close what lies over the page, or go back")),
    ]
    return [
        (translate("Keys", "Everywhere"), window),
        (translate("Keys", "Images"), _images()),
        (translate("Keys", "Design"), _design()),
        (translate("Keys", "Preview of a HIT"), _preview()),
        (translate("Keys", "Cost"), _cost()),
        (translate("Keys", "Sessions"), _sessions()),
        (translate("Keys", "In a session"), _session()),
    ]


def _images() -> list[Row]:
    return [
        (shortcut_text("Ctrl+F"), translate("Keys", "Search")),
        (shortcut_text("Ctrl+A"), translate("Keys", "Select all")),
        (
            _joined(translate("Keys", "Shift"), translate("Keys", "arrows")),
            translate("Keys", "Select several"),
        ),
        (translate("Keys", "Menu key"), translate("Keys", "What can be done with the selection")),
    ]


def _design() -> list[Row]:
    return [
        ("F2", translate("Keys", "Rename the design")),
        (shortcut_text("Del"), translate("Keys", "Delete the design")),
        (shortcut_text("Ctrl+Shift+D"), translate("Keys", "Duplicate the design")),
        ("↑ ↓", translate("Keys", "One more or less in a number")),
        ("← →", translate("Keys", "Fold a section, or open it")),
    ]


def _preview() -> list[Row]:
    return [
        ("F6", translate("Keys", "Between the session and the bar above it")),
        ("Esc", translate("Keys", "Leave the preview")),
    ]


def _cost() -> list[Row]:
    return [
        ("← →", translate("Keys", "Move the budget line")),
        ("↑ ↓", translate("Keys", "Another design")),
        ("+ −", translate("Keys", "Zoom")),
        (translate("Keys", "Space"), translate("Keys", "Hide or show a line in the table")),
        ("S", translate("Keys", "Sort the table by the next column")),
        (_joined(translate("Keys", "Shift"), "S"), translate("Keys", "Sort it the other way round")),
    ]


def _sessions() -> list[Row]:
    return [
        (shortcut_text("Ctrl+F"), translate("Keys", "Search")),
        (translate("Keys", "Enter"), translate("Keys", "Open the chosen session")),
        (shortcut_text("Alt+M"), translate("Keys", "What else can be done")),
    ]


def _session() -> list[Row]:
    return [
        ("1–9 a–z", translate("Keys", "Choose the cell, or take the choice back")),
        (translate("Keys", "Arrows, Space"), translate("Keys", "Move over the cells, choose one")),
        (translate("Keys", "Enter"), translate("Keys", "Submit, or go on")),
        (translate("Keys", "Backspace"), translate("Keys", "Back, where the design allows it")),
        (translate("Keys", "Shift held"), translate("Keys", "Enlarge a picture")),
        ("F1", translate("Keys", "The instructions")),
        (shortcut_text("Ctrl+Shift+Q"), translate("Keys", "The lab assistant's way out")),
    ]


def _joined(key: str, more: str) -> str:
    return f"{key} + {more}"
