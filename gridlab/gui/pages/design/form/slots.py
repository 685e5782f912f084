"""The screen that is being picked, as a small picture: the probe apart, then the cells of the grid."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette

HEIGHT = 128
_GAP = 3
_APART = 16


def paint_thumbnail(painter: QPainter, place: QRectF, pixmap: QPixmap | None) -> None:
    """A thumbnail whole in its place, a plain ground where there is none yet."""
    if pixmap is None or pixmap.isNull():
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_palette().colour("line"))
        painter.drawRoundedRect(place, 3, 3)
        return
    size = pixmap.size().toSizeF()
    size.scale(place.size(), Qt.AspectRatioMode.KeepAspectRatio)
    inside = QRectF(place.topLeft(), size)
    inside.moveCenter(place.center())
    painter.drawPixmap(inside, pixmap, QRectF(pixmap.rect()))


class Slots(QWidget):
    """Slot 0 is the probe, slots 1 to n the grid's images. Arrows move the cursor, Del empties a slot."""

    moved = Signal()
    emptied = Signal(int)

    def __init__(self, thumbnail: Callable[[str], QPixmap | None]) -> None:
        super().__init__()
        self._thumbnail = thumbnail
        self._rows, self._columns, self._middle = 1, 2, -1
        self._names: tuple[str, ...] = ("", "", "")
        self._cursor = 0
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Design", "The screen that is picked"))

    @property
    def cursor_slot(self) -> int:
        """The slot that the next image goes to."""
        return self._cursor

    def set_grid(self, rows: int, columns: int, *, centred: bool) -> None:
        """The shape of the grid; centred: its middle cell is the probe's."""
        self._rows, self._columns = rows, columns
        self._middle = rows * columns // 2 if centred else -1
        self.update()

    def show_names(self, names: Sequence[str], cursor: int) -> None:
        """The images in the slots, "" for none, and the slot that is next."""
        self._names = tuple(names)
        self._cursor = max(0, min(cursor, len(names) - 1))
        self.setAccessibleDescription(self._said())
        self.update()

    def slot_name(self, slot: int) -> str:
        """How a slot is called."""
        if slot == 0:
            return translate("Design", "Probe")
        return translate("Design", "Cell {number}").format(number=slot)

    def _said(self) -> str:
        name = self._names[self._cursor] or translate("Design", "empty")
        return f"{self.slot_name(self._cursor)}: {name}"

    def _places(self) -> list[QRectF]:
        """Where each slot is: the probe left in the middle, the grid beside it."""
        room = QRectF(self.rect()).adjusted(2, 2, -2, -2)
        probe = min(72.0, room.height())
        wide = room.width() - probe - _APART
        side = min(
            (wide - _GAP * (self._columns - 1)) / self._columns,
            (room.height() - _GAP * (self._rows - 1)) / self._rows,
            72.0,
        )
        high = side * self._rows + _GAP * (self._rows - 1)
        top = room.center().y() - high / 2
        left = room.left() + probe + _APART
        places = [QRectF(room.left(), room.center().y() - probe / 2, probe, probe)]
        for cell in range(self._rows * self._columns):
            row, column = divmod(cell, self._columns)
            if cell != self._middle:
                places.append(QRectF(left + column * (side + _GAP), top + row * (side + _GAP), side, side))
        return places[: len(self._names)]

    def sizeHint(self) -> QSize:
        return QSize(280, HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._go(self._cursor + steps[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit(self._cursor)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for slot, place in enumerate(self._places()):
            if place.adjusted(-1, -1, 1, 1).contains(event.position()):
                self._go(slot)

    def _go(self, slot: int) -> None:
        self.show_names(self._names, slot)
        self.moved.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = current_palette()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for slot, place in enumerate(self._places()):
            radius = min(6.0, place.width() / 5)
            painter.setPen(QPen(tokens.colour("faint" if slot == 0 else "line"), 1))
            painter.setBrush(tokens.colour("bg"))
            painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), radius, radius)
            if self._names[slot]:
                inset = max(1.0, place.width() * 0.08)
                inside = place.adjusted(inset, inset, -inset, -inset)
                paint_thumbnail(painter, inside, self._thumbnail(self._names[slot]))
            if slot == self._cursor:
                painter.setPen(QPen(tokens.colour("accent"), 2 if self.hasFocus() else 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(-0.5, -0.5, 0.5, 0.5), radius, radius)
        painter.end()
