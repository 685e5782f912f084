"""`auto`: settings tried on whole held-out questions, and one that is clearly better taken."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.choice import CLEAR, Trial, candidates, chosen_of, held_by_turns, try_settings
from gridlab.science.embedding.embed import Answers, embed
from gridlab.science.embedding.held_out import parted, questions
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.validation import Told, calibrated, folds_of, here
from tests.science.embedding.people import answered

TRUTH = gaussian_truth(40, 3, seed=3)


def test_screens_that_ask_the_same_question_are_held_out_together() -> None:
    screens = [answered(TRUTH, 60, 8, 2), answered(TRUTH, 30, 4, 1, seed=2)]
    again = Screens(screens[0].probe[:20], screens[0].near[:20][:, ::-1], screens[0].far[:20])
    screens.append(again)
    folds = folds_of(screens, 4, seed=0)
    assert len(folds) == 110
    assert set(folds) == {0, 1, 2, 3}
    assert (folds[:20] == folds[90:]).all()
    for question in np.unique(questions(screens)):
        assert len(np.unique(folds[questions(screens) == question])) == 1


def test_parting_keeps_every_screen_once() -> None:
    screens = [answered(TRUTH, 60, 8, 2), answered(TRUTH, 30, 4, 1, seed=2)]
    held = folds_of(screens, 3, seed=0) == 1
    kept, out = parted(screens, held)
    assert sum(map(len, kept)) == (~held).sum()
    assert sum(map(len, out)) == held.sum()
    assert np.array_equal(
        np.concatenate([group.probe for group in out]),
        np.concatenate([group.probe for group in screens])[held],
    )


def test_the_slope_is_the_one_of_least_loss_and_its_loss_is_the_same_at_any_scale() -> None:
    random = np.random.default_rng(0)
    margins = random.standard_normal(4_000) + 0.7
    told = Told(margins, np.arange(4_000))
    found = calibrated(told, 4_000)
    slopes = np.linspace(0.2, 5, 400)
    losses = [np.logaddexp(0, -slope * margins).mean() for slope in slopes]
    assert found.mean <= min(losses) + 1e-6
    assert found.slope == pytest.approx(slopes[int(np.argmin(losses))], abs=0.02)
    wider = calibrated(Told(margins * 1000, told.screen), 4_000)
    assert wider.mean == pytest.approx(found.mean, rel=1e-6)


@pytest.mark.parametrize("margins", [np.full(9, 1e-300), np.full(9, 5.0), np.full(9, -5.0), np.zeros(9)])
def test_margins_of_one_kind_give_a_finite_loss(margins) -> None:
    found = calibrated(Told(margins, np.arange(9)), 9)
    assert np.isfinite(found.mean)
    assert found.slope >= 0


def test_the_first_setting_stays_unless_another_is_clearly_better() -> None:
    tried = try_settings(Trial([answered(TRUTH, 40, 8, 2)], 40), candidates())
    first, *others = (replace(one, chosen=False) for one in tried)
    lower = replace(others[0], logloss=first.logloss - 0.01, gain=0.01, gain_se=0.01 / CLEAR * 1.1)
    assert chosen_of([first, lower]) is first
    clear = replace(lower, gain_se=0.01 / CLEAR * 0.9)
    assert chosen_of([first, clear]) is clear
    surer = replace(clear, logloss=clear.logloss + 0.001, gain=0.009, gain_se=0.004)
    assert chosen_of([first, clear, surer]) is surer
    assert sum(one.chosen for one in tried) == 1


def test_with_features_the_first_setting_uses_them() -> None:
    first, *others = candidates(with_features=True)
    assert (first.alpha, first.feature_weight) == (1.0, 0.5)
    assert {one.feature_weight for one in others} == {0.0, 0.5, 0.9}
    assert {one.feature_weight for one in candidates()} == {0.0}


def test_the_order_in_which_folds_are_done_changes_nothing() -> None:
    screens = [answered(TRUTH, 60, 8, 2)]
    forwards = try_settings(Trial(screens, 40), candidates()[:2])
    backwards = try_settings(
        Trial(screens, 40, each=lambda work, tasks: reversed(list(here(work, tasks)))), candidates()[:2]
    )
    assert [one.logloss for one in forwards] == [one.logloss for one in backwards]


def test_of_very_many_triplets_a_tenth_of_the_screens_is_held_out_once(monkeypatch) -> None:
    screens = [answered(TRUTH, 600, 8, 2, seed=4)]
    monkeypatch.setattr("gridlab.science.embedding.choice.VERY_MANY", 5_000)
    (held,) = held_by_turns(screens, 0)
    assert 0.08 < held.mean() < 0.12
    first, second = try_settings(Trial(screens, 40), candidates()[:2])
    assert (first.losses.triplets > 0).tolist() == held.tolist()
    assert 0 < first.error < 0.5
    assert first.gain == 0
    assert second.gain_se > 0
    made = embed(Answers(screens, 40, np.arange(600) // 20, np.zeros(600, bool)), candidates()[:1])
    assert made.folds == 1
    assert made.heldout.low < made.heldout.value < made.heldout.high
    assert 0 < made.heldout_annotators < 0.5


def test_with_many_screens_a_wider_tail_may_win_and_the_choice_is_near_the_best() -> None:
    screens = [answered(TRUTH, 1_500, 8, 2, seed=4)]
    tried = try_settings(Trial(screens, 40), candidates())
    chosen = next(one for one in tried if one.chosen)
    assert chosen.error <= min(one.error for one in tried) + 0.002
