"""A session answered by touch alone, with the touches that a screen sends."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gridlab.domain.design import Design, Pages, ScreenCounts
from gridlab.domain.flow import EndPage, InstructionsPage, ScreenPage
from gridlab.domain.session import Device, EventKind

Small = Callable[..., Design]


@pytest.fixture
def finger(desk: Any) -> Iterator[Callable[[QWidget], None]]:
    """finger(button): touch it and let go."""
    screen: QPointingDevice = QTest.createTouchDevice()

    def tap(widget: QWidget) -> None:
        window = desk.window
        place: QPoint = widget.mapTo(window, widget.rect().center())
        QTest.touchEvent(window.windowHandle(), screen).press(1, place).commit()
        QTest.touchEvent(window.windowHandle(), screen).release(1, place).commit()

    yield tap


def test_a_finger_alone_takes_a_session_to_its_end(desk: Any, small: Small, finger: Any) -> None:
    window = desk.start(small(counts=ScreenCounts(3, 0, 0, 0, 0), pages=Pages(instructions="Look.")))
    view = window.screen_view
    assert isinstance(desk.page, InstructionsPage)
    finger(desk.text.enter_presses)
    while not isinstance(desk.page, EndPage):
        desk.until(lambda: isinstance(desk.page, ScreenPage | EndPage))
        if isinstance(desk.page, ScreenPage):
            page = desk.page
            desk.ready()
            finger(view.body.buttons[4])
            finger(view.body.buttons[1])
            finger(view.body.buttons[4])
            assert desk.chosen == (1,)
            finger(view.body.buttons[0])
            finger(view.submit)
            desk.until(lambda page=page: desk.page is not page)
    record = desk.record()
    assert [one.chosen for one in record.responses] == [(1, 0)] * 3
    by = {one.device for one in record.events if one.kind in (EventKind.CHOOSE, EventKind.SUBMIT)}
    assert by == {Device.TOUCH}


def test_two_fingers_at_once_choose_no_more_than_may_be_chosen(desk: Any, small: Small) -> None:
    window = desk.start(small(choose=1))
    desk.ready()
    screen = QTest.createTouchDevice()
    first, second = (
        button.mapTo(window, button.rect().center()) for button in window.screen_view.body.buttons[:2]
    )
    QTest.touchEvent(window.windowHandle(), screen).press(1, first).press(2, second).commit()
    QTest.touchEvent(window.windowHandle(), screen).release(1, first).release(2, second).commit()
    assert len(desk.chosen) <= 1


def test_touching_stop_offers_the_ways_out(desk: Any, small: Small, finger: Any) -> None:
    window = desk.start(small())
    desk.ready()
    finger(window.screen_view.stop)
    assert window.has_overlay
    finger(desk.text.later)
    desk.until(lambda: isinstance(desk.page, EndPage))
    assert desk.record().status == "partial"
