"""The blocks or questions of a design as a short list, and what can be done with them as wholes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QListView, QPushButton, QWidget

from gridlab.app.designing.form import Kind
from gridlab.domain.design import Block, Design, Question
from gridlab.domain.design_edit import free_text, inserted, limits_at, moved, removed, value_at
from gridlab.domain.limits import Several
from gridlab.gui.kit.boxes import column
from gridlab.gui.kit.buttons import button, tip
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.lists import ROW_ROLE, Index, ListModel, RowDelegate, list_view, write
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.language import translate

ROW = 34
ROWS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Item:
    """One row: its title, what is said at its end, and whether something in it is wrong."""

    title: str
    detail: str = ""
    wrong: bool = False


def _spoken(item: Item) -> str:
    wrong = translate("Design", "something is wrong") if item.wrong else ""
    return ", ".join(part for part in (item.title, item.detail, wrong) if part)


class ItemModel(ListModel[Item]):
    """Blocks or questions; the chosen one stays where the number of them does."""

    def __init__(self) -> None:
        super().__init__(lambda item: item.title, spoken=_spoken)

    @property
    def items(self) -> tuple[Item, ...]:
        """The rows."""
        return self.rows


class ItemDelegate(RowDelegate):
    """Paints a title and, at the end, its detail."""

    def paint_row(self, painter: QPainter, area: QRectF, index: Index) -> None:
        item: Item = index.data(ROW_ROLE)
        text = area.adjusted(8, 0, -8, 0)
        if item.wrong:
            paint_icon(painter, "circle-alert", QRectF(text.left(), area.center().y() - 8, 16, 16), "bad")
            text.setLeft(text.left() + 22)
        end = QRectF(text)
        end.setLeft(text.right() - text.width() * 0.6)
        text.setRight(text.right() - write(painter, end, item.detail, 12, "soft", right=True) - 12)
        write(painter, text, item.title)


class ListTools(QWidget):
    """The buttons below a list, and their keys while the list has the focus.

    moved(row, to), deleted(row), copied(row); further buttons stand at the left.
    """

    moved = Signal(int, int)
    deleted = Signal(int)
    copied = Signal(int)

    def __init__(self, view: QListView, *, least: int = 0, copies: bool = False) -> None:
        """least: how many rows must stay."""
        super().__init__()
        self._view = view
        self._least = least
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(4)
        self._row.addStretch(1)
        self.copy = self._tool("copy", translate("Design", "Duplicate"), "Ctrl+Ins", self._copied)
        self.up = self._tool("arrow-up", translate("Design", "Move up"), "Alt+Up", lambda: self._moved(-1))
        self.down = self._tool(
            "arrow-down", translate("Design", "Move down"), "Alt+Down", lambda: self._moved(1)
        )
        self.delete = self._tool("trash-2", translate("Design", "Delete"), "Del", self._deleted)
        self.copy.setVisible(copies)
        self.follow()

    def add_front(self, made: QPushButton) -> None:
        """A further button at the left."""
        self._row.insertWidget(self._row.count() - 5, made)

    def follow(self) -> None:
        """Enable what can be done with the row that is chosen."""
        row, rows = self._view.currentIndex().row(), self._rows
        chosen = 0 <= row < rows
        self.copy.setEnabled(chosen)
        self.up.setEnabled(chosen and row > 0)
        self.down.setEnabled(chosen and row < rows - 1)
        self.delete.setEnabled(chosen and rows > self._least)

    @property
    def _rows(self) -> int:
        model: QAbstractItemModel | None = self._view.model()
        return model.rowCount() if model is not None else 0

    def _tool(self, icon_name: str, says: str, key: str, act: Any) -> QPushButton:
        made = button("", kind="quiet", icon_name=icon_name, says=says)
        made.setToolTip(tip(says, key))
        made.clicked.connect(act)
        shortcut = QShortcut(QKeySequence(key), self._view, act)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._row.addWidget(made)
        return made

    def _moved(self, by: int) -> None:
        row = self._view.currentIndex().row()
        if row >= 0 and 0 <= row + by < self._rows:
            self.moved.emit(row, row + by)

    def _deleted(self) -> None:
        row = self._view.currentIndex().row()
        if row >= 0 and self._rows > self._least:
            self.deleted.emit(row)

    def _copied(self) -> None:
        row = self._view.currentIndex().row()
        if row >= 0 and not self.copy.isHidden():
            self.copied.emit(row)


class ItemList(QWidget):
    """The list with its tools. Tells what is wished; whoever owns it changes the items."""

    chosen = Signal(int)
    added = Signal()
    copied = Signal(int)
    moved = Signal(int, int)
    deleted = Signal(int)

    def __init__(self, *, says: str, add: str, most: int, least: int = 0, copies: bool = False) -> None:
        super().__init__()
        self._most = most
        self.model = ItemModel()
        self.view = list_view(self.model, says)
        self.view.setItemDelegate(ItemDelegate(self.view, ROW))
        self.tools = ListTools(self.view, least=least, copies=copies)
        self.add_button = button(add, icon_name="plus")
        self.add_button.clicked.connect(self.added)
        self.tools.add_front(self.add_button)
        self._message = label("", "bad", wraps=True)
        self._message.hide()
        self.setLayout(column(self.view, self.tools, self._message))
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        for signal, mine in (
            (self.tools.copied, self.copied),
            (self.tools.moved, self.moved),
            (self.tools.deleted, self.deleted),
        ):
            signal.connect(mine)

    def set_items(self, items: Sequence[Item], current: int) -> None:
        """Show these items, one of them chosen; tells nobody."""
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.model.set_rows(items)
        if items and self.view.currentIndex().row() != current:
            self.view.setCurrentIndex(self.model.index(current))
        selection.blockSignals(False)
        self.view.setVisible(bool(items))
        self.view.setFixedHeight(ROW * min(max(len(items), 1), ROWS_SHOWN) + 4)
        self.view.viewport().update()
        self.add_button.setEnabled(len(items) < self._most)
        self.tools.follow()

    def say(self, text: str) -> None:
        """Say what is wrong in items that are not shown, "" for nothing."""
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _current_changed(self, index: QModelIndex) -> None:
        self.tools.follow()
        if index.isValid():
            self.chosen.emit(index.row())


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """An edit of the list, what it is called, and the item that is shown after it."""

    edit: Callable[[Design], Design]
    step: str
    shown: int


def make_item_list(kind: Kind) -> ItemList:
    """The list with its buttons."""
    limits = limits_at((kind,))
    assert isinstance(limits, Several)
    blocks = kind == "blocks"
    return ItemList(
        says=translate("Design", "Blocks") if blocks else translate("Design", "Questions"),
        add=translate("Design", "Add block") if blocks else translate("Design", "Add question"),
        most=limits.most,
        least=limits.fewest,
        copies=True,
    )


def items_of(kind: Kind, design: Design, wrong: frozenset[int]) -> list[Item]:
    """The rows of the list."""
    if kind == "blocks":
        return [
            Item(
                f"{index + 1}  {block.name}",
                translate("Design", "{n} choose {k}").format(n=block.n, k=block.grid.choose),
                index in wrong,
            )
            for index, block in enumerate(design.blocks)
        ]
    return [
        Item(question.text.replace("\n", " "), question.id, index in wrong)
        for index, question in enumerate(design.questions)
    ]


def added(kind: Kind, design: Design) -> ItemEdit:
    """A new item at the end: a plain block, or a question with a free id."""
    end = len(value_at(design, (kind,)))
    if kind == "blocks":
        name = free_text(translate("Design", "block"), [block.name for block in design.blocks], " ")
        step = translate("Design", "Add block {name}").format(name=name)
        return ItemEdit(_put(kind, end, Block(name=name)), step, end)
    fresh = _next_id(design)
    question = Question(fresh, translate("Design", "New question"))
    return ItemEdit(
        _put(kind, end, question), translate("Design", "Add question {name}").format(name=fresh), end
    )


def _next_id(design: Design) -> str:
    """q1, q2, q3 …: the first that no question has."""
    taken = {question.id for question in design.questions}
    return next(one for one in (f"q{number}" for number in count(1)) if one not in taken)


def copied(kind: Kind, design: Design, index: int) -> ItemEdit:
    """The same item once more, behind it, with a name of its own."""
    names = [_name(kind, design, at) for at in range(len(value_at(design, (kind,))))]
    copy: Block | Question
    if kind == "blocks":
        text = translate("Design", "Duplicate block {name}")
        copy = replace(design.blocks[index], name=free_text(names[index][:190], names, " "))
    else:
        text = translate("Design", "Duplicate question {name}")
        copy = replace(design.questions[index], id=free_text(names[index][:60], names, "_"))
    return ItemEdit(_put(kind, index + 1, copy), text.format(name=names[index]), index + 1)


def shifted(kind: Kind, design: Design, index: int, to: int) -> ItemEdit:
    """The item at another place."""
    block, question = translate("Design", "Move block {name}"), translate("Design", "Move question {name}")
    step = (block if kind == "blocks" else question).format(name=_name(kind, design, index))
    return ItemEdit(lambda one: moved(one, (kind,), index, to), step, to)


def deleted(kind: Kind, design: Design, index: int) -> ItemEdit:
    """Without the item."""
    left = len(value_at(design, (kind,))) - 1
    block, question = (
        translate("Design", "Delete block {name}"),
        translate("Design", "Delete question {name}"),
    )
    step = (block if kind == "blocks" else question).format(name=_name(kind, design, index))
    return ItemEdit(lambda one: removed(one, (kind,), index), step, max(0, min(index, left - 1)))


def _name(kind: Kind, design: Design, index: int) -> str:
    return design.blocks[index].name if kind == "blocks" else design.questions[index].id


def _put(kind: Kind, index: int, item: Block | Question) -> Callable[[Design], Design]:
    return lambda one: inserted(one, (kind,), index, item)
