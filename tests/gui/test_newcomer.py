"""The newcomer's way: from the welcome page to a walked-through preview of a design of one's own."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from gridlab.domain.flow import EndPage, Interlude, Page, ScreenPage
from gridlab.gui.pages.preview.view import FullPreview
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]
FEWER_CLICKS_THAN = 15


class Hand:
    """A mouse and a keyboard that act only on what is on view, and count what they did.

    Dropping a folder counts as a click, though it takes the place of several.
    """

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.clicks = 0
        self.keys = 0

    def drop(self, folder: Path) -> None:
        """Drop a folder in the middle of the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(folder))])
        target: QWidget | None = self.window.childAt(self.window.rect().center())
        while target is not None and not target.acceptDrops():
            target = target.parentWidget()
        assert target is not None, "nothing in the middle of the window takes a drop"
        buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        target.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, held))
        self.clicks += 1

    def click(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        """Click what is seen at that place of a widget; one that is hidden or covered cannot be clicked."""
        assert widget.isVisible() and widget.isEnabled(), widget.accessibleName()
        place = at if at is not None else widget.rect().center()
        seen = self.window.childAt(widget.mapTo(self.window, place))
        assert seen is not None and (seen is widget or widget.isAncestorOf(seen)), widget.accessibleName()
        QTest.mouseClick(seen, Qt.MouseButton.LeftButton, pos=seen.mapFrom(widget, place))
        self.clicks += 1
        if twice:
            QTest.mouseDClick(seen, Qt.MouseButton.LeftButton, pos=seen.mapFrom(widget, place))
            self.clicks += 1

    def press(self, *keys: Qt.Key) -> None:
        """Press keys, one after another, wherever the focus is."""
        for key in keys:
            target = self.window.focusWidget()
            QTest.keyClick(target if target is not None else self.window, key)
            self.keys += 1

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        target = self.window.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)
        self.keys += len(text)


def shown_button(window: QWidget, text: str) -> QAbstractButton:
    """The one button on view that says this."""
    found = [one for one in window.findChildren(QAbstractButton) if one.isVisible() and one.text() == text]
    assert len(found) == 1, f"{text}: {len(found)}"
    return found[0]


def shown_texts(window: QWidget) -> list[str]:
    """What the buttons on view say."""
    return [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]


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
