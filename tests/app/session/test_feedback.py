"""What people are shown of their own answers is what they answered."""

from __future__ import annotations

from math import dist
from statistics import mean
from typing import Any

from gridlab.app.session.feedback import own_map, self_agreement
from gridlab.domain.flow import EndPage


def test_what_was_chosen_as_similar_lies_closer_on_ones_own_map(sitting: Any) -> None:
    runner = sitting.start()
    while not isinstance(runner.page, EndPage):
        sitting.go_on(runner)
    header, standing = runner.header, runner.state.standings
    own = own_map(header, standing)
    runner.close()
    assert own is not None and len(set(own.rows)) == len(own.rows) == len(own.places)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in own.places)
    assert own_map(header, standing) == own
    place = dict(zip(own.rows, own.places, strict=True))
    near, far = [], []
    for position, response in standing.items():
        screen = header.screens[position]
        for cell, row in enumerate(screen.grid if screen.yields_triplets else ()):
            kept = near if cell in response.chosen else far
            kept.append(dist(place[screen.probe], place[row]))
    assert mean(near) < mean(far)


def test_without_an_answer_there_is_nothing_to_show(sitting: Any) -> None:
    runner = sitting.start()
    assert own_map(runner.header, {}) is None
    assert self_agreement(runner.header, {}) is None
    runner.close()
