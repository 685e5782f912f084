"""The newcomer's way: from the welcome page to a walked-through preview of a design of one's own."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt

from gridlab.domain.flow import EndPage, Interlude, Page, ScreenPage
from gridlab.gui.pages.preview.view import FullPreview
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture
from tests.gui.hand import Hand, shown_button, shown_texts

Until = Callable[..., None]
FEWER_CLICKS_THAN = 15


def make_design(hand: Hand, furniture: Furniture, until: Until) -> None:
    """Take 12-choose-4 from the gallery, put its probe on top, and make the HIT shorter."""
    hand.click(shown_button(furniture.window, "New design"))
    gallery = furniture.design.gallery
    until(gallery.model.rowCount)
    row = [entry.name for entry in gallery.model.rows].index("grid-12-choose-4")
    hand.click(gallery.view.viewport(), gallery.view.visualRect(gallery.model.index(row)).center())
    form = furniture.design.form
    until(lambda: furniture.design.name == "grid-12-choose-4" and form.isVisible())
    hand.click(shown_button(furniture.window, "Top"))
    # What the gallery wrote is no longer right, and the program says so.
    until(lambda: shown_texts(furniture.window).count("Use “at the top”") == 1)
    hand.click(shown_button(furniture.window, "Use “at the top”"))
    hand.click(form.field("screens", "main"), twice=True)
    hand.type("6")
    until(lambda: not furniture.desks["design"].dirty)


def walk_through(hand: Hand, full: FullPreview, until: Until) -> list[Page]:
    """Answer every screen by keys and go on from every other page by Enter; the pages that were met."""
    met: list[Page] = []
    while not met or not isinstance(met[-1], EndPage):
        until(lambda: full.walk.window is not None and full.walk.window.conduct.takes_input, seconds=20)
        window = full.walk.window
        assert window is not None
        page = window.conduct.page
        if not isinstance(page, Interlude):
            met.append(page)
        if isinstance(page, ScreenPage):
            assert len(window.screen_view.body.buttons) == 12
            time.sleep(0.31)  # the design ignores input before 300 ms
            hand.press(Qt.Key.Key_1, Qt.Key.Key_5, Qt.Key.Key_9, Qt.Key.Key_C)
        hand.press(Qt.Key.Key_Return)
        if not isinstance(page, EndPage):
            until(lambda page=page, window=window: window.conduct.page != page, seconds=20)
    return met


def test_a_newcomer_walks_through_a_preview_of_an_own_design_in_under_fifteen_clicks(
    program: Application, tmp_path: Path, food: Path, until: Until
) -> None:
    images = tmp_path / "food"
    shutil.copytree(food, images)
    furniture = program.furnish()
    furniture.window.resize(1440, 900)
    hand = Hand(furniture.window)

    hand.drop(images)
    hand.click(shown_button(furniture.window, "Create study"))
    until(lambda: furniture.studies.view is not None, seconds=60)
    make_design(hand, furniture, until)
    hand.click(shown_button(furniture.window, "Preview HIT"))
    until(lambda: furniture.full_preview is not None and furniture.full_preview.walk.window is not None)
    full = furniture.full_preview
    assert full is not None and full.walk.hit is not None
    plan = full.walk.hit.plan
    met = walk_through(hand, full, until)

    assert [type(page) for page in met] == [type(page) for page in plan]
    assert sum(isinstance(page, ScreenPage) for page in met) == 2 + 6 + 2 + 3  # practice, main, catch, repeat
    until(furniture.design.isVisible)
    assert list((tmp_path / "food-study" / "sessions").glob("*")) == []
    assert hand.clicks < FEWER_CLICKS_THAN, f"{hand.clicks} clicks"
