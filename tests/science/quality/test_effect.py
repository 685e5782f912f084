"""What exclusions do to the error is measured on the same screens, none of them excluded."""

from __future__ import annotations

import numpy as np

from docs.quality_people import IMAGES, Kind, hit, people_answer, sleeper
from gridlab.science.embedding.held_out import parted, questions, screens_error
from gridlab.science.embedding.validation import Setting, folds_of
from gridlab.science.quality.answers import rows_of
from gridlab.science.quality.effect import errors_both_ways

SETTING = Setting("tste", 3, 0.03, 1.0)


def test_leaving_out_who_guesses_mends_the_map_and_not_only_the_figure() -> None:
    given = people_answer([Kind(12), Kind(12, sleeper(1.0))], hit(15), seed=2)
    screens, rows = given.screens(rows_of(given.yields))
    guessed = given.annotator[rows] >= 12
    found = errors_both_ways(screens, IMAGES, guessed, SETTING)
    assert found.excluding < found.including
    other = errors_both_ways(screens, IMAGES, ~guessed, SETTING)
    assert other.excluding > 0.4


def test_both_errors_are_those_of_the_screens_that_are_kept() -> None:
    given = people_answer([Kind(6)], hit(10), seed=3)
    screens, rows = given.screens(rows_of(given.yields))
    gone = given.annotator[rows] == 0
    folds = folds_of(screens, 5, 0)
    assert len(questions(screens)) == len(folds)
    errors = []
    for fold in range(5):
        out = folds == fold
        kept, _ = parted(screens, out | gone)
        _, held = parted(screens, out & ~gone)
        fit = SETTING.fit(kept, IMAGES, seed=0)
        errors += [screens_error(fit.positions, held)] * int((out & ~gone).sum())
    found = errors_both_ways(screens, IMAGES, gone, SETTING)
    assert np.isclose(found.excluding, np.mean(errors))


def test_where_all_is_excluded_nothing_is_told() -> None:
    given = people_answer([Kind(2)], hit(6))
    screens, rows = given.screens(rows_of(given.yields))
    found = errors_both_ways(screens, IMAGES, np.ones(len(rows), np.bool_), SETTING)
    assert np.isnan([found.excluding, found.including]).all()
