"""Planned against actual: one design a row, what people gave so far and what it comes to in the end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHeaderView, QTableView

from gridlab.app.cost.collected import Collected
from gridlab.domain.visible import visible
from gridlab.gui.kit.row_model import Index, RowModel
from gridlab.gui.kit.tables import aligned, dress_table
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.cost import words

if TYPE_CHECKING:
    from gridlab.app.cost.error_so_far import ErrorSoFar

WAGE, ERROR = 4, 10
FEWEST = 30
NUMBERS = range(1, 11)
PADDING = 18
NARROWEST = 80


def headings() -> tuple[str, ...]:
    """The heads of the columns; "actual / planned" where both stand in a cell."""
    return (
        translate("Cost", "Design"),
        translate("Cost", "HITs done"),
        translate("Cost", "Triplets"),
        translate("Cost", "s / screen"),
        translate("Cost", "Wage / h"),
        translate("Cost", "Cost so far"),
        translate("Cost", "Left"),
        translate("Cost", "Final cost"),
        translate("Cost", "Final triplets"),
        translate("Cost", "Final time"),
        translate("Cost", "Error so far"),
    )


class CollectedModel(RowModel):
    """The rows as texts."""

    def __init__(self) -> None:
        super().__init__(headings, NUMBERS)
        self._errors: Mapping[str, ErrorSoFar] | None = None

    def show_errors(self, errors: Mapping[str, ErrorSoFar] | None) -> None:
        """The errors so far by design id; None while they are being measured."""
        self._errors = errors
        if self._rows:
            self.dataChanged.emit(self.index(0, ERROR), self.index(len(self._rows) - 1, ERROR))

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row: Collected = self._rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._error(row) if index.column() == ERROR else texts(row)[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return aligned(index.column(), NUMBERS)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._error_tip(row) if index.column() == ERROR else _tip(row, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == WAGE:
            lower = row.wage is not None and row.wage < row.planned_wage
            return current_palette().colour("warn") if lower else None
        return None

    def _error(self, row: Collected) -> str:
        if self._errors is None:
            return "…"
        found = self._errors.get(row.design_id)
        return "–" if found is None else numeral(found.error, ".3f")

    def _error_tip(self, row: Collected) -> str | None:
        found = (self._errors or {}).get(row.design_id)
        if found is None:
            return translate("Cost", "Measured from {count} answered screens on").format(count=FEWEST)
        return translate(
            "Cost",
            "On held-out screens of its own, {screens} in all; draws from {least} to {most}. "
            "Big grids look better by it: compare designs by the expected error.",
        ).format(
            screens=numeral(found.screens), least=numeral(found.least, ".3f"), most=numeral(found.most, ".3f")
        )


def texts(row: Collected) -> tuple[str, ...]:
    """The cells of a row: what is, and after the stroke what was planned."""
    pace = row.answers.pace
    own = "–" if pace is None else numeral(pace.seconds_per_screen, ".1f")
    return (
        _named(row),
        f"{numeral(row.counting)} / {numeral(row.planned_assignments)}",
        f"{numeral(row.answers.triplets)} / {numeral(row.planned_triplets)}",
        f"{own} / {numeral(row.planned_time.seconds_per_screen, '.1f')}",
        f"{'–' if row.wage is None else words.money(row.wage, row.currency)}"
        f" / {words.money(row.planned_wage, row.currency)}",
        f"{words.money(row.cost, row.currency)} / {words.money(row.planned_cost, row.currency)}",
        numeral(row.left),
        words.money(row.final_cost, row.currency),
        numeral(row.final_triplets),
        words.hours_text(row.final_hours),
    )


def _named(row: Collected) -> str:
    name = visible(row.design)
    return name if row.is_kept else translate("Cost", "{design} (not in the study)").format(design=name)


def _tip(row: Collected, column: int) -> str | None:
    answers = row.answers
    if column == 0 and not row.is_kept:
        return translate(
            "Cost",
            "The study has this design no more. Its plan is the one that the latest of its sessions holds; "
            "nothing more of it will be bought.",
        )
    if column == 1:
        return translate(
            "Cost", "{excluded} excluded, {unfinished} unfinished, {running} running, {pilots} pilots"
        ).format(
            excluded=answers.excluded,
            unfinished=answers.unfinished,
            running=answers.running,
            pilots=answers.pilots,
        )
    if column == 3 and answers.pace is not None and answers.pace.low is not None:
        return translate("Cost", "{low} to {high} s (95 %), {sessions} sessions of {annotators}").format(
            low=numeral(answers.pace.low, ".1f"),
            high=numeral(answers.pace.high, ".1f"),
            sessions=answers.pace.sessions,
            annotators=answers.pace.annotators,
        )
    if column == 5:
        return translate("Cost", "Complete main sessions, excluded ones too: they are paid")
    return None


class CollectedTable(QTableView):
    """The table of planned against actual."""

    def __init__(self) -> None:
        super().__init__()
        self.rows = CollectedModel()
        self.setModel(self.rows)
        dress_table(self, translate("Cost", "Actual against planned"))
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.rows.modelReset.connect(self._fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Columns as wide as their texts; what is over goes to all, what is lacking comes from the name."""
        header, room = self.horizontalHeader(), self.viewport().width()
        widths = [self._widest(column) + PADDING for column in range(self.rows.columnCount())]
        lacking = sum(widths) - room
        if lacking > 0:
            widths[0] = max(NARROWEST, widths[0] - lacking)
        each = max(0, room - sum(widths)) // len(widths)
        for column, width in enumerate(widths):
            header.resizeSection(column, width + each)

    def _widest(self, column: int) -> int:
        cells = [str(self.rows.data(self.rows.index(row, column))) for row in range(self.rows.rowCount())]
        head = self.horizontalHeader().fontMetrics().horizontalAdvance(headings()[column])
        return max([head, *(self.fontMetrics().horizontalAdvance(cell) for cell in cells)])
