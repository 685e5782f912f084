"""Ways out of a session's window: Stop on every page, the lab assistant's keys, the window's own button."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gridlab.domain.design import Design, Pages, Question, ScreenCounts, SessionRules
from gridlab.domain.flow import ConsentPage, EndPage, QuestionsPage, ScreenPage

Small = Callable[..., Design]
ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space
WAY_OUT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def paged(small: Small) -> Design:
    """A design with every kind of page but a break's waiting."""
    return small(
        counts=ScreenCounts(2, 0, 1, 0, 0),
        block={"instructions": "Block."},
        pages=Pages("Consent.", "Instructions.", "Debrief.", ""),
        questions=(Question("age", "How old are you?", "number"),),
        session=SessionRules(break_every=1),
    )


def onward(desk: Any) -> None:
    """To the next page, whatever this one is."""
    page = desk.page
    if isinstance(page, ConsentPage):
        desk.text.agree.click()
    elif isinstance(page, QuestionsPage):
        desk.text.go_on.click()
    elif isinstance(page, ScreenPage):
        desk.go_on("1", "2")
    else:
        desk.go_on()
    desk.until(lambda: desk.page is not page)
    desk.ready()


def stop_button(desk: Any) -> Any:
    return (desk.window.text_page or desk.window.screen_view).stop


def test_every_page_but_the_last_offers_to_stop_and_going_on_changes_nothing(
    desk: Any, paged: Design
) -> None:
    window = desk.start(paged)
    pages = 0
    while not isinstance(desk.page, EndPage):
        desk.ready()
        page, below = desk.page, window.text_page
        QTest.mouseClick(stop_button(desk), Qt.MouseButton.LeftButton)
        assert window.has_overlay, page
        desk.press(ENTER)
        assert not window.has_overlay and desk.page is page and window.text_page is below
        pages += 1
        onward(desk)
    assert pages == 9
    assert not stop_button(desk).isVisible()
    desk.press(ENTER)
    assert desk.codes == [0] and desk.record().status == "complete"


@pytest.mark.parametrize(
    ("way", "status", "left"),
    [("later", "partial", 1), ("keep", "withdrawn", 1), ("discard", "withdrawn", 0)],
)
@pytest.mark.parametrize("at", [0, 4, 6])
def test_stopping_leaves_the_session_as_it_was_chosen(
    desk: Any, paged: Design, way: str, status: str, left: int, at: int
) -> None:
    desk.start(paged)
    answered = 0
    for _ in range(at):
        answered += isinstance(desk.page, ScreenPage)
        onward(desk)
    desk.ready()
    QTest.mouseClick(stop_button(desk), Qt.MouseButton.LeftButton)
    page = desk.text
    getattr(page, way).setFocus()
    desk.press(SPACE)
    if way == "discard":
        assert not isinstance(desk.page, EndPage) and not page.discard.isVisible()
        page.sure.setFocus()
        desk.press(SPACE)
    desk.until(lambda: isinstance(desk.page, EndPage))
    desk.press(ENTER)
    assert desk.codes == [0]
    record = desk.record()
    assert record.status == status and len(record.responses) == left * answered
    if way == "discard":
        assert not record.responses and not record.events and not record.answers


def test_asked_whether_to_discard_enter_goes_on_with_the_session(desk: Any, paged: Design) -> None:
    window = desk.start(paged)
    QTest.mouseClick(stop_button(desk), Qt.MouseButton.LeftButton)
    desk.text.discard.click()
    desk.press(ENTER)
    assert not window.has_overlay and isinstance(desk.page, ConsentPage)


def test_tab_leads_to_nothing_below_the_page_on_top(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.ready()
    desk.press("1", "2")
    window.screen_view.stop.click()
    for _ in range(12):
        desk.press(TAB)
        assert window.text_page in (window.focusWidget(), window.focusWidget().parent()) or (
            window.text_page.isAncestorOf(window.focusWidget())
        )
    assert desk.page.position == 0


@pytest.mark.parametrize("at", [0, 1, 2, 4, 5, 7, 9])
def test_the_lab_assistants_keys_leave_every_page(desk: Any, paged: Design, at: int) -> None:
    window = desk.start(paged)
    answered = 0
    for _ in range(at):
        answered += isinstance(desk.page, ScreenPage)
        onward(desk)
    desk.ready()
    desk.press(Qt.Key.Key_Q, modifiers=WAY_OUT)
    desk.until(lambda: desk.codes)
    assert desk.codes == [0] and not window.isVisible()
    record = desk.record()
    assert record.status == ("complete" if at >= 9 else "partial")
    assert len(record.responses) == answered


def test_the_lab_assistants_keys_work_over_another_page_too(desk: Any, paged: Design) -> None:
    desk.start(paged)
    stop_button(desk).click()
    desk.press(Qt.Key.Key_Q, modifiers=WAY_OUT)
    desk.until(lambda: desk.codes)
    assert desk.codes == [0]


def test_leaving_right_after_an_answer_waits_for_it(desk: Any, small: Small) -> None:
    desk.start(small())
    desk.ready()
    desk.press("1", "2", ENTER)
    desk.press(Qt.Key.Key_Q, modifiers=WAY_OUT)
    desk.until(lambda: desk.codes)
    assert desk.codes == [0] and len(desk.record().responses) == 1


def test_closing_the_window_asks_first_and_closes_a_session_that_is_over(desk: Any, paged: Design) -> None:
    window = desk.start(paged)
    window.close()
    assert window.isVisible() and window.has_overlay and not desk.codes
    desk.text.later.click()
    desk.until(lambda: isinstance(desk.page, EndPage))
    window.close()
    assert not window.isVisible() and desk.codes == [0]


def test_a_session_that_was_left_is_resumed_on_that_very_screen(desk: Any, small: Small) -> None:
    design = small(counts=ScreenCounts(6, 0, 1, 0, 2))
    window = desk.start(design)
    while desk.page != ScreenPage(3, 0, False, 2, False):
        onward(desk)
    screens, seen = window.runner.header.screens, window.screen_view.grab().toImage()
    desk.press("3")
    desk.press(Qt.Key.Key_Q, modifiers=WAY_OUT)
    desk.until(lambda: desk.codes)
    again = desk.resume(design)
    desk.ready()
    assert again.runner.header.screens == screens
    assert (desk.page.position, desk.page.resumed, desk.chosen) == (3, True, ())
    assert again.screen_view.grab().toImage() == seen
    desk.go_on("1", "2")
    assert desk.record().responses[-1].resumed
