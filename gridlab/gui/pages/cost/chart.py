"""The interactive chart: lines of the designs, the question's line to drag, read-out, zoom."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.cost.axes import x_title, y_title
from gridlab.gui.pages.cost.layers import Lines, Marks
from gridlab.gui.pages.cost.lines import BEYOND, ChartData, nearest_count
from gridlab.gui.pages.cost.plot import Axis, Box, QuestionLine
from gridlab.gui.pages.cost.pointing import ReadOut, ends_of, nearest_line
from gridlab.gui.pages.cost.strip import NameStrip

STEP = 0.01
TITLE_HEIGHT = 22


class CostChart(QWidget):
    """Signals: line_moved(value) while the question's line is dragged; line_left() afterwards; design_chosen;
    pointed(name, assignments) at a point under the mouse, pointed("", 0) away from all.
    """

    line_moved = Signal(float)
    line_left = Signal()
    design_chosen = Signal(str)
    pointed = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._data: ChartData | None = None
        self._chosen = ""
        self._scaled: tuple[object, ...] = ()
        self._is_held = False
        self._x, self._y = Axis("bottom"), Axis("left")
        self._box = Box()
        self.plot = pg.PlotWidget(viewBox=self._box, axisItems={"bottom": self._x, "left": self._y})
        self.plot.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        self.plot.plotItem.ctrlMenu.setParent(self)  # a window of its own otherwise, which nobody closes
        self.plot.plotItem.ctrlMenu.hide()
        self.plot.setFrameShape(self.plot.Shape.NoFrame)
        self.plot.showGrid(y=True, alpha=1.0)
        self._line = QuestionLine()
        self.plot.addItem(self._line, ignoreBounds=True)
        self._lines, self._marks = Lines(), Marks()
        for layer in (self._lines, self._marks):
            self.plot.addItem(layer, ignoreBounds=True)
        self._strip = NameStrip(lambda: ends_of(self._data, self._box, self._chosen))
        self._note = ReadOut(self.plot)
        self._title = label("", "small")
        self._title.setParent(self.plot)
        self._title.move(8, 2)
        self.plot.plotItem.setContentsMargins(0, TITLE_HEIGHT, 0, 0)
        self.reset_button = button(translate("Cost", "Reset zoom"), icon_name="rotate-ccw", shortcut="0")
        self.reset_button.setParent(self)
        self.reset_button.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(2, 2, 2, 2)
        layout.setSpacing(0)
        layout.addWidget(self.plot, 1)
        layout.addWidget(self._strip)
        self._wire()
        self._dress()

    def _wire(self) -> None:
        self._line.sigDragged.connect(self._dragged)
        self._line.sigPositionChangeFinished.connect(self._left)
        self._box.sigRangeChanged.connect(self._range_changed)
        self.plot.scene().sigMouseMoved.connect(self._point)
        self.reset_button.clicked.connect(self.reset_zoom)
        self._strip.chosen.connect(self.design_chosen)

    def show_chart(self, data: ChartData, chosen: str) -> None:
        """Draw these lines; the zoom stays where only the lines move, and follows another scale."""
        self._data, self._chosen = data, chosen
        palette = current_palette()
        is_new = self._lines.show_lines(data.lines, chosen, palette)
        self._marks.show_marks(data.lines, data.marks, palette)
        self._scale(data)
        self._line.stand(data)
        if is_new:
            self._x.mode = self._y.mode = data.mode
            self._x.currency = data.currency
            self._x.setLabel(x_title(data.mode))
            self._title.setText(y_title(data.mode))
            self._title.adjustSize()
            self._strip.set_names([line.name for line in data.lines], chosen)
            self._say(data)

    @property
    def is_zoomed(self) -> bool:
        """Whether another part is seen than the whole."""
        return self.reset_button.isVisibleTo(self)

    @property
    def line_text(self) -> str:
        """What stands at the question's line, "" where there is none."""
        return self._line.text

    @property
    def note(self) -> str:
        """The read-out beside the mouse, "" where there is none."""
        return self._note.text() if self._note.isVisibleTo(self) else ""

    def view(self) -> QRectF:
        """What is seen, in the units of the axes."""
        return QRectF(self._box.viewRect())

    def names(self) -> list[tuple[QRectF, str]]:
        """The names painted beside the lines."""
        return self._strip.places()

    @property
    def unnamed(self) -> int:
        """How many lines had no room for their names."""
        return self._strip.unnamed

    def show_note(self, text: str) -> None:
        """What the point under the mouse is; "" takes it away."""
        self._note.show_text(text)

    def reset_zoom(self) -> None:
        """See the whole again."""
        if self._data is not None:
            self._box.setRange(
                xRange=(0, self._data.x_most), yRange=(0, self._data.y_most), padding=0, update=True
            )
            self.reset_button.hide()

    def zoom(self, factor: float) -> None:
        """See less (under 1) or more around the middle, or around the question's line."""
        at = self.view().center()
        if self._line.isVisible():
            at = QPointF(*((self._line.value(), 0.0) if self._line.angle == 90 else (0.0, at.y())))
        self._box.scaleBy((factor, factor), center=at)

    def _scale(self, data: ChartData) -> None:
        """Another kind of chart or another scale starts unzoomed; otherwise the zoom stays."""
        scale = (data.mode, data.currency, data.x_most, data.y_most)
        if scale != self._scaled and not self._is_held:
            self._scaled = scale
            self._box.setLimits(
                xMin=0,
                yMin=0,
                xMax=data.x_most * BEYOND,
                yMax=1.0 if data.mode == "error" else data.y_most * BEYOND,
                minXRange=data.x_most / 1000,
                minYRange=data.y_most / 1000,
            )
            self.reset_zoom()

    def _dragged(self) -> None:
        """The axes stand still meanwhile, and the line does not leave what is seen: else each would chase the
        other."""
        seen = self.view()
        low, high = (seen.left(), seen.right()) if self._line.angle == 90 else (seen.top(), seen.bottom())
        self._is_held = True
        self.line_moved.emit(min(max(0.0, low, float(self._line.value())), high))

    def _left(self) -> None:
        self._is_held = False
        self.line_left.emit()

    def _point(self, place: QPointF) -> None:
        """Tell which whole number of HITs of which design is nearest to the mouse."""
        found = nearest_line(self._data, self._box, place)
        if found is None:
            self.show_note("")
            self.pointed.emit("", 0)
        else:
            self.pointed.emit(found.name, nearest_count(found, self._box.mapSceneToView(place).x()))

    def _range_changed(self, *_: object) -> None:
        self._strip.update()
        data = self._data
        if data is not None:
            seen = self.view()
            whole = abs(seen.width() - data.x_most) < 0.002 * data.x_most and seen.left() < 1e-6
            high = abs(seen.height() - data.y_most) < 0.002 * data.y_most and seen.top() < 1e-6
            self.reset_button.setVisible(not (whole and high))
            self._place_button()

    def _place_button(self) -> None:
        self.reset_button.adjustSize()
        self.reset_button.move(int(self._y.width()) + 12, TITLE_HEIGHT + 8)
        self.reset_button.raise_()

    def _say(self, data: ChartData) -> None:
        self.setAccessibleName(translate("Cost", "Chart of {count} designs").format(count=len(data.lines)))
        self.setAccessibleDescription(
            translate(
                "Cost", "Left and right move the line, up and down choose a design, plus and minus zoom"
            )
        )

    def _dress(self) -> None:
        palette = current_palette()
        self.plot.setBackground(palette.panel)
        for axis in (self._x, self._y):
            axis.dress(palette)
        self._line.dress(palette)
        self._scaled = ()
        if self._data is not None:
            self.show_chart(self._data, self._chosen)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._dress()

    def leaveEvent(self, event: QEvent) -> None:
        self.show_note("")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, data = Qt.Key(event.key()), self._data
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if data is not None and step is not None and data.side is not None:
            size = data.x_most if data.side == "vertical" else data.y_most
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.line_moved.emit(max(0.0, data.at + step * far * STEP * size))
        elif data is not None and move is not None and data.lines:
            names = [line.name for line in data.lines]
            at = names.index(self._chosen) if self._chosen in names else -move
            self.design_chosen.emit(names[(at + move) % len(names)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1.25 if key == Qt.Key.Key_Minus else 0.8)
        elif key == Qt.Key.Key_0:
            self.reset_zoom()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.isAutoRepeat():
            self.line_left.emit()
        super().keyReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(current_palette().colour("accent"), 2))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
            painter.end()
