"""Which labels a block uses: the study's labels, each with a tick; none ticked means all images."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gridlab.gui.kit.boxes import boxed, column
from gridlab.gui.kit.entries import Entry, Field
from gridlab.gui.kit.fields import paint_tick
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.lists import (
    ROW_ROLE,
    Index,
    ListModel,
    PressList,
    RowDelegate,
    fit_to_rows,
    list_view,
    write,
)
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import one_or_many
from gridlab.gui.look.palette import current_palette
from gridlab.gui.pages.design.form.item_list import ROW
from gridlab.gui.pages.design.form.supply import FormSupply


def count_text(count: int) -> str:
    """What is said of a label: its number of images, -1 for one that the study does not have."""
    if count < 0:
        return translate("Design", "not in this study")
    return one_or_many(count, translate("Design", "1 image"), translate("Design", "{count} images"))


class LabelModel(ListModel[tuple[str, int]]):
    """Labels with their number of images; -1 for one that no image has."""

    def __init__(self) -> None:
        self.ticked: tuple[str, ...] = ()
        super().__init__(
            lambda row: row[0] or translate("Design", "(no label)"),
            spoken=lambda row: f"{row[0]}, {count_text(row[1])}",
            others={Qt.ItemDataRole.CheckStateRole: self._state},
            identity=lambda row: row,
        )

    def show(self, known: Sequence[tuple[str, int]], ticked: Sequence[str]) -> None:
        """Show the study's labels, and those that are ticked and not the study's."""
        names = {name for name, _ in known}
        self.ticked = tuple(ticked)
        self.set_rows((*known, *((name, -1) for name in dict.fromkeys(ticked) if name not in names)))

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsUserCheckable

    def _state(self, row: tuple[str, int]) -> Qt.CheckState:
        return Qt.CheckState.Checked if row[0] in self.ticked else Qt.CheckState.Unchecked


class LabelDelegate(RowDelegate):
    """Paints a label as a tick box, its name and its number of images; none is chosen."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & (QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(current_palette().colour("hover"))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        paint_tick(painter, QRectF(area.left() + 8, area.center().y() - 8, 16, 16), on)
        text = area.adjusted(34, 0, -8, 0)
        count = index.data(ROW_ROLE)[1]
        role = "warn" if count < 0 else "soft"
        text.setRight(text.right() - write(painter, text, count_text(count), 12, role, right=True) - 12)
        write(painter, text, str(index.data(Qt.ItemDataRole.DisplayRole)))
        painter.restore()


class LabelsEntry(Entry):
    """The labels of a block: the list, and a line that says what is used."""

    is_typed = False

    def __init__(self, supply: FormSupply, field: Field) -> None:
        self.model = LabelModel()
        self.view = PressList()
        list_view(self.model, field.says, self.view)
        self.view.setItemDelegate(LabelDelegate(self.view, ROW))
        self._used = label("", "small", wraps=True)
        super().__init__(self.view, boxed(column(self._used, self.view, spacing=4)))
        self._supply = supply
        self._show_ticked()
        supply.study_changed.connect(self._show_ticked)
        self.view.taken.connect(self._tick)

    def value(self) -> tuple[str, ...]:
        return self.model.ticked

    def put(self, value: tuple[str, ...]) -> None:
        self.model.show(self._supply.facts.labels, value)
        fit_to_rows(self.view, len(self.model.rows), ROW)
        if not self.model.rows:
            text = translate("Design", "All images. They have no labels yet. Add some on the Images page.")
        elif not value:
            text = translate("Design", "All images. Tick labels to use only those.")
        else:
            images = sum(count for name, count in self.model.rows if name in value and count > 0)
            text = translate("Design", "Only images with a ticked label: {count}").format(
                count=count_text(images)
            )
        self._used.setText(text)

    def _show_ticked(self) -> None:
        self.put(self.model.ticked)

    def _tick(self, row: int) -> None:
        name = self.model.rows[row][0]
        ticked = self.model.ticked
        self.put(tuple(one for one in ticked if one != name) if name in ticked else (*ticked, name))
        self.entered.emit()
