"""The bar under the grid: how many images are selected, and what can be done with them."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QWidget

from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.fields import TextField, mark_wrong
from gridlab.gui.kit.labels import label
from gridlab.gui.look.icons import icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told


class SelectionBar(QWidget):
    """Signals: include_requested(whether), label_requested(text), show_requested(), clear_requested()."""

    include_requested = Signal(bool)
    label_requested = Signal(str)
    show_requested = Signal()
    clear_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(translate("Images", "The selected images"))
        self.setFixedHeight(48)
        self._count = label("", "strong")
        self.exclude = button(translate("Images", "Exclude"), icon_name="eye-off")
        self.include = button(translate("Images", "Include"), icon_name="eye")
        self.label = button(translate("Images", "Label…"), icon_name="tag")
        self.show_file = button(translate("Images", "Show file"), icon_name="folder-open")
        self.clear = button("", kind="quiet", icon_name="x", says=translate("Images", "Select none"))
        self.field = TextField(says=translate("Images", "Label of the selected images"))
        self.field.setPlaceholderText(translate("Images", "Label; empty takes it away"))
        self.field.setFixedWidth(232)
        self.apply = button(translate("Images", "Apply label"))
        self._cancel = button(translate("Images", "Cancel"))
        self._problem = label("", "bad")
        self._rows = QStackedWidget()
        for widgets in (
            (self.exclude, self.include, self.label, self.show_file),
            (self.field, self.apply, self._cancel, self._problem),
        ):
            self._rows.addWidget(_row(widgets))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        layout.setSpacing(16)
        layout.addWidget(self._count)
        layout.addWidget(self._rows, 1)
        layout.addWidget(self.clear)
        self._connect()
        self.hide()

    def _connect(self) -> None:
        self.exclude.clicked.connect(lambda: self.include_requested.emit(False))
        self.include.clicked.connect(lambda: self.include_requested.emit(True))
        self.label.clicked.connect(self.ask_label)
        self.show_file.clicked.connect(self.show_requested)
        self.clear.clicked.connect(self.clear_requested)
        self.field.returnPressed.connect(self._take_label)
        self.field.textEdited.connect(lambda: self._say_problem(""))
        self.apply.clicked.connect(self._take_label)
        self._cancel.clicked.connect(self.ask_nothing)

    def show_count(self, count: int, included: int) -> None:
        """So many are selected, so many of them included; none hides the bar."""
        self.setVisible(count > 0)
        self._count.setText(translate("Images", "{count} selected").format(count=numeral(count)))
        self.exclude.setEnabled(included > 0)
        self.include.setEnabled(included < count)
        self.show_file.setEnabled(count == 1)
        if not count:
            self.ask_nothing()

    @property
    def asks(self) -> bool:
        """Whether a label is being asked for."""
        return self._rows.currentIndex() == 1

    def ask_label(self) -> None:
        """Ask for a label in the bar itself."""
        self._rows.setCurrentIndex(1)
        self.field.clear()
        self._say_problem("")
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def ask_nothing(self) -> None:
        """Back to the buttons."""
        self._rows.setCurrentIndex(0)

    def open_menu(self, place: QPoint) -> None:
        """The same actions as a menu, at a place on the screen."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for one, icon_name in (
            (self.exclude, "eye-off"),
            (self.include, "eye"),
            (self.label, "tag"),
            (self.show_file, "folder-open"),
        ):
            action = menu.addAction(icon(icon_name), one.text(), one.click)
            action.setEnabled(one.isEnabled())
        menu.popup(place)
        menu.setActiveAction(next((one for one in menu.actions() if one.isEnabled()), menu.actions()[0]))

    def _take_label(self) -> None:
        from gridlab.gui.pages.images.detail import tidy
        from gridlab.store.images.labels_csv import problem_of_label

        text = tidy(self.field.text())
        problem = problem_of_label(text)
        self._say_problem(problem)
        if not problem:
            self.ask_nothing()
            self.label_requested.emit(text)

    def _say_problem(self, wrong: str) -> None:
        problem = told(wrong)
        mark_wrong(self.field, bool(problem))
        self._problem.setText(f"{problem[:1].upper()}{problem[1:]}." if problem else "")


def _row(widgets: tuple[QWidget, ...]) -> QWidget:
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(8)
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return row
