"""The lines of the cost chart as numbers: where they run and what the question marks; as a CSV too."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from gridlab.app.columns import Column, chosen
from gridlab.app.cost.asking import Answer, Mode, Question
from gridlab.app.cost.errors import ErrorCurve
from gridlab.app.cost.pricing import Asked, Pricing
from gridlab.app.cost.table import COLUMNS, cost_row
from gridlab.app.study import check_output_place
from gridlab.domain.said import say
from gridlab.store.csv_text import write_table

Floats = NDArray[np.float64]
Mark = tuple[float, float]
Side = Literal["vertical", "horizontal"]

# Lines go on beyond what is shown first, for zooming out.
BEYOND = 8.0
_EACH = 60
_MORE = 120
_MOST = 10_000_000


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One design's line. index: of the design, which gives colour and dashes. assignments: of each point.

    band: a closed outline (x, y) of the interval, None where there is none to show. A line equals
    only itself.
    """

    name: str
    index: int
    assignments: NDArray[np.int64]
    x: Floats
    y: Floats
    band: tuple[Floats, Floats] | None = None


@dataclass(frozen=True, slots=True)
class ChartData:
    """A chart to draw. marks: what is asked for, as a place on each line, None where a design has no answer.
    side: how the question's line stands, None where the axes have no place for it. ranks: of each line's
    design, 0 for none.
    """

    mode: Mode
    lines: tuple[Line, ...]
    marks: tuple[Mark | None, ...]
    x_most: float
    y_most: float
    currency: str
    side: Side | None = None
    at: float = 0.0
    ranks: tuple[int, ...] = ()


@dataclass(slots=True)
class LineMemory:
    """The lines drawn last: while a question is dragged only marks move, and no line is worked out anew."""

    _kept: dict[str, tuple[_Cause, Line]] = field(default_factory=dict)

    def line(self, cause: _Cause) -> Line | None:
        """The line that follows from this, the very same one as long as nothing of it changes."""
        name = cause.pricing.design.name
        kept = self._kept.get(name)
        if kept is not None and kept[0] == cause:
            return kept[1]
        line = _line(cause)
        if line is not None:
            self._kept[name] = (cause, line)
        return line

    def last(self, name: str) -> Line | None:
        """The line of a design as it was drawn last."""
        return self._kept[name][1] if name in self._kept else None


@dataclass(frozen=True, slots=True)
class _Cause:
    """All that a line follows from; pricings and curves equal only themselves, so comparing is quick."""

    mode: Mode
    pricing: Pricing
    curve: ErrorCurve | None
    x_most: float
    index: int
    is_banded: bool


def chart_data(
    mode: Mode,
    question: Question,
    answers: Sequence[Answer],
    curves: Mapping[str, ErrorCurve],
    indexes: Mapping[str, int],
    memory: LineMemory,
    x_most: float | None = None,
    banded: str = "",
) -> ChartData:
    """The lines of these answers. x_most: the end of the x axis; None: it follows the question, to twice the
    budget, else twice the furthest answer. banded: the design whose interval of seconds per screen is drawn;
    those of errors are drawn for all.
    """
    currency = answers[0].pricing.price.currency if answers else ""
    x_most = _x_most(mode, question, answers) if x_most is None else x_most
    lines, marks, ranks = [], [], []
    for answer in answers:
        name = answer.name
        is_banded = mode == "error" or name == banded
        line = memory.line(_Cause(mode, answer.pricing, curves.get(name), x_most, indexes[name], is_banded))
        if line is not None:
            lines.append(line)
            marks.append(_mark(mode, answer))
            ranks.append(answer.rank)
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
    y_most = max(y_most, 1e-9) * 1.04
    at = float(question.value)
    return ChartData(mode, tuple(lines), tuple(marks), x_most, y_most, currency, side, at, tuple(ranks))


def _x_most(mode: Mode, question: Question, answers: Sequence[Answer]) -> float:
    if question.kind == "budget" and mode != "time":
        return 2 * float(question.value) or _usual(mode, answers)
    rows = [answer.row for answer in answers if answer.row is not None]
    places = [row.hours if mode == "time" else float(row.invoice.cost) for row in rows]
    return 2 * max(places, default=0.0) or _usual(mode, answers)


def _usual(mode: Mode, answers: Sequence[Answer]) -> float:
    """The end of the x axis where nothing answers the question: twice what the designs' own HITs come to."""
    own = [(answer.pricing, answer.pricing.design.payment.assignments) for answer in answers]
    if mode == "time":
        places = [count * pricing.time.hit_seconds / 3600 for pricing, count in own]
    else:
        places = [float(pricing.price.invoice(count).cost) for pricing, count in own]
    return 2 * max(places, default=0.0) or 1.0


def _mark(mode: Mode, answer: Answer) -> Mark | None:
    row = answer.row
    if row is None:
        return None
    if mode == "error":
        return None if answer.expected is None else (float(row.invoice.cost), answer.expected.error)
    if not row.invoice.assignments:
        return None
    return (row.hours if mode == "time" else float(row.invoice.cost), float(row.triplets))


def _line(cause: _Cause) -> Line | None:
    pricing, curve = cause.pricing, cause.curve
    name, index = pricing.design.name, cause.index
    if cause.mode == "error":
        if curve is None or not curve.points:
            return None
        counts = np.array([number for number, _ in curve.points])
        known = [expected for _, expected in curve.points]
        x = pricing.price.costs(counts)
        errors = np.array([one.error for one in known])
        low, high = np.array([one.interval or (one.error, one.error) for one in known]).T
        band = (np.concatenate([x, x[::-1]]), np.concatenate([low, high[::-1]]))
        is_known = any(one.interval is not None for one in known)
        return Line(name, index, counts, x, errors, band if is_known else None)
    counts = _counts(pricing, cause.mode, cause.x_most)
    x, low, high = _along(pricing, cause.mode, counts)
    y: Floats = counts.astype(np.float64) * pricing.per_hit
    outline = None
    if cause.is_banded and not (np.array_equal(low, x) and np.array_equal(high, x)):
        outline = (np.concatenate([low, high[::-1]]), np.concatenate([y, y[::-1]]))
    return Line(name, index, counts, x, y, outline)


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


def _interval(answer: Answer) -> tuple[float, float] | tuple[None, None]:
    expected = answer.expected
    return (None, None) if expected is None else expected.interval or (None, None)


_OF_ROW = (
    *("design", "platform", "fees_as_of", "currency", "assignments", "triplets", "unique_triplets"),
    *("contradicted", "bits_per_screen", "cost", "fee", "reward", "hourly_wage", "seconds_per_screen"),
    *("seconds_source", "annotator_hours", "annotator_hours_low", "annotator_hours_high"),
    "cost_per_1000_triplets",
)
NUMBERS: tuple[Column[Answer], ...] = (
    *(column.within(lambda answer: answer.row) for column in chosen(COLUMNS, _OF_ROW)),
    Column("expected_error", value=lambda answer: answer.expected and answer.expected.error, rounding=4),
    Column("error_low", value=lambda answer: _interval(answer)[0], rounding=4),
    Column("error_high", value=lambda answer: _interval(answer)[1], rounding=4),
    Column("asked", value=lambda answer: int(answer.rank > 0)),
)


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is to be written: the answers to the question, and the assignments of the lines' points."""

    answers: Sequence[Answer]
    points: Mapping[str, Sequence[int]]
    errors: Mapping[str, ErrorCurve]


def write_numbers(path: Path, numbers: Numbers) -> None:
    """Write the CSV whole or not at all (UTF-8, commas; texts neutralised). Raises GridLabError."""
    check_output_place(path)
    header = [column.key for column in NUMBERS]
    rows = ([column.plain(point) for column in NUMBERS] for point in _points(numbers))
    write_table(path, header, rows, what=say("table of numbers"))


def _points(numbers: Numbers) -> Iterator[Answer]:
    """The points of each line by growing assignments, the one that was asked for as the answer it is."""
    for answer in numbers.answers:
        curve = numbers.errors.get(answer.name)
        asked = answer.row.invoice.assignments if answer.row is not None else 0
        for count in sorted({asked, *numbers.points.get(answer.name, ())} - {0}):
            if count == asked:
                yield answer
                continue
            row = cost_row(answer.pricing, Asked(assignments=count))
            yield Answer(answer.pricing, row, None if curve is None else curve.at(count))
