"""How surely images lie where they do: maps of annotators drawn with replacement."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.embed import Answers, How, embed
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.uncertainty import QUESTIONS, _differing
from gridlab.science.embedding.validation import Setting, here
from tests.science.embedding.people import answered

SETTING = Setting("tste", 2, 0.03, 1.0)


def answers_of(screens: int, images: int = 24) -> Answers:
    group = answered(gaussian_truth(images, 2, seed=1), screens, 6, 2)
    return Answers([group], images, np.arange(screens) // 10, np.zeros(screens, bool))


def test_it_is_a_share_by_image_and_falls_with_more_answers() -> None:
    few = embed(answers_of(60), [SETTING], How(bootstrap=4)).uncertainty
    many = embed(answers_of(600), [SETTING], How(bootstrap=4)).uncertainty
    assert few is not None
    assert many is not None
    assert few.shape == (24,)
    assert ((few > 0) & (few < 0.5)).all()
    assert many.mean() < few.mean() / 1.5
    assert embed(answers_of(60), [SETTING]).uncertainty is None


def test_what_was_seen_on_no_screen_is_not_known_and_neither_is_anything_without_annotators() -> None:
    known = answers_of(60)
    more = Answers(known.screens, 26, known.annotator, known.shared)
    found = embed(more, [SETTING], How(bootstrap=2)).uncertainty
    assert found is not None
    assert np.isnan(found[24:]).all()
    assert np.isfinite(found[:24]).all()
    unknown = Answers(known.screens, 24, np.full(60, -1), known.shared)
    found = embed(unknown, [SETTING], How(bootstrap=2)).uncertainty
    assert found is not None
    assert np.isnan(found).all()


def test_the_share_is_that_of_questions_answered_otherwise() -> None:
    one = np.array([[0.0], [1.0], [2.5], [4.5]])
    same = _differing(one, 3 * one + 7, np.ones(4, bool), 0)
    assert same.tolist() == [0.0] * 4
    swapped = one[[0, 2, 1, 3]]
    # Of the first image one of three pairs is told otherwise, each drawn as often as another.
    found = _differing(one, swapped, np.ones(4, bool), 0)
    assert abs(found[0] - 1 / 3) < 4 / np.sqrt(QUESTIONS)
    tied = _differing(one, np.zeros((4, 1)), np.ones(4, bool), 0)
    assert tied[0] == 0.5


def test_the_order_in_which_maps_are_made_changes_nothing() -> None:
    def backwards(work: Callable, items: Sequence) -> list:
        return list(reversed(list(here(work, items))))

    one = embed(answers_of(60), [SETTING], How(bootstrap=3)).uncertainty
    other = embed(answers_of(60), [SETTING], How(bootstrap=3, each=backwards)).uncertainty
    np.testing.assert_array_equal(one, other)
    assert isinstance(answers_of(60).screens[0], Screens)
