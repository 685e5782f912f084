"""The column of the study's designs: choose one, add, rename, delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeySequence, QPainter, QShortcut
from PySide6.QtWidgets import QBoxLayout, QListView, QMenu, QWidget

from gridlab.app.study_view import DesignEntry
from gridlab.domain.cost import triplets_of_screen
from gridlab.domain.design import Design
from gridlab.domain.design_names import ALLOWED, folded, is_design_name
from gridlab.domain.visible import visible
from gridlab.gui.kit.boxes import Wide, column, grounded, row
from gridlab.gui.kit.buttons import button, tip
from gridlab.gui.kit.drop import DropArea, EscapePart
from gridlab.gui.kit.fields import TextField, mark_wrong
from gridlab.gui.kit.grid_picture import paint_grid_picture
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.lists import ROW_ROLE, Index, ListModel, RowDelegate, list_view, write
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import icon, paint_icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import counted
from gridlab.gui.look.palette import current_palette
from gridlab.gui.look.saying import told

WARNINGS_ROLE = Qt.ItemDataRole.UserRole + 1
NAMES_FROM = 100
"""Pixels; a narrower row shows the picture of its design alone."""
ACROSS, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
FOLD_KEY = "Ctrl+L"


def summary(design: Design) -> str:
    """A design in a few words, where there is little room: "48 triplets · 20 screens"."""
    number = sum(block.screens.yielding for block in design.blocks)
    screens = counted(number, translate("DesignList", "screen"), translate("DesignList", "screens"))
    if len(design.blocks) > 1:
        first = counted(len(design.blocks), translate("Design", "block"), translate("Design", "blocks"))
    else:
        each = triplets_of_screen(design.blocks[0])
        first = counted(each, translate("DesignList", "triplet"), translate("DesignList", "triplets"))
    return f"{first} · {screens}"


class DesignModel(ListModel[DesignEntry]):
    """Designs, one a row, marked with how many warnings they have."""

    def __init__(self) -> None:
        super().__init__(
            lambda entry: visible(entry.name),
            spoken=self._spoken,
            tip=lambda entry: told(entry.problem) or f"{entry.name}{self._mark(entry, ' · ')}",
            others={WARNINGS_ROLE: self._count},
            identity=lambda entry: entry.name,
        )
        self._warnings: dict[str, int] = {}

    def set_warnings(self, counts: Mapping[str, int]) -> None:
        """Mark designs with how many warnings they have."""
        if counts != self._warnings:
            self._warnings = dict(counts)
            self.tell_rows()

    def row_of(self, name: str) -> int:
        """Row of a design, -1 where it is not listed."""
        return next((row for row, entry in enumerate(self.rows) if entry.name == name), -1)

    def _count(self, entry: DesignEntry) -> int:
        return self._warnings.get(entry.name, 0)

    def _mark(self, entry: DesignEntry, sign: str) -> str:
        count = self._count(entry)
        said = counted(count, translate("Design", "warning"), translate("Design", "warnings"))
        return f"{sign}{said}" if count else ""

    def _spoken(self, entry: DesignEntry) -> str:
        said = summary(entry.design) if entry.design else told(entry.problem)
        return f"{visible(entry.name)}, {said}{self._mark(entry, ', ')}"


class DesignDelegate(RowDelegate):
    """Paints the small picture, the name and the summary."""

    def paint_row(self, painter: QPainter, area: QRectF, index: Index) -> None:
        entry: DesignEntry = index.data(ROW_ROLE)
        picture = QRectF(area.left() + 8, area.center().y() - 16, 34, 32)
        is_folded = area.width() < NAMES_FROM
        if is_folded:
            picture.moveCenter(area.center())
        if entry.design is not None:
            block = entry.design.blocks[0]
            grid, centred = block.grid, block.layout.probe == "center"
            paint_grid_picture(painter, picture, grid.rows, grid.columns, grid.choose, centred=centred)
        else:
            sign = QRectF(0, 0, 18, 18)
            sign.moveCenter(picture.center())
            paint_icon(painter, "circle-alert", sign, "bad")
        texts = area.adjusted(50, 0, -4, 0)
        if warnings := index.data(WARNINGS_ROLE):
            mark = area.adjusted(0, -4, 6, 0) if is_folded else area
            texts.setRight(paint_count(painter, mark, warnings) - 4)
        if is_folded:
            return
        second = summary(entry.design) if entry.design is not None else translate("Design", "can't be read")
        name, below = (QRectF(texts.left(), area.top() + top, texts.width(), 19) for top in (6, 25))
        write(painter, name, visible(entry.name))
        write(painter, below, second, 12, "bad" if entry.problem else "soft")


def paint_count(painter: QPainter, area: QRectF, count: int) -> float:
    """Mark an entry with the number of its warnings, at its end; gives where the mark begins."""
    tokens = current_palette()
    text = str(min(count, 99))
    mark = QRectF(0, 0, 12 + 7 * len(text), 18)
    mark.moveCenter(QPointF(area.right() - 6 - mark.width() / 2, area.top() + 16))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(tokens.colour("warn_bg"))
    painter.drawRoundedRect(mark, 9, 9)
    painter.setFont(interface_font(11, QFont.Weight.DemiBold))
    painter.setPen(tokens.colour("warn"))
    painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, text)
    return mark.left()


def make_design_view(model: DesignModel, says: str, width: int = 160) -> QListView:
    """A list of designs; `width` is that of one in a list that wraps."""
    view = list_view(model, says)
    view.setItemDelegate(DesignDelegate(view, 52, width))
    return view


WIDTH, FOLDED = 216, 56


class RenamePanel(EscapePart):
    """Over the name where it stands, hidden until it asks; Enter takes the name, Esc keeps the old one."""

    agreed = Signal(str, str)
    left = Signal()

    def __init__(self, taken: Callable[[], list[str]], over: QWidget) -> None:
        """taken: names of the designs there are. over: what the names stand on."""
        super().__init__()
        self.setParent(over)
        grounded(self, "card")
        self._taken = taken
        self._old = ""
        self._place = QRect()
        self.field = TextField(says=translate("Design", "New design name"))
        self._problem = label("", "bad", wraps=True)
        self.field.textEdited.connect(self._judge)
        self.field.returnPressed.connect(self._agree)
        self.escaped.connect(self._leave)
        self.setLayout(column(self.field, self._problem, spacing=4, margins=(4, 4, 4, 4)))
        self.hide()

    @property
    def problem(self) -> str:
        """Why the name cannot be taken, "" where it can."""
        return self._problem.text()

    def ask(self, name: str, place: QRect) -> None:
        """Ask for another name of this design, which stands at this place."""
        self._old = name
        self._place = place
        self.field.setText(name)
        self._judge()
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _judge(self) -> None:
        name = self.field.text().strip()
        problem = ""
        if not is_design_name(name):
            problem = told(ALLOWED)
        elif folded(name) != folded(self._old) and folded(name) in {folded(one) for one in self._taken()}:
            problem = translate("Design", "Another design already has the name {name}.").format(name=name)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        high = self.heightForWidth(self._place.width())
        self.setGeometry(QRect(self._place.topLeft(), QSize(self._place.width(), max(high, 44))))
        self.raise_()
        mark_wrong(self.field, bool(problem))
        self.field.setAccessibleDescription(problem)

    def _agree(self) -> None:
        new = self.field.text().strip()
        if not self.problem:
            self._leave()
            if new != self._old:
                self.agreed.emit(self._old, new)

    def _leave(self) -> None:
        self.hide()
        self.left.emit()


class DesignSide(DropArea):
    """Tells which design is chosen and what is to be done with it. Design files can be dropped on it.

    It folds to the pictures of the designs: fold_requested() asks for that or the other way round, and
    name_asked() for the name elsewhere, as a folded list has no room for it. folded: whether it is so.
    """

    chosen = Signal(str)
    fold_requested = Signal()
    name_asked = Signal()
    duplicate_requested = Signal(str)
    rename_requested = Signal(str, str)
    delete_requested = Signal(str)
    import_requested = Signal()
    export_requested = Signal(str)
    file_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.model = DesignModel()
        self.view = make_design_view(self.model, translate("Design", "Designs of the study"), FOLDED - 16)
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu_at)
        self.view.doubleClicked.connect(lambda _index: self.ask_rename())
        new = translate("Design", "New design")
        self.new_button = button(new, icon_name="plus", shortcut="Ctrl+D")
        self.new_square = button("", icon_name="plus", says=new, shortcut="Ctrl+D")
        self.new_square.clicked.connect(self.new_button.click)
        self.fold_button = button("", kind="quiet")
        self.fold_button.clicked.connect(self.fold_requested)
        self.messages = MessageBar()
        names = self.view.viewport()
        self.rename_panel = RenamePanel(lambda: [entry.name for entry in self.model.rows], names)
        self.view.verticalScrollBar().valueChanged.connect(lambda _value: self.rename_panel.hide())
        self.rename_panel.agreed.connect(self.rename_requested)
        self.rename_panel.left.connect(self.view.setFocus)
        for key, act in (("F2", self.ask_rename), ("Del", self.delete), ("Menu", self._open_menu)):
            shortcut = QShortcut(QKeySequence(key), self.view, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        self._foot = row(self.new_button, self.new_square, Wide(), self.fold_button)
        self._column = column(Wide(self.view), self._foot)
        self.setLayout(self._column)
        self.set_folded(False)

    def set_folded(self, folded: bool) -> None:
        """Show the pictures of the designs alone, or with their names."""
        self.folded = folded
        self.rename_panel.hide()
        self.setFixedWidth(FOLDED if folded else WIDTH)
        side = 8 if folded else 10
        self._column.setContentsMargins(side, 10, side - 1, 10)
        self._foot.setDirection(DOWN if folded else ACROSS)
        self.new_button.setVisible(not folded)
        self.new_square.setVisible(folded)
        says = (
            translate("Design", "Show the names of the designs")
            if folded
            else translate("Design", "Show the designs as pictures alone")
        )
        self.fold_button.setIcon(icon("chevron-right" if folded else "chevron-left"))
        self.fold_button.setProperty("square", True)
        self.fold_button.setToolTip(tip(says, FOLD_KEY))
        self.fold_button.setAccessibleName(says)

    @property
    def name(self) -> str:
        """The chosen design, "" for none."""
        entry = self._entry()
        return entry.name if entry is not None else ""

    def set_entries(self, entries: Sequence[DesignEntry], wanted: str) -> None:
        """List the designs, with `wanted` chosen, else the one in its place."""
        place = self.view.currentIndex().row()
        self.view.selectionModel().blockSignals(True)
        self.model.set_rows(entries)
        row = self.model.row_of(wanted)
        index = self.model.index(row if row >= 0 else max(min(place, len(self.model.rows) - 1), 0))
        if index != self.view.currentIndex() or not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(index)
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    def ask_rename(self) -> None:
        """Ask for another name of the chosen design."""
        entry = self._entry()
        if entry is None or entry.design is None:
            return
        self.messages.clear()
        if self.folded:
            self.name_asked.emit()
        else:
            index = self.view.currentIndex()
            self.view.scrollTo(index)
            self.rename_panel.ask(entry.name, self.view.visualRect(index))

    def delete(self) -> None:
        """Delete the chosen design; undo brings it back."""
        if self.name:
            self.rename_panel.hide()
            self.delete_requested.emit(self.name)

    def _entry(self) -> DesignEntry | None:
        row = self.view.currentIndex().row()
        return self.model.rows[row] if 0 <= row < len(self.model.rows) else None

    def _current_changed(self) -> None:
        self.rename_panel.hide()
        if self.name:
            self.chosen.emit(self.name)

    def _open_menu(self) -> None:
        self._menu_at(self.view.visualRect(self.view.currentIndex()).center())

    def _menu_at(self, point: QPoint) -> None:
        entry = self._entry()
        name, good = (entry.name, entry.design is not None) if entry is not None else ("", False)
        rows: tuple[tuple[str, str, str, Callable[[], object], bool], ...] = (
            (
                translate("Design", "Duplicate"), "Ctrl+Shift+D", "copy",
                lambda: self.duplicate_requested.emit(name), good,
            ),
            (translate("Design", "Rename"), "F2", "pencil", self.ask_rename, good),
            (translate("Design", "Delete"), "Del", "trash-2", self.delete, bool(name)),
            (translate("Design", "Import…"), "", "import", self.import_requested.emit, True),
            (
                translate("Design", "Export…"), "", "upload",
                lambda: self.export_requested.emit(name), good,
            ),
            (
                translate("Design", "Show file"), "", "folder-open",
                lambda: self.file_requested.emit(name), bool(name),
            ),
        )  # fmt: skip
        menu = QMenu(self)
        for text, key, icon_name, act, allowed in rows:
            action = menu.addAction(icon(icon_name), text)
            action.setShortcut(QKeySequence(key))
            action.setEnabled(allowed)
            action.triggered.connect(lambda _checked=False, act=act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(point))
