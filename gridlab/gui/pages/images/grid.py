"""The grid of thumbnails and its model: places are arithmetic, so that 100,000 images cost what 100 do."""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence, Set
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QToolTip

from gridlab.domain.images import Image
from gridlab.gui.kit.lists import Index, ring_by_keyboard
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.images.cards import HIGH, CardState, Places, paint_card, runs

IMAGE_ROLE = Qt.ItemDataRole.UserRole
_STEPS = QAbstractItemView.CursorAction


class Thumbnails(Protocol):
    """Where thumbnails come from."""

    def get(self, image: Image) -> QPixmap | None:
        """The thumbnail; None while it is being read, or where it cannot be."""

    def is_lost(self, image: Image) -> bool:
        """Whether it cannot be read."""


class ImageModel(QAbstractListModel):
    """The images of the study that are wanted, in the wanted order."""

    def __init__(self) -> None:
        super().__init__()
        self._images: tuple[Image, ...] = ()
        self._rows: Sequence[int] = range(0)

    def set_rows(self, images: tuple[Image, ...], rows: Sequence[int]) -> None:
        """Show these rows of an image set."""
        self.beginResetModel()
        self._images = images
        self._rows = rows
        self.endResetModel()

    def set_images(self, images: tuple[Image, ...]) -> None:
        """The same rows of a set whose images were edited; the places stay."""
        self._images = images
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def append(self, images: tuple[Image, ...], rows: Sequence[int]) -> None:
        """The same rows of a set to which images were added, and behind them these new ones."""
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        self._images = images
        self._rows = [*self._rows, *rows]
        self.endInsertRows()

    def shows(self, images: tuple[Image, ...], rows: Sequence[int]) -> bool:
        """Whether the places would stay the same."""
        same = len(images) == len(self._images) and len(rows) == len(self._rows)
        return same and list(rows) == list(self._rows)

    def image(self, row: int) -> Image:
        """The image at a place of the grid."""
        return self._images[self._rows[row]]

    def images(self, rows: Iterable[int]) -> list[Image]:
        """The images at these places."""
        return [self._images[self._rows[row]] for row in rows]

    def places(self, sha256s: frozenset[str]) -> list[int]:
        """Places of the images with these contents, in order."""
        images = self._images
        return [place for place, row in enumerate(self._rows) if images[row].sha256 in sha256s]

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        image = self.image(index.row())
        if role == IMAGE_ROLE:
            return image
        if role == Qt.ItemDataRole.DisplayRole:
            return image.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            excluded = translate("Images", "{name}, excluded").format(name=image.name)
            return image.name if image.included else excluded
        if role == Qt.ItemDataRole.AccessibleDescriptionRole:
            return image.alt or image.label
        return None


class ImageView(QAbstractItemView):
    """Cards of one size from left to right, line after line.

    Qt's own list asks the model about each of its rows whenever it is resized, which takes a second for
    100,000 of them. Signals: context_requested(global place), typed(text) for what begins a search.
    """

    context_requested = Signal(QPoint)
    typed = Signal(str)

    def __init__(self, model: ImageModel, thumbnails: Thumbnails) -> None:
        super().__init__()
        self._images = model
        self._thumbnails = thumbnails
        self._font = interface_font(12)
        self._hovered = -1
        self._band = QRect()
        self._pressed = QPoint()
        self._first = 0
        self.setObjectName("cards")
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setMouseTracking(True)
        ring_by_keyboard(self)

    @property
    def places(self) -> Places:
        """Where the cards stand now."""
        port = self.viewport()
        return Places(self._images.rowCount(), port.width(), port.height(), self.verticalScrollBar().value())

    def repaint_images(self, sha256s: Set[str]) -> None:
        """Thumbnails came: paint those that are seen."""
        places = self.places
        for place in places.seen:
            if self._images.image(place).sha256 in sha256s:
                self.viewport().update(places.area(place))

    def selected_places(self) -> list[int]:
        """The selected places, from above; as ranges, for all may be selected."""
        ranges = sorted((one.top(), one.bottom()) for one in self.selectionModel().selection().toList())
        return [place for top, bottom in ranges for place in range(top, bottom + 1)]

    def selected_count(self) -> int:
        """How many are selected."""
        return sum(one.height() for one in self.selectionModel().selection().toList())

    def select_places(self, places: list[int]) -> None:
        """Select these places (from above) and no others; the first becomes the current one."""
        selection = self._selection(runs(places))
        flags = QItemSelectionModel.SelectionFlag
        if places:
            current = self._images.index(places[0])
            self.selectionModel().setCurrentIndex(current, flags.NoUpdate)
        self.selectionModel().select(selection, flags.ClearAndSelect)

    def visualRect(self, index: Index) -> QRect:
        return self.places.area(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = self.places.at(point)
        return self._images.index(place) if place >= 0 else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        if not index.isValid():
            return
        area, bar, high = self.visualRect(index), self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + area.center().y() - high // 2)
        elif hint == QAbstractItemView.ScrollHint.PositionAtTop or area.top() < 0:
            bar.setValue(bar.value() + area.top())
        elif area.bottom() >= high:
            bar.setValue(bar.value() + area.bottom() - high + 1)

    def horizontalOffset(self) -> int:
        return 0

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        return False

    def updateGeometries(self) -> None:
        super().updateGeometries()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self.places.lines * HIGH - self.viewport().height()))
        bar.setPageStep(self.viewport().height())
        bar.setSingleStep(HIGH // 3)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """What was at the top stays there, however many cards now stand in a line."""
        first = self._first
        super().resizeEvent(event)
        if first:
            self.verticalScrollBar().setValue(first // self.places.columns * HIGH)
            self._first = first

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._first = self.verticalOffset() // HIGH * self.places.columns
        self.viewport().scroll(0, dy)

    def moveCursor(self, action: _STEPS, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        places = self.places
        now = self.currentIndex().row()
        if not places.count or now < 0:
            return self._images.index(0)
        page = max(1, places.height // HIGH) * places.columns
        step = {
            _STEPS.MoveLeft: -1,
            _STEPS.MovePrevious: -1,
            _STEPS.MoveRight: 1,
            _STEPS.MoveNext: 1,
            _STEPS.MoveUp: -places.columns,
            _STEPS.MoveDown: places.columns,
            _STEPS.MovePageUp: -page,
            _STEPS.MovePageDown: page,
            _STEPS.MoveHome: -places.count,
            _STEPS.MoveEnd: places.count,
        }.get(action, 0)
        return self._images.index(places.stepped(now, step))

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        places = self.places
        if self.state() == QAbstractItemView.State.DragSelectingState:
            ranges = places.under(rect.normalized())
        elif rect.width() == 1 and rect.height() == 1 and places.at(rect.topLeft()) < 0:
            ranges = []  # a click beside the cards
        else:
            ranges = places.between(rect.topLeft(), rect.bottomRight())
        self.selectionModel().select(self._selection(ranges), command)

    def _selection(self, ranges: list[tuple[int, int]]) -> QItemSelection:
        selection = QItemSelection()
        for first, last in ranges:
            selection.select(self._images.index(first), self._images.index(last))
        return selection

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region, places = QRegion(), self.places
        for place in places.seen:
            if selection.contains(self._images.index(place)):
                region += places.area(place)
        return region

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint() + QPoint(0, self.verticalOffset())
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        point = event.position().toPoint()
        if self.state() == QAbstractItemView.State.DragSelectingState:
            self._band = QRect(self._pressed - QPoint(0, self.verticalOffset()), point).normalized()
            self.viewport().update()
        self._hover(self.indexAt(point).row())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if not self._band.isNull():
            self._band = QRect()
            self.viewport().update()

    def leaveEvent(self, event: object) -> None:
        self._hover(-1)

    def _hover(self, place: int) -> None:
        if place != self._hovered:
            for each in (place, self._hovered):
                if each >= 0:
                    self.viewport().update(self.places.area(each))
            self._hovered = place

    def keyboardSearch(self, search: str) -> None:
        if search.strip():
            self.typed.emit(search)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.pos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self.scrollTo(self.currentIndex())
            place = self.visualRect(self.currentIndex()).center()
        if self.selected_count():
            self.context_requested.emit(self.viewport().mapToGlobal(place))

    def viewportEvent(self, event: object) -> bool:
        if isinstance(event, QHelpEvent):
            index = self.indexAt(event.pos())
            if index.isValid():
                QToolTip.showText(event.globalPos(), _tip(self._images.image(index.row())), self)
                return True
        return super().viewportEvent(event)  # type: ignore[arg-type]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        selection = self.selectionModel()
        current = self.currentIndex().row() if self.hasFocus() and self.property("ring") else -1
        places = self.places
        for place in places.seen:
            area = places.area(place)
            if event.rect().intersects(area):
                image = self._images.image(place)
                pixmap = self._thumbnails.get(image)
                state = CardState(
                    selection.isSelected(self._images.index(place)),
                    place == self._hovered,
                    place == current,
                    pixmap is None and self._thumbnails.is_lost(image),
                )
                paint_card(painter, QRectF(area), image, pixmap, state, self._font)
        if not self._band.isNull():
            ground = current_palette().colour("accent")
            painter.setPen(QPen(ground, 1))
            ground.setAlpha(32)
            painter.setBrush(ground)
            painter.drawRect(self._band)
        painter.end()


def _tip(image: Image) -> str:
    """What a card leaves out; escaped, for a tool tip takes what looks like markup for it."""
    lines = (image.name, f"{numeral(image.width)} × {numeral(image.height)} px", image.label, image.alt)
    text = "<br>".join(html.escape(line, quote=False) for line in lines if line)
    return f"<qt>{text}</qt>"
