"""The grid of thumbnails: model, painting, and a view that lays out 100,000 images without reading them."""

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
)
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gridlab.domain.images import Image
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import current_palette
from gridlab.gui.widgets.focus import ring_by_keyboard

Index = QModelIndex | QPersistentModelIndex
CARD = 120
PICTURE = 96
ITEM = QSize(CARD + 12, CARD + 44)
IMAGE_ROLE = Qt.ItemDataRole.UserRole


class ImageModel(QAbstractListModel):
    """The images of the study that pass the filter."""

    def __init__(self, thumbnail: Callable[[Image], QPixmap | None]) -> None:
        super().__init__()
        self._all: tuple[Image, ...] = ()
        self._shown: Sequence[Image] = ()
        self._rows: dict[str, int] | None = None
        self._filter = ""
        self._thumbnail = thumbnail

    def set_images(self, images: tuple[Image, ...]) -> None:
        """Show the images of a study."""
        if images is not self._all:
            self._all = images
            self._apply()

    def set_filter(self, text: str) -> None:
        """Only images whose name or label holds this text, in either case."""
        self._filter = text.strip().casefold()
        self._apply()

    def _apply(self) -> None:
        self.beginResetModel()
        wanted = self._filter
        self._shown = (
            [one for one in self._all if wanted in one.name.casefold() or wanted in one.label.casefold()]
            if wanted
            else self._all
        )
        self._rows = None
        self.endResetModel()

    def arrived(self, sha256s: frozenset[str]) -> None:
        """Thumbnails came: paint their images again."""
        if self._rows is None:
            self._rows = {image.sha256: row for row, image in enumerate(self._shown)}
        for sha256 in sha256s:
            row = self._rows.get(sha256)
            if row is not None:
                index = self.index(row)
                self.dataChanged.emit(index, index, [Qt.ItemDataRole.DecorationRole])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        image = self._shown[index.row()]
        if role == IMAGE_ROLE:
            return image
        if role == Qt.ItemDataRole.DecorationRole:
            return self._thumbnail(image)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return image.name
        if role == Qt.ItemDataRole.ToolTipRole:
            label = f"\nLabel: {image.label}" if image.label else ""
            return f"{image.name}\n{image.width:,} × {image.height:,} px{label}"
        return None


class ImageDelegate(QStyledItemDelegate):
    """Paints one image as a card with its name and label below."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return ITEM

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        image = index.data(IMAGE_ROLE)
        pixmap = index.data(Qt.ItemDataRole.DecorationRole)
        tokens = current_palette()
        area = QRectF(option.rect)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        card = QRectF(area.center().x() - CARD / 2, area.top() + 4, CARD, CARD)
        frame = tokens.colour("accent" if selected else "faint" if hovered else "line")
        painter.setPen(QPen(frame, 2 if selected else 1))
        painter.setBrush(tokens.colour("accent_bg" if selected else "panel"))
        inset = 1.0 if selected else 0.5
        painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), 8, 8)
        if not image.included:
            painter.setOpacity(0.4)
        if pixmap is not None:
            _paint_pixmap(painter, card, pixmap)
        painter.setOpacity(1.0)
        lines = QRectF(card.left(), card.bottom() + 4, CARD, 16)
        painter.setFont(interface_font(12))
        for text, role in ((image.name, "ink"), (image.label, "soft")):
            painter.setPen(tokens.colour(role))
            short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, CARD)
            painter.drawText(lines, Qt.AlignmentFlag.AlignCenter, short)
            lines.translate(0, 16)
        painter.restore()


def _paint_pixmap(painter: QPainter, card: QRectF, pixmap: QPixmap) -> None:
    size = pixmap.size().toSizeF()
    scale = min(1.0, PICTURE / size.width(), PICTURE / size.height())
    size *= scale
    place = QRectF(card.topLeft(), size)
    place.moveCenter(card.center())
    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))


def make_image_view(model: ImageModel) -> QListView:
    """A wrapping list of cards of one size: its layout is arithmetic, so that 100,000 images are quick."""
    view = QListView()
    view.setAccessibleName("Images")
    view.setModel(model)
    view.setItemDelegate(ImageDelegate(view))
    view.setFlow(QListView.Flow.LeftToRight)
    view.setWrapping(True)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setUniformItemSizes(True)
    view.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)
    ring_by_keyboard(view)
    view.verticalScrollBar().setSingleStep(48)
    return view
