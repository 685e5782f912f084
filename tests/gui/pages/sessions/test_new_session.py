"""The panel that starts a session: codes and lists of codes, designs, displays, and what is in the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gridlab.app.designs import load_design
from gridlab.app.study import OpenStudy, save_study
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.fields import CheckField
from gridlab.gui.pages.sessions import starting
from gridlab.gui.pages.sessions.new_session import NewSession
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.design_file import design_id
from gridlab.store.planned_codes import PlannedCode, keep_codes, planned_codes
from gridlab.store.sessions.numbers import next_number
from tests.designs import save_design

Until = Callable[..., None]
Sit = Callable[..., Any]


def ticks(panel: NewSession) -> list[CheckField]:
    """The designs of which one is assigned."""
    return list(panel.among.boxes.values())


def test_a_list_of_codes_is_taken_and_its_first_code_proposed(
    furniture: Furniture, study: OpenStudy, until: Until, tmp_path: Path, monkeypatch: Any
) -> None:
    table = tmp_path / "codes.csv"
    table.write_text("code,group,design\nx1,old,triplet\nx2,young,\n")
    monkeypatch.setattr(starting, "choose_file", lambda *_: table)
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "A001")
    panel.list_button.click()
    until(lambda: panel.annotator.text() == "x1")
    assert panel.design.value == "triplet"
    assert panel._list_text.text() == "Group old. 2 codes on the list are still to come."
    panel.forget_button.click()
    until(lambda: panel.annotator.text() == "A001")
    assert planned_codes(study.study.id) == ()
    table.write_text("code\nanna@example.org\n")
    panel.list_button.click()
    until(lambda: "e-mail" in panel.messages.text)


def test_codes_that_differ_in_capitals_alone_are_asked_about(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until, tmp_path: Path, monkeypatch: Any
) -> None:
    table = tmp_path / "codes.csv"
    table.write_text("code\nx1\nX1\n\nx1\n")
    monkeypatch.setattr(starting, "choose_file", lambda *_: table)
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "A001")
    panel.list_button.click()
    until(lambda: "differ only in capitals" in panel.messages.text)
    assert planned_codes(study.study.id) == ()
    press(panel, "Use list")
    until(lambda: panel.annotator.text() == "x1")
    assert "Row 5: the code x1 is listed twice." in panel.messages.text
    sit("P7").close()
    panel.design.set_value("triplet")
    panel.annotator.setText("p7")
    panel._start()
    until(lambda: "p7 and P7" in panel.messages.text)
    press(panel, "Use P7")
    until(lambda: "P7 has an unfinished session" in panel.messages.text)


def press(panel: NewSession, text: str) -> None:
    """Press the button of a message."""
    next(one for one in panel.messages.findChildren(QPushButton) if one.text() == text).click()


def test_the_list_decides_the_design_of_a_code_that_is_typed_out_of_its_order(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    keep_codes(
        study.study.id, [PlannedCode("x1", "", "triplet"), PlannedCode("x2", "young", "grid-8-choose-2")]
    )
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "x1")
    assert panel.design.value == "triplet"
    QTest.keyClicks(panel.annotator, "x2")  # the whole proposal is selected
    assert panel.design.value == "grid-8-choose-2" and "Group young" in panel._list_text.text()
    QTest.keyClicks(panel.annotator, "!")
    assert panel.design.value == "grid-8-choose-2" and "Group" not in panel._list_text.text()


def test_a_test_of_a_design_does_not_follow_the_list(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    keep_codes(study.study.id, [PlannedCode("x1", "", "triplet")])
    furniture.window.go("sessions")
    furniture.sessions.begin_session("grid-8-choose-2", "test")
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "x1")
    assert panel.design.value == "grid-8-choose-2"
    panel.purpose.set_value("main")
    panel.purpose.value_changed.emit("main")
    assert panel.design.value == "triplet"


def test_a_design_of_the_list_that_is_gone_is_told_of(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    keep_codes(study.study.id, [PlannedCode("x1", "", "gone")])
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    until(lambda: any("gone" in fault for fault in panel.fields.faults))
    panel.design.activated.emit(0)
    assert panel.fields.faults == []


def test_each_session_is_proposed_its_own_code_whatever_was_typed_for_the_one_before(
    furniture: Furniture, until: Until
) -> None:
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "A001")
    QTest.keyClicks(panel.annotator, "mine")
    panel.cancelled.emit()
    furniture.sessions.begin_session()
    until(lambda: panel.annotator.text() == "A001")


def test_designs_are_assigned_among_those_that_are_ticked(furniture: Furniture, until: Until) -> None:
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    assert not ticks(panel)[0].isVisible()
    panel.design.setCurrentIndex(panel.design.count() - 1)
    panel.design.activated.emit(panel.design.count() - 1)
    until(ticks(panel)[0].isVisible)
    asked: list[Any] = []
    furniture.sessions.start_requested.disconnect()
    furniture.sessions.start_requested.connect(asked.append)
    panel.annotator.setText("x1")
    for field in ticks(panel):
        field.setChecked(False)
    panel.start_button.click()
    assert asked == []
    ticks(panel)[1].setChecked(True)
    panel.start_button.click()
    assert (asked[0].design, asked[0].among) == ("", (ticks(panel)[1].text(),))


def test_where_each_code_has_one_session_only_resuming_is_offered(
    furniture: Furniture, study: OpenStudy, sit: Sit, until: Until
) -> None:
    save_study(study, replace(study.study, returning="refuse"))
    sit("P7").answer(3).close()
    furniture.studies.open(study.folder)
    until(lambda: furniture.studies.view is not None and len(furniture.studies.view.sessions) == 1)
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "A001")
    panel.design.set_value("triplet")
    panel.annotator.setText("P7")
    panel._start()
    until(lambda: "unfinished" in panel.messages.text)
    offered = [one.text() for one in panel.messages.findChildren(QPushButton) if one.isVisible()]
    assert "Resume" in offered and "Start a new one" not in offered


def test_what_is_wrong_with_a_code_is_said_of_that_code_alone_and_the_main_key_starts(
    furniture: Furniture, until: Until
) -> None:
    furniture.window.show()
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "A001")
    panel.annotator.setText("someone@example.org")
    furniture.window.actions_by_key["main_action"].trigger()
    until(lambda: "e-mail" in panel.messages.text)
    panel.annotator.selectAll()
    QTest.keyClicks(panel.annotator, "P1")
    assert not panel.messages.text
    QTest.keyClick(panel.annotator, Qt.Key.Key_Escape)
    until(lambda: not panel.isVisible())
    assert furniture.window.focusWidget() is furniture.sessions.new_button


def test_a_display_too_small_is_told_with_what_else_is_wrong(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    design = load_design(study, "grid-8-choose-2")
    block = design.blocks[0]
    strict = replace(block, layout=replace(block.layout, small_display="refuse", cell_size=2000))
    save_design(study, replace(design, blocks=(strict,)))
    furniture.studies.reread_designs()
    until(lambda: furniture.background.idle)
    gone = sorted((study.folder / "images").iterdir())
    for path in gone[:25]:
        path.unlink()
    furniture.window.go("sessions")
    furniture.sessions.begin_session("grid-8-choose-2")
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "A001")
    panel.start_button.click()
    until(lambda: panel.messages.text)
    assert "is missing" in panel.messages.text
    assert "too small for the design" in panel.messages.text
    assert furniture.desks["sessions"].starting.window is None


def test_a_study_on_a_shared_folder_is_warned_of_once_and_works(
    furniture: Furniture, until: Until, monkeypatch: Any
) -> None:
    warning = property(lambda _self: "The study lies on the network.")
    monkeypatch.setattr("gridlab.app.session.start.PreparedSession.warning", warning)
    furniture.window.go("sessions")
    furniture.sessions.begin_session("triplet")
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "A001")
    panel.start_button.click()
    until(lambda: furniture.desks["sessions"].starting.window is not None)
    assert "on the network" in furniture.sessions.messages.text
    furniture.desks["sessions"].starting.close()
    until(lambda: furniture.background.idle)


@pytest.mark.parametrize("leave", ["button", "escape", "progress"])
def test_cancel_while_the_images_are_checked_starts_nothing(
    furniture: Furniture, study: OpenStudy, until: Until, leave: str
) -> None:
    furniture.window.go("sessions")
    until(lambda: furniture.background.idle)
    furniture.sessions.begin_session("triplet")
    panel = furniture.sessions.panel
    panel.annotator.setText("p001")
    panel.start_button.click()
    if leave == "escape":
        furniture.sessions.escape()
    else:
        place = panel if leave == "button" else panel.progress
        (cancel,) = [one for one in place.findChildren(QPushButton) if one.text() == "Cancel"][:1]
        cancel.click()
    until(lambda: furniture.background.idle)
    assert furniture.desks["sessions"].starting.window is None
    assert not list((study.folder / "sessions").glob("*.gridlab"))
    given = next_number(study.folder, study.study.id, design_id(load_design(study, "triplet")), "main", 0)
    assert given == 0


def test_a_long_name_of_a_design_is_shortened_and_leaves_the_panel_as_wide(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    long = "a-name-of-a-design-that-goes-on-and-on-for-as-long-as-it-may-be"
    save_design(study, replace(load_design(study, "triplet"), name=long))
    furniture.studies.reread_designs()
    until(lambda: furniture.background.idle)
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    panel.design.set_value("")
    panel.design.value_changed.emit("")
    QCoreApplication.processEvents()
    inner = panel.widget()
    assert inner is not None and inner.width() <= panel.viewport().width()
    (field,) = [one for one in ticks(panel) if one.text() == long]
    assert field.shown_text.endswith("…") and long.startswith(field.shown_text[:-1])
    assert field.toolTip() == long
    assert not ticks(panel)[0].toolTip() or ticks(panel)[0] is field


def test_a_long_path_in_an_error_leaves_the_panel_as_wide(furniture: Furniture, until: Until) -> None:
    furniture.window.go("sessions")
    until(lambda: furniture.background.idle)
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    path = f"/tmp/a/{'0123456789abcdef' * 6}.gridlab"
    panel.show_error(GridLabError(f"The session file {path} could not be saved: permission is denied."))
    QCoreApplication.processEvents()
    inner = panel.widget()
    assert inner is not None and inner.width() <= panel.viewport().width()
    assert path in panel.messages.text and path in panel.messages.accessibleName()
    for name in ("lists/of-codes.csv", "some/longer/place/for/lists/latin1.csv", "a.csv"):
        panel.show_error(GridLabError(f"The list of codes /tmp/{name} is not UTF-8 text: byte 12 is wrong."))
        QCoreApplication.processEvents()
        said = panel.messages._strong
        assert said.height() >= said.heightForWidth(said.width())
    panel.list_requested.disconnect()
    panel.list_button.click()
    assert not panel.messages.isVisible()
