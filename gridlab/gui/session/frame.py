"""The window around a session: no menu, no title while full screen; one page at a time."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.choosers import choose_folder
from gridlab.gui.look.saying import told
from gridlab.gui.screen.keys import is_way_out
from gridlab.gui.screen.view import ScreenView
from gridlab.gui.session.page import SessionPage
from gridlab.gui.session.trouble import TroubleBar


class SessionFrame(QWidget):
    """Shows the screen or a text page, at most one page over it, and trouble over the footer."""

    way_out_asked = Signal()
    close_asked = Signal()
    activated = Signal(bool)
    elsewhere_chosen = Signal(Path)
    resized = Signal()
    covered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("GridLab session")
        self.setObjectName("session")
        self.may_close = False
        self.elsewhere_title = ""
        self.screen_view = ScreenView(self)
        self.trouble = TroubleBar(self)
        self.trouble.elsewhere.connect(self._choose_folder)
        self.trouble.gone.connect(self._give_the_page_the_keyboard)
        self._text: SessionPage | None = None
        self._overlay: SessionPage | None = None
        self._focused_before: QWidget | None = None
        self.screen_view.hide()

    @property
    def has_overlay(self) -> bool:
        """Whether a page lies over the session's own."""
        return self._overlay is not None

    @property
    def text_page(self) -> SessionPage | None:
        """The text page on top, if there is one."""
        return self._overlay or self._text

    @property
    def _below(self) -> QWidget:
        return self._text or self.screen_view

    def show_screen(self) -> None:
        """Show the screen instead of a text page."""
        if self._text is None and self.screen_view.isVisibleTo(self):
            return
        self.screen_view.setGeometry(self.rect())
        self.screen_view.show()
        if self._text is not None:
            self._drop(self._text)
            self._text = None
        self.screen_view.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_text(self, page: SessionPage) -> None:
        """Show a text page instead of the screen, or of another text page."""
        before, self._text = self._text, page
        self._put(page)
        self.screen_view.hide()
        if before is not None:
            self._drop(before)

    def show_overlay(self, page: SessionPage) -> None:
        """Show a page over the one at hand, which stays as it is."""
        self.drop_overlay()
        self._focused_before = self.focusWidget()
        self._overlay = page
        self._put(page)
        self._below.setEnabled(False)  # else Tab would lead to what lies below
        self.covered.emit(True)

    def drop_overlay(self) -> None:
        """Take the page over the one at hand away."""
        if self._overlay is not None:
            overlay, self._overlay = self._overlay, None
            self._drop(overlay)
            page, before = self._below, self._focused_before
            page.setEnabled(True)
            back = before if before is not None and page.isAncestorOf(before) else page
            back.setFocus(Qt.FocusReason.OtherFocusReason)
            self._focused_before = None
            self.covered.emit(False)

    def say(self, error: GridLabError) -> None:
        """Say on a text page what is wrong with an answer."""
        if self._text is not None:
            self._text.say(told(error.said, self._text.language))

    def _give_the_page_the_keyboard(self) -> None:
        if not self.isHidden():
            (self.text_page or self.screen_view).setFocus(Qt.FocusReason.OtherFocusReason)

    def _put(self, page: SessionPage) -> None:
        page.setParent(self)
        page.setGeometry(self.rect())
        page.show()
        page.raise_()
        self.trouble.raise_()
        page.take_focus()

    def _drop(self, page: SessionPage) -> None:
        page.hide()
        page.setParent(None)
        page.deleteLater()

    def _choose_folder(self) -> None:
        folder = choose_folder(self, self.elsewhere_title)
        if folder is not None:
            self.elsewhere_chosen.emit(folder)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_way_out(event) and not event.isAutoRepeat():
            self.way_out_asked.emit()
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        for page in (self.screen_view, self._text, self._overlay):
            if page is not None:
                page.setGeometry(self.rect())
        if not self.trouble.isHidden():
            self.trouble.arrange()
        self.resized.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange:
            self.activated.emit(self.isActiveWindow())

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.may_close:
            self.close_asked.emit()
        event.setAccepted(self.may_close)
