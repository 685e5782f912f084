"""The Data page has tabs that are made when they are first seen; the export tells what goes wrong beside its
form."""

from collections.abc import Callable, Iterator
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from gridlab.app import collected as collected_module
from gridlab.app.export import ExportWish
from gridlab.app.study import OpenStudy
from gridlab.domain.errors import GridLabError
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.settings import read_settings

Until = Callable[..., None]
Sit = Callable[..., Any]


def open_data(furniture: Furniture, until: Until, sessions: int) -> None:
    furniture.studies.reread_sessions()
    until(lambda: furniture.studies.view is not None and len(furniture.studies.view.sessions) == sessions)
    furniture.window.go("data")


def tab(furniture: Furniture, key: str) -> Any:
    """The view of a tab, brought to the front."""
    furniture.desks["data"].bring_up(key)  # type: ignore[attr-defined]
    return furniture.data.tabs[key]  # type: ignore[attr-defined]


def collected(furniture: Furniture, purpose: str) -> list[str]:
    """The numbers of a purpose as they are shown."""
    rows = tab(furniture, "overview").table.rows
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
    tab(furniture, "export").export_requested.disconnect()
    tab(furniture, "export").export_requested.connect(asked.append)
    tab(furniture, "export").also["csv"].setChecked(True)
    tab(furniture, "export").thumbnails.setChecked(True)
    assert furniture.data.main_action is not None
    furniture.data.main_action.click()
    assert asked == [ExportWish(study.folder / "exports" / "study.h5", "main", ("csv",), True)]


def test_a_purpose_without_sessions_cannot_be_exported_and_says_why(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001", purpose="pilot").answer(6).close()
    open_data(furniture, until, 1)
    assert furniture.data.purpose == "pilot", "the purpose that has sessions is chosen first"
    assert tab(furniture, "export").out.text().endswith("study-pilot.h5")
    for one in furniture.data.purpose_buttons.buttons():
        if one.text() == "Main":
            one.click()
    assert furniture.data.main_action is not None
    assert not furniture.data.main_action.isEnabled()
    assert "no complete or partial main sessions" in furniture.data.main_action.toolTip()


def test_a_file_name_of_ones_own_stays_when_the_purpose_changes(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001").answer(6).close()
    open_data(furniture, until, 1)
    tab(furniture, "export").out.setText("own.h5")
    for one in furniture.data.purpose_buttons.buttons():
        one.click()
    assert tab(furniture, "export").out.text() == "own.h5"


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
    assert tab(furniture, "export").progress.isVisible()
    until(lambda: tab(furniture, "export").messages.text == "The disk is full. No file was written.")
    assert not tab(furniture, "export").progress.isVisible()
    next(
        one
        for one in tab(furniture, "export").messages.findChildren(QPushButton)
        if one.text() == "Try again"
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
        tab(furniture, "export").progress.cancel_requested.emit()
    until(lambda: furniture.background.idle, seconds=30)
    path = study.folder / "exports" / "study.h5"
    if cancelled:
        assert "cancelled" in tab(furniture, "export").messages.text
        assert not path.exists()
    else:
        assert "study.h5 is written and verified" in tab(furniture, "export").messages.text
        assert path.is_file()


def test_a_tab_is_made_when_it_is_first_shown_and_stays(furniture: Furniture, sit: Sit, until: Until) -> None:
    sit("p001").answer(6).close()
    furniture.window.go("images")
    assert not furniture.data.tabs
    open_data(furniture, until, 1)
    assert list(furniture.data.tabs) == ["overview"]
    made = tab(furniture, "export")
    tab(furniture, "overview")
    assert tab(furniture, "export") is made
    until(lambda: furniture.background.idle)


def test_tabs_are_reached_by_keys_alone(furniture: Furniture, sit: Sit, until: Until, qtbot: Any) -> None:
    sit("p001").answer(6).close()
    furniture.window.activateWindow()
    open_data(furniture, until, 1)
    bar = furniture.data.bar
    first = bar.key
    bar.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    assert bar.key != first
    assert furniture.data.tabs[bar.key].isVisible()
    furniture.data.main_action.setFocus()
    qtbot.keyClick(furniture.data.main_action, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    until(lambda: bar.key == first)
    until(lambda: furniture.background.idle)


def test_the_tab_that_was_open_is_the_first_after_the_next_start(
    qapp: Any, study: OpenStudy, sit: Sit, own_home: Any, until: Until
) -> None:
    sit("p001").answer(6).close()
    keys = []
    for start in range(2):
        application = Application(qapp, read_settings())
        application.show(None)
        furniture = application.furnish()
        furniture.studies.open(study.folder)
        until(lambda made=furniture: made.studies.view is not None)
        furniture.window.telling.tell_all()
        furniture.window.go("data")
        keys.append(list(furniture.data.tabs))
        if start == 0:
            tab(furniture, "export")
        until(lambda made=furniture: made.background.idle)
        application.window.close()
        assert application.close()
        for one in (application.window, application.theme, application):
            one.deleteLater()
    assert keys == [["overview"], ["export"]]


def test_the_export_asked_for_from_another_tab_is_seen_on_its_own(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001").answer(6).close()
    open_data(furniture, until, 1)
    furniture.data.main_action.click()
    assert furniture.data.tabs["export"].isVisible()
    until(lambda: "written and verified" in furniture.data.tabs["export"].messages.text)
    until(lambda: furniture.background.idle)


def test_every_tab_shows_what_was_answered(furniture: Furniture, sit: Sit, until: Until) -> None:
    for code in ("p001", "p002"):
        sit(code, design="grid-8-choose-2").answer().close()
    open_data(furniture, until, 2)
    until(lambda: furniture.background.idle)
    overview = tab(furniture, "overview")
    assert overview.numbers["people"].text() == "2"
    assert "Twice the screens" in overview.outlook.text()
    assert overview.holds.text().startswith("2 sessions with ")
    assert not overview.chart.isHidden()
    coverage = tab(furniture, "coverage")
    until(lambda: furniture.background.idle and coverage.body.isVisible())
    assert "pairs" in coverage.matrix.accessibleDescription()
    questions = tab(furniture, "questions")
    until(lambda: furniture.background.idle)
    assert questions.none.isVisible()


def test_a_purpose_without_answers_says_so_on_every_tab(furniture: Furniture, sit: Sit, until: Until) -> None:
    sit("p001", purpose="pilot").answer(6).close()
    open_data(furniture, until, 1)
    next(one for one in furniture.data.purpose_buttons.buttons() if one.text() == "Main").click()
    for key in ("overview", "coverage", "questions", "map"):
        shown = tab(furniture, key)
        until(lambda: furniture.background.idle)
        assert shown.isVisible()
    assert "Nothing" in tab(furniture, "overview").holds.text()
    assert "no complete or partial main sessions" in tab(furniture, "coverage").messages.text


def test_reading_the_answers_tells_how_far_it_is_can_be_stopped_and_begun_again(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = sit("p001", design="grid-8-choose-2").answer()
    whole.close()
    open_data(furniture, until, 1)
    until(lambda: furniture.background.idle)
    page: Any = furniture.data
    going = Event()
    real = collected_module.chosen_sessions

    def slowly(*args: object) -> Iterator[object]:
        assert going.wait(10)
        yield from real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(collected_module, "chosen_sessions", slowly)
    page.purpose_buttons.set_value("pilot")
    page.purpose_chosen.emit()
    page.purpose_buttons.set_value("main")
    page.purpose_chosen.emit()
    page.bar.choose("coverage")
    until(page.reading.isVisible)
    page.reading.cancel_requested.emit()
    going.set()
    until(lambda: furniture.background.idle)
    assert not page.reading.isVisible()
    assert page.messages.isVisible()
    coverage: Any = page.tabs["coverage"]
    assert not coverage.body.isVisible()
    next(one for one in page.messages.findChildren(QPushButton) if one.text() == "Read answers").click()
    until(coverage.body.isVisible)
    assert not page.messages.isVisible()
