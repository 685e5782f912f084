"""The face of a screen: where everything stands and what is painted around probe and grid."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import Qt, Signal
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
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.screen import words
from gridlab.gui.screen.body import ScreenBody
from gridlab.gui.screen.button import SessionButton
from gridlab.gui.screen.enlarged import Enlarged
from gridlab.gui.screen.painting import paint_progress, paint_text, qt_rect
from gridlab.gui.screen.question_text import QuestionText
from gridlab.gui.screen.scrolling import dress_scroll_bars

State = Literal["answering", "feedback", "waiting", "blank"]


@dataclass(frozen=True, slots=True)
class ScreenContent:
    """What one screen shows besides its pictures. share: of the counted screens answered, 0 to 1."""

    block: Block
    language: str = "en"
    position: str = ""
    share: float = 0.0
    can_go_back: bool = False
    keepable: bool = False


@lru_cache(maxsize=64)
def colours_of(background: str, accent: str) -> ScreenColours:
    """The colours of a design, remembered."""
    return screen_colours(background, accent)


def placement_of(block: Block, language: str, width: int, height: int) -> ScreenPlacement:
    """Where everything of a block's screens stands on a display, with the question as it wraps there."""
    question = QuestionText(block, language, question_width(width))
    return place(block, width, height, question.height)


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
        self._time_left = ""
        self._question: QuestionText | None = None
        self.body = ScreenBody()
        self._scroll = Area(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.body)
        self.submit = SessionButton(words.SUBMIT, "primary", self, sign=words.ENTER_SIGN)
        self.back = SessionButton(words.BACK, "quiet", self)
        self.keep = SessionButton(words.KEEP, "quiet", self)
        self.stop = SessionButton(words.STOP, "quiet", self)
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
        self._colours = colours_of(block.layout.background, block.layout.accent)
        self._question = QuestionText(block, language, question_width(width))
        placed = self.placement = place(block, width, height, self._question.height)
        self._scroll.setGeometry(qt_rect(placed.area))
        self.body.arrange(block, placed, self._question, self._colours)
        dress_scroll_bars(self._scroll, self._colours)
        for button, rect in (
            (self.submit, placed.footer.submit),
            (self.back, placed.footer.back),
            (self.stop, placed.footer.stop),
        ):
            button.set_colours(self._colours)
            button.setGeometry(qt_rect(rect))
        self.keep.set_colours(self._colours)
        submit, wide = placed.footer.submit, self.keep.sizeHint().width()
        self.keep.setGeometry(submit.x - 12 - wide, submit.y + 6, wide, 32)
        self._enlarged.setGeometry(self.rect())

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
        self._enlarged.show_picture(None, self._colours)
        self.update()

    def set_time_left(self, text: str) -> None:
        """The time left, "" for none."""
        if text != self._time_left:
            self._time_left = text
            if self.placement is not None:
                self.update(qt_rect(self.placement.footer.position))

    def show_enlarged(self, picture: QImage | None) -> None:
        """Show a picture over the screen while it is asked for; None takes it away."""
        self._enlarged.show_picture(picture, self._colours)

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
        colours, footer = self._colours, placed.footer
        paint_progress(painter, placed.progress, content.share, colours)
        if self.state == "waiting":
            paint_text(painter, placed.area, words.WAITING, colours.soft, interface_font(15))
        if self.state in ("waiting", "blank"):
            return
        position = footer.position
        if self._time_left:
            half = position.height // 2
            lower = Rect(position.x, position.y + half, position.width, position.height - half)
            paint_text(painter, lower, self._time_left, colours.faint, interface_font(12), left=True)
            position = Rect(position.x, position.y, position.width, half)
        paint_text(painter, position, content.position, colours.soft, interface_font(15), left=True)
        counter = words.counter_text(self._chosen, content.block.grid.choose)
        font = interface_font(15, QFont.Weight.Medium)
        # On a narrow display it stands above the button, at its side.
        aside = footer.counter.y != footer.submit.y
        paint_text(painter, footer.counter, counter, colours.ink, font, right=aside)
