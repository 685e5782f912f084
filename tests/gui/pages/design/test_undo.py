"""Every edit of a design can be undone by toolbar, keys and history list, whatever was saved between."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from gridlab.app.study import OpenStudy
from gridlab.gui.pages.design import presenter
from gridlab.gui.shell.furniture import Furniture
from gridlab.store import disk

Until = Callable[..., None]
GAP = ("layout", "gap")
NAME = "grid-8-choose-2"


def file_of(study: OpenStudy, name: str) -> Path:
    return study.folder / "designs" / f"{name}.json"


def gap_on_disk(study: OpenStudy, name: str = NAME) -> int:
    value: Any = json.loads(file_of(study, name).read_text(encoding="utf-8"))
    return int(value["blocks"][0]["layout"]["gap"])


def write_as_another_program(path: Path, data: bytes) -> None:
    beside = path.with_suffix(".new")
    beside.write_bytes(data)
    beside.replace(path)


def line(furniture: Furniture, *path: str) -> QLineEdit:
    field = furniture.design.form.field(*path)
    assert isinstance(field, QLineEdit)
    return field


def type_over(furniture: Furniture, path: tuple[str, ...], text: str) -> QLineEdit:
    field = line(furniture, *path)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    return field


def names(furniture: Furniture) -> list[str]:
    return [entry.name for entry in furniture.design.side.model.rows]


def press(part: QWidget, text: str) -> None:
    for _ in range(100):  # buttons just put in are shown by an event
        QApplication.processEvents()
        found = [one for one in part.findChildren(QPushButton) if one.text() == text and not one.isHidden()]
        if found:
            found[-1].click()
            return
    raise AssertionError(f"no button {text}")


def full_disk(*_args: object, **_more: object) -> None:
    raise OSError(28, "No space left on device")


@pytest.fixture
def open_design(furniture: Furniture) -> Furniture:
    furniture.window.go("design")
    furniture.window.activateWindow()
    furniture.design.show_design(NAME)
    return furniture


def test_typing_is_one_step_that_the_button_names_and_undoes(open_design: Furniture) -> None:
    furniture, page = open_design, open_design.design
    assert not page.step_buttons.undo.isEnabled()
    type_over(furniture, GAP, "123")
    undo, redo = page.step_buttons.undo, page.step_buttons.redo
    assert undo.toolTip().startswith("Undo: Change gap to 123 px (")
    undo.click()
    assert line(furniture, *GAP).text() == "8"
    assert not undo.isEnabled()
    assert redo.accessibleName() == "Redo: Change gap to 123 px"
    redo.click()
    assert line(furniture, *GAP).text() == "123"


@pytest.mark.parametrize("shift", [True, False])
def test_the_keys_undo_and_redo_the_designs_step_also_inside_a_field(
    open_design: Furniture, shift: bool
) -> None:
    furniture = open_design
    field = type_over(furniture, GAP, "12")
    type_over(furniture, ("layout", "margin"), "30").setFocus()
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(field, Qt.Key.Key_Z, control)
    assert line(furniture, "layout", "margin").text() == "24", "the last step, though another field is used"
    assert field.text() == "12"
    QTest.keyClick(field, Qt.Key.Key_Z, control)
    assert field.text() == "8"
    QTest.keyClick(field, Qt.Key.Key_Z, control)
    assert field.text() == "8", "nothing is left, and the field has no undo of its own"
    for _ in range(2):
        if shift:
            QTest.keyClick(field, Qt.Key.Key_Z, control | Qt.KeyboardModifier.ShiftModifier)
        else:
            QTest.keyClick(field, Qt.Key.Key_Y, control)
    assert (field.text(), line(furniture, "layout", "margin").text()) == ("12", "30")


def test_a_long_text_is_undone_as_one_step_of_the_design(open_design: Furniture) -> None:
    furniture = open_design
    area = furniture.design.form.field("question")
    assert isinstance(area, QPlainTextEdit)
    before = area.toPlainText()
    area.setFocus()
    QTest.keyClicks(area, "Well: ")
    assert area.toPlainText() != before
    QTest.keyClick(area, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert area.toPlainText() == before


def test_undo_of_a_design_is_for_its_page_alone(open_design: Furniture) -> None:
    furniture = open_design
    type_over(furniture, GAP, "12")
    undo = furniture.window.actions_by_key["undo"]
    assert undo.isEnabled()
    assert undo.text() == "Undo: Change gap to 12 px"
    furniture.window.go("images")
    assert not undo.isEnabled()
    furniture.window.go("design")
    assert undo.isEnabled()


def test_each_design_has_a_history_of_its_own(open_design: Furniture) -> None:
    furniture, page = open_design, open_design.design
    type_over(furniture, GAP, "12")
    page.side.view.setCurrentIndex(page.side.model.index(page.side.model.row_of("triplet")))
    assert page.name == "triplet"
    assert not page.step_buttons.undo.isEnabled()
    type_over(furniture, GAP, "5")
    page.side.view.setCurrentIndex(page.side.model.index(page.side.model.row_of(NAME)))
    page.step_buttons.undo.click()
    assert line(furniture, *GAP).text() == "8"
    assert page.name == NAME


def test_the_history_list_names_every_step_marks_the_present_one_and_goes_anywhere(
    open_design: Furniture,
) -> None:
    furniture, page = open_design, open_design.design
    type_over(furniture, GAP, "12")
    type_over(furniture, ("layout", "margin"), "30")
    furniture.window.actions_by_key["history"].trigger()
    panel = page.history
    assert panel.isVisible()
    assert [row.text for row in panel.model.rows] == [
        "Opened",
        "Change gap to 12 px",
        "Change margin to 30 px",
    ]
    assert [row.mark for row in panel.model.rows] == ["", "", "check"]
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    QTest.keyClick(panel.view, Qt.Key.Key_Up)
    assert line(furniture, *GAP).text() == "12", "looking at a step changes nothing"
    QTest.keyClick(panel.view, Qt.Key.Key_Return)
    assert (line(furniture, *GAP).text(), line(furniture, "layout", "margin").text()) == ("8", "24")
    assert [row.faint for row in panel.model.rows] == [False, True, True]
    place = panel.view.visualRect(panel.model.index(2)).center()
    QTest.mouseClick(panel.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert line(furniture, "layout", "margin").text() == "30"
    QTest.keyClick(panel.view, Qt.Key.Key_Escape)
    assert not panel.isVisible()
    page.history_button.click()
    line(furniture, *GAP).setFocus()
    assert not panel.isVisible(), "it goes when one works on elsewhere"


def test_a_saved_state_that_is_undone_is_saved_again(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture = open_design
    before = file_of(study, NAME).read_bytes()
    type_over(furniture, GAP, "12")
    until(lambda: gap_on_disk(study) == 12)
    until(lambda: not furniture.desks["design"].dirty)
    furniture.design.step_buttons.undo.click()
    assert furniture.desks["design"].dirty
    until(lambda: not furniture.desks["design"].dirty)
    assert file_of(study, NAME).read_bytes() == before
    furniture.design.step_buttons.redo.click()
    until(lambda: gap_on_disk(study) == 12)


def test_a_pause_and_saving_by_itself_do_not_split_what_is_typed(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture = open_design
    field = type_over(furniture, GAP, "1")
    until(lambda: gap_on_disk(study) == 1)
    until(lambda: not furniture.desks["design"].dirty)
    QTest.keyClicks(field, "2")
    furniture.design.step_buttons.undo.click()
    assert field.text() == "8"


def test_a_failed_save_says_so_where_it_is_and_is_mended_by_undo_too(
    open_design: Furniture, study: OpenStudy, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    furniture, bar = open_design, open_design.design.saving_bar
    with monkeypatch.context() as broken:
        broken.setattr(disk, "write", full_disk)
        type_over(furniture, GAP, "12")
        until(lambda: bar.text)
        assert "the disk is full" in bar.text
        assert gap_on_disk(study) == 8
        furniture.design.step_buttons.undo.click()
        until(lambda: bar.text == "")
    assert not furniture.desks["design"].dirty
    assert furniture.window.status.text.startswith("Saved")


def test_closing_asks_only_when_the_last_save_failed_and_in_the_window(
    open_design: Furniture, study: OpenStudy, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    furniture, bar = open_design, open_design.design.saving_bar
    with monkeypatch.context() as broken:
        broken.setattr(disk, "write", full_disk)
        type_over(furniture, GAP, "12")
        assert not furniture.window.close()
        until(lambda: bar.leaving is not None)
        assert furniture.window.isVisible()
        furniture.close_study()
        until(lambda: bar.leaving is not None and bar.leaving.text == "Close without saving")
        assert furniture.studies.view is not None
    press(bar, "Retry")
    until(lambda: furniture.studies.view is None)
    assert gap_on_disk(study) == 12


def test_closing_at_once_after_an_edit_saves_it_first(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    type_over(open_design, GAP, "12")
    open_design.close_study()
    until(lambda: open_design.studies.view is None)
    assert gap_on_disk(study) == 12
    assert not open_design.design.history_button.isEnabled()


def test_the_window_closes_by_itself_once_the_last_edit_is_saved(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    type_over(open_design, GAP, "12")
    open_design.window.close()
    until(lambda: not open_design.window.isVisible())
    assert gap_on_disk(study) == 12


def test_what_cannot_be_saved_is_saved_elsewhere_and_then_it_closes(
    open_design: Furniture,
    study: OpenStudy,
    tmp_path: Path,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    furniture, bar = open_design, open_design.design.saving_bar
    elsewhere = tmp_path / "copy.json"
    monkeypatch.setattr(presenter, "choose_new_file", lambda *_args: elsewhere)
    real = disk.write

    def full_in_the_study(descriptor: int, data: bytes) -> None:
        if "study" in str(Path(f"/proc/self/fd/{descriptor}").resolve()):
            full_disk()
        real(descriptor, data)

    with monkeypatch.context() as broken:
        broken.setattr(disk, "write", full_in_the_study)
        type_over(furniture, GAP, "12")
        furniture.close_study()
        until(lambda: bar.leaving is not None)
        press(bar, "Save elsewhere…")
        until(lambda: furniture.studies.view is None)
    assert json.loads(elsewhere.read_text())["blocks"][0]["layout"]["gap"] == 12
    assert gap_on_disk(study) == 8


def test_a_deleted_design_is_brought_back_byte_for_byte(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture, page = open_design, open_design.design
    path = file_of(study, "mine")
    path.write_bytes(b'{"version": 1,  "format": "gridlab-design",\n"language": "nl"}')
    before = path.read_bytes()
    furniture.studies.reread()
    until(lambda: "mine" in names(furniture))
    page.side.view.setCurrentIndex(page.side.model.index(page.side.model.row_of("mine")))
    page.side.view.setFocus()
    QTest.keyClick(page.side.view, Qt.Key.Key_Delete)
    assert "mine" not in names(furniture)
    until(lambda: not path.exists())
    assert page.name in names(furniture)
    assert page.side.messages.text == "mine was deleted."
    press(page.side.messages, "Undo")
    assert page.name == "mine"
    until(path.exists)
    assert path.read_bytes() == before
    page.step_buttons.redo.click()
    until(lambda: not path.exists())
    page.side.view.setCurrentIndex(page.side.model.index(0))
    page.history.toggle()
    assert [row.text for row in page.history.deleted_model.rows] == ["Restore mine"]
    page.history.deleted_view.activated.emit(page.history.deleted_model.index(0))
    until(path.exists)
    assert path.read_bytes() == before


def test_adding_duplicating_and_renaming_are_steps(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture, page = open_design, open_design.design
    furniture.window.actions_by_key["duplicate_design"].trigger()
    copy = f"{NAME}-2"
    assert page.name == copy
    until(file_of(study, copy).exists)
    page.fold_list(False)  # a folded list asks in the heading
    page.side.ask_rename()
    panel = page.side.rename_panel
    panel.field.setText("")
    QTest.keyClicks(panel.field, "triplet")
    assert "triplet" in panel.problem
    panel.field.clear()
    QTest.keyClicks(panel.field, "a/b")
    assert panel.problem
    panel.field.clear()
    QTest.keyClicks(panel.field, "mine")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    assert page.name == "mine"
    until(lambda: file_of(study, "mine").exists() and not file_of(study, copy).exists())
    page.step_buttons.undo.click()
    assert page.name == copy
    page.step_buttons.undo.click()
    assert names(furniture) == [NAME, "triplet"]
    until(lambda: not file_of(study, copy).exists() and not file_of(study, "mine").exists())
    page.step_buttons.redo.click()
    page.step_buttons.redo.click()
    assert page.name == "mine"
    until(file_of(study, "mine").exists)


def test_the_first_edit_of_a_frozen_design_makes_its_next_version_once(
    open_design: Furniture, study: OpenStudy, sit: Callable[..., Any], until: Until
) -> None:
    furniture, page = open_design, open_design.design
    sit("p001", design=NAME).answer(1).close()
    furniture.studies.reread()
    entry = furniture.studies.view.entry  # type: ignore[union-attr]
    until(lambda: (found := furniture.studies.view.entry(NAME)) is not None and found.frozen)  # type: ignore[union-attr]
    assert entry(NAME) is not None
    page.show_design(NAME)
    before = file_of(study, NAME).read_bytes()
    field = type_over(furniture, GAP, "123")
    assert names(furniture) == [NAME, f"{NAME}-2", "triplet"]
    assert page.name == page.side.name == f"{NAME}-2"
    assert field.text() == "123"
    assert f"{NAME}-2" in page.version_message.text
    until(lambda: file_of(study, f"{NAME}-2").exists() and not furniture.desks["design"].dirty)
    assert gap_on_disk(study, f"{NAME}-2") == 123
    assert file_of(study, NAME).read_bytes() == before
    press(page.version_message, "Undo")
    assert names(furniture) == [NAME, "triplet"]
    assert page.name == NAME
    until(lambda: not file_of(study, f"{NAME}-2").exists())
    type_over(furniture, GAP, "9")
    assert page.name == f"{NAME}-2", "and not the third"
    page.side.delete_requested.emit(NAME)
    assert "sessions" in page.side.messages.text
    assert NAME in names(furniture)


def test_a_design_changed_by_another_program_is_not_written_over(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture, page = open_design, open_design.design
    theirs = file_of(study, NAME).read_bytes().replace(b'"gap": 8', b'"gap": 40')
    write_as_another_program(file_of(study, NAME), theirs)
    type_over(furniture, GAP, "12")
    until(lambda: page.saving_bar.text)
    assert "changed by another program" in page.saving_bar.text
    assert file_of(study, NAME).read_bytes() == theirs
    press(page.saving_bar, "Keep mine as a copy")
    until(lambda: not furniture.desks["design"].dirty)
    assert gap_on_disk(study, f"{NAME}-2") == 12
    assert file_of(study, NAME).read_bytes() == theirs
    assert page.name == f"{NAME}-2"
    page.show_design(NAME)
    assert line(furniture, *GAP).text() == "40"


def test_what_another_program_wrote_is_taken_as_a_step_that_can_be_undone(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture, page = open_design, open_design.design
    theirs = file_of(study, NAME).read_bytes().replace(b'"gap": 8', b'"gap": 40')
    write_as_another_program(file_of(study, NAME), theirs)
    type_over(furniture, GAP, "12")
    until(lambda: page.saving_bar.text)
    press(page.saving_bar, "Reload")
    assert line(furniture, *GAP).text() == "40"
    until(lambda: not furniture.desks["design"].dirty)
    page.step_buttons.undo.click()
    assert line(furniture, *GAP).text() == "12"
    until(lambda: gap_on_disk(study) == 12)


def test_a_change_by_another_program_is_seen_when_one_comes_back_to_the_window(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture, page = open_design, open_design.design
    theirs = file_of(study, NAME).read_bytes().replace(b'"gap": 8', b'"gap": 40')
    write_as_another_program(file_of(study, NAME), theirs)
    furniture.desks["design"].document.look()
    until(lambda: line(furniture, *GAP).text() == "40")
    assert page.step_buttons.undo.accessibleName() == "Undo: Changed by another program"
    assert not furniture.desks["design"].dirty


def drop(widget: QWidget, *paths: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    widget.dropEvent(
        QDropEvent(
            QPointF(QPoint(10, 10)), Qt.DropAction.CopyAction, data,
            Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier,
        )
    )  # fmt: skip


def test_design_files_are_imported_by_drop_and_refused_with_the_place_in_them(
    open_design: Furniture, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    furniture, page = open_design, open_design.design
    good, bad = tmp_path / "triplet.json", tmp_path / "bad.json"
    good.write_bytes(file_of(study, "triplet").read_bytes())
    bad.write_bytes(good.read_bytes().replace(b'"rows": 1', b'"rows": 999'))
    drop(page.side, good)
    until(lambda: "triplet-2" in names(furniture))
    assert page.name == "triplet-2"
    until(file_of(study, "triplet-2").exists)
    page.step_buttons.undo.click()
    assert "triplet-2" not in names(furniture)
    drop(page.side, bad)
    until(lambda: "grid.rows" in page.side.messages.text)
    assert names(furniture) == [NAME, "triplet"]


def test_a_design_is_exported_whole(
    open_design: Furniture, study: OpenStudy, tmp_path: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    furniture, page = open_design, open_design.design
    target = tmp_path / "out.json"
    monkeypatch.setattr(presenter, "choose_new_file", lambda *_args: target)
    type_over(furniture, GAP, "12")
    furniture.window.actions_by_key["export_design"].trigger()
    until(lambda: "out.json" in page.side.messages.text)
    assert json.loads(target.read_text())["blocks"][0]["layout"]["gap"] == 12


def test_switching_designs_loses_nothing_that_waits(
    open_design: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture, page = open_design, open_design.design
    type_over(furniture, GAP, "12")
    page.show_design("triplet")
    type_over(furniture, GAP, "13")
    until(lambda: not furniture.desks["design"].dirty)
    assert (gap_on_disk(study), gap_on_disk(study, "triplet")) == (12, 13)


def test_reading_the_study_again_keeps_what_is_not_saved_yet(
    open_design: Furniture, study: OpenStudy, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    furniture = open_design
    with monkeypatch.context() as broken:
        broken.setattr(disk, "write", full_disk)
        type_over(furniture, GAP, "12")
        until(lambda: furniture.design.saving_bar.text)
        furniture.studies.reread()
        until(lambda: furniture.background.idle)
        assert line(furniture, *GAP).text() == "12"
    press(furniture.design.saving_bar, "Retry")
    until(lambda: gap_on_disk(study) == 12)
