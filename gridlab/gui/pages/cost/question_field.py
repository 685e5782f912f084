"""The question of the Cost page: by budget, triplets, HITs or error, and its value in a field."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gridlab.app.cost.asking import Kind, Question
from gridlab.domain.errors import GridLabError
from gridlab.domain.money import amount, rounded
from gridlab.gui.kit.buttons import SegmentedButtons
from gridlab.gui.kit.fields import TextField, mark_wrong
from gridlab.gui.kit.labels import label
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral, typed

KINDS: tuple[Kind, ...] = ("budget", "triplets", "assignments", "error")
MOST = {"budget": Decimal(10**9), "triplets": Decimal(10**9), "assignments": Decimal(10**7)}


class QuestionField(QWidget):
    """Signals: asked(Question) for a value that makes sense, typed or stepped; kind_chosen(kind)."""

    asked = Signal(object)
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
            says=translate("Cost", "Ask by"),
        )
        self.kind_field.setProperty("small", "true")
        self.value = TextField(says=translate("Cost", "What is asked"))
        self._problem = label("", "bad", wraps=True)
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        for widget in (self.kind_field, self.value, self._problem):
            layout.addWidget(widget)
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
        for button in self.kind_field.buttons()[3:]:
            button.setToolTip("" if allowed else translate("Cost", "Predict the error first"))

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
                "assignments": translate("Cost", "HITs each"),
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
                    "budget": translate("Cost", "An amount of money, like 200 or 199.50."),
                    "triplets": translate("Cost", "A whole number of triplets, at least 1."),
                    "assignments": translate("Cost", "A whole number of HITs, 1 to 10,000,000."),
                    "error": translate("Cost", "An error between 0 and 0.5, like 0.15."),
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
