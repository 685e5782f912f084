"""The pages of a session around its screens: consent, instructions, break, debrief, end, Stop, trouble."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QDeadlineTimer, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLabel

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.design import Block, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    DebriefPage,
    EndPage,
    InstructionsPage,
    Page,
    QuestionsPage,
)
from gridlab.domain.keys import keys_of
from gridlab.domain.session import Device
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.saying import told
from gridlab.gui.screen.controls import SessionButton
from gridlab.gui.session.frame import SessionFrame
from gridlab.gui.session.page import SessionPage
from gridlab.gui.session.questions import QuestionsView
from gridlab.gui.session.sample import Samples, SampleScreen
from gridlab.gui.session.screens import SessionScreens
from gridlab.store.session_words import session_words

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner


class CompletionCode(QLabel):
    """A click, or Tab, selects all of it; the system's keys for copying copy it. There is no menu."""

    def __init__(self, code: str, colours: ScreenColours, title: str) -> None:
        """title: what stands above it, for screen readers."""
        super().__init__(code)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setFont(interface_font(22, QFont.Weight.DemiBold))
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.setAccessibleName(title)
        self.setAccessibleDescription(code)
        self.setStyleSheet(
            f"QLabel {{ color: {colours.ink}; background: {colours.probe}; border: 1px solid {colours.line};"
            f" border-radius: 8px; padding: 14px 18px; selection-background-color: {colours.accent};"
            f" selection-color: {colours.on_accent}; }}"
            f"QLabel:focus {{ border: 2px solid {colours.accent}; padding: 13px 17px; }}"
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._select()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        self._select()  # a double click would take one of its words

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        self._select()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.text())
        else:
            event.ignore()  # Enter is the page's

    def _select(self) -> None:
        self.setSelection(0, len(self.text()))


class ConsentView(SessionPage):
    """The consent text with two answers, neither of them focused: Enter alone does nothing here."""

    agreed = Signal(Device)
    declined = Signal(Device)

    def __init__(self, page: ConsentPage, colours: ScreenColours, language: str) -> None:
        super().__init__(colours, language)
        self.setAccessibleName(self.words["consent"])
        self.add_markdown(page.text)
        self.agree = self.add_button(self.words["agree"], "primary")
        self.decline = self.add_button(self.words["decline"], "plain")
        self.agree.pressed_by.connect(self.agreed)
        self.decline.pressed_by.connect(self.declined)


class TextView(SessionPage):
    """A text to be read, and one button to go on: instructions, and what F1 shows."""

    passed = Signal(Device)

    def __init__(
        self,
        text: str,
        colours: ScreenColours,
        language: str,
        share: float = 0.0,
        button: str = "",
    ) -> None:
        super().__init__(colours, language, share)
        self.setAccessibleName(self.words["instructions"])
        if text:
            self.add_markdown(text)
        self.add_main_button(button).pressed_by.connect(self.passed)

    def add_sample(self, sample: SampleScreen) -> None:
        """Show what a screen looks like, below the text."""
        self.rows.addSpacing(8)
        self.rows.addWidget(sample)
        self.add_text(self.words["sample"], 13, role="soft")

    @classmethod
    def of(cls, page: InstructionsPage, colours: ScreenColours, language: str, share: float) -> TextView:
        """The page of the whole HIT's or one block's instructions."""
        return cls(page.text, colours, language, share)


class BreakView(SessionPage):
    """A break of at least some seconds; the button counts them down."""

    passed = Signal(Device)

    def __init__(
        self, page: BreakPage, answered: int, total: int, colours: ScreenColours, language: str
    ) -> None:
        super().__init__(colours, language, answered / max(1, total))
        self.add_title(self.words["break_title"])
        self.add_text(self.words.break_text(answered, total), role="soft")
        self.add_text(self.words["break_ready"], role="soft")
        self.go_on = self.add_main_button()
        self.go_on.pressed_by.connect(self.passed)
        self._over = QDeadlineTimer(1000 * page.seconds, Qt.TimerType.PreciseTimer)
        self._timer = QTimer(self)
        self._timer.setInterval(200)
        self._timer.timeout.connect(self._show_left)
        if page.seconds > 0:
            self._timer.start()
        self._show_left()

    def _show_left(self) -> None:
        left = -(-max(0, self._over.remainingTime()) // 1000)
        if left == 0:
            self._timer.stop()
        self.go_on.setEnabled(left == 0)
        self.go_on.rename(self.words.break_wait(left) if left else self.words["go_on"])
        self.place_buttons()


class DebriefView(SessionPage):
    """The debriefing, with the completion code large enough to copy by hand."""

    passed = Signal(Device)

    def __init__(self, page: DebriefPage, colours: ScreenColours, language: str) -> None:
        super().__init__(colours, language, 1.0)
        self.setAccessibleName(self.words["debrief"])
        if page.text:
            self.add_markdown(page.text)
        else:
            self.add_title(self.words["debrief_title"])
        if page.completion_code:
            self.rows.addSpacing(12)
            self.add_text(self.words["code_title"], 13, role="soft")
            self.code = CompletionCode(page.completion_code, colours, self.words["code_title"])
            self.rows.addWidget(self.code)
        self.add_main_button(self.words["finish"]).pressed_by.connect(self.passed)


class EndView(SessionPage):
    """The last page, as the session ended."""

    closed = Signal(Device)

    def __init__(self, page: EndPage, colours: ScreenColours, language: str) -> None:
        super().__init__(colours, language, 1.0 if page.status == "complete" else 0.0)
        title, text = self.words.end(page.status)
        self.add_title(title)
        self.add_text(text, role="soft")
        self.stop.hide()
        self.add_main_button(self.words["close"]).pressed_by.connect(self.closed)


class StopView(SessionPage):
    """Ways to stop: later, or withdraw and leave or discard the answers. Discarding asks once more."""

    chosen = Signal(str)
    went_on = Signal()

    def __init__(self, colours: ScreenColours, language: str, share: float) -> None:
        super().__init__(colours, language, share)
        self.stop.hide()
        self._title = self.add_title(self.words["stop_title"])
        self._offers: list[tuple[SessionButton, QLabel]] = []
        self.later = self._offer("later")
        self.keep = self._offer("withdraw")
        self.discard = self._offer("discard")
        self.go_on = self.add_main_button(self.words["stay"])
        self.sure = self._sure()
        self.later.pressed_by.connect(lambda _device: self.chosen.emit("later"))
        self.keep.pressed_by.connect(lambda _device: self.chosen.emit("withdraw_keep"))
        self.sure.pressed_by.connect(lambda _device: self.chosen.emit("withdraw_discard"))
        self.discard.pressed_by.connect(lambda _device: self._ask_again())
        self.go_on.pressed_by.connect(lambda _device: self.went_on.emit())

    def _offer(self, key: str) -> SessionButton:
        says = self.words[f"{key}_says"]
        self.rows.addSpacing(8)
        button = SessionButton(self.words[key], "plain")
        button.set_colours(self.colours)
        button.setFixedHeight(button.sizeHint().height())
        button.setMinimumWidth(button.sizeHint().width())
        button.setAccessibleDescription(says)
        self.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._offers.append((button, self.add_text(says, 14, role="soft")))
        return button

    def _sure(self) -> SessionButton:
        """The button that discards: in the text, away from the one that goes on."""
        button = SessionButton(self.words["discard_sure"], "bad")
        button.set_colours(self.colours)
        button.setFixedSize(button.sizeHint())
        button.hide()
        self.rows.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return button

    def _ask_again(self) -> None:
        self._title.setText(self.words["discard_title"])
        for button, label in self._offers:
            button.hide()
            label.setVisible(button is self.discard)
        self.sure.show()
        self.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that had it is gone


class ImageTroubleView(SessionPage):
    """A screen whose pictures cannot all be shown: it is not started without one."""

    retried = Signal()
    left = Signal()

    def __init__(self, error: GridLabError, answered: int, colours: ScreenColours, language: str) -> None:
        super().__init__(colours, language)
        self.stop.hide()
        self.add_title(self.words["image_title"])
        self.add_text(told(error.what, language))
        self.add_text(self.words.saved(answered), role="soft")
        self.add_main_button(self.words["retry"]).pressed_by.connect(lambda _device: self.retried.emit())
        self.add_button(self.words["later"], "plain").pressed_by.connect(lambda _device: self.left.emit())


@dataclass(frozen=True, slots=True)
class Answers:
    """What is done when the annotator has read or answered a page."""

    agree: Callable[[], None]
    decline: Callable[[], None]
    answer: Callable[[dict[str, str]], None]
    proceed: Callable[[], None]
    close: Callable[[], None]


def view_of(
    page: Page, design: Design, colours: ScreenColours, progress: tuple[int, int], answers: Answers
) -> SessionPage:
    """A new view of a text page. progress: counted screens answered, and in all."""
    language = design.language
    done, total = progress
    share = done / max(1, total)
    match page:
        case ConsentPage():
            consent = ConsentView(page, colours, language)
            consent.agreed.connect(lambda _device: answers.agree())
            consent.declined.connect(lambda _device: answers.decline())
            return consent
        case QuestionsPage():
            questions = QuestionsView(page, colours, language, share)
            questions.answered.connect(answers.answer)
            return questions
        case InstructionsPage():
            text = TextView.of(page, colours, language, share)
            text.passed.connect(lambda _device: answers.proceed())
            return text
        case BreakPage():
            pause = BreakView(page, done, total, colours, language)
            pause.passed.connect(lambda _device: answers.proceed())
            return pause
        case DebriefPage():
            debrief = DebriefView(page, colours, language)
            debrief.passed.connect(lambda _device: answers.proceed())
            return debrief
        case EndPage():
            end = EndView(page, colours, language)
            end.closed.connect(lambda _device: answers.close())
            return end
    raise TypeError(f"{type(page).__name__} has no text view")


def help_view(design: Design, block: Block, colours: ScreenColours, share: float) -> TextView:
    """What F1 shows: the design's instructions, the block's, and the keys."""
    told = "\n\n".join(part for part in (design.pages.instructions, block.instructions) if part)
    words = session_words(design.language)
    view = TextView(told, colours, design.language, share, words["back_to_screen"])
    keys = words.keys_help(
        keys_of(block).listed,
        ranked=block.grid.ranked,
        choose=block.grid.choose,
        back=design.session.allow_back,
    )
    view.add_markdown(f"## {words['how']}\n\n{keys}", words.language)
    view.stop.hide()
    return view


class TextPages(QObject):
    """Every page but screens and their feedback. answers, stop: what the annotator may ask for."""

    def __init__(
        self,
        runner: SessionRunner,
        frame: SessionFrame,
        screens: SessionScreens,
        answers: Answers,
        stop: Callable[[], None],
    ) -> None:
        super().__init__(frame)
        self._runner = runner
        self._frame = frame
        self._screens = screens
        self._answers = answers
        self._stop = stop
        self._samples = Samples(runner, screens.pictures, self)

    def show(self, page: Page) -> None:
        """Show a text page in place of the page before."""
        colours = self._screens.colours_for(page)
        design = self._runner.header.design
        view = view_of(page, design, colours, self._runner.progress, self._answers)
        view.stop_asked.connect(lambda _device: self._stop())
        self._frame.show_text(view)
        self._screens.look_ahead(page)
        if isinstance(page, InstructionsPage) and isinstance(view, TextView):
            sample = self._samples.make(page, colours, self._frame.size(), view.column.width())
            if sample is not None:
                view.add_sample(sample)

    def leave(self) -> None:
        """The page that was shown goes away."""
        self._samples.forget()
