"""The names of the lines beside the chart, each at the end of its line, none over another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gridlab.domain.visible import visible
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.cost.placing import spread
from gridlab.gui.pages.cost.strokes import series_colour

HEIGHT = 18
WIDEST = 176
_LEAD = 14


@dataclass(frozen=True, slots=True)
class End:
    """Where a line leaves the chart: y in the strip's pixels."""

    name: str
    index: int
    y: float


class NameStrip(QWidget):
    """Paints the names; a click on one chooses its design."""

    chosen = Signal(str)

    def __init__(self, ends: Callable[[], tuple[Sequence[End], float, float]]) -> None:
        """ends: the ends now, the lines at the top of the list first, and the room from top to bottom."""
        super().__init__()
        self.setAccessibleName(translate("Cost", "Names of the lines"))
        self._ends = ends
        self._names: tuple[str, ...] = ()
        self._chosen = ""
        self._places: list[tuple[QRectF, str]] = []
        self.unnamed = 0

    def set_names(self, names: Sequence[str], chosen: str) -> None:
        """The names that may stand here; the widest gives the width."""
        self._chosen = chosen
        if tuple(names) != self._names:
            self._names = tuple(names)
            metrics = self.fontMetrics()
            wide = max((metrics.horizontalAdvance(name) for name in map(visible, names)), default=0)
            self.setFixedWidth(min(WIDEST, wide + _LEAD + 12))
        self.update()

    def places(self) -> list[tuple[QRectF, str]]:
        """Where which name was painted last."""
        return self._places

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for place, name in self._places:
            if place.contains(event.position()):
                self.chosen.emit(name)

    def paintEvent(self, event: QPaintEvent) -> None:
        ends, top, bottom = self._ends()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._places = []
        tokens = current_palette()
        wanted = [end.y for end in ends]
        middles = spread(wanted, HEIGHT, top, bottom)
        if None in middles:
            middles = spread(wanted, HEIGHT, top, bottom - HEIGHT)
            self._say_more(painter, middles.count(None), bottom)
        self.unnamed = middles.count(None)
        for end, middle in zip(ends, middles, strict=True):
            if middle is None:
                continue
            colour = series_colour(tokens, end.index)
            painter.setPen(QPen(colour, 1))
            painter.drawLine(QPointF(0, end.y), QPointF(_LEAD - 4, middle))
            place = QRectF(_LEAD, middle - HEIGHT / 2, self.width() - _LEAD - 4, HEIGHT)
            painter.setFont(interface_font(12))
            if end.name == self._chosen:
                painter.setFont(interface_font(12, painter.font().Weight.DemiBold))
            text = painter.fontMetrics().elidedText(
                visible(end.name), Qt.TextElideMode.ElideMiddle, int(place.width())
            )
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
            self._places.append((place, end.name))
        painter.end()

    def _say_more(self, painter: QPainter, count: int, bottom: float) -> None:
        """How many have no room here: the table names them all, and the mouse the one that it is near."""
        place = QRectF(_LEAD, bottom - HEIGHT, self.width() - _LEAD - 4, HEIGHT)
        painter.setFont(interface_font(12))
        painter.setPen(current_palette().colour("soft"))
        text = translate("Cost", "{count} more in the table").format(count=count)
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
