"""What designs cost and yield, asked by assignments, by triplets or by budget: one row for each design."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any, Literal

from gridlab.app.cost.different_questions import Questions, different_questions
from gridlab.domain.cost import (
    Invoice,
    assignments_for_budget,
    assignments_for_triplets,
    hourly_wage,
    invoice,
    triplets_of_assignment,
)
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import HitTime, ObservedPace, hit_time
from gridlab.domain.images import Image
from gridlab.domain.money import amount, rounded, shown
from gridlab.domain.platforms import Platform, Platforms, days_old, is_stale, platform_of
from gridlab.store.design_file import design_id

WarningKind = Literal[
    "fees_stale",
    "fees_undated",
    "platform_closed",
    "currency",
    "wage_below_minimum",
    "wage_below_recommended",
    "seconds_assumed",
    "unique_estimated",
    "unique_unknown",
    "left_over",
]


@dataclass(frozen=True, slots=True)
class CostWarning:
    """Something the researcher should know beside the figures."""

    kind: WarningKind
    text: str


@dataclass(frozen=True, slots=True)
class CostRow:
    """What a number of assignments of a design costs and yields.

    unique_triplets: different questions among the triplets; None without an image set that serves.
    triplets_left_over: what whole assignments yield beyond the triplets asked for. budget_left_over: what
    they leave of the budget. Each is None where the question was another.
    """

    design: str
    platform: str
    invoice: Invoice
    triplets: int
    time: HitTime
    unique_triplets: int | None = None
    unique_counted: bool = True
    triplets_left_over: int | None = None
    budget_left_over: Decimal | None = None
    warnings: tuple[CostWarning, ...] = ()

    @property
    def hourly_wage(self) -> Decimal:
        """What an hour pays, in the currency's cents."""
        return rounded(hourly_wage(self.invoice.reward, self.time.hit_seconds), self.invoice.currency)

    @property
    def cost_per_1000_triplets(self) -> Decimal | None:
        """In the currency's cents; None where there are no triplets."""
        if not self.triplets:
            return None
        return rounded(Fraction(self.invoice.cost) * 1000 / self.triplets, self.invoice.currency)


def cost_rows(
    designs: Sequence[Design],
    *,
    platforms: Platforms,
    images: Sequence[Image] | None = None,
    triplets: int | None = None,
    budget: Decimal | str | None = None,
    assignments: int | None = None,
    platform: str | None = None,
    seconds_per_screen: float | None = None,
    observed: Mapping[str, ObservedPace] | None = None,
    today: date | None = None,
) -> list[CostRow]:
    """A row for each design, in their order.

    Asked by at most one of `triplets`, `budget` and `assignments`; by none: as many assignments as each
    design says. platform: in place of the designs' own. seconds_per_screen: in place of what is known.
    observed: pace of the study's own sessions by design id. today: for the age of fees.
    """
    if sum(asked is not None for asked in (triplets, budget, assignments)) > 1:
        raise GridLabError("Triplets, budget and assignments cannot be asked for together.")
    if assignments is not None and assignments < 1:
        raise GridLabError(f"{assignments} assignments cannot be priced.", todo="Ask for at least 1.")
    money = amount(budget, "budget") if isinstance(budget, str) else budget
    if money is not None and not (money.is_finite() and money >= 0):
        raise GridLabError(f"The budget {money} is not an amount of money.")
    rows = []
    for design in designs:
        key = platform or design.payment.platform
        terms = platform_of(platforms, key)
        time = hit_time(design, entered=seconds_per_screen, observed=(observed or {}).get(design_id(design)))
        row = _row(design, key, terms, time, triplets, money, assignments)
        rows.append(_with_notes(row, design, terms, images, today or datetime.now(UTC).date()))
    return rows


def _row(
    design: Design,
    key: str,
    terms: Platform,
    time: HitTime,
    triplets: int | None,
    budget: Decimal | None,
    assignments: int | None,
) -> CostRow:
    """The figures that need no image set."""

    def invoice_of(count: int) -> Invoice:
        return invoice(design.payment, terms, count, time.hit_seconds)

    if triplets is not None:
        count = assignments_for_triplets(design, triplets)
    elif budget is not None:
        count = assignments_for_budget(invoice_of, budget, design.name)
    else:
        count = assignments or design.payment.assignments
    bill = invoice_of(count)
    yielded = count * triplets_of_assignment(design)
    return CostRow(
        design.name,
        key,
        bill,
        yielded,
        time,
        triplets_left_over=None if triplets is None else yielded - triplets,
        budget_left_over=None if budget is None else budget - bill.cost,
    )


def _with_notes(
    row: CostRow, design: Design, terms: Platform, images: Sequence[Image] | None, today: date
) -> CostRow:
    """The row with its different questions and its warnings."""
    warnings = [
        *_left_over(row),
        *fee_warnings(terms, row.invoice.currency, today),
        *_wage_warnings(row, terms),
    ]
    if row.time.source == "assumed":
        warnings.append(
            CostWarning(
                "seconds_assumed",
                f"{row.design}: {row.time.seconds_per_screen:.2f} s per screen is an assumption "
                f"(band {row.time.low:.2f} to {row.time.high:.2f} s).",
            )
        )
    questions: Questions | None = None
    if images is not None:
        try:
            questions = different_questions(design, images, row.invoice.assignments)
        except GridLabError as error:
            warnings.append(
                CostWarning(
                    "unique_unknown", f"{row.design}: different questions cannot be counted: {error.what}"
                )
            )
    if questions is not None and not questions.counted:
        warnings.append(
            CostWarning(
                "unique_estimated",
                f"{row.design}: different questions are counted on the first {questions.sessions} "
                "assignments and estimated from there on.",
            )
        )
    return replace(
        row,
        unique_triplets=None if questions is None else questions.different,
        unique_counted=questions is None or questions.counted,
        warnings=tuple(warnings),
    )


def _left_over(row: CostRow) -> Iterable[CostWarning]:
    """What whole assignments leave over of what was asked for."""
    if row.triplets_left_over:
        yield CostWarning(
            "left_over",
            f"{row.design}: {row.invoice.assignments:,} whole assignments yield "
            f"{row.triplets_left_over:,} triplets more than asked for.",
        )
    if row.budget_left_over:
        yield CostWarning(
            "left_over",
            f"{row.design}: {row.invoice.assignments:,} whole assignments leave "
            f"{shown(row.budget_left_over, row.invoice.currency)} {row.invoice.currency} of the budget.",
        )


def fee_warnings(terms: Platform, currency: str, today: date) -> Iterable[CostWarning]:
    """What to know about a platform's entry: its age, its end, the currency it bills in."""
    if terms.closed is not None:
        yield CostWarning(
            "platform_closed", f"{terms.name} closed on {terms.closed}; its fees are kept for old budgets."
        )
    elif is_stale(terms, today):
        yield CostWarning(
            "fees_stale",
            f"The fees of {terms.name} are as of {terms.as_of}, {days_old(terms, today)} days ago: stale.",
        )
    if terms.as_of is None and terms.has_figures:
        yield CostWarning(
            "fees_undated", f"The fees of {terms.name} bear no date; compare them with its own page."
        )
    if terms.currencies and currency not in terms.currencies:
        yield CostWarning(
            "currency",
            f"{terms.name} bills in {' or '.join(terms.currencies)}; "
            f"the amounts are taken as {currency}, nothing is converted.",
        )


def _wage_warnings(row: CostRow, terms: Platform) -> Iterable[CostWarning]:
    currency, wage = row.invoice.currency, row.hourly_wage
    for kind, word, rule in (
        ("wage_below_minimum", "minimum", terms.minimum_hourly),
        ("wage_below_recommended", "recommendation", terms.recommended_hourly),
    ):
        if currency in rule and wage < amount(rule[currency]):
            yield CostWarning(
                kind,  # type: ignore[arg-type]
                f"{row.design}: {shown(wage, currency)} {currency} an hour is below the {word} of "
                f"{terms.name}, {shown(amount(rule[currency]), currency)} {currency}.",
            )
            return


def as_json(row: CostRow) -> dict[str, Any]:
    """The row as `gridlab cost --json` prints it: money as decimal strings, times in seconds."""
    bill, currency = row.invoice, row.invoice.currency

    def money(value: Any) -> str | None:
        return None if value is None else shown(value, currency)

    return {
        "design": row.design,
        "platform": row.platform,
        "currency": currency,
        "assignments": bill.assignments,
        "triplets": row.triplets,
        "unique_triplets": row.unique_triplets,
        "reward": money(bill.reward),
        "fee": money(bill.fee),
        "cost": money(bill.cost),
        "seconds_per_screen": round(row.time.seconds_per_screen, 3),
        "seconds_source": row.time.source,
        "hit_seconds": row.time.hit_seconds,
        "hourly_wage": money(row.hourly_wage),
        "cost_per_1000_triplets": money(row.cost_per_1000_triplets),
        "bonus": money(bill.bonus),
        "vat": money(bill.vat),
        "seconds_low": None if row.time.low is None else round(row.time.low, 3),
        "seconds_high": None if row.time.high is None else round(row.time.high, 3),
        "sessions": row.time.sessions,
        "unique_triplets_counted": None if row.unique_triplets is None else row.unique_counted,
        "triplets_left_over": row.triplets_left_over,
        "budget_left_over": money(row.budget_left_over),
        "warnings": [{"kind": warning.kind, "text": warning.text} for warning in row.warnings],
    }
