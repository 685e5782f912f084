"""The stations on the Sessions page: looked at while they are on view, and a code that is freed there."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gridlab.app.session.codes import Claims, propose
from gridlab.app.study import OpenStudy
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.planned_codes import PlannedCode, keep_codes
from gridlab.store.sessions.live import Live, write_live
from gridlab.store.settings import change_settings
from tests.gui.conftest import Sitting

Until = Callable[..., None]


def told(furniture: Furniture, *keys: str) -> list[list[str]]:
    """What the table says of each station under these headings."""
    rows = furniture.sessions.stations.table.rows
    return [[rows.index(at, rows.at(key)).data() for key in keys] for at in range(rows.rowCount())]


def show(furniture: Furniture, until: Until) -> Any:
    """Press the switch of the page, as a person does."""
    furniture.window.go("sessions")
    (button,) = [one for one in furniture.sessions.switch.buttons() if one.text() == "Stations"]
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    view = furniture.sessions.stations
    until(lambda: view.isVisible() and view.summary.text())
    return view


def test_nobody_at_any_station_is_said(furniture: Furniture, until: Until) -> None:
    view = show(furniture, until)
    assert view.empty.isVisible() and not view.table.isVisible() and not view.free.isVisible()
    assert view.kept.text() == "No backup folder is set on this machine."
    furniture.window.go("images")


def test_a_session_that_runs_appears_and_goes_by_itself(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture.desks["sessions"].stations._timer.setInterval(20)
    show(furniture, until)
    sitting = Sitting(study, "p01").answer(8)
    done, total = sitting.runner.progress
    assert done > 0
    until(
        lambda: (
            told(furniture, "annotator", "state", "progress") == [["p01", "Running", f"{done} of {total}"]]
        )
    )
    sitting.runner.close()
    until(lambda: told(furniture, "state") == [["Nobody there"]])
    until(lambda: len(furniture.sessions.sessions) == 1)  # the list has it without being asked
    furniture.window.go("images")
    assert not furniture.desks["sessions"].stations._timer.isActive()


def test_a_code_on_view_is_freed_after_a_question(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    keep_codes(study.study.id, [PlannedCode("p01"), PlannedCode("p02")])
    change_settings(lambda settings: replace(settings, station=3))
    propose(study, Claims())
    change_settings(lambda settings: replace(settings, station=0))
    view = show(furniture, until)
    until(lambda: ["3 (D)", "Ready for the next", "p01"] in told(furniture, "station", "state", "coming"))
    assert not view.free.isEnabled()
    view.table.choose(next(one.key for one in view.table.rows.rows if one.claim is not None))
    QTest.mouseClick(view.free, Qt.MouseButton.LeftButton)
    assert view.panel.isVisible() and propose(study).code == "p02"
    QTest.keyClick(furniture.window, Qt.Key.Key_Escape)
    assert not view.panel.isVisible() and propose(study).code == "p02"
    QTest.mouseClick(view.free, Qt.MouseButton.LeftButton)
    QTest.mouseClick(view.panel.done, Qt.MouseButton.LeftButton)
    until(lambda: furniture.sessions.messages.text == "p01 is free again.")
    until(lambda: told(furniture, "station", "state", "coming") == [["0 (A)", "Nobody there", "p01"]])
    assert propose(study).code == "p01"
    furniture.window.go("images")


def test_a_folder_that_is_gone_is_said_and_what_was_seen_stays(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    path = study.folder / "sessions" / f"{7:032x}.gridlab"
    path.parent.mkdir(exist_ok=True)
    write_live(path, Live(1, 9, "2026-11-03T10:00:00Z", "p01", number=200_000))
    view = show(furniture, until)
    until(lambda: len(told(furniture, "annotator")) == 2)
    path.parent.rename(path.parent.with_name("elsewhere"))
    path.parent.write_bytes(b"")
    furniture.desks["sessions"].stations.look()
    until(view.trouble.isVisible)
    assert ["p01"] in told(furniture, "annotator") and view.seen_at.text().startswith("as of ")
    path.parent.unlink()
    path.parent.with_name("elsewhere").rename(path.parent)
    furniture.desks["sessions"].stations.look()
    until(lambda: not view.trouble.isVisible() and not view.seen_at.text())
    furniture.window.go("images")


def test_a_new_session_can_be_begun_beside_the_stations(furniture: Furniture, until: Until) -> None:
    view = show(furniture, until)
    furniture.sessions.new_button.click()
    until(lambda: furniture.sessions.panel.annotator.text() == "A001")
    assert view.isVisible() and not furniture.sessions.buttons.resume.isVisible()
    furniture.sessions.escape()
    furniture.window.go("images")
