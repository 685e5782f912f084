"""The table of designs: what each gives for what is asked; its first column shows and hides the lines."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal

from gridlab.app.cost.asking import Answer
from gridlab.app.cost.row import CostRow
from gridlab.domain.visible import visible
from gridlab.gui.kit.labels import plain_tip
from gridlab.gui.kit.row_model import Index, RowModel
from gridlab.gui.kit.tables import aligned
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told
from gridlab.gui.pages.cost import words

RANK, DESIGN, HITS, TRIPLETS, DIFFERENT, BITS, COST, FEE, WAGE, TIME, PER_1000, ERROR = range(12)
NUMBERS = frozenset(range(ERROR + 1)) - {DESIGN}
INDEX_ROLE = Qt.ItemDataRole.UserRole
SORT_ROLE = Qt.ItemDataRole.UserRole + 1
LAST = float("inf")


def headings() -> tuple[str, ...]:
    """The heads of the columns."""
    return (
        translate("Cost", "Rank"),
        translate("Cost", "Design"),
        translate("Cost", "HITs"),
        translate("Cost", "Triplets"),
        translate("Cost", "Different"),
        translate("Cost", "Bits"),
        translate("Cost", "Cost with fee"),
        translate("Cost", "Fee a HIT"),
        translate("Cost", "Wage / h"),
        translate("Cost", "Time"),
        translate("Cost", "Per 1,000"),
        translate("Cost", "Expected error"),
    )


class AnswerModel(RowModel):
    """One design a row, in the order of the chosen column."""

    visibility_changed = Signal()

    def __init__(self) -> None:
        super().__init__(headings, NUMBERS)
        self._rows: tuple[Answer, ...] = ()
        self._order: list[int] = []
        # The cells as they were shown: only those that differ are painted anew while a line is dragged.
        self._texts: list[tuple[str, ...]] = []
        self._indexes: Mapping[str, int] = {}
        self._hidden: set[str] = set()
        self._sorted = (RANK, Qt.SortOrder.AscendingOrder)

    def show_answers(self, answers: Sequence[Answer], indexes: Mapping[str, int]) -> None:
        """Show these; the same designs keep selection and place."""
        same = [one.name for one in answers] == [one.name for one in self._rows]
        before = self._texts
        self._indexes = indexes
        texts = [tuple(_text(answer, column) for column in range(ERROR + 1)) for answer in answers]
        if not same:
            self.beginResetModel()
            self._rows, self._texts = tuple(answers), texts
            self._order = self._ordered()
            self.endResetModel()
            return
        self._rows, self._texts = tuple(answers), texts
        order = self._ordered()
        if order != self._order:
            self._move(order)
            return
        for row, at in enumerate(order):
            for column in range(ERROR + 1):
                if before[at][column] != texts[at][column]:
                    self.dataChanged.emit(self.index(row, column), self.index(row, column))

    def widest(self) -> tuple[str, ...]:
        """The longest text of each column, "" where there is none; digits are all as wide."""
        return tuple(
            max((texts[column] for texts in self._texts), key=len, default="") for column in range(ERROR + 1)
        )

    def shown(self) -> tuple[str, ...]:
        """Names of the designs whose lines are drawn."""
        return tuple(answer.name for answer in self._rows if answer.name not in self._hidden)

    def answer(self, index: Index) -> Answer | None:
        """The answer in a row."""
        if not index.isValid() or index.row() >= len(self._order):
            return None
        return self._rows[self._order[index.row()]]

    def row_of(self, name: str) -> int:
        """The row of a design, -1 where it has none."""
        names = [self._rows[at].name for at in self._order]
        return names.index(name) if name in names else -1

    def toggle(self, name: str) -> None:
        """Show or hide a line."""
        self._hidden ^= {name}
        row = self.row_of(name)
        self.dataChanged.emit(self.index(row, DESIGN), self.index(row, DESIGN))
        self.visibility_changed.emit()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.ToolTipRole:
            return _heading_tip(section)
        return super().headerData(section, orientation, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == DESIGN else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self.answer(index)
        if answer is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._texts[self._order[index.row()]][column]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return aligned(column, NUMBERS)
        if role == Qt.ItemDataRole.CheckStateRole and column == DESIGN:
            hidden = answer.name in self._hidden
            return Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked
        if role == Qt.ItemDataRole.ForegroundRole:
            return _colour(answer, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_tip(answer, column) or "") or None
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return _tip(answer, column)
        if role == INDEX_ROLE:
            return self._indexes.get(answer.name, 0)
        if role == SORT_ROLE:
            return _key(answer, column)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        answer = self.answer(index)
        if answer is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(answer.name)
        return True

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sorted = (column, order)
        self._move(self._ordered())

    def _ordered(self) -> list[int]:
        column, direction = self._sorted
        known: list[int] = []
        missing: list[int] = []
        for at, answer in enumerate(self._rows):
            (missing if _key(answer, column) == LAST else known).append(at)
        known.sort(
            key=lambda at: _key(self._rows[at], column),
            reverse=direction == Qt.SortOrder.DescendingOrder,
        )
        return known + missing  # designs without a figure stand last, whatever the direction

    def _move(self, order: list[int]) -> None:
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        chosen = [self._order[index.row()] for index in before]
        self._order = order
        after = [self.index(order.index(at), old.column()) for at, old in zip(chosen, before, strict=True)]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


def _heading_tip(column: int) -> str | None:
    return {
        DIFFERENT: translate("Cost", "Different questions among the triplets: is A nearer to B or to C"),
        BITS: translate("Cost", "Bits that the answer to one screen can tell at most"),
    }.get(column)


def _text(answer: Answer, column: int) -> str:
    row = answer.row
    if column == DESIGN:
        return visible(answer.name)
    if column == RANK:
        return f"{answer.rank}" if answer.rank else "–"
    if row is None:
        return "–"
    if column == ERROR:
        return words.error_text(answer.expected)
    return _TEXTS[column](row)


def _different(row: CostRow) -> str:
    if row.unique_triplets is None:
        unknown = any(warning.kind == "unique_unknown" for warning in row.warnings)
        return "–" if unknown else "…"
    return numeral(row.unique_triplets) if row.unique_counted else f"≈ {numeral(row.unique_triplets)}"


def _different_tip(row: CostRow) -> str | None:
    if row.contradicted is not None:
        text = translate("Cost", "Simulated annotators answer {share} % of them both ways.")
        return text.format(share=numeral(100 * row.contradicted, ".1f"))
    kinds = ("unique_unknown", "unique_estimated")
    return next((told(warning.text) for warning in row.warnings if warning.kind in kinds), None)


def _wage(row: CostRow) -> str:
    text = words.money(row.hourly_wage, row.invoice.currency)
    problem = words.wage_problem(row)
    return text if problem is None else f"{'‼' if problem[0] == 'bad' else '!'} {text}"


def _each(row: CostRow) -> str:
    each = row.cost_per_1000_triplets
    return "–" if each is None else words.money(each, row.invoice.currency)


_TEXTS: dict[int, Callable[[CostRow], str]] = {
    HITS: lambda row: numeral(row.invoice.assignments),
    TRIPLETS: lambda row: numeral(row.triplets),
    DIFFERENT: _different,
    BITS: lambda row: numeral(row.bits_per_screen, ".1f"),
    COST: lambda row: words.money(row.invoice.cost, row.invoice.currency),
    FEE: lambda row: words.money(row.invoice.fee, row.invoice.currency),
    WAGE: _wage,
    TIME: lambda row: words.hours_text(row.hours),
    PER_1000: _each,
}


def _key(answer: Answer, column: int) -> Any:
    """What a column is sorted by; LAST where there is no figure."""
    row = answer.row
    if column == DESIGN:
        return answer.name.casefold()
    if column == RANK:
        return answer.rank or LAST
    if row is None:
        return LAST
    if column == ERROR:
        return LAST if answer.expected is None else answer.expected.error
    each = row.cost_per_1000_triplets
    return {
        HITS: row.invoice.assignments,
        TRIPLETS: row.triplets,
        BITS: row.bits_per_screen,
        DIFFERENT: LAST if row.unique_triplets is None else row.unique_triplets,
        COST: row.invoice.cost,
        FEE: row.invoice.fee,
        WAGE: row.hourly_wage,
        TIME: row.hours,
        PER_1000: LAST if each is None else each,
    }[column]


def _colour(answer: Answer, column: int) -> Any:
    if column == WAGE and answer.row is not None:
        problem = words.wage_problem(answer.row)
        if problem is not None:
            return current_palette().colour(problem[0])
    return None


def _tip(answer: Answer, column: int) -> str | None:
    row = answer.row
    if row is None:
        return words.no_answer(answer)
    if column == WAGE:
        problem = words.wage_problem(row)
        return problem[1].capitalize() if problem is not None else None
    if column == TIME:
        return translate("Cost", "A screen: {seconds}").format(seconds=words.seconds_text(row))
    if column in (TRIPLETS, BITS):
        return "\n".join(words.screen_text(block) for block in answer.pricing.design.blocks)
    if column == DIFFERENT:
        return _different_tip(row)
    if column == DESIGN:
        return translate("Cost", "Space shows or hides its line")
    return None
