"""One screen as the annotator sees it: progress, question, probe, grid, counter, one button."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from gridlab.domain.design import Design
from gridlab.domain.flow import FeedbackPage, ScreenPage, screen_number
from gridlab.domain.keys import keys_of
from gridlab.domain.screen import Screen, worded
from gridlab.domain.session import Device
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent, ScreenFace, State
from gridlab.gui.screen.keys import Asked, arrow_of, asked_by, cell_of, moved
from gridlab.gui.screen.painting import Mark, qt_rect
from gridlab.gui.screen.question_text import QuestionText
from gridlab.store.session_words import session_words

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner


class ScreenView(ScreenFace):
    """Shows a screen and tells what the annotator asks for; it decides nothing itself."""

    cell_asked = Signal(int, Device)
    submit_asked = Signal(Device)
    back_asked = Signal(Device)
    instructions_asked = Signal()
    enlarge_asked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict = ""
        self.body.cell_asked.connect(self._on_cell)
        self.body.held.connect(self._on_held)
        self.submit.pressed_by.connect(self.submit_asked)
        self.back.pressed_by.connect(self.back_asked)

    def show_screen(self, content: ScreenContent, pictures: Pictures) -> None:
        """Show a screen with nothing chosen and the input closed; the session opens it."""
        self._forget_focus()
        self._show(content, pictures, "answering", "submit")
        self.set_answer((), can_submit=False)

    def show_feedback(
        self, content: ScreenContent, pictures: Pictures, chosen: tuple[int, ...], marks: dict[int, Mark]
    ) -> None:
        """Show a practice screen again, with what was right, and its verdict where the question stood."""
        self._show(content, pictures, "feedback", "go_on")
        self.set_answer(chosen, can_submit=True, marks=marks)

    def _show(self, content: ScreenContent, pictures: Pictures, state: State, submit: str) -> None:
        self.content = content
        self._arrange()
        self.body.show_pictures(pictures)
        self.submit.rename(self.words[submit])
        self.back.setVisible(content.can_go_back)
        self.keep.setVisible(content.keepable)
        self._set_state(state)
        # Name and description for screen readers.
        self.position.say(", ".join(filter(None, (content.position, content.part))))
        self._tell_counter()
        self.setAccessibleName(content.position)
        self.setAccessibleDescription(worded(content.block.question, content.block.grid.choose))

    def show_verdict(self, text: str) -> None:
        """Words of the feedback, in the question's place."""
        self._verdict = text
        if self.placement is not None and self.content is not None:
            wide = self.placement.question.width
            self.body.set_question(QuestionText(text, self.words.language, wide))
            self.setAccessibleDescription(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.state == "feedback":
            self.show_verdict(self._verdict)

    def show_nothing(self, content: ScreenContent, state: Literal["waiting", "blank"]) -> None:
        """The empty time before a screen, or a calm word while its pictures are not there yet."""
        self._forget_focus()
        self.content = content
        self._arrange()
        self._set_state(state)

    def set_answer(
        self, chosen: tuple[int, ...], *, can_submit: bool, marks: dict[int, Mark] | None = None
    ) -> None:
        """What is chosen, in the order of choosing, and whether that may be submitted."""
        self.body.set_answer(chosen, marks or {})
        if not can_submit and self.submit.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # else Qt would pass it to the next button
        self.submit.setEnabled(can_submit)
        if self.placement is not None and (len(chosen) != self._chosen or self._full):
            self._chosen, self._full = len(chosen), ""
            self.counter.setAccessibleDescription("")
            self._tell_counter()
            self.update(qt_rect(self.placement.footer.counter))

    def say_full(self) -> None:
        """Say in the counter's place that no further cell can be chosen, until the answer changes."""
        if self.placement is not None and self.content is not None:
            self._full = self.words["full"].format(choose=self.content.block.grid.choose)
            self.counter.setAccessibleDescription(self._full)
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.counter, self._full))
            self.update(qt_rect(self.placement.footer.counter))

    def _on_cell(self, cell: int, device: Device) -> None:
        if device is not Device.KEYBOARD:
            self._forget_focus()
        self.cell_asked.emit(cell, device)

    def _on_held(self, cell: int, held: bool) -> None:
        if held and self.state == "answering":
            self.enlarge_asked.emit(cell)
        else:
            self.show_enlarged(None)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.state not in ("answering", "feedback"):
            event.ignore()
            return
        arrow, asked = arrow_of(event), asked_by(event)
        cell = cell_of(event, keys_of(self.content.block)) if self.content is not None else None
        if asked is Asked.SUBMIT:
            self.submit_asked.emit(Device.KEYBOARD)
        elif self.state == "feedback" or asked is Asked.WAY_OUT:
            event.ignore()
        elif asked is not None:
            self._ask(asked)
        elif cell is not None:
            if cell < len(self.body.buttons):
                self.cell_asked.emit(cell, Device.KEYBOARD)
        elif arrow is not None:
            self._move_focus(arrow)
        elif event.key() == Qt.Key.Key_Shift and not event.isAutoRepeat():
            target = self.body.target()
            if target is not None:
                self.enlarge_asked.emit(target)
        else:
            event.ignore()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift and not event.isAutoRepeat():
            self.show_enlarged(None)

    def _ask(self, asked: Asked) -> None:
        match asked:
            case Asked.TOGGLE_FOCUSED:
                focused = self._focused()
                if focused is not None:
                    self.cell_asked.emit(focused, Device.KEYBOARD)
            case Asked.BACK:
                self.back_asked.emit(Device.KEYBOARD)
            case Asked.INSTRUCTIONS:
                self.instructions_asked.emit()

    def _focused(self) -> int | None:
        return next((button.cell for button in self.body.buttons if button.hasFocus()), None)

    def _move_focus(self, arrow: tuple[int, int]) -> None:
        if self.placement is None:
            return
        button = self.body.buttons[moved(self.placement.cells, self._focused(), arrow)]
        button.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._scroll.ensureWidgetVisible(button, 16, 16)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        event.accept()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.show_enlarged(None)


def content_of(
    runner: SessionRunner, page: ScreenPage | FeedbackPage, *, saved_only: bool = False
) -> ScreenContent:
    """The content of a screen, or of the feedback on a practice screen.

    saved_only: an answer that is being saved does not count as progress.
    """
    header = runner.header
    screens = header.screens
    done, total = runner.progress
    if saved_only:
        done = runner.saved
    number = screen_number(screens, page.position)
    words = session_words(header.design.language)
    return ScreenContent(
        block=header.design.blocks[screens[page.position].block],
        language=header.design.language,
        position=words.position(number, total),
        part=words.part(number, total, header.design.session.break_every),
        share=done / max(1, total),
        can_go_back=isinstance(page, ScreenPage) and page.back_to >= 0,
        keepable=isinstance(page, ScreenPage) and page.keepable,
    )


def marks_of(design: Design, screen: Screen, chosen: Iterable[int]) -> dict[int, Mark]:
    """Right cells, and where exactly these had to be chosen, the chosen ones that are not."""
    marks: dict[int, Mark] = {}
    if screen.planted and design.blocks[screen.block].catch.kind == "label":
        marks = dict.fromkeys(chosen, "wrong")
    return marks | dict.fromkeys(screen.planted, "right")
