"""The tables of the Cost page: answers, whose swatches are switches for lines, and planned against actual."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QTableView
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from gridlab.app.cost.asking import Answer
from gridlab.app.cost.collected import Collected
from gridlab.app.cost.columns import ANSWERS, COLLECTED
from gridlab.gui.kit.chart.painter import series_colour, series_pen
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.lists import ROW_HEIGHT, Index, paint_table_row
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette

RANK, DESIGN = (next(at for at, one in enumerate(ANSWERS) if one.key == key) for key in ("rank", "design"))
INDEX_ROLE = Qt.ItemDataRole.UserRole + 1
SWATCH = 38
NARROWEST, NAME_MORE = 128, 140
PADDING = 15
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class FittedTable(ColumnTable):
    """A table whose cells are whole: where room is short, columns go by their rank, never the name.

    beside: what stands before the name in its cell, in pixels.
    """

    def __init__(self, model: ColumnModel[Any], says: str, beside: int = 0) -> None:
        super().__init__(model, says)
        self._beside = beside
        self._fitted: tuple[tuple[str, ...], int] = ((), 0)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        model.modelReset.connect(self.fit)

    def fit(self) -> None:
        """The name is whole and takes some of the room that is left, the numbers the rest in equal parts.

        Where room is lacking, columns that are wider than what stands in them give first, then those of the
        highest rank go; where that is not enough the table is scrolled sideways.
        """
        widest = self.rows.widest()
        if (widest, self.viewport().width()) == self._fitted:
            return
        self._fitted = (widest, self.viewport().width())
        columns, name, room = self.rows.columns, self.rows.at("design"), self.viewport().width()
        for at in range(len(columns)):
            self.setColumnHidden(at, False)  # the heading of a hidden column would ask for no room
        least = self._least(widest)
        shown = set(range(len(columns)))
        for at in sorted(shown, key=lambda at: -columns[at].rank):
            if columns[at].rank and sum(least[one] for one in shown) > room:
                shown.discard(at)
        widths = {at: max(columns[at].width, least[at]) for at in shown}
        room -= sum(widths.values())
        numbers = [at for at in sorted(shown) if columns[at].key not in ("design", "rank")]
        for at in sorted(shown):
            given = min(max(0, -room), widths[at] - least[at])
            widths[at] -= given
            room += given
        taken = min(max(0, room), NAME_MORE)
        widths[name] += taken
        each, over = divmod(max(0, room - taken), len(numbers))
        for at in numbers:
            widths[at] += each + (over if at == numbers[-1] else 0)
        for at in range(len(columns)):
            self.setColumnHidden(at, at not in shown)
            if at in shown:
                self.horizontalHeader().resizeSection(at, widths[at])

    def _least(self, widest: tuple[str, ...]) -> list[int]:
        """What each column needs for its longest cell and its heading, in pixels."""
        metrics, head = QFontMetrics(interface_font(13)), self.horizontalHeader()
        cells = [metrics.horizontalAdvance(text) + PADDING for text in widest]
        least = [max(cells[at], head.sectionSizeHint(at)) for at in range(len(widest))]
        name = self.rows.at("design")
        least[name] = max(NARROWEST, cells[name] + self._beside)
        return least


class AnswerModel(ColumnModel[Answer]):
    """One design a row; its first words can be checked, which shows its line."""

    visibility_changed = Signal()

    def __init__(self) -> None:
        super().__init__(ANSWERS, lambda answer: answer.name)
        self._indexes: Mapping[str, int] = {}
        self._hidden: set[str] = set()

    def show_answers(self, answers: Sequence[Answer], indexes: Mapping[str, int]) -> None:
        """Show these; the indexes give the colours of the lines."""
        self._indexes = indexes
        self.set_rows(answers)

    def shown(self) -> tuple[str, ...]:
        """Names of the designs whose lines are drawn."""
        return tuple(answer.name for answer in self.rows if answer.name not in self._hidden)

    def toggle(self, name: str) -> None:
        """Show or hide a line."""
        self._hidden ^= {name}
        index = self.index(self.place_of(name), DESIGN)
        self.dataChanged.emit(index, index)
        self.visibility_changed.emit()

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == DESIGN else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        answer = self.row(index)
        if answer is not None and role == Qt.ItemDataRole.CheckStateRole and index.column() == DESIGN:
            is_hidden = answer.name in self._hidden
            return Qt.CheckState.Unchecked if is_hidden else Qt.CheckState.Checked
        if answer is not None and role == INDEX_ROLE:
            return self._indexes.get(answer.name, 0)
        return super().data(index, role)

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        answer = self.row(index)
        if answer is None or role != Qt.ItemDataRole.CheckStateRole:
            return False
        self.toggle(answer.name)
        return True


class CellDelegate(QStyledItemDelegate):
    """Paints a cell straight away: a style sheet takes five times as long, and a dragged line repaints all.

    The design's cell has its line before the name, faint where it is hidden.
    """

    def __init__(self, parent: QTableView) -> None:
        super().__init__(parent)
        self._font = interface_font(13)

    def paint(self, painter: QPainter, option: Option, index: Index) -> None:
        tokens, area = current_palette(), paint_table_row(painter, option)
        painter.setFont(self._font)
        if index.column() == DESIGN:
            self._paint_design(painter, area, index)
            return
        ink = index.data(Qt.ItemDataRole.ForegroundRole)
        painter.setPen(tokens.colour("ink") if ink is None else ink)
        # A number without its first digits would be another one: what does not fit is seen to be cut.
        _write(painter, area.adjusted(6, 0, -8, -1), str(index.data()), Qt.TextElideMode.ElideRight, RIGHT)

    def _paint_design(self, painter: QPainter, area: QRectF, index: Index) -> None:
        tokens, number = current_palette(), int(index.data(INDEX_ROLE))
        shown = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(area.left() + 8, area.center().y() - 7, 28, 14)
        painter.setPen(QPen(series_colour(tokens, number) if shown else tokens.colour("faint"), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if shown:
            painter.setPen(series_pen(tokens, number, 2))
            middle = box.center().y()
            painter.drawLine(QPointF(box.left() + 3, middle), QPointF(box.right() - 3, middle))
        painter.setPen(tokens.colour("ink" if shown else "faint"))
        room = area.adjusted(SWATCH + 6, 0, -6, -1)
        _write(painter, room, str(index.data()), Qt.TextElideMode.ElideMiddle, LEFT)
        painter.restore()

    def sizeHint(self, option: Option, index: Index) -> QSize:
        wide = option.fontMetrics.horizontalAdvance(str(index.data()))
        return QSize(SWATCH + wide + 16, ROW_HEIGHT)


def _write(
    painter: QPainter, room: QRectF, text: str, mode: Qt.TextElideMode, side: Qt.AlignmentFlag
) -> None:
    painter.drawText(room, side, painter.fontMetrics().elidedText(text, mode, int(room.width())))


class SortedHeader(QHeaderView):
    """Underlines the column that the table is sorted by: an arrow would need the room of the words."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.sortIndicatorChanged.connect(lambda *_: self.viewport().update())

    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:
        painter.save()
        super().paintSection(painter, rect, logicalIndex)
        painter.restore()
        if logicalIndex == self.sortIndicatorSection():
            line = QRect(rect.left() + 8, rect.bottom() - 1, rect.width() - 16, 2)
            painter.fillRect(line, current_palette().colour("accent"))


class AnswerTable(FittedTable):
    """Signal: design_chosen(name) when a design is chosen here."""

    design_chosen = Signal(str)
    rows: AnswerModel

    def __init__(self) -> None:
        super().__init__(AnswerModel(), translate("Cost", "Designs compared"), SWATCH)
        self.setHorizontalHeader(SortedHeader())
        self.setItemDelegate(CellDelegate(self))
        self.sort_by("rank", Qt.SortOrder.AscendingOrder)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self._chose())

    def choose(self, identity: Hashable) -> None:
        """Choose a design's row; tells nobody."""
        if self.chosen is None or self.chosen.name != identity:
            self.selectionModel().blockSignals(True)
            super().choose(identity)
            self.selectionModel().blockSignals(False)
            self.viewport().update()

    def _chose(self) -> None:
        if self.chosen is not None:
            self.design_chosen.emit(self.chosen.name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        left = self.columnViewportPosition(DESIGN)
        answer = self.rows.row(index)
        if answer is not None and index.column() == DESIGN and event.position().x() < left + SWATCH:
            self.rows.toggle(answer.name)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = self.rows.row(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and answer is not None:
            self.rows.toggle(answer.name)
        elif event.key() == Qt.Key.Key_S and not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier:
            self._sort_on(turned=bool(event.modifiers()))
        else:
            super().keyPressEvent(event)

    def _sort_on(self, *, turned: bool) -> None:
        """Sort by the next column, or turned: by the same one the other way round."""
        header = self.horizontalHeader()
        column, order = header.sortIndicatorSection(), header.sortIndicatorOrder()
        if turned:
            up = order == Qt.SortOrder.AscendingOrder
            order = Qt.SortOrder.DescendingOrder if up else Qt.SortOrder.AscendingOrder
            header.setSortIndicator(column, order)
        else:
            shown = [at for at in range(len(ANSWERS)) if not self.isColumnHidden(at)]
            header.setSortIndicator(next((at for at in shown if at > column), shown[0]), order)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()


class CollectedTable(FittedTable):
    """Planned against actual: one design a row, what people gave so far and what it comes to in the end."""

    rows: ColumnModel[Collected]

    def __init__(self) -> None:
        model = ColumnModel(COLLECTED, lambda one: (one.design_id, one.design))
        super().__init__(model, translate("Cost", "Actual vs. planned"))
