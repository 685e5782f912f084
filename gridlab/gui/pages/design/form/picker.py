"""Picks the images of one listed screen from the study's thumbnails: the probe, then cell after cell."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from gridlab.domain.design import Block, ListedScreen
from gridlab.domain.images import Image
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import TextField
from gridlab.gui.kit.labels import ShortLabel, plain_tip
from gridlab.gui.kit.tables import dress_list
from gridlab.gui.look.language import translate
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.design.form.ending import lay_out_panel
from gridlab.gui.pages.design.form.item_list import PressList
from gridlab.gui.pages.design.form.slots import Slots, paint_thumbnail
from gridlab.gui.pages.design.form.supply import FormSupply

Index = QModelIndex | QPersistentModelIndex
CELL = 58
LIST_HEIGHT = 3 * CELL + 20
USED_ROLE = Qt.ItemDataRole.UserRole + 1


class PickModel(QAbstractListModel):
    """The images that can be picked, those whose name or label holds the text that is searched."""

    def __init__(self, thumbnail: Callable[[str], QPixmap | None]) -> None:
        super().__init__()
        self._thumbnail = thumbnail
        self._all: Sequence[Image] = ()
        self._found: Sequence[Image] = ()
        self._used: frozenset[str] = frozenset()

    def set_images(self, images: Sequence[Image]) -> None:
        """Offer these images."""
        self._all = images
        self.search("")

    def search(self, text: str) -> None:
        """Only images with this text in their name or label, in either case."""
        wanted = text.strip().casefold()
        self.beginResetModel()
        self._found = (
            [one for one in self._all if wanted in one.name.casefold() or wanted in one.label.casefold()]
            if wanted
            else self._all
        )
        self.endResetModel()

    def set_used(self, names: Sequence[str]) -> None:
        """The images that stand in the screen already."""
        self._used = frozenset(names)
        if self._found:
            self.dataChanged.emit(self.index(0), self.index(len(self._found) - 1))

    def name(self, row: int) -> str:
        """The image in a row."""
        return self._found[row].name

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        image = self._found[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return image.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(image.name)
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnail(image.name)
        if role == USED_ROLE:
            return image.name in self._used
        if role == Qt.ItemDataRole.AccessibleTextRole:
            used = translate("Design", "in the screen") if image.name in self._used else ""
            return ", ".join(part for part in (image.name, image.alt, used) if part)
        return None


class PickDelegate(QStyledItemDelegate):
    """A thumbnail; pale while it stands in the screen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(CELL, CELL)

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

    done = Signal(object)
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
        self.view.setModel(self.model)
        self.view.setItemDelegate(PickDelegate(self.view))
        self.view.setFlow(QListView.Flow.LeftToRight)
        self.view.setWrapping(True)
        self.view.setResizeMode(QListView.ResizeMode.Adjust)
        dress_list(self.view, translate("Design", "Images to pick"))
        self.view.setFixedHeight(LIST_HEIGHT)
        self.search.textEdited.connect(self.model.search)
        self.view.taken.connect(lambda row: self.pick(self.model.name(row)))
        supply.arrived.connect(lambda _which: (self.view.viewport().update(), self.slots.update()))
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
        slot = self.slots.cursor_slot
        self._names[slot] = name
        self._show(self._next(slot))

    @property
    def _full(self) -> bool:
        return all(self._names)

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
        self.add.setEnabled(self._full)
        self._say()

    def _say(self) -> None:
        slot = self.slots.cursor_slot
        left = sum(not name for name in self._names)
        if self._names[slot]:
            text = f"{self.slots.slot_name(slot)}: {self._names[slot]}"
        elif left:
            text = translate("Design", "Next: {slot} · {left} to pick").format(
                slot=self.slots.slot_name(slot), left=left
            )
        else:
            text = ""
        self._says.set_text(text)

    def _finish(self) -> None:
        if self._full:
            self.done.emit(ListedScreen(self._names[0], tuple(self._names[1:])))
