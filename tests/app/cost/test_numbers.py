"""The CSV of the chart holds the answers and the points of the lines, its texts neutralised."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

from gridlab.app.cost.asking import Answer
from gridlab.app.cost.errors import error_curve
from gridlab.app.cost.lines import NUMBERS, Numbers, write_numbers
from gridlab.app.cost.pricing import Asked, pricing_of
from gridlab.app.cost.table import cost_row
from gridlab.domain.design import Design
from gridlab.store.csv_text import rows_of
from gridlab.store.platforms_file import shipped_platforms


def test_each_point_is_a_row_and_the_answer_is_marked(tmp_path: Path) -> None:
    pricing = pricing_of(replace(Design(), name="=cmd()"), shipped_platforms())
    row = cost_row(pricing, Asked(budget=Decimal(60)))
    curve = error_curve([(10, 0.2, 0.19, 0.21), (100, 0.1, 0.09, 0.11)])
    path = tmp_path / "numbers.csv"
    write_numbers(path, Numbers([Answer(pricing, row, rank=1)], {"=cmd()": [0, 10, 100]}, {"=cmd()": curve}))
    assert "\n'=cmd()," in path.read_text("utf-8")
    header, *rows = rows_of(path.read_bytes(), what="table")
    assert header == [column.key for column in NUMBERS]
    told = [dict(zip(header, each, strict=True)) for each in rows]
    assert [each["assignments"] for each in told] == ["10", "30", "100"]
    assert [each["asked"] for each in told] == ["0", "1", "0"]
    assert told[1]["design"] == "=cmd()"
    assert (told[1]["cost"], told[1]["triplets"]) == ("60.00", "28800")
    assert (told[0]["expected_error"], told[0]["error_low"]) == ("0.2", "0.19")
