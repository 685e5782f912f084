"""Persons: everybody weights the axes of one map."""

from __future__ import annotations

import numpy as np
import pytest

from gridlab.science.annotators import BEHAVIOURS, choose_cells, draw_persons, gaussian_truth
from gridlab.science.embedding.embed import Answers, How, embed
from gridlab.science.embedding.persons import PersonsLikelihood, axes_in_order, fit_persons
from gridlab.science.embedding.screens import Screens, screens_from_choices
from gridlab.science.embedding.validation import Setting

SETTING = Setting("tste", 4, 0.03, 1.0)


def answers_of(people: int, each: int, images: int = 40, seed: int = 0, n: int = 12, k: int = 3) -> Answers:
    truth, random = gaussian_truth(images, 3, seed=seed), np.random.default_rng(seed)
    persons = draw_persons(random, BEHAVIOURS["noisy"], people, 3)
    who = np.repeat(np.arange(people), each)
    probe = random.integers(0, images, len(who))
    grid = random.random((len(who), images - 1)).argsort(axis=1)[:, :n]
    grid += grid >= probe[:, None]
    cells = choose_cells(random, BEHAVIOURS["noisy"], truth, persons, who, probe, grid, k)
    return Answers([screens_from_choices(probe, grid, cells)], images, who, np.zeros(len(who), bool))


@pytest.mark.parametrize("method", ["ste", "tste", "ckl", "soe"])
@pytest.mark.parametrize("subsets", [False, True])
def test_the_gradient_is_the_one_of_differences(method, subsets: bool) -> None:
    if subsets and method == "soe":
        return
    answers = answers_of(4, 8, images=12, n=5, k=2)
    setting = Setting(method, 2, 0.05, subsets=subsets)
    objective = PersonsLikelihood(answers.screens, answers.annotator, 12, 5, setting)
    at = 0.5 * np.random.default_rng(1).standard_normal((17, 2))
    _, gradient = objective(at)
    for place in ((0, 0), (11, 1), (12, 0), (15, 1), (16, 0)):
        step = np.zeros_like(at)
        step[place] = 1e-5
        slope = (objective(at + step)[0] - objective(at - step)[0]) / 2e-5
        assert gradient[place] == pytest.approx(slope, abs=1e-6)


def test_weights_tell_the_held_out_screens_of_people_who_differ_better_than_one_map() -> None:
    answers = answers_of(12, 30)
    plain = embed(answers, [SETTING])
    persons = embed(answers, [SETTING], How(persons=True))
    assert persons.heldout.value < plain.heldout.value
    assert persons.heldout_annotators == pytest.approx(plain.heldout_annotators, abs=0.03)
    assert persons.weights is not None
    assert persons.weights.shape == (12, 4)
    np.testing.assert_allclose(np.log(persons.weights).mean(axis=0), 0, atol=1e-9)
    assert plain.weights is None


def test_axes_are_permuted_and_signed_only() -> None:
    answers = answers_of(5, 20)
    made = fit_persons(answers.screens, answers.annotator, 40, 5, SETTING)
    seen = np.ones(40, bool)
    turned = axes_in_order(made, seen)
    assert (np.diff(turned.positions.var(axis=0)) <= 1e-12).all()
    columns = {tuple(np.round(np.abs(column), 9)) for column in made.positions.T}
    assert {tuple(np.round(np.abs(column), 9)) for column in turned.positions.T} == columns
    assert {tuple(row) for row in turned.weights.T} == {tuple(row) for row in made.weights.T}


def test_who_answered_nothing_has_weights_of_one() -> None:
    answers = answers_of(3, 20)
    made = fit_persons(answers.screens, answers.annotator, 40, 4, SETTING)
    assert made.weights[3].tolist() == [1.0] * 4


def test_persons_need_annotators_who_are_known_and_no_features() -> None:
    answers = answers_of(3, 20)
    with pytest.raises(ValueError, match="known"):
        fit_persons(answers.screens, np.full(60, -1), 40, 3, SETTING)
    with pytest.raises(ValueError, match="SNaCK"):
        fit_persons(answers.screens, answers.annotator, 40, 3, Setting("snack", 2, 0.0))


def test_the_same_answers_give_the_same_weights() -> None:
    answers = answers_of(4, 15)
    one, other = (fit_persons(answers.screens, answers.annotator, 40, 4, SETTING) for _ in range(2))
    assert np.array_equal(one.weights, other.weights)
    assert isinstance(answers.screens[0], Screens)
