"""What a researcher should know beside the figures of a cost row: warnings in words, each of a kind."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from gridlab.app.cost.pricing import is_below
from gridlab.app.cost.row import CostRow, CostWarning
from gridlab.domain.design import Payment
from gridlab.domain.money import amount, shown
from gridlab.domain.platforms import Platform, days_old, is_stale


def warnings_of(row: CostRow, payment: Payment, today: date) -> tuple[CostWarning, ...]:
    """All warnings of a row but those of its different questions."""
    return (
        *_left_over(row),
        *fee_warnings(row.terms, row.invoice.currency, today),
        *_vat(row, payment),
        *_wage(row),
        *_seconds(row),
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


def _vat(row: CostRow, payment: Payment) -> Iterable[CostWarning]:
    """A VAT rate that stands in the design and counts for nothing."""
    own = row.terms.vat_percent
    if own is not None and amount(own) != amount(payment.vat_percent) and amount(payment.vat_percent):
        yield CostWarning(
            "vat",
            f"{row.design}: VAT is {own} % by the study's entry for {row.terms.name}; "
            f"the design's {payment.vat_percent} % is not used.",
        )


def _wage(row: CostRow) -> Iterable[CostWarning]:
    currency, wage, terms = row.invoice.currency, row.hourly_wage, row.terms
    if is_below(wage, terms.minimum_hourly, currency):
        yield CostWarning("wage_below_minimum", _short(row, "minimum", terms.minimum_hourly[currency]))
    elif is_below(wage, terms.recommended_hourly, currency):
        yield CostWarning(
            "wage_below_recommended", _short(row, "recommendation", terms.recommended_hourly[currency])
        )


def _short(row: CostRow, word: str, rule: str) -> str:
    currency = row.invoice.currency
    return (
        f"{row.design}: {shown(row.hourly_wage, currency)} {currency} an hour is below the {word} of "
        f"{row.terms.name}, {shown(amount(rule), currency)} {currency}."
    )


def _seconds(row: CostRow) -> Iterable[CostWarning]:
    if row.time.source == "assumed":
        yield CostWarning(
            "seconds_assumed",
            f"{row.design}: {row.time.seconds_per_screen:.2f} s per screen is an assumption "
            f"(band {row.time.low:.2f} to {row.time.high:.2f} s).",
        )
