"""Money is exact."""

from __future__ import annotations

from decimal import Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.errors import GridLabError
from gridlab.domain.money import amount, cents_of, rounded, share, shown


@pytest.mark.parametrize(
    ("exact", "currency", "text"),
    [
        ("1.5", "GBP", "1.50"),
        ("0.005", "USD", "0.01"),
        ("0.0049", "USD", "0.00"),
        ("2.675", "EUR", "2.68"),
        ("150.5", "JPY", "151"),
        ("150.4", "JPY", "150"),
        ("1.2345", "KWD", "1.235"),
        ("0", "GBP", "0.00"),
        ("999999999999999.995", "GBP", "1000000000000000.00"),
    ],
)
def test_amounts_are_rounded_half_up_to_the_currencys_cents(exact: str, currency: str, text: str) -> None:
    assert shown(Decimal(exact), currency) == text


def test_a_third_is_rounded_from_its_exact_value() -> None:
    assert rounded(Fraction(1, 3), "GBP") == Decimal("0.33")
    assert rounded(Fraction(2, 3), "GBP") == Decimal("0.67")


@given(st.fractions(min_value=0, max_value=10**12), st.sampled_from(["GBP", "JPY", "KWD"]))
def test_rounding_moves_by_half_a_cent_at_most_and_half_goes_up(exact: Fraction, currency: str) -> None:
    cent = Fraction(1, 10 ** cents_of(currency))
    off = Fraction(rounded(exact, currency)) - exact
    assert -cent / 2 < off <= cent / 2


def test_the_threads_decimal_context_changes_no_cent() -> None:
    with localcontext() as context:
        context.prec = 3
        assert shown(Fraction(123456789, 100), "GBP") == "1234567.89"


@pytest.mark.parametrize("text", ["", "-1", "1,50", "1e3", "NaN", "1.", ".5", " 1", "1\n", "١", "1" * 40])
def test_what_is_no_amount_is_refused_by_name(text: str) -> None:
    with pytest.raises(GridLabError, match="budget"):
        amount(text, "budget")


def test_a_percentage_is_an_exact_share() -> None:
    assert share("33.3") == Fraction(333, 1000)
