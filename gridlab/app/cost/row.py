"""One row of cost against triplets, and what should be known beside its figures."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import Literal

from gridlab.app.cost.pricing import Pace
from gridlab.domain.cost import Invoice
from gridlab.domain.hit_time import HitTime
from gridlab.domain.money import rounded
from gridlab.domain.platforms import Platform
from gridlab.domain.said import Said

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
