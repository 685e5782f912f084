"""The Design page saves by itself, keeps the last good design, and shows it as annotators will see it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from gridlab.app.study import OpenStudy
from gridlab.gui.kit.displays import PHONE
from gridlab.gui.shell.furniture import Furniture
from gridlab.store import disk

Until = Callable[..., None]


def saved(study: OpenStudy, name: str) -> dict[str, object]:
    value = json.loads((study.folder / "designs" / f"{name}.json").read_text(encoding="utf-8"))
    assert isinstance(value, dict)
    return value


def type_over(furniture: Furniture, path: tuple[str, ...], text: str) -> None:
    field = furniture.design.form.field(*path)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def test_a_right_edit_is_on_disk_a_moment_later_and_the_status_line_says_so(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture.design.show_design("grid-8-choose-2")
    type_over(furniture, ("layout", "gap"), "12")
    until(lambda: saved(study, "grid-8-choose-2")["blocks"][0]["layout"]["gap"] == 12)  # type: ignore[index]
    until(lambda: not furniture.desks["design"].dirty)
    assert furniture.window.status.text.startswith("Saved ")


def test_a_wrong_edit_is_never_on_disk(furniture: Furniture, study: OpenStudy, until: Until) -> None:
    furniture.design.show_design("grid-8-choose-2")
    type_over(furniture, ("grid", "choose"), "9")
    assert furniture.design.form.faults
    furniture.desks["design"].saves.now()
    until(lambda: not furniture.desks["design"].dirty)
    assert saved(study, "grid-8-choose-2")["blocks"][0]["grid"]["choose"] == 2  # type: ignore[index]


def test_a_failed_save_keeps_the_old_file_stays_dirty_and_is_mended_by_trying_again(
    furniture: Furniture, study: OpenStudy, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    furniture.design.show_design("grid-8-choose-2")
    before = saved(study, "grid-8-choose-2")

    def full(*_args: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as broken:
        broken.setattr(disk, "write", full)
        type_over(furniture, ("layout", "gap"), "20")
        until(lambda: furniture.design.saving_bar.text)
    assert saved(study, "grid-8-choose-2") == before
    assert furniture.desks["design"].dirty
    assert furniture.window.status.text.startswith("Not saved")
    furniture.design.saving_bar.retry_requested.emit()
    until(lambda: not furniture.desks["design"].dirty)
    assert saved(study, "grid-8-choose-2")["blocks"][0]["layout"]["gap"] == 20  # type: ignore[index]
    until(lambda: furniture.design.saving_bar.text == "")


def test_two_edits_in_a_row_leave_the_last_one_on_disk(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    furniture.design.show_design("grid-8-choose-2")
    for gap in ("1", "2", "3"):
        type_over(furniture, ("layout", "gap"), gap)
        furniture.desks["design"].saves.now()
    until(lambda: not furniture.desks["design"].dirty)
    assert saved(study, "grid-8-choose-2")["blocks"][0]["layout"]["gap"] == 3  # type: ignore[index]


def test_a_design_is_added_from_the_gallery_duplicated_renamed_and_deleted(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    page = furniture.design

    def names() -> list[str]:
        return [entry.name for entry in page.side.model.rows]

    page.open_gallery()
    until(lambda: page.gallery.model.rowCount() == 15)
    page.gallery.taken.emit("grid-4-choose-1")
    until(lambda: "grid-4-choose-1" in names())
    until(lambda: page.name == "grid-4-choose-1")
    page.duplicate_button.click()
    until(lambda: page.name == "grid-4-choose-1-2")
    page.side.rename_requested.emit("grid-4-choose-1-2", "mine")
    until(lambda: "mine" in names())
    assert page.name == "mine"
    until((study.folder / "designs" / "mine.json").is_file)
    page.side.delete_requested.emit("mine")
    until(lambda: "mine" not in names())
    until(lambda: not (study.folder / "designs" / "mine.json").exists())
    assert page.name in names()


def test_a_name_that_is_taken_is_refused_where_it_was_asked_for(furniture: Furniture, until: Until) -> None:
    furniture.design.side.rename_requested.emit("triplet", "grid-8-choose-2")
    until(lambda: furniture.design.side.messages.text)
    assert "already has a design grid-8-choose-2" in furniture.design.side.messages.text


def test_a_design_file_that_is_damaged_is_listed_with_its_reason(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    (study.folder / "designs" / "broken.json").write_text("{", encoding="utf-8")
    furniture.studies.reread()
    until(lambda: furniture.design.side.model.rowCount() == 3)
    furniture.design.show_design("broken")
    assert furniture.design.main_action is not None
    assert not furniture.design.main_action.isEnabled()
    entry = furniture.studies.view.entry("broken") if furniture.studies.view else None
    assert entry is not None
    assert "broken" in entry.problem


def test_the_preview_shows_the_sampled_pictures_by_the_sessions_own_painter(
    furniture: Furniture, until: Until
) -> None:
    page = furniture.design
    page.show_design("grid-8-choose-2")
    until(lambda: page.pane.preview.screen_view.body.picture(0) is not None)
    view = page.pane.preview.screen_view
    assert view.content is not None
    assert view.content.position == "Screen 1 of 41" or view.content.position.startswith("Screen ")
    assert len(view.body.buttons) == 8
    assert view.size() == QSize(1366, 768)
    before = view.content.position
    page.pane.another.click()
    until(lambda: view.content is not None and view.content.position != before)


def test_the_preview_follows_an_edit_at_once_and_a_display_at_its_size(
    furniture: Furniture, until: Until
) -> None:
    page = furniture.design
    page.show_design("grid-8-choose-2")
    view = page.pane.preview.screen_view
    type_over(furniture, ("grid", "rows"), "3")
    assert len(view.body.buttons) == 12, "without waiting for the sampler"
    page.pane.displays.choose(PHONE)
    assert view.size() == QSize(390, 844)
    assert view.placement is not None
    assert view.placement.probe_place == "top"
    until(lambda: furniture.background.idle)


def test_a_click_in_the_preview_chooses_by_the_annotators_rules(furniture: Furniture, until: Until) -> None:
    page = furniture.design
    page.show_design("grid-8-choose-2")
    preview = page.pane.preview
    assert len(preview.chosen) == 2
    first, *_ = preview.chosen
    other = next(cell for cell in range(8) if cell not in preview.chosen)
    click_cell(preview, other)
    assert other not in preview.chosen, "a further cell changes nothing"
    click_cell(preview, first)
    click_cell(preview, other)
    assert other in preview.chosen
    assert first not in preview.chosen


def click_cell(preview: object, cell: int) -> None:
    placed = preview.screen_view.placement  # type: ignore[attr-defined]
    rect = placed.cells[cell]
    frame = preview.frame()  # type: ignore[attr-defined]
    scale = frame.width() / preview.screen_view.width()  # type: ignore[attr-defined]
    inside = QPointF(rect.x + rect.width / 2 + placed.area.x, rect.y + rect.height / 2 + placed.area.y)
    QTest.mouseClick(preview, Qt.MouseButton.LeftButton, pos=(frame.topLeft() + inside * scale).toPoint())  # type: ignore[call-overload]


def test_too_few_images_are_told_beside_the_preview(furniture: Furniture, until: Until) -> None:
    page = furniture.design
    page.show_design("grid-8-choose-2")
    type_over(furniture, ("grid", "rows"), "8")
    until(lambda: "at least 33 images" in page.pane.preview_message.text)
    type_over(furniture, ("grid", "rows"), "2")
    until(lambda: page.pane.preview_message.text == "")


def test_the_status_line_tells_triplets_time_and_what_is_possible(furniture: Furniture) -> None:
    furniture.window.go("design")
    furniture.design.show_design("triplet")
    status = furniture.window.status
    assert "30 images · 12,180 possible triplets" in status.text
    assert "120 triplets per HIT" in status.text
    assert "(assumed)" in status.text


def test_the_session_of_another_study_does_not_stay_in_the_preview(
    furniture: Furniture, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    furniture.close_study()
    assert furniture.studies.view is None
    furniture.studies.open(study.folder)
    until(lambda: furniture.studies.view is not None)
    assert furniture.design.name in ("grid-8-choose-2", "triplet")
