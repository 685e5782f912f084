"""The presenter of the Sessions page without the window around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QPushButton

from gridlab.app.study import OpenStudy
from gridlab.gui.background import Background
from gridlab.gui.page import Go
from gridlab.gui.pages.sessions.presenter import SessionsPresenter
from gridlab.gui.pages.sessions.view import SessionsPage
from gridlab.gui.study.control import StudyControl
from tests.gui.surroundings import surroundings

Until = Callable[..., None]
Sit = Callable[..., Any]


@dataclass
class Alone:
    """The presenter, and what it asked the shell for."""

    presenter: SessionsPresenter
    studies: StudyControl
    gone: list[Go]

    @property
    def view(self) -> SessionsPage:
        return self.presenter.view


@pytest.fixture
def alone(qapp: object, own_home: Path) -> Iterator[Alone]:
    gone: list[Go] = []
    background = Background()
    around = surroundings(background, go=gone.append)
    studies, thumbnails = around.studies, around.thumbnails
    view = SessionsPage()
    for one in (*view.header_widgets, view.new_button):
        one.setParent(view)  # in the window the header takes them
    presenter = SessionsPresenter(view, around)
    studies.changed.connect(presenter.show_view)
    yield Alone(presenter, studies, gone)
    presenter.left()
    presenter.starting.close()
    assert background.close()
    thumbnails.close()
    for one in (view, thumbnails, studies, background):
        one.deleteLater()


def opened(alone: Alone, study: OpenStudy, until: Until, sessions: int) -> None:
    alone.studies.open(study.folder)
    until(lambda: alone.studies.view is not None)
    until(lambda: alone.view.model.rowCount() == sessions)


def pressed(alone: Alone, text: str) -> None:
    (button,) = [one for one in alone.view.messages.findChildren(QPushButton) if one.text() == text]
    button.click()


def test_a_study_without_a_design_sends_to_the_page_of_designs(
    alone: Alone, study: OpenStudy, until: Until
) -> None:
    opened(alone, study, until, 0)  # whoever edits designs tells of them: here nobody does
    alone.view.new_button.click()
    assert "no design" in alone.view.messages.text
    pressed(alone, "Go to Design")
    assert alone.gone == [Go("design")]


def test_a_session_is_verified_and_looked_at_without_the_window(
    alone: Alone, study: OpenStudy, sit: Sit, until: Until
) -> None:
    sit("p001").answer(3).close()
    opened(alone, study, until, 1)
    alone.view.table.selectRow(0)
    alone.view.buttons.verify.trigger()
    until(lambda: "1 session read in full" in alone.view.messages.text)
    alone.view.buttons.open.click()
    until(lambda: alone.view.details.details is not None)
    until(lambda: alone.view.details.picture.picture is not None)
    alone.view.escape()
    assert alone.view.details.details is None and alone.view.chosen is not None


def test_sessions_are_read_again_while_the_page_is_at_the_front(
    alone: Alone, study: OpenStudy, sit: Sit, until: Until
) -> None:
    opened(alone, study, until, 0)
    alone.presenter.entered()
    sit("p001").answer(3).close()
    until(lambda: alone.view.model.rowCount() == 1)
    alone.presenter.left()
