"""Platforms that pay annotators: their fees and pay rules as dated values, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Literal

from gridlab.domain.design import CURRENCY, MONEY, PERCENT
from gridlab.domain.errors import GridLabError
from gridlab.domain.limits import Between, Says, Text
from gridlab.domain.money import amount
from gridlab.domain.said import say

DAY = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"
STALE_DAYS = 365

Day = Annotated[str, Text("A day, YYYY-MM-DD.", 10, DAY)]
Hourly = Annotated[
    Mapping[Annotated[str, Text("ISO 4217 code.", 3, CURRENCY)], Annotated[str, Text("Pay.", 14, MONEY)]],
    Says("Pay for an hour by currency."),
]


@dataclass(frozen=True, slots=True)
class Platform:
    """What one platform charges and asks for. Percentages and amounts are decimal strings.

    The fee of one assignment is `fee_percent` of what it pays (bonus too where `fee_on_bonus`), at
    `many_from` or more assignments `many_percent` on top, and at least `minimum_fee`.
    """

    name: Annotated[str, Text("The platform as people call it.", 200, shortest=1)]
    source: Annotated[str, Text("Where these figures come from.", 1000, shortest=1)]
    as_of: Annotated[Day | None, Says("The day the source was read; null: not known.")] = None
    fee_percent: Annotated[str, Text("Fee on what an assignment pays.", 8, PERCENT)] = "0"
    fee_on_bonus: Annotated[bool, Says("Whether the fee is due on a bonus too.")] = True
    many_from: Annotated[int, Between("Assignments from which the further fee is due.", 1, 10**9)] | None = (
        None
    )
    many_percent: Annotated[str, Text("The further fee.", 8, PERCENT)] = "0"
    minimum_fee: Annotated[str, Text("The least fee of an assignment.", 14, MONEY)] = "0"
    vat_percent: Annotated[str, Text("VAT on the fee; null: as each design says.", 8, PERCENT)] | None = None
    rounding: Annotated[
        Literal["assignment", "total"],
        Says("Fee and VAT are rounded for each assignment, or only the cost in all is."),
    ] = "assignment"
    currencies: Annotated[
        tuple[Annotated[str, Text("ISO 4217 code.", 3, CURRENCY)], ...],
        Says("What the platform bills in; empty: anything."),
    ] = ()
    minimum_hourly: Hourly = field(default_factory=dict)
    recommended_hourly: Hourly = field(default_factory=dict)
    closed: Annotated[Day | None, Says("The day it closed; its figures are kept for old budgets.")] = None
    note: Annotated[str, Text("What else a researcher should know.", 2000)] = ""

    def percent_at(self, assignments: int) -> str:
        """The fee in percent of one of so many assignments, with what is due from `many_from` on."""
        if self.many_from is None or assignments < self.many_from:
            return self.fee_percent
        return format(amount(self.fee_percent) + amount(self.many_percent), "f")

    @property
    def has_figures(self) -> bool:
        """Whether anything in it could go out of date."""
        return bool(self.minimum_hourly or self.recommended_hourly) or any(
            set(figure) & set("123456789")
            for figure in (self.fee_percent, self.many_percent, self.minimum_fee)
        )


Platforms = Mapping[str, Platform]


def platform_of(platforms: Platforms, key: str) -> Platform:
    """The platform with this key; a GridLabError names the known ones."""
    if key not in platforms:
        raise GridLabError(
            say("No platform is called {key!r}.", key=key[:100]),
            todo=say(
                "Available: {listed}. A study can add its own under `platforms`.",
                listed=", ".join(sorted(platforms)),
            ),
            safe=say("Nothing was changed."),
        )
    return platforms[key]


def days_old(platform: Platform, today: date) -> int | None:
    """Days since the source was read (0 where that day is still to come); None where it is not known."""
    if platform.as_of is None:
        return None
    return max(0, (today - date.fromisoformat(platform.as_of)).days)


def is_stale(platform: Platform, today: date) -> bool:
    """Whether the figures were read more than a year ago."""
    age = days_old(platform, today)
    return age is not None and age > STALE_DAYS
