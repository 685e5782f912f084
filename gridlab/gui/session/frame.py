"""The window around a session: no menu, no title while full screen; one page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QHideEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import Interlude, Page
from gridlab.domain.geometry import Rect, footer_of
from gridlab.domain.session_words import ENTER_SIGN, is_right_to_left
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.saying import told
from gridlab.gui.screen.controls import HEIGHT, SessionButton
from gridlab.gui.screen.painting import paint_text, paint_wrapped, side_of
from gridlab.gui.screen.view import ScreenView
from gridlab.gui.session.page import SessionPage
from gridlab.store.session_words import session_words

if TYPE_CHECKING:
    from gridlab.app.session.runner import Step

SIDE = 24
PADDING = 16
BETWEEN = 12


class TroubleBar(QWidget):
    """Lies over the footer; the screen above it keeps what was chosen.

    It has the keyboard while it is there, as the buttons below it cannot be seen. gone: it no longer has it.
    """

    gone = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent
        self._title = ""
        self._text = ""
        self._from_right = False
        self._colours: ScreenColours | None = None
        self.retry = SessionButton("", "primary", self, sign=ENTER_SIGN)
        self.save_elsewhere = SessionButton("", "plain", self)
        self.quit = SessionButton("", "bad", self)
        self._all = (self.retry, self.save_elsewhere, self.quit)
        self.hide()

    def show_trouble(
        self,
        title: str,
        error: GridLabError,
        colours: ScreenColours,
        language: str,
        *,
        movable: bool = True,
        moved: bool = False,
    ) -> None:
        """Tell in the design's language what is saved (`title`), and why this is not and what can be done.

        movable: whether something is unsaved that could be saved elsewhere. moved: whether the session goes
        on in another file once it is tried again.
        """
        self._title = title
        # What can be done, the buttons say; a longer text would cover cells.
        self._text = told(error.what, language)
        self._from_right = is_right_to_left(language)
        self._colours = colours
        words = session_words(language)
        for button, key in zip(self._all, ("go_on" if moved else "retry", "elsewhere", "quit"), strict=True):
            button.rename(words[key])
            button.set_colours(colours)
            button.setEnabled(True)
        self.save_elsewhere.setVisible(movable)
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(self._text)
        self.arrange()
        self.raise_()
        self.show()
        self.retry.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.gone.emit()

    def focusNextPrevChild(self, next: bool) -> bool:
        buttons = [one for one in self._buttons() if one.isEnabled()]
        if not buttons:
            return False
        focused = [at for at, one in enumerate(buttons) if one.hasFocus()] or [-1]
        at = (focused[0] + (1 if next else -1)) % len(buttons)
        buttons[at].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            focused = self.focusWidget()
            if isinstance(focused, SessionButton) and focused.isEnabled():
                focused.press()
            else:
                self.retry.click()
        else:
            event.ignore()

    def wait(self) -> None:
        """Take no further press while it is tried again."""
        for button in self._all:
            button.setEnabled(False)

    def _buttons(self) -> list[SessionButton]:
        return [one for one in self._all if not one.isHidden()]

    def arrange(self) -> None:
        """Take the lower edge of the window."""
        window = self._window.size()
        footer = footer_of(window.width(), window.height())
        wide = window.width() - 2 * SIDE
        buttons = self._buttons()
        most = wide - 2 * PADDING
        hints = [min(button.sizeHint().width(), most) for button in buttons]
        needed = sum(hints) + BETWEEN * (len(hints) - 1)
        beside = wide - needed - 3 * PADDING >= 320
        places = _in_rows(hints, most)
        room = most - (needed + PADDING if beside else 0)
        metrics = QFontMetrics(interface_font(14))
        lines = metrics.boundingRect(
            QRect(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap.value), self._text
        ).height()
        text_height = 28 + max(20, lines)
        high = text_height + 2 * PADDING + (0 if beside else (places[-1][0] + 1) * (HEIGHT + BETWEEN))
        high = max(high, footer.rect.height - 8)
        self.setGeometry(SIDE, window.height() - high - 8, wide, high)
        x = wide - PADDING - room if self._from_right else PADDING
        self._room = Rect(x, PADDING, room, text_height)
        last = (high - HEIGHT) // 2 if beside else high - PADDING - HEIGHT
        for button, hint, (row, before) in zip(buttons, hints, places, strict=True):
            x = PADDING + before if self._from_right else wide - PADDING - before - hint
            button.setGeometry(x, last - (places[-1][0] - row) * (HEIGHT + BETWEEN), hint, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._colours
        if colours is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.bad), 2))
        painter.setBrush(QColor(colours.background))
        painter.drawRoundedRect(self.rect().adjusted(1, 1, -1, -1), 8, 8)
        room = self._room
        title = Rect(room.x, room.y, room.width, 24)
        side = side_of(self._from_right)
        bold = interface_font(16, QFont.Weight.DemiBold)
        paint_text(painter, title, self._title, colours.ink, bold, side)
        rest = Rect(room.x, room.y + 28, room.width, room.height - 28)
        paint_wrapped(painter, rest, self._text, colours.soft, interface_font(14), side)
        painter.end()


def _in_rows(widths: Sequence[int], most: int) -> list[tuple[int, int]]:
    """The row of each, and what stands before it there: so many beside each other as there is room for."""
    places, row, before = list[tuple[int, int]](), 0, 0
    for width in widths:
        if before and before + width > most:
            row, before = row + 1, 0
        places.append((row, before))
        before += width + BETWEEN
    return places


class Conducts(Protocol):
    """What pages and screens ask of whoever conducts the session."""

    page: Page | Interlude

    @property
    def takes_input(self) -> bool:
        """Whether the page at hand takes input."""

    def take(self, step: Step | None) -> None:
        """Write a step, and go on to its page."""

    def enter(self, page: Page | Interlude) -> None:
        """Show a page."""

    def proceed(self) -> None:
        """Go on from a page that is read."""

    def answer(self, answers: dict[str, str]) -> None:
        """Take the answers to questions."""

    def ask_to_stop(self) -> None:
        """Offer the ways to stop."""

    def leave(self) -> None:
        """Continue later, and close."""

    def told(self) -> None:
        """What the end says of the annotator's own answers is on view."""

    def close_asked(self) -> None:
        """Close, where the session is over."""


class SessionFrame(QWidget):
    """Shows the screen or a text page, at most one page over it, and trouble over the footer."""

    covered = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("GridLab session")
        self.setObjectName("session")
        self.screen_view = ScreenView(self)
        self.trouble = TroubleBar(self)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        for page in (self.screen_view, self._text, self._overlay):
            if page is not None:
                page.setGeometry(self.rect())
        if not self.trouble.isHidden():
            self.trouble.arrange()
