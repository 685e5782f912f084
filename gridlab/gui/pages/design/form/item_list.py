"""The blocks or questions of a design as a short list, and what can be done with them as wholes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

from PySide6.QtCore import QModelIndex, QRectF, Qt
from PySide6.QtGui import QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QListView, QPushButton, QWidget

from gridlab.app.designing.form import Kind
from gridlab.domain.design import Block, Design, Question
from gridlab.domain.design_edit import inserted, limits_at, moved, removed
from gridlab.domain.design_names import free_name
from gridlab.domain.limits import Several
from gridlab.gui.kit.boxes import Wide, column, row
from gridlab.gui.kit.buttons import button, tip
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.lists import ROW_ROLE, Index, ListModel, RowDelegate, fit_to_rows, list_view, write
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.language import translate

ROW = 34


@dataclass(frozen=True, slots=True)
class Item:
    """One row: its title, what is said at its end, and whether something in it is wrong."""

    title: str
    detail: str = ""
    wrong: bool = False


def _spoken(item: Item) -> str:
    wrong = translate("Design", "something is wrong") if item.wrong else ""
    return ", ".join(part for part in (item.title, item.detail, wrong) if part)


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
    """The buttons below a list, and their keys while the list has the focus; `front` stand at the left."""

    def __init__(
        self,
        view: QListView,
        *front: QPushButton,
        move: Callable[[int, int], object],
        delete: Callable[[int], object],
        copy: Callable[[int], object] | None = None,
        least: int = 0,
    ) -> None:
        """move, delete, copy: what is done with a row, here or by key. least: how many rows must stay."""
        super().__init__()
        self._view = view
        self._least = least
        self.copy, self.up, self.down, self.delete = tools = (
            self._tool("copy", translate("Design", "Duplicate"), "Ctrl+Ins", copy or (lambda _row: None)),
            self._tool("arrow-up", translate("Design", "Move up"), "Alt+Up", lambda at: move(at, at - 1)),
            self._tool(
                "arrow-down", translate("Design", "Move down"), "Alt+Down", lambda at: move(at, at + 1)
            ),
            self._tool("trash-2", translate("Design", "Delete"), "Del", delete),
        )
        self.setLayout(row(*front, Wide(), *tools, spacing=4))
        self.copy.setVisible(copy is not None)
        self.follow()

    def follow(self) -> None:
        """Enable what can be done with the row that is chosen."""
        at, rows = self._view.currentIndex().row(), self._view.model().rowCount()
        chosen = 0 <= at < rows
        self.copy.setEnabled(chosen)
        self.up.setEnabled(chosen and at > 0)
        self.down.setEnabled(chosen and at < rows - 1)
        self.delete.setEnabled(chosen and rows > self._least)

    def _tool(self, icon_name: str, says: str, key: str, act: Callable[[int], object]) -> QPushButton:
        made = button("", kind="quiet", icon_name=icon_name, says=says)
        made.setToolTip(tip(says, key))
        made.clicked.connect(lambda: act(self._view.currentIndex().row()))
        shortcut = QShortcut(QKeySequence(key), self._view, made.click)  # which does nothing where it cannot
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        return made


class ItemList(QWidget):
    """The blocks or questions with the tools for them; whoever owns it changes the design."""

    def __init__(self, kind: Kind, edit: Callable[..., None], choose: Callable[[int], None]) -> None:
        """edit: takes one of the functions below that make an `ItemEdit`, and the rows that it is of."""
        super().__init__()
        limits = limits_at((kind,))
        assert isinstance(limits, Several)
        self._most = limits.most
        self._choose = choose
        blocks = kind == "blocks"
        self.model = ListModel[Item](lambda item: item.title, spoken=_spoken)
        self.view = list_view(
            self.model, translate("Design", "Blocks") if blocks else translate("Design", "Questions")
        )
        self.view.setItemDelegate(ItemDelegate(self.view, ROW))
        self.add_button = button(
            translate("Design", "Add block") if blocks else translate("Design", "Add question"),
            icon_name="plus",
        )
        self.add_button.clicked.connect(lambda: edit(added, focus=True))
        self.tools = ListTools(
            self.view,
            self.add_button,
            move=partial(edit, shifted),
            delete=partial(edit, deleted),
            copy=partial(edit, copied),
            least=limits.fewest,
        )
        self._message = label("", "bad", wraps=True)
        self._message.hide()
        self.setLayout(column(self.view, self.tools, self._message))
        self.view.selectionModel().currentChanged.connect(self._current_changed)

    def set_items(self, items: Sequence[Item], current: int) -> None:
        """Show these items, one of them chosen; tells nobody."""
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        self.model.set_rows(items)
        if items and self.view.currentIndex().row() != current:
            self.view.setCurrentIndex(self.model.index(current))
        selection.blockSignals(False)
        fit_to_rows(self.view, len(items), ROW)
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
            self._choose(index.row())


@dataclass(frozen=True, slots=True)
class ItemEdit:
    """An edit of the list, what it is called, and the item that is shown after it."""

    edit: Callable[[Design], Design]
    step: str
    shown: int


def items_of(kind: Kind, design: Design, wrong: frozenset[int]) -> list[Item]:
    """The rows of the list."""
    if kind == "blocks":
        text = translate("Design", "{n} choose {k}")
        said = [
            (f"{index + 1}  {block.name}", text.format(n=block.n, k=block.grid.choose))
            for index, block in enumerate(design.blocks)
        ]
    else:
        said = [(question.text.replace("\n", " "), question.id) for question in design.questions]
    return [Item(*texts, index in wrong) for index, texts in enumerate(said)]


def added(kind: Kind, design: Design) -> ItemEdit:
    """A new item at the end: a plain block, or a question with the first free id of q1, q2, q3 …"""
    names = _names(kind, design)
    fresh: Block | Question
    if kind == "blocks":
        name = free_name(translate("Design", "block"), names, " ")
        fresh = Block(name=name)
    else:
        name = next(one for one in (f"q{number}" for number in count(1)) if one not in names)
        fresh = Question(name, translate("Design", "New question"))
    block, question = translate("Design", "Add block {name}"), translate("Design", "Add question {name}")
    step = (block if kind == "blocks" else question).format(name=name)
    return ItemEdit(lambda one: inserted(one, (kind,), len(names), fresh), step, len(names))


def copied(kind: Kind, design: Design, index: int) -> ItemEdit:
    """The same item once more, behind it, with a name of its own."""
    names = _names(kind, design)
    copy: Block | Question
    if kind == "blocks":
        text = translate("Design", "Duplicate block {name}")
        copy = replace(design.blocks[index], name=free_name(names[index], names, " ", 200))
    else:
        text = translate("Design", "Duplicate question {name}")
        copy = replace(design.questions[index], id=free_name(names[index], names, "_", 64))
    step, to = text.format(name=names[index]), index + 1
    return ItemEdit(lambda one: inserted(one, (kind,), to, copy), step, to)


def shifted(kind: Kind, design: Design, index: int, to: int) -> ItemEdit:
    """The item at another place."""
    block, question = translate("Design", "Move block {name}"), translate("Design", "Move question {name}")
    step = (block if kind == "blocks" else question).format(name=_names(kind, design)[index])
    return ItemEdit(lambda one: moved(one, (kind,), index, to), step, to)


def deleted(kind: Kind, design: Design, index: int) -> ItemEdit:
    """Without the item."""
    names = _names(kind, design)
    block = translate("Design", "Delete block {name}")
    text = block if kind == "blocks" else translate("Design", "Delete question {name}")
    shown = max(0, min(index, len(names) - 2))
    return ItemEdit(lambda one: removed(one, (kind,), index), text.format(name=names[index]), shown)


def _names(kind: Kind, design: Design) -> list[str]:
    if kind == "blocks":
        return [block.name for block in design.blocks]
    return [question.id for question in design.questions]
