"""The page with the design's own questions before or after the screens."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QLabel, QLineEdit, QRadioButton, QWidget

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.design import Question
from gridlab.domain.flow import QuestionsPage
from gridlab.domain.question_answers import CHECKED, LONGEST, UNCHECKED, answer_problems
from gridlab.gui import session_words as words
from gridlab.gui.fonts import interface_font
from gridlab.gui.session_page import SessionPage


class QuestionsView(SessionPage):
    """Asks the questions; `answered` carries {question id: text} once every needed one is answered.

    A question that is left empty has no entry. A ticked check box is "yes", one that is not "no".
    """

    answered = Signal(object)

    def __init__(self, page: QuestionsPage, colours: ScreenColours, language: str, share: float) -> None:
        super().__init__(colours, language, share)
        self.setAccessibleName("Questions")
        self.rows.setSpacing(6)
        self._fields: list[tuple[Question, QWidget | QButtonGroup, QLabel]] = []
        for question in page.questions:
            self._ask(question)
        self.go_on = self.add_main_button()
        self.go_on.pressed_by.connect(lambda _device: self._finish())

    def answers(self) -> dict[str, str]:
        """What has been answered so far."""
        return {question.id: text for question, field, _ in self._fields if (text := _text_of(field))}

    def _ask(self, question: Question) -> None:
        field: QWidget | QButtonGroup
        if question.kind == "check":
            field = self._check(question)
        else:
            title = self.add_text(question.text, 16, QFont.Weight.Medium)
            field = self._choices(question) if question.kind == "choice" else self._line(question, title)
        note = self.add_text("", 13, role="bad")
        if question.required:
            note.setText(words.REQUIRED)
            note.setStyleSheet(f"color: {self.colours.faint}; background: transparent;")
        note.setVisible(question.required)
        self._fields.append((question, field, note))
        self.rows.addSpacing(14)

    def _line(self, question: Question, title: QLabel) -> QLineEdit:
        line = QLineEdit()
        line.setFont(interface_font(16))
        line.setMaxLength(LONGEST)
        line.setFixedHeight(44)
        line.setMaximumWidth(240 if question.kind == "number" else 16_777_215)
        line.setAccessibleName(question.text)
        line.installEventFilter(self)
        colours = self.colours
        line.setStyleSheet(
            f"QLineEdit {{ color: {colours.ink}; background: {colours.background}; border: 1px solid"
            f" {colours.hover_line}; border-radius: 6px; padding: 0 12px;"
            f" selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}"
            f"QLineEdit:focus {{ border: 2px solid {colours.accent}; padding: 0 11px; }}"
        )
        title.setBuddy(line)
        self.rows.addWidget(line)
        return line

    def _choices(self, question: Question) -> QButtonGroup:
        group = QButtonGroup(self)
        for choice in question.choices:
            button = QRadioButton(choice)
            button.setAccessibleDescription(question.text)
            self._dress(button)
            group.addButton(button)
            self.rows.addWidget(button)
        return group

    def _check(self, question: Question) -> QCheckBox:
        box = QCheckBox(question.text)
        self._dress(box)
        self.rows.addWidget(box)
        return box

    def _dress(self, button: QRadioButton | QCheckBox) -> None:
        button.setFont(interface_font(16))
        button.setMinimumHeight(36)
        button.installEventFilter(self)
        colours = self.colours
        round_corners = 9 if isinstance(button, QRadioButton) else 4
        button.setStyleSheet(
            f"* {{ color: {colours.ink}; background: transparent; spacing: 12px; padding: 2px 6px; }}"
            f"*::indicator {{ width: 16px; height: 16px; border: 1px solid {colours.hover_line};"
            f" border-radius: {round_corners}px; background: {colours.background}; }}"
            f"*::indicator:checked {{ border: 5px solid {colours.accent}; width: 8px; height: 8px; }}"
            f"*:focus {{ border: 2px solid {colours.accent}; border-radius: 6px; padding: 0 4px; }}"
        )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter leads to the next field; from the last one to the button.
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not event.isAutoRepeat():
                    self.focusNextChild()
                return True
            if isinstance(watched, QRadioButton | QCheckBox) and event.isAutoRepeat():
                return True
        return super().eventFilter(watched, event)

    def _finish(self) -> None:
        problems = answer_problems([question for question, _, _ in self._fields], self.answers())
        for question, _field, note in self._fields:
            trouble = problems.get(question.id, "")
            note.setText(trouble or (words.REQUIRED if question.required else ""))
            note.setVisible(bool(note.text()))
            colour = self.colours.bad if trouble else self.colours.faint
            note.setStyleSheet(f"color: {colour}; background: transparent;")
        if not problems:
            self.answered.emit(self.answers())


def _text_of(field: QWidget | QButtonGroup) -> str:
    if isinstance(field, QLineEdit):
        return field.text().strip()
    if isinstance(field, QCheckBox):
        return CHECKED if field.isChecked() else UNCHECKED
    if isinstance(field, QButtonGroup):
        chosen = field.checkedButton()
        return chosen.text() if chosen is not None else ""
    return ""
