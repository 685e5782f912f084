"""What is set, and what the study says of itself, is undone step by step as designs and images are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gridlab.app.study import OpenStudy, open_study, save_study
from gridlab.gui.shell.furniture import Furniture
from gridlab.store import disk
from gridlab.store.settings import change_settings, read_settings

Until = Callable[..., None]


@pytest.fixture
def field(furniture: Furniture) -> Callable[[str], Any]:
    """field(key): what takes the focus in that field of the Settings page, which is at the front."""
    furniture.window.go("settings")
    furniture.window.activateWindow()
    return furniture.settings.fields.widget


def type_over(field: Any, text: str) -> None:
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)


def menu(furniture: Furniture, key: str) -> str:
    """Choose undo or redo in the menu; what its entry said, "" where it could not be chosen."""
    action = furniture.window.actions_by_key[key]
    if not action.isEnabled():
        return ""
    text = action.text()
    action.trigger()
    return text


def test_a_setting_is_undone_and_redone_from_the_menu_by_name(
    furniture: Furniture, field: Callable[[str], Any], until: Until
) -> None:
    field("theme").buttons()[2].click()
    until(lambda: read_settings().theme == "dark")
    assert menu(furniture, "undo") == "Undo: Change theme to Dark"
    assert field("theme").value == "system"
    until(lambda: read_settings().theme == "system")
    assert menu(furniture, "undo") == ""
    assert menu(furniture, "redo") == "Redo: Change theme to Dark"
    until(lambda: read_settings().theme == "dark")


def test_a_title_is_typed_saved_undone_and_saved_again(
    furniture: Furniture, field: Callable[[str], Any], study: OpenStudy, until: Until
) -> None:
    type_over(field("title"), "Foods of the world ")
    until(lambda: open_study(study.folder).study.title == "Foods of the world")
    assert field("title").text() == "Foods of the world ", "it is still typed in"
    QTest.keyClick(field("title"), Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field("title").text() == "Food study"
    assert "Food study" in furniture.window.windowTitle()
    until(lambda: open_study(study.folder).study.title == "Food study")
    assert menu(furniture, "redo") == "Redo: Change study title to Foods of the world"
    until(lambda: open_study(study.folder).study.title == "Foods of the world")


def test_settings_and_texts_of_one_page_have_one_history(
    furniture: Furniture, field: Callable[[str], Any], study: OpenStudy, until: Until
) -> None:
    type_over(field("station"), "7")
    type_over(field("creators"), "A. Person; B. Other")
    field("returning").buttons()[2].click()
    names = [menu(furniture, "undo") for _ in range(4)]
    assert names == [
        "Undo: Change rule for returning annotators to Refuse",
        "Undo: Change creators",
        "Undo: Change station number to 7",
        "",
    ]
    assert (field("station").number, field("creators").text(), field("returning").value) == (0, "", "resume")
    names = [menu(furniture, "redo") for _ in range(3)]
    assert names[0] == "Redo: Change station number to 7"
    until(lambda: open_study(study.folder).study.returning == "refuse")
    assert open_study(study.folder).study.metadata.creators == ("A. Person", "B. Other")
    until(lambda: read_settings().station == 7)


def test_each_page_undoes_its_own_steps(
    furniture: Furniture, field: Callable[[str], Any], study: OpenStudy, until: Until
) -> None:
    type_over(field("title"), "Kept")
    furniture.window.go("images")
    assert menu(furniture, "undo") == "", "the title is no step of the images"
    furniture.images.browser.grid.select_places([0])
    furniture.images.browser.bar.exclude.click()
    until(lambda: not open_study(study.folder).study.images[0].included)
    assert menu(furniture, "undo").startswith("Undo: Exclude: ")
    until(lambda: open_study(study.folder).study.images[0].included)
    assert open_study(study.folder).study.title == "Kept"
    furniture.window.go("settings")
    assert menu(furniture, "undo") == "Undo: Change study title to Kept"
    until(lambda: open_study(study.folder).study.title == "Food study")


def test_what_was_typed_a_moment_ago_is_undone_too(
    furniture: Furniture, field: Callable[[str], Any], until: Until
) -> None:
    type_over(field("station"), "4")
    assert menu(furniture, "undo") == "Undo: Change station number"
    assert field("station").number == 0
    until(lambda: furniture.background.idle)
    assert read_settings().station == 0


def test_undo_puts_back_what_is_wrong_in_a_field_before_it_takes_a_step_back(
    furniture: Furniture, field: Callable[[str], Any], tmp_path: Path
) -> None:
    type_over(field("station"), "7")
    type_over(field("cache_megabytes"), "5")
    row = furniture.settings.fields.made("cache_megabytes").row
    assert row.problem == "Allowed: a whole number from 10 to 1,000,000."
    menu(furniture, "undo")
    assert (field("cache_megabytes").number, row.problem) == (1000, "")
    type_over(field("backup"), str(tmp_path / "half-typed"))
    menu(furniture, "undo")
    assert field("backup").text() == ""
    assert field("station").number == 7
    menu(furniture, "undo")
    assert field("station").number == 0


def test_typing_with_pauses_is_one_step(
    furniture: Furniture, field: Callable[[str], Any], study: OpenStudy, until: Until
) -> None:
    type_over(field("title"), "Foods")
    until(lambda: open_study(study.folder).study.title == "Foods")
    QTest.keyClicks(field("title"), " and drinks")
    until(lambda: open_study(study.folder).study.title == "Foods and drinks")
    menu(furniture, "undo")
    assert field("title").text() == "Food study"
    assert menu(furniture, "undo") == ""


def test_a_full_disk_takes_nothing_from_the_history(
    furniture: Furniture,
    field: Callable[[str], Any],
    study: OpenStudy,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    page = furniture.settings
    with monkeypatch.context() as broken:
        broken.setattr(disk, "fsync", full)
        type_over(field("title"), "Unsaved")
        type_over(field("station"), "8")
        field("theme").buttons()[2].click()
        until(lambda: "the disk is full" in page.messages.text)
        until(lambda: furniture.background.idle)
        assert furniture.window.status.text.startswith("Not saved")
        assert [menu(furniture, "undo") for _ in range(3)] == [
            "Undo: Change theme to Dark",
            "Undo: Change station number to 8",
            "Undo: Change study title to Unsaved",
        ]
        until(lambda: not furniture.documents.dirty)  # nothing differs from the files any more
        until(lambda: page.messages.text == "")
        assert menu(furniture, "redo") == "Redo: Change study title to Unsaved"
        until(lambda: "the disk is full" in page.messages.text)
    field("theme").buttons()[1].click()
    until(lambda: read_settings().theme == "light")
    assert furniture.window.status.text.startswith("Not saved"), "the title is not"
    menu(furniture, "undo")
    assert furniture.documents.dirty
    furniture.study_document.saver.now()
    until(lambda: open_study(study.folder).study.title == "Unsaved")
    until(lambda: furniture.window.status.text.startswith("Saved "))
    assert menu(furniture, "undo") == "Undo: Change study title to Unsaved"


def test_undo_leaves_alone_what_another_program_changed(
    furniture: Furniture, field: Callable[[str], Any], study: OpenStudy, until: Until
) -> None:
    type_over(field("station"), "7")
    type_over(field("doi"), "10.1/x")
    until(lambda: read_settings().station == 7)
    until(lambda: not furniture.documents.dirty and furniture.background.idle)
    change_settings(lambda settings: replace(settings, cache_megabytes=50))
    theirs = open_study(study.folder)
    save_study(theirs, replace(theirs.study, title="Theirs"))
    menu(furniture, "undo")
    menu(furniture, "undo")
    until(lambda: read_settings().station == 0)
    until(lambda: open_study(study.folder).study.metadata.doi == "")
    assert read_settings().cache_megabytes == 50
    assert open_study(study.folder).study.title == "Theirs"
    until(lambda: field("title").text() == "Theirs" and field("cache_megabytes").number == 50)


def test_steps_of_a_study_are_gone_with_it(
    furniture: Furniture, field: Callable[[str], Any], study: OpenStudy, until: Until
) -> None:
    type_over(field("title"), "Kept")
    furniture.close_study()
    until(lambda: furniture.studies.view is None)
    furniture.studies.open(study.folder)
    until(lambda: furniture.studies.view is not None)
    furniture.window.go("settings")
    assert field("title").text() == "Kept"
    assert menu(furniture, "undo") == ""


def test_a_study_that_is_read_again_keeps_its_history(
    furniture: Furniture, field: Callable[[str], Any], study: OpenStudy, until: Until
) -> None:
    type_over(field("title"), "Typed")
    field("title").editingFinished.emit()
    furniture.window.actions_by_key["refresh"].trigger()
    until(lambda: furniture.background.idle and not furniture.documents.dirty)
    assert menu(furniture, "undo") == "Undo: Change study title to Typed"
    until(lambda: open_study(study.folder).study.title == "Food study")


def test_the_buttons_of_the_page_undo_and_redo_too(
    furniture: Furniture, field: Callable[[str], Any], until: Until
) -> None:
    buttons = furniture.settings.step_buttons
    assert not buttons.undo.isEnabled()
    type_over(field("station"), "7")
    field("station").editingFinished.emit()
    assert buttons.undo.accessibleName() == "Undo: Change station number to 7"
    buttons.undo.click()
    assert field("station").number == 0
    assert buttons.undo.accessibleName() == "Nothing to undo"
    buttons.redo.click()
    until(lambda: read_settings().station == 7)
