"""What an annotator does on screens, and how it is recorded."""

from __future__ import annotations

from typing import Any

import pytest

from gridlab.domain.design import Block, Grid, ScreenCounts, SessionRules, Timing
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import FeedbackPage, ScreenPage
from gridlab.domain.session import Device, EventKind
from gridlab.store.sessions import file as session_file
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions

NO_PRACTICE = ScreenCounts(6, 0, 0, 0, 0)


def on_screen(sitting: Any, **options: Any) -> Any:
    """A session whose first screen has been on view for a second."""
    runner = sitting.start(**options)
    runner.shown()
    sitting.clock.turn(1000)
    return runner


def record_of(sitting: Any) -> Any:
    (row,) = list_sessions(sitting.study.folder)
    return read_session(row.path)


def test_times_count_from_the_first_paint(sitting: Any) -> None:
    runner = sitting.start()
    sitting.clock.turn(250)
    runner.shown(scale=0.75)
    sitting.clock.turn(400)
    runner.shown()
    runner.choose(2, Device.TOUCH)
    sitting.clock.turn(600)
    runner.choose(0, Device.KEYBOARD)
    sitting.clock.turn(50)
    sitting.take(runner, runner.submit(Device.KEYBOARD))
    runner.close()
    record = record_of(sitting)
    (response,) = record.responses
    assert (response.onset_ms, response.response_ms, response.shown_scale) == (250, 1050, 0.75)
    assert (response.chosen, response.choice_ms) == ((2, 0), (400, 1000))
    assert [(e.kind, e.t_ms, e.cell, e.device) for e in record.events] == [
        (EventKind.ONSET, 250, -1, Device.NONE),
        (EventKind.CHOOSE, 650, 2, Device.TOUCH),
        (EventKind.CHOOSE, 1250, 0, Device.KEYBOARD),
        (EventKind.SUBMIT, 1300, -1, Device.KEYBOARD),
    ]


def test_the_windows_own_time_of_an_event_counts(sitting: Any) -> None:
    runner = sitting.start()
    runner.shown(sitting.clock.ms + 100)
    at = sitting.clock.ms + 900
    sitting.clock.turn(5000)
    runner.choose(0, Device.MOUSE, at)
    runner.choose(1, Device.MOUSE, at + 30)
    sitting.take(runner, runner.submit(Device.MOUSE, at + 60))
    runner.close()
    (response,) = record_of(sitting).responses
    assert (response.onset_ms, response.choice_ms, response.response_ms) == (100, (800, 830), 860)


def test_input_before_the_screen_was_on_view_long_enough_is_ignored(sitting: Any) -> None:
    runner = sitting.start()
    assert not runner.choose(0, Device.MOUSE)
    runner.shown()
    sitting.clock.turn(299)
    assert not runner.toggle(0, Device.MOUSE)
    assert runner.submit(Device.MOUSE) is None
    assert not runner.back()
    sitting.clock.turn(1)
    assert runner.choose(0, Device.MOUSE)
    runner.close()


def test_enough_must_be_chosen_to_submit(sitting: Any) -> None:
    runner = on_screen(sitting)
    runner.choose(0, Device.MOUSE)
    assert not runner.can_submit
    assert runner.submit(Device.MOUSE) is None
    runner.choose(3, Device.MOUSE)
    assert not runner.choose(1, Device.MOUSE)
    assert runner.chosen == (0, 3)
    assert runner.submit(Device.MOUSE) is not None
    runner.close()


def test_moving_the_one_choice_is_an_unchoose_and_a_choose(sitting: Any) -> None:
    sitting = sitting.with_design(blocks=(Block(grid=Grid(2, 2, 1), screens=NO_PRACTICE),))
    runner = on_screen(sitting)
    runner.toggle(1, Device.MOUSE)
    runner.toggle(3, Device.MOUSE)
    sitting.take(runner, runner.submit(Device.MOUSE))
    runner.close()
    record = record_of(sitting)
    assert record.responses[0].chosen == (3,)
    kinds = [(e.kind, e.cell) for e in record.events][1:4]
    assert kinds == [(EventKind.CHOOSE, 1), (EventKind.UNCHOOSE, 1), (EventKind.CHOOSE, 3)]


def test_practice_feedback_tells_whether_it_was_right(sitting: Any) -> None:
    runner = on_screen(sitting)
    (right,) = runner.header.screens[0].planted
    for cell in (right, (right + 1) % 4):
        runner.choose(cell, Device.MOUSE)
    sitting.take(runner, runner.submit(Device.MOUSE))
    assert runner.page == FeedbackPage(0, (right, (right + 1) % 4), True)
    runner.close()
    resumed = sitting.start(resume=True)
    assert resumed.page == FeedbackPage(0, (right, (right + 1) % 4), True)
    resumed.close()


def test_a_timed_out_screen_is_submitted_as_it_is(sitting: Any) -> None:
    sitting = sitting.with_design(
        blocks=(Block(grid=Grid(2, 2, 2), screens=NO_PRACTICE, timing=Timing(limit_seconds=5.0)),)
    )
    runner = on_screen(sitting)
    runner.choose(2, Device.MOUSE)
    sitting.clock.turn(4000)
    sitting.take(runner, runner.time_out())
    runner.close()
    (response,) = record_of(sitting).responses
    assert (response.chosen, response.timed_out, response.response_ms) == ((2,), True, 5000)


def test_going_back_shows_the_screen_empty_and_replaces_the_answer_at_submit(sitting: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    assert runner.page.back_to == 2
    runner.shown()
    sitting.clock.turn(500)
    runner.choose(0, Device.MOUSE)
    assert runner.back(Device.KEYBOARD)
    assert (runner.page, runner.chosen) == (ScreenPage(2, attempt=1, back_to=1, keepable=True), ())
    assert runner.progress == (2, 6)
    sitting.answer(runner, 3, 1)
    assert runner.page == ScreenPage(3, back_to=2)
    sitting.finish(runner)
    record = record_of(sitting)
    told = [(r.screen, r.attempt, r.chosen, r.retracted) for r in record.responses if r.screen == 2]
    assert told == [(2, 0, (0, 1), True), (2, 1, (3, 1), False)]
    assert record.status == "complete"
    assert record.answered == 6


def test_going_back_and_being_killed_changes_nothing(sitting: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    runner.shown()
    sitting.clock.turn(500)
    runner.back()
    runner.close()
    record = record_of(sitting)
    assert [response.retracted for response in record.responses] == [False] * 3
    resumed = sitting.start(resume=True)
    assert resumed.page.position == 3
    resumed.close()


def test_an_earlier_answer_can_be_left_as_it_is(sitting: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 4)
    assert not runner.keep()
    for _ in range(2):
        runner.shown()
        sitting.clock.turn(500)
        assert runner.back()
    assert runner.page.position == 2
    assert runner.keep()
    assert runner.page == ScreenPage(4, back_to=3)
    sitting.finish(runner)
    assert all(not response.retracted for response in record_of(sitting).responses)


def test_the_first_screen_practice_and_a_design_without_it_have_no_way_back(sitting: Any) -> None:
    runner = sitting.start()
    assert runner.page.back_to == -1
    sitting.answer_until(runner, 1)
    assert runner.page.back_to == -1
    runner.close()
    strict = sitting.with_design(session=SessionRules(allow_back=False))
    runner = strict.start("P02")
    strict.answer_until(runner, 4)
    assert runner.page.back_to == -1
    runner.shown()
    strict.clock.turn(500)
    assert not runner.back()
    runner.close()


def test_time_away_from_the_window_is_told(sitting: Any) -> None:
    runner = on_screen(sitting)
    runner.focus_lost()
    sitting.clock.turn(700)
    runner.focus_regained()
    runner.focus_regained()
    runner.choose(0, Device.MOUSE)
    runner.choose(1, Device.MOUSE)
    runner.focus_lost()
    sitting.clock.turn(40)
    sitting.take(runner, runner.submit(Device.MOUSE))
    runner.close()
    record = record_of(sitting)
    assert record.responses[0].off_focus_ms == 740
    kinds = [event.kind for event in record.events]
    assert kinds.count(EventKind.FOCUS_LOST) == 2
    assert kinds.count(EventKind.FOCUS_REGAINED) == 1


def test_the_wall_clock_may_jump_without_harm_and_a_sleep_is_noted(sitting: Any) -> None:
    runner = on_screen(sitting)
    sitting.clock.wall = sitting.clock.wall.replace(year=1999)
    sitting.clock.slept += 3_600_000
    for cell in (0, 1):
        runner.choose(cell, Device.MOUSE)
    sitting.take(runner, runner.submit(Device.MOUSE))
    runner.close()
    record = record_of(sitting)
    assert record.responses[0].response_ms == 1000
    assert EventKind.SUSPENDED in [event.kind for event in record.events]


def test_a_clock_that_goes_back_gives_no_negative_time(sitting: Any) -> None:
    runner = on_screen(sitting)
    runner.choose(0, Device.MOUSE)
    sitting.clock.ms -= 10_000
    runner.choose(1, Device.MOUSE)
    sitting.take(runner, runner.submit(Device.MOUSE))
    runner.close()
    (response,) = record_of(sitting).responses
    assert response.choice_ms == (1000, 1000)
    assert response.response_ms == 1000


def test_while_a_step_is_pending_everything_else_is_ignored(sitting: Any) -> None:
    runner = on_screen(sitting)
    runner.choose(0, Device.MOUSE)
    runner.choose(1, Device.MOUSE)
    step = runner.submit(Device.MOUSE)
    assert step is not None
    assert not runner.toggle(0, Device.MOUSE)
    assert runner.submit(Device.MOUSE) is None
    assert runner.time_out() is None
    assert not runner.back()
    assert runner.stop("later") is None
    with pytest.raises(ValueError, match="written"):
        runner.complete(step)
    runner.write(step)
    runner.write(step)
    runner.complete(step)
    runner.close()
    assert len(record_of(sitting).responses) == 1


def test_an_answer_that_cannot_be_saved_says_which_are_and_goes_on_once_there_is_room(
    sitting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 4)
    runner.shown()
    sitting.clock.turn(500)
    for cell in (2, 0):
        runner.choose(cell, Device.MOUSE)
    step = runner.submit(Device.MOUSE)
    with monkeypatch.context() as full:
        full.setattr(session_file, "insert", _full)
        for _ in range(2):
            with pytest.raises(GridLabError, match="the disk is full") as caught:
                runner.write(step)
            assert "Answers 1 to 3 are saved. This one isn't." in str(caught.value)
            assert runner.page.position == 4
    runner.write(step)
    runner.complete(step)
    sitting.finish(runner)
    record = record_of(sitting)
    assert record.standing()[4].chosen == (2, 0)
    assert (record.status, len(record.responses)) == ("complete", 7)


def test_saving_elsewhere_goes_on_in_the_same_session(
    sitting: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Any
) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    runner.shown()
    sitting.clock.turn(500)
    for cell in (2, 0):
        runner.choose(cell, Device.MOUSE)
    step = runner.submit(Device.MOUSE)
    with monkeypatch.context() as full:
        full.setattr(session_file, "insert", _full)
        with pytest.raises(GridLabError):
            runner.write(step)
    (tmp_path / "stick").mkdir()
    path = runner.save_elsewhere(tmp_path / "stick")
    runner.write(step)
    runner.complete(step)
    sitting.finish(runner)
    assert read_session(path).status == "complete"
    assert record_of(sitting).answered == 2


def _full(*_: object) -> None:
    import sqlite3

    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    raise error
