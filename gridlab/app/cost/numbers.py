"""The numbers of the cost chart as a CSV: the points of each design's line, and the answer asked for."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.cost.errors import ErrorCurve
from gridlab.app.cost.pricing import Asked, Pricing
from gridlab.app.cost.row import CostRow
from gridlab.app.cost.table import cost_row
from gridlab.app.output_places import check_output_place
from gridlab.domain.money import shown
from gridlab.domain.said import say
from gridlab.store.atomic import write_whole
from gridlab.store.csv_text import write_rows

HEADER = (
    *("design", "platform", "fees_as_of", "currency", "assignments", "triplets", "different", "contradicted"),
    *("bits_per_screen", "cost", "fee_per_assignment", "reward", "hourly_wage", "seconds_per_screen"),
    *("seconds_source", "annotator_hours", "annotator_hours_low", "annotator_hours_high"),
    *("cost_per_1000_triplets", "expected_error", "error_low", "error_high", "asked"),
)


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
    text = io.StringIO(newline="")
    write_rows(text, HEADER, _rows(numbers))
    write_whole(path, text.getvalue().encode("utf-8"), what=say("table of numbers"))


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
    bill, currency = row.invoice, row.invoice.currency
    expected = None if curve is None else curve.at(bill.assignments)
    each = row.cost_per_1000_triplets
    hours = [
        None if seconds is None else round(bill.assignments * seconds / 3600, 3)
        for seconds in (row.time.hit_seconds, row.time.hit_low, row.time.hit_high)
    ]
    error = (None,) * 3 if expected is None else (expected.error, *(expected.interval or (None, None)))
    return (
        *(row.design, row.platform, row.terms.as_of or "", currency),
        *(bill.assignments, row.triplets, row.unique_triplets),
        None if row.contradicted is None else round(row.contradicted, 4),
        round(row.bits_per_screen, 3),
        shown(bill.cost, currency),
        *(shown(bill.fee, currency), shown(bill.reward, currency), shown(row.hourly_wage, currency)),
        *(round(row.time.seconds_per_screen, 3), row.time.source),
        *hours,
        None if each is None else shown(each, currency),
        *(None if one is None else round(one, 4) for one in error),
        int(asked),
    )
