"""What the Cost page says: money, errors, the reason in sentences, the axes of its chart and its points."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import partial

from gridlab.app.cost.asking import Answer, Mode, Question
from gridlab.app.cost.columns import error_said, why_none
from gridlab.app.cost.errors import Expected
from gridlab.app.cost.lines import BEYOND, ChartData, nearest_count
from gridlab.app.cost.pricing import CostRow
from gridlab.app.cost.state import CostState
from gridlab.app.cost.table import hours_said
from gridlab.domain.money import Money
from gridlab.domain.visible import visible
from gridlab.gui.kit.chart.painter import Figure
from gridlab.gui.kit.chart.place import Axis, Chart, Handle
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import day, numeral, one_or_many
from gridlab.gui.look.numbers import shown as shown_number
from gridlab.gui.look.saying import told

# From here on the numbers of an axis would not fit its room any more.
LARGE = 10_000_000
LARGE_MONEY = 100_000_000
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def money(amount: Decimal | Fraction | float | int, currency: str, *, whole: bool = False) -> str:
    """An amount with its currency: "£1,204.50"; whole: without cents where they are none."""
    exact = Fraction(amount) if isinstance(amount, float) else amount
    return told(Money(exact, currency).said(whole=whole))


def error_text(expected: Expected | None) -> str:
    """An expected error with half of its interval: "0.14 ± 0.01"."""
    return told(error_said(expected))


def hits_text(count: int) -> str:
    """ "1 HIT", "100 HITs"."""
    return one_or_many(count, translate("Cost", "1 HIT"), translate("Cost", "{count} HITs"))


def designs_text(count: int) -> str:
    """ "1 design", "4 designs"."""
    return one_or_many(count, translate("Cost", "1 design"), translate("Cost", "{count} designs"))


def heading(question: Question) -> str:
    """What the panel asks."""
    return {
        "budget": translate("Cost", "What does this buy?"),
        "triplets": translate("Cost", "What do these triplets cost?"),
        "assignments": translate("Cost", "What do these HITs give?"),
        "error": translate("Cost", "What does this error cost?"),
    }[question.kind]


def big_number(question: Question, answer: Answer | None) -> str:
    """The one number that matters: the money asked with, or the money that is the answer."""
    if answer is None or answer.row is None:
        return "–"
    currency = answer.pricing.price.currency
    if question.kind == "budget":
        return money(question.value, currency)
    return money(answer.row.invoice.cost, currency)


def subtitle(mode: Mode) -> str:
    """What the chart shows, beside the page's title."""
    return {
        "triplets": translate("Cost", "Cost vs. triplets"),
        "error": translate("Cost", "Cost vs. expected error"),
        "time": translate("Cost", "Time vs. triplets"),
    }[mode]


def what_it_gives(answer: Answer) -> str:
    """ "With grid-16-choose-4, 100 HITs give 96,000 triplets, about 91,870 of them different, 19 % of …"."""
    row = answer.row
    if row is None:
        return told(why_none(answer))
    if not row.invoice.assignments:
        return translate("Cost", "It doesn't pay for one HIT of {design}.").format(design=answer.name)
    text = translate("Cost", "With {design}, {hits} for {cost} give {triplets} triplets").format(
        design=answer.name,
        hits=hits_text(row.invoice.assignments),
        cost=money(row.invoice.cost, row.invoice.currency),
        triplets=numeral(row.triplets),
    )
    if row.unique_triplets and row.possible_triplets:
        text += translate("Cost", ", about {count} unique, {share} % of all possible triplets").format(
            count=numeral(row.unique_triplets),
            share=_share(100 * row.unique_triplets / row.possible_triplets),
        )
    return f"{text}."


def _share(percent: float) -> str:
    """ "0.012", "1.5", "18", "100"."""
    return numeral(percent, ".2g") if percent < 99.5 else numeral(percent, ".0f")


def reason(question: Question, answers: Sequence[Answer]) -> str:
    """Why the first is first: it against the second, by what the question is after."""
    ranked = sorted((answer for answer in answers if answer.rank), key=lambda answer: answer.rank)
    if not ranked:
        return translate("Cost", "No design can do this.")
    first = ranked[0]
    row = first.row
    assert row is not None
    begin = _begin(question, row)
    text = f"{begin} {first.name} {_gives(question, first)}"
    if len(ranked) > 1:
        text += f", {ranked[1].name} {_gives(question, ranked[1])}"
    second = ranked[1].expected if len(ranked) > 1 else None
    if question.kind in ("budget", "assignments") and first.expected is not None and second is not None:
        if first.expected.interval is None or second.interval is None:
            return f"{text}. " + translate("Cost", "One simulated study so far, so there is no interval yet.")
        if first.expected.interval[1] >= second.interval[0]:
            return f"{text}. " + translate(
                "Cost", "Their intervals overlap, so the difference may be chance."
            )
        return f"{text}."
    if first.expected is None and question.kind in ("budget", "assignments"):
        return f"{text}. " + translate("Cost", "Ranked by triplets until errors are predicted.")
    return f"{text}."


def _begin(question: Question, row: CostRow) -> str:
    currency = row.invoice.currency
    if question.kind == "budget":
        return translate("Cost", "For {money},").format(money=money(question.value, currency, whole=True))
    if question.kind == "triplets":
        return translate("Cost", "For {count} triplets,").format(count=numeral(int(question.value)))
    if question.kind == "assignments":
        return translate("Cost", "For {hits},").format(hits=hits_text(int(question.value)))
    return translate("Cost", "For an error of {error},").format(
        error=numeral(question.value.normalize(), "f")
    )


def _gives(question: Question, answer: Answer) -> str:
    row = answer.row
    assert row is not None
    at = "" if answer.expected is None else error_text(answer.expected)
    cost, triplets = money(row.invoice.cost, row.invoice.currency), numeral(row.triplets)
    if question.kind in ("triplets", "error"):
        text = translate("Cost", "takes {hits} and {cost}").format(
            hits=hits_text(row.invoice.assignments), cost=cost
        )
    else:
        text = translate("Cost", "gives {triplets} triplets").format(triplets=triplets)
        if question.kind == "assignments":
            text += translate("Cost", " for {cost}").format(cost=cost)
    if at and question.kind != "error":
        text += translate("Cost", " at an expected error of {error}").format(error=at)
    return text


def stopped(least: int, most: int) -> tuple[str, ...]:
    """What the curves of a prediction that did not end rest on, by its simulated studies at each point."""
    if not most:
        return ()
    text = translate(
        "Cost",
        "Stopped early: {least} to {most} simulated studies per point. What your sessions "
        "don't tell about people is assumed.",
    )
    return (text.format(least=least, most=most),)


def pace_text(row: CostRow) -> str:
    """What other seconds per screen would change: the wage, and the cost where pay goes by the hour."""
    faster, slower, currency = row.pricing.low, row.pricing.high, row.invoice.currency
    text = translate(
        "Cost", "If a screen takes {low} to {high} s, people earn {least} to {most} per hour"
    ).format(
        low=numeral(faster.seconds_per_screen, ".1f"),
        high=numeral(slower.seconds_per_screen, ".1f"),
        least=money(slower.hourly_wage, currency),
        most=money(faster.hourly_wage, currency),
    )
    costs = [pace.price.invoice(row.invoice.assignments).cost for pace in (faster, slower)]
    if costs[0] != costs[1]:
        text += translate("Cost", " and all HITs cost {least} to {most}").format(
            least=money(costs[0], currency), most=money(costs[1], currency)
        )
    return f"{text}."


def fees_text(row: CostRow) -> str:
    """Whose fees, how high, as of when, for the status line: "Prolific, academic: 33.3 % fee, as read …"."""
    terms = row.pricing.terms
    if not terms.has_figures:
        return translate("Cost", "{platform}: no fee").format(platform=terms.name)
    percent = terms.percent_at(row.invoice.assignments)
    text = translate("Cost", "{platform}: {fee} % fee").format(platform=terms.name, fee=shown_number(percent))
    if terms.as_of is None:
        return f"{text}, " + translate("Cost", "without a date")
    if row.fees_stale:
        return f"{text}, " + translate("Cost", "out of date: as of {day}").format(
            day=day(date.fromisoformat(terms.as_of))
        )
    return f"{text}, " + translate("Cost", "as of {day}").format(day=day(date.fromisoformat(terms.as_of)))


def chart_of(data: ChartData) -> Chart:
    """The chart of these lines. The lines of the best designs have their names first."""
    last = len(data.lines) + 1
    ranks = data.ranks or (0,) * len(data.lines)
    order = sorted(range(len(data.lines)), key=lambda at: ranks[at] or last)
    texts = partial(x_texts, data.mode, currency=data.currency)
    is_error, is_time = data.mode == "error", data.mode == "time"
    x_title = translate("Cost", "Total annotator time") if is_time else translate("Cost", "Cost with fee")
    y_limit = 1.0 if is_error else data.y_most * BEYOND
    y_title = translate("Cost", "Expected error") if is_error else translate("Cost", "Triplets")
    return Chart(
        Axis(x_title, data.x_most, data.x_most * BEYOND, texts),
        Axis(y_title, data.y_most, y_limit, y_texts),
        tuple(data.lines[at] for at in order),
        tuple(data.marks[at] for at in order),
        handle=None if data.side is None else Handle(data.side, data.at, _handle_text(data)),
        more=translate("Cost", "{count} more in the table"),
    )


def _handle_text(data: ChartData) -> str:
    if data.side == "vertical":
        return money(data.at, data.currency, whole=True)
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
        hits_text(count),
        money(bill.cost, bill.currency),
        translate("Cost", "{count} triplets").format(count=numeral(count * pricing.per_hit)),
        told(hours_said(count * pricing.time.hit_seconds / 3600)),
    ]
    expected = None if curve is None else curve.at(count)
    if expected is not None:
        parts.append(translate("Cost", "error {error}").format(error=error_text(expected)))
    return " · ".join(parts)


def figure_text(state: CostState, shown: tuple[str, ...]) -> Figure:
    """The figure of what the page shows. It names fees and pace, for a figure travels without its page."""
    answer = state.chosen_answer
    parts = []
    if answer is not None and answer.row is not None:
        parts.append(fees_text(answer.row))
        if answer.row.pricing.time.source == "assumed":
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
        sign = money(0, currency, whole=True).removesuffix("0")
        return [f"{sign}{text}" for text in _in_powers(ticks)]
    whole = all(abs(tick - round(tick)) < 1e-6 for tick in ticks)
    return [money(max(tick, 0), currency, whole=whole) for tick in ticks]


def y_texts(ticks: Sequence[float]) -> list[str]:
    """What stands at the ticks of the y axis: triplets, or errors."""
    if max(ticks, default=0) >= LARGE:
        return _in_powers(ticks)
    return [_plain(tick, ticks) for tick in ticks]


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
