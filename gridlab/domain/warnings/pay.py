"""Warnings about pay: what an hour gives, beside what the platform asks for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from gridlab.domain.cost import hourly_wage, pay_of_assignment
from gridlab.domain.design import Design
from gridlab.domain.money import Money, amount, cents_of, shown
from gridlab.domain.platforms import Platform
from gridlab.domain.said import say
from gridlab.domain.warnings.values import DesignWarning, Fix


def wage_warnings(design: Design, terms: Platform, hit_seconds: float) -> Iterator[DesignWarning]:
    """Whether an hour pays less than the platform's minimum, else less than it recommends.

    hit_seconds: how long a HIT takes, as the cost table has it.
    """
    payment, currency = design.payment, design.payment.currency
    wage = hourly_wage(pay_of_assignment(payment, hit_seconds), hit_seconds)
    for code, word, rule in (
        ("wage_below_minimum", say("asks for at least"), terms.minimum_hourly),
        ("wage_below_recommended", say("recommends"), terms.recommended_hourly),
    ):
        if currency not in rule or wage >= amount(rule[currency]):
            continue
        reward = _enough(payment.reward, wage, amount(rule[currency]), hit_seconds, currency)
        fixed = replace(design, payment=replace(payment, reward=reward))
        yield DesignWarning(
            code,
            "serious" if code == "wage_below_minimum" else "warn",
            say(
                "The reward pays {wage} an hour; {name} {word} {rule}.",
                wage=Money(wage, currency).said(),
                name=terms.name,
                word=word,
                rule=Money(amount(rule[currency]), currency).said(),
            ),
            "$.payment.reward",
            Fix(
                say("Set {reward}", reward=Money(Decimal(reward), currency).said()),
                say("Raise the reward"),
                fixed,
            ),
        )
        return


def _enough(reward: str, wage: Fraction, wanted: Decimal, hit_seconds: float, currency: str) -> str:
    """The least reward in steps of five of the smallest coin with which an hour pays what is wanted."""
    step = Fraction(5, 10 ** cents_of(currency)) if cents_of(currency) else Fraction(5)
    missing = (Fraction(wanted) - wage) * Fraction(hit_seconds) / 3600
    steps = -(-(Fraction(reward) + missing) // step)
    return shown(steps * step, currency)
