"""The application window: navigation, header, pages, status line, and the welcome pages in their place."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QPoint, QSize, Signal
from PySide6.QtGui import QCloseEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QMenu, QStackedWidget, QVBoxLayout, QWidget

from gridlab.gui.actions import ACTIONS, enable_actions, fill_menu, make_actions
from gridlab.gui.frame import Header, StatusLine
from gridlab.gui.navigation import Navigation
from gridlab.gui.new_study import NewStudy
from gridlab.gui.view import EVERYTHING, Changed, StudyView
from gridlab.gui.welcome import Welcome
from gridlab.gui.words import place

if TYPE_CHECKING:
    from gridlab.gui.page import Page

NARROW_UNDER = 1100
SHORTCUTS = {row.key: row.shortcut for row in ACTIONS}


class MainWindow(QMainWindow):
    """Wiring between navigation, header and pages; it knows no use case."""

    closing = Signal()

    def __init__(self, pages: Sequence[Page], slots: Mapping[str, Callable[[], object]]) -> None:
        super().__init__()
        self.setWindowTitle("GridLab")
        self.setMinimumSize(QSize(960, 600))
        self.resize(1280, 800)
        self.welcome = Welcome()
        self.new_study = NewStudy()
        self.pages = {page.key: page for page in pages}
        self.status = StatusLine()
        self._header = Header()
        self._stack = QStackedWidget()
        self._subtitles: dict[str, str] = {}
        self._texts: dict[str, tuple[str, str]] = {}
        self._current = ""
        self._navigation = Navigation(
            [
                (page.key, page.title, page.icon_name, SHORTCUTS[page.key])
                for page in pages
                if page.key != "settings"
            ]
        )
        self._root = QStackedWidget()
        for widget in (self.welcome, self.new_study, self._bench()):
            self._root.addWidget(widget)
        self.setCentralWidget(self._root)
        for page in pages:
            self._add_page(page)
        goes = {key: self._goer(key) for key in self.pages}
        self.actions_by_key = make_actions(self, {**goes, "main_action": self._main_action, **slots})
        self._menu = QMenu(self)
        fill_menu(self._menu, self.actions_by_key)
        self._navigation.page_requested.connect(self.go)
        self._navigation.settings_requested.connect(lambda: self.go("settings"))
        self._navigation.menu_requested.connect(self.open_menu)
        QShortcut("F10", self, self.open_menu)
        QShortcut("Esc", self, self._escape)
        self.welcome.new_requested.connect(lambda: self.show_new_study(None))
        self.new_study.back_requested.connect(self.show_welcome)
        self._has_study = False
        self.show_welcome()

    def _bench(self) -> QWidget:
        bench = QWidget()
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._header)
        column.addWidget(self._stack, 1)
        column.addWidget(self.status)
        row = QHBoxLayout(bench)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._navigation)
        row.addLayout(column, 1)
        return bench

    def _add_page(self, page: Page) -> None:
        self._stack.addWidget(page)
        self._header.add_page(page)
        page.subtitle_changed.connect(lambda text: self._set_subtitle(page, text))
        page.status_changed.connect(lambda left, right: self._set_texts(page, left, right))

    def _goer(self, key: str) -> Callable[[], None]:
        return lambda: self.go(key, focus=True)

    @property
    def page(self) -> Page:
        """The page at the front."""
        return self.pages[self._current]

    def go(self, key: str, *, focus: bool = False) -> None:
        """Bring a page to the front; `focus` puts the keyboard where work starts on it."""
        if self._current == key and self._root.currentIndex() == 2:
            if focus:
                self.page.take_focus()
            return
        if self._current:
            self.page.left()
        self._current = key
        page = self.page
        self._root.setCurrentIndex(2)
        self._stack.setCurrentWidget(page)
        self._navigation.set_page(key)
        self._header.show_page(page, self._subtitles.get(key, ""))
        self.status.set_texts(*self._texts.get(key, ("", "")))
        page.entered()
        if focus:
            page.take_focus()
        else:
            page.setFocus()

    def show_view(self, view: StudyView, changed: frozenset[Changed]) -> None:
        """Tell the pages what changed; they read it again."""
        for page in self.pages.values():
            page.show_view(view, changed)
        self.setWindowTitle(f"{view.title} – GridLab")
        self._navigation.set_study(view.title, place(view.open.folder))
        self._navigation.set_count("images", len(view.open.study.images))
        self._navigation.set_count("design", len(view.designs))
        self._navigation.set_count("sessions", len(view.sessions))
        enable_actions(self.actions_by_key, study=True)
        if not self._has_study or changed == EVERYTHING:
            self._has_study = True
            if self._root.currentIndex() != 2:
                self.go("images" if not view.designs else self._current or "design")

    def show_welcome(self) -> None:
        """The welcome page, or back to the study that is still open."""
        enable_actions(self.actions_by_key, study=self._has_study)
        if self._has_study:
            self._root.setCurrentIndex(2)
            return
        self.setWindowTitle("GridLab")
        self._root.setCurrentWidget(self.welcome)
        self.welcome.setFocus()

    def show_closed(self) -> None:
        """The study is closed."""
        if self._current:
            self.page.left()
        self._has_study = False
        self._current = ""
        self.show_welcome()

    def show_new_study(self, images: object) -> None:
        """The form for a new study, with a folder of images where one is known."""
        self._root.setCurrentWidget(self.new_study)
        self.new_study.begin(images)  # type: ignore[arg-type]

    def open_menu(self) -> None:
        """The menu of all actions, at its button."""
        button = self._navigation.menu_button
        inside = button.isVisible()
        below = (
            button.mapToGlobal(QPoint(0, button.height() + 4)) if inside else self.mapToGlobal(QPoint(8, 8))
        )
        self._menu.popup(below)

    def _main_action(self) -> None:
        action = self.page.main_action if self._current else None
        if action is not None:
            action.click()

    def _escape(self) -> None:
        if self._root.currentWidget() is self.new_study:
            (
                self.new_study.cancel_requested if self.new_study.working else self.new_study.back_requested
            ).emit()

    def _set_subtitle(self, page: Page, text: str) -> None:
        self._subtitles[page.key] = text
        if page.key == self._current:
            self._header.set_subtitle(text)

    def _set_texts(self, page: Page, left: str, right: str) -> None:
        self._texts[page.key] = (left, right)
        if page.key == self._current:
            self.status.set_texts(left, right)

    def geometry_text(self) -> str:
        """Size and place of the window, to be remembered."""
        return bytes(self.saveGeometry().toBase64().data()).decode("ascii")

    def restore_text(self, text: str) -> None:
        """Take a remembered size and place; what cannot be read is ignored."""
        self.restoreGeometry(QByteArray.fromBase64(text.encode("ascii", "ignore")))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._navigation.set_narrow(self.width() < NARROW_UNDER)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
