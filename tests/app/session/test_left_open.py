"""A session that is left open for weeks goes on; one that goes on elsewhere says where each screen was."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import h5py
import pytest

from gridlab.app.checking import check_session
from gridlab.app.export import ExportWish, export
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.domain.flow import EndPage, ScreenPage
from gridlab.domain.session import Device, Display
from gridlab.store.dataset.check import problems
from gridlab.store.sessions.file import read_session

DAY = 24 * 60 * 60 * 1000
INT32 = 2**31 - 1


def to_the_end(sitting: Any, runner: Any) -> None:
    while not isinstance(runner.page, EndPage):
        sitting.go_on(runner)


def sound(sitting: Any, path: Path) -> None:
    """What the session's check calls sound, that of its dataset does too."""
    assert check_session(path) == []
    out = sitting.study.folder.with_name("out.h5")
    export(sitting.study, ExportWish(out))
    assert problems(out) == []


@pytest.mark.parametrize("at", ["before it is painted", "before it is chosen on", "before it is submitted"])
def test_one_screen_adds_a_day_at_most_and_takes_keys_after_25_days(sitting: Any, at: str) -> None:
    runner = sitting.start()
    while not isinstance(runner.page, ScreenPage):
        sitting.go_on(runner)
    if at == "before it is painted":
        sitting.clock.turn(25 * DAY)
    runner.shown()
    sitting.clock.turn(25 * DAY if at == "before it is chosen on" else 1000)
    assert runner.choose(0, Device.MOUSE) and runner.choose(1, Device.MOUSE)
    if at == "before it is submitted":
        sitting.clock.turn(25 * DAY)
    sitting.take(runner, runner.submit(Device.MOUSE))
    to_the_end(sitting, runner)
    runner.close()
    record = read_session(runner.path)
    assert record.status == "complete"
    assert record.responses[0].response_ms <= DAY
    later = record.responses[1]
    assert (later.response_ms, later.onset_ms < 3 * DAY) == (record.responses[2].response_ms, True)
    sound(sitting, runner.path)


def test_a_session_left_open_on_every_screen_for_weeks_goes_on_and_resumes(sitting: Any) -> None:
    """More days in all than its numbers hold: times since a screen's onset stay right."""
    runner = sitting.start()
    answered = 0
    while not isinstance(runner.page, EndPage):
        for _ in range(40):
            sitting.clock.turn(25 * DAY)
            runner.time.begin()
        sitting.go_on(runner)
        answered += 1
        if answered == 5:
            runner.close()
            runner = sitting.start(resume=True)
    runner.close()
    record = read_session(runner.path)
    assert record.status == "complete" and record.responses[-1].onset_ms == INT32
    assert all(0 < one.response_ms <= DAY for one in record.responses)
    sound(sitting, runner.path)


def test_each_screen_is_exported_with_the_display_that_it_was_answered_on(sitting: Any) -> None:
    runner = sitting.start()
    while runner.saved < 2:
        sitting.go_on(runner)
    runner.close()
    first, second = Display(1280, 800, 2.0, 60.0), Display(1920, 1080, 1.0, 144.0)
    prepared = prepare_session(sitting.study, SessionWish("P01", "tiny", resume=True))
    runner = prepared.begin(display=second, clock=sitting.clock)
    to_the_end(sitting, runner)
    runner.close()
    out = sitting.study.folder.with_name("out.h5")
    export(sitting.study, ExportWish(out))
    assert problems(out) == []
    with h5py.File(out) as file:
        names = ("display_width", "display_height", "display_scale", "refresh_hz")
        rows = list(zip(*(file[f"screen/{name}"][:].tolist() for name in names), strict=True))
        counted = file["screen/kind"][:] != 1
    expected = [first if at < rows.index((1920, 1080, 1.0, 144.0)) else second for at in range(len(rows))]
    assert rows == [(one.width, one.height, one.scale, one.refresh_hz) for one in expected]
    assert sum(counted[: rows.index((1920, 1080, 1.0, 144.0))]) == 2
