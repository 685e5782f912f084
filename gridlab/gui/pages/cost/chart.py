"""What the chart of the Cost page shows: axes with their units, what a point says, the figure for print."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from gridlab.app.cost.asking import Mode
from gridlab.app.cost.lines import BEYOND, ChartData, nearest_count
from gridlab.app.cost.state import CostState
from gridlab.app.cost.table import hours_said
from gridlab.domain.visible import visible
from gridlab.gui.kit.chart.painter import Figure
from gridlab.gui.kit.chart.place import Axis, Chart, Handle
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.saying import told
from gridlab.gui.pages.cost import words

# From here on the numbers of an axis would not fit its room any more.
LARGE = 10_000_000
LARGE_MONEY = 100_000_000
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def chart_of(data: ChartData) -> Chart:
    """The chart of these lines. The lines of the best designs have their names first."""
    last = len(data.lines) + 1
    ranks = data.ranks or (0,) * len(data.lines)
    order = sorted(range(len(data.lines)), key=lambda at: ranks[at] or last)
    y_limit = 1.0 if data.mode == "error" else data.y_most * BEYOND
    texts = partial(x_texts, data.mode, currency=data.currency)
    return Chart(
        Axis(x_title(data.mode), data.x_most, data.x_most * BEYOND, texts),
        Axis(y_title(data.mode), data.y_most, y_limit, y_texts),
        tuple(data.lines[at] for at in order),
        tuple(data.marks[at] for at in order),
        handle=None if data.side is None else Handle(data.side, data.at, _handle_text(data)),
        more=translate("Cost", "{count} more in the table"),
    )


def _handle_text(data: ChartData) -> str:
    if data.side == "vertical":
        return words.money(data.at, data.currency, whole=True)
    return numeral(data.at, ".3f") if data.mode == "error" else numeral(data.at, ",.0f")


def point_text(state: CostState, name: str, x: float) -> str:
    """What the point of a design's line at x is: whole HITs and what they cost and give; "" for none."""
    pricing = next((one for one in state.pricings if one.design.name == name), None)
    line = state.lines.last(name)
    if pricing is None or line is None:
        return ""
    count = nearest_count(line, x)
    bill = pricing.price.invoice(count)
    curve = state.curves.get(name)
    parts = [
        name,
        words.hits_text(count),
        words.money(bill.cost, bill.currency),
        translate("Cost", "{count} triplets").format(count=numeral(count * pricing.per_hit)),
        told(hours_said(count * pricing.time.hit_seconds / 3600)),
    ]
    expected = None if curve is None else curve.at(count)
    if expected is not None:
        parts.append(translate("Cost", "error {error}").format(error=words.error_text(expected)))
    return " · ".join(parts)


def figure_text(state: CostState, shown: tuple[str, ...]) -> Figure:
    """The figure of what the page shows. It names fees and pace, for a figure travels without its page."""
    answer = state.chosen_answer
    parts = []
    if answer is not None and answer.row is not None:
        parts.append(words.fees_text(answer.row))
        if answer.row.time.source == "assumed":
            parts.append(translate("Cost", "seconds per screen assumed"))
    if state.mode == "error":
        parts.append(translate("Cost", "bands: 95 % interval"))
    elif state.mode == "time" and answer is not None:
        parts.append(translate("Cost", "band: seconds per screen of {design}").format(design=answer.name))
    chart = replace(chart_of(state.chart(shown)), more=translate("Cost", "{count} more"))
    return Figure(chart, visible("; ".join(parts)))


def x_texts(mode: Mode, ticks: Sequence[float], currency: str) -> list[str]:
    """What stands at the ticks of the x axis: money or hours."""
    if mode == "time":
        return [translate("Cost", "{hours} h").format(hours=_plain(tick, ticks)) for tick in ticks]
    if max(ticks, default=0) >= LARGE_MONEY:
        sign = words.money(0, currency, whole=True).removesuffix("0")
        return [f"{sign}{text}" for text in _in_powers(ticks)]
    whole = all(abs(tick - round(tick)) < 1e-6 for tick in ticks)
    return [words.money(max(tick, 0), currency, whole=whole) for tick in ticks]


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
