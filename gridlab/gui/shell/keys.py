"""The list of keys (F1): those of the window, of its pages, and of a session."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from gridlab.domain.design import Design
from gridlab.domain.keys import NUMBERED, keys_of
from gridlab.gui.kit.boxes import EDGES, Wide, column, grounded, row, scrolled
from gridlab.gui.kit.buttons import button, shortcut_text
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.shell.actions import ACTIONS

Row = tuple[str, str]
Section = tuple[str, Sequence[Row]]
COLUMNS = 3
NOTHING: Mapping[str, str] = MappingProxyType({})


class KeyList(QWidget):
    """Sections of keys side by side. left: it is to be closed."""

    left = Signal()

    def __init__(self, designs: Sequence[Design] = (), mains: Mapping[str, str] = NOTHING) -> None:
        """designs: of the study, whose sessions' keys are listed. mains: the main action of each page."""
        super().__init__()
        grounded(self, "page")
        self.setAccessibleName(translate("Keys", "Keyboard shortcuts"))
        close = button(translate("Keys", "Close"), shortcut="Esc")
        close.clicked.connect(self.left)
        parts = (
            column(*(_section(title, rows) for title, rows in part), Wide(), spacing=24)
            for part in in_columns(sections(designs, mains), COLUMNS)
        )
        self.area = scrolled(row(*map(Wide, parts), spacing=48, margins=EDGES))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        head = row(label(translate("Keys", "Keyboard shortcuts"), "display"), Wide(), close, spacing=24)
        self.setLayout(column(head, Wide(self.area), spacing=24, margins=(40, 32, 40, 24)))

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


def in_columns(parts: Sequence[Section], count: int) -> list[list[Section]]:
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


def sections(designs: Sequence[Design] = (), mains: Mapping[str, str] = NOTHING) -> list[Section]:
    """Every section: its title, and keys with what they do. mains: the name of each page's main action."""
    main = next(shortcut_text(row.shortcut) for row in ACTIONS if row.key == "main_action")

    def on(page: str, rows: Sequence[Row]) -> Sequence[Row]:
        return ((main, mains[page].rstrip("…")), *rows) if mains.get(page) else rows

    shift, arrows = translate("Keys", "Shift"), translate("Keys", "arrows")
    images = (
        (shortcut_text("Ctrl+F"), translate("Keys", "Search")),
        (shortcut_text("Ctrl+A"), translate("Keys", "Select all")),
        (f"{shift} + {arrows}", translate("Keys", "Select several")),
        (translate("Keys", "Menu key"), translate("Keys", "What you can do with the selection")),
    )
    design = (
        ("F2", translate("Keys", "Rename the design")),
        (shortcut_text("Del"), translate("Keys", "Delete the design")),
        (shortcut_text("Ctrl+Shift+D"), translate("Keys", "Duplicate design")),
        ("↑ ↓", translate("Keys", "Increase or decrease a number")),
        ("← →", translate("Keys", "Fold or unfold a section")),
    )
    preview = (
        ("F6", translate("Keys", "Move between the session and the bar above it")),
        ("Esc", translate("Keys", "Leave the preview")),
    )
    cost = (
        ("← →", translate("Keys", "Move the budget line")),
        ("↑ ↓", translate("Keys", "Choose another design")),
        ("+ −", translate("Keys", "Zoom")),
        (translate("Keys", "Space"), translate("Keys", "Show or hide a line from the table")),
        ("S", translate("Keys", "Sort the table by the next column")),
        (f"{shift} + S", translate("Keys", "Reverse the sort order")),
    )
    sessions = (
        (shortcut_text("Ctrl+F"), translate("Keys", "Search")),
        (translate("Keys", "Enter"), translate("Keys", "Open the selected session")),
        (shortcut_text("Alt+M"), translate("Keys", "More actions")),
    )
    data = (
        (shortcut_text("Ctrl+PgDown"), translate("Keys", "Next tab, Ctrl+PgUp the one before")),
        (arrows, translate("Keys", "Move the map")),
        ("+ − 0", translate("Keys", "Zoom, or see the whole map")),
        ("[ ] M", translate("Keys", "Turn the map, or mirror it")),
        (translate("Keys", "Enter"), translate("Keys", "Choose the image in the middle of the map")),
    )
    return [
        (translate("Keys", "Everywhere"), _everywhere({"main_action"} if mains else ())),
        (translate("Keys", "Images"), on("images", images)),
        (translate("Keys", "Design"), on("design", design)),
        (translate("Keys", "Preview of a HIT"), preview),
        (translate("Keys", "Cost"), on("cost", cost)),
        (translate("Keys", "Sessions"), on("sessions", sessions)),
        (translate("Keys", "Data"), on("data", data)),
        (translate("Keys", "In a session"), _in_a_session(designs)),
    ]


def _everywhere(but: Collection[str]) -> list[Row]:
    actions = [
        (shortcut_text(row.shortcut), translate("Actions", row.text).rstrip("…"))
        for row in ACTIONS
        if row.text and row.shortcut and row.key not in but
    ]
    return [
        *actions,
        ("F10", translate("Keys", "Menu of all actions")),
        ("Esc", translate("Keys", "Close what covers the page, or go back")),
    ]


def _in_a_session(designs: Sequence[Design]) -> list[Row]:
    return [
        *_of_cells(designs),
        (translate("Keys", "Arrows, Space"), translate("Keys", "Move between cells, choose one")),
        (translate("Keys", "Enter"), translate("Keys", "Submit or continue")),
        (translate("Keys", "Backspace"), translate("Keys", "Go back, where the design allows it")),
        (translate("Keys", "Hold Shift"), translate("Keys", "Enlarge an image")),
        ("F1", translate("Keys", "Instructions")),
        (shortcut_text("Ctrl+Shift+Q"), translate("Keys", "Exit for the lab assistant")),
    ]


def _of_cells(designs: Sequence[Design]) -> list[Row]:
    """The keys of cells that are in force: counted through, or as the cells of these designs lie."""
    choose = translate("Keys", "Choose or deselect the cell")
    names: dict[tuple[str, ...], list[str]] = {}
    for design in designs:
        for keys in dict.fromkeys(keys_of(block).listed for block in design.blocks):
            names.setdefault(keys, []).append(design.name)
    numbered = names.pop(NUMBERED.listed, None) is not None or not names
    counted = [(" ".join(NUMBERED.listed), choose)] if numbered else []
    return counted + [(" ".join(keys), f"{choose} ({', '.join(own)})") for keys, own in names.items()]
