"""The page with the design's own questions before or after the screens."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape
from typing import TypeAlias

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPolygonF,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.design import Question
from gridlab.domain.flow import QuestionsPage
from gridlab.domain.question_answers import CHECKED, LONGEST, UNCHECKED, answer_fault
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.screen.controls import dress_scroll_bars
from gridlab.gui.screen.painting import side_of
from gridlab.gui.session.page import SessionPage

MARK = 20
TEXT_LEFT = 36
LINE_PADDING = 8
MOST_LINES = 6


class SessionOption(QAbstractButton):
    """A circle with a dot, or a square with a tick; its text wraps. Space and click set it, arrows move."""

    def __init__(self, text: str, colours: ScreenColours, *, one_of: bool) -> None:
        super().__init__()
        self._colours = colours
        self._one_of = one_of
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setFont(interface_font(16))
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def sizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(320))

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 36)

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, max(1, width - TEXT_LEFT - 8), 100_000)
        flags = int(Qt.TextFlag.TextWordWrap.value)
        return max(
            36, QFontMetrics(self.font()).boundingRect(room, flags, self.text()).height() + LINE_PADDING
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.setMinimumHeight(self.heightForWidth(self.width()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat():
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = self._colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        right_to_left = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        x = self.width() - MARK - 7 if right_to_left else 7
        mark = QRectF(x, (36 - MARK) / 2, MARK, MARK)
        on = self.isChecked()
        line = colours.accent if on else colours.ink if self.underMouse() else colours.soft
        painter.setPen(QPen(QColor(line), 1.5))
        painter.setBrush(QColor(colours.accent if on else colours.background))
        corner = MARK / 2 if self._one_of else 5.0
        painter.drawRoundedRect(mark, corner, corner)
        if on:
            self._paint_sign(painter, mark, QColor(colours.on_accent))
        if self.hasFocus():
            painter.setPen(QPen(QColor(colours.accent), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), 6, 6)
        left = 8 if right_to_left else TEXT_LEFT
        room = QRectF(left, LINE_PADDING / 2 + 3, self.width() - TEXT_LEFT - 8, self.height())
        painter.setPen(QColor(colours.ink))
        painter.setFont(self.font())
        painter.drawText(
            room, side_of(right_to_left) | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap, self.text()
        )
        painter.end()

    def _paint_sign(self, painter: QPainter, mark: QRectF, colour: QColor) -> None:
        if self._one_of:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour)
            painter.drawEllipse(mark.center(), 4.0, 4.0)
            return
        painter.setPen(QPen(colour, 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        points = ((0.27, 0.53), (0.43, 0.68), (0.74, 0.34))
        painter.drawPolyline(
            QPolygonF([QPointF(mark.x() + x * MARK, mark.y() + y * MARK) for x, y in points])
        )


ROUND_ABOUT = 96
AnswerField: TypeAlias = QLineEdit | QPlainTextEdit | QAbstractButton
Control = tuple[Callable[[], str], list[AnswerField]]
"""What answers a question, and the answer as it stands."""


class AnswerText(QPlainTextEdit):
    """A line to write in, which grows with the text up to some lines. Shift+Enter begins a new one."""

    def __init__(self, question: str) -> None:
        super().__init__()
        self.setFont(interface_font(16))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)  # annotators never see a menu
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(question)
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        text = self.toPlainText()
        if len(text) > LONGEST:
            cursor = self.textCursor()
            at = cursor.position()
            self.setPlainText(text[:LONGEST])
            cursor.setPosition(min(at, LONGEST))
            self.setTextCursor(cursor)
            return
        lines = min(MOST_LINES, max(1, int(self.document().size().height())))
        self.setFixedHeight(44 + (lines - 1) * self.fontMetrics().lineSpacing())
        grown = self.document().size().height() > MOST_LINES
        on, off = Qt.ScrollBarPolicy.ScrollBarAsNeeded, Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(on if grown else off)


class Note(QLabel):
    """Behind the words of a question, or above a check box: that an answer is required, or what is wrong with
    it. It has room for whatever may be said, so that nothing below it moves."""

    def __init__(self, words: str, may_say: Sequence[str]) -> None:
        """words: of the question, "" for a check box, which has its own. may_say: all that may be said."""
        super().__init__()
        self._words, self._may_say = words, tuple(may_say) if words else ("X", *may_say)
        self.said = ""
        self.setAccessibleName(words)

    def say(self, text: str, colour: str) -> None:
        """Say this in that colour, "" for nothing."""
        self.said = text
        note = f'<span style="font-size: 13px; font-weight: 400; color: {colour}">{escape(text)}</span>'
        self.setTextFormat(Qt.TextFormat.RichText)
        words = escape(self._words).replace("\n", "<br>")
        self.setText(f"{words}{'&nbsp; ' if words and text else ''}{note if text else ''}")
        self.setAccessibleDescription(text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room, flags = QRect(0, 0, max(1, self.width()), 100_000), int(Qt.TextFlag.TextWordWrap.value)
        texts = [f"{self._words}  {one}".strip() for one in ("", *self._may_say)]
        high = max(self.fontMetrics().boundingRect(room, flags, one).height() for one in texts)
        self.setMinimumHeight(high)


@dataclass(slots=True)
class Asked:
    """A question on the page: its answer as it stands, and what is said at it.

    control: the first of those that answer it.
    """

    question: Question
    text: Callable[[], str]
    note: Note
    control: QWidget
    tried: bool = False


class QuestionsView(SessionPage):
    """Asks the questions; `answer` takes {question id: text} once every needed one is answered.

    A question that is left empty has no entry. A ticked check box is "yes", one that is not "no".
    """

    def __init__(
        self,
        page: QuestionsPage,
        colours: ScreenColours,
        language: str,
        share: float,
        answer: Callable[[dict[str, str]], None],
    ) -> None:
        super().__init__(colours, language, share)
        self._answer = answer
        self.rows.setSpacing(6)
        self.add_title(self.words["questions"])
        self.rows.addSpacing(12)
        self.asked = [self._ask(question) for question in page.questions]
        for asked in self.asked:
            self._judge(asked)
        self.go_on = self.add_main_button()
        self.go_on.clicked.connect(self._finish)

    def take_focus(self) -> None:
        """Into the first field, where the page begins with one: there one writes at once."""
        first = self.asked[0].control if self.asked else None
        writes = isinstance(first, QLineEdit | QPlainTextEdit)
        (first if writes and first is not None else self).setFocus(Qt.FocusReason.OtherFocusReason)

    def answers(self) -> dict[str, str]:
        """What has been answered so far."""
        return {asked.question.id: text for asked in self.asked if (text := asked.text())}

    def _ask(self, question: Question) -> Asked:
        note = self._note(question)
        if question.kind == "check":
            text, controls = self._check(question)
        else:
            text, controls = (
                self._choices(question) if question.kind == "choice" else self._line(question, note)
            )
        asked = Asked(question, text, note, controls[0])
        for control in controls:
            control.installEventFilter(self)
            if isinstance(control, QAbstractButton):
                control.toggled.connect(lambda _on: self._judge(asked))
            else:
                control.textChanged.connect(lambda *_: self._judge(asked))
        self.rows.addSpacing(14)
        return asked

    def _note(self, question: Question) -> Note:
        """The question's words with what is said at them; of a check box the note alone."""
        is_check = question.kind == "check"
        may_say = [self.words["required"], self.words["answer_needed"]] if question.required else []
        may_say += [self.words["answer_number"]] if question.kind == "number" else []
        note = Note("" if is_check else question.text, may_say)
        if is_check:
            self.add_text("", 13, label=note)
        else:
            self.add_text(question.text, 16, QFont.Weight.Medium, language=self.language, label=note)
        note.setVisible(not is_check or question.required)
        return note

    def _line(self, question: Question, title: Note) -> Control:
        if question.kind == "text":
            area = AnswerText(question.text)
            self._add_field(area, title, "10px 8px", "9px 7px")  # a text area has 4 pixels of its own
            dress_scroll_bars(area, self.colours)
            return lambda: area.toPlainText().strip(), [area]
        line = QLineEdit()
        line.setFont(interface_font(16))
        line.setMaxLength(LONGEST)
        line.setFixedHeight(44)
        line.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)  # annotators never see a menu
        line.setMaximumWidth(240)
        line.setAccessibleName(question.text)
        self._add_field(line, title, "0 12px", "0 11px")
        return lambda: line.text().strip(), [line]

    def _add_field(self, field: QWidget, title: QLabel, padding: str, focused: str) -> None:
        """A field to write in below its question, in the design's colours."""
        colours, kind = self.colours, type(field).__mro__[1 if isinstance(field, AnswerText) else 0].__name__
        field.setStyleSheet(
            f"{kind} {{ color: {colours.ink}; background: {colours.background}; border: 1px solid"
            f" {colours.soft}; border-radius: 6px; padding: {padding};"
            f" selection-background-color: {colours.accent}; selection-color: {colours.on_accent}; }}"
            f"{kind}:focus {{ border: 2px solid {colours.accent}; padding: {focused}; }}"
        )
        title.setBuddy(field)
        self.rows.addWidget(field)

    def _choices(self, question: Question) -> Control:
        group = QButtonGroup(self)
        options: list[AnswerField] = []
        for choice in question.choices:
            option = SessionOption(choice, self.colours, one_of=True)
            option.setAccessibleDescription(question.text)
            group.addButton(option)
            self.rows.addWidget(option)
            options.append(option)

        def text() -> str:
            chosen = group.checkedButton()
            return chosen.text() if chosen is not None else ""

        return text, options

    def _check(self, question: Question) -> Control:
        box = SessionOption(question.text, self.colours, one_of=False)
        self.rows.addWidget(box)
        return lambda: CHECKED if box.isChecked() else UNCHECKED, [box]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # Enter leads to the next field; from the last one to the button. Shift+Enter writes a line.
        enter = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in enter:
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier and isinstance(watched, AnswerText):
                return False
            if not event.isAutoRepeat():
                self.focusNextChild()
                self._show_focused()
            return True
        return super().eventFilter(watched, event)

    def _judge(self, asked: Asked) -> str:
        """Say at a question what is wrong with its answer, once it was tried, or that one is required."""
        fault = answer_fault(asked.question, asked.text())
        problem = self.words.answer_fault(fault, LONGEST) if fault else ""
        shown = problem if asked.tried else self.words["required"] if asked.question.required else ""
        asked.note.say(shown, self.colours.bad if asked.tried else self.colours.faint)
        if asked.question.kind != "choice":  # each of its choices says the question itself
            asked.control.setAccessibleDescription(shown)
        return problem

    def _show_focused(self) -> None:
        """Scroll to the control that has the focus, with what stands above and below it."""
        focused = self.focusWidget()
        if focused is not None and self.column.isAncestorOf(focused):
            self._scroll.ensureWidgetVisible(focused, 0, ROUND_ABOUT)

    def _finish(self) -> None:
        faulty = []
        for asked in self.asked:
            asked.tried = True
            if self._judge(asked):
                faulty.append(asked)
        if faulty:  # it may be out of sight
            faulty[0].control.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._show_focused)  # once what is wrong has its place
        else:
            self._answer(self.answers())
