"""Files that were skipped are told where one lands, and their list can be looked at at any time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image as Picture
from PySide6.QtWidgets import QPushButton

from gridlab.app.image_set import add_images
from gridlab.app.study import open_study
from gridlab.app.study_create import create_study
from gridlab.app.study_view import StudyWish
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.images.skipped_file import read_skipped

Until = Callable[..., None]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    folder = tmp_path / "mixed"
    folder.mkdir()
    for shade in range(20):
        Picture.new("RGB", (16, 16), (shade * 10, 0, 90)).save(folder / f"{shade:02}.png")
    (folder / "notes.txt").write_text("no image")
    (folder / "broken.png").write_bytes((folder / "00.png").read_bytes()[:40])
    (folder / "again.png").write_bytes((folder / "01.png").read_bytes())
    return folder


def test_the_page_one_lands_on_tells_what_was_skipped_and_leads_to_the_list(
    program: Application, mixed: Path, tmp_path: Path, until: Until
) -> None:
    furniture = program.furnish()
    furniture.studies.create(StudyWish(tmp_path / "made", mixed, "Made"))
    until(lambda: furniture.studies.view is not None, 30)
    page = furniture.window.page
    assert page.key == "design"
    assert page.landing is not None
    until(page.landing.isVisible)
    assert "3 files were skipped" in page.landing.text
    (show,) = [one for one in page.landing.findChildren(QPushButton) if one.text() == "Show them"]
    show.click()
    assert furniture.window.page.key == "images"
    until(furniture.images.report.isVisible)
    assert len(furniture.images.report.table()) == 3


def test_the_list_is_there_again_for_a_study_that_a_command_made(
    program: Application, mixed: Path, tmp_path: Path, until: Until
) -> None:
    made, report = create_study(tmp_path / "made", mixed)
    assert not any(made.folder.rglob("skipped*")), "names of other files stay on this machine"
    more = tmp_path / "more"
    more.mkdir()
    (more / "letter.jpg").write_text("no image either")
    add_images(open_study(made.folder), [more])
    kept = read_skipped(made.study.id)
    assert [one.path for one in kept.refusals] == [*(one.path for one in report.refusals), "letter.jpg"]
    furniture = program.furnish()
    furniture.studies.open(made.folder)
    until(lambda: furniture.studies.view is not None, 30)
    furniture.window.go("images")
    page = furniture.images
    until(page.skipped.isVisible)
    assert page.skipped.text() == "Skipped files (4)"
    page.skipped.click()
    until(page.report.isVisible)
    assert {row[1] for row in page.report.table()} == {"notes.txt", "broken.png", "again.png", "letter.jpg"}


def test_a_study_with_images_never_shows_itself_without(
    program: Application, mixed: Path, tmp_path: Path, until: Until
) -> None:
    made, _ = create_study(tmp_path / "made", mixed)
    program.show(made.folder)
    furniture: Furniture = program.furnish()
    assert not furniture.images.isVisible()
    assert program.window.frame.opening.isVisible()
    furniture.studies.open(made.folder)
    until(lambda: furniture.studies.view is not None, 30)
    assert not program.window.frame.opening.isVisible()
    furniture.window.go("images")
    assert furniture.images._stack.currentIndex() == 1
