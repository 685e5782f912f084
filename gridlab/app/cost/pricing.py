"""One design with its price and time, ready to be asked; one row of answers, and the warnings beside it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from gridlab.domain.cost import (
    Invoice,
    Price,
    assignments_for_triplets,
    bits_per_screen,
    hourly_wage,
    price_of,
    triplets_of_assignment,
)
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import HitTime, hit_time
from gridlab.domain.money import amount, payable, rounded
from gridlab.domain.platforms import Platform, Platforms, days_old, is_stale, platform_of
from gridlab.domain.said import Said, say, verbatim
from gridlab.store.design_file import design_id

# How far a figure that bears no interval is moved to see what depends on it.
TRIED = 0.1


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of every design: at most one of triplets, budget and assignments.

    By none of them: as many assignments as each design says. platform: in place of the designs' own.
    seconds_per_screen: in place of what is known.
    """

    triplets: int | None = None
    budget: Decimal | None = None
    assignments: int | None = None
    platform: str | None = None
    seconds_per_screen: float | None = None

    def check(self) -> None:
        """Raise GridLabError for a question that makes no sense."""
        if sum(asked is not None for asked in (self.triplets, self.budget, self.assignments)) > 1:
            raise GridLabError(
                say("Ask for triplets, budget or assignments, not for several of them."),
                safe=say("Nothing was changed."),
                todo=say("Ask for one of them."),
            )
        if self.assignments is not None and self.assignments < 1:
            raise GridLabError(
                say("{assignments} assignments can't be priced.", assignments=self.assignments),
                todo=say("Ask for at least 1."),
                safe=say("Nothing was changed."),
            )
        if self.budget is not None and not (self.budget.is_finite() and self.budget >= 0):
            raise GridLabError(
                say("The budget {budget} is not an amount of money.", budget=self.budget),
                safe=say("Nothing was changed."),
                todo=say("Give an amount such as 500 or 499.50."),
            )


@dataclass(frozen=True, slots=True)
class Pace:
    """What follows from other seconds per screen: HIT time in seconds, price, and wage in cents."""

    seconds_per_screen: float
    hit_seconds: float
    price: Price
    hourly_wage: Decimal


@dataclass(frozen=True, slots=True, eq=False)
class Pricing:
    """A design ready to be priced. key: of the platform. per_hit: triplets of one assignment. bits: that a
    screen can tell at most. hourly_wage: in whole cents.

    low, high: with the ends of the interval of seconds per screen, where one is known, else with a tenth
    less and more. A pricing equals only itself.
    """

    design: Design
    key: str
    terms: Platform
    time: HitTime
    per_hit: int
    bits: float
    price: Price
    hourly_wage: Decimal
    low: Pace
    high: Pace

    def assignments(self, asked: Asked) -> int:
        """The whole assignments that answer a question; 0 where a budget does not buy one."""
        if asked.triplets is not None:
            return assignments_for_triplets(self.design, asked.triplets)
        if asked.budget is not None:
            return self.price.within(payable(asked.budget, self.price.currency), self.design.name)
        return asked.assignments or self.design.payment.assignments


def pricing_of(
    design: Design,
    platforms: Platforms,
    asked: Asked | None = None,
    observed: Mapping[str, HitTime] | None = None,
) -> Pricing:
    """The pricing of a design. observed: pace of the study's own sessions by design id.

    Raises GridLabError for a platform that is not known, and amounts finer than the currency's cents.
    """
    asked = asked or Asked()
    for paid in (design.payment.reward, design.payment.bonus, design.payment.show_up_fee):
        payable(Decimal(paid), design.payment.currency)
    key = asked.platform or design.payment.platform
    terms = platform_of(platforms, key)
    time = hit_time(
        design,
        entered=asked.seconds_per_screen,
        observed=(observed or {}).get(design_id(design)),
        platform=key,
    )
    price = price_of(design.payment, terms, time.hit_seconds)
    return Pricing(
        design,
        key,
        terms,
        time,
        triplets_of_assignment(design),
        bits_per_screen(design),
        price,
        _wage(price, time.hit_seconds),
        _pace(design, terms, time, time.low, time.hit_low, 1 - TRIED),
        _pace(design, terms, time, time.high, time.hit_high, 1 + TRIED),
    )


def _pace(
    design: Design, terms: Platform, time: HitTime, seconds: float | None, hit: float | None, tried: float
) -> Pace:
    """The pace at one end of the interval; without one, screens take `tried` times as long."""
    if seconds is None or hit is None:
        overhead = min(design.payment.overhead_seconds, time.hit_seconds)
        seconds = time.seconds_per_screen * tried
        hit = max(0.1, round(overhead + (time.hit_seconds - overhead) * tried, 1))
    price = price_of(design.payment, terms, hit)
    return Pace(seconds, hit, price, _wage(price, hit))


def _wage(price: Price, hit_seconds: float) -> Decimal:
    return rounded(hourly_wage(price.reward, hit_seconds), price.currency)


def is_below(wage: Decimal, rule: Mapping[str, str], currency: str) -> bool:
    """Whether a wage falls short of a platform's rule; it does not where there is no rule."""
    return currency in rule and wage < amount(rule[currency])


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

    unique_triplets: different questions among the triplets; None without an image set that serves.
    contradicted: the share of them that is answered both ways; None where they are not counted.
    possible_triplets: all that its images allow. triplets_left_over: what whole assignments yield beyond the
    triplets asked for. budget_left_over: what they leave of the budget. Each is None where the question was
    another.
    """

    pricing: Pricing
    invoice: Invoice
    triplets: int
    unique_triplets: int | None = None
    unique_counted: bool = True
    contradicted: float | None = None
    possible_triplets: int | None = None
    triplets_left_over: int | None = None
    budget_left_over: Decimal | None = None
    fees_stale: bool = False
    warnings: tuple[CostWarning, ...] = ()

    @property
    def design(self) -> str:
        """The design's name."""
        return self.pricing.design.name

    @property
    def cost_per_1000_triplets(self) -> Decimal | None:
        """In the currency's cents; None where there are no triplets."""
        if not self.triplets:
            return None
        return rounded(Fraction(self.invoice.cost) * 1000 / self.triplets, self.invoice.currency)

    @property
    def hours(self) -> float:
        """Hours that the annotators spend in all."""
        return self.invoice.assignments * self.pricing.time.hit_seconds / 3600


def warnings_of(row: CostRow, today: date) -> tuple[CostWarning, ...]:
    """All warnings of a row but those of its different questions."""
    return (
        *_left_over(row),
        *fee_warnings(row.pricing.terms, row.invoice.currency, today),
        *_vat(row),
        *_low_wage(row),
        *_seconds(row),
    )


def fee_warnings(terms: Platform, currency: str, today: date) -> Iterable[CostWarning]:
    """What to know about a platform's entry: its age, its end, the currency it bills in."""
    if terms.closed is not None:
        yield CostWarning(
            "platform_closed",
            say(
                "{name} closed on {closed}. Its fees are kept for old budgets.",
                name=terms.name,
                closed=date.fromisoformat(terms.closed),
            ),
        )
    elif is_stale(terms, today):
        yield CostWarning(
            "fees_stale",
            say(
                "The fees of {name} are {days} days old (as of {as_of}). Check them.",
                name=terms.name,
                as_of=date.fromisoformat(str(terms.as_of)),
                days=days_old(terms, today),
            ),
        )
    if terms.as_of is None and terms.has_figures:
        yield CostWarning(
            "fees_undated",
            say("The fees of {name} have no date. Check them on its own page.", name=terms.name),
        )
    if terms.currencies and currency not in terms.currencies:
        yield CostWarning(
            "currency",
            say(
                "{name} charges in {listed}. The amounts are read as {currency}. Nothing is converted.",
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
                "{design}: {assignments:,} whole assignments give {triplets_left_over:,} more "
                "triplets than you asked for.",
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


def _vat(row: CostRow) -> Iterable[CostWarning]:
    """A VAT rate that stands in the design and counts for nothing."""
    own, payment = row.pricing.terms.vat_percent, row.pricing.design.payment
    if own is not None and amount(own) != amount(payment.vat_percent) and amount(payment.vat_percent):
        yield CostWarning(
            "vat",
            say(
                "{design}: VAT is {own} % by the study's entry for {name}. The design's "
                "{vat_percent} % isn't used.",
                design=row.design,
                own=amount(own),
                name=row.pricing.terms.name,
                vat_percent=amount(payment.vat_percent),
            ),
        )


def _low_wage(row: CostRow) -> Iterable[CostWarning]:
    currency, wage, terms = row.invoice.currency, row.pricing.hourly_wage, row.pricing.terms
    if is_below(wage, terms.minimum_hourly, currency):
        yield CostWarning("wage_below_minimum", _short(row, say("minimum"), terms.minimum_hourly[currency]))
    elif is_below(wage, terms.recommended_hourly, currency):
        yield CostWarning(
            "wage_below_recommended", _short(row, say("recommendation"), terms.recommended_hourly[currency])
        )


def _short(row: CostRow, word: Said, rule: str) -> Said:
    currency = row.invoice.currency
    return say(
        "{design}: {hourly_wage:f} {currency} per hour is below the {word} of {name}, {rule:f} {currency}.",
        design=row.design,
        hourly_wage=rounded(row.pricing.hourly_wage, currency),
        currency=currency,
        word=word,
        name=row.pricing.terms.name,
        rule=rounded(amount(rule), currency),
    )


def _seconds(row: CostRow) -> Iterable[CostWarning]:
    if row.pricing.time.source == "assumed":
        yield CostWarning(
            "seconds_assumed",
            say(
                "{design}: {seconds_per_screen:.2f} s per screen is an assumption (between {low:.2f} "
                "and {high:.2f} s).",
                design=row.design,
                seconds_per_screen=row.pricing.time.seconds_per_screen,
                low=row.pricing.time.low,
                high=row.pricing.time.high,
            ),
        )
