"""The table itself: swatches that are switches, whole rows to choose, columns to sort by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QTableView
from PySide6.QtWidgets import QStyleOptionViewItem as Option

from gridlab.gui.kit.chart.painter import series_colour, series_pen
from gridlab.gui.kit.row_model import Index
from gridlab.gui.kit.tables import dress_table, paint_table_row
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.cost.table import DESIGN, ERROR, INDEX_ROLE, RANK, AnswerModel

ROW_HEIGHT = 34
SWATCH = 38
NARROWEST, NAME_LEAST = 128, 104
PADDING = 15
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
WIDTHS = (50, NARROWEST, 56, 84, 88, 56, 104, 78, 78, 64, 76, 116)


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
        room = area.adjusted(6, 0, -8, -1)
        # A number without its first digits would be another one: what does not fit is seen to be cut.
        text = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, RIGHT, text)

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
        name = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideMiddle, int(room.width())
        )
        painter.drawText(room, LEFT, name)
        painter.restore()

    def sizeHint(self, option: Option, index: Index) -> QSize:
        wide = option.fontMetrics.horizontalAdvance(str(index.data()))
        return QSize(SWATCH + wide + 16, ROW_HEIGHT)


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


class AnswerTable(QTableView):
    """Signal: chosen(name) when a design is chosen here."""

    chosen = Signal(str)

    def __init__(self, model: AnswerModel) -> None:
        super().__init__()
        self._model = model
        self._fitted: tuple[tuple[str, ...], int] = ((), 0)
        self.setModel(model)
        self.setHorizontalHeader(SortedHeader())
        dress_table(self, translate("Cost", "Designs and what they give"), widths=WIDTHS)
        self.setItemDelegate(CellDelegate(self))
        self.setSortingEnabled(True)
        header = self.horizontalHeader()
        header.setMinimumSectionSize(48)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSortIndicator(RANK, Qt.SortOrder.AscendingOrder)
        header.setSortIndicatorShown(False)
        header.setSectionsClickable(True)
        self.selectionModel().selectionChanged.connect(lambda *_: self._chose())

    def choose(self, name: str) -> None:
        """Choose a design's row; tells nobody."""
        row = self._model.row_of(name)
        rows = self.selectionModel().selectedRows()
        if row >= 0 and (not rows or rows[0].row() != row):
            self.selectionModel().blockSignals(True)
            self.selectRow(row)
            self.selectionModel().blockSignals(False)
            self.viewport().update()

    def _chose(self) -> None:
        rows = self.selectionModel().selectedRows()
        answer = self._model.answer(rows[0]) if rows else None
        if answer is not None:
            self.chosen.emit(answer.name)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        left = self.columnViewportPosition(DESIGN)
        if index.column() == DESIGN and event.position().x() < left + SWATCH:
            answer = self._model.answer(index)
            if answer is not None:
                self._model.toggle(answer.name)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = self._model.answer(self.currentIndex())
        if event.key() == Qt.Key.Key_Space and answer is not None:
            self._model.toggle(answer.name)
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
            header.setSortIndicator(
                column, Qt.SortOrder.DescendingOrder if up else Qt.SortOrder.AscendingOrder
            )
        else:
            header.setSortIndicator((column + 1) % len(WIDTHS), order)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.viewport().update()

    def fit(self) -> None:
        """Numbers are whole; the name takes some of the room that is left, they the rest in equal parts.

        Where room is lacking, columns that are wider than what stands in them give first, then the name;
        where that is not enough the table is scrolled sideways.
        """
        widest = self._model.widest()
        if (widest, self.viewport().width()) == self._fitted:
            return
        self._fitted = (widest, self.viewport().width())
        metrics, head = QFontMetrics(interface_font(13)), self.horizontalHeader()
        cells = [metrics.horizontalAdvance(text) + PADDING for text in widest]
        widths = [max(pair) for pair in zip(WIDTHS, cells, strict=True)]
        heads = [min(head.sectionSizeHint(column), wide) for column, wide in enumerate(WIDTHS)]
        least = [max(pair) for pair in zip(cells, heads, strict=True)]
        widths[DESIGN] = NARROWEST
        room = self.viewport().width() - sum(widths)
        numbers = [column for column in range(len(WIDTHS)) if column not in (RANK, DESIGN)]
        for column in numbers:
            given = min(max(0, -room), widths[column] - least[column])
            widths[column] -= given
            room += given
        name = min(room, 140) if room >= NAME_LEAST - NARROWEST else 0
        room = max(0, room - name)
        widths[DESIGN] += name
        for column in numbers:
            widths[column] += room // len(numbers)
        widths[ERROR] += room % len(numbers)
        for column, width in enumerate(widths):
            head.resizeSection(column, width)
