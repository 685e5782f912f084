"""The panel beside the chart: what is asked, the one number that matters, the reason in words, warnings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from gridlab.app.cost.asking import Answer, Question
from gridlab.app.cost.row import CostRow
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import button
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.pages.cost import words
from gridlab.gui.pages.cost.question_field import QuestionField

WIDTH = 336
PILOT = 5


class AnswerPanel(QScrollArea):
    """Signals: pilot_requested(), fees_requested(platform), designs_requested(), cancel_requested()."""

    pilot_requested = Signal()
    fees_requested = Signal(str)
    designs_requested = Signal()
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._platform = ""
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.field = QuestionField()
        self._heading = label("", "soft")
        self.number = label("", "number", selectable=True)
        self.gives = label("", wraps=True, selectable=True)
        self.reason = label("", wraps=True, selectable=True)
        self.pace = label("", "small", wraps=True, selectable=True)
        self.assumptions = label("", "small", wraps=True, selectable=True)
        self.assumptions.hide()
        for text in (self.number, self.gives, self.reason, self.pace, self.assumptions):
            text.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.wage = MessageBar(closable=False, stacked=True)
        self.seconds = MessageBar(closable=False, stacked=True)
        self.fees = MessageBar(closable=False, stacked=True)
        self.messages = MessageBar(stacked=True)
        self.progress = ProgressRow()
        self.progress.cancel_requested.connect(self.cancel_requested)
        self._fees_button = button(translate("Cost", "Fees and pay rules…"), kind="link", icon_name="pencil")
        self._fees_button.clicked.connect(lambda: self.fees_requested.emit(self._platform))
        inner = QWidget()
        inner.setObjectName("sheet")
        column = QVBoxLayout(inner)
        column.setContentsMargins(8, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(self._heading)
        column.addWidget(self.field)
        column.addWidget(self.number)
        for widget in (self.progress, self.messages, self.gives, self.reason):
            column.addWidget(widget)
        column.addSpacing(4)
        for widget in (self.wage, self.seconds, self.fees, self.pace, self.assumptions):
            column.addWidget(widget)
        column.addWidget(self._fees_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.setWidget(inner)

    def show_answers(self, question: Question, answers: Sequence[Answer], chosen: Answer | None) -> None:
        """Show what is asked and what the chosen design answers."""
        currency = answers[0].pricing.price.currency if answers else ""
        self.field.show_question(question, currency)
        self._heading.setText(words.heading(question))
        self.number.setText(words.big_number(question, chosen))
        self.gives.setText("" if chosen is None else words.what_it_gives(chosen))
        self.reason.setText(words.reason(question, answers))
        row = None if chosen is None else chosen.row
        self.pace.setVisible(row is not None)
        self._platform = row.platform if row is not None else ""
        if row is None:
            for bar in (self.wage, self.seconds, self.fees):
                bar.clear()
            return
        self.pace.setText(words.pace_text(row))
        self._show_wage(row)
        self._show_seconds(row)
        self._show_fees(row)

    @property
    def is_predicting(self) -> bool:
        """Whether a prediction runs."""
        return not self.progress.isHidden()

    def show_assumptions(self, assumptions: Sequence[str]) -> None:
        """What a prediction rests on."""
        self.assumptions.setText("\n".join(map(told, assumptions)))
        self.assumptions.setVisible(bool(assumptions))

    def show_error(self, error: GridLabError) -> None:
        """What could not be done that was asked for here."""
        self.progress.end()
        self.messages.say_error(error)

    def _show_wage(self, row: CostRow) -> None:
        problem = words.wage_problem(row)
        if problem is None:
            self.wage.clear()
            return
        wage = words.money(row.hourly_wage, row.invoice.currency)
        text = translate("Cost", "{design} pays {wage} an hour, {problem}.").format(
            design=row.design, wage=wage, problem=problem[1]
        )
        _say(self.wage, problem[0], text, translate("Cost", "Change its reward"), self.designs_requested.emit)

    def _show_seconds(self, row: CostRow) -> None:
        if row.time.source != "assumed":
            self.seconds.clear()
            return
        text = translate("Cost", "Seconds per screen are assumed ({seconds}\u00a0s).").format(
            seconds=numeral(row.time.seconds_per_screen, ".1f")
        )
        rest = translate("Cost", "Run a pilot of {count} sessions to replace them.").format(count=PILOT)
        _say(self.seconds, "warn", text, translate("Cost", "Start a pilot"), self.pilot_requested.emit, rest)

    def _show_fees(self, row: CostRow) -> None:
        kinds = ("fees_stale", "fees_undated", "platform_closed", "currency", "vat")
        found = [warning.text for warning in row.warnings if warning.kind in kinds]
        if not found:
            self.fees.clear()
            return
        _say(
            self.fees,
            "warn",
            found[0],
            translate("Cost", "Edit the fees"),
            lambda: self.fees_requested.emit(row.platform),
            " ".join(found[1:]),
        )


def _say(bar: MessageBar, kind: object, strong: str, act: str, slot: object, rest: str = "") -> None:
    """Say it anew only where it differs, so that a line that is dragged does not remake buttons."""
    wanted = " ".join(part for part in (strong, rest) if part)
    if bar.text != wanted or bar.isHidden():
        bar.say(kind, strong, rest, actions=((act, slot),))  # type: ignore[arg-type]
