"""What is typed counts when it is complete: what ends wrong leaves nothing behind, not its first digit."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from gridlab.app.study import OpenStudy
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]
NAME = "grid-8-choose-2"
CHOOSE = ("grid", "choose")


@pytest.fixture
def typing(furniture: Furniture) -> Furniture:
    """The Design page at the front; 2 of at most 7 are chosen."""
    furniture.window.go("design")
    furniture.window.activateWindow()
    furniture.design.show_design(NAME)
    return furniture


def field_of(furniture: Furniture, *path: str) -> QLineEdit:
    field = furniture.design.form.field(*path)
    assert isinstance(field, QLineEdit)
    return field


def begin(furniture: Furniture, *path: str) -> QLineEdit:
    field = field_of(furniture, *path)
    field.setFocus()
    field.selectAll()
    return field


def saved_choose(study: OpenStudy, name: str = NAME) -> int:
    value = json.loads((study.folder / "designs" / f"{name}.json").read_text(encoding="utf-8"))
    return int(value["blocks"][0]["grid"]["choose"])


def shown_choose(furniture: Furniture) -> int:
    content = furniture.design.pane.preview.screen_view.content
    assert content is not None
    return content.block.grid.choose


def watch(furniture: Furniture, study: OpenStudy, seconds: float) -> set[int]:
    """What the file says while events run."""
    seen = set()
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        QTest.qWait(20)
        seen.add(saved_choose(study))
    return seen


def test_a_number_that_ends_wrong_keeps_no_digit_of_itself(
    typing: Furniture, study: OpenStudy, until: Until
) -> None:
    field = begin(typing, *CHOOSE)
    QTest.keyClicks(field, "1")
    assert shown_choose(typing) == 1, "the preview follows every key"
    QTest.keyClicks(field, "0")
    assert watch(typing, study, 1.8) == {2}
    until(lambda: typing.design.form.design.blocks[0].grid.choose == 2)
    assert shown_choose(typing) == 2
    assert "1 to 7" in typing.design.form.faults[0]
    assert field.text() == "10", "what is wrong stays where it was typed"
    assert not typing.design.step_buttons.undo.isEnabled(), "nothing was changed"
    assert not typing.desks["design"].dirty


def test_a_slow_typist_is_understood_too(typing: Furniture, study: OpenStudy) -> None:
    field = begin(typing, *CHOOSE)
    QTest.keyClicks(field, "1")
    seen = watch(typing, study, 0.5)
    QTest.keyClicks(field, "0")
    assert seen | watch(typing, study, 1.6) == {2}


def test_what_was_saved_in_a_long_pause_is_taken_back_where_it_was_a_beginning(
    typing: Furniture, study: OpenStudy, until: Until
) -> None:
    field = begin(typing, *CHOOSE)
    QTest.keyClicks(field, "1")
    until(lambda: saved_choose(study) == 1)
    QTest.keyClicks(field, "0")
    until(lambda: saved_choose(study) == 2)
    assert not typing.design.step_buttons.undo.isEnabled()


@pytest.mark.parametrize("leave", ["tab", "enter", "page", "click"])
def test_leaving_a_wrong_entry_keeps_the_last_good_value_at_once(typing: Furniture, leave: str) -> None:
    field = begin(typing, *CHOOSE)
    QTest.keyClicks(field, "10")
    if leave == "tab":
        QTest.keyClick(field, Qt.Key.Key_Tab)
    elif leave == "enter":
        QTest.keyClick(field, Qt.Key.Key_Return)
    elif leave == "page":
        typing.window.go("images")
        typing.window.go("design")
    else:
        typing.design.duplicate_button.click()
        assert typing.design.name == f"{NAME}-2"
    assert typing.design.form.design.blocks[0].grid.choose == 2
    assert shown_choose(typing) == 2
    if leave != "click":
        assert field.text() == "10"
        assert field.property("wrong") is True


def test_another_design_and_back_shows_the_last_good_value(typing: Furniture, study: OpenStudy) -> None:
    field = begin(typing, *CHOOSE)
    QTest.keyClicks(field, "10")
    side = typing.design.side
    side.view.setCurrentIndex(side.model.index(side.model.row_of("triplet")))
    assert typing.design.name == "triplet"
    assert typing.design.form.faults == []
    side.view.setCurrentIndex(side.model.index(side.model.row_of(NAME)))
    assert field_of(typing, *CHOOSE).text() == "2"
    assert shown_choose(typing) == 2
    assert watch(typing, study, 0.8) == {2}


def test_a_right_entry_counts_when_it_is_left_and_is_one_step(typing: Furniture, study: OpenStudy) -> None:
    field = begin(typing, "layout", "gap")
    QTest.keyClicks(field, "1")
    QTest.keyClicks(field, "2")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert typing.studies.view is not None
    entry = typing.studies.view.entry(NAME)
    assert entry is not None and entry.design is not None
    assert entry.design.blocks[0].layout.gap == 12, "the other pages know it"
    undo = typing.design.step_buttons.undo
    assert undo.accessibleName() == "Undo: Change gap to 12 px"
    undo.click()
    assert field_of(typing, "layout", "gap").text() == "8"


def test_undo_takes_back_what_is_being_typed_and_no_more(typing: Furniture) -> None:
    QTest.keyClicks(begin(typing, "layout", "gap"), "12")
    field = begin(typing, *CHOOSE)
    QTest.keyClicks(field, "10")
    typing.design.step_buttons.undo.click()
    assert field_of(typing, "layout", "gap").text() == "8", "the wrong entry was no step"
    typing.design.step_buttons.redo.click()
    assert field_of(typing, "layout", "gap").text() == "12"


def test_closing_does_not_save_the_beginning_of_a_wrong_entry(
    typing: Furniture, study: OpenStudy, until: Until
) -> None:
    QTest.keyClicks(begin(typing, *CHOOSE), "10")
    typing.close_study()
    until(lambda: typing.studies.view is None)
    assert saved_choose(study) == 2


def test_the_first_wrong_entry_of_a_design_with_sessions_makes_no_version(
    typing: Furniture, study: OpenStudy, sit: Callable[..., object], until: Until
) -> None:
    sit("p001", design=NAME).answer(1).close()  # type: ignore[attr-defined]
    typing.studies.reread()
    until(lambda: (one := typing.studies.view.entry(NAME)) is not None and one.frozen)  # type: ignore[union-attr]
    field = begin(typing, *CHOOSE)
    QTest.keyClicks(field, "10")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert typing.design.name == NAME
    assert [entry.name for entry in typing.design.side.model.rows] == [NAME, "triplet"]
    assert not (study.folder / "designs" / f"{NAME}-2.json").exists()
