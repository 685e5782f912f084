"""The images that are shown, as a model: rows in the wanted order, nothing read before it is seen."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from gridlab.domain.images import Image
from gridlab.gui.look.language import translate

Index = QModelIndex | QPersistentModelIndex
IMAGE_ROLE = Qt.ItemDataRole.UserRole


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
