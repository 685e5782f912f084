"""Simulated sessions: they go through the session code of people, and answer as their model says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from gridlab.app.designs import frozen_designs
from gridlab.app.session import start
from gridlab.app.simulate import SimulateReport, simulate
from gridlab.app.study import save_study
from gridlab.domain.answering import catch_passed
from gridlab.domain.design import (
    Block,
    Grid,
    Layout,
    Pages,
    Question,
    ScreenCounts,
    SessionRules,
    Timing,
)
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.screen import ScreenKind
from gridlab.domain.session import Device, EventKind, SessionRecord
from gridlab.store.images.bytes import sha256_file
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions, session_path


def run(sitting: Any, n: int = 2, **options: Any) -> SimulateReport:
    return simulate(sitting.study, sitting.design, n, relaxed=True, **options)


def records(sitting: Any, report: SimulateReport) -> list[SessionRecord]:
    return [read_session(session_path(sitting.study.folder, each.id)) for each in report.sessions]


def answers(sitting: Any, report: SimulateReport) -> list[tuple[Any, ...]]:
    return [(record.responses, record.events, record.answers) for record in records(sitting, report)]


def labelled(sitting: Any, *labels: str) -> Any:
    study = sitting.study.study
    images = tuple(replace(image, label=labels[row % len(labels)]) for row, image in enumerate(study.images))
    return replace(sitting, study=save_study(sitting.study, replace(study, images=images)))


def test_each_annotator_completes_a_session_of_a_number_and_code_of_their_own(sitting: Any) -> None:
    report = run(sitting, 3)
    assert [(each.annotator, each.number) for each in report.sessions] == [
        ("sim-001", 0), ("sim-002", 1), ("sim-003", 2),
    ]  # fmt: skip
    listed = list_sessions(sitting.study.folder)
    assert [row.id for row in listed] == [each.id for each in report.sessions]
    assert {(row.purpose, row.status, row.answered, row.screens, row.problem) for row in listed} == {
        ("simulated", "complete", 6, 6, "")
    }


def test_codes_and_numbers_go_on_behind_those_there_are(sitting: Any) -> None:
    run(sitting, 2)
    sitting.finish(sitting.start("sim-050", purpose="test"))
    assert [(each.annotator, each.number) for each in run(sitting).sessions] == [
        ("sim-003", 2), ("sim-004", 3),
    ]  # fmt: skip
    other = sitting.with_design(language="de")
    assert [(each.annotator, each.number) for each in run(other, 1).sessions] == [("sim-005", 0)]
    assert [row.number for row in list_sessions(sitting.study.folder) if row.purpose == "simulated"] == [
        0, 1, 2, 3, 0,
    ]  # fmt: skip


def test_simulated_sessions_freeze_nothing_and_take_no_persons_number(sitting: Any) -> None:
    run(sitting)
    assert not frozen_designs(sitting.study)
    runner = sitting.start()
    assert runner.header.number == 0
    runner.close()


def test_the_same_seed_gives_the_same_answers_and_another_one_others(
    make_sitting: Callable[[str], Any],
) -> None:
    one, two, three = (make_sitting(name) for name in ("one", "two", "three"))
    first = answers(one, run(one))
    assert first == answers(two, simulate(two.study, two.design, 2))
    assert first != answers(three, run(three, seed=2))
    assert first[0] != first[1]


def test_every_page_is_passed_as_a_person_would(sitting: Any) -> None:
    questions = (
        Question("text", "?", required=True),
        Question("number", "?", "number", required=True),
        Question("choice", "?", "choice", ("a", "b"), required=True, when="after"),
        Question("check", "?", "check", required=True, when="after"),
    )
    sitting = sitting.with_design(
        pages=Pages("Agree?", "How to", "Thanks", "C0DE"),
        questions=questions,
        session=SessionRules(break_every=3, break_seconds=120),
    )
    (record,) = records(sitting, run(sitting, 1))
    assert record.status == "complete"
    assert len(record.consent_sha256) == 64
    given = dict(record.answers)
    assert set(given) == {"text", "number", "choice", "check"}
    assert 18 <= int(given["number"]) <= 75
    assert given["choice"] in ("a", "b")
    screens = sum(response.response_ms for response in record.responses) / 1000
    assert 120 + screens < record.duration_s
    assert 30 < record.duration_s - 120 - screens < 120  # the design says 60 s beside the screens


def test_choices_come_as_events_in_order_of_time_and_not_before_the_minimum(sitting: Any) -> None:
    sitting = sitting.with_design(
        blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(6, 0, 1, 0, 0), timing=Timing(900, 250)),)
    )
    (record,) = records(sitting, run(sitting, 1, model="spammer"))
    times = [event.t_ms for event in record.events]
    assert times == sorted(times)
    assert {event.device for event in record.events if event.kind is EventKind.CHOOSE} == {Device.PROGRAM}
    for response in record.responses:
        kinds = [event.kind for event in record.events if event.screen == response.screen]
        assert kinds == [EventKind.ONSET, EventKind.CHOOSE, EventKind.CHOOSE, EventKind.SUBMIT]
        assert 900 <= response.choice_ms[0] <= response.choice_ms[1] <= response.response_ms
    onsets = [response.onset_ms for response in record.responses]
    assert all(later - earlier >= 1150 for earlier, later in pairwise(onsets))


def test_a_screen_is_submitted_as_it_is_when_its_time_is_over(sitting: Any) -> None:
    sitting = sitting.with_design(
        blocks=(
            Block(grid=Grid(2, 2, 2), screens=ScreenCounts(30, 0, 0, 0, 0), timing=Timing(limit_seconds=2.5)),
        )
    )
    (record,) = records(sitting, run(sitting, 1))
    over = [response for response in record.responses if response.timed_out]
    assert 0 < len(over) < 30
    assert {response.response_ms for response in over} == {2500}
    assert min(len(response.chosen) for response in over) < 2
    assert all(moment < 2500 for response in over for moment in response.choice_ms)
    assert all(response.response_ms < 2500 for response in record.responses if not response.timed_out)


def test_a_perfect_annotator_chooses_what_is_nearest_in_the_truth_of_a_file(
    sitting: Any, tmp_path: Path
) -> None:
    points = np.arange(8.0)[:, None] ** 2
    np.save(tmp_path / "truth.npy", points)
    sitting = sitting.with_design(
        blocks=(
            Block(grid=Grid(1, 5, 2, ranked=True), layout=Layout(), screens=ScreenCounts(12, 0, 2, 2, 0)),
        )
    )
    report = run(sitting, model="perfect", truth=tmp_path / "truth.npy")
    assert report.truth == "file"
    row_of = {image.sha256: row for row, image in enumerate(sitting.study.study.images)}
    for record in records(sitting, report):
        place = [points[row_of[image.sha256], 0] for image in record.header.images]
        for response in record.responses:
            screen = record.header.screens[response.screen]
            gaps = [abs(place[image] - place[screen.probe]) for image in screen.grid]
            assert [gaps[cell] for cell in response.chosen] == sorted(gaps)[:2]
            if screen.kind is ScreenKind.CATCH:
                assert catch_passed("identical", screen.planted, response.chosen)


def test_the_truth_follows_the_labels_where_there_are_two(sitting: Any) -> None:
    assert run(sitting, 1).truth == "points"
    for labels, truth in ((("fruit",), "points"), (("fruit", ""), "points"), (("fruit", "bread"), "labels")):
        sitting = labelled(sitting, *labels)
        assert run(sitting, 1).truth == truth


def test_a_spammer_is_fast_and_keeps_to_the_same_cells(sitting: Any) -> None:
    def median(report: SimulateReport) -> float:
        each = [response.response_ms for record in records(sitting, report) for response in record.responses]
        return float(np.median(each))

    spam = run(sitting, model="spammer")
    assert median(spam) < median(run(sitting, model="random")) / 2
    for record in records(sitting, spam):
        assert len({response.chosen for response in record.responses}) == 1


def test_a_missing_image_is_named_before_any_session_starts(sitting: Any) -> None:
    (sitting.study.image_folder / "3.png").unlink()
    with pytest.raises(GridLabError, match=r"3\.png is missing"):
        run(sitting, 20)
    assert list_sessions(sitting.study.folder) == []


def test_a_missing_image_folder_is_named(sitting: Any, tmp_path: Path) -> None:
    with pytest.raises(GridLabError, match="nowhere"):
        simulate(replace(sitting.study, image_folder=tmp_path / "nowhere"), sitting.design, 1)


def test_every_image_is_hashed_once_whatever_the_number_of_sessions(
    sitting: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashed: list[str] = []

    def counting(path: Path) -> str:
        hashed.append(path.name)
        return sha256_file(path)

    monkeypatch.setattr(start, "sha256_file", counting)
    monkeypatch.setattr("gridlab.app.simulate._TOGETHER", 3)
    run(sitting, 10)
    assert sorted(hashed) == [f"{shade}.png" for shade in range(8)]


def test_stopping_between_two_sessions_keeps_those_that_are_done(sitting: Any) -> None:
    cancel, told = Cancel(), []

    def progress(done: int, total: int) -> None:
        told.append((done, total))
        if done == 2:
            cancel.set()

    with pytest.raises(Cancelled, match="stopped") as stopped:
        run(sitting, 5, progress=progress, cancel=cancel)
    assert "2 sessions" in stopped.value.safe
    assert told == [(0, 5), (1, 5), (2, 5)]
    assert [row.status for row in list_sessions(sitting.study.folder)] == ["complete"] * 2


def test_a_number_that_another_program_took_meanwhile_is_not_given_twice(sitting: Any) -> None:
    def progress(done: int, _: int) -> None:
        if done == 1:
            run(sitting, 1)

    report = run(sitting, 3, progress=progress)
    assert [each.number for each in report.sessions] == [0, 2, 3]
    for record in records(sitting, report):
        assert record.status == "complete"


@pytest.mark.parametrize("options", [{"n": 0}, {"model": "clever"}, {"truth": Path("no.npy")}])
def test_what_cannot_be_simulated_is_refused(sitting: Any, options: dict[str, Any]) -> None:
    with pytest.raises(GridLabError):
        run(sitting, **options)
    assert list_sessions(sitting.study.folder) == []
