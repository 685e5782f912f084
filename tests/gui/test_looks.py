"""The pages look as they were approved; `--renew-pictures` writes them anew, to be looked at first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from gridlab.app.study import OpenStudy
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]
Golden = Callable[[str, QImage], None]
Sit = Callable[..., Any]
THEMES = ("light", "dark")


@pytest.fixture
def laid_out(until: Until) -> Callable[[Furniture], QImage]:
    """The window once everything that was asked for is there and painted."""

    def grab(furniture: Furniture) -> QImage:
        for _ in range(3):
            until(lambda: furniture.background.idle and not furniture.thumbnails._wanted, 60)
            QTest.qWait(150)  # what waits for a pause, such as warnings and sharper pictures, begins
            furniture.window.grab()
        return furniture.window.grab().toImage()

    return grab


@pytest.mark.parametrize("theme", THEMES)
def test_the_pages_look_as_they_were_approved(
    program: Application,
    study: OpenStudy,
    sit: Sit,
    laid_out: Callable[[Furniture], QImage],
    golden: Golden,
    theme: str,
    until: Until,
) -> None:
    """One window for all of them: building it takes longer than any of the pictures."""
    program.theme.choose(theme)  # type: ignore[arg-type]
    furniture = program.furnish()
    window, sessions = furniture.window, furniture.sessions
    window.resize(1280, 720)
    furniture.show_recent()
    golden(f"welcome-{theme}", laid_out(furniture))
    sit("A001", design="grid-8-choose-2").answer().close()
    sit("A002").answer(40).close()
    furniture.studies.open(study.folder)
    until(lambda: furniture.studies.view is not None and len(furniture.studies.view.sessions) == 2)
    window.telling.tell_all()
    sessions.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)  # both began at the same time
    for key in ("design", "cost", "sessions", "data", "settings"):
        window.go(key)
        golden(f"{key}-{theme}", laid_out(furniture))
    window.go("sessions")
    sessions.table.selectRow(0)
    sessions.buttons.open.click()
    until(lambda: sessions.details.picture.picture is not None)
    golden(f"details-{theme}", laid_out(furniture))
    window.show_keys()
    golden(f"keys-{theme}", laid_out(furniture))
