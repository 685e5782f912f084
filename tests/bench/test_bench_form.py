"""A keystroke in the form, with everything unfolded and long lists, beside building the form anew.

    pytest tests/bench/test_bench_form.py --benchmark-only -s
The form is built between the keystrokes, so that a busy machine slows both alike.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from statistics import median
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridlab.domain.design import Block, Design, Grid, ListedScreen, Question, Sampling, ScreenCounts
from gridlab.gui.background import Background
from gridlab.gui.pages.design.form.form import DesignForm
from gridlab.gui.pages.design.form.supply import FormSupply

ROUNDS = 40
MOST = 0.25
"""A keystroke may take that share of building the usual form."""


def long_design() -> Design:
    screens = tuple(ListedScreen("p", (f"a{row}", f"b{row}")) for row in range(20_000))
    block = Block(
        grid=Grid(1, 2, 1),
        screens=ScreenCounts(main=20, repeat=0),
        sampling=Sampling("listed", 1, screens),
    )
    questions = tuple(Question(f"q{number}", "?") for number in range(100))
    return Design(blocks=(block,) * 20, questions=questions)


@pytest.fixture
def supply(qapp: QApplication) -> Iterator[FormSupply]:
    background = Background()
    made = FormSupply(background)
    yield made
    assert background.close()
    made.deleteLater()
    background.deleteLater()


def taken(act: Callable[[], object]) -> float:
    begun = time.perf_counter()
    act()
    return time.perf_counter() - begun


def test_a_keystroke_costs_a_part_of_building_the_form(supply: FormSupply, benchmark: Any) -> None:
    form = DesignForm(supply)
    form.resize(330, 1400)
    for section in form.fields.sections.values():
        section.set_open(True)
        section.set_open(True, more=True)
    form.set_design(long_design())
    form.show()
    QApplication.processEvents()
    field = form.field("layout", "gap")
    field.setFocus()
    built, typed = [], []

    def key() -> None:
        field.selectAll()
        QTest.keyClicks(field, "7" if field.text() == "8" else "8")

    def build() -> None:
        made = DesignForm(supply)
        list(made.unfolding())
        made.deleteLater()

    for _ in range(ROUNDS):
        typed.append(taken(key))
        built.append(taken(build))
    benchmark.pedantic(key, rounds=ROUNDS)
    share = median(typed) / median(built)
    milliseconds = f"{1000 * median(typed):.2f} ms of {1000 * median(built):.1f} ms"
    print(f"\na keystroke takes {share:.1%} of building the form ({milliseconds})")
    form.deleteLater()
    assert share < MOST
