"""Starting, resuming and refusing sessions, and what their files then say."""

from __future__ import annotations

import hashlib
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from gridlab.app.erase import erase
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.domain.design import Pages, Question, SessionRules
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import Exclusions, Rule
from gridlab.domain.flow import (
    BreakPage,
    ConsentPage,
    EndPage,
    FeedbackPage,
    InstructionsPage,
    QuestionsPage,
    ScreenPage,
)
from gridlab.domain.session import Device, Display
from gridlab.store.exclusions_file import write_exclusions
from gridlab.store.planned_codes import PlannedCode, keep_codes
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions, session_path
from gridlab.store.settings import Settings, write_settings


def only(sitting: Any) -> Any:
    """The one session of the study, read."""
    (row,) = list_sessions(sitting.study.folder)
    return read_session(row.path)


def files(sitting: Any) -> list[Path]:
    return sorted((sitting.study.folder / "sessions").iterdir())


def test_a_session_from_start_to_end_is_complete(sitting: Any) -> None:
    runner = sitting.start()
    assert runner.progress == (0, 6)
    sitting.finish(runner)
    record = only(sitting)
    assert (record.status, record.answered, record.counted) == ("complete", 6, 6)
    assert len(record.responses) == 7
    assert record.duration_s == record.events[-1].t_ms // 1000
    assert [path.suffix for path in files(sitting)] == [".gridlab"]


def test_a_session_says_where_it_is_answered_and_by_which_locked_rules(sitting: Any) -> None:
    folder, rule = sitting.study.folder, Rule("timed_out", decided="2026-01-01")
    later = Rule("response_ms_below", 300, decided="2026-03-01")
    found = []
    for code, exclusions in (
        ("P01", Exclusions()),
        ("P02", Exclusions(None, (rule,))),
        ("P03", Exclusions("2026-02-01")),
        ("P04", Exclusions("2026-02-01", (rule,))),
        ("P05", Exclusions("2026-02-01", (rule, later))),
        ("P06", Exclusions("2026-04-01", (rule, later))),
    ):
        write_exclusions(folder, exclusions)
        runner = sitting.start(code)
        assert (runner.header.source, runner.header.publication, runner.header.sink) == ("lab", "", "")
        found.append(runner.header.rules_sha256)
        runner.close()
    text = b'[{"decided":"2026-01-01","reason":"","rule":"timed_out","value":0}]'
    assert found[:5] == ["", "", "", *[hashlib.sha256(text).hexdigest()] * 2]
    assert len(found[5]) == 64 and found[5] != found[4]
    runner = sitting.start("sim-001", purpose="simulated")
    assert runner.header.source == "simulated"
    runner.close()


def test_no_session_starts_while_the_rules_cannot_be_read(sitting: Any) -> None:
    (sitting.study.folder / "exclusions.json").write_text("{")
    with pytest.raises(GridLabError, match="exclusions"):
        sitting.start()
    assert not (sitting.study.folder / "sessions").exists() or files(sitting) == []


def test_the_file_holds_all_that_is_needed_to_read_it_alone(sitting: Any) -> None:
    keep_codes(sitting.study.study.id, [PlannedCode("P01", "b")])
    runner = sitting.start()
    header = runner.header
    runner.close()
    images = {image.name: image.sha256 for image in sitting.study.study.images}
    assert {image.name: image.sha256 for image in header.images}.items() <= images.items()
    assert header.set_length == len(images)
    assert (header.group, header.display, header.study) == (
        "b",
        Display(1280, 800, 2.0),
        sitting.study.study.id,
    )
    assert only(sitting).header == header


def test_every_page_is_passed_in_turn_and_recorded(sitting: Any) -> None:
    sitting = sitting.with_design(
        pages=Pages("Agree?", "How to", "Thanks", "C0DE"),
        questions=(Question("age", "Age?", "number", required=True), Question("how", "How?", when="after")),
        session=SessionRules(break_every=3, break_seconds=20),
    )
    runner, pages = sitting.start(), []
    while not isinstance(runner.page, EndPage):
        pages.append(type(runner.page))
        sitting.go_on(runner)
    assert runner.page == EndPage("complete", "Thanks", "C0DE")
    assert list_sessions(sitting.study.folder)[0].status == "running"
    runner.close()
    six = [ScreenPage] * 3 + [BreakPage] + [ScreenPage] * 3
    practice = [ConsentPage, QuestionsPage, InstructionsPage, ScreenPage, FeedbackPage]
    assert pages == [*practice, *six, QuestionsPage]
    record = only(sitting)
    assert record.answers == (("age", "7"), ("how", "7"))
    assert len(record.consent_sha256) == 64


def test_the_session_is_complete_before_the_end_is_shown(sitting: Any) -> None:
    sitting = sitting.with_design(pages=Pages(debrief="Thanks"))
    runner = sitting.start()
    while not isinstance(runner.page, EndPage):
        sitting.go_on(runner)
    runner.close()  # as a kill would leave it
    assert only(sitting).status == "complete"


def test_declining_stores_nothing_but_that(sitting: Any) -> None:
    sitting = sitting.with_design(pages=Pages(consent="Agree?"))
    runner = sitting.start()
    runner.focus_lost()
    assert runner.submit(Device.KEYBOARD) is None
    assert runner.proceed() is None
    sitting.take(runner, runner.decline())
    assert runner.page == EndPage("declined")
    runner.close()
    record = only(sitting)
    assert (record.status, record.responses, record.events, record.consent_sha256) == ("declined", (), (), "")


def test_a_required_question_must_be_answered_as_it_asks(sitting: Any) -> None:
    sitting = sitting.with_design(questions=(Question("age", "Age?", "number", required=True),))
    runner = sitting.start()
    for answers in ({}, {"age": ""}, {"age": "old"}):
        with pytest.raises(GridLabError):
            runner.answer_questions(answers)
    sitting.take(runner, runner.answer_questions({"age": "44", "other": "x"}))
    runner.close()
    assert only(sitting).answers == (("age", "44"),)


def test_a_break_lasts_as_long_as_the_design_says(sitting: Any) -> None:
    sitting = sitting.with_design(session=SessionRules(break_every=1, break_seconds=20))
    runner = sitting.start()
    while not isinstance(runner.page, BreakPage):
        sitting.go_on(runner)
    sitting.clock.turn(19_999)
    assert runner.proceed() is None
    sitting.clock.turn(1)
    assert runner.proceed() is not None
    runner.close()


@pytest.mark.parametrize(
    ("how", "status", "answers"),
    [("later", "partial", 3), ("withdraw_keep", "withdrawn", 3), ("withdraw_discard", "withdrawn", 0)],
)
def test_stopping_does_what_the_annotator_says(sitting: Any, how: Any, status: str, answers: int) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    sitting.take(runner, runner.stop(how))
    assert runner.page == EndPage(status)
    assert runner.stop(how) is None
    runner.close()
    record = only(sitting)
    assert (record.status, len(record.responses)) == (status, answers)
    assert record.keep_answers is (how != "withdraw_discard")
    if how == "withdraw_discard":
        assert b"choice_ms" not in files(sitting)[0].read_bytes()


def test_there_is_no_stop_on_the_end(sitting: Any) -> None:
    sitting = sitting.with_design(pages=Pages(debrief="Thanks"))
    runner = sitting.start()
    while not isinstance(runner.page, EndPage):
        sitting.go_on(runner)
    assert runner.stop("withdraw_keep") is None and runner.stop("later") is None
    runner.close()
    assert only(sitting).status == "complete"


def test_resuming_shows_the_very_screen_marked_resumed_and_time_goes_on(sitting: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    runner.shown()
    sitting.clock.turn(1000)
    runner.choose(1, Device.MOUSE)
    runner.close()
    sitting.clock.turn(10_000_000)
    runner = sitting.start(resume=True)
    assert (runner.page, runner.chosen) == (ScreenPage(3, resumed=True, back_to=2), ())
    sitting.answer(runner)
    assert runner.page == ScreenPage(4, back_to=3)
    sitting.finish(runner)
    record = only(sitting)
    assert [response.resumed for response in record.responses] == [False] * 3 + [True] + [False] * 3
    assert record.status == "complete"
    assert record.duration_s < 100


def test_resuming_takes_the_design_inside_the_session(sitting: Any) -> None:
    runner = sitting.start()
    runner.close()
    path = sitting.study.folder / "designs" / "tiny.json"
    path.write_text(path.read_text().replace("Choose the {choose}", "Pick the {choose}"))
    resumed = sitting.start(resume=True)
    assert resumed.header.design == runner.header.design
    resumed.close()


def test_resuming_takes_the_latest_unfinished_session_of_this_code_and_design(sitting: Any) -> None:
    first = sitting.start()
    first.close()
    sitting.clock.turn(60_000)
    second = sitting.start(new=True)
    second.close()
    sitting.clock.turn(60_000)
    other = sitting.start("P02")
    other.close()
    sitting.finish(sitting.start("P03"))
    resumed = sitting.start(resume=True)
    assert resumed.header.id == second.header.id
    resumed.close()
    for code in ("P03", "P04"):
        with pytest.raises(GridLabError, match="no unfinished session"):
            sitting.start(code, resume=True)


def test_the_unfinished_session_that_was_chosen_is_resumed_not_the_latest(sitting: Any) -> None:
    first = sitting.start()
    first.close()
    sitting.clock.turn(60_000)
    sitting.start(new=True).close()

    def chosen(session: str) -> Any:
        return prepare_session(sitting.study, SessionWish("P01", "tiny", resume=True, session=session))

    assert chosen(first.header.id).resumes == session_path(sitting.study.folder, first.header.id)
    with pytest.raises(GridLabError, match="no unfinished session"):
        chosen("0" * 32)
    running = chosen(first.header.id).begin(display=Display(1280, 720))
    with pytest.raises(GridLabError, match="is writing"):
        chosen(first.header.id)
    running.close()


def test_an_unfinished_session_asks_for_resume_or_new(sitting: Any) -> None:
    sitting.start().close()
    with pytest.raises(GridLabError) as caught:
        sitting.start()
    assert "--resume" in str(caught.value)
    assert "--new" in str(caught.value)
    assert len(files(sitting)) == 1
    sitting.start(new=True).close()
    assert len(files(sitting)) == 2


def test_a_finished_session_is_in_nobodys_way_unless_the_study_allows_one(sitting: Any) -> None:
    sitting.finish(sitting.start())
    sitting.start().close()
    strict = sitting.with_returning("refuse")
    for options in ({}, {"new": True}):
        with pytest.raises(GridLabError, match="allows one") as refused:
            strict.start(**options)
        assert "--" not in str(refused.value.todo)  # the window tells this too
    strict.start(resume=True).close()


def test_a_running_session_cannot_be_resumed_but_another_may_be_started(sitting: Any) -> None:
    runner = sitting.start()
    for options in ({"resume": True}, {}):
        with pytest.raises(GridLabError, match="is writing"):
            sitting.start(**options)
    sitting.start(new=True).close()
    runner.close()


def test_test_sessions_do_not_stand_in_the_way_of_peoples(sitting: Any) -> None:
    sitting.start(purpose="test").close()
    runner = sitting.start()
    assert (runner.header.purpose, runner.header.number) == ("main", 0)
    runner.close()


@pytest.mark.parametrize("code", ["ann@example.org", "0123456789abcdef01234567", "", "a\tb"])
def test_a_code_that_names_a_person_is_refused_with_advice(sitting: Any, code: str) -> None:
    with pytest.raises(GridLabError) as caught:
        sitting.start(code)
    assert "keys.csv" in str(caught.value)
    assert not (sitting.study.folder / "sessions").exists() or not files(sitting)


def test_a_code_is_the_same_person_however_its_signs_are_composed(sitting: Any) -> None:
    one, other = "\u00c9va1", "E\u0301va1"
    sitting.start(one).close()
    with pytest.raises(GridLabError, match="unfinished"):
        sitting.start(other)
    runner = sitting.start(other, resume=True)
    assert runner.header.annotator == one
    runner.close()
    done = erase(sitting.study, other)
    assert len(done.sessions) == 1
    assert not list_sessions(sitting.study.folder)


def test_every_image_that_is_missing_or_changed_is_named_and_nothing_starts(sitting: Any) -> None:
    first = prepare_session(sitting.study, SessionWish("P01", "tiny")).screens[0]
    gone, changed = (sitting.study.study.images[row].name for row in first.grid[:2])
    folder = sitting.study.image_folder
    (folder / gone).unlink()
    (folder / changed).unlink()
    (folder / changed).write_bytes(b"another picture")
    with pytest.raises(GridLabError) as caught:
        sitting.start()
    assert f"{gone} is missing" in str(caught.value)
    assert f"{changed} has changed" in str(caught.value)
    assert list_sessions(sitting.study.folder) == []


def test_preparing_writes_nothing_and_tells_how_far_it_is(sitting: Any) -> None:
    told: list[tuple[int, int]] = []
    prepared = prepare_session(
        sitting.study, SessionWish("P01", "tiny"), progress=lambda done, total: told.append((done, total))
    )
    assert told[-1][0] == told[-1][1] > 4
    assert list_sessions(sitting.study.folder) == []
    assert prepared.number == 0


def test_numbers_count_per_purpose_and_are_never_used_again(sitting: Any) -> None:
    def number(code: str, **options: object) -> int:
        runner = sitting.start(code, **options)
        runner.close()
        return int(runner.header.number)

    assert [number("A"), number("B"), number("C", purpose="pilot"), number("t", purpose="test")] == [
        0,
        1,
        0,
        0,
    ]
    for path in files(sitting):
        path.unlink()
    assert number("D") == 2
    write_settings(Settings(station=7))
    assert [number("E"), number("F")] == [700_000, 700_001]


def test_numbers_go_on_behind_those_in_the_study_on_another_machine(
    sitting: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for code in "AB":
        sitting.start(code).close()
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("HOME", str(tmp_path / "elsewhere"))
    runner = sitting.start("C")
    assert runner.header.number == 2
    runner.close()


def test_a_number_given_away_since_preparing_is_not_given_twice(sitting: Any) -> None:
    prepared = prepare_session(sitting.study, SessionWish("P01", "tiny"))
    sitting.start("P02").close()
    runner = prepared.begin(display=Display(1280, 800), clock=sitting.clock)
    assert runner.header.number == 1
    runner.close()


def test_only_simulated_sessions_may_be_relaxed(sitting: Any) -> None:
    with pytest.raises(ValueError, match="simulated"):
        sitting.start(relaxed=True)
    sitting.finish(sitting.start("sim-001", purpose="simulated", relaxed=True))
    assert only(sitting).status == "complete"


def test_a_session_being_run_is_listed_from_its_live_file(sitting: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    (row,) = list_sessions(sitting.study.folder)
    assert (row.status, row.answered, row.screens, row.annotator) == ("running", 2, 6, "P01")
    with pytest.raises(SessionHeld):
        read_session(row.path)
    runner.close()
    (row,) = list_sessions(sitting.study.folder)
    assert (row.status, row.answered, row.screens) == ("partial", 2, 6)


def test_a_live_file_of_a_dead_writer_is_ignored_and_goes(sitting: Any) -> None:
    runner = sitting.start()
    live = next(path for path in files(sitting) if path.suffix == ".live")
    text = live.read_bytes()
    runner.close()
    live.write_bytes(text)
    assert list_sessions(sitting.study.folder)[0].status == "partial"
    sitting.start("P02").close()
    assert not live.exists()


def test_a_damaged_session_is_a_row_of_the_list_and_hides_no_other(sitting: Any) -> None:
    sitting.start("A").close()
    sitting.start("B").close()
    path = files(sitting)[0]
    path.write_bytes(path.read_bytes()[:5000])
    rows = list_sessions(sitting.study.folder)
    assert sorted(bool(row.problem) for row in rows) == [False, True]


def test_all_that_keeps_a_session_from_starting_is_told_at_once(
    sitting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    images = sorted((sitting.study.folder / "images").iterdir())
    images[0].unlink()
    images[1].unlink()  # it is one file with what the study was made from
    images[1].write_bytes(images[2].read_bytes())
    free = SimpleNamespace(free=3 * 2**20)
    monkeypatch.setattr("gridlab.app.session.start.shutil.disk_usage", lambda _folder: free)
    with pytest.raises(GridLabError) as caught:
        prepare_session(sitting.study, SessionWish("P1", "tiny"), problems=("The display is too small.",))
    said = str(caught.value)
    for part in (f"{images[0].name} is missing", f"{images[1].name} has changed", "3.0 MB left", "display"):
        assert part in said
    assert files(sitting) == []


def test_a_full_disk_alone_keeps_a_session_from_starting(
    sitting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    free = SimpleNamespace(free=0)
    monkeypatch.setattr("gridlab.app.session.start.shutil.disk_usage", lambda _folder: free)
    with pytest.raises(GridLabError, match=r"0\.0 MB left\. A session needs 8 MB"):
        prepare_session(sitting.study, SessionWish("P1", "tiny"))
