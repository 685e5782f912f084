"""The application window: navigation, header, pages, status line, and the welcome pages in their place."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QCloseEvent, QGuiApplication, QKeyEvent, QShortcut
from PySide6.QtWidgets import QMainWindow, QMenu, QStackedWidget, QWidget

from gridlab.gui.pages.welcome.view import Welcome
from gridlab.gui.shell.actions import enable_actions, make_actions, name_steps
from gridlab.gui.shell.frame import Frame, StatusLine

if TYPE_CHECKING:
    from gridlab.app.study_view import StudyView
    from gridlab.app.uses import Changed
    from gridlab.domain.design import Design
    from gridlab.gui.page import Page
    from gridlab.gui.pages.welcome.new_study import NewStudy


EVERY_KIND = 3
FIRST = QSize(1280, 800)
FRAME = QSize(16, 48)  # about what a title bar and borders take


class Telling(QObject):
    """What each page has not been told yet."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._untold: list[Page] = []
        self._news: tuple[StudyView, frozenset[Changed]]

    def begin(self, pages: Iterable[Page], view: StudyView, changed: frozenset[Changed]) -> None:
        """There is something new to be told; what was told before is told first."""
        self.tell_all()
        self._untold, self._news = list(pages), (view, changed)

    def tell(self, page: Page) -> None:
        """Tell one page now."""
        if page in self._untold:
            self._untold.remove(page)
            page.presenter.show_view(*self._news)

    def tell_all(self) -> None:
        """Tell all pages now."""
        while self._untold:
            self.tell(self._untold[0])

    def go_on(self) -> None:
        """Tell the others one by one, each when the window has done what waits."""
        QTimer.singleShot(0, self, self._tell_next)

    def forget(self) -> None:
        """Nothing is to be told any more."""
        self._untold.clear()

    def _tell_next(self) -> None:
        if self._untold:
            self.tell(self._untold[0])
            self.go_on()


class Over:
    """Puts a widget over the pages of a window and takes it away again; Esc asks it to leave."""

    def __init__(self, root: QStackedWidget) -> None:
        self._root = root
        self._before: QWidget | None = None
        self._shown: tuple[QWidget, Callable[[], object]] | None = None

    def show(self, widget: QWidget, leave: Callable[[], object]) -> None:
        """Give the whole window to a widget until `end`."""
        if self._root.indexOf(widget) < 0:
            self._root.addWidget(widget)
        now = self._root.currentWidget()
        if now is not None and self._shown is None:
            self._before = now
        self._shown = (widget, leave)
        self._root.setCurrentWidget(widget)

    def end(self) -> None:
        """The window shows again what it did before."""
        self._shown = None
        if self._before is not None:
            self._root.setCurrentWidget(self._before)

    def escape(self) -> bool:
        """Ask the widget to leave; False where none is on view."""
        if self._shown is None or self._root.currentWidget() is not self._shown[0]:
            return False
        self._shown[1]()
        return True


def first_size() -> QSize:
    """The size of a window that was never resized: no larger than the screen leaves room for."""
    screen = QGuiApplication.primaryScreen()
    room = screen.availableSize() - FRAME if screen is not None else FIRST
    return FIRST.boundedTo(room)


class MainWindow(QMainWindow):
    """Wiring between navigation, header and pages; it knows no use case."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("GridLab")
        self.setMinimumSize(QSize(960, 600))
        self.resize(first_size())
        self.new_study: NewStudy | None = None
        self.pages: dict[str, Page] = {}
        self.actions_by_key: dict[str, QAction] = {}
        self._texts: dict[str, tuple[str, str]] = {}
        self._current = ""
        self._has_study = False
        self._designs: Sequence[Design] = ()
        self.may_close: Callable[[], bool] = lambda: True
        self.telling = Telling(self)
        self._menu = QMenu(self)
        self._root = QStackedWidget()
        self.over = Over(self._root)
        self.setCentralWidget(self._root)
        self._root.currentChanged.connect(self.show_steps)
        QShortcut("F10", self, self.open_menu)

    @cached_property
    def welcome(self) -> Welcome:
        """The welcome page; like the frame made when it is asked for, as one of them is seen at first."""
        made = Welcome()
        self._root.addWidget(made)
        return made

    @cached_property
    def frame(self) -> Frame:
        """What stands around the pages, with the pages."""
        made = Frame()
        self._root.addWidget(made)
        made.navigation.page_requested.connect(self.go)
        made.navigation.menu_requested.connect(self.open_menu)
        return made

    @property
    def status(self) -> StatusLine:
        """What is saved, and the numbers of the page at the front."""
        return self.frame.status

    def begin(self, study: Path | None) -> None:
        """What is seen first: the welcome page, or the name of the study that is about to be opened."""
        if study is not None:
            self.show_opening(study)
        else:
            self._root.setCurrentWidget(self.welcome)

    def furnish(self, new_study: NewStudy, slots: Mapping[str, Callable[[], object]]) -> None:
        """Take in what goes with the pages, once all are added."""
        self.new_study = new_study
        self._root.addWidget(new_study)
        new_study.back_requested.connect(self.show_welcome)
        self.welcome.new_requested.connect(self.show_new_study)
        goes = {key: partial(self.go, key, focus=True) for key in self.pages}
        slots = {**goes, "main_action": self._main_action, **slots}
        self.actions_by_key = make_actions(self, self._menu, slots)
        enable_actions(self.actions_by_key, study=False)

    def add_page(self, page: Page, title: str) -> None:
        """Take in a page; the window is up before any is built. title: the same as that of its action."""
        self.pages[page.key] = page
        page.setAccessibleName(title)
        self.frame.add_page(page)
        # The style sheet is looked up for each control here, a page at a time, and not when all are shown;
        # where they stay, as a polished control that gets another parent is polished once more.
        for control in page.findChildren(QWidget):
            control.ensurePolished()
        page.presenter.steps_named.connect(self.show_steps)
        page.status_changed.connect(lambda left, right: self._set_texts(page, left, right))

    def show_steps(self) -> None:
        """Undo and redo act on the page at the front."""
        if not self.actions_by_key:
            return
        is_front = self._current and self._root.currentWidget() is self.frame
        desk = self.pages[self._current].presenter if is_front else None
        undo, redo = (desk.undo_name, desk.redo_name) if desk is not None else ("", "")
        name_steps(self.actions_by_key, undo, redo)

    @property
    def page(self) -> Page:
        """The page at the front."""
        return self.pages[self._current]

    def go(self, key: str, *, focus: bool = False) -> None:
        """Bring a page to the front; `focus` puts the keyboard where work starts on it."""
        if key not in self.pages:
            return
        if self._current == key and self._root.currentWidget() is self.frame:
            if focus:
                self.page.take_focus()
            return
        if self._current:
            self.page.presenter.left()
        self._current = key
        page = self.page
        self.telling.tell(page)
        self._root.setCurrentWidget(self.frame)
        self.frame.show_page(page)
        self.status.set_texts(*self._texts.get(key, ("", "")))
        page.presenter.entered()
        self._name_main()
        self.show_steps()
        if focus:
            page.take_focus()
        else:
            page.setFocus()

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        """Tell the pages what changed; they read it again.

        Of a study just opened the page at the front shows first, the others one by one when the window has
        done what waits: reading a large study into all pages takes longer than a window may stand still.
        """
        is_opened = not self._has_study or len(changed) == EVERY_KIND
        self._designs = [entry.design for entry in view.designs if entry.design is not None]
        self.telling.begin(self.pages.values(), view, changed)
        self.setWindowTitle(f"{view.title} – GridLab")
        navigation = self.frame.navigation
        navigation.set_study(view.title, view.open.folder)
        navigation.set_count("images", len(view.open.study.images))
        navigation.set_count("design", len(view.designs))
        navigation.set_count("sessions", len(view.sessions))
        enable_actions(self.actions_by_key, study=True)
        if not is_opened:
            self.telling.tell_all()
            return
        self._has_study = True
        front = self._current or ("design" if view.designs else "images")
        self.telling.tell(self.pages[front])
        if self._root.currentWidget() is not self.frame or not self._current:
            self.go(front)
        self.telling.go_on()

    def show_welcome(self) -> None:
        """The welcome page, or back to the study that is still open."""
        enable_actions(self.actions_by_key, study=self._has_study)
        if self._has_study:
            self._root.setCurrentWidget(self.frame)
            return
        self.setWindowTitle("GridLab")
        self._root.setCurrentWidget(self.welcome)
        self.welcome.setFocus()

    def show_closed(self) -> None:
        """The study is closed."""
        self.telling.forget()
        if self._current:
            self.page.presenter.left()
        self._has_study = False
        self._designs = ()
        self._current = ""
        self.show_welcome()

    def show_opening(self, folder: Path) -> None:
        """A study is about to be opened: its name stands already where it will stand, and no page shows
        itself empty that will not be."""
        self.frame.show_opening(folder)
        self._root.setCurrentWidget(self.frame)

    def show_new_study(self, images: Path | None = None) -> None:
        """The form for a new study, with a folder of images where one is known."""
        if self.new_study is not None:
            self._root.setCurrentWidget(self.new_study)
            self.new_study.begin(images)

    def show_keys(self) -> None:
        """The list of all keys, in place of the pages."""
        from gridlab.gui.shell.keys import KeyList

        mains = {key: page.main_action.text() for key, page in self.pages.items() if page.main_action}
        keys = KeyList(self._designs, mains)
        keys.left.connect(self.over.end)
        keys.left.connect(keys.deleteLater)
        self.over.show(keys, keys.left.emit)
        keys.area.setFocus()  # arrows and Page Down scroll the list

    def show_help(self, key: str) -> None:
        """A page of help, in place of the pages."""
        from gridlab.gui.shell.help import HELP

        view = HELP[key]()
        view.left.connect(self.over.end)
        view.left.connect(view.deleteLater)
        self.over.show(view, view.left.emit)
        view.area.setFocus()

    def open_menu(self) -> None:
        """The menu of all actions, at its button."""
        button = self.frame.navigation.menu_button
        inside = button.isVisible()
        below = (
            button.mapToGlobal(QPoint(0, button.height() + 4)) if inside else self.mapToGlobal(QPoint(8, 8))
        )
        self._menu.popup(below)

    def _main_action(self) -> None:
        if self._current in self.pages:
            self.page.press_main()

    def _name_main(self) -> None:
        """The menu calls the main action as the page does."""
        action, main = self.actions_by_key.get("main_action"), self.page.main_action
        if action is not None:
            action.setVisible(main is not None)
            if main is not None:
                action.setText(main.text())

    def _escape(self) -> None:
        if self.over.escape():
            return
        form = self.new_study
        if form is not None and self._root.currentWidget() is form:
            (form.progress.cancel_requested if form.working else form.back_requested).emit()
        elif self._root.currentWidget() is self.frame and self._current in self.pages:
            self.page.escape()

    def _set_texts(self, page: Page, left: str, right: str) -> None:
        self._texts[page.key] = (left, right)
        if page.key == self._current:
            self.status.set_texts(left, right)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Not a shortcut of the window: it would be one too many where a part has its own for Escape.
        if event.key() == Qt.Key.Key_Escape:
            self._escape()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.setAccepted(self.may_close())
        if event.isAccepted():
            self.closing.emit()
            super().closeEvent(event)
