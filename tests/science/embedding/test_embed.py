"""An embedding with what is known of it: axes, errors on what it never saw, the noise ceiling."""

from __future__ import annotations

import numpy as np
import pytest

from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.ceiling import FEWEST, noise_ceiling
from gridlab.science.embedding.embed import Answers, How, embed, principal, times_seen
from gridlab.science.embedding.held_out import screens_error, triplet_error
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.validation import Setting
from tests.science.embedding.people import SCREENS_EACH, answered

TRUTH = gaussian_truth(40, 3, seed=3)
SETTING = Setting("tste", 5, 0.03, 1.0)


def answers_of(screens: int = 300, seed: int = 0) -> Answers:
    group = answered(TRUTH, screens, 8, 2, seed=seed)
    who = np.arange(screens) // SCREENS_EACH
    return Answers([group], 40, who, np.zeros(screens, bool))


def test_axes_come_by_descending_variance_with_fixed_signs() -> None:
    made = embed(answers_of(), [SETTING])
    spread = made.positions.var(axis=0)
    assert (np.diff(spread) <= 1e-12).all()
    largest = np.abs(made.positions).argmax(axis=0)
    assert (made.positions[largest, range(5)] > 0).all()
    assert np.allclose(made.positions.mean(axis=0), 0)


def test_turning_to_principal_axes_keeps_distances() -> None:
    points = np.random.default_rng(0).standard_normal((20, 3))
    turned = principal(points - points.mean(axis=0), np.ones(20, bool))
    gaps = [np.linalg.norm(each[:, None] - each[None], axis=2) for each in (points, turned)]
    np.testing.assert_allclose(*gaps, atol=1e-12)
    assert principal(points[:, :1] - points[:, :1].mean(), np.ones(20, bool)).shape == (20, 1)


def test_the_held_out_error_is_near_the_error_on_new_answers() -> None:
    made = embed(answers_of(400), [SETTING])
    new = answered(TRUTH, 4_000, 8, 2, seed=99)
    assert made.heldout.value == pytest.approx(screens_error(made.positions, [new]), abs=0.04)
    assert made.heldout.low < made.heldout.value < made.heldout.high
    assert made.train_error < made.heldout.value
    assert made.heldout_annotators == pytest.approx(made.heldout.value, abs=0.04)


def test_without_known_annotators_there_is_no_error_on_new_ones() -> None:
    known = answers_of()
    unknown = Answers(known.screens, 40, np.full(300, -1), known.shared)
    made = embed(unknown, [SETTING])
    assert np.isnan(made.heldout_annotators)
    assert made.heldout.low < made.heldout.high


def test_the_same_answers_give_the_same_embedding() -> None:
    one, other = (embed(answers_of(), [SETTING], How(seed=3)) for _ in range(2))
    assert np.array_equal(one.positions, other.positions)
    assert one.heldout == other.heldout


def test_each_screen_counts_an_image_once() -> None:
    group = Screens(np.array([0, 1]), np.array([[1, 2], [0, 0]]), np.array([[3], [2]]))
    assert times_seen([group], 5).tolist() == [2, 2, 2, 1, 0]


def test_no_screen_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one screen"):
        embed(Answers([], 40, np.empty(0, np.int64), np.empty(0, bool)), [SETTING])


def shared_answers(people: int, wrong: float, screens: int = 40, seed: int = 0) -> Answers:
    """People who answer the same triplet questions and turn each of a true order about by chance."""
    random = np.random.default_rng(seed)
    probe = np.arange(screens) % 38
    rows = np.tile(np.stack([probe, probe + 1, probe + 2], axis=1), (people, 1))
    turned = random.random(len(rows)) < wrong
    rows[turned] = rows[turned][:, [0, 2, 1]]
    who = np.repeat(np.arange(people), screens)
    group = Screens(rows[:, 0], rows[:, 1:2], rows[:, 2:3])
    return Answers([group], 40, who, np.ones(len(rows), bool))


def test_the_ceiling_holds_the_share_of_answers_that_noise_turned() -> None:
    answers = shared_answers(60, 0.1)
    found = noise_ceiling(answers.screens, answers.annotator, answers.shared)
    assert found is not None
    assert found.low == pytest.approx(0.1, abs=0.01)
    assert found.high == pytest.approx(2 * 0.1 * 0.9, abs=0.015)
    assert found.screens == 38


def test_few_shared_screens_give_no_ceiling() -> None:
    answers = shared_answers(10, 0.1, screens=FEWEST - 1)
    assert noise_ceiling(answers.screens, answers.annotator, answers.shared) is None
    alone = shared_answers(1, 0.1)
    assert noise_ceiling(alone.screens, alone.annotator, alone.shared) is None


def test_a_map_tells_triplets_that_people_would_answer() -> None:
    made = embed(answers_of(500), [SETTING])
    test = answered(TRUTH, 2_000, 2, 1, model="perfect", seed=5).triplets()
    assert triplet_error(made.positions, test) < 0.2
