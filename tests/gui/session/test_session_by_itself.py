"""A screen is submitted by itself where the design says so; a choice too many is said to be one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest

from gridlab.domain.design import Design, ScreenCounts, SessionRules, Timing
from gridlab.domain.flow import FeedbackPage, ScreenPage
from gridlab.domain.session import Device, EventKind
from gridlab.gui.session.screen_input import SUBMIT_AFTER_MS

Small = Callable[..., Design]
LONGER = SUBMIT_AFTER_MS + 250
BY_ITSELF = SessionRules(auto_submit=True)


def submitted(desk: Any) -> list[tuple[int, Device]]:
    """Screen and device of each submission in the file."""
    return [(one.screen, one.device) for one in desk.record().events if one.kind is EventKind.SUBMIT]


def test_a_screen_is_submitted_a_moment_after_the_last_allowed_choice(desk: Any, small: Small) -> None:
    desk.start(small(session=BY_ITSELF))
    desk.ready()
    desk.clock.ms += 900
    desk.press("1", "2")
    page = desk.page
    desk.clock.ms += SUBMIT_AFTER_MS
    desk.until(lambda: desk.page is not page)
    assert submitted(desk) == [(0, Device.PROGRAM)]
    (response,) = desk.record().responses
    assert response.choice_ms == (900, 900) and response.response_ms == 900 + SUBMIT_AFTER_MS


def test_a_choice_taken_back_is_waited_for_and_a_new_one_begins_the_time_again(
    desk: Any, small: Small
) -> None:
    desk.start(small(session=BY_ITSELF))
    desk.ready()
    page = desk.page
    desk.press("1", "2", "2")
    QTest.qWait(LONGER)
    assert desk.page is page and desk.chosen == (0,)
    desk.press("3")
    QTest.qWait(SUBMIT_AFTER_MS // 2)
    desk.press("3", "4")
    QTest.qWait(SUBMIT_AFTER_MS * 2 // 3)
    assert desk.page is page
    desk.until(lambda: desk.page is not page)
    assert desk.record().responses[0].chosen == (0, 3)


def test_enter_still_submits_at_once(desk: Any, small: Small) -> None:
    desk.start(small(session=BY_ITSELF))
    desk.go_on("1", "2")
    QTest.qWait(LONGER)
    assert submitted(desk) == [(0, Device.KEYBOARD)]


@pytest.mark.parametrize("over", ["stop", "help", "enlarged"])
def test_what_comes_over_the_screen_holds_it_until_the_next_change(
    desk: Any, small: Small, over: str
) -> None:
    window = desk.start(small(session=BY_ITSELF))
    desk.ready()
    page = desk.page
    desk.press("1", "2")
    if over == "stop":
        window.screen_view.stop.click()
        desk.press(Qt.Key.Key_Return)
    elif over == "help":
        desk.press(Qt.Key.Key_F1, Qt.Key.Key_Escape)
    else:
        QTest.mousePress(window.screen_view.body.buttons[0], Qt.MouseButton.RightButton)
        QTest.mouseRelease(window.screen_view.body.buttons[0], Qt.MouseButton.RightButton)
    assert not window.has_overlay
    QTest.qWait(LONGER)
    assert desk.page is page and desk.chosen == (0, 1)
    desk.press("2", "3")
    desk.until(lambda: desk.page is not page)


def test_practice_is_never_submitted_by_itself(desk: Any, small: Small) -> None:
    desk.start(small(counts=ScreenCounts(1, 0, 1, 0, 0), session=BY_ITSELF))
    desk.ready()
    page = desk.page
    desk.press("1", "2")
    QTest.qWait(LONGER)
    assert desk.page is page
    desk.go_on()
    assert isinstance(desk.page, FeedbackPage)


def test_with_a_screen_reader_nothing_is_submitted_by_itself(
    desk: Any, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    desk.start(small(session=BY_ITSELF))
    desk.ready()
    page = desk.page
    desk.press("1", "2")
    QTest.qWait(LONGER)
    assert desk.page is page


def test_the_time_limit_wins(desk: Any, small: Small) -> None:
    desk.start(small(session=BY_ITSELF, timing=Timing(0, 0, 0.4)))
    desk.ready()
    page = desk.page
    desk.press("1", "2")
    desk.until(lambda: desk.page is not page)
    assert desk.record().responses[0].timed_out


def test_a_choice_too_many_says_what_to_do_in_words_and_to_a_screen_reader(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.ready()
    view = window.screen_view
    desk.press("1", "2")
    before = view.grab().toImage()
    desk.press("3")
    assert desk.chosen == (0, 1)
    assert view.counter.accessibleDescription() == "2 chosen. Deselect one first."
    assert view.counter.accessibleName() == "2 of 2 chosen"
    assert view.grab().toImage() != before
    desk.press("2")
    assert view.counter.accessibleName() == "1 of 2 chosen"
    assert view.counter.accessibleDescription() == ""
    desk.press("3")
    assert view.counter.accessibleName() == "2 of 2 chosen"
    assert view.grab().toImage().size() == before.size()


def test_with_one_to_choose_the_choice_moves_and_nothing_is_said(desk: Any, small: Small) -> None:
    window = desk.start(small(choose=1))
    desk.ready()
    desk.press("1", "2")
    assert desk.chosen == (1,)
    assert window.screen_view.counter.accessibleName() == "1 of 1 chosen"


def test_escape_leaves_the_instructions_that_f1_shows(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.ready()
    desk.press(Qt.Key.Key_F1)
    assert window.has_overlay
    desk.press(Qt.Key.Key_Escape)
    assert not window.has_overlay and isinstance(desk.page, ScreenPage)
    desk.go_on("1", "2")
