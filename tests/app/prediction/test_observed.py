"""What a study's own sessions tell about its people."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from gridlab.app import simulate as simulation
from gridlab.app.cost.table import Source
from gridlab.app.prediction.asked import Asked
from gridlab.app.prediction.observed import observed_answers, observed_in
from gridlab.app.simulate import simulate
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.exclusion import Decision, Exclusions
from gridlab.domain.session import SessionRecord
from gridlab.science.prediction.people import Observed
from gridlab.store.exclusions_file import write_exclusions
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions, session_path
from tests.app.prediction.conftest import Predicting
from tests.designs import save_design

DESIGN = Design(name="observed", blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(8, 3, 1, 4, 5)),))


@pytest.fixture
def studied(sitting: Any, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A study with six main sessions of the design, by perfect annotators."""
    save_design(sitting.study, DESIGN)
    monkeypatch.setattr(simulation, "PURPOSE", "main")
    simulate(sitting.study, DESIGN.name, 6, model="perfect")
    return sitting.study


def records(study: Any) -> list[SessionRecord]:
    return [read_session(row.path) for row in list_sessions(study.folder)]


def rows(study: Any) -> dict[str, int]:
    return {image.sha256: row for row, image in enumerate(study.study.images)}


def test_repeat_shared_and_catch_screens_of_all_sessions_are_found(studied: Any) -> None:
    found = observed_in(studied)
    assert found.repeats == 6 * 5
    assert found.pairs == 3 * 15
    assert (found.caught.shown, found.caught.failed) == (6 * 4, 0)
    assert found.caught.failed_by_guessing == pytest.approx(24 * (1 - 2 / 4))
    (repeated,), (shared,) = found.repeated, found.shared
    # Perfect annotators of one truth choose alike, with themselves and with each other.
    assert (repeated.overlap == 2).all()
    assert (shared.overlap == 2 * 15).all()
    assert shared.pairs.tolist() == [15, 15, 15]
    assert repeated.grid.shape == (30, 4)


def test_grids_and_probes_are_rows_of_the_study(studied: Any) -> None:
    (repeated,) = observed_in(studied).repeated
    assert set(np.unique(repeated.grid)) | set(repeated.probe.tolist()) <= set(range(8))
    given = {
        (
            rows(studied)[r.header.images[s.probe].sha256],
            *(rows(studied)[r.header.images[g].sha256] for g in s.grid),
        )
        for r in records(studied)
        for s in r.header.screens
        if s.repeats >= 0
    }
    assert {(int(p), *g) for p, g in zip(repeated.probe, repeated.grid.tolist(), strict=True)} == given


def test_answers_that_differ_overlap_less(studied: Any) -> None:
    record = records(studied)[0]
    repeats = [position for position, screen in enumerate(record.header.screens) if screen.repeats >= 0]
    changed = tuple(
        replace(response, chosen=tuple({0, 1, 2, 3} - set(response.chosen)))
        if response.screen == repeats[0]
        else response
        for response in record.responses
    )
    (repeated,) = observed_answers([replace(record, responses=changed)], rows(studied), Exclusions()).repeated
    assert sorted(repeated.overlap.tolist()) == [0, 2, 2, 2, 2]


def test_unanswered_and_unfinished_screens_and_lost_images_are_passed_over(studied: Any) -> None:
    record = records(studied)[0]
    repeats = [position for position, screen in enumerate(record.header.screens) if screen.repeats >= 0]
    without = tuple(response for response in record.responses if response.screen != repeats[0])
    short = tuple(
        replace(response, chosen=response.chosen[:1]) if response.screen == repeats[1] else response
        for response in without
    )
    assert observed_answers([replace(record, responses=short)], rows(studied), Exclusions()).repeats == 3
    assert observed_answers([record], {}, Exclusions()).repeats == 0


def test_two_sessions_of_one_person_are_not_two_people(studied: Any) -> None:
    first, second, *_ = records(studied)
    second = replace(second, header=replace(second.header, annotator=first.header.annotator))
    assert observed_answers([first, second], rows(studied), Exclusions()).pairs == 0


def test_only_main_and_pilot_sessions_count_and_excluded_ones_do_not(studied: Any, sitting: Any) -> None:
    ids = [row.id for row in list_sessions(studied.folder)]
    decided = "2026-01-01"
    write_exclusions(studied.folder, Exclusions(decisions=(Decision(ids[0], reason="x", decided=decided),)))
    assert observed_in(studied).repeats == 5 * 5
    catch = next(
        position
        for position, screen in enumerate(read_session(session_path(studied.folder, ids[1])).header.screens)
        if screen.kind.name == "CATCH"
    )
    one = Decision(ids[1], screen=catch, reason="x", decided=decided)
    write_exclusions(studied.folder, Exclusions(decisions=(one,)))
    assert observed_in(studied).caught.shown == 23


def test_simulated_sessions_tell_nothing_about_people(sitting: Any) -> None:
    save_design(sitting.study, DESIGN)
    simulate(sitting.study, DESIGN.name, 2, relaxed=True)
    assert observed_in(sitting.study) == Observed()


def test_a_prediction_says_what_was_fitted_and_to_how_much(studied: Any, predicting: Predicting) -> None:
    found = predicting(
        sources=[Source((DESIGN,), studied)], asked=Asked(seeds=2, assignments=(2,))
    ).assumptions
    assert any(said.startswith("sigma 0.01") and "30 repeat screens" in said for said in found)
    assert any(said.startswith("tau") and "45 pairs" in said for said in found)
    assert any(said.startswith("lapses 0.00") and "24 catch screens" in said for said in found)
    assert not any(said.startswith(("sigma", "tau", "lapses")) and "assumed" in said for said in found)
