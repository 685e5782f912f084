"""What every text page of a session shares: a column of text, its buttons, Stop, and the colours."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.geometry import PROGRESS_HEIGHT, Rect, footer_of
from gridlab.domain.session_words import ENTER_SIGN, is_right_to_left
from gridlab.gui.kit.boxes import Wide, boxed, column, row
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.screen.controls import HEIGHT, QUIET_HEIGHT, ButtonKind, SessionButton, dress_scroll_bars
from gridlab.gui.screen.painting import paint_progress
from gridlab.gui.screen.question_text import text_direction
from gridlab.gui.session.markdown_text import MarkdownText
from gridlab.store.session_words import session_words

COLUMN = 680
BELOW = 24
"""Between the text and its buttons."""
BETWEEN = 12
Act = Callable[[], None]
_SCROLL_KEYS = {
    Qt.Key.Key_Down: 60,
    Qt.Key.Key_Up: -60,
    Qt.Key.Key_PageDown: 400,
    Qt.Key.Key_PageUp: -400,
}


class SessionPage(QWidget):
    """A page with a column of text in the middle, which scrolls where it is too long.

    Its buttons stand next to the text, below its beginning; at the foot, opposite to Stop, where it fills the
    page. Enter presses the main one.
    """

    def __init__(self, colours: ScreenColours, language: str, share: float = 0.0) -> None:
        super().__init__()
        self.colours = colours
        self.language = language
        self.words = session_words(language)
        self._from_right = is_right_to_left(language)
        self.enter_presses: SessionButton | None = None
        self.escape_presses: SessionButton | None = None
        self._share = share
        self._buttons: list[SessionButton] = []
        self._said: QLabel | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.column = QWidget()
        self.column.setLayoutDirection(text_direction(language))
        self.rows = column(spacing=12)
        self.column.setLayout(self.rows)
        # A little above the middle, where the eye rests.
        # Stretches, not an alignment: with one, a layout would not ask texts for their height at this width.
        line = row(Wide(), self.column, Wide())
        middle = boxed(column(Wide(share=2), line, Wide(share=3), margins=(0, 32, 0, 24)), "middle")
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.viewport().setAutoFillBackground(False)
        self._scroll.setStyleSheet("QScrollArea, #middle { background: transparent; border: 0; }")
        self._scroll.setWidget(middle)
        self.column.installEventFilter(self)
        dress_scroll_bars(self._scroll, colours)
        self.stop = SessionButton(self.words["stop"], "quiet", self)
        self.stop.set_colours(colours)

    def take_focus(self) -> None:
        """Take the keyboard, when the page comes on view."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def add_title(self, text: str) -> QLabel:
        """A heading."""
        self.setAccessibleName(text)
        return self.add_text(text, 24, QFont.Weight.DemiBold)

    def add_text(
        self,
        text: str,
        pixels: int = 16,
        weight: QFont.Weight = QFont.Weight.Normal,
        role: str = "ink",
        language: str | None = None,
        label: QLabel | None = None,
    ) -> QLabel:
        """A paragraph of plain text in one of the page's colours; language: None for the session's words.

        label: that is to show it, None for a new one.
        """
        label = QLabel() if label is None else label
        label.setText(text)
        label.setLayoutDirection(text_direction(language or self.words.language))
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        if self._from_right:
            # Our own words stand at the side where the design's do, whatever their script.
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        label.setFont(interface_font(pixels, weight))
        # By style, as an application's style sheet would win over a palette.
        label.setStyleSheet(f"color: {getattr(self.colours, role)}; background: transparent;")
        self.rows.addWidget(label)
        return label

    def add_markdown(self, text: str, language: str | None = None) -> MarkdownText:
        """A Markdown text, in the design's language unless another is given."""
        shown = MarkdownText(text, language or self.language, self.colours)
        self.rows.addWidget(shown)
        return shown

    def add_button(self, text: str, kind: ButtonKind = "plain", *, sign: str = "") -> SessionButton:
        """A button below; the first one stands next to the text's edge, further ones beside it."""
        button = SessionButton(text, kind, self, sign=sign)
        button.set_colours(self.colours)
        self._buttons.append(button)
        QWidget.setTabOrder(button, self.stop)  # Stop is reached last, not by the first Tab
        return button

    def add_main_button(self, text: str = "") -> SessionButton:
        """The primary button, which Enter presses; it says Continue unless a text is given."""
        self.enter_presses = self.add_button(text or self.words["go_on"], "primary", sign=ENTER_SIGN)
        return self.enter_presses

    @property
    def scrolled(self) -> int:
        """How far it is scrolled, in pixels."""
        return self._scroll.verticalScrollBar().value()

    def scroll_to(self, place: int) -> None:
        """Scroll so far, as far as it goes."""
        self._scroll.verticalScrollBar().setValue(place)

    def say(self, text: str) -> None:
        """Say at the end of the page what is wrong with an answer."""
        if self._said is None:
            self._said = self.add_text("", 14, role="bad")
        self._said.setText(text)

    def place_buttons(self) -> None:
        """Put the buttons where they belong, again when a text of theirs has changed or the column moved."""
        footer = footer_of(self.width(), self.height())
        foot = y = self._foot()
        left = self.column.mapTo(self, QPoint(0, 0)).x()  # a scroll bar may have moved it
        right = left + self.column.width()
        if self._from_right:
            left, right = self.width() - right, self.width() - left
        stop = self.stop.sizeHint().width()
        if self._scroll.verticalScrollBar().maximum() == 0:
            y = min(foot, self.column.mapTo(self, QPoint(0, self.column.height() + BELOW)).y())
        is_short = y + HEIGHT <= foot or (y < foot and left > footer.position.x + stop)
        wide_each, fit = self._widths()
        for button, wide in zip(self._buttons, wide_each, strict=True):
            high = button.sizeHint().height()
            self._put(button, left if is_short else right - wide, y + (HEIGHT - high) // 2, wide, high)
            if fit:
                left, right = left + wide + BETWEEN, right - wide - BETWEEN
            else:
                y += HEIGHT + BETWEEN
        top = footer.submit.y + (HEIGHT - QUIET_HEIGHT) // 2
        self._put(self.stop, footer.position.x - 8, top, stop, QUIET_HEIGHT)

    def _widths(self) -> tuple[list[int], bool]:
        """How wide each button is, and whether all fit beside each other, not one below another."""
        hints = [button.sizeHint().width() for button in self._buttons]
        if hints:
            hints[0] = max(hints[0], footer_of(self.width(), self.height()).submit.width)
        return hints, sum(hints) + BETWEEN * (len(hints) - 1) <= self.column.width()

    def _foot(self) -> int:
        """Where the buttons stand at the lowest."""
        widths, fit = self._widths()
        more = 0 if fit else (len(widths) - 1) * (HEIGHT + BETWEEN)
        return footer_of(self.width(), self.height()).submit.y - more

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.column and event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self.place_buttons()
        return super().eventFilter(watched, event)

    def _put(self, button: SessionButton, x: int, y: int, wide: int, high: int) -> None:
        """Give a button its place, at the other side where the language is written from right to left."""
        button.setGeometry(self.width() - x - wide if self._from_right else x, y, wide, high)

    def resizeEvent(self, event: QResizeEvent) -> None:
        footer = footer_of(self.width(), self.height())
        side = footer.position.x
        self.column.setFixedWidth(max(64, min(COLUMN, self.width() - 2 * side)))
        high = max(1, self._foot() - BETWEEN - PROGRESS_HEIGHT)
        self._scroll.setGeometry(0, PROGRESS_HEIGHT, self.width(), high)
        self.place_buttons()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in _SCROLL_KEYS:
            bar = self._scroll.verticalScrollBar()
            bar.setValue(bar.value() + _SCROLL_KEYS[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.isAutoRepeat():
            self._press_enter()
        elif key == Qt.Key.Key_Escape and self.escape_presses is not None and not event.isAutoRepeat():
            self.escape_presses.click()
        else:
            event.ignore()

    def _press_enter(self) -> None:
        """Press the main button, or the one of several ways that was gone to; never Stop."""
        focused = self.focusWidget()
        chosen = focused if isinstance(focused, SessionButton) and focused is not self.stop else None
        if chosen is not None and (self.enter_presses is None or self.column.isAncestorOf(chosen)):
            chosen.press()
        else:
            self.press_main()

    def press_main(self) -> None:
        """Press the main button, if there is one and it can be pressed."""
        if self.enter_presses is not None:
            self.enter_presses.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self.colours.background))
        if self._share > 0:
            line = Rect(0, 0, self.width(), PROGRESS_HEIGHT)
            paint_progress(painter, line, self._share, self.colours, from_right=self._from_right)
        painter.end()
