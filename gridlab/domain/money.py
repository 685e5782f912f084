"""Money as exact decimals: read from text, rounded half up to the currency's cents, said with them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, say

# ISO 4217 (list one): the currencies in use whose smallest unit is not a hundredth.
_DIGITS = {
    **dict.fromkeys(
        ("BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV"), 0
    ),
    **dict.fromkeys(("XAF", "XOF", "XPF"), 0),
    **dict.fromkeys(("BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"), 3),
    **dict.fromkeys(("CLF", "UYW"), 4),
}
_SIGNS = {"GBP": "£", "USD": "$", "EUR": "€", "JPY": "¥"}
_AMOUNT = re.compile(r"[0-9]{1,15}(\.[0-9]{1,6})?", re.ASCII)

Exact = Decimal | Fraction | int


def cents_of(currency: str) -> int:
    """How many decimals amounts of this ISO 4217 currency have: 2 for most, 0 for JPY, 3 for KWD."""
    return _DIGITS.get(currency, 2)


def amount(text: str, what: Said = say("amount")) -> Decimal:
    """The exact amount that a decimal string like "1.50" stands for; `what` names it in the error."""
    if not _AMOUNT.fullmatch(text):
        raise GridLabError(
            say("The {what} {text!r} is not an amount of money.", what=what, text=text[:40]),
            todo=say('Give digits, with at most six after a point, like "500" or "499.50".'),
            safe=say("Nothing was changed."),
        )
    return Decimal(text)


def rounded(exact: Exact, currency: str) -> Decimal:
    """An amount of at least 0, rounded half up to the currency's cents.

    Whole-number arithmetic throughout: neither the size of the amount nor the thread's decimal context can
    change a cent.
    """
    digits = cents_of(currency)
    above, below = exact.as_integer_ratio()
    return Decimal(f"{(2 * above * 10**digits + below) // (2 * below)}e-{digits}")


def payable(exact: Decimal, currency: str) -> Decimal:
    """The amount, which this currency can pay: GridLabError where it is finer than the currency's cents."""
    if rounded(exact, currency) == exact:
        return exact
    digits = cents_of(currency)
    raise GridLabError(
        say("{amount} is finer than {currency} can be paid.", amount=format(exact, "f"), currency=currency),
        safe=say("Nothing was changed."),
        todo=say("Give an amount with at most {digits} decimals.", digits=digits)
        if digits
        else say("Give a whole amount."),
    )


def shown(exact: Exact, currency: str) -> str:
    """The amount as a decimal string with the currency's cents: "1.50" GBP, "150" JPY."""
    return format(rounded(exact, currency), "f")


@dataclass(frozen=True, slots=True)
class Money:
    """An amount of at least 0 in a currency; as a string, what `shown` gives: "1204.50"."""

    amount: Exact
    currency: str

    def __str__(self) -> str:
        return shown(self.amount, self.currency)

    def said(self, *, whole: bool = False) -> Said:
        """As people read it: "£1,204.50", "CHF 9.00". whole: without cents where they are none."""
        cents = rounded(self.amount, self.currency)
        digits = 0 if whole and cents == int(cents) else cents_of(self.currency)
        figure = Said(f"{{figure:,.{digits}f}}", {"figure": cents})
        if self.currency in _SIGNS:
            return say("{sign}{amount}", sign=_SIGNS[self.currency], amount=figure)
        return say("{currency}\u00a0{amount}", currency=self.currency, amount=figure)


def share(percent: str) -> Fraction:
    """The share that a percentage stands for: "33.3" is 333/1000."""
    return Fraction(amount(percent, say("percentage"))) / 100
