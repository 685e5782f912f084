"""A session's window at log-out, or when it has a fault of its own: left as "later", nothing lost."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt

from gridlab.domain.design import Design, Pages, ScreenCounts, SessionRules
from gridlab.domain.flow import BreakPage, EndPage
from gridlab.domain.session import EventKind
from gridlab.store.sessions.file import SessionWriter

Small = Callable[..., Design]
ENTER = Qt.Key.Key_Return


def log_out(desk: Any) -> None:
    """What Qt tells the window when the session manager ends the user's session."""
    desk.window.ending._log_out(None)


def test_logging_out_leaves_the_session_to_be_continued(desk: Any, small: Small) -> None:
    design = small()
    window = desk.start(design)
    desk.go_on("1", "2")
    desk.ready()
    desk.press("3")
    log_out(desk)
    assert desk.codes == [0] and not window.isVisible()
    assert desk.record().status == "partial"
    desk.resume(design)
    desk.ready()
    assert (desk.page.position, desk.page.resumed, desk.chosen) == (1, True, ())


def test_logging_out_right_after_an_answer_waits_for_it(desk: Any, small: Small) -> None:
    desk.start(small())
    desk.ready()
    desk.press("1", "2", ENTER)
    log_out(desk)
    assert desk.codes == [0] and len(desk.record().responses) == 1


def test_logging_out_works_over_a_page_that_asks_and_on_the_last_one(desk: Any, small: Small) -> None:
    desk.start(small(counts=ScreenCounts(1, 0, 0, 0, 0)))
    desk.ready()
    desk.window.screen_view.stop.click()
    log_out(desk)
    assert desk.codes == [0]
    desk.start(small(counts=ScreenCounts(1, 0, 0, 0, 0)), code="P02")
    desk.go_on("1", "2")
    assert isinstance(desk.page, EndPage)
    log_out(desk)
    assert desk.codes == [0, 0] and desk.record().status == "complete"


def test_logging_out_with_a_full_disk_is_not_held_up(
    desk: Any, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.start(small())
    desk.go_on("1", "2")
    desk.ready()

    def full(*_: object) -> None:
        raise OSError(28, "no space")

    monkeypatch.setattr(SessionWriter, "_commit", full)
    log_out(desk)
    assert desk.codes == [1] and len(desk.record().responses) == 1


def test_a_fault_of_the_window_is_said_with_what_is_safe_and_the_page_can_be_shown_again(
    desk: Any, small: Small
) -> None:
    window = desk.start(small())
    desk.go_on("1", "2")
    desk.ready()
    desk.press("1")
    window.conduct.met_bug(ValueError("my-secret-answer"))
    bar = window.trouble
    assert bar.isVisible() and bar.accessibleName() == "Answer 1 is saved."
    assert "ValueError" in bar.accessibleDescription() and "secret" not in bar.accessibleDescription()
    assert not bar.save_elsewhere.isVisible()
    desk.press(ENTER)
    desk.ready()
    assert not bar.isVisible() and desk.page.position == 1
    desk.go_on("3", "4")
    assert len(desk.record().responses) == 2


def test_after_a_fault_quitting_leaves_what_is_saved(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.go_on("1", "2")
    desk.ready()
    window.conduct.met_bug(RuntimeError())
    window.trouble.quit.click()
    assert desk.codes == [1] and len(desk.record().responses) == 1


def test_pauses_are_noted_from_when_a_page_lies_over_the_screen_until_it_goes(
    desk: Any, small: Small
) -> None:
    desk.start(small(pages=Pages(instructions="Look."), session=SessionRules(break_every=1)))
    desk.go_on()
    desk.ready()
    desk.press(Qt.Key.Key_F1)
    desk.clock.ms += 700
    desk.press(ENTER)
    desk.go_on("1", "2")
    assert isinstance(desk.page, BreakPage)
    desk.go_on(ms=4000)
    desk.ready()
    desk.window.screen_view.stop.click()
    desk.text.later.click()
    desk.until(lambda: isinstance(desk.page, EndPage))
    wanted = {EventKind.INSTRUCTIONS, EventKind.PAUSE, EventKind.RESUME, EventKind.STOP}
    events = [one for one in desk.record().events if one.kind in wanted]
    assert [(one.kind.name, one.screen) for one in events] == [
        ("INSTRUCTIONS", 0),
        ("PAUSE", 0),
        ("RESUME", 0),
        ("PAUSE", -1),
        ("RESUME", -1),
        ("PAUSE", 1),
        ("STOP", 1),
    ]
    assert events[2].t_ms - events[1].t_ms == 700 and events[4].t_ms - events[3].t_ms == 4000


def test_going_on_with_a_session_is_an_event_on_its_screen(desk: Any, small: Small) -> None:
    design = small()
    desk.start(design)
    desk.go_on("1", "2")
    log_out(desk)
    desk.resume(design)
    desk.go_on("1", "2")
    events = [(one.kind, one.screen) for one in desk.record().events]
    assert (EventKind.RESUME, 1) in events
    assert events.index((EventKind.RESUME, 1)) > events.index((EventKind.STOP, 1))
