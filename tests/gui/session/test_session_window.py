"""The whole way through a session in its real window, by keyboard, and what its file then holds."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gridlab.domain.design import Design, Pages, Question, ScreenCounts, SessionRules, Timing
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    EndPage,
    FeedbackPage,
    InstructionsPage,
    QuestionsPage,
    ScreenPage,
)
from gridlab.domain.screen import ScreenKind
from gridlab.domain.session import Device, EventKind
from gridlab.gui.session.pages import ConsentView

Small = Callable[..., Design]
ENTER, TAB, SPACE, BACK = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space, Qt.Key.Key_Backspace


@pytest.fixture
def everything(small: Small) -> Design:
    """A design with every kind of page."""
    return small(
        counts=ScreenCounts(4, 0, 1, 0, 0),
        block={"instructions": "## Part 1\n\nLook well."},
        pages=Pages("# Consent\n\nDo you agree?", "# Instructions", "# Debrief", "CODE-77"),
        questions=(
            Question("age", "How old are you?", "number", required=True),
            Question("hand", "Which hand?", "choice", ("Left", "Right"), required=True),
            Question("how", "How did you decide?", when="after"),
        ),
        session=SessionRules(break_every=2, break_seconds=1),
    )


def test_a_session_leads_through_every_page_and_its_file_holds_what_was_answered(
    desk: Any, everything: Design
) -> None:
    window = desk.start(everything)
    pages, given = [type(desk.page)], []
    press_to_agree(desk)
    pages.append(type(desk.page))
    desk.press("3", "1", TAB, SPACE)
    answer_questions(desk)
    while not isinstance(desk.page, EndPage):
        pages.append(type(desk.page))
        if isinstance(desk.page, ScreenPage):
            given.append((desk.page.position, (1, 4)))
            desk.go_on("2", "5", ms=1500)
        elif isinstance(desk.page, BreakPage):
            wait_for_the_break_to_end(desk)
        elif isinstance(desk.page, QuestionsPage):
            answer_questions(desk)
        else:
            desk.go_on()
    assert pages == [
        ConsentPage,
        QuestionsPage,
        InstructionsPage,
        InstructionsPage,
        ScreenPage,
        FeedbackPage,
        ScreenPage,
        ScreenPage,
        BreakPage,
        ScreenPage,
        ScreenPage,
        QuestionsPage,
    ]
    desk.press(ENTER)
    assert desk.codes == [0] and not window.isVisible()
    record = desk.record()
    assert record.status == "complete"
    assert [(one.screen, one.chosen) for one in record.responses] == given
    assert all(one.response_ms == 1500 and one.choice_ms == (1500, 1500) for one in record.responses)
    assert dict(record.answers) == {"age": "31", "hand": "Left"}
    assert record.header.screens[0].kind is ScreenKind.PRACTICE


def press_to_agree(desk: Any) -> None:
    desk.press(TAB)
    while not desk.text.agree.hasFocus():
        desk.press(TAB)
    desk.press(SPACE)
    desk.until(lambda: not isinstance(desk.page, ConsentPage))


def answer_questions(desk: Any) -> None:
    """Press the button at the end of the questions."""
    page = desk.page
    desk.text.go_on.setFocus()
    desk.press(SPACE)
    desk.until(lambda: desk.page is not page)
    desk.ready()


def wait_for_the_break_to_end(desk: Any) -> None:
    page, button = desk.page, desk.text.go_on
    assert not button.isEnabled() and button.text() == "Continue in 1 s"
    desk.press(ENTER)
    assert desk.page is page
    desk.clock.ms += 1000
    desk.until(button.isEnabled)
    desk.go_on()


def test_enter_alone_does_nothing_on_the_consent_page(desk: Any, everything: Design) -> None:
    desk.start(everything)
    page = desk.text
    assert isinstance(page, ConsentView)
    for _ in range(3):
        desk.press(ENTER, Qt.Key.Key_Enter)
    QTest.qWait(30)
    assert isinstance(desk.page, ConsentPage)
    assert not page.agree.hasFocus() and not page.decline.hasFocus()


def test_declining_stores_no_answers(desk: Any, everything: Design) -> None:
    desk.start(everything)
    desk.text.decline.setFocus()
    desk.press(SPACE)
    desk.until(lambda: isinstance(desk.page, EndPage))
    desk.press(ENTER)
    record = desk.record()
    assert record.status == "declined"
    assert not record.responses and not record.answers and not record.events


def test_questions_that_need_an_answer_are_named_until_they_have_one(desk: Any, everything: Design) -> None:
    desk.start(everything)
    press_to_agree(desk)
    desk.ready()
    notes = [asked.note for asked in desk.text.asked]
    desk.text.go_on.setFocus()
    desk.press(SPACE)
    assert isinstance(desk.page, QuestionsPage)
    assert all(note.isVisible() and note.said for note in notes)
    desk.text.setFocus()
    desk.press(TAB, "x", ENTER)
    desk.text.go_on.setFocus()
    desk.press(SPACE)
    assert isinstance(desk.page, QuestionsPage) and "number" in notes[0].said


def test_feedback_tells_right_from_wrong_and_shows_which_cell_it_was(desk: Any, small: Small) -> None:
    window = desk.start(small(counts=ScreenCounts(2, 0, 2, 0, 0)))
    view = window.screen_view
    for right in (True, False):
        planted = set(window.runner.header.screens[desk.page.position].planted)
        others = sorted(set(range(6)) - planted)
        cells = [*planted, others[0]] if right else others[:2]
        desk.ready()
        assert view.content.position == "Practice"
        desk.go_on(*(str(cell + 1) for cell in cells))
        assert isinstance(desk.page, FeedbackPage) and desk.page.passed is right
        verdict = "Correct!" if right else "Not quite: the right answer is framed in green."
        assert view.accessibleDescription() == verdict
        assert {c for c, mark in view.body._marks.items() if mark == "right"} == planted
        desk.press("1", SPACE, BACK)
        assert isinstance(desk.page, FeedbackPage)
        desk.go_on()
    assert desk.page.position == 2


def test_the_texts_count_all_screens_but_practice(desk: Any, small: Small) -> None:
    window = desk.start(small(counts=ScreenCounts(3, 0, 1, 0, 0)))
    view, seen = window.screen_view, []
    while isinstance(desk.page, ScreenPage | FeedbackPage):
        desk.ready()
        if isinstance(desk.page, ScreenPage):
            seen.append((view.content.position, round(view.content.share, 2)))
            desk.go_on("1", "2")
        else:
            desk.go_on()
    assert seen == [
        ("Practice", 0.0),
        ("Screen 1 of 3", 0.0),
        ("Screen 2 of 3", 0.33),
        ("Screen 3 of 3", 0.67),
    ]


def test_blocks_follow_each_other_with_their_own_grids_and_instructions(desk: Any, small: Small) -> None:
    first = small(counts=ScreenCounts(1, 0, 0, 0, 0)).blocks[0]
    second = small(1, 2, 1, counts=ScreenCounts(1, 0, 0, 0, 0), block={"name": "two", "instructions": "Two."})
    window = desk.start(Design(name="blocks", blocks=(first, second.blocks[0])))
    desk.ready()
    assert len(window.screen_view.body.buttons) == 6
    desk.go_on("1", "2")
    assert isinstance(desk.page, InstructionsPage)
    desk.go_on()
    assert len(window.screen_view.body.buttons) == 2
    desk.go_on("2")
    assert desk.record().responses[1].chosen == (1,)


def test_a_screen_whose_time_is_over_is_submitted_as_it_is(desk: Any, small: Small) -> None:
    desk.start(small(timing=Timing(0, 0, 0.3), counts=ScreenCounts(2, 0, 0, 0, 0)))
    desk.ready()
    page = desk.page
    desk.press("4")
    desk.until(lambda: desk.page is not page)
    first = desk.record().responses[0]
    assert (first.chosen, first.timed_out) == ((3,), True)


def test_a_screen_does_not_end_under_a_page_that_lies_over_it(desk: Any, small: Small) -> None:
    desk.start(small(timing=Timing(0, 0, 0.2)))
    desk.ready()
    page = desk.page
    desk.window.screen_view.stop.click()
    QTest.qWait(300)
    assert desk.page is page and desk.window.has_overlay
    desk.press(ENTER)
    desk.until(lambda: desk.page is not page)


def test_nothing_is_on_view_or_counted_in_the_empty_time_before_a_screen(desk: Any, small: Small) -> None:
    started = time.monotonic()
    window = desk.start(small(timing=Timing(0, 150, None)))
    assert window.screen_view.state == "blank"
    desk.clock.ms += 5000
    desk.press("1", "2", ENTER)
    assert not window.screen_view.body.isVisible() and window.runner.elapsed_ms() == 0
    desk.ready()
    assert time.monotonic() - started >= 0.14
    assert desk.chosen == () and window.screen_view.state == "answering"
    desk.go_on("1", "2", ms=700)
    assert desk.record().responses[0].response_ms == 700


def test_the_debrief_shows_its_code_and_the_answers_are_complete_by_then(desk: Any, small: Small) -> None:
    desk.start(small(counts=ScreenCounts(1, 0, 0, 0, 0), pages=Pages(completion_code="CODE-77")))
    desk.go_on("1", "2")
    assert desk.page == EndPage("complete", "", "CODE-77")
    assert "CODE-77" in [label.text() for label in desk.text.findChildren(type(desk.text.add_text("")))]
    assert desk.record().status == "complete"


def test_events_tell_by_which_device_and_when(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.ready()
    desk.clock.ms += 400
    desk.press("1")
    desk.clock.ms += 100
    QTest.mouseClick(window.screen_view.body.buttons[2], Qt.MouseButton.LeftButton)
    desk.clock.ms += 100
    QTest.mouseClick(window.screen_view.submit, Qt.MouseButton.LeftButton)
    desk.until(lambda: desk.page.position == 1)
    wanted = (EventKind.CHOOSE, EventKind.SUBMIT)
    events = [one for one in desk.record().events if one.kind in wanted]
    assert [(one.kind, one.cell, one.device) for one in events] == [
        (EventKind.CHOOSE, 0, Device.KEYBOARD),
        (EventKind.CHOOSE, 2, Device.MOUSE),
        (EventKind.SUBMIT, -1, Device.MOUSE),
    ]
    assert [one.t_ms - events[0].t_ms for one in events] == [0, 100, 200]
