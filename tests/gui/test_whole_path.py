"""The whole path in the real windows: a folder of pictures, a design, a session, and the dataset of it."""

from __future__ import annotations

import random
import shutil
import time
from collections.abc import Callable
from pathlib import Path

import h5py
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from gridlab.domain.flow import EndPage, ScreenPage
from gridlab.domain.screen import ScreenKind
from gridlab.gui.session.window import SessionWindow
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]
Triplet = tuple[str, str, str]
BACK_AT = 4


def drop(widget: QWidget, path: Path) -> None:
    """Drop a folder as a file browser does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    widget.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys))


def collected(furniture: Furniture, purpose: str) -> list[str]:
    """The numbers of a purpose as they are shown."""
    rows = furniture.data.tabs["overview"].table.rows
    return [rows.index(rows.place_of(purpose), at).data() for at in range(1, rows.columnCount())]


def type_over(field: object, text: str) -> None:
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def make_study(furniture: Furniture, images: Path, until: Until) -> None:
    """Drop a folder of images and create the study."""
    drop(furniture.window.welcome, images)
    furniture.new_study.create_button.click()
    until(lambda: furniture.studies.view is not None, seconds=30)


def design_small_hit(furniture: Furniture, until: Until) -> None:
    """Six cells, two to choose, eleven screens; typed into the form, saved by itself."""
    page = furniture.design
    furniture.window.go("design")
    for path, text in (
        (("screens", "main"), "7"),
        (("screens", "shared"), "1"),
        (("screens", "practice"), "1"),
        (("screens", "catch"), "1"),
        (("screens", "repeat"), "1"),
        (("grid", "choose"), "2"),
        (("grid", "columns"), "3"),
        (("grid", "rows"), "2"),
    ):
        type_over(page.form.field(*path), text)
    assert page.form.faults == []
    until(lambda: not furniture.desks["design"].dirty)


class Robot:
    """Looks at the session's window, clicks and types, and writes down what it chose among what it saw."""

    def __init__(self, window: SessionWindow, until: Until) -> None:
        self.window = window
        self.until = until
        self.chance = random.Random(7)
        self.chosen: dict[int, list[int]] = {}
        self.went_back = False

    def answer_all(self) -> None:
        """Go through every page to the end."""
        while not self._at_end():
            page = self.window.conduct.page
            if isinstance(page, ScreenPage):
                self._answer(page)
            else:
                self._pass_on()
        self._pass_on()

    def _at_end(self) -> bool:
        return isinstance(self.window.conduct.page, EndPage)

    def _answer(self, page: ScreenPage) -> None:
        self.until(lambda: self.window.conduct.takes_input)
        time.sleep(0.31)  # the design ignores input before 300 ms
        cells = self.chance.sample(range(6), 2)
        buttons = self.window.screen_view.body.buttons
        if len(self.chosen) == BACK_AT and not self.went_back:
            self.went_back = True
            QTest.keyClick(self.window.screen_view, Qt.Key.Key_Backspace)
            self.until(lambda: self.window.conduct.page != page)
            return
        QTest.mouseClick(buttons[cells[0]], Qt.MouseButton.LeftButton)
        QTest.keyClick(self.window.screen_view, str(cells[1] + 1))
        assert [button.isChecked() for button in buttons] == [cell in cells for cell in range(6)]
        self.chosen[page.position] = cells
        if self.chance.random() < 0.5:
            QTest.keyClick(self.window.screen_view, Qt.Key.Key_Return)
        else:
            QTest.mouseClick(self.window.screen_view.submit, Qt.MouseButton.LeftButton)
        self.until(lambda: self.window.conduct.page != page)

    def _pass_on(self) -> None:
        """Press Enter on a text page, or on the feedback of a practice screen."""
        page = self.window.conduct.page
        self.until(lambda: self.window.conduct.takes_input)
        target = self.window.text_page or self.window.screen_view
        QTest.keyClick(target, Qt.Key.Key_Return)
        if not isinstance(page, EndPage):
            self.until(lambda: self.window.conduct.page != page)

    def triplets(self) -> list[Triplet]:
        """By hand: each chosen image is nearer to the probe than each other one of the grid."""
        header = self.window.runner.header
        made = []
        for position in sorted(self.chosen):
            screen = header.screens[position]
            if screen.kind not in (ScreenKind.MAIN, ScreenKind.SHARED):
                continue
            names = [header.images[row].name for row in screen.grid]
            probe = header.images[screen.probe].name
            chosen = sorted(self.chosen[position])
            made += [
                (probe, names[near], names[far]) for near in chosen for far in range(6) if far not in chosen
            ]
        return made


def test_from_a_folder_of_images_to_the_triplets_that_were_clicked(
    program: Application, tmp_path: Path, food: Path, until: Until
) -> None:
    images = tmp_path / "food"
    images.mkdir()
    for path in sorted(food.iterdir())[:20]:
        shutil.copy(path, images / path.name)
    furniture = program.furnish()
    make_study(furniture, images, until)
    design_small_hit(furniture, until)

    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    until(lambda: furniture.sessions.panel.annotator.text() == "A001")
    furniture.sessions.panel.start_button.click()
    until(lambda: furniture.desks["sessions"].starting.window is not None)
    window = furniture.desks["sessions"].starting.window
    assert window is not None
    robot = Robot(window, until)
    robot.answer_all()
    until(lambda: furniture.desks["sessions"].starting.window is None)
    assert robot.went_back

    until(lambda: [row.status for row in furniture.studies.view.sessions] == ["complete"])  # type: ignore[union-attr]
    furniture.window.go("data")
    expected = robot.triplets()
    assert len(expected) == 8 * 2 * 4
    until(lambda: collected(furniture, "main")[-1] == str(len(expected)))
    assert furniture.data.main_action is not None
    furniture.data.main_action.click()
    until(lambda: "written and verified" in furniture.data.tabs["export"].messages.text, seconds=60)
    assert exported_triplets(tmp_path / "food-study" / "exports" / "food-study.h5") == expected


def exported_triplets(path: Path) -> list[Triplet]:
    """The triplets of a dataset by image names, with bare h5py."""
    with h5py.File(path) as file:
        names = [name.decode() for name in file["/image/name"][:]]
        rows = file["/triplet/anchor_near_far"][:].tolist()
    return [(names[anchor], names[near], names[far]) for anchor, near, far in rows]


@pytest.mark.parametrize("resume", [True, False])
def test_a_session_left_in_the_middle_is_resumed_or_begun_anew_from_the_page(
    program: Application, tmp_path: Path, food: Path, until: Until, resume: bool
) -> None:
    images = tmp_path / "food"
    images.mkdir()
    for path in sorted(food.iterdir())[:20]:
        shutil.copy(path, images / path.name)
    furniture = program.furnish()
    make_study(furniture, images, until)
    furniture.window.go("sessions")
    furniture.sessions.begin_session()
    panel = furniture.sessions.panel
    until(lambda: panel.annotator.text() == "A001")
    panel.start_button.click()
    until(lambda: furniture.desks["sessions"].starting.window is not None)
    assert furniture.desks["sessions"].starting.window is not None
    furniture.desks["sessions"].starting.window.conduct.leave()
    until(lambda: furniture.desks["sessions"].starting.window is None)
    until(lambda: furniture.studies.view is not None and len(furniture.studies.view.sessions) == 1)
    until(lambda: [row.status for row in furniture.studies.view.sessions] == ["partial"])  # type: ignore[union-attr]

    furniture.sessions.begin_session()
    until(lambda: panel.annotator.text() == "A002")
    type_over(panel.annotator, "A001")
    panel.start_button.click()
    until(lambda: panel.messages.text)
    assert "unfinished session" in panel.messages.text
    wanted = "Resume" if resume else "Start a new one"
    next(one for one in panel.messages.findChildren(QPushButton) if one.text() == wanted).click()
    until(lambda: furniture.desks["sessions"].starting.window is not None)
    furniture.desks["sessions"].starting.close()
    furniture.studies.reread_sessions()
    until(
        lambda: (
            furniture.studies.view is not None
            and len(furniture.studies.view.sessions) == (1 if resume else 2)
        )
    )
