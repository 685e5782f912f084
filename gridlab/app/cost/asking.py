"""What is asked on the Cost page, and the rows that answer it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Literal

from gridlab.app.cost.collected import StudyPlan
from gridlab.app.cost.errors import ErrorCurve, Expected
from gridlab.app.cost.pricing import Asked, CostRow, Pricing
from gridlab.app.cost.table import cost_row
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, verbatim

Kind = Literal["budget", "triplets", "assignments", "error"]
Mode = Literal["triplets", "error", "time"]


@dataclass(frozen=True, slots=True)
class Question:
    """One question to all designs. value: money, triplets, assignments, or an error of at most so much."""

    kind: Kind
    value: Decimal


@dataclass(frozen=True, slots=True)
class Answer:
    """One design's answer. row: None where it has none, and `why` says so. expected: its predicted error.

    rank: 1 is the best; 0 without an answer.
    """

    pricing: Pricing
    row: CostRow | None
    expected: Expected | None = None
    rank: int = 0
    why: Said = NOTHING

    @property
    def name(self) -> str:
        """The design's name."""
        return self.pricing.design.name


def answers_to(
    question: Question, pricings: Sequence[Pricing], curves: Mapping[str, ErrorCurve], plan: StudyPlan
) -> tuple[Answer, ...]:
    """Every design's answer, in the designs' order, ranked by what the question is after."""
    answers = tuple(_answer(question, pricing, curves.get(pricing.design.name), plan) for pricing in pricings)
    found = [answer for answer in answers if answer.row is not None and answer.row.invoice.assignments]
    order = sorted(found, key=lambda answer: _worth(question, answer))
    ranks = {answer.name: rank for rank, answer in enumerate(order, start=1)}
    return tuple(replace(answer, rank=ranks.get(answer.name, 0)) for answer in answers)


def _answer(question: Question, pricing: Pricing, curve: ErrorCurve | None, plan: StudyPlan) -> Answer:
    asked = _asked(question, curve)
    if asked is None:
        return Answer(pricing, None, why=verbatim("error"))
    try:
        row = cost_row(pricing, asked, plan.today)
    except GridLabError as error:
        return Answer(pricing, None, why=error.what)
    return Answer(pricing, row, None if curve is None else curve.at(row.invoice.assignments))


def _asked(question: Question, curve: ErrorCurve | None) -> Asked | None:
    """The question as the cost table knows it; None for an error that no prediction reaches."""
    if question.kind == "budget":
        return Asked(budget=question.value)
    if question.kind == "triplets":
        return Asked(triplets=max(1, int(question.value)))
    if question.kind == "assignments":
        return Asked(assignments=max(1, int(question.value)))
    reached = None if curve is None else curve.assignments_for(float(question.value))
    return None if reached is None else Asked(assignments=reached)


def _worth(question: Question, answer: Answer) -> tuple[float, ...]:
    """Smaller is better. For money: the error, unknown ones last, then the triplets; else the cost, and for a
    number of assignments the cost per triplet.
    """
    row = answer.row
    assert row is not None
    error = float("inf") if answer.expected is None else answer.expected.error
    cost = float(row.invoice.cost)
    if question.kind == "budget":
        return (error, -row.triplets)
    if question.kind == "assignments":
        return (error, cost / max(1, row.triplets))
    return (cost, error)
