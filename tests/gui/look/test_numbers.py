"""Numbers, days and what is typed, in the window's language."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication

from gridlab.domain.said import say
from gridlab.gui.look import language, numbers
from gridlab.gui.look.numbers import day, numeral, shown, typed, typed_day
from gridlab.gui.look.saying import told

MOMENT = say("{day} {time}", day=date(2026, 5, 1), time="14:05")
AMOUNTS = st.decimals(min_value=0, max_value=10**12, places=2)


@pytest.fixture(params=["en", "de"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    """A language of the window."""
    language.set_language(qapp, request.param)
    yield request.param
    language.set_language(qapp, "en")


@pytest.mark.parametrize("spoken", ["en"], indirect=True)
def test_english_writes_numbers_as_files_and_the_command_line_do(spoken: str) -> None:
    assert numeral(1204567) == "1,204,567"
    assert numeral(0.15, ".2f") == "0.15"
    assert numeral(0.152, ".1%") == "15.2%"
    assert day(date(2026, 5, 1)) == "2026-05-01"
    assert told(MOMENT) == "2026-05-01 14:05"


@pytest.mark.parametrize("spoken", ["de"], indirect=True)
def test_german_writes_them_with_a_decimal_comma(spoken: str) -> None:
    assert numeral(1204567) == "1.204.567"
    assert numeral(-1204.5, ",.1f") == "-1.204,5"
    assert numeral(0.15, ".2f") == "0,15"
    assert numeral(0.152, ".1%") == "15,2\u00a0%"
    assert shown("1204.50") == "1204,50"
    assert shown("GBP") == "GBP"
    assert day(date(2026, 5, 1)) == "01.05.2026"
    assert told(MOMENT) == "01.05.2026 14:05"


@pytest.mark.parametrize("spoken", ["de"], indirect=True)
@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("1,50", "1.50"),
        ("1.50", "1.50"),
        ("0.500", "0.500"),
        ("1.500", "1500"),
        ("1.204.567,5", "1204567.5"),
        ("1 204,5", "1204.5"),
        ("1,500", "1.500"),
        ("12", "12"),
        ("1,204.50", None),
        ("1.2045,0", None),
        ("1,2,3", None),
        ("1.2.3", None),
        ("", None),
        ("-1", None),
        ("1e3", None),
        ("\u0661", None),
    ],
)
def test_what_a_german_types_is_never_taken_for_a_hundred_times_as_much(
    spoken: str, text: str, means: str | None
) -> None:
    assert typed(text) == means


@pytest.mark.parametrize("spoken", ["en"], indirect=True)
@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("1.50", "1.50"),
        ("1,50", None),
        ("1,500", "1500"),
        ("1,204,567.5", "1204567.5"),
        ("1.204,50", None),
        ("0,500", None),
        ("1 204", "1204"),
    ],
)
def test_what_is_typed_in_english(spoken: str, text: str, means: str | None) -> None:
    assert typed(text) == means


@given(AMOUNTS)
def test_what_is_shown_means_the_same_when_it_is_typed(amount: Decimal) -> None:
    before = QLocale()
    try:
        for code in ("en", "de", "fr", "de_CH"):
            QLocale.setDefault(QLocale(code))
            for text in (numeral(amount, ",.2f"), shown(format(amount, ".2f"))):
                back = typed(text)
                assert back is not None and Decimal(back) == amount, (code, text)
    finally:
        QLocale.setDefault(before)


def test_a_day_is_typed_as_it_is_shown_or_as_files_have_it(spoken: str) -> None:
    assert typed_day(day(date(2026, 9, 20))) == "2026-09-20"
    assert typed_day("2026-09-20") == "2026-09-20"
    assert typed_day("31.02.2026") is None
    assert typed_day("soon") is None


def test_the_window_writes_its_numbers_in_one_place() -> None:
    """An f-string knows English alone; what is no text for people is a Decimal or a colour."""
    gui = Path(numbers.__file__).parents[1]
    found = []
    for path in sorted(gui.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        kept = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and _name(node) in KEPT]
        inside = {id(part) for node in kept for part in ast.walk(node)}
        for node in ast.walk(tree):
            if isinstance(node, ast.FormattedValue) and node.format_spec and id(node) not in inside:
                spec = ast.unparse(node.format_spec).strip("f'\"")
                if re.fullmatch(r"[+]?,?(\.[^%]+)?[fg%]?", spec) and spec:
                    found.append(f"{path.relative_to(gui)}:{node.lineno} {spec}")
    assert not found, "numeral() of gui/look/numbers.py writes numbers"


KEPT = ("Decimal", "written", "numeral")


def _name(call: ast.Call) -> str:
    return getattr(call.func, "id", "")
