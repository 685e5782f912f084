"""Sessions are set right on their page: notes, voids and codes, several rows at once, with undo."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gridlab.app.designs import frozen_designs
from gridlab.gui.shell.furniture import Furniture
from gridlab.store import disk
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.keys_file import read_keys
from gridlab.store.sessions.list import list_sessions
from tests.gui.pages.sessions.test_keeping import choose, listed, see

Until = Callable[..., None]
Sit = Callable[..., Any]


def cell(furniture: Furniture, code: str, key: str) -> str:
    model = furniture.sessions.model
    return str(model.index(listed(furniture).index(code), model.at(key)).data())


def give(furniture: Furniture, text: str) -> None:
    panel = furniture.sessions.set_right
    assert panel.isVisible()
    panel.field.setText(text)
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert not panel.isVisible()


def test_several_sessions_get_a_note_and_a_void_at_once_and_both_are_undone(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    for code in ("p001", "p002", "p003"):
        sit(code).answer(2).close()
    see(furniture, until, "p001", "p002", "p003")
    page, folder = furniture.sessions, furniture.studies.view.open.folder  # type: ignore[union-attr]
    page.table.selectAll()
    choose_two = page.table.selectionModel()
    assert len(page.several) == 3
    page.buttons.note.trigger()
    give(furniture, "phone rang")
    until(lambda: cell(furniture, "p001", "remark") == "phone rang")
    assert cell(furniture, "p003", "remark") == "phone rang"
    assert len(choose_two.selectedRows()) == 3, "rows stay chosen when they are read again"
    page.buttons.void.trigger()
    give(furniture, "a trial run")
    until(lambda: cell(furniture, "p002", "status") == "Voided")
    assert len(read_notes(folder).voided()) == 3
    assert "Void" in furniture.window.actions_by_key["undo"].text()
    furniture.window.actions_by_key["undo"].trigger()
    until(lambda: cell(furniture, "p002", "status") == "Unfinished")
    assert cell(furniture, "p002", "remark") == "phone rang"
    until(lambda: not page.presenter.right._uses.busy)
    furniture.window.actions_by_key["undo"].trigger()
    until(lambda: cell(furniture, "p001", "remark") == "")
    until(lambda: not page.presenter.right._uses.busy)
    furniture.window.actions_by_key["redo"].trigger()
    until(lambda: cell(furniture, "p001", "remark") == "phone rang")
    choose(furniture, "p001")
    assert not page.buttons.unvoid.isEnabled()


def test_a_note_that_cannot_be_saved_is_no_step_and_is_tried_again_as_it_was_entered(
    furniture: Furniture, sit: Sit, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    sit("p001").answer(2).close()
    see(furniture, until, "p001")
    page, folder = furniture.sessions, furniture.studies.view.open.folder  # type: ignore[union-attr]
    choose(furniture, "p001")
    with monkeypatch.context() as broken:
        broken.setattr(disk, "fsync", full)
        page.buttons.note.trigger()
        give(furniture, "phone rang")
        until(lambda: "the disk is full" in page.messages.text)
        page.presenter.right.undo()
        assert not page.presenter.right._uses.busy, "there is nothing to undo"
    assert read_notes(folder).notes == ()
    (again,) = [one for one in page.messages.findChildren(QPushButton) if one.text() == "Try again"]
    again.click()
    until(lambda: cell(furniture, "p001", "remark") == "phone rang")
    page.presenter.right.undo()
    until(lambda: cell(furniture, "p001", "remark") == "")


def test_a_mistyped_code_is_changed_in_the_window(furniture: Furniture, sit: Sit, until: Until) -> None:
    sit("p001").answer(2).close()
    sit("P0001").answer(2).close()
    see(furniture, until, "p001", "P0001")
    choose(furniture, "P0001")
    page = furniture.sessions
    page.buttons.code.trigger()
    page.set_right.field.setText("ann@lab.org")
    assert not page.set_right.done.isEnabled()
    give(furniture, "p002")
    until(lambda: sorted(listed(furniture)) == ["p001", "p002"])
    until(lambda: "keys.csv" in page.messages.text)
    study = furniture.studies.view.open  # type: ignore[union-attr]
    assert [key.note.startswith("was P0001") for key in read_keys(study.study.id)] == [True]


def test_a_session_that_was_not_begun_says_so_holds_no_design_and_is_moved_aside(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001").close()
    see(furniture, until, "p001")
    study = furniture.studies.view.open  # type: ignore[union-attr]
    assert cell(furniture, "p001", "status") == "Not begun"
    assert [row.status for row in list_sessions(study.folder)] == ["partial"]
    assert frozen_designs(study) == frozenset()
    (number,) = [row.number for row in list_sessions(study.folder)]
    choose(furniture, "p001")
    page = furniture.sessions
    assert page.buttons.discard.isEnabled()
    page.buttons.discard.trigger()
    until(lambda: listed(furniture) == [])
    until(lambda: "number stays used" in page.messages.text)
    assert list((study.folder / "sessions").glob("*.discarded"))
    sit("p002").answer(1).close()
    assert [row.number for row in list_sessions(study.folder)] == [number + 1]
    back = page.messages.findChildren(type(page.new_button))
    next(one for one in back if one.text() == "Bring it back").click()
    until(lambda: sorted(listed(furniture)) == ["p001", "p002"])
    choose(furniture, "p002")
    assert not page.buttons.discard.isEnabled()


def test_columns_of_the_wide_table_tell_flags_pace_time_and_enjoyment(
    furniture: Furniture, sit: Sit, until: Until
) -> None:
    sit("p001").answer().close()
    see(furniture, until, "p001")
    (row,) = furniture.studies.view.sessions  # type: ignore[union-attr]
    odd = replace(row, median_ms=700, catch_passed=0, catch_shown=2, enjoyment=4, doubts=("catch", "fast"))
    model = furniture.sessions.model
    model.set_rows([odd])
    told = {column.key: str(model.index(0, at).data()) for at, column in enumerate(model.columns)}
    assert (told["flags"], told["pace"], told["enjoyment"]) == ("catch, fast", "! 0.7 s", "4/5")
    table = furniture.sessions.table
    furniture.window.resize(1920, 1080)
    until(lambda: not table.isColumnHidden(model.at("remark")))
    furniture.window.resize(1280, 720)
    until(lambda: table.isColumnHidden(model.at("remark")))
    assert not table.isColumnHidden(model.at("when"))
    furniture.window.resize(1000, 680)
    furniture.sessions.begin_session()
    until(lambda: table.isColumnHidden(model.at("when")))  # beside the panel the design is told whole
    assert table.columnWidth(model.at("design")) >= 160
    assert not table.horizontalScrollBar().maximum()


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("/home/ann/p01", "looks like a path"),
        ("C:\\data", "looks like a path"),
        ("apple.png", "looks like a path"),
        ("ann@example.org", "looks like an e-mail address or a platform id"),
        ("5f3c1a2b9d8e7f6a5b4c3d2e", "looks like an e-mail address or a platform id"),
    ],
)
def test_a_code_that_looks_like_something_else_is_asked_about_before_the_start(
    furniture: Furniture, until: Until, code: str, said: str
) -> None:
    furniture.window.go("sessions")
    page = furniture.sessions
    page.begin_session()
    until(lambda: page.panel.annotator.text() != "")
    page.panel.annotator.setText(code)
    page.panel.start_button.click()
    until(lambda: said in page.panel.messages.text)
    assert not list_sessions(furniture.studies.view.open.folder)  # type: ignore[union-attr]


def test_the_design_last_worked_on_is_proposed(furniture: Furniture, sit: Sit, until: Until) -> None:
    import os
    import time

    study = furniture.studies.view.open  # type: ignore[union-attr]
    names = [entry.name for entry in furniture.studies.view.designs]  # type: ignore[union-attr]
    last = names[-1]
    os.utime(study.folder / "designs" / f"{last}.json", (time.time() + 5, time.time() + 5))
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    until(lambda: furniture.sessions.panel.design.value == last)
    assert len(names) > 1


def test_a_study_is_tried_with_simulated_annotators(furniture: Furniture, until: Until) -> None:
    furniture.window.go("sessions")
    page, folder = furniture.sessions, furniture.studies.view.open.folder  # type: ignore[union-attr]
    page._empty.also_requested.emit()
    assert page.trying.isVisible()
    assert page.trying.count.number == 12
    page.trying.design.set_value("triplet")
    page.trying.count.set_number(2)
    page.trying.start.click()
    assert not page.trying.isVisible()
    until(lambda: sorted(listed(furniture)) == ["sim-001", "sim-002"], 60)
    assert {row.purpose for row in list_sessions(folder)} == {"simulated"}
    until(lambda: "Simulated: 2 sessions" in page.messages.text)


def test_hours_and_pay_per_person_are_saved_as_a_table(
    furniture: Furniture, sit: Sit, until: Until, tmp_path: Path
) -> None:
    sit("p001").answer().close()
    sit("p002").answer(3).close()
    see(furniture, until, "p001", "p002")
    out = tmp_path / "hours.csv"
    furniture.sessions.presenter.save_hours(out)
    until(lambda: "2 annotators" in furniture.sessions.messages.text)
    head, first, second = out.read_text("utf-8").splitlines()
    assert head == "annotator,complete,unfinished,voided,hours,pay,currency"
    assert first.startswith("p001,1,0,0,0.") and first.endswith(",1.50,GBP")
    assert second.startswith("p002,0,1,0,0.") and second.endswith(",0,GBP")
