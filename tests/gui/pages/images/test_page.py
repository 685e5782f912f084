"""The Images page: adding, labels by CSV with a preview, editing in place, excluding, undo, refusals."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image as Picture
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from gridlab.app.study import OpenStudy, open_study, save_study
from gridlab.app.study_create import create_study
from gridlab.domain.images import Image
from gridlab.gui.kit.drop import DropArea
from gridlab.gui.pages.images.grid import IMAGE_ROLE
from gridlab.gui.pages.images.view import ImagesPage
from gridlab.gui.shell.furniture import Furniture
from gridlab.store import disk

Until = Callable[..., None]


@pytest.fixture
def page(furniture: Furniture, until: Until) -> ImagesPage:
    furniture.window.go("images")
    until(lambda: furniture.background.idle)
    return furniture.images


def button(page: ImagesPage, text: str) -> QPushButton:
    return next(one for one in page.findChildren(QPushButton) if one.text() == text)


def on_disk(study: OpenStudy) -> tuple[Image, ...]:
    return open_study(study.folder).study.images


def test_thumbnails_arrive_for_what_is_seen(furniture: Furniture, until: Until) -> None:
    furniture.window.go("images")
    image = furniture.images.browser.model.index(0).data(IMAGE_ROLE)
    until(lambda: furniture.thumbnails.get(image) is not None)
    pixmap = furniture.thumbnails.get(image)
    assert pixmap is not None
    assert max(pixmap.width(), pixmap.height()) == 160
    assert furniture.thumbnails.kept_bytes > 0


def test_an_image_whose_file_changed_has_no_thumbnail_of_the_new_content(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    path = study.image_folder / study.study.images[0].name
    path.unlink()
    Picture.new("RGB", (40, 40), "red").save(path)
    unknown = Image(study.study.images[0].name, "0" * 64, 160, 160)
    assert furniture.thumbnails.get(unknown) is None
    assert not furniture.thumbnails.is_lost(unknown)
    until(lambda: furniture.thumbnails.is_lost(unknown))
    assert furniture.thumbnails.get(unknown) is None


def test_the_search_looks_at_names_labels_and_alternative_texts(page: ImagesPage, study: OpenStudy) -> None:
    images = study.study.images
    label = next(image.label for image in images if image.label)
    page.browser.filter.setText(label.upper())
    count = page.browser.model.rowCount()
    assert count == sum(label in image.label or label in image.name for image in images)
    page.browser.filter.setText("nothing is called so")
    assert page.browser.model.rowCount() == 0
    assert not page.browser.grid.isVisible()
    page.browser._nothing.requested.emit()
    assert page.browser.model.rowCount() == len(images)


def test_the_status_line_tells_images_labels_and_possible_triplets(
    page: ImagesPage, furniture: Furniture, until: Until
) -> None:
    assert "30 images · 12,180 possible triplets" in furniture.window.status.text
    assert "labelled" in furniture.window.status.text
    page.browser.grid.select_places([0, 1])
    page.browser.bar.exclude.click()
    until(lambda: "30 images · 28 included · 9,828 possible triplets" in furniture.window.status.text)


def dropped(page: ImagesPage, paths: list[Path]) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, data, buttons, keys)
    page.findChildren(DropArea)[0].dropEvent(event)


def test_dropped_files_and_folders_are_checked_and_each_left_out_has_its_reason(
    page: ImagesPage, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    Picture.new("RGB", (64, 48), "red").save(more / "red.png")
    (more / "notes.jpg").write_text("no picture", encoding="utf-8")
    (more / "again.png").write_bytes((study.image_folder / study.study.images[0].name).read_bytes())
    single = tmp_path / "single.png"
    Picture.new("RGB", (9, 9), "blue").save(single)
    dropped(page, [more, single])
    until(page.report.isVisible)
    assert page.browser.model.rowCount() == 32
    assert "2 images added" in page.messages.text
    assert "2 files skipped" in page.messages.text
    assert page.report.list.rows.rows[0].whole.startswith("notes.jpg: ")
    next(one for one in page.report.findChildren(QPushButton) if one.text().startswith("Duplicates")).click()
    assert [one.whole for one in page.report.list.rows.rows] == [
        f"again.png: same content as {study.study.images[0].name}"
    ]
    page.browser.show_kind("duplicates")
    until(lambda: page.browser.model.rowCount() == 1)
    assert page.browser.model.image(0).name == study.study.images[0].name


def test_what_was_left_out_can_be_copied_saved_and_shown(
    page: ImagesPage, furniture: Furniture, tmp_path: Path, until: Until
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    (more / "=notes.jpg").write_text("no picture", encoding="utf-8")
    page.add_requested.emit([more])
    until(page.report.isVisible)
    page.report.copy.click()
    assert QGuiApplication.clipboard().text().startswith("refused\t=notes.jpg\t")
    furniture.desks["images"].save_list(tmp_path / "list.csv")
    until(lambda: "list.csv saved" in page.messages.text)
    rows = (tmp_path / "list.csv").read_text(encoding="utf-8").splitlines()
    assert rows[0] == "kind,file,what"
    assert rows[1].startswith("refused,'=notes.jpg,")
    assert not page.report.show_file.isEnabled()
    page.report.list.selectRow(0)
    asked: list[tuple[object, str]] = []
    page.report.show_requested.disconnect()
    page.report.show_requested.connect(lambda folder, name: asked.append((folder, name)))
    page.report.show_file.click()
    assert asked == [(more, "=notes.jpg")]
    assert furniture.desks["images"].find_file(more, "=notes.jpg") == more / "=notes.jpg"


def test_adding_can_be_cancelled_and_then_nothing_is_changed(
    page: ImagesPage, furniture: Furniture, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(200):
        Picture.new("RGB", (300, 300), (number, 10, 10)).save(many / f"{number}.png")
    before = (study.folder / "study.json").read_bytes()
    page.add_requested.emit([many])
    cancel = next(one for one in page.progress.findChildren(QPushButton) if one.text() == "Cancel")
    assert cancel.isVisible()
    assert not page.main_action.isEnabled()
    cancel.click()
    until(lambda: furniture.background.idle)
    assert (study.folder / "study.json").read_bytes() == before
    assert page.browser.model.rowCount() == 30
    assert not page.progress.isVisible()
    assert page.main_action.isEnabled()


def test_labels_of_a_csv_are_shown_before_they_are_applied(
    page: ImagesPage, furniture: Furniture, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    table = tmp_path / "own.csv"
    first, second = (image.name for image in study.study.images[:2])
    table.write_text(
        f"file,label,alt,other\n{first},mine,A thing,x\nno-such.png,other,,\n{second},a,,\n{second},b,,\n",
        encoding="utf-8",
    )
    page.labels_requested.emit(table)
    until(page.preview.isVisible)
    assert on_disk(study) == study.study.images
    assert "Columns ignored: “other”" in page.preview.columns.text()
    assert "1 matched · 1 will change" in page.preview.sum.text()
    parts = {part.key: [row.first for row in part.rows] for part in page.preview._parts}
    assert parts["changed"] == [first]
    assert parts["unmatched"] == ["no-such.png"]
    assert parts["conflicting"] == [second, second]
    assert len(parts["unnamed"]) == 29
    page.preview.cancel.click()
    assert page.browser.isVisible()
    page.labels_requested.emit(table)
    until(page.preview.isVisible)
    page.preview.apply.click()
    until(lambda: not furniture.study_document.saver.dirty)
    assert "1 image changed by own.csv" in page.messages.text
    assert (on_disk(study)[0].label, on_disk(study)[0].alt) == ("mine", "A thing")
    assert "Labels from own.csv" in page.step_buttons.undo.accessibleName()
    page.step_buttons.undo.click()
    until(lambda: on_disk(study) == study.study.images)


def test_a_csv_without_the_columns_is_refused_with_the_reason(
    page: ImagesPage, tmp_path: Path, until: Until
) -> None:
    table = tmp_path / "own.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    page.labels_requested.emit(table)
    until(lambda: "no column for the name" in page.messages.text)
    assert not page.preview.isVisible()


def test_one_image_is_described_in_place(
    page: ImagesPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    page.browser.grid.select_places([2])
    image = study.study.images[2]
    assert page.detail.image == image
    page.detail.label.setText("  new   label ")
    page.detail.alt.setPlainText("What\nit shows")
    page.detail.commit()
    until(lambda: not furniture.study_document.saver.dirty)
    kept = on_disk(study)[2]
    assert (kept.label, kept.alt) == ("new label", "What it shows")
    page.detail.included_field.click()
    until(lambda: not on_disk(study)[2].included)
    assert page.detail.image is not None
    assert not page.detail.image.included
    for _ in range(2):
        page.step_buttons.undo.click()
    until(lambda: on_disk(study) == study.study.images)
    assert page.detail.label.text() == image.label
    assert not page.step_buttons.undo.isEnabled()
    for _ in range(2):
        page.step_buttons.redo.click()
    until(lambda: on_disk(study)[2] != kept and on_disk(study)[2].label == "new label")


def test_a_label_that_is_too_long_is_told_where_it_was_typed_and_not_taken(
    page: ImagesPage, furniture: Furniture, study: OpenStudy
) -> None:
    page.browser.grid.select_places([0])
    page.detail.label.setText("x" * 201)
    page.detail.commit()
    assert "at most 200 characters" in page.detail._problem.text()
    assert not furniture.study_document.saver.dirty


def test_several_images_are_excluded_and_labelled_in_one_step_each(
    page: ImagesPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    page.browser.grid.select_places([1, 2, 5])
    assert page.browser.bar.isVisible()
    assert "3 images are selected" in page.detail._empty.text()
    page.browser.bar.exclude.click()
    page.browser.bar.label.click()
    page.browser.bar.field.setText("Éclair")
    page.browser.bar.apply.click()
    until(lambda: on_disk(study)[5].label == "Éclair")
    changed = [row for row, image in enumerate(on_disk(study)) if not image.included]
    assert changed == [1, 2, 5]
    assert page.browser.grid.selected_places() == [1, 2, 5], "the selection stays"
    page.browser.filter.setText("ecla")
    until(lambda: page.browser.model.rowCount() == 3)
    assert page.browser.grid.selected_count() == 3
    page.browser.filter.clear()
    page.step_buttons.undo.click()
    until(lambda: on_disk(study)[5].label == study.study.images[5].label)
    assert not on_disk(study)[5].included


def test_a_design_that_the_included_images_do_not_suffice_for_is_named(
    page: ImagesPage, until: Until
) -> None:
    page.browser.grid.select_places(list(range(22)))
    page.browser.bar.exclude.click()
    until(lambda: "grid-8-choose-2 can't start with these images" in page.messages.text)
    assert "This block has 8" in page.messages.text
    button(page, "Show excluded").click()
    assert page.browser.model.rowCount() == 22
    page.step_buttons.undo.click()
    until(lambda: "can't start" not in page.messages.text)


def test_a_study_with_sessions_says_that_they_keep_their_screens(
    page: ImagesPage, furniture: Furniture, sit: Callable[..., object], until: Until
) -> None:
    sit("p001").answer(1)  # type: ignore[attr-defined]
    furniture.studies.reread_sessions()
    until(lambda: furniture.studies.view is not None and furniture.studies.view.sessions)
    page.browser.grid.select_places([0])
    page.browser.bar.exclude.click()
    assert "keep their screens" in page.messages.text
    until(lambda: not furniture.study_document.saver.dirty)


def test_a_failed_save_keeps_the_file_and_the_edit_and_offers_to_save_again(
    page: ImagesPage,
    furniture: Furniture,
    study: OpenStudy,
    until: Until,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    before = (study.folder / "study.json").read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(disk, "fsync", full)
        page.browser.grid.select_places([0])
        page.browser.bar.exclude.click()
        until(lambda: page.messages.unsaved.text)
        assert (study.folder / "study.json").read_bytes() == before
        assert furniture.study_document.saver.dirty
        assert "Not saved" in furniture.window.status.text
        furniture.close_study()
        assert furniture.studies.view is not None, "a study with unsaved edits stays open"
    again = next(one for one in page.messages.unsaved.findChildren(QPushButton) if one.text() == "Save again")
    again.click()
    until(lambda: not furniture.study_document.saver.dirty)
    assert not on_disk(study)[0].included
    assert not page.messages.unsaved.text


def test_what_another_program_changed_is_not_overwritten(
    page: ImagesPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    theirs = [Image(one.name, one.sha256, one.width, one.height, "theirs") for one in study.study.images]
    opened = open_study(study.folder)
    save_study(opened, replace(opened.study, images=tuple(theirs)))
    page.browser.grid.select_places([0])
    page.browser.bar.exclude.click()
    until(lambda: "Another program changed study.json" in page.messages.text)
    assert all(image.label == "theirs" for image in on_disk(study))
    button(page, "Reload study").click()
    until(lambda: page.browser.model.image(0).label == "theirs")
    assert not furniture.study_document.saver.dirty
    until(lambda: not page.messages.unsaved.text)


def test_closing_saves_an_edit_that_was_typed_and_not_left(
    page: ImagesPage, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    page.browser.grid.select_places([0])
    page.detail.label.setText("typed")
    furniture.close_study()
    until(lambda: furniture.studies.view is None)
    assert on_disk(study)[0].label == "typed"


def test_images_added_between_edits_are_kept_by_undo(
    page: ImagesPage, furniture: Furniture, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    Picture.new("RGB", (9, 9), "blue").save(tmp_path / "blue.png")
    page.browser.grid.select_places([0])
    page.browser.bar.exclude.click()
    page.add_requested.emit([tmp_path / "blue.png"])
    until(lambda: len(on_disk(study)) == 31)
    until(lambda: page.browser.model.rowCount() == 31)
    page.step_buttons.undo.click()
    until(lambda: on_disk(study)[0].included)
    assert len(on_disk(study)) == 31


def test_hostile_names_are_shown_escaped_and_never_as_markup(
    page: ImagesPage, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    folder = tmp_path / "hostile"
    folder.mkdir()
    names = (
        b"<script>alert(1)<b>.png",
        b"new\nline.png",
        b"latin\xe9.png",
        b"x" * 251 + b".png",
        "e\u0301.png".encode(),
        "é.png".encode(),
    )
    for number, name in enumerate(names):
        picture = tmp_path / "picture.png"
        Picture.new("RGB", (20, 20), (number, 0, 0)).save(picture)
        with open(os.fsencode(folder) + b"/" + name, "wb") as file:  # noqa: PTH123
            file.write(picture.read_bytes())
    page.add_requested.emit([folder])
    until(lambda: page.browser.model.rowCount() == 36)
    shown = {page.browser.model.image(place).name for place in range(30, 36)}
    assert {"<script>alert(1)<b>.png", "new\\x0aline.png", "latin\\xe9.png", "é.png", "e\u0301.png"} < shown
    for place in range(30, 36):
        page.browser.grid.select_places([place])
        page.grab()
    assert all(one.textFormat() == Qt.TextFormat.PlainText for one in page.findChildren(QLabel))


def test_the_page_works_by_keyboard(page: ImagesPage, furniture: Furniture, until: Until) -> None:
    grid = page.browser.grid
    furniture.window.activateWindow()
    grid.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(grid, Qt.Key.Key_Home)
    QTest.keyClick(grid, Qt.Key.Key_Right)
    assert grid.selected_places() == [1]
    QTest.keyClick(grid, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert grid.selected_places() == list(range(1, grid.places.columns + 2))
    QTest.keySequence(grid, QKeySequence(QKeySequence.StandardKey.SelectAll))
    assert grid.selected_count() == 30
    QTest.keyClick(grid, Qt.Key.Key_End)
    assert grid.selected_places() == [29]
    QTest.keyClick(grid, "b")
    assert page.browser.filter.text() == "b"
    page.browser.filter.clear()


def test_the_menu_of_the_selection_opens_by_key_too(page: ImagesPage, until: Until) -> None:
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication

    page.browser.grid.select_places([0])
    at = page.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, page.mapToGlobal(at))
    QApplication.sendEvent(page.browser.grid.viewport(), event)
    until(lambda: page.browser.bar.findChildren(QMenu))
    (menu,) = page.browser.bar.findChildren(QMenu)
    assert [one.text() for one in menu.actions()] == ["Exclude", "Include", "Label…", "Show file"]
    assert [one.isEnabled() for one in menu.actions()] == [True, False, True, True]
    menu.actions()[2].trigger()
    assert page.browser.bar.asks
    menu.close()


def test_linked_images_that_are_not_here_are_asked_for_and_found_by_content(
    furniture: Furniture, tmp_path: Path, food: Path, until: Until
) -> None:
    there = tmp_path / "there"
    there.mkdir()
    for path in sorted(food.iterdir())[:4]:
        (there / path.name).write_bytes(path.read_bytes())
    linked, _ = create_study(tmp_path / "linked", there, link=True)
    moved = there.rename(tmp_path / "elsewhere")
    furniture.studies.open(linked.folder)
    until(lambda: "isn't on this machine" in furniture.images.messages.text)
    furniture.images.relink_requested.emit(moved)
    until(lambda: "All images were found" in furniture.images.messages.text)
    until(lambda: "isn't on this machine" not in furniture.images.messages.text)
    view = furniture.studies.view
    assert view is not None
    assert view.open.image_folder == moved
