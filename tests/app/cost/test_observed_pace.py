"""The pace of a study's own sessions."""

from __future__ import annotations

from typing import Any

import pytest

from gridlab.app.cost.collected import pace_of_study
from gridlab.app.cost.table import cost_of_study, from_sessions
from gridlab.app.designs import load_design
from gridlab.app.simulate import simulate
from gridlab.domain.exclusion import Decision, Exclusions
from gridlab.store.design_file import design_id
from gridlab.store.exclusions_file import write_exclusions
from gridlab.store.sessions.list import list_sessions


def test_peoples_complete_sessions_give_the_pace_of_their_design(sitting: Any) -> None:
    sitting.finish(sitting.start("P01"))
    sitting.finish(sitting.start("P02", purpose="pilot"))
    sitting.finish(sitting.start("P03", purpose="test"))
    simulate(sitting.study, sitting.design, 2, relaxed=True)
    design = load_design(sitting.study, sitting.design)
    pace = pace_of_study(sitting.study)
    assert set(pace) == {design_id(design)}
    seen = pace[design_id(design)]
    # A screen takes 1 s and 0.1 s for each of two choices.
    assert (seen.seconds_per_screen, seen.sessions, seen.annotators) == (pytest.approx(1.2), 2, 2)
    row = next(row for row in cost_of_study(sitting.study).rows if row.design == design.name)
    assert (row.pricing.time.source, row.pricing.time.seconds_per_screen) == ("sessions", pytest.approx(1.2))


def test_unfinished_and_damaged_sessions_are_passed_over(sitting: Any) -> None:
    runner = sitting.start("P01")
    sitting.answer_until(runner, 2)
    runner.close()
    sitting.finish(sitting.start("P02"))
    assert sum(pace.sessions for pace in pace_of_study(sitting.study).values()) == 1
    done = next(row for row in list_sessions(sitting.study.folder) if row.status == "complete")
    data = bytearray(done.path.read_bytes())
    data[len(data) // 2 :] = bytes(len(data) - len(data) // 2)
    done.path.write_bytes(data)
    assert pace_of_study(sitting.study) == {}


def test_an_excluded_session_says_nothing_of_the_pace_and_one_alone_is_told_as_that(sitting: Any) -> None:
    runner = sitting.start("P01")
    sitting.finish(runner)
    sitting.finish(sitting.start("P02"))
    decided = Decision(runner.header.id, reason="asleep", decided="2026-03-02")
    write_exclusions(sitting.study.folder, Exclusions(decisions=(decided,)))
    (pace,) = pace_of_study(sitting.study).values()
    assert pace.sessions == 1
    assert pace.low is not None and pace.high is not None and pace.low < 1.2 < pace.high
    assert str(from_sessions(pace)) == "from 1 session"
