"""The column of the study's designs: choose one, add from the gallery, duplicate, rename, delete."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from gridlab.gui.look.icons import icon
from gridlab.gui.pages.design.list import DesignModel, make_design_view
from gridlab.gui.study.view import DesignEntry
from gridlab.gui.widgets.buttons import button
from gridlab.gui.widgets.fields import TextField
from gridlab.gui.widgets.labels import label

WIDTH = 216


class _Question(QWidget):
    """A question below the list, in place of a dialog: a field or none, and two buttons."""

    agreed = Signal(str)

    def __init__(self, *, danger: bool = False) -> None:
        super().__init__()
        self._what = label("", "small", wraps=True)
        self.field = TextField(says="New name of the design")
        self.field.setVisible(not danger)
        yes = button("Delete" if danger else "Rename", kind="danger" if danger else "plain")
        no = button("Keep" if danger else "Cancel", shortcut="Esc")
        yes.clicked.connect(self._agree)
        self.field.returnPressed.connect(self._agree)
        no.clicked.connect(self.hide)
        escape = QShortcut("Esc", self, self.hide)
        escape.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self._first: QWidget = no if danger else self.field
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(yes)
        row.addStretch(1)
        row.addWidget(no)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(8)
        layout.addWidget(self._what)
        layout.addWidget(self.field)
        layout.addLayout(row)
        self.hide()

    def ask(self, what: str, text: str = "") -> None:
        """Ask; the answer comes with `agreed`."""
        self._what.setText(what)
        self.field.setText(text)
        self.show()
        self._first.setFocus()
        self.field.selectAll()

    def _agree(self) -> None:
        self.hide()
        self.agreed.emit(self.field.text().strip())


class DesignSide(QWidget):
    """Tells which design is chosen and what is to be done with it."""

    chosen = Signal(str)
    new_requested = Signal()
    duplicate_requested = Signal(str)
    rename_requested = Signal(str, str)
    delete_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("side")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedWidth(WIDTH)
        self.model = DesignModel()
        self.view = make_design_view(self.model, "Designs of the study")
        self.view.selectionModel().currentChanged.connect(self._current_changed)
        self.view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.view.customContextMenuRequested.connect(self._menu_at)
        self.new_button = button("New design", icon_name="plus", shortcut="Ctrl+D")
        self.new_button.clicked.connect(self.new_requested)
        self._rename = _Question()
        self._rename.agreed.connect(self._renamed)
        self._delete = _Question(danger=True)
        self._delete.agreed.connect(lambda _text: self.delete_requested.emit(self.name))
        for key, act in (("F2", self.ask_rename), ("Del", self.ask_delete)):
            shortcut = QShortcut(QKeySequence(key), self.view, act)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(10, 10, 10, 10)
        layout.setSpacing(8)
        layout.addWidget(self.view, 1)
        layout.addWidget(self._rename)
        layout.addWidget(self._delete)
        layout.addWidget(self.new_button)

    @property
    def name(self) -> str:
        """The chosen design, "" for none."""
        row = self.view.currentIndex().row()
        return self.model.entries[row].name if 0 <= row < len(self.model.entries) else ""

    def set_entries(self, entries: Sequence[DesignEntry], wanted: str) -> None:
        """List the designs, with `wanted` chosen, else the first."""
        self.view.selectionModel().blockSignals(True)
        self.model.set_entries(entries)
        row = self.model.row_of(wanted)
        index = self.model.index(max(row, 0))
        if index != self.view.currentIndex() or not self.view.currentIndex().isValid():
            self.view.setCurrentIndex(index)
        self.view.selectionModel().blockSignals(False)
        self.view.viewport().update()

    def ask_rename(self) -> None:
        """Ask for another name of the chosen design."""
        if self.name:
            self._delete.hide()
            self._rename.ask(f"New name of {self.name}", self.name)

    def ask_delete(self) -> None:
        """Ask before the chosen design is deleted."""
        if self.name:
            self._rename.hide()
            self._delete.ask(f"Delete {self.name}? Its file is removed from the study.")

    def _renamed(self, new: str) -> None:
        if new and new != self.name:
            self.rename_requested.emit(self.name, new)

    def _current_changed(self) -> None:
        self._rename.hide()
        self._delete.hide()
        if self.name:
            self.chosen.emit(self.name)

    def _menu_at(self, point: QPoint) -> None:
        if not self.name:
            return
        menu = QMenu(self)
        for text, key, icon_name, act in (
            ("Duplicate", "", "copy", lambda: self.duplicate_requested.emit(self.name)),
            ("Rename", "F2", "pencil", self.ask_rename),
            ("Delete", "Del", "trash-2", self.ask_delete),
        ):
            action = menu.addAction(icon(icon_name), text)
            action.setShortcut(QKeySequence(key))
            action.triggered.connect(lambda _checked=False, act=act: act())
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.view.viewport().mapToGlobal(point))
