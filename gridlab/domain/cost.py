"""What a design costs and yields, in both directions: assignments, triplets and money, in exact decimals."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gridlab.domain.design import Block, Design, Payment
from gridlab.domain.errors import GridLabError
from gridlab.domain.money import Exact, amount, rounded, share, shown
from gridlab.domain.platforms import Platform

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

    @property
    def each(self) -> Fraction:
        """What one assignment costs, its replacement apart."""
        return Fraction(self.reward) + Fraction(self.bonus) + Fraction(self.fee) + Fraction(self.vat)


def triplets_of_screen(block: Block) -> int:
    """Triplets of one main or shared screen with k of n cells chosen: k(n-k), ranked k(k-1)/2 more.

    Wilber, Kwak and Belongie (HCOMP 2014). Where `choose_min` allows fewer cells this is the most.
    """
    n, k = block.n, block.grid.choose
    return k * (n - k) + (k * (k - 1) // 2 if block.grid.ranked else 0)


def triplets_of_assignment(design: Design) -> int:
    """Triplets of one HIT: its main and shared screens yield them, the others are paid and yield none."""
    return sum(
        (block.screens.main + block.screens.shared) * triplets_of_screen(block) for block in design.blocks
    )


def screens_of_block(block: Block) -> int:
    """Screens that an annotator answers in a block, practice and all."""
    counts = block.screens
    return counts.main + counts.shared + counts.practice + counts.catch + counts.repeat


def pay_of_assignment(payment: Payment, hit_seconds: float) -> Decimal:
    """What an annotator gets for one HIT before any bonus: reward + show-up fee + hourly pay × HIT time.

    A lab that pays by the hour alone sets the reward to 0. Each part is rounded to the currency's cents,
    for nobody can be paid less than one.
    """
    hourly = Fraction(amount(payment.hourly_pay, "hourly pay")) if payment.hourly_pay is not None else 0
    parts = (
        amount(payment.reward, "reward"),
        amount(payment.show_up_fee, "show-up fee"),
        hourly * Fraction(hit_seconds) / 3600,
    )
    return sum((rounded(part, payment.currency) for part in parts), Decimal(0))


def fee_of_assignment(platform: Platform, pay: Exact, bonus: Exact, assignments: int, currency: str) -> Exact:
    """The platform's fee for one of `assignments` that pay `pay` and `bonus`, as the platform rounds it."""
    percent = share(platform.fee_percent)
    if platform.many_from is not None and assignments >= platform.many_from:
        percent += share(platform.many_percent)
    charged = Fraction(pay) + (Fraction(bonus) if platform.fee_on_bonus else 0)
    least = Fraction(amount(platform.minimum_fee, "minimum fee"))
    return _as_platform_rounds(max(percent * charged, least), platform, currency)


def _as_platform_rounds(exact: Exact, platform: Platform, currency: str) -> Exact:
    return rounded(exact, currency) if platform.rounding == "assignment" else exact


def invoice(payment: Payment, platform: Platform, assignments: int, hit_seconds: float) -> Invoice:
    """The cost of `assignments` HITs of `hit_seconds` each.

    cost = assignments × (reward + bonus + fee + VAT on the fee) ÷ (1 - replacement), rounded half up once at
    the end. The fee's step at many assignments goes by `assignments`: replacements are published later.
    """
    currency = payment.currency
    pay = pay_of_assignment(payment, hit_seconds)
    bonus = rounded(amount(payment.bonus, "bonus"), currency)
    fee = fee_of_assignment(platform, pay, bonus, assignments, currency)
    vat = _as_platform_rounds(Fraction(fee) * share(payment.vat_percent), platform, currency)
    kept = 1 - share(payment.replacement_percent)
    if kept <= 0:
        raise GridLabError(
            f"With {payment.replacement_percent} % of the annotators replaced, nobody is left to count.",
            todo="Set `replacement_percent` to less than 100.",
        )
    each = Fraction(pay) + Fraction(bonus) + Fraction(fee) + Fraction(vat)
    return Invoice(assignments, currency, pay, bonus, fee, vat, rounded(assignments * each / kept, currency))


def assignments_for_triplets(design: Design, triplets: int) -> int:
    """The fewest whole assignments that yield at least so many triplets."""
    each = triplets_of_assignment(design)
    if triplets < 1:
        raise GridLabError(f"{triplets} triplets cannot be asked for.", todo="Ask for at least 1.")
    if each == 0:
        raise GridLabError(f"The design {design.name!r} yields no triplets: it has no main or shared screen.")
    assignments = -(-triplets // each)
    if assignments > MOST_ASSIGNMENTS:
        raise GridLabError(
            f"{triplets} triplets would take {assignments} assignments of {design.name!r}; "
            f"the most are {MOST_ASSIGNMENTS}."
        )
    return assignments


def assignments_for_budget(invoice_of: Callable[[int], Invoice], budget: Decimal, name: str = "") -> int:
    """The most whole assignments whose invoice stays within the budget; 0 where it does not buy one.

    The cost never falls with the number of assignments, but it jumps where a platform's fee does, so the
    invoices themselves are searched and not one formula solved.
    """
    low, high = 0, 1
    while invoice_of(high).cost <= budget:
        low, high = high, high * 2
        if low >= MOST_ASSIGNMENTS:
            raise GridLabError(
                f"{shown(budget, invoice_of(1).currency)} buys more than {MOST_ASSIGNMENTS} assignments "
                f"of {name or 'this design'!r}.",
                todo="Check its reward, or ask with a number of assignments or triplets.",
            )
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if invoice_of(middle).cost <= budget else (low, middle)
    return low


def hourly_wage(pay: Exact, hit_seconds: float) -> Fraction:
    """What an hour pays at this HIT time, the bonus apart."""
    return Fraction(pay) * 3600 / Fraction(hit_seconds)
