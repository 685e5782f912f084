"""CSV that spreadsheets do not run, and that we read back as it was."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridlab.domain.errors import GridLabError
from gridlab.store.csv_text import neutral, original, rows_of, write_rows

SIGNS = ("=", "+", "-", "@", "\t", "\r")
BODIES = (
    "1+1",
    "cmd|' /C calc'!A0",
    'HYPERLINK("http://example.org/?"&A1,"click")',
    "SUM(1;2)*IMPORTXML(A1)",
    " leading",
    "",
    '"quoted",;\n2nd line',
    "'",
    "=@+",
    "ünïcode 😀",
)
PAYLOADS = [sign + body for sign in SIGNS for body in BODIES]


def text_of(rows: list[list[object]]) -> str:
    text = io.StringIO(newline="")
    write_rows(text, ("a", "=b"), rows)
    return text.getvalue()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_starts_as_a_formula_and_each_is_read_back(payload: str) -> None:
    text = text_of([[payload, 1], [f"'{payload}", -2.5]])
    cells = [cell for row in csv.reader(io.StringIO(text, newline="")) for cell in row]
    assert not [cell for cell in cells if cell.startswith(SIGNS) and cell != "-2.5"]
    assert list(rows_of(text.encode(), what="table")) == [
        ["a", "=b"],
        [payload, "1"],
        [f"'{payload}", "-2.5"],
    ]


def test_there_are_sixty_payloads() -> None:
    assert len(set(PAYLOADS)) == 60


def test_ordinary_text_is_left_as_it_is() -> None:
    for text in ("apple.png", "'quoted'", "'", "", "a=1", "1-2", "«»"):
        assert neutral(text) == text == original(text)


@settings(max_examples=200)
@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_any_text_but_null_is_read_back(rows: list[list[str]]) -> None:
    wanted = [[cell.replace("\0", "\ufffd") for cell in row] for row in rows]
    assert list(rows_of(text_of(rows).encode(), what="table"))[1:] == wanted  # type: ignore[arg-type]


def test_many_random_payloads_stay_dead(count: Callable[[int, int], int]) -> None:
    import random

    dice = random.Random(3)
    for _ in range(count(60, 5000)):
        payload = "".join(dice.choice("'\"=+-@\t\r\n,;|a1 \u00a0\uff1d") for _ in range(dice.randint(0, 8)))
        assert not neutral(payload).startswith(SIGNS)
        assert original(neutral(payload)) == payload


def test_what_is_no_csv_is_refused(tmp_path: Path) -> None:
    for data in (b"\xff", b"\xff\xfea", b'a,"b\n', b"a" * 2_000_000):
        with pytest.raises(GridLabError):
            list(rows_of(data, what="table"))
