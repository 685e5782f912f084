"""The pages look as they were approved; `--renew-pictures` writes them anew, to be looked at first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

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
            for _ in range(5):
                QApplication.sendPostedEvents()
                QApplication.processEvents()
            furniture.window.grab()
        return furniture.window.grab().toImage()

    return grab


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("key", ["design", "cost", "sessions", "data", "settings"])
def test_a_page_looks_as_it_was_approved(
    program: Application,
    furniture: Furniture,
    sit: Sit,
    laid_out: Callable[[Furniture], QImage],
    golden: Golden,
    key: str,
    theme: str,
    until: Until,
) -> None:
    program.theme.choose(theme)  # type: ignore[arg-type]
    sit("A001").answer().close()
    sit("A002").answer(40).close()
    furniture.window.resize(1280, 720)
    furniture.studies.reread_sessions()
    until(lambda: furniture.studies.view is not None and len(furniture.studies.view.sessions) == 2)
    furniture.window.go(key)
    golden(f"{key}-{theme}", laid_out(furniture))


@pytest.mark.parametrize("theme", THEMES)
def test_the_details_of_a_session_look_as_they_were_approved(
    program: Application,
    furniture: Furniture,
    sit: Sit,
    laid_out: Callable[[Furniture], QImage],
    golden: Golden,
    theme: str,
    until: Until,
) -> None:
    program.theme.choose(theme)  # type: ignore[arg-type]
    sit("A001", design="grid-8-choose-2").answer().close()
    furniture.window.resize(1280, 720)
    furniture.window.go("sessions")
    until(lambda: furniture.sessions.model.rowCount() == 1)
    furniture.sessions.table.selectRow(0)
    furniture.sessions.buttons.open.click()
    until(lambda: furniture.sessions.details.picture.picture is not None)
    golden(f"details-{theme}", laid_out(furniture))


@pytest.mark.parametrize("theme", THEMES)
def test_the_welcome_page_and_the_keys_look_as_they_were_approved(
    program: Application, laid_out: Callable[[Furniture], QImage], golden: Golden, theme: str
) -> None:
    program.theme.choose(theme)  # type: ignore[arg-type]
    furniture = program.furnish()
    furniture.window.resize(1280, 720)
    furniture.show_recent()
    golden(f"welcome-{theme}", laid_out(furniture))
    furniture.window.show_keys()
    golden(f"keys-{theme}", laid_out(furniture))
