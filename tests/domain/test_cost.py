"""Assignments, triplets and money, in both directions."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gridlab.domain.cost import (
    Invoice,
    assignments_for_triplets,
    hourly_wage,
    price_of,
    triplets_of_assignment,
    triplets_of_screen,
)
from gridlab.domain.design import Block, Design, Grid, Layout, Payment, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.money import rounded
from gridlab.domain.platforms import Platform

MTURK = Platform("MTurk", "its page", fee_percent="20", many_from=10, many_percent="20", minimum_fee="0.01")
PROLIFIC = Platform("Prolific", "its page", fee_percent="33.3")
LAB = Platform("Lab", "none")


def invoice(payment: Payment, platform: Platform, assignments: int, hit_seconds: float) -> Invoice:
    return price_of(payment, platform, hit_seconds).invoice(assignments)


CENTS = st.integers(0, 10_000).map(lambda cents: f"{cents // 100}.{cents % 100:02d}")
PERCENTS = st.sampled_from(["0", "5", "12.5", "20", "33.3", "42.8"])
PAYMENTS = st.builds(
    Payment,
    currency=st.sampled_from(["GBP", "USD", "JPY", "KWD"]),
    reward=CENTS,
    bonus=CENTS,
    show_up_fee=CENTS,
    hourly_pay=st.none() | CENTS,
    vat_percent=PERCENTS,
    replacement_percent=PERCENTS,
)
PLATFORMS = st.builds(
    Platform,
    name=st.just("any"),
    source=st.just("none"),
    fee_percent=PERCENTS,
    fee_on_bonus=st.booleans(),
    many_from=st.none() | st.integers(1, 50),
    many_percent=PERCENTS,
    minimum_fee=st.sampled_from(["0", "0.01", "0.25"]),
    rounding=st.sampled_from(["assignment", "total"]),
)


@pytest.mark.parametrize(
    ("n", "k", "triplets"),
    [
        *((2, 1, 1), (4, 1, 3), (4, 2, 4), (8, 1, 7), (8, 2, 12), (8, 4, 16), (12, 1, 11), (12, 2, 20)),
        *((12, 4, 32), (16, 1, 15), (16, 2, 28), (16, 4, 48), (25, 4, 84)),
    ],
)
def test_a_screen_yields_the_published_number_of_triplets(n: int, k: int, triplets: int) -> None:
    assert triplets_of_screen(Block(grid=Grid(1, n, k))) == triplets


def test_a_ranked_screen_yields_the_chosens_order_too() -> None:
    around = Block(grid=Grid(3, 3, 2, ranked=True), layout=Layout(probe="center"))
    assert triplets_of_screen(around) == 2 * 6 + 1


def test_only_main_and_shared_screens_yield_triplets() -> None:
    blocks = (
        Block(screens=ScreenCounts(main=20, shared=4, practice=9, catch=9, repeat=9)),
        Block(grid=Grid(2, 2, 1), screens=ScreenCounts(main=0, shared=2)),
    )
    assert triplets_of_assignment(Design(blocks=blocks)) == 24 * 48 + 2 * 3


@pytest.mark.parametrize(
    ("reward", "few", "many"),
    [
        ("0.01", "0.02", "0.02"),
        ("0.05", "0.06", "0.07"),
        ("0.07", "0.08", "0.10"),
        ("0.10", "0.12", "0.14"),
        ("1.00", "1.20", "1.40"),
    ],
)
def test_mturk_charges_as_published(reward: str, few: str, many: str) -> None:
    payment = Payment(currency="USD", reward=reward)
    assert invoice(payment, MTURK, 1, 60).cost == Decimal(few)
    assert invoice(payment, MTURK, 9, 60).cost == 9 * Decimal(few)
    assert invoice(payment, MTURK, 10, 60).cost == 10 * Decimal(many)


def test_an_invoice_of_prolific_with_vat_bonus_and_replacement_is_as_computed_by_hand() -> None:
    payment = Payment(reward="1.50", bonus="0.25", vat_percent="20", replacement_percent="10")
    bill = invoice(payment, PROLIFIC, 30, 300)
    # 33.3 % of 1.75 is 0.58275; 20 % of 0.58 is 0.116; 30 × 2.45 ÷ 0.9 = 81.666…
    assert (bill.reward, bill.bonus, bill.fee, bill.vat) == tuple(
        map(Decimal, ("1.50", "0.25", "0.58", "0.12"))
    )
    assert bill.cost == Decimal("81.67")


def test_an_invoice_of_connect_is_as_computed_by_hand() -> None:
    connect = Platform("Connect", "its page", fee_percent="25")
    assert invoice(Payment(currency="USD", reward="2.22"), connect, 40, 300).cost == 40 * Decimal("2.78")


def test_a_lab_pays_reward_show_up_fee_and_time() -> None:
    payment = Payment(currency="EUR", reward="1.00", show_up_fee="5.00", hourly_pay="12.00")
    bill = invoice(payment, LAB, 3, 1000)
    # 12.00 × 1000 s ÷ 3600 s = 3.333…
    assert bill.reward == Decimal("9.33")
    assert bill.cost == Decimal("27.99")
    assert rounded(hourly_wage(bill.reward, 1000), "EUR") == Decimal("33.59")


def test_a_platform_that_rounds_the_total_only_keeps_fractions_of_cents_until_then() -> None:
    total = replace(PROLIFIC, rounding="total")
    bill = invoice(Payment(reward="1.50"), total, 30, 300)
    assert bill.fee == Fraction(4995, 10_000)
    assert bill.cost == Decimal("59.99")


def test_replacing_everybody_is_refused() -> None:
    with pytest.raises(GridLabError, match="replacement"):
        invoice(Payment(replacement_percent="100"), LAB, 1, 60)


@given(PAYMENTS, PLATFORMS, st.integers(1, 60))
def test_the_cost_never_falls_with_assignments(
    payment: Payment, platform: Platform, assignments: int
) -> None:
    assert (
        invoice(payment, platform, assignments, 300).cost
        <= invoice(payment, platform, assignments + 1, 300).cost
    )


@given(PAYMENTS, PLATFORMS, st.integers(1, 1000))
def test_cents_add_up_exactly(payment: Payment, platform: Platform, assignments: int) -> None:
    payment = replace(payment, replacement_percent="0")
    bill = invoice(payment, platform, assignments, 300)
    each = sum(map(Fraction, (bill.reward, bill.bonus, bill.fee, bill.vat)))
    assert rounded(assignments * each, bill.currency) == bill.cost
    if platform.rounding == "assignment":
        assert assignments * each == bill.cost


@given(PAYMENTS, PLATFORMS, st.integers(0, 1_000_000).map(lambda cents: Decimal(cents) / 100))
def test_a_budget_buys_as_many_assignments_as_it_covers_and_not_one_more(
    payment: Payment, platform: Platform, budget: Decimal
) -> None:
    price = price_of(payment, platform, 300)
    assume(price.invoice(1).cost > 0)

    def bill_of(assignments: int) -> Decimal:
        return price.invoice(assignments).cost

    bought = price.within(budget)
    assert bought == 0 or bill_of(bought) <= budget
    assert bill_of(bought + 1) > budget
    if bought:  # and the cost of what was bought buys it
        back = price.within(bill_of(bought))
        assert bill_of(back) == bill_of(bought)


@pytest.mark.parametrize(
    ("budget", "bought"), [("10.79", 8), ("10.80", 9), ("13.99", 9), ("14.00", 10), ("1.19", 0)]
)
def test_a_budget_meets_mturks_step_at_ten_assignments(budget: str, bought: int) -> None:
    payment = Payment(currency="USD", reward="1.00")
    assert price_of(payment, MTURK, 60).within(Decimal(budget)) == bought


def test_a_budget_for_what_costs_nothing_is_refused() -> None:
    with pytest.raises(GridLabError, match=r"^1,000,000\.00 buys more than"):
        price_of(Payment(reward="0"), LAB, 60).within(Decimal(10**6))


@given(st.integers(1, 10**6), st.integers(2, 25), st.data())
def test_triplets_take_the_fewest_assignments_that_yield_them(
    wanted: int, n: int, data: st.DataObject
) -> None:
    k = data.draw(st.integers(1, n - 1))
    design = Design(blocks=(Block(grid=Grid(1, n, k)),))
    each = triplets_of_assignment(design)
    assignments = assignments_for_triplets(design, wanted)
    assert (assignments - 1) * each < wanted <= assignments * each


@pytest.mark.parametrize("wanted", [0, -5, 10**15])
def test_an_impossible_number_of_triplets_is_refused(wanted: int) -> None:
    with pytest.raises(GridLabError):
        assignments_for_triplets(Design(), wanted)
