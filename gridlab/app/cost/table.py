"""What designs cost and yield, asked by assignments, by triplets or by budget: one row for each design."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from gridlab.app.cost.different_questions import Questions, different_questions, possible_of_design
from gridlab.app.cost.notes import warnings_of
from gridlab.app.cost.pricing import Asked, Pace, Pricing, pricing_of
from gridlab.app.cost.row import CostRow, CostWarning
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import ObservedPace
from gridlab.domain.images import Image
from gridlab.domain.money import amount, shown
from gridlab.domain.platforms import Platforms, is_stale
from gridlab.domain.said import say


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
    money = amount(budget, say("budget")) if isinstance(budget, str) else budget
    asked = Asked(triplets, money, assignments, platform, seconds_per_screen)
    asked.check()
    rows = []
    for design in designs:
        row = cost_row(pricing_of(design, platforms, asked, observed), asked, today)
        rows.append(row if images is None else with_questions(row, design, images))
    return rows


def cost_row(pricing: Pricing, asked: Asked, today: date | None = None) -> CostRow:
    """The figures of one design that need no image set, with their warnings."""
    day = today or datetime.now(UTC).date()
    count = pricing.assignments(asked)
    bill = pricing.price.invoice(count)
    yielded = count * pricing.per_hit
    row = CostRow(
        pricing.design.name,
        pricing.key,
        pricing.terms,
        bill,
        yielded,
        pricing.bits,
        pricing.time,
        pricing.hourly_wage,
        pricing.low,
        pricing.high,
        triplets_left_over=None if asked.triplets is None else yielded - asked.triplets,
        budget_left_over=None if asked.budget is None else asked.budget - bill.cost,
        fees_stale=is_stale(pricing.terms, day),
    )
    return replace(row, warnings=warnings_of(row, pricing.design.payment, day))


def with_questions(row: CostRow, design: Design, images: Sequence[Image]) -> CostRow:
    """The row with the different questions that its triplets ask, counted on simulated answers."""
    questions: Questions | None = None
    warning: CostWarning | None = None
    try:
        questions = different_questions(design, images, row.invoice.assignments)
    except GridLabError as error:
        warning = CostWarning(
            "unique_unknown",
            say(
                "{design}: different questions cannot be counted: {what}", design=row.design, what=error.what
            ),
        )
    if questions is not None and not questions.counted:
        warning = CostWarning(
            "unique_estimated",
            say(
                "{design}: different questions are counted on the first {sessions} assignments and "
                "estimated from there on.",
                design=row.design,
                sessions=questions.sessions,
            ),
        )
    return replace(
        row,
        unique_triplets=None if questions is None else questions.different,
        unique_counted=questions is None or questions.counted,
        contradicted=None if questions is None else questions.contradicted_share,
        possible_triplets=None if questions is None else possible_of_design(design, images),
        warnings=row.warnings if warning is None else (*row.warnings, warning),
    )


def as_json(row: CostRow) -> dict[str, Any]:
    """The row as `gridlab cost --json` prints it: money as decimal strings, times in seconds."""
    bill, currency = row.invoice, row.invoice.currency

    def money(value: Any) -> str | None:
        return None if value is None else shown(value, currency)

    def rule(by_currency: Mapping[str, str]) -> str | None:
        return money(amount(by_currency[currency])) if currency in by_currency else None

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
        "annotators": row.time.annotators,
        "hit_seconds_low": row.time.hit_low,
        "hit_seconds_high": row.time.hit_high,
        "annotator_hours": round(row.hours, 3),
        "minimum_wage": rule(row.terms.minimum_hourly),
        "recommended_wage": rule(row.terms.recommended_hourly),
        "fees_as_of": row.terms.as_of,
        "fees_stale": row.fees_stale,
        "sensitivity": [_at_pace(row, pace) for pace in (row.faster, row.slower)],
        "unique_triplets_counted": None if row.unique_triplets is None else row.unique_counted,
        "possible_triplets": row.possible_triplets,
        "contradicted": None if row.contradicted is None else round(row.contradicted, 4),
        "bits_per_screen": round(row.bits_per_screen, 3),
        "triplets_left_over": row.triplets_left_over,
        "budget_left_over": money(row.budget_left_over),
        "warnings": [{"kind": warning.kind, "text": warning.text} for warning in row.warnings],
    }


def _at_pace(row: CostRow, pace: Pace) -> dict[str, Any]:
    """The same number of assignments with other seconds per screen."""
    currency = row.invoice.currency
    return {
        "seconds_per_screen": round(pace.seconds_per_screen, 3),
        "hit_seconds": pace.hit_seconds,
        "hourly_wage": shown(pace.hourly_wage, currency),
        "cost": shown(pace.price.invoice(row.invoice.assignments).cost, currency),
    }
