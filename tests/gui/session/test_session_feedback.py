"""At the end people see something of their own answers where the design says so, and never before."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.feedback import self_agreement
from gridlab.app.session.start import prepare_session
from gridlab.domain.design import Design, Pages, ScreenCounts, SessionRules
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import EndPage, ScreenPage
from gridlab.domain.session import EventKind
from gridlab.gui.session.map_picture import MapPicture
from gridlab.store.planned_codes import PlannedCode, keep_codes
from tests.designs import save_design

Small = Callable[..., Design]
COUNTS = ScreenCounts(main=8, shared=0, practice=0, catch=0, repeat=2)


def texts(desk: Any) -> list[str]:
    return [label.text() for label in desk.text.findChildren(QLabel) if not label.isHidden()]


def to_the_end(desk: Any) -> None:
    while isinstance(desk.page, ScreenPage):
        assert desk.window.text_page is None  # nothing of it before the last answer
        desk.go_on("1", "2")
    assert isinstance(desk.page, EndPage)


def shown_events(desk: Any) -> int:
    return sum(event.kind is EventKind.FEEDBACK for event in desk.record().events)


def test_the_end_shows_ones_own_map_of_the_images(desk: Any, small: Small) -> None:
    design = small(counts=COUNTS, session=SessionRules(feedback="map"), pages=Pages(completion_code="C0DE"))
    window = desk.start(design)
    to_the_end(desk)
    picture = desk.text.findChild(MapPicture)
    desk.until(lambda: picture._placed)
    assert "Your own map" in texts(desk) and "C0DE" in texts(desk)
    seen = {row for screen in window.runner.header.screens for row in (screen.probe, *screen.grid)}
    assert len(picture._placed) == len(seen)
    assert all(shown is not None for shown, _ in picture._placed)
    assert desk.window.screen_view.isHidden()
    desk.until(lambda: window.conduct.saving.pending is None)
    desk.press(Qt.Key.Key_Return)
    assert desk.codes == [0]
    assert desk.record().status == "complete" and shown_events(desk) == 1


def test_the_end_tells_how_often_one_agreed_with_oneself(desk: Any, small: Small) -> None:
    desk.start(small(counts=COUNTS, session=SessionRules(feedback="agreement")))
    to_the_end(desk)
    agreed = self_agreement(desk.window.runner.header, desk.window.runner.state.standings)
    assert agreed is not None and (agreed.screens, agreed.total) == (2, 4)
    assert f"Screens shown twice: 2. Images you chose both times: {agreed.same} of 4." in texts(desk)
    desk.until(lambda: desk.window.conduct.saving.pending is None)
    assert shown_events(desk) == 1


@pytest.mark.parametrize(
    ("feedback", "counts"), [("none", COUNTS), ("agreement", ScreenCounts(8, 0, 0, 0, 0))]
)
def test_nothing_is_shown_that_is_not_asked_for_or_not_there(
    desk: Any, small: Small, feedback: Any, counts: ScreenCounts
) -> None:
    desk.start(small(counts=counts, session=SessionRules(feedback=feedback)))
    to_the_end(desk)
    assert texts(desk) == ["Thank you", "You have answered everything. Your answers are saved."]
    assert shown_events(desk) == 0


def test_feedback_is_refused_where_the_person_may_answer_again(desk: Any, small: Small) -> None:
    design = small(counts=COUNTS, session=SessionRules(feedback="map"))
    save_design(desk.study, design)
    keep_codes(desk.study.study.id, [PlannedCode("P01", design="small"), PlannedCode("P02", design="other")])
    prepare_session(desk.study, SessionWish("P01", "small"))
    with pytest.raises(GridLabError, match="The list plans other for P02"):
        prepare_session(desk.study, SessionWish("P02", "small"))
    prepare_session(desk.study, SessionWish("P02", "small", purpose="test"))
    anew = replace(desk.study, study=replace(desk.study.study, returning="new"))
    with pytest.raises(GridLabError, match="lets people start anew"):
        prepare_session(anew, SessionWish("P01", "small"))
    assert list((desk.study.folder / "sessions").glob("*.gridlab")) == []
