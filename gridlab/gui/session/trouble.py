"""The message over the footer when an answer could not be saved: what is safe, and three ways on."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHideEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.errors import GridLabError
from gridlab.domain.geometry import Rect, footer_of
from gridlab.domain.session_words import ENTER_SIGN
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.saying import told
from gridlab.gui.screen.button import HEIGHT, SessionButton
from gridlab.gui.screen.painting import paint_text, paint_wrapped
from gridlab.gui.screen.question_text import is_right_to_left
from gridlab.store.session_words import session_words

SIDE = 24
PADDING = 16
BETWEEN = 12


class TroubleBar(QWidget):
    """Lies over the footer; the screen above it keeps what was chosen.

    It has the keyboard while it is there, as the buttons below it cannot be seen. gone: it no longer has it.
    """

    retried = Signal()
    elsewhere = Signal()
    quitted = Signal()
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
        self.retry.pressed_by.connect(lambda _device: self.retried.emit())
        self.save_elsewhere.pressed_by.connect(lambda _device: self.elsewhere.emit())
        self.quit.pressed_by.connect(lambda _device: self.quitted.emit())
        self.hide()

    def show_trouble(
        self,
        title: str,
        error: GridLabError,
        colours: ScreenColours,
        language: str,
        *,
        movable: bool = True,
    ) -> None:
        """Tell in the design's language what is saved (`title`), and why this is not and what can be done.

        movable: whether something is unsaved that could be saved elsewhere.
        """
        self._title = title
        # What can be done, the buttons say; a longer text would cover cells.
        self._text = told(error.what, language)
        self._from_right = is_right_to_left(language)
        self._colours = colours
        words = session_words(language)
        for button, key in ((self.retry, "retry"), (self.save_elsewhere, "elsewhere"), (self.quit, "quit")):
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
                self.press_retry()
        else:
            event.ignore()

    def press_retry(self) -> None:
        """Try again, as Enter does."""
        if self.retry.isEnabled():
            self.retried.emit()

    def wait(self) -> None:
        """Take no further press while it is tried again."""
        for button in (self.retry, self.save_elsewhere, self.quit):
            button.setEnabled(False)

    def _buttons(self) -> list[SessionButton]:
        return [one for one in (self.retry, self.save_elsewhere, self.quit) if not one.isHidden()]

    def arrange(self) -> None:
        """Take the lower edge of the window."""
        window = self._window.size()
        footer = footer_of(window.width(), window.height())
        wide = window.width() - 2 * SIDE
        buttons = self._buttons()
        hints = [button.sizeHint().width() for button in buttons]
        needed = sum(hints) + BETWEEN * (len(hints) - 1)
        beside = wide - needed - 3 * PADDING >= 320
        rows = 1 if needed <= wide - 2 * PADDING else 2
        room = wide - 2 * PADDING - (needed + PADDING if beside else 0)
        metrics = QFontMetrics(interface_font(14))
        lines = metrics.boundingRect(
            QRect(0, 0, room, 10_000), int(Qt.TextFlag.TextWordWrap.value), self._text
        ).height()
        text_height = 28 + max(20, lines)
        high = text_height + 2 * PADDING + (0 if beside else rows * (HEIGHT + BETWEEN))
        high = max(high, footer.rect.height - 8)
        self.setGeometry(SIDE, window.height() - high - 8, wide, high)
        x = wide - PADDING - room if self._from_right else PADDING
        self._room = Rect(x, PADDING, room, text_height)
        right = wide - PADDING
        y = (high - HEIGHT) // 2 if beside else high - PADDING - HEIGHT - (rows - 1) * (HEIGHT + BETWEEN)
        for button, hint in zip(buttons, hints, strict=True):
            if right - hint < PADDING:
                right, y = wide - PADDING, y + HEIGHT + BETWEEN
            x = wide - right if self._from_right else right - hint
            button.setGeometry(x, y, hint, HEIGHT)
            right -= hint + BETWEEN

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
        side = {"right": True} if self._from_right else {"left": True}
        bold = interface_font(16, QFont.Weight.DemiBold)
        paint_text(painter, title, self._title, colours.ink, bold, **side)
        rest = Rect(room.x, room.y + 28, room.width, room.height - 28)
        paint_wrapped(painter, rest, self._text, colours.soft, interface_font(14), right=self._from_right)
        painter.end()
