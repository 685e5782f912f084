"""Picks the images of one listed screen from the study's thumbnails: the probe, then cell after cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QListView,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from gridlab.domain.design import Block, ListedScreen
from gridlab.domain.images import Image
from gridlab.gui.kit.boxes import Wide, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.labels import ShortLabel
from gridlab.gui.kit.lists import Index, ListModel, PressList, RowDelegate, list_view
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.design.form.supply import FormSupply

SLOTS_HEIGHT = 128
_GAP = 3
_APART = 16
CELL = 58
LIST_HEIGHT = 3 * CELL + 20
USED_ROLE = Qt.ItemDataRole.UserRole + 1


def lay_out_panel(
    panel: QWidget, widgets: Sequence[QWidget], take: QPushButton, cancelled: SignalInstance
) -> None:
    """Stack the widgets, and below them `take` and a Cancel button that Esc presses too."""
    leave = button(translate("Design", "Cancel"), shortcut="Esc")
    leave.clicked.connect(cancelled)
    escape = QShortcut("Esc", panel, cancelled.emit)
    escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
    panel.setLayout(column(*widgets, row(take, Wide(), leave)))


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
    """Slot 0 is the probe, slots 1 to n the grid's images. Arrows move the cursor, Del empties a slot.

    next_slot: the one that the next image goes to.
    """

    moved = Signal()
    emptied = Signal(int)

    def __init__(self, thumbnail: Callable[[str], QPixmap | None]) -> None:
        super().__init__()
        self._thumbnail = thumbnail
        self._rows, self._columns, self._middle = 1, 2, -1
        self._names: tuple[str, ...] = ("", "", "")
        self.next_slot = 0
        self.setFixedHeight(SLOTS_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(translate("Design", "The screen being built"))

    def set_grid(self, rows: int, columns: int, *, centred: bool) -> None:
        """The shape of the grid; centred: its middle cell is the probe's."""
        self._rows, self._columns = rows, columns
        self._middle = rows * columns // 2 if centred else -1
        self.update()

    def show_names(self, names: Sequence[str], cursor: int) -> None:
        """The images in the slots, "" for none, and the slot that is next."""
        self._names = tuple(names)
        self.next_slot = max(0, min(cursor, len(names) - 1))
        name = self._names[self.next_slot] or translate("Design", "empty")
        self.setAccessibleDescription(f"{self.slot_name(self.next_slot)}: {name}")
        self.update()

    def slot_name(self, slot: int) -> str:
        """How a slot is called."""
        if slot == 0:
            return translate("Design", "Probe")
        return translate("Design", "Cell {number}").format(number=slot)

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
        return QSize(280, SLOTS_HEIGHT)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        key = Qt.Key(event.key())
        if key in steps:
            self._go(self.next_slot + steps[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.emptied.emit(self.next_slot)
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
            if slot == self.next_slot:
                painter.setPen(QPen(tokens.colour("accent"), 2 if self.hasFocus() else 1.5))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(place.adjusted(-0.5, -0.5, 0.5, 0.5), radius, radius)
        painter.end()


class PickModel(ListModel[Image]):
    """The images that can be picked, those whose name or label holds the text that is searched."""

    def __init__(self, thumbnail: Callable[[str], QPixmap | None]) -> None:
        super().__init__(
            lambda image: image.name,
            spoken=self._spoken,
            tip=lambda image: image.name,
            others={
                Qt.ItemDataRole.DecorationRole: lambda image: thumbnail(image.name),
                USED_ROLE: lambda image: image.name in self._used,
            },
            identity=lambda image: image.name,
        )
        self._all: Sequence[Image] = ()
        self._used: frozenset[str] = frozenset()

    def set_images(self, images: Sequence[Image]) -> None:
        """Offer these images."""
        self._all = images
        self.search("")

    def search(self, text: str) -> None:
        """Only images with this text in their name or label, in either case."""
        wanted = text.strip().casefold()
        self.set_rows(
            [one for one in self._all if wanted in one.name.casefold() or wanted in one.label.casefold()]
        )

    def set_used(self, names: Sequence[str]) -> None:
        """The images that stand in the screen already."""
        self._used = frozenset(names)
        self.tell_rows()

    def _spoken(self, image: Image) -> str:
        used = translate("Design", "on the screen") if image.name in self._used else ""
        return ", ".join(part for part in (image.name, image.alt, used) if part)


class PickDelegate(RowDelegate):
    """A thumbnail; pale while it stands in the screen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens = current_palette()
        place = QRectF(option.rect).adjusted(2, 2, -2, -2)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        frame = "accent" if chosen else "faint" if hovered else "line"
        painter.setPen(QPen(tokens.colour(frame), 2 if chosen else 1))
        painter.setBrush(tokens.colour("panel"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        if index.data(USED_ROLE):
            painter.setOpacity(0.25)
        paint_thumbnail(painter, place.adjusted(4, 4, -4, -4), index.data(Qt.ItemDataRole.DecorationRole))
        painter.restore()


class Picker(QWidget):
    """The slots of the screen, and the images to fill them with. done(ListedScreen), cancelled()."""

    done = Signal(ListedScreen)
    cancelled = Signal()

    def __init__(self, supply: FormSupply) -> None:
        super().__init__()
        self._supply = supply
        self._names: list[str] = []
        self.slots = Slots(supply.thumbnail)
        self.slots.moved.connect(self._say)
        self.slots.emptied.connect(self._empty)
        self._says = ShortLabel("", "small")
        self.search = TextField(
            says=translate("Design", "Find an image"), hint=translate("Design", "Find an image")
        )
        self.model = PickModel(supply.thumbnail)
        self.view = PressList()
        list_view(self.model, translate("Design", "Images to choose from"), self.view)
        self.view.setItemDelegate(PickDelegate(self.view, CELL, CELL))
        self.view.setFlow(QListView.Flow.LeftToRight)
        self.view.setWrapping(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        self.view.setFixedHeight(LIST_HEIGHT)
        self.search.textEdited.connect(self.model.search)
        self.view.taken.connect(lambda row: self.pick(self.model.rows[row].name))
        supply.arrived.connect(self.view.viewport().update)
        supply.arrived.connect(self.slots.update)
        self.add = button(translate("Design", "Add screen"))
        self.add.clicked.connect(self._finish)
        lay_out_panel(self, (self.slots, self._says, self.search, self.view), self.add, self.cancelled)

    def begin(self, block: Block, screen: ListedScreen | None = None) -> None:
        """Pick a new screen, or change one."""
        grid = block.grid
        self.slots.set_grid(grid.rows, grid.columns, centred=block.layout.probe == "center")
        given = (screen.probe, *screen.grid) if screen is not None else ()
        self._names = [*given, *[""] * (block.n + 1)][: block.n + 1]
        self.model.set_images(self._supply.facts.usable(block.images.labels))
        self.search.clear()
        self.add.setText(
            translate("Design", "Add screen") if screen is None else translate("Design", "Change screen")
        )
        self._show(self._next(0))
        if self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def pick(self, name: str) -> None:
        """Put an image into the slot that is next; one that stands in the screen is taken out of it."""
        if name in self._names:
            self._empty(self._names.index(name))
            return
        slot = self.slots.next_slot
        self._names[slot] = name
        self._show(self._next(slot))

    def _next(self, after: int) -> int:
        """The first empty slot after one, else the first empty one, else the last."""
        empty = [slot for slot, name in enumerate(self._names) if not name]
        return next((slot for slot in empty if slot >= after), empty[0] if empty else len(self._names) - 1)

    def _empty(self, slot: int) -> None:
        self._names[slot] = ""
        self._show(slot)

    def _show(self, cursor: int) -> None:
        self.slots.show_names(self._names, cursor)
        self.model.set_used([name for name in self._names if name])
        self.add.setEnabled(all(self._names))
        self._say()

    def _say(self) -> None:
        slot = self.slots.next_slot
        left = sum(not name for name in self._names)
        if self._names[slot]:
            text = f"{self.slots.slot_name(slot)}: {self._names[slot]}"
        elif left:
            text = translate("Design", "Next: {slot} · {left} to go").format(
                slot=self.slots.slot_name(slot), left=left
            )
        else:
            text = ""
        self._says.set_text(text)

    def _finish(self) -> None:
        if all(self._names):
            self.done.emit(ListedScreen(self._names[0], tuple(self._names[1:])))
