"""The Data page counts what the sessions hold and exports it; what goes wrong is told beside the button."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from gridlab.app.export import ExportWish
from gridlab.app.study import OpenStudy
from gridlab.domain.errors import GridLabError
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]
Sit = Callable[..., Any]


def open_data(furniture: Furniture, until: Until, sessions: int) -> None:
    furniture.studies.reread_sessions()
    until(lambda: furniture.studies.view is not None and len(furniture.studies.view.sessions) == sessions)
    furniture.window.go("data")


def collected(furniture: Furniture, purpose: str) -> list[str]:
    """The numbers of a purpose as they are shown."""
    rows = furniture.data.table.rows
    return [rows.index(rows.place_of(purpose), at).data() for at in range(1, rows.columnCount())]


def test_before_the_first_session_the_page_leads_to_sessions(furniture: Furniture) -> None:
    furniture.window.go("data")
    assert furniture.data.main_action is not None
    assert not furniture.data.main_action.isEnabled()
    furniture.data.sessions_requested.emit()
    assert furniture.window.page is furniture.sessions


def test_sessions_screens_and_triplets_are_counted_by_purpose(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    whole = sit("p001", design="grid-8-choose-2").answer()
    whole.close()
    part = sit("p002", design="grid-8-choose-2").answer(7)
    answered = part.runner.progress[0]
    part.close()
    sit("p003", purpose="pilot").answer(2)
    screens = whole.runner.progress[0]
    open_data(furniture, until, 3)
    until(lambda: "…" not in collected(furniture, "main"))
    sessions, running, left_out, counted, triplets = collected(furniture, "main")
    assert (sessions, running, left_out) == ("2", "0", "0")
    assert int(counted) == screens + answered
    block = whole.runner.header.design.blocks[0]
    assert int(triplets) >= block.screens.main * 12
    assert int(triplets) % 12 == 0
    assert collected(furniture, "pilot")[:2] == ["0", "1"]


def test_export_asks_for_what_the_form_says(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until
) -> None:
    sit("p001").answer(6).close()
    open_data(furniture, until, 1)
    asked: list[ExportWish] = []
    furniture.data.export_requested.disconnect()
    furniture.data.export_requested.connect(asked.append)
    furniture.data.also["csv"].setChecked(True)
    furniture.data.thumbnails.setChecked(True)
    assert furniture.data.main_action is not None
    furniture.data.main_action.click()
    assert asked == [ExportWish(study.folder / "exports" / "study.h5", "main", ("csv",), True)]


def test_a_purpose_without_sessions_cannot_be_exported_and_says_why(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001", purpose="pilot").answer(6).close()
    open_data(furniture, until, 1)
    assert furniture.data.purpose.value == "pilot", "the purpose that has sessions is chosen first"
    assert furniture.data.out.text().endswith("study-pilot.h5")
    for one in furniture.data.purpose.buttons():
        if one.text() == "Main":
            one.click()
    assert furniture.data.main_action is not None
    assert not furniture.data.main_action.isEnabled()
    assert "No main session" in furniture.data.main_action.toolTip()


def test_a_file_name_of_ones_own_stays_when_the_purpose_changes(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001").answer(6).close()
    open_data(furniture, until, 1)
    furniture.data.out.setText("own.h5")
    for one in furniture.data.purpose.buttons():
        one.click()
    assert furniture.data.out.text() == "own.h5"


def test_a_failed_export_says_what_is_safe_and_can_be_tried_again(
    furniture: Furniture, sit: Sit, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    sit("p001").answer(6).close()
    open_data(furniture, until, 1)
    asked: list[str] = []

    def full(*_args: object, **_named: object) -> None:
        asked.append("export")
        raise GridLabError("The disk is full.", safe="No file was written.")

    monkeypatch.setattr("gridlab.app.export.export", full)
    assert furniture.data.main_action is not None
    furniture.data.main_action.click()
    assert furniture.data.progress.isVisible()
    until(lambda: furniture.data.messages.text == "The disk is full. No file was written.")
    assert not furniture.data.progress.isVisible()
    next(
        one for one in furniture.data.messages.findChildren(QPushButton) if one.text() == "Try again"
    ).click()
    until(lambda: len(asked) == 2)


@pytest.mark.parametrize("cancelled", [True, False])
def test_the_export_is_written_or_cancelled(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until, cancelled: bool
) -> None:
    pytest.importorskip("gridlab.app.export")
    sit("p001").answer().close()
    open_data(furniture, until, 1)
    assert furniture.data.main_action is not None
    furniture.data.main_action.click()
    if cancelled:
        furniture.data.progress.cancel_requested.emit()
    until(lambda: furniture.background.idle, seconds=30)
    path = study.folder / "exports" / "study.h5"
    if cancelled:
        assert "cancelled" in furniture.data.messages.text
        assert not path.exists()
    else:
        assert "study.h5 is written and checked" in furniture.data.messages.text
        assert path.is_file()
