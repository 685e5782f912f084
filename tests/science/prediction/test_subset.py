"""Answers of which only some images are left."""

from __future__ import annotations

import math

import numpy as np

from docs.against_people import VisibleScreens, same_answers
from gridlab.science.embedding.screens import Screens


def test_triplets_with_an_image_that_is_not_kept_go_and_the_others_stay() -> None:
    random = np.random.default_rng(1)
    rows = random.random((50, 20)).argsort(axis=1)[:, :7]
    answers = Screens(rows[:, 0], rows[:, 1:3], rows[:, 3:])
    kept = random.random(20) < 0.6
    visible = VisibleScreens([answers.only(slice(0, 20)), answers.only(slice(20, 50))], kept)
    number = np.cumsum(kept) - 1
    wanted = [tuple(number[row]) for row in answers.triplets() if kept[row].all()]
    found = [tuple(row) for row in visible.triplets(np.arange(len(visible))).tolist()]
    assert sorted(found) == sorted(wanted)
    probes = [index for index in range(50) if kept[rows[index]][0]]
    assert len(visible) == sum(
        kept[rows[index, 1:3]].any() and kept[rows[index, 3:]].any() for index in probes
    )


def test_some_of_the_screens_can_be_asked_for_in_any_order() -> None:
    answers = Screens(np.array([0, 3]), np.array([[1], [1]]), np.array([[2], [2]]))
    visible = VisibleScreens([answers], np.ones(4, bool))
    assert visible.triplets(np.array([1, 0])).tolist() == [[3, 1, 2], [0, 1, 2]]
    assert visible.triplets(np.array([], int)).shape == (0, 3)


def test_agreement_is_the_share_of_pairs_of_answers_to_one_question_that_are_alike() -> None:
    one_way, other_way, alone = [0, 1, 2], [0, 2, 1], [1, 0, 2]
    triplets = np.array([one_way, one_way, other_way, alone])
    assert same_answers(triplets) == 1 / 3
    assert math.isnan(same_answers(np.array([one_way, alone])))
