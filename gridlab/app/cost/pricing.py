"""One design with its platform, price and time, ready to be asked by assignments, triplets or budget."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from gridlab.domain.cost import (
    Price,
    assignments_for_triplets,
    bits_per_screen,
    hourly_wage,
    price_of,
    triplets_of_assignment,
)
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import HitTime, ObservedPace, hit_time
from gridlab.domain.money import amount, rounded
from gridlab.domain.platforms import Platform, Platforms, platform_of
from gridlab.domain.said import say
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
            raise GridLabError(say("Triplets, budget and assignments cannot be asked for together."))
        if self.assignments is not None and self.assignments < 1:
            raise GridLabError(
                say("{assignments} assignments cannot be priced.", assignments=self.assignments),
                todo=say("Ask for at least 1."),
            )
        if self.budget is not None and not (self.budget.is_finite() and self.budget >= 0):
            raise GridLabError(say("The budget {budget} is not an amount of money.", budget=self.budget))


@dataclass(frozen=True, slots=True)
class Pace:
    """What follows from other seconds per screen: HIT time in seconds, price, and wage in cents."""

    seconds_per_screen: float
    hit_seconds: float
    price: Price
    hourly_wage: Decimal


@dataclass(frozen=True, slots=True)
class Pricing:
    """A design ready to be priced. key: of the platform. per_hit: triplets of one assignment. bits: that a
    screen can tell at most. hourly_wage: in whole cents.

    low, high: with the ends of the interval of seconds per screen, where one is known, else with a tenth
    less and more.
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
            return self.price.within(asked.budget, self.design.name)
        return asked.assignments or self.design.payment.assignments


def pricing_of(
    design: Design,
    platforms: Platforms,
    asked: Asked | None = None,
    observed: Mapping[str, ObservedPace] | None = None,
) -> Pricing:
    """The pricing of a design. observed: pace of the study's own sessions by design id.

    Raises GridLabError for a platform that is not known.
    """
    asked = asked or Asked()
    key = asked.platform or design.payment.platform
    terms = platform_of(platforms, key)
    time = hit_time(
        design, entered=asked.seconds_per_screen, observed=(observed or {}).get(design_id(design))
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
