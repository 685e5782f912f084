"""The face of a screen: where everything stands and what is painted around probe and grid."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from math import ceil
from typing import Literal

from PySide6.QtCore import QSize, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from gridlab.domain.contrast import ScreenColours, screen_colours
from gridlab.domain.design import Block
from gridlab.domain.geometry import Rect, ScreenPlacement, place, question_width
from gridlab.domain.session_words import ENTER_SIGN, SessionWords, is_right_to_left
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.screen.body import ScreenBody, ScreenGround, Spoken
from gridlab.gui.screen.controls import SessionButton, dress_scroll_bars
from gridlab.gui.screen.painting import (
    LINE,
    RADIUS,
    paint_frame,
    paint_picture,
    paint_progress,
    paint_text,
    paint_wrapped,
    qt_rect,
    side_of,
)
from gridlab.gui.screen.question_text import QuestionText
from gridlab.store.session_words import session_words

AWAY = 24
PADDING = 12
NO_SIZE = QSizeF()
LINE_HEIGHT, LINES_HEIGHT = 18, 44
"""Of the position where two lines stand below it, and of all three, in pixels."""


def enlarged_side(display: QSize) -> int:
    """Side in CSS pixels of the square that there is room for an enlarged picture in."""
    return max(16, min(display.width(), display.height()) - 2 * (AWAY + PADDING))


class Enlarged(QWidget):
    """Lies over the whole screen and takes no input: the hand that holds the key or button is below."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._picture: QImage | None = None
        self._size = QSizeF()
        self._colours = screen_colours("#ffffff", "#2f62d9")
        self.hide()

    def show_picture(self, picture: QImage | None, size: QSizeF, colours: ScreenColours) -> None:
        """Show a picture at a size in CSS pixels, or nothing."""
        self._picture, self._size, self._colours = picture, size, colours
        if picture is None:
            if not self.isHidden():
                self.hide()
            return
        self.raise_()
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        veil = QColor(self._colours.background)
        veil.setAlphaF(0.72)
        painter.fillRect(self.rect(), veil)
        wide, high = ceil(self._size.width()) + 2 * PADDING, ceil(self._size.height()) + 2 * PADDING
        box = Rect((self.width() - wide) // 2, (self.height() - high) // 2, wide, high)
        paint_frame(painter, box, self._colours.background, self._colours.hover_line, LINE, RADIUS + 4)
        paint_picture(painter, box.inset(PADDING), self._picture)
        painter.end()


State = Literal["answering", "feedback", "waiting", "blank"]


@dataclass(frozen=True, slots=True)
class ScreenContent:
    """What one screen shows besides its pictures. share: of the counted screens answered, 0 to 1. part: of
    the HIT, in words, below its position."""

    block: Block
    language: str = "en"
    position: str = ""
    share: float = 0.0
    can_go_back: bool = False
    keepable: bool = False
    part: str = ""


def content_at(
    block: Block, language: str, number: int, total: int, *, counts: bool = True, every: int = 0
) -> ScreenContent:
    """The content of a screen of a HIT, the number-th (from 1) of those that count if it counts itself.

    every: so many screens a break comes; 0 for none.
    """
    words, own = session_words(language), number if counts else 0
    position, part = words.position(own, total), words.part(own, total, every)
    return ScreenContent(block, language, position, max(0, number - 1) / max(1, total), part=part)


@lru_cache(maxsize=64)
def colours_of(background: str, accent: str) -> ScreenColours:
    """The colours of a design, remembered."""
    return screen_colours(background, accent)


def question_of(block: Block, language: str, width: int) -> QuestionText:
    """A block's question as it wraps on a display of that width."""
    return QuestionText(block.question, language, question_width(width), block.grid.choose)


def placement_of(block: Block, language: str, width: int, height: int) -> ScreenPlacement:
    """Where everything of a block's screens stands on a display, with the question as it wraps there."""
    question = question_of(block, language, width)
    return _placed(block, question, language, width, height)


def _placed(block: Block, question: QuestionText, language: str, width: int, height: int) -> ScreenPlacement:
    """Cells and probe stand where the design says in every language; what is around them is mirrored."""
    placed = place(block, width, height, question.height)
    return replace(placed, footer=placed.footer.mirrored()) if is_right_to_left(language) else placed


class Area(QScrollArea):
    """Scrolls by wheel, finger and focus; the keys are the screen's, arrows too."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()


class ScreenFace(QWidget):
    """Places and paints a screen. painted, resized: after it was."""

    resized = Signal()
    painted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.state: State = "waiting"
        self.placement: ScreenPlacement | None = None
        self.content: ScreenContent | None = None
        self._arranged: tuple[Block, str, int, int] | None = None
        self._colours = colours_of("#ffffff", "#2f62d9")
        self._chosen = 0
        self._full = ""
        self._time_left = ""
        self._question: QuestionText | None = None
        self.body = ScreenBody()
        self._scroll = Area(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.body)
        self.words: SessionWords = session_words("en")
        self.position = Spoken(self)
        self.counter = Spoken(self)
        self.submit = SessionButton(self.words["submit"], "primary", self, sign=ENTER_SIGN)
        self.back = SessionButton(self.words["back"], "quiet", self)
        self.keep = SessionButton(self.words["keep"], "quiet", self)
        self.stop = SessionButton(self.words["stop"], "quiet", self)
        self._enlarged = Enlarged(self)

    def _arrange(self) -> None:
        """Place everything, unless block and size are those of the screen before."""
        content = self.content
        if content is None:
            return
        wanted = (content.block, content.language, self.width(), self.height())
        if wanted == self._arranged:
            if self.state == "feedback" and self._question is not None:
                self.body.set_question(self._question)
            return
        self._arranged = wanted
        block, language, width, height = wanted
        self.words = session_words(language)
        self._colours = colours_of(block.layout.background, block.layout.accent)
        self._question = question_of(block, language, width)
        placed = self.placement = _placed(block, self._question, language, width, height)
        self._scroll.setGeometry(qt_rect(placed.area))
        self.body.arrange(ScreenGround(block, placed, self._question, self._colours, self.words))
        dress_scroll_bars(self._scroll, self._colours)
        self._arrange_footer(placed, is_right_to_left(language))
        self._enlarged.setGeometry(self.rect())

    def _arrange_footer(self, placed: ScreenPlacement, from_right: bool) -> None:
        """Stop and Back as wide as their words, one beside the other; the main button where it always is."""
        footer = placed.footer
        for button, word in (
            (self.submit, "go_on" if self.state == "feedback" else "submit"),
            (self.back, "back"),
            (self.keep, "keep"),
            (self.stop, "stop"),
        ):
            button.rename(self.words[word])
            button.set_colours(self._colours)
        self.submit.setGeometry(qt_rect(footer.submit))
        self.position.setGeometry(qt_rect(footer.position))
        self.counter.setGeometry(qt_rect(footer.counter))
        x = footer.stop.right if from_right else footer.stop.x
        for button in (self.stop, self.back):
            wide = max(footer.stop.width, button.sizeHint().width())
            button.setGeometry(x - wide if from_right else x, footer.stop.y, wide, footer.stop.height)
            x += -(wide + 4) if from_right else wide + 4
        wide, submit = self.keep.sizeHint().width(), footer.submit
        # Beside the main button, on its inner side where the counter leaves room, else on its outer.
        inner = footer.counter.x - submit.right if from_right else submit.x - footer.counter.right
        before = inner >= wide + 24 or footer.counter.y != submit.y
        x = submit.x - 12 - wide if before is not from_right else submit.right + 12
        self.keep.setGeometry(x, submit.y + 6, wide, 32)

    def _forget_focus(self) -> None:
        # No cell starts focused: that would draw the eye, and answers, to one place.
        if self.isVisible() and not self.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _set_state(self, state: State) -> None:
        self.state = state
        seen = state in ("answering", "feedback")
        self._scroll.setHidden(not seen)
        self.submit.setHidden(not seen)
        self.stop.setHidden(state == "blank")
        if not seen:
            self.back.hide()
            self.keep.hide()
        if not self._enlarged.isHidden():
            self.show_enlarged(None)
        self.update()

    def _tell_counter(self) -> None:
        """Let screen readers have the counter, which is painted."""
        if self.content is not None:
            self.counter.say(self.words.counter(self._chosen, self.content.block.grid.choose))

    def set_time_left(self, text: str) -> None:
        """The time left, "" for none."""
        if text != self._time_left:
            self._time_left = text
            if self.placement is not None:
                self.update(qt_rect(self.placement.footer.position))

    def show_enlarged(self, picture: QImage | None, size: QSizeF = NO_SIZE) -> None:
        """Show a picture over the screen while it is asked for, size in CSS pixels; None takes it away."""
        self._enlarged.show_picture(picture, size, self._colours)

    @property
    def enlarging(self) -> bool:
        """Whether a picture is shown enlarged."""
        return self._enlarged.isVisible()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange()
        self.resized.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor(self._colours.background))
        if self.placement is not None and self.content is not None:
            self._paint_frame(painter, self.placement, self.content)
        painter.end()
        self.painted.emit()

    def _paint_frame(self, painter: QPainter, placed: ScreenPlacement, content: ScreenContent) -> None:
        colours, footer, words = self._colours, placed.footer, self.words
        from_right = is_right_to_left(content.language)
        side = side_of(from_right)
        paint_progress(painter, placed.progress, content.share, colours, from_right=from_right)
        if self.state == "waiting":
            paint_text(painter, placed.area, words["waiting"], colours.soft, interface_font(15))
        if self.state in ("waiting", "blank"):
            return
        place = footer.position
        below = [one for one in (content.part, self._time_left) if one]
        if len(below) > 1 and place.height < LINES_HEIGHT:
            below = below[1:]
        upper = place.height if not below else place.height // 2 if len(below) == 1 else LINE_HEIGHT
        paint_text(
            painter, replace(place, height=upper), content.position, colours.soft, interface_font(15), side
        )
        for at, text in enumerate(below):
            high = (place.height - upper) // len(below)
            line = Rect(place.x, place.y + upper + at * high, place.width, high)
            paint_text(painter, line, text, colours.faint, interface_font(12), side)
        font = interface_font(15, QFont.Weight.Medium)
        if self._full:
            paint_wrapped(
                painter, footer.counter, self._full, colours.ink, font, Qt.AlignmentFlag.AlignCenter
            )
            return
        counter = words.counter(self._chosen, content.block.grid.choose)
        # On a narrow display it stands above the button, at its side.
        aside = footer.counter.y != footer.submit.y
        counter_side = side_of(not from_right) if aside else Qt.AlignmentFlag.AlignHCenter
        paint_text(painter, footer.counter, counter, colours.ink, font, counter_side)
