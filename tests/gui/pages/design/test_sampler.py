"""The sampler view beside the form: counts of the real sampler and of the study's own sessions."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtTest import QTest

from gridlab.gui.pages.design.sampler import SamplerView
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]


@pytest.fixture
def view(furniture: Furniture, sit: Any, until: Until) -> SamplerView:
    """Of the triplet design, with one real session of five answers."""
    sitting = sit("p001", design="triplet")
    sitting.answer(9)  # four of them practice
    sitting.close()
    furniture.window.go("design")
    furniture.design.show_design("triplet")
    until(lambda: furniture.background.idle)
    furniture.design.pane.sampler_button.click()
    made = furniture.design.pane.sampler
    until(lambda: cell(made, "sessions") == "30", seconds=60)
    return made


def cell(view: SamplerView, key: str, side: str = "planned") -> str:
    return view._cells[key, side].text()


def test_planned_and_answered_stand_side_by_side(view: SamplerView, until: Until) -> None:
    until(lambda: not view.running)
    assert cell(view, "screens") == "3,600"
    assert cell(view, "probe") == "120"
    assert cell(view, "member") == "240"
    assert cell(view, "triplets") == "3,600"
    assert cell(view, "sessions", "answered") == "1"
    assert 4 <= int(cell(view, "screens", "answered")) <= 5
    assert view.histogram.accessibleDescription() == "30 images 120–125 times", "beside what was answered"
    assert view.least.isHidden(), "each image is shown equally often"


def test_another_number_is_counted_and_named_extremes_follow(
    view: SamplerView, furniture: Furniture, until: Until
) -> None:
    view.assignments.selectAll()
    QTest.keyClicks(view.assignments, "1")
    until(lambda: cell(view, "sessions") == "1" and furniture.background.idle)
    view.which.buttons()[1].click()
    assert cell(view, "member") == "8"
    until(lambda: cell(view, "questions") not in ("", "…"))
    view.assignments.selectAll()
    QTest.keyClicks(view.assignments, "2")
    until(lambda: cell(view, "sessions") == "2" and furniture.background.idle)


def test_counting_can_be_stopped_and_gone_on_with(
    view: SamplerView, furniture: Furniture, until: Until
) -> None:
    view.assignments.selectAll()
    QTest.keyClicks(view.assignments, "3000")
    until(lambda: view.running and cell(view, "sessions") not in ("30", ""))
    view.progress.cancel_requested.emit()
    until(lambda: "Stopped" in view.messages.text)
    counted = int(cell(view, "sessions").replace(",", ""))
    assert 0 < counted < 3000
    furniture.design.pane.sampler_button.click()
    assert view.isHidden() and not furniture.design.pane.preview.isHidden()
    until(lambda: furniture.background.idle)
