"""Two parts of the answers differ beyond chance where people see images otherwise, and else they do not."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.embed import Answers
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.validation import Setting, here
from gridlab.science.regrouping import (
    compare_features,
    compare_maps,
    compare_parts,
    regrouped,
    ways,
)
from tests.science.embedding.people import SCREENS_EACH, answered

IMAGES, PEOPLE, DRAWS = 16, 40, 40
SETTING = Setting("tste", 2, 0.03)
ALL = np.ones(IMAGES, bool)


def joined(one: Screens, other: Screens) -> Screens:
    return Screens(
        *(np.concatenate([getattr(each, name) for each in (one, other)]) for name in ("probe", "near", "far"))
    )


def two_groups(*, alike: bool, seed: int = 0) -> tuple[Answers, np.ndarray]:
    """Twenty people each; unless alike the second twenty see two images elsewhere."""
    truth = gaussian_truth(IMAGES, 2, seed=5)
    second = truth.copy()
    if not alike:
        second[[0, 6]] += 1.3
    screens = joined(
        answered(truth, PEOPLE // 2 * SCREENS_EACH, 6, 2, seed=seed),
        answered(second, PEOPLE // 2 * SCREENS_EACH, 6, 2, seed=seed + 50),
    )
    who = np.arange(PEOPLE * SCREENS_EACH) // SCREENS_EACH
    return Answers([screens], IMAGES, who, np.zeros(len(who), bool)), (who >= PEOPLE // 2).astype(np.int64)


def test_groups_that_see_images_otherwise_differ_and_these_images_are_marked() -> None:
    answers, part = two_groups(alike=False)
    found = compare_parts(answers, part, SETTING, draws=DRAWS, each=here)
    assert found.p == pytest.approx(1 / (DRAWS + 1))
    assert {0, 6} == set(found.beyond[:2].tolist())
    assert found.distance > found.chance.max()


def test_groups_that_see_all_alike_differ_no_more_than_chance() -> None:
    marked = low = 0
    for seed in range(4):
        answers, part = two_groups(alike=True, seed=seed * 101)
        found = compare_parts(answers, part, SETTING, draws=DRAWS, seed=seed, each=here)
        marked += bool(len(found.beyond))
        low += found.p <= 0.05
    assert marked <= 1
    assert low <= 1


def test_a_seed_gives_the_same_regroupings_wherever_they_are_fitted() -> None:
    answers, part = two_groups(alike=True)

    def backwards(work, tasks):  # type: ignore[no-untyped-def]
        return [(number, work(task)) for number, task in reversed(list(enumerate(tasks)))]

    one = compare_parts(answers, part, SETTING, draws=6, seed=3, each=here)
    other = compare_parts(answers, part, SETTING, draws=6, seed=3, each=backwards)
    assert np.array_equal(one.chance, other.chance)
    assert np.array_equal(one.moved, other.moved)
    third = compare_parts(answers, part, SETTING, draws=6, seed=4, each=here)
    assert not np.array_equal(one.chance, third.chance)


@given(st.integers(0, 10_000), st.integers(1, 6), st.integers(1, 6), st.integers(0, 4))
def test_a_regrouping_keeps_how_many_people_and_screens_there_are(
    seed: int, first: int, second: int, both: int
) -> None:
    random = np.random.default_rng(seed)
    people = np.repeat(np.arange(first + second + both), 3)
    part = np.concatenate([np.zeros(first * 3), np.ones(second * 3), np.tile([0, 1, 1], both)]).astype(int)
    part[random.random(len(part)) < 0.1] = -1
    mixed = regrouped(people, part, random)
    assert np.array_equal(mixed < 0, part < 0)
    for one in np.unique(people):
        own = people == one
        assert np.array_equal(mixed[own], part[own]) or np.array_equal(
            mixed[own], np.where(part[own] >= 0, 1 - part[own], -1)
        ), "a person's answers go together"

    def alone(parts: np.ndarray) -> list[int]:
        kinds = [set(parts[(people == one) & (parts >= 0)]) for one in np.unique(people)]
        return [sum(kind == {which} for kind in kinds) for which in (0, 1)]

    assert alone(mixed) == alone(part)


def test_how_many_regroupings_there_are() -> None:
    people = np.arange(6)
    assert ways(people, np.array([0, 0, 0, 1, 1, 1])) == 20
    assert ways(np.repeat(people, 2), np.tile([0, 1], 6)) == 64
    assert ways(np.array([0, 1]), np.array([0, 1])) == 2


def test_two_fits_of_the_same_answers_differ_less_than_halves_of_the_people() -> None:
    answers, _ = two_groups(alike=True)
    one = SETTING.fit(answers.screens, IMAGES).positions
    other = Setting("ste", 2, 0.01).fit(answers.screens, IMAGES).positions
    found = compare_maps(one, other, ALL, answers, SETTING, draws=DRAWS, each=here)
    assert not len(found.beyond)
    assert found.p > 0.05


def test_features_that_tell_the_map_are_nearer_than_shuffled_ones() -> None:
    random = np.random.default_rng(0)
    one = random.normal(size=(IMAGES, 2))
    told = np.hstack([one @ random.normal(size=(2, 9)), random.normal(size=(IMAGES, 2)) * 0.1])
    found = compare_features(one, told, ALL)
    assert found.p < 0.01
    assert len(found.chance) == 200
    noise = compare_features(one, random.normal(size=(IMAGES, 9)), ALL)
    assert noise.p > 0.01
