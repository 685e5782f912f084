"""The table of annotators, with a line of the times of each one's screens."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from gridlab.app.quality.people import WINDOW, Person
from gridlab.gui.kit.columns import ColumnModel, ColumnTable
from gridlab.gui.kit.lists import ROW_ROLE, Index, paint_table_row
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette

_MOST_TIMES = 2.5  # of the median: what took longer ends at the upper edge
_MOST_POINTS = 120


class PaceDelegate(QStyledItemDelegate):
    """Paints how long each screen took, and the median of all."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        person: Person | None = index.data(ROW_ROLE)
        painter.save()
        area = paint_table_row(painter, option).adjusted(8, 6, -8, -7)
        if person is not None and len(person.seconds) > 1:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._line(painter, area, person)
        painter.restore()

    def _line(self, painter: QPainter, area: QRectF, person: Person) -> None:
        tokens = current_palette()
        step = -(-len(person.seconds) // _MOST_POINTS)
        seconds = person.seconds[::step]
        usual = sorted(person.seconds)[len(person.seconds) // 2] or 1.0

        def height(value: float) -> float:
            return area.bottom() - area.height() * min(value / usual, _MOST_TIMES) / _MOST_TIMES

        painter.setPen(QPen(tokens.colour("line"), 1))
        painter.drawLine(QPointF(area.left(), height(usual)), QPointF(area.right(), height(usual)))
        across = area.width() / (len(seconds) - 1) if len(seconds) > 1 else 0.0
        places = [QPointF(area.left() + across * at, height(one)) for at, one in enumerate(seconds)]
        role = "faint" if person.out == "all" else "warn" if "fast" in person.row.flags else "accent"
        painter.setPen(QPen(tokens.colour(role), 1.25))
        painter.drawPolyline(QPolygonF(places))


def annotator_table() -> ColumnTable:
    """The annotators, the most doubtful first until a heading is clicked."""
    model = ColumnModel(WINDOW, lambda person: person.row.annotator)
    made = ColumnTable(model, translate("Data", "Annotators"))
    made.setItemDelegateForColumn(model.at("trend"), PaceDelegate(made))
    made.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    made.setSortingEnabled(True)
    return made
