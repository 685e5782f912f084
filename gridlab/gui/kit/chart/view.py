"""The chart in a window: zoom and pan, a handle to drag, a read-out beside the mouse, all by keyboard too."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QKeyEvent,
    QMouseEvent,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from gridlab.domain.visible import visible
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.chart.painter import ChartPainter
from gridlab.gui.kit.chart.place import LEFT, TOP, Chart, Place
from gridlab.gui.look.language import translate
from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette

STEP = 0.01
NEAR_PX, GRASP_PX = 40.0, 6.0
ZOOM = 0.8
DEEPEST = 1000


class _Grip(NamedTuple):
    """What the mouse holds since it was at a pixel and this was seen.

    handle: how far from there the handle is, None where the mouse holds the ground.
    """

    at: QPointF
    seen: QRectF
    handle: QPointF | None


def ground_of(chart: Chart) -> object:
    """What of a chart stands still while its marks and its handle move, to be compared."""
    return (chart.lines, chart.bars, chart.x.title, chart.x.most, chart.y.title, chart.y.most)


class ReadOut(QLabel):
    """A small card beside the mouse."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("readout")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_at(self, text: str, pixel: QPointF, room: QSize) -> None:
        """Show a text beside a pixel, within the room; "" hides the card."""
        self.setVisible(bool(text))
        if text:
            self.setText(visible(text))
            self.adjustSize()
            right, below = room.width() - self.width() - 8, room.height() - self.height()
            beside = pixel.x() + 16
            x = beside if beside <= right else pixel.x() - 16 - self.width()
            y = pixel.y() - self.height() - 12
            self.move(int(max(0, min(x, right))), int(max(0, min(y, below))))


class StillChart(QWidget):
    """A chart to look at, in its place among other widgets; the same in words for screen readers."""

    def __init__(self, height: int) -> None:
        super().__init__()
        self._chart: Chart | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(height)

    def sizeHint(self) -> QSize:
        return QSize(320, self.height())

    def show_chart(self, chart: Chart, words: str) -> None:
        """Show this. words: what there is to be seen."""
        self._chart = chart
        self.setAccessibleName(chart.x.title)
        self.setAccessibleDescription(words)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._chart is not None:
            with painting(self) as painter:
                place = Place(self._chart, QSizeF(self.size()), self._chart.whole)
                drawn = ChartPainter(painter, place, current_palette())
                drawn.paint_ground()
                if self._chart.marks:
                    drawn.paint_marks()


class ChartView(QWidget):
    """Signals: handle_moved(value) while the handle is dragged or pushed by keys; handle_left() afterwards;
    line_chosen(name).

    tell: what the read-out says of the place x on a line of this name, "" for nothing.
    """

    handle_moved = Signal(float)
    handle_left = Signal()
    line_chosen = Signal(str)

    def __init__(self, tell: Callable[[str, float], str]) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._tell = tell
        self._chart: Chart | None = None
        self._chosen = ""
        self._seen = QRectF(0, 0, 1, 1)
        self._scaled: object = None
        self._grip: _Grip | None = None
        self._is_lit = False
        self._placed: Place | None = None
        self._ground: tuple[object, QPixmap] | None = None
        self.note = ReadOut(self)
        self.reset_button = button(translate("Chart", "Reset zoom"), icon_name="rotate-ccw", shortcut="0")
        self.reset_button.setParent(self)
        self.reset_button.move(int(LEFT) + 12, int(TOP) + 8)
        self.reset_button.clicked.connect(self.reset_zoom)
        self.reset_button.hide()

    def show_chart(self, chart: Chart, chosen: str = "") -> None:
        """Draw this; the zoom stays where only lines move, and another scale starts unzoomed."""
        old = self._placed
        is_same = old is not None and chosen == self._chosen and ground_of(old.chart) == ground_of(chart)
        self._chart, self._chosen = chart, chosen
        scale = (chart.x.title, chart.y.title, chart.x.most, chart.y.most)
        # While the handle is dragged the axes stand still: else each would chase the other.
        if scale != self._scaled and not (self._grip is not None and self._grip.handle is not None):
            self._scaled = scale
            self._seen = chart.whole
            self.reset_button.hide()
            is_same = False
        self._replace()
        if is_same and old is not None:
            self._placed = old.moved(chart)

    @property
    def place(self) -> Place:
        """Where everything lies in the widget now."""
        if self._placed is None:
            chart = self._chart
            assert chart is not None, "nothing is shown yet"
            self._placed = Place(chart, QSizeF(self.size()), self._seen, self._chosen)
        return self._placed

    def reset_zoom(self) -> None:
        """See the whole again."""
        if self._chart is not None:
            self._see(self._chart.whole)

    def zoom(self, factor: float, around: QPointF | None = None) -> None:
        """See less (under 1) or more around a place of the data, the middle or the handle."""
        if self._chart is None:
            return
        seen, handle = self._seen, self._chart.handle
        at = seen.center() if around is None else around
        if around is None and handle is not None:
            at = QPointF(handle.at, 0) if handle.side == "vertical" else QPointF(0, at.y())
        self._see(
            QRectF(
                at.x() - (at.x() - seen.left()) * factor,
                at.y() - (at.y() - seen.top()) * factor,
                seen.width() * factor,
                seen.height() * factor,
            )
        )

    def point(self, pixel: QPointF) -> None:
        """Read out what is nearest to a pixel; nothing takes the read-out away."""
        line = None if self._chart is None else self.place.line_near(pixel, NEAR_PX)
        text = "" if line is None else self._tell(line.name, self.place.data(pixel).x())
        self.note.show_at(text, pixel, self.size())

    def _see(self, wanted: QRectF) -> None:
        """See this part, as far as the axes go."""
        chart = self._chart
        if chart is None:
            return
        wide = min(max(wanted.width(), chart.x.most / DEEPEST), chart.x.limit)
        high = min(max(wanted.height(), chart.y.most / DEEPEST), chart.y.limit)
        left = min(max(0.0, wanted.left()), chart.x.limit - wide)
        low = min(max(0.0, wanted.top()), chart.y.limit - high)
        self._seen = QRectF(left, low, wide, high)
        whole = chart.whole
        parts = ((left, wide, whole.width()), (low, high, whole.height()))
        self.reset_button.setVisible(
            any(first > 1e-6 * most or abs(size - most) > 0.002 * most for first, size, most in parts)
        )
        self.reset_button.adjustSize()
        self._replace()

    def _replace(self) -> None:
        self._placed = None
        self.update()

    def _light(self, pixel: QPointF | None) -> None:
        """Light the handle up where it can be grasped."""
        is_lit = pixel is not None and self.place.handle_gap(pixel) <= GRASP_PX
        if is_lit != self._is_lit:
            self._is_lit = is_lit
            handle = None if self._chart is None else self._chart.handle
            across = handle is not None and handle.side == "vertical"
            shape = Qt.CursorShape.SplitHCursor if across else Qt.CursorShape.SplitVCursor
            self.setCursor(shape if is_lit else Qt.CursorShape.ArrowCursor)
            self.update()

    def _drag(self, pixel: QPointF) -> None:
        """Move what the mouse holds: the handle within what is seen, or what is seen."""
        grip, place = self._grip, self.place
        assert grip is not None
        if grip.handle is None:
            self._see(grip.seen.translated(place.data(grip.at) - place.data(pixel)))
            return
        at, seen = place.data(pixel + grip.handle), self._seen
        if place.chart.handle is not None and place.chart.handle.side == "vertical":
            self.handle_moved.emit(min(max(0.0, seen.left(), at.x()), seen.right()))
        else:
            self.handle_moved.emit(min(max(0.0, seen.top(), at.y()), seen.bottom()))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() != Qt.MouseButton.LeftButton or self._chart is None:
            return
        pixel = event.position()
        handle = self._chart.handle
        if handle is not None and self.place.handle_gap(pixel) <= GRASP_PX:
            self._grip = _Grip(pixel, self._seen, self.place.at(handle.at, handle.at) - pixel)
        elif self.place.room.contains(pixel):
            self._grip = _Grip(pixel, self._seen, None)
        for name in self.place.names:
            if name.place.contains(pixel):
                self.line_chosen.emit(name.line.name)
                return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._chart is None:
            return
        if self._grip is not None:
            self._drag(event.position())
        else:
            self._light(event.position())
            self.point(event.position())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        grip, self._grip = self._grip, None
        if grip is not None and grip.handle is not None:
            self.handle_left.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self._chart is not None and self.place.room.contains(event.position()):
            self.zoom(ZOOM ** (event.angleDelta().y() / 120), self.place.data(event.position()))
        else:
            event.ignore()

    def leaveEvent(self, event: QEvent) -> None:
        self.note.hide()
        self._light(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, chart = Qt.Key(event.key()), self._chart
        step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(key)
        move = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}.get(key)
        if chart is not None and step is not None and chart.handle is not None:
            size = chart.x.most if chart.handle.side == "vertical" else chart.y.most
            far = 10 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1
            self.handle_moved.emit(max(0.0, chart.handle.at + step * far * STEP * size))
        elif chart is not None and move is not None and chart.lines:
            names = [line.name for line in sorted(chart.lines, key=lambda line: line.index)]
            at = names.index(self._chosen) if self._chosen in names else -move
            self.line_chosen.emit(names[(at + move) % len(names)])
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal, Qt.Key.Key_Minus):
            self.zoom(1 / ZOOM if key == Qt.Key.Key_Minus else ZOOM)
        elif key == Qt.Key.Key_0:
            self.reset_zoom()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right) and not event.isAutoRepeat():
            self.handle_left.emit()
        super().keyReleaseEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._replace()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            if self._chart is not None and not self.place.room.isEmpty():
                painter.drawPixmap(0, 0, self._grounded(self.place))
                ChartPainter(painter, self.place, current_palette()).paint_marks(lit=self._is_lit)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(current_palette().colour("accent"), 2))
                painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)

    def _grounded(self, place: Place) -> QPixmap:
        """All that stands still while the handle is dragged, kept as a picture: most of the work."""
        palette, ratio = current_palette(), self.devicePixelRatioF()
        cause = (ground_of(place.chart), self._chosen, self._seen, self.size(), palette, ratio)
        if self._ground is None or self._ground[0] != cause:
            picture = QPixmap(self.size() * ratio)
            picture.setDevicePixelRatio(ratio)
            picture.fill(palette.colour("panel"))
            with painting(picture) as painter:
                ChartPainter(painter, place, palette).paint_ground()
            self._ground = (cause, picture)
        return self._ground[1]
