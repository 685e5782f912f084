"""Maps that are fitted together are those that are fitted one by one."""

from __future__ import annotations

import numpy as np
import pytest

from gridlab.domain.progress import Cancel, Cancelled
from gridlab.science.alignment import align
from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.together import Together, fit_together, fits_together
from gridlab.science.embedding.validation import Setting
from tests.science.embedding.people import answered

IMAGES = 24
SETTINGS = [
    Setting("tste", 3, 0.03, alpha=1.0),
    Setting("ste", 2, 0.03),
    Setting("ckl", 3, 0.1),
    Setting("soe", 2, 0.03),
]


def ranked(screens: Screens) -> Screens:
    return Screens(screens.probe, screens.near, screens.far, ranked=True)


@pytest.fixture
def fits() -> list[list[Screens]]:
    truth = gaussian_truth(IMAGES, 2, seed=5)
    one, two, three = (answered(truth, 120, 6, 2, seed=seed) for seed in (1, 2, 3))
    return [[one], [two.only(slice(0, 60)), ranked(three.only(slice(0, 90)))], [three]]


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.method)
def test_each_fit_comes_to_the_map_that_it_comes_to_alone(
    fits: list[list[Screens]], setting: Setting
) -> None:
    begin = setting.fit([screens for one in fits for screens in one], IMAGES).positions
    together = fit_together(fits, IMAGES, setting, begin)
    for screens, map_ in zip(fits, together, strict=True):
        alone = setting.fit(screens, IMAGES, begin_at=begin)
        assert align(alone.positions, map_, np.ones(IMAGES, bool)).distance < 0.01
        value = float(Together([screens], IMAGES, setting)(map_[None])[0][0])
        assert value == pytest.approx(alone.value, abs=2e-4)


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda one: one.method)
def test_the_gradient_is_what_the_value_changes_by(fits: list[list[Screens]], setting: Setting) -> None:
    objective = Together(fits, IMAGES, setting)
    random = np.random.default_rng(3)
    at, way = random.standard_normal((2, len(fits), IMAGES, setting.dims))
    _, slopes = objective(at)
    step = 1e-2
    ahead, behind = objective(at + step * way)[0], objective(at - step * way)[0]
    assert np.einsum("bnd,bnd->b", slopes, way) == pytest.approx((ahead - behind) / (2 * step), rel=2e-3)


def test_an_image_that_a_fit_has_not_seen_lies_at_its_centre(fits: list[list[Screens]]) -> None:
    few = [
        one.only((one.probe > 0) & (one.near > 0).all(axis=1) & (one.far > 0).all(axis=1)) for one in fits[0]
    ]
    begin = np.random.default_rng(0).standard_normal((IMAGES, 2))
    maps = fit_together([fits[0], few], IMAGES, SETTINGS[1], begin)
    assert np.abs(maps[0][0]).max() > 0
    assert np.array_equal(maps[1][0], np.zeros(2))
    assert maps[1][1:].mean(axis=0) == pytest.approx(0, abs=1e-9)


def test_large_scores_do_not_overflow(fits: list[list[Screens]]) -> None:
    at = 200 * np.random.default_rng(1).standard_normal((len(fits), IMAGES, 2))
    values, slopes = Together(fits, IMAGES, SETTINGS[1])(at)
    assert np.isfinite(values).all()
    assert np.isfinite(slopes).all()


def test_a_fit_without_a_screen_is_refused_and_chosen_sets_are_fitted_alone(
    fits: list[list[Screens]],
) -> None:
    with pytest.raises(ValueError, match="at least one screen"):
        Together([fits[0], []], IMAGES, SETTINGS[0])
    assert fits_together(fits, IMAGES, SETTINGS[0])
    assert not fits_together(fits, IMAGES, Setting("tste", 2, 0.0, subsets=True))
    assert not fits_together(fits, 1_000, SETTINGS[0])


def test_cancelling_ends_the_fits(fits: list[list[Screens]]) -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        fit_together(fits, IMAGES, SETTINGS[0], np.zeros((IMAGES, 3)), cancel=cancel)
