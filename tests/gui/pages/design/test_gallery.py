"""The gallery shows each design as people would see it, with what it gives, takes and costs, and its use."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gridlab.app.designing.gallery import ERRORS, gallery_entries
from gridlab.gui.pages.design.gallery import PICTURE, about, figures
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.design_file import gallery

Until = Callable[..., None]


def test_every_design_of_the_gallery_says_what_it_is_for_what_it_takes_and_costs() -> None:
    entries = {entry.name: entry for entry in gallery_entries({})}
    assert list(entries) == [design.name for design in gallery()]
    assert all(entry.use and entry.cost is not None for entry in entries.values())
    best = entries["grid-16-choose-4"]
    assert figures(best) == f"48 triplets · {best.seconds:.1f} s · {best.cost.said()} per 1,000"  # type: ignore[union-attr]
    assert "24% of unseen triplets wrong after 80 screens and 18% after 400" in about(best)
    assert ERRORS["grid-16-choose-4"] == tuple(map(min, zip(*ERRORS.values(), strict=True)))
    assert max(entries.values(), key=lambda one: one.triplets).name == "grid-25-choose-4"
    assert "unseen" not in about(entries["grid-25-choose-4"])


def test_the_pictures_are_of_the_studys_own_screens_and_are_painted_once(
    furniture: Furniture, until: Until
) -> None:
    furniture.window.resize(1280, 720)
    furniture.window.go("design")
    page = furniture.design
    page.open_gallery()
    view, pictures = page.gallery, page.gallery.pictures
    until(lambda: view.model.rowCount() == 15)
    until(lambda: all(pictures.get(entry.name) for entry in view.model.rows))
    ratio = view.devicePixelRatioF()
    made = {entry.name: pictures.get(entry.name) for entry in view.model.rows}
    for picture in made.values():
        assert picture is not None and picture.size() == PICTURE * ratio
        bits = np.frombuffer(picture.convertToFormat(picture.Format.Format_RGB32).constBits(), np.uint8)
        assert len(np.unique(bits.reshape(-1, 4), axis=0)) > 200, "photographs, and no drawing of a grid"
    page.gallery.escaped.emit()
    page.open_gallery()
    until(lambda: furniture.background.idle)
    assert all(pictures.get(name) is picture for name, picture in made.items())


def test_a_design_is_taken_by_keyboard_and_read_out_whole(furniture: Furniture, until: Until) -> None:
    window, page = furniture.window, furniture.design
    window.resize(1280, 720)
    window.activateWindow()
    window.go("design")
    page.open_gallery()
    view = page.gallery.view
    until(lambda: page.gallery.model.rowCount() == 15)
    until(view.hasFocus)
    QTest.keyClick(view, Qt.Key.Key_Right)
    index = view.currentIndex()
    assert index.row() == 1
    said = str(index.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("grid-4-choose-1. A screen gives 3 triplets")
    assert "short HITs" in said and "1,000 triplets cost £" in said
    QTest.keyClick(view, Qt.Key.Key_Return)
    until(lambda: page.name == "grid-4-choose-1")
    until(lambda: furniture.background.idle)


def test_a_study_with_too_few_images_has_the_drawings(furniture: Furniture, until: Until) -> None:
    study = furniture.studies.view.open  # type: ignore[union-attr]
    few = replace(study, study=replace(study.study, images=study.study.images[:10]))
    pictures = furniture.design.gallery.pictures
    pictures.set_study(few)
    pictures.want(gallery(), 1.0)
    until(lambda: pictures.get("grid-8-choose-4") is not None)
    until(lambda: furniture.background.idle)
    assert pictures.get("grid-16-choose-4") is None
