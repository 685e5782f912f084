"""The pages of a session around its screens: consent, instructions, break, debrief, end, Stop, trouble."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QDeadlineTimer, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFont, QGuiApplication, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QLabel, QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.design import Block, Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import BreakPage, ConsentPage, EndPage, Interlude
from gridlab.domain.keys import keys_of
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.saying import told
from gridlab.gui.screen.controls import ButtonKind, SessionButton
from gridlab.gui.session.map_picture import MapPicture
from gridlab.gui.session.page import Act, SessionPage
from gridlab.gui.session.sample import SampleScreen
from gridlab.store.session_words import session_words


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

    def __init__(self, page: ConsentPage, colours: ScreenColours, language: str) -> None:
        super().__init__(colours, language)
        self.setAccessibleName(self.words["consent"])
        self.add_markdown(page.text)
        self.agree = self.add_button(self.words["agree"], "primary")
        self.decline = self.add_button(self.words["decline"])


class TextView(SessionPage):
    """A text to be read, and one button to go on: instructions, and what F1 shows."""

    def __init__(
        self, text: str, colours: ScreenColours, language: str, share: float, proceed: Act, button: str = ""
    ) -> None:
        super().__init__(colours, language, share)
        self.setAccessibleName(self.words["instructions"])
        if text:
            self.add_markdown(text)
        self.add_main_button(button).clicked.connect(proceed)

    def add_sample(self, sample: SampleScreen) -> None:
        """Show what a screen looks like, below the text."""
        self.rows.addSpacing(8)
        self.rows.addWidget(sample)
        self.add_text(self.words["sample"], 13, role="soft")


@dataclass(frozen=True, slots=True)
class Way:
    """How far a session is. seconds: that the rest will take. compared: images so far. part: the one that
    comes next, of so many."""

    answered: int
    total: int
    seconds: float
    compared: int
    part: int = 1
    parts: int = 1


class BreakView(SessionPage):
    """A break of at least some seconds, counted down by the button. No images: they would steer answers."""

    def __init__(
        self, page: BreakPage, way: Way, colours: ScreenColours, language: str, proceed: Act
    ) -> None:
        super().__init__(colours, language, way.answered / max(1, way.total))
        words = self.words
        self.add_title(words["break_title"])
        self.add_text(words.progress(way.answered, way.total, way.seconds))
        self.add_text(words["break_images"].format(images=way.compared))
        self.add_text(words["break_part"].format(part=way.part, parts=way.parts))
        self.add_text(words["break_ready"], role="soft")
        self.go_on = self.add_main_button()
        self.go_on.clicked.connect(proceed)
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
        waits = self.words["break_wait"].format(seconds=left)
        self.go_on.rename(waits if left else self.words["go_on"])
        self.place_buttons()


class InterludeView(SessionPage):
    """Between two pages, before the clock of the next one runs: the practice is done, or one comes back."""

    def __init__(
        self,
        page: Interlude,
        way: Way | None,
        colours: ScreenColours,
        language: str,
        share: float,
        proceed: Act,
    ) -> None:
        """way: how far the session is, where screens are left."""
        super().__init__(colours, language, share)
        words = self.words
        if page.kind == "practice_done":
            self.add_title(words["practice_done"])
            self.add_text(words["practice_done_text"])
        else:
            self.add_title(words["welcome_title"])
            if way is not None:
                self.add_text(words.progress(way.answered, way.total, way.seconds))
                if way.parts > 1:
                    self.add_text(words["part"].format(part=way.part, parts=way.parts))
            self.add_text(words["welcome_text"], role="soft")
        self.add_main_button().clicked.connect(proceed)


class EndView(SessionPage):
    """The last page, as the session ended: debriefing, completion code and thanks together."""

    def __init__(self, page: EndPage, colours: ScreenColours, language: str, close: Act) -> None:
        super().__init__(colours, language, 1.0 if page.status == "complete" else 0.0)
        title, text = self.words.end(page.status)
        self.stop.hide()
        if page.text:
            self.setAccessibleName(self.words["debrief"])
            self.add_markdown(page.text)
        else:
            self.add_title(title)
        self.add_text(text, role="soft")
        if page.completion_code:
            self.rows.addSpacing(12)
            self.add_text(self.words["code_title"], 13, role="soft")
            self.code = CompletionCode(page.completion_code, colours, self.words["code_title"])
            self.rows.addWidget(self.code)
        self._of_map: list[QWidget] = []
        self.add_main_button(self.words["close"]).clicked.connect(close)

    def add_section(self, title: str) -> QLabel:
        """A heading for what is shown of the annotator's own answers."""
        self.rows.addSpacing(16)
        return self.add_text(title, 18, QFont.Weight.DemiBold)

    def add_map(self, title: str, text: str, waits: str) -> MapPicture:
        """Room for the annotator's own map."""
        picture = MapPicture(title, waits, self.colours)
        self._of_map = [self.add_section(title), self.add_text(text, 14, role="soft"), picture]
        self.rows.addWidget(picture)
        return picture

    def drop_map(self) -> None:
        """There is no map after all."""
        for widget in self._of_map:
            widget.hide()


class StopView(SessionPage):
    """Ways to stop: later, or withdraw and leave or discard the answers. Discarding asks once more."""

    chosen = Signal(str)

    def __init__(self, colours: ScreenColours, language: str, share: float) -> None:
        super().__init__(colours, language, share)
        self.stop.hide()
        self._title = self.add_title(self.words["stop_title"])
        self._offers: list[tuple[SessionButton, QLabel]] = []
        self.later = self._offer("later")
        self.keep = self._offer("withdraw")
        self.discard = self._offer("discard")
        self.go_on = self.escape_presses = self.add_main_button(self.words["stay"])
        # The one that discards is in the text, away from the one that goes on.
        self.sure = self._button_in_text("discard_sure", "bad")
        self.sure.hide()
        self.later.clicked.connect(lambda: self.chosen.emit("later"))
        self.keep.clicked.connect(lambda: self.chosen.emit("withdraw_keep"))
        self.sure.clicked.connect(lambda: self.chosen.emit("withdraw_discard"))
        self.discard.clicked.connect(self._ask_again)

    def _offer(self, key: str) -> SessionButton:
        says = self.words[f"{key}_says"]
        self.rows.addSpacing(8)
        button = self._button_in_text(key, "plain")
        button.setAccessibleDescription(says)
        self._offers.append((button, self.add_text(says, 14, role="soft")))
        return button

    def _button_in_text(self, key: str, kind: ButtonKind) -> SessionButton:
        button = SessionButton(self.words[key], kind)
        button.set_colours(self.colours)
        button.setFixedHeight(button.sizeHint().height())
        button.setMinimumWidth(button.sizeHint().width())
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

    def __init__(self, error: GridLabError, answered: int, colours: ScreenColours, language: str) -> None:
        super().__init__(colours, language)
        self.stop.hide()
        self.add_title(self.words["image_title"])
        self.add_text(told(error.what, language))
        self.add_text(self.words.saved(answered), role="soft")
        self.retry = self.add_main_button(self.words["retry"])
        self.later = self.add_button(self.words["later"])


def help_view(design: Design, block: Block, colours: ScreenColours, share: float, close: Act) -> TextView:
    """What F1 shows: the design's instructions, the block's, and the keys."""
    texts = "\n\n".join(part for part in (design.pages.instructions, block.instructions) if part)
    words = session_words(design.language)
    view = TextView(texts, colours, design.language, share, close, words["back_to_screen"])
    keys = words.keys_help(
        keys_of(block).listed,
        ranked=block.grid.ranked,
        choose=block.grid.choose,
        back=design.session.allow_back,
    )
    view.add_markdown(f"## {words['how']}\n\n{keys}", words.language)
    view.stop.hide()
    view.escape_presses = view.enter_presses
    return view
