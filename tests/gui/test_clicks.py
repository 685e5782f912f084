"""From the start page to a written dataset by clicks on what is seen: at most twenty."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from gridlab.domain.flow import EndPage, ScreenPage
from gridlab.gui.pages.welcome import new_study
from gridlab.gui.session.curtain import Curtain
from gridlab.gui.session.window import SessionWindow
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.frame import NavigationButton
from gridlab.gui.shell.furniture import Furniture
from tests.gui.hand import Hand, shown_button
from tests.gui.keyboard import press_and_release

Until = Callable[..., None]
MOST_CLICKS = 20
IN_A_FILE_DIALOG = 3
"""Clicks that choosing a folder takes there: into its parent, on it, and on the button."""
WAY_OUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pictures(tmp_path: Path, food: Path) -> Path:
    folder = tmp_path / "food"
    shutil.copytree(food, folder)
    return folder


def page_button(window: QWidget, name: str) -> QWidget:
    """The entry of a page in the navigation."""
    found = [one for one in window.findChildren(NavigationButton) if one.isVisible() and one.text() == name]
    assert len(found) == 1, f"{name}: {len(found)}"
    return found[0]


def make_study(
    hand: Hand, furniture: Furniture, pictures: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Choose the folder of images in the dialog and take what is proposed; then a design of the gallery."""
    window = furniture.window

    def choose(*_args: object) -> Path:
        hand.clicks += IN_A_FILE_DIALOG
        return pictures

    monkeypatch.setattr(new_study, "choose_folder", choose)
    hand.click(shown_button(window, "New study"))
    field = next(one for one in window.findChildren(QLineEdit) if one.accessibleName() == "Image folder")
    around: Any = field.parentWidget()
    hand.click(
        next(one for one in around.findChildren(QWidget) if isinstance(one, QPushButton) and one.isVisible())
    )
    assert field.text() == str(pictures)
    hand.click(shown_button(window, "Create study"))
    until(lambda: furniture.studies.view is not None)
    hand.click(shown_button(window, "New design"))
    gallery = furniture.design.gallery
    until(gallery.model.rowCount)
    row = [entry.name for entry in gallery.model.rows].index("grid-8-choose-2")
    hand.click(gallery.view.viewport(), gallery.view.visualRect(gallery.model.index(row)).center())
    until(lambda: furniture.design.name == "grid-8-choose-2")
    hand.click(page_button(window, "Sessions"))


def export(hand: Hand, furniture: Furniture, until: Until) -> int:
    """Export the answers as proposed; how many triplets the file has."""
    hand.click(page_button(furniture.window, "Data"))
    until(lambda: shown_button(furniture.window, "Export").isEnabled())
    hand.click(shown_button(furniture.window, "Export"))
    until(lambda: "export" in furniture.data.tabs)
    until(lambda: "written and verified" in furniture.data.tabs["export"].messages.text)
    assert furniture.studies.view is not None
    (path,) = (furniture.studies.view.open.folder / "exports").glob("*.h5")
    with h5py.File(path) as file:
        return int(file.attrs["n_triplets"])


def test_from_the_start_page_to_a_dataset_of_simulated_annotators_in_twenty_clicks(
    program: Application, pictures: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    furniture = program.furnish()
    furniture.window.resize(1280, 720)
    hand = Hand(furniture.window)
    make_study(hand, furniture, pictures, until, monkeypatch)
    hand.click(shown_button(furniture.window, "Try it with simulated annotators"))
    hand.click(shown_button(furniture.window, "Simulate"))
    until(lambda: len(furniture.sessions.sessions) == 12, seconds=120)
    assert export(hand, furniture, until) == 12 * screens_of(furniture) * 2 * 6
    assert hand.clicks <= MOST_CLICKS, f"{hand.clicks} clicks"


def test_from_the_start_page_to_a_dataset_of_ones_own_session_in_twenty_clicks(
    program: Application, pictures: Path, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    furniture = program.furnish()
    furniture.window.resize(1280, 720)
    hand = Hand(furniture.window)
    make_study(hand, furniture, pictures, until, monkeypatch)
    hand.click(furniture.sessions.new_button)
    until(lambda: furniture.sessions.panel.annotator.text() == "A001")
    hand.click(shown_button(furniture.window, "Start session"))
    starting = furniture.desks["sessions"].starting
    until(lambda: starting.window is not None)
    answer_all(starting.window, until)
    press_and_release(starting.window.windowHandle(), Qt.Key.Key_Return)
    until(lambda: starting.window is None)
    curtain: Curtain = starting.curtain
    for _ in range(2):
        press_and_release(curtain.windowHandle(), Qt.Key.Key_Q, WAY_OUT)
    until(lambda: starting.curtain is None)
    until(lambda: [one.status for one in furniture.sessions.sessions] == ["complete"])
    assert export(hand, furniture, until) == screens_of(furniture) * 2 * 6
    assert hand.clicks <= MOST_CLICKS, f"{hand.clicks} clicks"


def screens_of(furniture: Furniture) -> int:
    """Screens of a session that give triplets."""
    view = furniture.studies.view
    assert view is not None
    entry = view.entry("grid-8-choose-2")
    assert entry is not None and entry.design is not None
    counts = entry.design.blocks[0].screens
    return counts.main + counts.shared


def answer_all(window: SessionWindow, until: Until) -> None:
    """Answer every screen by its first keys, and go on from every other page by Enter."""
    conduct = window.conduct
    while not isinstance(conduct.page, EndPage):
        until(lambda: conduct.takes_input)
        page = conduct.page
        if isinstance(page, ScreenPage):
            time.sleep(0.31)  # the design ignores input before 300 ms
            QTest.keyClicks(window.screen_view, "12")
        QTest.keyClick(window.text_page or window.screen_view, Qt.Key.Key_Return)
        until(lambda page=page: conduct.page != page)
