"""Texts of the chart's axes: ticks with their units, titles; the same on the screen and in print."""

from __future__ import annotations

import math
from collections.abc import Sequence

from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.pages.cost.asking import Mode
from gridlab.gui.pages.cost.words import money

# From here on the numbers of an axis would not fit its room any more.
LARGE = 10_000_000
LARGE_MONEY = 100_000_000
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def nice_ticks(low: float, high: float, about: int) -> list[float]:
    """Round places for ticks from low to high, about so many: steps of 1, 2 or 5 times a power of ten."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    raw = (high - low) / max(1, about)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999), 10 * power)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def x_texts(mode: Mode, ticks: Sequence[float], currency: str) -> list[str]:
    """What stands at the ticks of the x axis: money or hours."""
    if mode == "time":
        return [translate("Cost", "{hours} h").format(hours=_plain(tick, ticks)) for tick in ticks]
    if max(ticks, default=0) >= LARGE_MONEY:
        sign = money(0, currency, whole=True).removesuffix("0")
        return [f"{sign}{text}" for text in _in_powers(ticks)]
    whole = all(abs(tick - round(tick)) < 1e-6 for tick in ticks)
    return [money(max(tick, 0), currency, whole=whole) for tick in ticks]


def y_texts(ticks: Sequence[float]) -> list[str]:
    """What stands at the ticks of the y axis: triplets, or errors."""
    if max(ticks, default=0) >= LARGE:
        return _in_powers(ticks)
    return [_plain(tick, ticks) for tick in ticks]


def x_title(mode: Mode) -> str:
    """What the x axis is of."""
    if mode == "time":
        return translate("Cost", "Annotators' time in all")
    return translate("Cost", "Cost with fee")


def y_title(mode: Mode) -> str:
    """What the y axis is of."""
    return translate("Cost", "Expected error") if mode == "error" else translate("Cost", "Triplets")


def _in_powers(ticks: Sequence[float]) -> list[str]:
    """Large round numbers in little room: "0", "5 × 10⁹", "10 × 10⁹", all with the power of the step."""
    step = abs(ticks[1] - ticks[0]) if len(ticks) > 1 else max(ticks)
    power = math.floor(math.log10(step) + 1e-9)
    sign = f"\u00a0×\u00a010{str(power).translate(_RAISED)}"
    return [f"{numeral(round(tick / 10**power))}{sign if round(tick) else ''}" for tick in ticks]


def _plain(tick: float, ticks: Sequence[float]) -> str:
    """A number with as many decimals as the step between ticks has."""
    step = abs(ticks[1] - ticks[0]) if len(ticks) > 1 else abs(tick) or 1.0
    digits = max(0, -math.floor(math.log10(step) + 1e-9)) if step < 1 else 0
    return numeral(tick, f",.{digits}f")
