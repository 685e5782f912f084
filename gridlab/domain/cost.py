"""What a design costs and yields, in both directions: assignments, triplets and money, in exact decimals."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from gridlab.domain.design import Block, Design, Payment
from gridlab.domain.errors import GridLabError
from gridlab.domain.money import Exact, amount, rounded, share
from gridlab.domain.platforms import Platform
from gridlab.domain.questions import bits_of_screen
from gridlab.domain.said import say
from gridlab.domain.triplets import count_triplets

MOST_ASSIGNMENTS = 10_000_000


@dataclass(frozen=True, slots=True)
class Invoice:
    """What a number of assignments costs.

    reward, bonus, fee and vat are for one assignment; `cost` is in all, with what replacing annotators adds.
    Where the platform rounds each assignment they are whole cents and add up to `cost` exactly; where it
    rounds the total only, fee and vat keep their fractions of a cent.
    """

    assignments: int
    currency: str
    reward: Exact
    bonus: Exact
    fee: Exact
    vat: Exact
    cost: Decimal


def triplets_of_screen(block: Block) -> int:
    """Triplets of one main or shared screen of a block.

    Wilber, Kwak and Belongie (HCOMP 2014). Where `choose_min` allows fewer cells this is the most.
    """
    return count_triplets(block.n, block.grid.choose, block.grid.ranked)


def triplets_of_assignment(design: Design) -> int:
    """Triplets of one HIT: its main and shared screens yield them, the others are paid and yield none."""
    return sum(block.screens.yielding * triplets_of_screen(block) for block in design.blocks)


def bits_of_block(block: Block) -> float:
    """The most bits that the answer to one screen of a block can tell."""
    grid = block.grid
    return bits_of_screen(block.n, grid.choose, grid.ranked, grid.choose_min)


def bits_per_screen(design: Design) -> float:
    """The most bits that an answer can tell, over the main and shared screens of a HIT; 0 without such."""
    screens = sum(block.screens.yielding for block in design.blocks)
    bits = sum(block.screens.yielding * bits_of_block(block) for block in design.blocks)
    return bits / max(1, screens)


def screens_of_block(block: Block) -> int:
    """Screens that an annotator answers in a block, practice and all."""
    return block.screens.total


def pay_of_assignment(payment: Payment, hit_seconds: float) -> Decimal:
    """What an annotator gets for one HIT before any bonus: reward + show-up fee + hourly pay × HIT time.

    A lab that pays by the hour alone sets the reward to 0. Each part is rounded to the currency's cents,
    for nobody can be paid less than one.
    """
    hourly = Fraction(amount(payment.hourly_pay, say("hourly pay"))) if payment.hourly_pay is not None else 0
    parts = (
        amount(payment.reward, say("reward")),
        amount(payment.show_up_fee, say("show-up fee")),
        hourly * Fraction(hit_seconds) / 3600,
    )
    return sum((rounded(part, payment.currency) for part in parts), Decimal(0))


def fee_of_assignment(platform: Platform, pay: Exact, bonus: Exact, assignments: int, currency: str) -> Exact:
    """The platform's fee for one of `assignments` that pay `pay` and `bonus`, as the platform rounds it."""
    percent = share(platform.percent_at(assignments))
    charged = Fraction(pay) + (Fraction(bonus) if platform.fee_on_bonus else 0)
    least = Fraction(amount(platform.minimum_fee, say("minimum fee")))
    return _as_platform_rounds(max(percent * charged, least), platform, currency)


def _as_platform_rounds(exact: Exact, platform: Platform, currency: str) -> Exact:
    return rounded(exact, currency) if platform.rounding == "assignment" else exact


@dataclass(frozen=True, slots=True)
class Price:
    """What one assignment costs: at a number of assignments, and from the platform's step on.

    Every invoice of one design, platform and HIT time follows from it, so that a chart or a search for a
    budget need not work out the fee of each point anew. few, many: fee and VAT below the step and from it on;
    *_each: with reward, bonus and replacement. The step goes by what is bought: replacements are published
    later.
    """

    currency: str
    reward: Decimal
    bonus: Decimal
    few: tuple[Exact, Exact]
    many: tuple[Exact, Exact]
    many_from: int | None
    few_each: Fraction
    many_each: Fraction

    def _is_many(self, assignments: int) -> bool:
        return self.many_from is not None and assignments >= self.many_from

    def each(self, assignments: int) -> Fraction:
        """What one of so many assignments costs with its replacement."""
        return self.many_each if self._is_many(assignments) else self.few_each

    def invoice(self, assignments: int) -> Invoice:
        """The invoice of so many assignments.

        cost = assignments × (reward + bonus + fee + VAT on the fee) ÷ (1 - replacement), rounded half up once
        at the end.
        """
        fee, vat = self.many if self._is_many(assignments) else self.few
        cost = rounded(assignments * self.each(assignments), self.currency)
        return Invoice(assignments, self.currency, self.reward, self.bonus, fee, vat, cost)

    def within(self, budget: Decimal, name: str = "") -> int:
        """The most whole assignments whose invoice stays within the budget; 0 where it does not buy one.

        The cost never falls with the number of assignments, but it jumps where a platform's fee does, so the
        invoices themselves decide and not one formula: those on both sides of what a division proposes, else
        a search. name: of the design, for the message.
        """
        for each in {self.few_each, self.many_each} - {0}:
            found = int(Fraction(budget) / each)
            is_within = found <= MOST_ASSIGNMENTS and self.invoice(found).cost <= budget
            if is_within and self.invoice(found + 1).cost > budget:
                return found
        if self.invoice(MOST_ASSIGNMENTS + 1).cost <= budget:
            raise GridLabError(
                say(
                    "{budget:,f} buys more than {most_assignments:,} assignments of {name!r}.",
                    budget=rounded(budget, self.currency),
                    most_assignments=MOST_ASSIGNMENTS,
                    name=str(name or say("this design")),
                ),
                todo=say("Check the reward, or ask for a number of assignments or triplets."),
                safe=say("Nothing was changed."),
            )
        counts = range(1, MOST_ASSIGNMENTS + 1)
        return bisect_right(counts, budget, key=lambda count: self.invoice(count).cost)

    def costs(self, assignments: NDArray[np.int64]) -> NDArray[np.float64]:
        """The costs of many numbers of assignments for a chart, before the last rounding."""
        each: NDArray[np.float64] = np.full(assignments.shape, float(self.each(0)))
        if self.many_from is not None:
            each[assignments >= self.many_from] = float(self.each(self.many_from))
        return np.asarray(assignments * each)


def price_of(payment: Payment, platform: Platform, hit_seconds: float) -> Price:
    """The price of one HIT of `hit_seconds` on a platform.

    VAT is due on the fee, at the rate of the platform's entry where it has one, else of the design.
    Raises GridLabError where the replacement leaves nobody.
    """
    currency = payment.currency
    pay = pay_of_assignment(payment, hit_seconds)
    bonus = rounded(amount(payment.bonus, say("bonus")), currency)
    vat = share(payment.vat_percent if platform.vat_percent is None else platform.vat_percent)

    def parts(assignments: int) -> tuple[Exact, Exact]:
        fee = fee_of_assignment(platform, pay, bonus, assignments, currency)
        return fee, _as_platform_rounds(Fraction(fee) * vat, platform, currency)

    kept = 1 - share(payment.replacement_percent)
    if kept <= 0:
        raise GridLabError(
            say(
                "With {replacement_percent} % of the annotators replaced, nobody is left to count.",
                replacement_percent=payment.replacement_percent,
            ),
            todo=say("Set `replacement_percent` to less than 100."),
            safe=say("Nothing was changed."),
        )
    step = platform.many_from
    few, many = parts(0), parts(0 if step is None else step)
    paid = Fraction(pay) + Fraction(bonus)
    few_each, many_each = ((paid + Fraction(fee) + Fraction(tax)) / kept for fee, tax in (few, many))
    return Price(currency, pay, bonus, few, many, step, few_each, many_each)


def assignments_for_triplets(design: Design, triplets: int) -> int:
    """The fewest whole assignments that yield at least so many triplets."""
    each = triplets_of_assignment(design)
    if triplets < 1:
        raise GridLabError(
            say("You can't ask for {triplets} triplets.", triplets=triplets),
            todo=say("Ask for at least 1."),
            safe=say("Nothing was changed."),
        )
    if each == 0:
        raise GridLabError(
            say("The design {name!r} yields no triplets: it has no main or shared screen.", name=design.name),
            safe=say("Nothing was changed."),
            todo=say("Give it main or shared screens."),
        )
    assignments = -(-triplets // each)
    if assignments > MOST_ASSIGNMENTS:
        raise GridLabError(
            say(
                "{triplets:,} triplets would take {assignments:,} assignments of {name!r}, more than "
                "{most_assignments:,}.",
                triplets=triplets,
                assignments=assignments,
                name=design.name,
                most_assignments=MOST_ASSIGNMENTS,
            ),
            safe=say("Nothing was changed."),
            todo=say("Ask for fewer triplets."),
        )
    return assignments


def hourly_wage(pay: Exact, hit_seconds: float) -> Fraction:
    """What an hour pays at this HIT time, the bonus apart."""
    return Fraction(pay) * 3600 / Fraction(hit_seconds)
