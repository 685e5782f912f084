"""Which labels a block uses: the study's labels, each with a tick; none ticked means all images."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridlab.gui.kit.entries import Entry, Field
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.tables import dress_list
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.form.item_list import ROW, ROWS_SHOWN, PressList
from gridlab.gui.pages.design.form.label_painting import COUNT_ROLE, LabelDelegate, count_text
from gridlab.gui.pages.design.form.supply import FormSupply

Index = QModelIndex | QPersistentModelIndex


class LabelModel(QAbstractListModel):
    """Labels with their number of images; -1 for one that no image has."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[tuple[str, int], ...] = ()
        self.ticked: tuple[str, ...] = ()

    def show(self, known: Sequence[tuple[str, int]], ticked: Sequence[str]) -> None:
        """Show the study's labels, and those that are ticked and not the study's."""
        names = {name for name, _ in known}
        rows = (*known, *((name, -1) for name in dict.fromkeys(ticked) if name not in names))
        self.ticked = tuple(ticked)
        if rows == self.rows:
            self.dataChanged.emit(self.index(0), self.index(max(len(rows) - 1, 0)))
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        name, count = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name or translate("Design", "(no label)")
        if role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if name in self.ticked else Qt.CheckState.Unchecked
        if role == COUNT_ROLE:
            return count
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{name}, {count_text(count)}"
        return None


class LabelsField(QWidget):
    """The list, and a line that says what is used."""

    changed = Signal()

    def __init__(self, *, says: str) -> None:
        super().__init__()
        self.model = LabelModel()
        self.view = PressList()
        self.view.setModel(self.model)
        self.view.setItemDelegate(LabelDelegate(self.view))
        dress_list(self.view, says)
        self._used = label("", "small", wraps=True)
        self.view.taken.connect(self._tick)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._used)
        column.addWidget(self.view)

    def show_labels(self, known: Sequence[tuple[str, int]], ticked: Sequence[str]) -> None:
        """Show what there is and what is ticked."""
        self.model.show(known, ticked)
        rows = len(self.model.rows)
        self.view.setVisible(rows > 0)
        self.view.setFixedHeight(ROW * min(max(rows, 1), ROWS_SHOWN) + 4)
        if not rows:
            text = translate("Design", "All images. They have no labels yet: the Images page reads them.")
        elif not ticked:
            text = translate("Design", "All images. Tick labels to use only theirs.")
        else:
            images = sum(count for name, count in self.model.rows if name in ticked and count > 0)
            text = translate("Design", "Only images with a ticked label: {count}").format(
                count=count_text(images)
            )
        self._used.setText(text)

    def _tick(self, row: int) -> None:
        name = self.model.rows[row][0]
        ticked = self.model.ticked
        fresh = tuple(one for one in ticked if one != name) if name in ticked else (*ticked, name)
        self.show_labels([one for one in self.model.rows if one[1] >= 0], fresh)
        self.changed.emit()


class LabelsEntry(Entry):
    """The labels of a block."""

    is_typed = False

    def __init__(self, supply: FormSupply, field: Field) -> None:
        self.field = LabelsField(says=field.says)
        super().__init__(self.field.view, self.field)
        self._supply = supply
        self._study_changed()
        supply.study_changed.connect(self._study_changed)
        self.field.changed.connect(self.entered)

    def value(self) -> tuple[str, ...]:
        return self.field.model.ticked

    def put(self, value: tuple[str, ...]) -> None:
        self.field.show_labels(self._supply.facts.labels, value)

    def _study_changed(self) -> None:
        self.put(self.field.model.ticked)
