"""Whole fits: known maps come back, the same arguments give the same map, and nothing goes wild."""

from __future__ import annotations

import os
import subprocess
import sys

import numpy as np
import pytest
from scipy.spatial import procrustes

from gridlab.domain.progress import Cancel, Cancelled
from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.fit import fit_embedding
from gridlab.science.embedding.held_out import screens_error, triplet_error
from gridlab.science.embedding.likelihood import Likelihood
from gridlab.science.embedding.screens import Screens
from tests.science.embedding.people import answered

TRUTH = gaussian_truth(40, 2, seed=3)


@pytest.mark.parametrize("objective", ["ste", "tste"])
def test_a_known_map_comes_back_from_perfect_screens(objective) -> None:
    screens = [answered(TRUTH, 800, 12, 4, model="perfect"), answered(TRUTH, 400, 8, 2, model="perfect")]
    fit = fit_embedding(screens, 40, 2, objective=objective, penalty=1e-4, starts=3)
    assert screens_error(fit.positions, screens) < (0.01 if objective == "ste" else 0.03)
    assert procrustes(TRUTH, fit.positions)[2] < 0.05


def test_the_same_arguments_give_the_same_positions_and_another_seed_others() -> None:
    screens = [answered(TRUTH, 100, 8, 2)]
    fit = fit_embedding(screens, 40, 3, seed=5)
    again = fit_embedding(screens, 40, 3, seed=5)
    assert np.array_equal(fit.positions, again.positions)
    assert (fit.value, fit.iterations, fit.converged) == (again.value, again.iterations, again.converged)
    assert not np.allclose(fit.positions, fit_embedding(screens, 40, 3, seed=6).positions)


def test_the_best_of_several_starts_is_kept() -> None:
    screens = [answered(TRUTH, 60, 8, 2)]
    values = [fit_embedding(screens, 40, 1, penalty=0.0, starts=starts).value for starts in (1, 2, 4, 8)]
    assert values == sorted(values, reverse=True)
    assert values[-1] < values[0]


def test_a_fit_goes_on_from_where_another_ended() -> None:
    screens = [answered(TRUTH, 300, 8, 2)]
    fit = fit_embedding(screens, 40, 2)
    further = fit_embedding(screens, 40, 2, begin_at=fit.positions)
    assert further.iterations < fit.iterations / 4
    assert further.value <= fit.value


@pytest.mark.parametrize("penalty", [0.0, 0.02])
def test_images_never_shown_lie_at_the_centre_and_move_no_other(penalty) -> None:
    screens = [answered(TRUTH, 300, 8, 2)]
    fit = fit_embedding(screens, 50, 2, penalty=penalty)
    assert np.isfinite(fit.positions).all()
    assert np.array_equal(fit.positions[40:], np.zeros((10, 2)))
    assert np.allclose(fit.positions.mean(axis=0), 0)
    alone = Likelihood(screens, 40, 2, kernel="tste", penalty=penalty)
    assert alone(fit.positions[:40])[0] == pytest.approx(fit.value, abs=1e-4)


def test_images_never_shown_cost_a_fit_nothing() -> None:
    random = np.random.default_rng(5)
    screens = answered(TRUTH[:20], 200, 8, 2)
    shown = np.sort(random.choice(5_000, 20, replace=False))
    start = random.standard_normal((5_000, 2))
    among = Screens(shown[screens.probe], shown[screens.near], shown[screens.far])
    found = fit_embedding([among], 5_000, 2, begin_at=start)
    alone = fit_embedding([screens], 20, 2, begin_at=start[shown])
    assert np.array_equal(found.positions[shown], alone.positions)
    assert (found.value, found.iterations) == (alone.value, alone.iterations)
    assert np.count_nonzero(found.positions) == 40


def test_one_contradicted_screen_and_one_image_alone_can_be_fitted() -> None:
    twice = Screens(np.array([0, 0]), np.array([[1], [2]]), np.array([[2], [1]]))
    fit = fit_embedding([twice], 3, 2, penalty=0.0)
    assert fit.value == pytest.approx(np.log(2), abs=1e-4)
    same = Screens(np.array([0]), np.array([[0, 0]]), np.array([[0]]))
    assert np.isfinite(fit_embedding([same], 1, 2).positions).all()


def test_a_heavy_penalty_pulls_all_images_together() -> None:
    screens = [answered(TRUTH, 300, 8, 2)]
    spreads = [np.abs(fit_embedding(screens, 40, 2, penalty=much).positions).mean() for much in (0, 0.05, 5)]
    assert spreads[0] > spreads[1] > spreads[2]
    assert spreads[2] < 1e-2


THREADS_IN_A_FIRST_FIT = """
import numpy as np
from threadpoolctl import threadpool_info
from gridlab.science.embedding.fit import fit_embedding
from gridlab.science.embedding.screens import Screens
from gridlab.science.embedding.likelihood import Likelihood

def threads():
    return {pool["filepath"]: pool["num_threads"] for pool in threadpool_info() if pool["user_api"] == "blas"}

evaluate, seen = Likelihood.__call__, []
Likelihood.__call__ = lambda self, positions: (seen.append(threads()), evaluate(self, positions))[1]
fit_embedding([Screens(np.array([0]), np.array([[1]]), np.array([[2]]))], 3, 2)
assert seen[0]
assert all(number == 1 for pools in seen for number in pools.values()), seen
assert set(threads().values()) != {1}, threads()
"""


def test_the_blas_libraries_of_numpy_and_scipy_use_one_thread_inside_a_fit_alone() -> None:
    environment = {**os.environ, "OPENBLAS_NUM_THREADS": "2"}
    subprocess.run([sys.executable, "-c", THREADS_IN_A_FIRST_FIT], env=environment, check=True)


def test_a_fit_stops_when_asked_to() -> None:
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        fit_embedding([answered(TRUTH, 20, 8, 2)], 40, 2, cancel=cancel)


def test_what_cannot_be_fitted_is_refused() -> None:
    screens = [answered(TRUTH, 20, 8, 2)]
    with pytest.raises(ValueError, match="at least one screen"):
        fit_embedding([], 40, 2)
    with pytest.raises(ValueError, match="image rows from 0 to 19"):
        fit_embedding(screens, 20, 2)
    with pytest.raises(ValueError, match="one dimension"):
        fit_embedding(screens, 40, 0)


def test_single_precision_gives_the_same_error() -> None:
    screens = [answered(TRUTH, 400, 12, 4)]
    test = answered(TRUTH, 3000, 2, 1, seed=9).triplets()
    double = fit_embedding(screens, 40, 3)
    from gridlab.science.embedding import likelihood

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(likelihood, "FLOAT64_TRIPLETS", 0)
        single = fit_embedding(screens, 40, 3)
    assert single.value == pytest.approx(double.value, abs=2e-4)
    assert triplet_error(single.positions, test) == pytest.approx(
        triplet_error(double.positions, test), abs=0.01
    )
