"""The pages look as they were approved; `--renew-pictures` writes them anew, to be looked at first."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit

from gridlab.app.study import OpenStudy
from gridlab.gui.kit.labels import ShortLabel
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]
Golden = Callable[[str, QImage], None]
Sit = Callable[..., Any]
THEMES = ("light", "dark")
PATIENCE = 20.0


@pytest.fixture
def looks(until: Until, golden: Golden) -> Callable[[Furniture, str], None]:
    """The window looks as in the kept picture, once everything that was asked for is there and painted."""

    def compare(furniture: Furniture, name: str) -> None:
        end = time.monotonic() + PATIENCE
        while True:
            for _ in range(2):
                until(lambda: furniture.background.idle and not furniture.thumbnails._wanted, 60)
                QTest.qWait(150)  # what waits for a pause, such as warnings and sharper pictures, begins
                furniture.window.grab()
            without_place_and_time(furniture)
            try:
                golden(name, furniture.window.grab().toImage())
            except AssertionError:
                if time.monotonic() > end:
                    raise
            else:
                return

    return compare


def without_place_and_time(furniture: Furniture) -> None:
    """Put those of any machine where the window says where the study lies and when it was saved."""
    view = furniture.studies.view
    own = str(view.open.folder.parent) if view is not None else ""
    for label in furniture.window.findChildren(ShortLabel) if own else ():
        if own in label.whole:
            label.set_text(label.whole.replace(own, "/home/lab"))
    for label in furniture.window.findChildren(QLabel):
        if re.fullmatch(r"Saved \d\d:\d\d", label.text()):
            label.setText("Saved 10:42")
    for field in furniture.window.findChildren(QLineEdit) if own else ():
        if own in field.text():
            with QSignalBlocker(field):
                field.setText(field.text().replace(own, "/home/lab"))


def without_this_machine(furniture: Furniture) -> None:
    """Put plain words in place of what differs from run to run and from machine to machine."""
    record = furniture.sessions.details.details.record  # type: ignore[union-attr]
    own = (record.header.id, record.header.system, record.header.generator)
    for label in furniture.sessions.details.findChildren(ShortLabel):
        if label.whole in own:
            label.set_text("…")


@pytest.mark.parametrize("theme", THEMES)
def test_the_pages_look_as_they_were_approved(
    program: Application,
    study: OpenStudy,
    sit: Sit,
    looks: Callable[[Furniture, str], None],
    theme: str,
    until: Until,
) -> None:
    """One window for all of them: building it takes longer than any of the pictures."""
    program.theme.choose(theme)  # type: ignore[arg-type]
    furniture = program.furnish()
    window, sessions = furniture.window, furniture.sessions
    window.resize(1280, 720)
    furniture.show_recent()
    looks(furniture, f"welcome-{theme}")
    sit("A001", design="grid-8-choose-2").answer().close()
    sit("A002").answer(40).close()
    furniture.studies.open(study.folder)
    until(lambda: furniture.studies.view is not None and len(furniture.studies.view.sessions) == 2)
    window.telling.tell_all()
    sessions.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)  # both began at the same time
    for key in ("design", "cost", "sessions", "data", "settings"):
        window.go(key)
        looks(furniture, f"{key}-{theme}")
    window.go("sessions")
    sessions.table.selectRow(0)
    sessions.buttons.open.click()
    until(lambda: sessions.details.picture.picture is not None)
    without_this_machine(furniture)
    looks(furniture, f"details-{theme}")
    window.show_keys()
    looks(furniture, f"keys-{theme}")
