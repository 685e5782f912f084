"""The lines of the cost chart as numbers: where they run, their bands, and what the question marks; no Qt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gridlab.app.cost.errors import ErrorCurve
from gridlab.app.cost.pricing import Pricing
from gridlab.gui.pages.cost.asking import Answer, Mode, Question

Floats = NDArray[np.float64]
Side = Literal["vertical", "horizontal"]

# Lines go on beyond what is shown first, for zooming out.
BEYOND = 8.0
_EACH = 60
_MORE = 120
_MOST = 10_000_000


@dataclass(frozen=True, slots=True)
class Line:
    """One design's line. index: of the design, which gives colour and dashes. assignments: of each point.

    band: a closed outline (x, y) of the interval, None where there is none to show.
    """

    name: str
    index: int
    assignments: NDArray[np.int64]
    x: Floats
    y: Floats
    band: tuple[Floats, Floats] | None = None
    mark: tuple[float, float] | None = None


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart to draw. side: how the question's line stands, None where the axes have no place for it."""

    mode: Mode
    lines: tuple[Line, ...]
    x_most: float
    y_most: float
    currency: str
    side: Side | None = None
    at: float = 0.0


def chart_data(
    mode: Mode,
    question: Question,
    answers: Sequence[Answer],
    curves: Mapping[str, ErrorCurve],
    shown: Sequence[str],
    indexes: Mapping[str, int],
    x_most: float | None = None,
    banded: str = "",
) -> ChartData:
    """The lines of the designs that are shown. x_most: the end of the x axis; None: it follows the question,
    to twice the budget, else twice the furthest answer. banded: the design whose interval of seconds per
    screen is drawn; those of errors are drawn for all.
    """
    drawn = [answer for answer in answers if answer.name in shown]
    currency = answers[0].pricing.price.currency if answers else ""
    x_most = _x_most(mode, question, drawn) if x_most is None else x_most
    lines = []
    for answer in drawn:
        line = _line(mode, answer, curves.get(answer.name), x_most, indexes[answer.name])
        if line is not None:
            lines.append(line if mode == "error" or answer.name == banded else replace(line, band=None))
    y_most = max((float(np.interp(x_most, line.x, line.y)) for line in lines), default=1.0)
    if mode == "error":
        tops = [float(line.y[: int(np.searchsorted(line.x, x_most)) + 1].max()) for line in lines]
        y_most = max(tops, default=0.5)
    side: Side | None = None
    if question.kind == "budget" and mode != "time":
        side = "vertical"
    elif question.kind == ("error" if mode == "error" else "triplets"):
        side = "horizontal"
        y_most = max(y_most, float(question.value) * 1.25)
    return ChartData(
        mode, tuple(lines), x_most, max(y_most, 1e-9) * 1.04, currency, side, float(question.value)
    )


def _x_most(mode: Mode, question: Question, answers: Sequence[Answer]) -> float:
    if question.kind == "budget" and mode != "time":
        return max(2 * float(question.value), 1e-6)
    rows = [answer.row for answer in answers if answer.row is not None]
    places = [row.hours if mode == "time" else float(row.invoice.cost) for row in rows]
    return max(2 * max(places, default=0.0), 1e-6)


def _line(mode: Mode, answer: Answer, curve: ErrorCurve | None, x_most: float, index: int) -> Line | None:
    pricing, row = answer.pricing, answer.row
    mark = None
    if mode == "error":
        if curve is None or not curve.points:
            return None
        counts = np.array([number for number, _ in curve.points])
        known = [expected for _, expected in curve.points]
        x = pricing.price.costs(counts)
        low, errors, high = np.array([(one.low, one.error, one.high) for one in known], dtype=np.float64).T
        band = (np.concatenate([x, x[::-1]]), np.concatenate([low, high[::-1]]))
        if row is not None and answer.expected is not None:
            mark = (float(row.invoice.cost), answer.expected.error)
        return Line(pricing.design.name, index, counts, x, errors, band, mark)
    counts = _counts(pricing, mode, x_most)
    x, low, high = _along(pricing, mode, counts)
    y: Floats = counts.astype(np.float64) * pricing.per_hit
    outline = None
    if not (np.array_equal(low, x) and np.array_equal(high, x)):
        outline = (np.concatenate([low, high[::-1]]), np.concatenate([y, y[::-1]]))
    if row is not None and row.invoice.assignments:
        mark = (row.hours if mode == "time" else float(row.invoice.cost), float(row.triplets))
    return Line(pricing.design.name, index, counts, x, y, outline, mark)


def _along(pricing: Pricing, mode: Mode, counts: NDArray[np.int64]) -> tuple[Floats, Floats, Floats]:
    """x of each number of assignments, and at the ends of the interval of seconds per screen."""
    if mode == "triplets":
        prices = (pricing.price, pricing.low.price, pricing.high.price)
        here, low, high = (price.costs(counts) for price in prices)
        return (here, low, high) if pricing.time.low is not None else (here, here, here)
    time = pricing.time
    ends = (time.hit_seconds, time.hit_low, time.hit_high)
    here, low, high = (counts * (time.hit_seconds if end is None else end) / 3600 for end in ends)
    return here, low, high


def _counts(pricing: Pricing, mode: Mode, x_most: float) -> NDArray[np.int64]:
    """Numbers of assignments for points: each of the first, fewer further on, and both sides of a step."""
    each = pricing.time.hit_seconds / 3600 if mode == "time" else float(pricing.price.each(1))
    shown = min(_MOST, int(x_most / each) + 2) if each > 0 else _EACH
    end = min(_MOST, int(shown * BEYOND))
    numbers = [np.arange(min(shown, _EACH) + 1), np.linspace(0, shown, _MORE), np.linspace(shown, end, _EACH)]
    step = pricing.price.many_from
    if step is not None:
        numbers.append(np.array([step - 1, step]))
    return np.unique(np.concatenate(numbers).astype(np.int64))


def nearest_count(line: Line, x: float) -> int:
    """The number of assignments whose point on the line is nearest to x: whole HITs, nothing between."""
    count = float(np.interp(x, line.x, line.assignments))
    return max(1, round(count))
