"""The column of the study's designs: choose one, add, duplicate, rename, delete, import and export."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from gridlab.app.study_view import DesignEntry
from gridlab.domain.design_names import folded, is_design_name
from gridlab.gui.kit.boxes import Wide, column, row
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.drop import DropArea, EscapePart
from gridlab.gui.kit.fields import TextField, mark_wrong
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar
from gridlab.gui.look.icons import icon
from gridlab.gui.look.language import translate
from gridlab.gui.pages.design.list import DesignModel, make_design_view

WIDTH = 216


class RenamePanel(EscapePart):
    """Hidden until it asks; Enter takes the name, Esc keeps the old one."""

    agreed = Signal(str, str)
    left = Signal()

    def __init__(self, taken: Callable[[], list[str]]) -> None:
        """taken: names of the designs there are."""
        super().__init__()
        self._taken = taken
        self._old = ""
        self.field = TextField(says=translate("Design", "New name of the design"))
        self._problem = label("", "bad", wraps=True)
        self._yes = button(translate("Design", "Rename"))
        no = button(translate("Design", "Cancel"), shortcut="Esc")
        self._yes.clicked.connect(self._agree)
        self.field.textEdited.connect(self._judge)
        self.field.returnPressed.connect(self._agree)
        no.clicked.connect(self._leave)
        self.escaped.connect(self._leave)
        title = label(translate("Design", "New name"), "section")
        buttons = row(self._yes, Wide(), no)
        self.setLayout(column(title, self.field, self._problem, buttons, margins=(0, 8, 0, 0)))
        self.hide()

    @property
    def problem(self) -> str:
        """Why the name cannot be taken, "" where it can."""
        return self._problem.text()

    def ask(self, name: str) -> None:
        """Ask for another name of this design."""
        self._old = name
        self.field.setText(name)
        self._judge()
        self.show()
        self.field.setFocus()
        self.field.selectAll()

    def _judge(self) -> None:
        name = self.field.text().strip()
        problem = ""
        if not is_design_name(name):
            problem = translate(
                "Design",
                'A name has up to 100 characters, none of / \\ : * ? " < > |, and no full stop at its ends.',
            )
        elif folded(name) != folded(self._old) and folded(name) in {folded(one) for one in self._taken()}:
            problem = translate("Design", "Another design is called {name}.").format(name=name)
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        self._yes.setEnabled(not problem)
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
    """Tells which design is chosen and what is to be done with it. Design files can be dropped on it."""

    chosen = Signal(str)
    new_requested = Signal()
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
        self.setFixedWidth(WIDTH)
        self.model = DesignModel()
        self.view = make_design_view(self.model, translate("Design", "Designs of the study"))
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu_at)
        self.new_button = button(translate("Design", "New design"), icon_name="plus", shortcut="Ctrl+D")
        self.new_button.clicked.connect(self.new_requested)
        self.messages = MessageBar(stacked=True)
        self.rename_panel = RenamePanel(lambda: [entry.name for entry in self.model.entries])
        self.rename_panel.agreed.connect(self.rename_requested)
        self.rename_panel.left.connect(self.view.setFocus)
        for key, act in (("F2", self.ask_rename), ("Del", self.delete), ("Menu", self._open_menu)):
            shortcut = QShortcut(QKeySequence(key), self.view, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        parts = (Wide(self.view), self.messages, self.rename_panel, self.new_button)
        self.setLayout(column(*parts, margins=(10, 10, 10, 10)))

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
        index = self.model.index(row if row >= 0 else max(min(place, len(self.model.entries) - 1), 0))
        if index != self.view.currentIndex() or not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(index)
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    def ask_rename(self) -> None:
        """Ask for another name of the chosen design."""
        entry = self._entry()
        if entry is not None and entry.design is not None:
            self.messages.clear()
            self.rename_panel.ask(entry.name)

    def delete(self) -> None:
        """Delete the chosen design; undo brings it back."""
        if self.name:
            self.rename_panel.hide()
            self.delete_requested.emit(self.name)

    def _entry(self) -> DesignEntry | None:
        row = self.view.currentIndex().row()
        return self.model.entries[row] if 0 <= row < len(self.model.entries) else None

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
                translate("Design", "Show the file"), "", "folder-open",
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
