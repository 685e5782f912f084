"""One row of cost against triplets, and the warnings in words that belong beside its figures."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from gridlab.app.cost.pricing import Pace, is_below
from gridlab.domain.cost import Invoice
from gridlab.domain.design import Payment
from gridlab.domain.hit_time import HitTime
from gridlab.domain.money import amount, rounded
from gridlab.domain.platforms import Platform, days_old, is_stale
from gridlab.domain.said import Said, say, verbatim

WarningKind = Literal[
    "fees_stale",
    "fees_undated",
    "platform_closed",
    "currency",
    "vat",
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
    text: Said


@dataclass(frozen=True, slots=True)
class CostRow:
    """What a number of assignments of a design costs and yields.

    bits_per_screen: that an answer can tell at most. hourly_wage: in the currency's cents. faster, slower:
    the same with other seconds per screen.

    unique_triplets: different questions among the triplets; None without an image set that serves.
    contradicted: the share of them that is answered both ways; None where they are not counted.
    possible_triplets: all that its images allow. triplets_left_over: what whole assignments yield beyond the
    triplets asked for. budget_left_over: what they leave of the budget. Each is None where the question was
    another.
    """

    design: str
    platform: str
    terms: Platform
    invoice: Invoice
    triplets: int
    bits_per_screen: float
    time: HitTime
    hourly_wage: Decimal
    faster: Pace
    slower: Pace
    unique_triplets: int | None = None
    unique_counted: bool = True
    contradicted: float | None = None
    possible_triplets: int | None = None
    triplets_left_over: int | None = None
    budget_left_over: Decimal | None = None
    fees_stale: bool = False
    warnings: tuple[CostWarning, ...] = ()

    @property
    def cost_per_1000_triplets(self) -> Decimal | None:
        """In the currency's cents; None where there are no triplets."""
        if not self.triplets:
            return None
        return rounded(Fraction(self.invoice.cost) * 1000 / self.triplets, self.invoice.currency)

    @property
    def hours(self) -> float:
        """Hours that the annotators spend in all."""
        return self.invoice.assignments * self.time.hit_seconds / 3600


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
            "platform_closed",
            say(
                "{name} closed on {closed}; its fees are kept for old budgets.",
                name=terms.name,
                closed=date.fromisoformat(terms.closed),
            ),
        )
    elif is_stale(terms, today):
        yield CostWarning(
            "fees_stale",
            say(
                "The fees of {name} are as of {as_of}, {days} days ago: stale.",
                name=terms.name,
                as_of=date.fromisoformat(str(terms.as_of)),
                days=days_old(terms, today),
            ),
        )
    if terms.as_of is None and terms.has_figures:
        yield CostWarning(
            "fees_undated",
            say("The fees of {name} bear no date; compare them with its own page.", name=terms.name),
        )
    if terms.currencies and currency not in terms.currencies:
        yield CostWarning(
            "currency",
            say(
                "{name} bills in {listed}; the amounts are taken as {currency}, nothing is converted.",
                name=terms.name,
                listed=_either(terms.currencies),
                currency=currency,
            ),
        )


def _either(words: Sequence[str]) -> Said:
    """ "GBP, USD or EUR" in as many words as there are."""
    first, *others = words
    said = verbatim(first)
    for word in others:
        said = say("{first} or {second}", first=said, second=word)
    return said


def _left_over(row: CostRow) -> Iterable[CostWarning]:
    """What whole assignments leave over of what was asked for."""
    if row.triplets_left_over:
        yield CostWarning(
            "left_over",
            say(
                "{design}: {assignments:,} whole assignments yield {triplets_left_over:,} triplets "
                "more than asked for.",
                design=row.design,
                assignments=row.invoice.assignments,
                triplets_left_over=row.triplets_left_over,
            ),
        )
    if row.budget_left_over:
        yield CostWarning(
            "left_over",
            say(
                "{design}: {assignments:,} whole assignments leave {budget_left_over:f} {currency} of "
                "the budget.",
                design=row.design,
                assignments=row.invoice.assignments,
                budget_left_over=rounded(row.budget_left_over, row.invoice.currency),
                currency=row.invoice.currency,
            ),
        )


def _vat(row: CostRow, payment: Payment) -> Iterable[CostWarning]:
    """A VAT rate that stands in the design and counts for nothing."""
    own = row.terms.vat_percent
    if own is not None and amount(own) != amount(payment.vat_percent) and amount(payment.vat_percent):
        yield CostWarning(
            "vat",
            say(
                "{design}: VAT is {own} % by the study's entry for {name}; the design's "
                "{vat_percent} % is not used.",
                design=row.design,
                own=amount(own),
                name=row.terms.name,
                vat_percent=amount(payment.vat_percent),
            ),
        )


def _wage(row: CostRow) -> Iterable[CostWarning]:
    currency, wage, terms = row.invoice.currency, row.hourly_wage, row.terms
    if is_below(wage, terms.minimum_hourly, currency):
        yield CostWarning("wage_below_minimum", _short(row, say("minimum"), terms.minimum_hourly[currency]))
    elif is_below(wage, terms.recommended_hourly, currency):
        yield CostWarning(
            "wage_below_recommended", _short(row, say("recommendation"), terms.recommended_hourly[currency])
        )


def _short(row: CostRow, word: Said, rule: str) -> Said:
    currency = row.invoice.currency
    return say(
        "{design}: {hourly_wage:f} {currency} an hour is below the {word} of {name}, {rule:f} {currency}.",
        design=row.design,
        hourly_wage=rounded(row.hourly_wage, currency),
        currency=currency,
        word=word,
        name=row.terms.name,
        rule=rounded(amount(rule), currency),
    )


def _seconds(row: CostRow) -> Iterable[CostWarning]:
    if row.time.source == "assumed":
        yield CostWarning(
            "seconds_assumed",
            say(
                "{design}: {seconds_per_screen:.2f} s per screen is an assumption (band {low:.2f} to "
                "{high:.2f} s).",
                design=row.design,
                seconds_per_screen=row.time.seconds_per_screen,
                low=row.time.low,
                high=row.time.high,
            ),
        )
