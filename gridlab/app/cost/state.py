"""What the Cost page knows: the plan, what is asked, what was counted and predicted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from gridlab.app.cost.asking import Answer, Kind, Mode, Question, answers_to
from gridlab.app.cost.collected import StudyPlan
from gridlab.app.cost.errors import ErrorCurve, error_curve
from gridlab.app.cost.lines import ChartData, LineMemory, Numbers, chart_data
from gridlab.app.cost.pricing import CostRow, Pricing
from gridlab.domain.design import Design
from gridlab.domain.money import rounded

if TYPE_CHECKING:
    from gridlab.app.prediction.asked import PredictedRow

POINTS = 24
USUAL: Mapping[Kind, Decimal] = {
    "budget": Decimal(200),
    "triplets": Decimal(20_000),
    "assignments": Decimal(30),
    "error": Decimal("0.15"),
}


@dataclass(slots=True)
class CostState:
    """Everything the page shows follows from this."""

    plan: StudyPlan | None = None
    currency: str = ""
    mode: Mode = "triplets"
    question: Question = field(default_factory=lambda: Question("budget", USUAL["budget"]))
    chosen: str = ""
    answers: tuple[Answer, ...] = ()
    x_most: float | None = None
    # What was counted and predicted is kept by a number for each design, its pay apart: an edit of pay keeps
    # both, and nothing is compared field by field while a line is dragged.
    _numbers: dict[Design, int] = field(default_factory=dict)
    _number_of: dict[str, int] = field(default_factory=dict)
    _counts: dict[tuple[int, int], CostRow] = field(default_factory=dict)
    _errors: dict[int, dict[int, PredictedRow]] = field(default_factory=dict)
    _curves: dict[int, ErrorCurve] = field(default_factory=dict)
    lines: LineMemory = field(default_factory=LineMemory)

    def take_plan(self, plan: StudyPlan) -> None:
        """Another plan: designs, fees or pace changed."""
        first = self.plan is None
        self.plan = plan
        self._number_of = {one.design.name: self._number(one.design) for one in plan.pricings}
        if self.currency not in plan.currencies:
            self.currency = plan.currencies[0] if plan.currencies else ""
            self.chosen, self.x_most = "", None
            first = first or self.question.kind == "budget"
        if first:
            self.question = _first_question(self.pricings)
        self.answer()

    def take_images(self) -> None:
        """The image set changed: what was counted on it does not hold any more, nor what was predicted."""
        self._counts.clear()
        self._errors.clear()
        self._curves.clear()

    @property
    def pricings(self) -> tuple[Pricing, ...]:
        """The designs in the currency that is shown; nothing is converted."""
        if self.plan is None:
            return ()
        return tuple(one for one in self.plan.pricings if one.price.currency == self.currency)

    @property
    def indexes(self) -> Mapping[str, int]:
        """The number of each design in the study, which gives its line's colour."""
        return self.plan.numbers if self.plan is not None else {}

    @property
    def curves(self) -> dict[str, ErrorCurve]:
        """The expected errors by design name, as far as they are predicted for the designs as they are."""
        found = {}
        for pricing in self.pricings:
            number = self._number_of[pricing.design.name]
            rows = self._errors.get(number)
            if rows and number not in self._curves:
                self._curves[number] = error_curve(
                    (row.assignments, row.error, row.error_low, row.error_high) for row in rows.values()
                )
            if rows:
                found[pricing.design.name] = self._curves[number]
        return found

    @property
    def chosen_answer(self) -> Answer | None:
        """The answer of the chosen design; until one is chosen the best one's."""
        ranked = sorted(self.answers, key=lambda answer: answer.rank or len(self.answers) + 1)
        mine = [answer for answer in self.answers if answer.name == self.chosen]
        return next(iter((*mine, *ranked)), None)

    def ask(self, question: Question, *, moving: bool = False) -> None:
        """Ask something else. moving: the axes stay while the line is dragged, but at their very end."""
        value, most = float(question.value), self.x_most
        at_end = question.kind == "budget" and most is not None and value > 0.99 * most
        if not moving or at_end:
            self.x_most = None
        self.question = question
        self.answer()

    def ask_by(self, kind: Kind) -> None:
        """Ask by something else, about as much as the chosen design gives now."""
        answer = self.chosen_answer
        row = answer.row if answer is not None else None
        values = dict(USUAL)
        if answer is not None and row is not None and row.invoice.assignments:
            values["budget"] = row.invoice.cost
            values["triplets"] = Decimal(row.triplets)
            values["assignments"] = Decimal(row.invoice.assignments)
            if answer.expected is not None:
                values["error"] = Decimal(f"{answer.expected.error:.3f}")
        self.ask(Question(kind, values[kind]))

    def move(self, value: float) -> None:
        """The question's line was moved: to whole cents, triplets, or thousandths of an error."""
        kind = self.question.kind
        exact = Decimal(repr(value))
        if kind == "budget":
            exact = rounded(exact, self.currency)
        elif kind == "error":
            exact = min(max(exact.quantize(Decimal("0.001")), Decimal("0.001")), Decimal("0.5"))
        else:
            exact = Decimal(max(1, round(value)))
        self.ask(Question(kind, exact), moving=True)

    def show_currency(self, currency: str) -> None:
        """The designs that pay in another currency; a budget begins anew, for nothing is converted."""
        self.currency, self.x_most = currency, None
        if self.question.kind == "budget":
            self.question = _first_question(self.pricings)
        self.answer()

    def pick(self, name: str) -> None:
        """Choose a design."""
        self.chosen = name

    def show_mode(self, mode: Mode) -> None:
        """Another chart."""
        self.mode, self.x_most = mode, None

    def answer(self) -> None:
        """Work out the answers anew; milliseconds."""
        if self.plan is None:
            self.answers = ()
            return
        answers = answers_to(self.question, self.pricings, self.curves, self.plan)
        self.answers = tuple(self._with_count(answer) for answer in answers)

    def uncounted(self) -> tuple[CostRow, ...]:
        """The rows of answers whose different questions are not counted yet."""
        rows = (answer.row for answer in self.answers if answer.row is not None)
        return tuple(
            row for row in rows if (self._number_of[row.design], row.invoice.assignments) not in self._counts
        )

    def take_count(self, row: CostRow) -> None:
        """The different questions of a row were counted."""
        self._counts[self._number(row.pricing.design), row.invoice.assignments] = row
        self.answers = tuple(self._with_count(answer) for answer in self.answers)

    def take_error(self, design: Design, row: PredictedRow) -> None:
        """A point of an error curve was predicted, or predicted better."""
        number = self._number(design)
        self._errors.setdefault(number, {})[row.assignments] = row
        self._curves.pop(number, None)

    @property
    def studies(self) -> tuple[int, int]:
        """The fewest and the most simulated studies that a point rests on; 0 without points."""
        seeds = [row.seeds for rows in self._errors.values() for row in rows.values()]
        return min(seeds, default=0), max(seeds, default=0)

    def chart(self, shown: tuple[str, ...]) -> ChartData:
        """The chart of the designs that are shown."""
        chosen = self.chosen_answer
        data = chart_data(
            self.mode,
            self.question,
            [answer for answer in self.answers if answer.name in shown],
            self.curves,
            self.indexes,
            self.lines,
            self.x_most,
            chosen.name if chosen is not None else "",
        )
        self.x_most = data.x_most
        return data

    def to_predict(self) -> tuple[Design, ...]:
        """The designs, each buying what the question asks for: curves go from a sixteenth to twice of it.

        Those without an answer to it buy what they say themselves.
        """
        return tuple(_buying(answer) for answer in self.answers)

    def numbers(self, shown: tuple[str, ...]) -> Numbers:
        """What a CSV of the chart holds: some points of each line that is shown, and the answers."""
        answers = [answer for answer in self.answers if answer.name in shown]
        points = {}
        for line in self.chart(shown).lines:
            counts = line.assignments[line.x <= (self.x_most or 0)]
            points[line.name] = counts[:: max(1, len(counts) // POINTS)].tolist()
        return Numbers(answers, points, self.curves)

    def _number(self, design: Design) -> int:
        return self._numbers.setdefault(_bare(design), len(self._numbers))

    def _with_count(self, answer: Answer) -> Answer:
        row = answer.row
        if row is None:
            return answer
        known = self._counts.get((self._number_of[answer.name], row.invoice.assignments))
        return answer if known is None else replace(answer, row=_counted(row, known))


def _counted(row: CostRow, known: CostRow) -> CostRow:
    """The row with the different questions of another, whose pay may be another."""
    kinds = ("unique_unknown", "unique_estimated")
    found = tuple(warning for warning in known.warnings if warning.kind in kinds)
    others = tuple(warning for warning in row.warnings if warning.kind not in kinds)
    return replace(
        row,
        unique_triplets=known.unique_triplets,
        unique_counted=known.unique_counted,
        contradicted=known.contradicted,
        possible_triplets=known.possible_triplets,
        warnings=(*others, *found),
    )


def _first_question(pricings: Sequence[Pricing]) -> Question:
    """What the dearest of the designs' own assignments cost, or the drawing's 200 where that is nothing."""
    most = max((one.price.invoice(one.design.payment.assignments).cost for one in pricings), default=0)
    return Question("budget", Decimal(most) or USUAL["budget"])


def _buying(answer: Answer) -> Design:
    design = answer.pricing.design
    bought = 0 if answer.row is None else answer.row.invoice.assignments
    return replace(design, payment=replace(design.payment, assignments=bought)) if bought else design


def _bare(design: Design) -> Design:
    """The design without what neither screens nor errors depend on: edits of pay keep what was counted."""
    return replace(design, name="design", payment=_NO_PAYMENT)


_NO_PAYMENT = Design().payment
