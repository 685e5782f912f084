"""The numbers of the cost chart as a CSV: the points of each design's line, and the answer asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.columns import chosen
from gridlab.app.cost.errors import ErrorCurve
from gridlab.app.cost.pricing import Asked, Pricing
from gridlab.app.cost.row import CostRow
from gridlab.app.cost.table import COLUMNS, cost_row
from gridlab.app.study import check_output_place
from gridlab.domain.said import say
from gridlab.store.csv_text import write_table

SHOWN = chosen(
    COLUMNS,
    (
        *("design", "platform", "fees_as_of", "currency", "assignments", "triplets", "unique_triplets"),
        *("contradicted", "bits_per_screen", "cost", "fee", "reward", "hourly_wage", "seconds_per_screen"),
        *("seconds_source", "annotator_hours", "annotator_hours_low", "annotator_hours_high"),
        "cost_per_1000_triplets",
    ),
)
HEADER = (*(column.key for column in SHOWN), "expected_error", "error_low", "error_high", "asked")


@dataclass(frozen=True, slots=True)
class Numbers:
    """What is to be written: the rows that answer the question, and the assignments of the lines' points."""

    pricings: Sequence[Pricing]
    rows: Sequence[CostRow]
    points: Mapping[str, Sequence[int]]
    errors: Mapping[str, ErrorCurve]


def write_numbers(path: Path, numbers: Numbers) -> None:
    """Write the CSV whole or not at all (UTF-8, commas; texts neutralised). Raises GridLabError."""
    check_output_place(path)
    write_table(path, HEADER, _rows(numbers), what=say("table of numbers"))


def _rows(numbers: Numbers) -> Iterator[Iterable[object]]:
    asked = {row.design: row for row in numbers.rows}
    for pricing in numbers.pricings:
        name = pricing.design.name
        answer = asked.get(name)
        points = set(numbers.points.get(name, ()))
        if answer is not None:
            points.add(answer.invoice.assignments)
        for count in sorted(points - {0}):
            is_asked = answer is not None and count == answer.invoice.assignments
            row = answer if is_asked and answer is not None else cost_row(pricing, Asked(assignments=count))
            yield _cells(row, numbers.errors.get(name), asked=is_asked)


def _cells(row: CostRow, curve: ErrorCurve | None, *, asked: bool) -> Iterable[object]:
    expected = None if curve is None else curve.at(row.invoice.assignments)
    error = (None,) * 3 if expected is None else (expected.error, *(expected.interval or (None, None)))
    return (
        *(column.plain(row) for column in SHOWN),
        *(None if one is None else round(one, 4) for one in error),
        int(asked),
    )
