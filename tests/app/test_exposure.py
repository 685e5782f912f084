"""Planned and answered exposure: the real sampler's screens and the sessions' answers, no others."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from gridlab.app.designs import load_design
from gridlab.app.exposure import Counting, answered_exposure, planned_exposure
from gridlab.app.simulate import simulate
from gridlab.app.study import OpenStudy
from gridlab.app.study_create import create_study
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.progress import Cancel
from gridlab.domain.sampling import session_screens
from gridlab.store.places import shipped
from tests.designs import save_design


def design() -> Design:
    one = Block(grid=Grid(2, 3, 2), screens=ScreenCounts(10, 2, 1, 1, 3))
    two = Block(name="pairs", grid=Grid(1, 2, 1), screens=ScreenCounts(5, 0, 0, 0, 0))
    return Design(name="two", blocks=(one, two))


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    opened, _ = create_study(
        tmp_path / "study", shipped("resources", "samples", "food-100", "images"), link=True
    )
    save_design(opened, design())
    return opened


def test_planned_are_the_main_and_shared_screens_of_the_sampler(study: OpenStudy) -> None:
    *_, exposure = planned_exposure(design(), study.study.images, 20)
    dealt = [
        screen
        for number in range(20)
        for screen in session_screens(design(), study.study.images, number)
        if screen.yields_triplets
    ]
    probes = Counter(screen.probe for screen in dealt)
    members = Counter(row for screen in dealt for row in screen.grid)
    assert exposure.probe.tolist() == [probes[row] for row in range(100)]
    assert exposure.member.tolist() == [members[row] for row in range(100)]
    assert (exposure.sessions, exposure.screens) == (20, 20 * 17)


def test_a_balanced_design_shows_each_image_equally_often_over_whole_rounds(study: OpenStudy) -> None:
    block = Block(screens=ScreenCounts(20, 0, 0, 0, 0))
    *_, exposure = planned_exposure(Design(blocks=(block,)), study.study.images, 25)
    assert set(exposure.probe.tolist()) == {5}
    assert set(exposure.member.tolist()) == {5 * 16}


def test_stopping_gives_what_was_counted(study: OpenStudy) -> None:
    counting = Counting()

    def told(done: int, _all: int) -> None:
        if done == 32:
            counting.stop.set()

    sampled = counting.work(study, design(), 1000)(Cancel(), told)
    assert sampled.planned.sessions == 32 and not sampled.whole
    assert counting.so_far is not None
    assert np.array_equal(sampled.planned.probe, counting.so_far.planned.probe)


def test_answered_are_the_screens_of_real_sessions_of_this_design(study: OpenStudy) -> None:
    simulate(study, "two", 2)
    found = load_design(study, "two")
    assert answered_exposure(study, found).sessions == 0, "simulated sessions are nobody's"
    assert answered_exposure(study, replace(found, language="de")).screens == 0
