"""The presenter of the Images page without the window around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image as Picture
from PySide6.QtWidgets import QPushButton

from gridlab.app.study import OpenStudy, open_study
from gridlab.gui.background import Background
from gridlab.gui.kit.document import Leaving
from gridlab.gui.page import Go
from gridlab.gui.pages.images.presenter import ImagesPresenter
from gridlab.gui.pages.images.view import ImagesPage
from gridlab.store import disk
from tests.gui.surroundings import surroundings

Until = Callable[..., None]


@dataclass
class Alone:
    """The presenter, and what it asked the shell for."""

    presenter: ImagesPresenter
    background: Background
    gone: list[Go]
    told: list[str]


@pytest.fixture
def alone(qapp: object, own_home: Path, study: OpenStudy, until: Until) -> Iterator[Alone]:
    gone: list[Go] = []
    told: list[str] = []

    def tell(text: str, *, failed: bool = False) -> None:
        told.append(text)

    background = Background()
    around = surroundings(background, go=gone.append, tell_saved=tell)
    studies, thumbnails = around.studies, around.thumbnails
    view = ImagesPage(thumbnails)
    for one in (*view.header_widgets, view.main_action):
        one.setParent(view)  # in the window the header takes them
    presenter = ImagesPresenter(view, around)
    studies.changed.connect(presenter.show_view)
    studies.open(study.folder)
    until(lambda: view.browser.model.rowCount() == 30)
    yield Alone(presenter, background, gone, told)
    assert background.close()
    thumbnails.close()
    for one in (view, thumbnails, studies, background):
        one.deleteLater()


def test_an_edit_is_shown_saved_and_told(alone: Alone, study: OpenStudy, until: Until) -> None:
    view = alone.presenter.view
    view.browser.grid.select_places([0, 1])
    view.browser.bar.include_requested.emit(False)
    until(lambda: alone.told)
    assert alone.told[0].startswith("Saved ")
    assert [image.included for image in open_study(study.folder).study.images[:3]] == [False, False, True]
    assert view.step_buttons.undo.accessibleName() == "Undo: Exclude: 2 images"


def test_what_cannot_be_saved_brings_its_page_up_and_offers_to_leave_all_the_same(
    alone: Alone, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(disk, "fsync", full)
    left: list[str] = []
    alone.presenter.view.browser.grid.select_places([0])
    alone.presenter.view.browser.bar.include_requested.emit(False)
    until(lambda: "Not saved" in alone.told)
    alone.presenter._ask(Leaving(lambda: left.append("left"), "Close without saving"))
    assert alone.gone == [Go("images")]
    buttons = alone.presenter.view.messages.unsaved.findChildren(QPushButton)
    next(one for one in buttons if one.text() == "Close without saving").click()
    assert left == ["left"]


def test_images_that_are_added_are_counted_and_the_rest_is_listed(
    alone: Alone, tmp_path: Path, until: Until
) -> None:
    more = tmp_path / "more"
    more.mkdir()
    Picture.new("RGB", (9, 9), "blue").save(more / "blue.png")
    (more / "notes.jpg").write_text("no picture", encoding="utf-8")
    alone.presenter.add([more])
    view = alone.presenter.view
    until(lambda: view.messages.text)
    assert view.messages.text == "1 image added. 1 file skipped."
    assert view.browser.model.rowCount() == 31
    assert view.report.table()[0][:2] == ("refused", "notes.jpg")
    assert view.main_action.isEnabled()
