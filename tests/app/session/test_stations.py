"""All stations of a shared folder at one look, from what lies beside the sessions alone."""

from __future__ import annotations

import os
import time
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.backup import back_up
from gridlab.app.opening import read_sessions
from gridlab.app.session import stations
from gridlab.app.session.codes import Claims, propose
from gridlab.app.session.stations import FREE, READY, RUNNING, SILENT, Seat, Watching, freeing, look
from gridlab.domain.design import Block, Grid, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, no_progress
from gridlab.store.planned_codes import PlannedCode, keep_codes
from gridlab.store.sessions import database
from gridlab.store.sessions.live import Live, live_path, read_live, write_live
from gridlab.store.settings import change_settings

STARTED, LAST = "2026-11-03T10:00:00Z", "2026-11-03T10:04:00Z"
LIST = (
    PlannedCode("p01", "A"),
    PlannedCode("p02", "B", station=3),
    PlannedCode("p03", "A", "small"),
    PlannedCode("p04", "B"),
)


def at_work(sitting: Any, station: int, code: str, *, beat: int = 1, **more: Any) -> Path:
    """A session that a station of another machine writes, as far as the folder shows it."""
    path = sitting.study.folder / "sessions" / f"{station:032x}.gridlab"
    path.parent.mkdir(exist_ok=True)
    head = {"annotator": code, "design": "small", "design_id": "d", "number": 100_000 * station + 7}
    write_live(path, Live(12, 25, LAST, started_utc=STARTED, **(head | more)), beat, idle_s=8)
    return path


def seen(sitting: Any, watching: Watching | None = None) -> stations.Stations:
    return look(sitting.study, read_sessions(sitting.study), watching or Watching())


def seat_of(sitting: Any, station: int, watching: Watching | None = None) -> Seat:
    (seat,) = [one for one in seen(sitting, watching).seats if one.station == station]
    return seat


def said(seat: Seat, key: str) -> str:
    return str(next(one for one in stations.SEATS if one.key == key).said(seat))


def test_who_sits_where_is_told_from_what_each_station_writes(sitting: Any) -> None:
    at_work(sitting, 2, "p01", group="A", median_ms=4200, catch_passed=1, catch_shown=1)
    seat = seat_of(sitting, 2)
    assert (seat.state, said(seat, "station")) == (RUNNING, "2 (C)")
    keys = ("annotator", "group", "design", "progress", "pace", "ran", "idle", "flags")
    told = [said(seat, key) for key in keys]
    assert told == ["p01", "A", "small", "12 of 25", "4.2 s", "4 min", "8 s ago", ""]


def test_a_hasty_session_is_marked_while_it_runs(sitting: Any) -> None:
    at_work(sitting, 2, "p01", median_ms=300, catch_shown=2)
    assert said(seat_of(sitting, 2), "flags") == "catch, fast"


def test_the_figures_of_a_running_session_are_those_of_its_file(sitting: Any) -> None:
    block = Block(grid=Grid(2, 2, 2), screens=ScreenCounts(6, 0, 2, 1, 2))
    runner = sitting.with_design(blocks=(block,)).start("p01")
    for position in range(9):
        sitting.answer_until(runner, position)
        sitting.clock.turn(137 * position % 800)
    runner.shown()
    sitting.clock.turn(1000)
    assert runner.back()
    sitting.answer(runner, 2, 3)
    live = read_live(runner.path)
    assert live is not None and live.answered == 6 and live.catch_shown
    runner.close()
    (row,) = read_sessions(sitting.study)
    for key in ("median_ms", "catch_passed", "catch_shown", "timed_out", "away_s", "group"):
        assert getattr(live, key) == getattr(row, key), key


def test_a_station_that_writes_nothing_any_more_is_said_to_be_silent(
    sitting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = [1000.0]
    monkeypatch.setattr(time, "monotonic", lambda: clock[0])
    watching = Watching()
    at_work(sitting, 2, "p01", beat=1)
    assert seat_of(sitting, 2, watching).state == RUNNING
    clock[0] += 20
    at_work(sitting, 2, "p01", beat=5)
    assert seat_of(sitting, 2, watching).state == RUNNING
    clock[0] += stations.SILENT_AFTER_S
    seat = seat_of(sitting, 2, watching)
    assert (seat.state, said(seat, "state"), said(seat, "idle")) == (SILENT, "Silent for 30 s", "38 s ago")
    at_work(sitting, 2, "p01", beat=6)
    assert seat_of(sitting, 2, watching).state == RUNNING


def test_one_that_is_left_over_is_silent_at_the_first_look(sitting: Any) -> None:
    path = at_work(sitting, 2, "p01")
    old = time.time() - 3600
    os.utime(live_path(path), (old, old))
    assert said(seat_of(sitting, 2), "state") == "Silent for 1 h 00 min"


def test_the_look_opens_no_session_and_locks_nothing(sitting: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    runner = sitting.start("p01")
    rows = read_sessions(sitting.study)

    def opened(*_args: Any, **_more: Any) -> None:
        raise AssertionError("a session was opened")

    monkeypatch.setattr(database.sqlite3, "connect", opened)
    monkeypatch.setattr("gridlab.store.locks._take", opened)
    (seat,) = look(sitting.study, rows, Watching()).seats
    assert seat.session is not None and seat.session.annotator == "p01"
    monkeypatch.undo()
    runner.close()


def test_each_station_is_told_who_comes_next_there(sitting: Any) -> None:
    keep_codes(sitting.study.study.id, LIST)
    change_settings(lambda settings: replace(settings, station=2))
    runner = sitting.start("p01")
    change_settings(lambda settings: replace(settings, station=1))
    assert propose(sitting.study, Claims()).code == "p03"  # p02 is station 3's
    found = seen(sitting)
    runner.close()
    told = {(seat.station, seat.state, seat.coming) for seat in found.seats}
    assert told == {(1, READY, "p03"), (2, RUNNING, "p04"), (3, FREE, "p02")}
    assert [one.code for one in found.coming] == ["p02", "p04"] and found.left == 2


def test_without_a_list_a_claim_is_told_by_the_stations_own_letters(sitting: Any) -> None:
    change_settings(lambda settings: replace(settings, station=1))
    assert propose(sitting.study, Claims()).code == "B001"
    assert seat_of(sitting, 1).coming == "B001"


def test_the_assistant_frees_a_code_that_a_station_left_on_view(sitting: Any) -> None:
    keep_codes(sitting.study.study.id, LIST)
    claims = Claims()
    assert propose(sitting.study, claims).code == "p01"
    seat = seat_of(sitting, 0)
    assert seat.claim is not None
    use = freeing(seat.claim, seat.coming)
    use.work(Cancel(), no_progress)
    outcome = use.says(None)
    assert outcome is not None and str(outcome.what) == "p01 is free again."
    assert seat_of(sitting, 0).state == FREE
    assert propose(sitting.study, Claims()).code == "p01"


def test_the_claim_of_a_session_that_began_is_not_shown(sitting: Any) -> None:
    keep_codes(sitting.study.study.id, LIST)
    claims = Claims()
    propose(sitting.study, claims)
    runner = sitting.start("p01")
    claims.used("p01")
    told = [(seat.station, seat.state, seat.coming) for seat in seen(sitting).seats]
    assert told == [(0, RUNNING, "p03"), (3, FREE, "p02")]
    runner.close()


def test_two_machines_with_one_number_are_told(sitting: Any) -> None:
    at_work(sitting, 2, "p01")
    other = at_work(sitting, 3, "p02", number=200_008)
    assert seen(sitting).doubled == (2,)
    assert len([one for one in seen(sitting).seats if one.station == 2]) == 2
    live_path(other).unlink()
    assert seen(sitting).doubled == ()


def test_what_is_backed_up_today_is_counted(sitting: Any, tmp_path: Path) -> None:
    sitting.finish(sitting.start("p01"))
    assert (seen(sitting).kept.ended, seen(sitting).kept.place) == (1, None)
    place = tmp_path / "backup"
    place.mkdir()
    change_settings(lambda settings: replace(settings, backup=str(place)))
    assert (seen(sitting).kept.ended, seen(sitting).kept.kept) == (1, 0)
    back_up(sitting.study)
    assert str(stations.kept_said(seen(sitting).kept)) == "1 of 1 sessions of today are backed up."
    tomorrow = date.fromordinal(date.today().toordinal() + 1)
    late = look(sitting.study, read_sessions(sitting.study), Watching(), tomorrow)
    assert (late.kept.ended, late.kept.kept) == (0, 0)
    place.rename(tmp_path / "unplugged")
    assert "doesn't exist" in str(stations.kept_said(seen(sitting).kept))


def test_a_folder_that_cannot_be_looked_at_is_a_known_failure(sitting: Any) -> None:
    folder = sitting.study.folder / "sessions"
    folder.mkdir(exist_ok=True)
    folder.rename(folder.with_name("moved"))
    folder.write_bytes(b"")
    with pytest.raises(GridLabError):
        look(sitting.study, (), Watching())
