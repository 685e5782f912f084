"""The panel beside the chart: what is asked, the one number that matters, the reason in words, warnings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QScrollArea, QWidget

from gridlab.app.cost.asking import Answer, Kind, Question
from gridlab.app.cost.columns import wage_problem
from gridlab.app.cost.pricing import CostRow
from gridlab.domain.errors import GridLabError
from gridlab.domain.money import amount, rounded
from gridlab.gui.kit.boxes import Wide, boxed, column, row
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.fields import TextField, mark_wrong
from gridlab.gui.kit.form import Fold
from gridlab.gui.kit.labels import label
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral, typed
from gridlab.gui.look.saying import told
from gridlab.gui.pages.cost import words

WIDTH = 336
PILOT = 5
KINDS: tuple[Kind, ...] = ("budget", "triplets", "assignments", "error")
MOST = {"budget": Decimal(10**9), "triplets": Decimal(10**9), "assignments": Decimal(10**7)}


class QuestionField(QWidget):
    """Signals: asked(Question) for a value that makes sense, typed or stepped; kind_chosen(kind)."""

    asked = Signal(Question)
    kind_chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._currency = ""
        self._shown: tuple[Question, str] | None = None
        self.kind_field = SegmentedButtons(
            (
                ("budget", translate("Cost", "Budget")),
                ("triplets", translate("Cost", "Triplets")),
                ("assignments", translate("Cost", "HITs")),
                ("error", translate("Cost", "Error")),
            ),
            says=translate("Cost", "Starting from"),
        )
        self.kind_field.setProperty("small", "true")
        self.value = TextField(says=translate("Cost", "What to start from"))
        self._problem = label("", "bad", wraps=True)
        self._problem.hide()
        self.setLayout(column(self.kind_field, self.value, self._problem))
        self.kind_field.value_changed.connect(lambda kind: self.kind_chosen.emit(str(kind)))
        self.value.textEdited.connect(self._typed)
        self.allow_error(False)

    @property
    def problem(self) -> str:
        """What is wrong with the value, "" where nothing is."""
        return self._problem.text() if not self._problem.isHidden() else ""

    def allow_error(self, allowed: bool) -> None:
        """Whether designs can be asked by error: only once errors are predicted."""
        self.kind_field.set_allowed(KINDS if allowed else KINDS[:3])
        for one in self.kind_field.buttons()[3:]:
            one.setToolTip("" if allowed else translate("Cost", "Predict the error first"))

    def show_question(self, question: Question, currency: str) -> None:
        """Show a question; tells nobody, and leaves alone what is being typed and means the same.

        What makes no sense stays too, with what is wrong with it, until something else is asked.
        """
        if self.problem and self._shown == (question, currency):
            return
        self._currency, self._shown = currency, (question, currency)
        self.kind_field.set_value(question.kind)
        self.value.set_unit(
            {
                "budget": currency,
                "triplets": translate("Cost", "triplets"),
                "assignments": translate("Cost", "HITs per design"),
                "error": translate("Cost", "or lower"),
            }[question.kind]
        )
        if self.problem or self._parsed(question.kind) != question.value:
            with QSignalBlocker(self.value):
                self.value.setText(_written(question, currency))
        self._say("")

    def _typed(self) -> None:
        kind: Kind = self.kind_field.value  # type: ignore[assignment]
        value = self._parsed(kind)
        if value is None:
            self._say(
                {
                    "budget": translate("Cost", "An amount of money, such as 200 or 199.50."),
                    "triplets": translate("Cost", "A whole number of triplets, at least 1."),
                    "assignments": translate("Cost", "A whole number of HITs, 1 to 10,000,000."),
                    "error": translate("Cost", "An error between 0 and 0.5, such as 0.15."),
                }[kind]
            )
            return
        self._say("")
        self.asked.emit(Question(kind, value))

    def _parsed(self, kind: Kind) -> Decimal | None:
        text = typed(self.value.text())
        if text is None:
            return None
        if kind in ("triplets", "assignments"):
            number = Decimal(text) if text.isascii() and text.isdigit() and len(text) < 12 else Decimal(0)
            return number if 1 <= number <= MOST[kind] else None
        try:
            value = amount(text)
        except GridLabError:
            return None
        if kind == "error":
            return value if 0 < value <= Decimal("0.5") else None
        return value if value <= MOST[kind] else None

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))
        mark_wrong(self.value, bool(problem))
        self.value.setAccessibleDescription(problem or self.value.unit)


def _written(question: Question, currency: str) -> str:
    if question.kind == "budget":
        value = rounded(question.value, currency)
        return numeral(value, ",.0f") if value == value.to_integral_value() else numeral(value, ",f")
    if question.kind == "error":
        return numeral(question.value.normalize(), "f")
    return numeral(int(question.value))


class AnswerPanel(QScrollArea):
    """Signals: pilot_requested(), fees_requested(platform), designs_requested()."""

    pilot_requested = Signal()
    fees_requested = Signal(str)
    designs_requested = Signal()

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
        self._fees_button = button(translate("Cost", "Fees and pay rules…"), kind="link", icon_name="pencil")
        self._fees_button.clicked.connect(lambda: self.fees_requested.emit(self._platform))
        more = column(self.reason, self.pace, self.assumptions, row(self._fees_button, Wide()))
        more.setContentsMargins(0, 4, 0, 0)
        details = boxed(more)
        self.details = Fold(translate("Cost", "Details"), lambda: details, minor=True, indent=0)
        self.details.heading.setAccessibleName(translate("Cost", "Details of the answer"))
        self.details.set_open(True)  # so that what is in it has its place
        self.details.set_open(False)
        inner = boxed(
            column(
                *(self._heading, self.field, self.number, self.progress, self.messages),
                *(self.gives, 4, self.wage, self.seconds, self.fees),
                *(self.details, Wide()),
                margins=(8, 16, 24, 16),
            )
        )
        inner.setObjectName("sheet")
        self.setWidget(inner)

    def show_answers(self, question: Question, answers: Sequence[Answer], chosen: Answer | None) -> None:
        """Show what is asked and what the chosen design answers."""
        currency = answers[0].pricing.price.currency if answers else ""
        self.field.show_question(question, currency)
        self._heading.setText(words.heading(question))
        self.number.setText(words.big_number(question, chosen))
        self.gives.setText("" if chosen is None else words.what_it_gives(chosen))
        self.reason.setText(words.reason(question, answers))
        priced = None if chosen is None else chosen.row
        self.pace.setVisible(priced is not None)
        self._platform = priced.pricing.key if priced is not None else ""
        if priced is None:
            for bar in (self.wage, self.seconds, self.fees):
                bar.clear()
            return
        self.pace.setText(words.pace_text(priced))
        self._show_wage(priced)
        self._show_seconds(priced)
        self._show_fees(priced)

    @property
    def is_predicting(self) -> bool:
        """Whether a prediction runs."""
        return not self.progress.isHidden()

    def show_assumptions(self, assumptions: Sequence[str]) -> None:
        """What a prediction rests on."""
        self.assumptions.setText("\n".join(map(told, assumptions)))
        self.assumptions.setVisible(bool(assumptions))

    def _show_wage(self, priced: CostRow) -> None:
        problem = wage_problem(priced)
        if problem is None:
            self.wage.clear()
            return
        wage = words.money(priced.pricing.hourly_wage, priced.invoice.currency)
        text = translate("Cost", "{design} pays {wage} per hour, {problem}.").format(
            design=priced.design, wage=wage, problem=told(problem[1])
        )
        _say(self.wage, problem[0], text, translate("Cost", "Change the reward"), self.designs_requested.emit)

    def _show_seconds(self, priced: CostRow) -> None:
        if priced.pricing.time.source != "assumed":
            self.seconds.clear()
            return
        text = translate("Cost", "Seconds per screen are a guess ({seconds} s).").format(
            seconds=numeral(priced.pricing.time.seconds_per_screen, ".1f")
        )
        rest = translate("Cost", "Run {count} pilot sessions to measure them.").format(count=PILOT)
        _say(self.seconds, "warn", text, translate("Cost", "Start a pilot"), self.pilot_requested.emit, rest)

    def _show_fees(self, priced: CostRow) -> None:
        kinds = ("fees_stale", "fees_undated", "platform_closed", "currency", "vat")
        found = [warning.text for warning in priced.warnings if warning.kind in kinds]
        if not found:
            self.fees.clear()
            return
        _say(
            self.fees,
            "warn",
            found[0],
            translate("Cost", "Edit fees"),
            lambda: self.fees_requested.emit(priced.pricing.key),
            " ".join(found[1:]),
        )


def _say(
    bar: MessageBar, kind: str, strong: str, act: str, slot: Callable[[], object], rest: str = ""
) -> None:
    """Say it anew only where it differs, so that a line that is dragged does not remake buttons."""
    wanted = " ".join(part for part in (strong, rest) if part)
    if bar.text != wanted or bar.isHidden():
        bar.say("bad" if kind == "bad" else "warn", strong, rest, actions=((act, slot),))
