"""The page of questions where it is longer than the window, and choices made by Tab and Enter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gridlab.domain.design import Design, Pages, Question
from gridlab.domain.flow import ConsentPage, EndPage, ScreenPage

Small = Callable[..., Design]
ENTER, TAB = Qt.Key.Key_Return, Qt.Key.Key_Tab


@pytest.fixture
def long(small: Small) -> Design:
    """A page of 16 questions of every kind, of which the first and the tenth need an answer."""
    kinds = ("text", "choice", "check", "number")
    return small(
        questions=tuple(
            Question(
                f"q{at}",
                f"Question {at}",
                kinds[at % 4],
                ("a", "b") if at % 4 == 1 else (),
                required=at in (0, 9),
            )
            for at in range(16)
        )
    )


def in_sight(desk: Any, widget: QWidget) -> bool:
    """Whether all of a control is on view above the buttons."""
    page = desk.text
    room = QRect(0, 0, page.width(), page.go_on.y())
    return bool(room.contains(QRect(widget.mapTo(page, QPoint(0, 0)), widget.size())))


def test_what_keeps_the_annotator_from_going_on_is_in_sight(desk: Any, long: Design) -> None:
    desk.start(long)
    desk.ready()
    for at in (0, 9):
        bar = desk.text._scroll.verticalScrollBar()
        bar.setValue(bar.maximum() if at == 0 else 0)
        asked = desk.text.asked[at]
        assert not in_sight(desk, asked.control)
        QTest.mouseClick(desk.text.go_on, Qt.MouseButton.LeftButton)
        desk.until(
            lambda control=asked.control, note=asked.note: in_sight(desk, control) and in_sight(desk, note)
        )
        assert asked.control.hasFocus() and asked.note.said
        if at == 0:
            desk.press("x")
        else:
            desk.press(Qt.Key.Key_Space)
    QTest.mouseClick(desk.text.go_on, Qt.MouseButton.LeftButton)
    desk.until(lambda: isinstance(desk.page, ScreenPage))


def test_enter_leads_from_field_to_field_and_each_is_in_sight(desk: Any, long: Design) -> None:
    desk.start(long)
    desk.ready()
    seen = 0
    while (focused := QApplication.focusWidget()) is not desk.text.go_on:
        assert focused is not None and in_sight(desk, focused), seen
        seen += 1
        desk.press(ENTER)
    assert seen == 16


def test_whoever_begins_to_write_writes_into_the_first_field(desk: Any, long: Design) -> None:
    desk.start(long)
    desk.ready()
    desk.press("4", "2")
    assert desk.text.answers()["q0"] == "42"


@pytest.mark.parametrize("language", ["en", "zh", "ar"])
def test_answering_one_question_leaves_the_others_where_they_were(
    desk: Any, small: Small, language: str
) -> None:
    kinds = (("text", ()), ("choice", ("a", "b")), ("check", ()), ("number", ()))
    desk.start(
        small(
            questions=tuple(Question(kind, kind, kind, of, required=True) for kind, of in kinds),
            language=language,
        )
    )
    desk.ready()

    def places() -> list[QPoint]:
        QApplication.processEvents()
        return [asked.control.mapTo(desk.text, QPoint(0, 0)) for asked in desk.text.asked]

    before = places()
    QTest.mouseClick(desk.text.go_on, Qt.MouseButton.LeftButton)
    assert places() == before  # what is wrong is said
    for asked in desk.text.asked[1:3]:
        QTest.mouseClick(asked.control, Qt.MouseButton.LeftButton)
        assert places() == before
    for asked, keys in ((desk.text.asked[0], "x"), (desk.text.asked[3], "1e400")):
        asked.control.setFocus()
        desk.press(*keys)
        assert places() == before


def test_enter_agrees_or_declines_once_that_button_was_gone_to(desk: Any, small: Small) -> None:
    desk.start(small(pages=Pages("Consent.")))
    desk.ready()
    desk.press(TAB, ENTER)
    desk.until(lambda: isinstance(desk.page, ScreenPage))
    desk.window.leave()
    desk.start(small(pages=Pages("Consent.")), "P02")
    desk.ready()
    desk.press(TAB, TAB, ENTER)
    desk.until(lambda: not isinstance(desk.page, ConsentPage))
    assert desk.page == EndPage("declined")


def test_enter_presses_the_way_to_stop_that_was_gone_to(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.ready()
    window.conduct.ask_to_stop()
    desk.text.later.setFocus()
    desk.press(ENTER)
    desk.until(lambda: isinstance(desk.page, EndPage))
    assert desk.record().status == "partial"
