"""Invoices by the fee tables that ship with the program, each computed by hand."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from gridlab.domain.cost import hourly_wage, price_of
from gridlab.domain.design import Payment
from gridlab.domain.money import rounded
from gridlab.store.platforms_file import shipped_platforms

CENTS = st.integers(0, 5000).map(lambda cents: f"{cents // 100}.{cents % 100:02d}")
PAYMENTS = st.builds(
    Payment,
    currency=st.sampled_from(["GBP", "USD", "JPY"]),
    reward=CENTS,
    bonus=CENTS,
    vat_percent=st.sampled_from(["0", "20", "7.7"]),
    replacement_percent=st.sampled_from(["0", "5", "33.3"]),
)


@pytest.mark.parametrize(
    ("platform", "payment", "assignments", "fee", "vat", "cost"),
    [
        # 42.8 % of 2.50 is 1.07; 20 % of it 0.214; 40 × 3.78 = 151.20, ÷ 0.95 = 159.157…
        (
            "prolific",
            Payment(reward="2.00", bonus="0.50", vat_percent="20", replacement_percent="5"),
            *(40, "1.07", "0.21", "159.16"),
        ),
        # 33.3 % of 1.50 is 0.4995; 30 × 2.00
        ("prolific-academic", Payment(reward="1.50"), 30, "0.50", "0.00", "60.00"),
        # 40 % of 2.22 is 0.888; 25 × 3.11
        ("connect", Payment(currency="USD", reward="2.22"), 25, "0.89", "0.00", "77.75"),
        # 25 % of 1.25 is 0.3125; 12 × 1.56
        (
            "connect-academic",
            Payment(currency="USD", reward="1.10", bonus="0.15"),
            *(12, "0.31", "0.00", "18.72"),
        ),
        # 20 % and 20 % more from ten on: 40 % of 0.07 is 0.028; 12 × 0.10
        ("mturk", Payment(currency="USD", reward="0.07"), 12, "0.03", "0.00", "1.20"),
        # 5.00 for coming and 12.00 × 1500 s ÷ 3600 s = 5.00; 20 × 10.00 = 200.00, ÷ 0.8
        (
            "lab",
            Payment(
                currency="EUR",
                reward="0",
                show_up_fee="5.00",
                hourly_pay="12.00",
                replacement_percent="20",
            ),
            *(20, "0.00", "0.00", "250.00"),
        ),
    ],
)
def test_an_invoice_is_as_computed_by_hand(
    platform: str, payment: Payment, assignments: int, fee: str, vat: str, cost: str
) -> None:
    bill = price_of(payment, shipped_platforms()[platform], 1500).invoice(assignments)
    assert (bill.fee, bill.vat, bill.cost) == (Decimal(fee), Decimal(vat), Decimal(cost))
    if platform == "lab":
        assert rounded(hourly_wage(bill.reward, 1500), "EUR") == Decimal("24.00")


def test_vat_of_the_platforms_entry_goes_before_the_designs() -> None:
    own = replace(shipped_platforms()["prolific"], vat_percent="19")
    payment = Payment(reward="1.00", vat_percent="20")
    # 19 % of 0.43 is 0.0817
    assert price_of(payment, own, 60).invoice(1).vat == Decimal("0.08")
    # 20 % of 0.43 is 0.086
    assert price_of(payment, shipped_platforms()["prolific"], 60).invoice(1).vat == Decimal("0.09")


@given(PAYMENTS, st.sampled_from(sorted(shipped_platforms())), st.integers(1, 40))
def test_the_line_of_a_chart_goes_through_the_invoices(payment: Payment, key: str, most: int) -> None:
    price = price_of(payment, shipped_platforms()[key], 300)
    numbers = np.arange(most + 1)
    drawn = price.costs(numbers)
    for number in numbers.tolist():
        bill = price.invoice(number)
        assert rounded(number * price.each(number), payment.currency) == bill.cost
        assert drawn[number] == pytest.approx(float(number * price.each(number)), rel=1e-12)


@given(
    PAYMENTS,
    st.sampled_from(sorted(shipped_platforms())),
    st.integers(0, 40_000).map(lambda c: Decimal(c) / 100),
)
def test_a_price_buys_as_much_within_a_budget_as_its_invoices_say(
    payment: Payment, key: str, budget: Decimal
) -> None:
    price = price_of(payment, shipped_platforms()[key], 300)
    assume(price.each(1) > 0)
    bought = price.within(budget)
    assert price.invoice(bought).cost <= budget < price.invoice(bought + 1).cost


@pytest.mark.parametrize(
    ("budget", "bought"),
    [("10.80", 9), ("13.99", 9), ("14.00", 10), ("12.60", 9), ("1.19", 0), ("0", 0)],
)
def test_a_price_meets_mturks_step(budget: str, bought: int) -> None:
    price = price_of(Payment(currency="USD", reward="1.00"), shipped_platforms()["mturk"], 60)
    assert price.within(Decimal(budget)) == bought


def test_what_rounds_down_to_the_budget_is_within_it() -> None:
    # 2 × 1.00 ÷ 0.668 = 2.994…
    payment = Payment(reward="1.00", replacement_percent="33.2")
    price = price_of(payment, shipped_platforms()["lab"], 60)
    assert price.within(Decimal("2.99")) == 2
