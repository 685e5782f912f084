"""Embeddings beside plain numpy on a triplet list, and beside cblearn: one gradient, and whole fits.

    pytest tests/bench/test_bench_embedding.py --benchmark-only
cblearn runs in the interpreter that GRIDLAB_CBLEARN_PYTHON names (an environment with cblearn 0.4.0).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

import numpy as np
import pytest
from threadpoolctl import threadpool_limits

from gridlab.domain.design import Design
from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.fit import fit_embedding
from gridlab.science.embedding.held_out import triplet_error
from gridlab.science.embedding.likelihood import Likelihood
from gridlab.science.embedding.screens import Screens, count_triplets, screens_from_triplets
from tests.science.embedding.people import answered, answered_hits

IMAGES, DIMS, HITS = 100, 10, 198
ROUNDS = 7
CBLEARN = os.environ.get("GRIDLAB_CBLEARN_PYTHON", "")
FIT_BY_CBLEARN = Path(__file__).with_name("cblearn_fit.py")
Benchmark = Callable[..., Any]


def plain_gradient(triplets: np.ndarray, kernel: str, positions: np.ndarray) -> tuple[float, np.ndarray]:
    """Value and gradient of the mean negative log-likelihood, from a list of triplets (T, 3)."""
    anchor, near, far = triplets.T
    near_gaps, far_gaps = positions[anchor] - positions[near], positions[anchor] - positions[far]
    near_squares = np.einsum("td,td->t", near_gaps, near_gaps)
    far_squares = np.einsum("td,td->t", far_gaps, far_gaps)
    alpha = max(positions.shape[1] - 1, 1)
    if kernel == "ste":
        scores, near_slopes, far_slopes = near_squares - far_squares, np.float64(1), np.float64(1)
    else:
        scores = (alpha + 1) / 2 * np.log((alpha + near_squares) / (alpha + far_squares))
        near_slopes = (alpha + 1) / 2 / (alpha + near_squares)
        far_slopes = (alpha + 1) / 2 / (alpha + far_squares)
    odds = np.exp(scores)
    pulls = 2 / len(triplets) * odds / (1 + odds)
    near_gaps *= (pulls * near_slopes)[:, None]
    far_gaps *= (pulls * far_slopes)[:, None]
    gradient = np.empty_like(positions)
    for dim in range(positions.shape[1]):
        gradient[:, dim] = np.bincount(anchor, near_gaps[:, dim] - far_gaps[:, dim], len(positions))
        gradient[:, dim] -= np.bincount(near, near_gaps[:, dim], len(positions))
        gradient[:, dim] += np.bincount(far, far_gaps[:, dim], len(positions))
    return float(np.log1p(odds).mean()), gradient


def median_seconds(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return median(times)


@pytest.mark.benchmark(group="embedding: one gradient")
@pytest.mark.parametrize("kernel", ["ste", "tste"])
@pytest.mark.parametrize(
    ("images", "dims", "n", "k", "screens", "times"),
    [
        (100, 10, 16, 4, 4_000, 10),
        (100, 2, 16, 4, 4_000, 5),
        (100, 10, 2, 1, 50_000, 5),
        (1_000, 5, 16, 4, 4_000, 5),
        (10_000, 2, 16, 4, 20_800, 5),
    ],
)
def test_a_gradient_beside_plain_numpy_on_a_triplet_list(
    benchmark: Benchmark, kernel, images: int, dims: int, n: int, k: int, screens: int, times: int
) -> None:
    group = answered(gaussian_truth(images), screens, n, k)
    beside_plain(benchmark, [group], group.triplets(), images, dims, kernel, times)


@pytest.mark.benchmark(group="embedding: one gradient")
def test_a_gradient_of_a_shuffled_list_beside_plain_numpy(benchmark: Benchmark) -> None:
    ordered = answered(gaussian_truth(IMAGES), 4_000, 16, 4).triplets()
    triplets = np.random.default_rng(0).permutation(ordered)
    beside_plain(benchmark, screens_from_triplets(triplets), triplets, IMAGES, DIMS, "tste", 5)


def beside_plain(
    benchmark: Benchmark,
    screens: list[Screens] | tuple[Screens, ...],
    triplets: np.ndarray,
    images: int,
    dims: int,
    kernel: Any,
    times: int,
) -> None:
    """Both in turn on one thread; ours takes at most 1/times of the plain one's time."""
    total = count_triplets(screens)
    assert total == len(triplets)
    objective = Likelihood(screens, images, dims, kernel=kernel, penalty=0.0)
    positions = np.random.default_rng(1).standard_normal((images, dims))
    value, gradient = plain_gradient(triplets, kernel, positions)
    plain: list[float] = []
    with threadpool_limits(1, user_api="blas"):
        # Between the rounds, as the machine is not equally quick all the time.
        benchmark.pedantic(
            partial(objective, positions),
            setup=lambda: plain.append(
                median_seconds(lambda: plain_gradient(triplets, kernel, positions), 1)
            ),
            rounds=ROUNDS,
            warmup_rounds=1,
        )
    ours = objective(positions)
    assert ours[0] == pytest.approx(value, rel=1e-5)
    np.testing.assert_allclose(ours[1], gradient, atol=1e-5 * np.abs(gradient).max())
    seconds = benchmark.stats["median"]
    benchmark.extra_info |= {
        "triplets": total,
        "ns_per_triplet": round(seconds / total * 1e9, 1),
        "plain_ns_per_triplet": round(median(plain) / total * 1e9, 1),
        "times_as_fast": round(median(plain) / seconds, 1),
    }
    assert median(plain) / seconds >= times


@pytest.fixture(scope="module")
def people() -> tuple[Screens, np.ndarray]:
    """190,080 triplets of 16-choose-4 HITs, and 20,000 single triplets answered by other people."""
    truth = gaussian_truth(IMAGES, seed=1)
    return (
        answered_hits(truth, Design(), HITS, seed=1),
        answered(truth, 20_000, 2, 1, seed=77).triplets(),
    )


@pytest.mark.benchmark(group="embedding: whole fits")
@pytest.mark.parametrize("objective", ["ste", "tste"])
def test_a_whole_fit_takes_as_long_as_a_few_plain_gradients(benchmark: Benchmark, people, objective) -> None:
    screens, _ = people
    triplets = screens.triplets()
    positions = np.random.default_rng(1).standard_normal((IMAGES, DIMS))
    one = median_seconds(lambda: plain_gradient(triplets, objective, positions))
    fit = benchmark.pedantic(
        lambda: fit_embedding([screens], IMAGES, DIMS, objective=objective),
        rounds=3,
        warmup_rounds=1,
    )
    seconds = benchmark.stats["median"]
    benchmark.extra_info |= {
        "iterations": fit.iterations,
        "seconds": round(seconds, 3),
        "plain_gradients_in_that_time": round(seconds / one, 1),
    }
    assert seconds < one * fit.iterations / 5


@pytest.mark.benchmark(group="embedding: whole fits")
@pytest.mark.parametrize("objective", ["ste", "tste"])
@pytest.mark.skipif(not CBLEARN, reason="GRIDLAB_CBLEARN_PYTHON names no interpreter with cblearn")
def test_a_whole_fit_beside_cblearn(
    benchmark: Benchmark, people, objective, tmp_path: Path, count: Callable[[int, int], int]
) -> None:
    """Same triplets, same start, no penalty, in turn: at least 20 times as fast, and the same error."""
    screens, held_out = people
    start = np.random.default_rng(0).standard_normal((IMAGES, DIMS))
    np.savez(tmp_path / "data.npz", triplets=screens.triplets(), start=start)
    theirs: list[dict[str, Any]] = []

    def fit_by_cblearn() -> None:
        arguments = [tmp_path / "data.npz", objective, tmp_path / "result.npz"]
        subprocess.run([CBLEARN, FIT_BY_CBLEARN, *arguments], check=True)
        with np.load(tmp_path / "result.npz") as result:
            theirs.append({name: result[name] for name in result.files})

    fit = benchmark.pedantic(
        lambda: fit_embedding(
            [screens], IMAGES, DIMS, objective=objective, penalty=0.0, begin_at=start, max_iterations=1000
        ),
        setup=fit_by_cblearn,
        rounds=count(1, 3),
        warmup_rounds=0,
    )
    seconds, cblearn_seconds = benchmark.stats["median"], median(float(one["seconds"]) for one in theirs)
    error, cblearn_error = (
        triplet_error(positions, held_out) for positions in (fit.positions, theirs[-1]["positions"])
    )
    benchmark.extra_info |= {
        "cblearn": str(theirs[-1]["version"]),
        "seconds": round(seconds, 3),
        "cblearn_seconds": round(cblearn_seconds, 1),
        "times_as_fast": round(cblearn_seconds / seconds),
        "iterations": f"{fit.iterations} beside {theirs[-1]['iterations']}",
        "held_out_error": f"{error:.4f} beside {cblearn_error:.4f}",
    }
    assert cblearn_seconds / seconds >= 20
    # 20,000 triplets tell an error of .17 to ± .005.
    assert abs(error - cblearn_error) < 0.008
