"""Screens whose images are chosen while the session runs are shown as all others are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage

from gridlab.domain.design import Design, Pages, ScreenCounts, SessionRules
from gridlab.domain.flow import BreakPage, EndPage, ScreenPage
from gridlab.gui.screen.image_supply import picture_of, study_reader
from gridlab.gui.session.sample import SampleScreen
from gridlab.store.sessions.file import SessionWriter
from gridlab.store.sessions.not_saved import NotSaved
from tests.choosing import Chooser

Small = Callable[..., Design]
FIVE = ScreenCounts(5, 0, 0, 0, 0)


def shown(desk: Any) -> list[QImage | None]:
    """The pictures on the screen, the probe's first."""
    pictures = desk.window.screen_view.body._pictures
    return [pictures.probe, *pictures.cells]


def right(desk: Any) -> list[QImage]:
    """Those of the images that the file has for the screen at hand."""
    header, read = desk.window.runner.header, study_reader(desk.study, desk.window.runner.header.images)
    wanted = desk.window.screens.pictures.wanted(desk.page.position)
    screen = header.screens[desk.page.position]
    assert [one.row for one in wanted] == [screen.probe, *screen.grid]
    return [picture_of(read(one), one) for one in wanted]


def test_every_screen_that_is_chosen_late_is_shown_with_its_own_pictures(desk: Any, small: Small) -> None:
    chooser = Chooser()
    desk.start_planned(small(2, 2, 2, counts=FIVE, session=SessionRules(break_every=2)), chooser)
    positions, breaks = [], 0
    while not isinstance(desk.page, EndPage):
        desk.ready()
        if isinstance(desk.page, BreakPage):
            breaks += 1
            desk.go_on()
            continue
        assert shown(desk) == right(desk)
        positions.append(desk.page.position)
        assert chooser.asked == positions
        desk.go_on("1", "4")
    record = desk.record()
    assert record.status == "complete" and positions == [0, 1, 2, 3, 4] and breaks == 2
    assert [screen.probe for screen in record.header.screens[1:]] == [
        screen.grid[0] for screen in record.header.screens[:-1]
    ]


def test_before_any_screen_is_chosen_the_sample_shows_images_of_the_pool(desk: Any, small: Small) -> None:
    desk.start_planned(small(2, 2, 2, counts=FIVE, pages=Pages(instructions="# Look")), Chooser())
    (sample,) = desk.text.findChildren(SampleScreen)
    desk.until(lambda: sample._pictures)
    assert len(sample._pictures) == 5 and None not in sample._pictures
    desk.go_on()
    assert isinstance(desk.page, ScreenPage) and shown(desk) == right(desk)


def test_a_late_screen_comes_once_the_answer_before_it_could_be_saved(
    desk: Any, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    chooser = Chooser()
    window = desk.start_planned(small(2, 2, 2, counts=FIVE), chooser)
    desk.ready()

    def refuse(*_: object) -> None:
        raise NotSaved("full")  # type: ignore[arg-type]

    with monkeypatch.context() as broken:
        broken.setattr(SessionWriter, "append", refuse)
        desk.press("1", "2", Qt.Key.Key_Return)
        desk.until(window.trouble.isVisible)
    assert desk.page.position == 0 and desk.chosen == (0, 1)
    window.trouble.retry.click()
    desk.until(lambda: desk.page.position == 1)
    desk.ready()
    assert shown(desk) == right(desk) and chooser.asked == [0, 1]
