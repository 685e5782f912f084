"""The Images page reads thumbnails only where they are seen, and skips nothing silently."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Picture
from PySide6.QtWidgets import QPushButton

from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.images import Image
from gridlab.gui.pages.images.grid import IMAGE_ROLE, ImageModel, make_image_view
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]


def test_thumbnails_arrive_for_what_is_seen(furniture: Furniture, until: Until) -> None:
    furniture.window.go("images")
    model = furniture.images.model
    image = model.index(0).data(IMAGE_ROLE)
    until(lambda: furniture.thumbnails.get(image) is not None)
    pixmap = furniture.thumbnails.get(image)
    assert pixmap is not None
    assert max(pixmap.width(), pixmap.height()) == 160


def test_an_image_whose_file_changed_has_no_thumbnail_of_the_new_content(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    path = study.image_folder / study.study.images[0].name
    path.unlink()
    Picture.new("RGB", (40, 40), "red").save(path)
    unknown = Image(study.study.images[0].name, "0" * 64, 160, 160)
    assert furniture.thumbnails.get(unknown) is None
    until(lambda: furniture.background.idle)
    assert furniture.thumbnails.get(unknown) is None


def test_the_filter_looks_at_names_and_labels(furniture: Furniture) -> None:
    furniture.window.go("images")
    page = furniture.images
    images = page._view.open.study.images if page._view else ()
    label = next(image.label for image in images if image.label)
    page.filter.setText(label.upper())
    assert page.model.rowCount() == sum(label in image.label or label in image.name for image in images)
    page.filter.setText("nothing is called so")
    assert page.model.rowCount() == 0
    assert not page.grid.isVisible()
    page.filter.clear()
    assert page.model.rowCount() == len(images)


def test_the_status_line_tells_images_labels_and_possible_triplets(furniture: Furniture) -> None:
    furniture.window.go("images")
    assert "30 images · 12,180 possible triplets" in furniture.window.status.text
    assert "labelled" in furniture.window.status.text


def test_added_files_are_checked_and_each_that_is_left_out_has_its_reason(
    furniture: Furniture, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    Picture.new("RGB", (64, 48), "red").save(more / "red.png")
    (more / "notes.jpg").write_text("no picture", encoding="utf-8")
    (more / "again.png").write_bytes((study.image_folder / study.study.images[0].name).read_bytes())
    furniture.window.go("images")
    furniture.images.add_requested.emit([more])
    until(furniture.images.report.isVisible)
    assert furniture.images.model.rowCount() == 31
    assert "1 image added" in furniture.images.messages.text
    assert "2 files left out" in furniture.images.messages.text
    assert furniture.images.report.rows()[0].startswith("notes.jpg: ")
    furniture.images.report._show("same")
    assert furniture.images.report.rows() == [f"again.png: same content as {study.study.images[0].name}"]


def test_adding_can_be_cancelled_and_then_nothing_is_changed(
    furniture: Furniture, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    many = tmp_path / "many"
    many.mkdir()
    for number in range(200):
        Picture.new("RGB", (300, 300), (number, 10, 10)).save(many / f"{number}.png")
    before = (study.folder / "study.json").read_bytes()
    furniture.window.go("images")
    furniture.images.add_requested.emit([many])
    cancel = next(
        one for one in furniture.images.progress.findChildren(QPushButton) if one.text() == "Cancel"
    )
    assert cancel.isVisible()
    cancel.click()
    until(lambda: furniture.background.idle)
    assert (study.folder / "study.json").read_bytes() == before
    assert furniture.images.model.rowCount() == 30
    assert not furniture.images.progress.isVisible()
    assert furniture.images.main_action is not None
    assert furniture.images.main_action.isEnabled()


def test_labels_come_from_a_csv_and_names_that_fit_nothing_are_told(
    furniture: Furniture, study: OpenStudy, tmp_path: Path, until: Until
) -> None:
    table = tmp_path / "own.csv"
    first = study.study.images[0].name
    table.write_text(f"file,label\n{first},mine\nno-such.png,other\n", encoding="utf-8")
    furniture.images.labels_requested.emit(table)
    until(lambda: furniture.images.messages.text)
    assert "no-such.png" in furniture.images.messages.text
    view = furniture.studies.view
    assert view is not None
    assert view.open.study.images[0].label == "mine"


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
    until(lambda: furniture.studies.view is not None and furniture.studies.view.open.folder == linked.folder)
    assert "not on this machine" in furniture.images.messages.text
    furniture.images.relink_requested.emit(moved)
    until(lambda: "All images were found" in furniture.images.messages.text)
    view = furniture.studies.view
    assert view is not None
    assert view.open.image_folder == moved


@pytest.fixture
def many() -> tuple[Image, ...]:
    return tuple(Image(f"image-{row:06d}.png", f"{row:064x}", 160, 160) for row in range(100_000))


def test_a_hundred_thousand_images_are_laid_out_and_scrolled_without_asking_for_most_of_them(
    many: tuple[Image, ...], until: Until
) -> None:
    asked: set[str] = set()

    def thumbnail(image: Image) -> None:
        asked.add(image.sha256)

    model = ImageModel(thumbnail)
    view = make_image_view(model)
    view.resize(1000, 600)
    view.show()
    begun = time.perf_counter()
    model.set_images(many)
    until(lambda: asked)
    laid_out = time.perf_counter() - begun
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    until(lambda: many[-1].sha256 in asked)
    assert len(asked) < 500
    assert laid_out < 5, "seconds: a bound that only a layout of another order breaks"
    view.deleteLater()
