"""The error to expect with more screens covers what comes of them, on simulated studies."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.embed import Answers
from gridlab.science.embedding.held_out import parted, screens_error
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.validation import Setting, here
from gridlab.science.forecast import AHEAD, DRAWS, SHARES, forecast
from tests.science.embedding.people import SCREENS_EACH, answered

SETTING = Setting("tste", 5, 0.03, 1.0)
KINDS = ((8, 2), (16, 4), (4, 1))


def study(seed: int, *, images: int = 40) -> tuple[Answers, Screens, float]:
    """Answers of a study; all answers of twice as many screens; the error of a map of these on others."""
    random = np.random.default_rng(seed)
    n, k = KINDS[seed % len(KINDS)]
    people = int(random.integers(6, 14))
    half = int(random.integers(6, 16))
    truth = gaussian_truth(images, int(random.integers(2, 5)), seed=seed)
    group = answered(truth, people * SCREENS_EACH, n, k, seed=seed)
    number = np.arange(len(group)) % SCREENS_EACH
    who = np.arange(len(group)) // SCREENS_EACH
    once, twice, rest = number < half, number < 2 * half, number >= 2 * half
    answers = Answers([group.only(once)], images, who[once], np.zeros(int(once.sum()), bool))
    fit = SETTING.fit([group.only(twice)], images)
    return answers, group.only(twice), screens_error(fit.positions, [group.only(rest)])


def test_the_interval_at_twice_the_screens_covers_the_truth(count: Callable[[int, int], int]) -> None:
    studies = count(15, 150)
    covered, wide, off = 0, [], []
    for seed in range(studies):
        answers, _, truth = study(seed)
        found = forecast(answers, SETTING, seed=seed, each=here)
        assert found is not None
        expected, low, high = found.at(2.0)
        covered += low <= truth <= high
        wide.append(high - low)
        off.append(expected - truth)
    assert covered >= 0.8 * studies
    assert np.mean(wide) < 0.15, "an interval that says everything says nothing"
    assert abs(np.mean(off)) < 0.05


def test_more_screens_are_expected_to_err_less_and_the_interval_widens() -> None:
    answers, _, _ = study(1)
    found = forecast(answers, SETTING, each=here)
    assert found is not None
    assert (np.diff(found.expected) <= 0).all()
    assert (found.high - found.low)[-1] > (found.high - found.low)[0]
    assert (found.low <= found.expected).all()
    assert found.ahead[0] == len(answers.annotator)
    assert len(found.screens) == len(SHARES)
    assert len(found.ahead) == len(AHEAD)


def test_the_error_is_not_expected_below_the_noise_ceiling() -> None:
    answers, _, _ = study(2)
    found = forecast(answers, SETTING, floor=0.2, each=here)
    free = forecast(answers, SETTING, each=here)
    assert found is not None
    assert free is not None
    assert found.expected[-1] >= min(0.2, float(found.error.min())) - 1e-9
    assert found.expected[-1] >= free.expected[-1]


def test_a_question_is_never_both_learnt_and_tested(monkeypatch: pytest.MonkeyPatch) -> None:
    answers, _, _ = study(0)
    doubled = Screens(
        *(np.concatenate([getattr(answers.screens[0], name)] * 2) for name in ("probe", "near", "far"))
    )
    twice = Answers([doubled], 40, np.tile(answers.annotator, 2), np.zeros(len(doubled), bool))
    looked = 0

    def look(work, parts):  # type: ignore[no-untyped-def]
        nonlocal looked
        for part in parts:
            assert not (part.train & part.test).any()
            learnt, held = (
                {
                    (int(one.probe[at]), tuple(sorted([*one.near[at], *one.far[at]])))
                    for one in parted(part.screens, which)[1]
                    for at in range(len(one))
                }
                for which in (part.train, part.test)
            )
            assert not learnt & held
            looked += 1
        return here(work, parts)

    assert forecast(twice, SETTING, each=look) is not None
    assert looked == DRAWS * len(SHARES)


def test_few_screens_foretell_nothing() -> None:
    answers, _, _ = study(0)
    few = Answers([answers.screens[0].only(np.arange(10))], 40, answers.annotator[:10], np.zeros(10, bool))
    assert forecast(few, SETTING, each=here) is None
