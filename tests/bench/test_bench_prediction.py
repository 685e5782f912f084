"""Benchmark: predictions beside their parts: one cycle, the whole sweep, two workers, a cluster of two.

pytest tests/bench/test_bench_prediction.py --benchmark-only [--release-counts]
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from itertools import product
from multiprocessing import get_context
from pathlib import Path
from time import perf_counter
from typing import Any

import numpy as np
import pytest

from docs.against_people import CONDITIONS
from gridlab.app.cost.table import Source
from gridlab.app.prediction.asked import Asked
from gridlab.app.prediction.plan import stand_in_images
from gridlab.app.prediction.predict import predict
from gridlab.app.prediction.work import open_workers
from gridlab.domain.design import Design
from gridlab.science.annotators import BEHAVIOURS, gaussian_truth
from gridlab.science.embedding.fit import fit_embedding
from gridlab.science.prediction.cell import STARTS, Cell, answered, dealt, measure
from gridlab.store.design_file import gallery_design
from tests.app.prediction.local_cluster import LocalCluster

Benchmark = Callable[..., Any]
Count = Callable[[int, int], int]
ROUNDS = 5
SWEEP_SECONDS = 300.0
"""For 12 designs × 8 sizes × 5 seeds at 100 images on 2 cores."""


def designs() -> tuple[Design, ...]:
    names = ["triplet", *(f"grid-{name.replace('c', '-choose-')}" for name in CONDITIONS[1:])]
    return tuple(gallery_design(name) for name in names)


def cell(name: str = "grid-16-choose-4", assignments: int = 30, seed: int = 1) -> Cell:
    design = gallery_design(name)
    return Cell(
        dealt(design, stand_in_images(design, 100), assignments),
        assignments,
        gaussian_truth(100, seed=seed),
        np.arange(100),
        BEHAVIOURS["noisy"],
        3,
        seed,
    )


def seconds(action: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of several times."""
    times = []
    for _ in range(rounds):
        start = perf_counter()
        action()
        times.append(perf_counter() - start)
    return min(times)


@pytest.mark.benchmark(group="prediction: one cycle")
@pytest.mark.parametrize("name", ["triplet", "grid-8-choose-2", "grid-16-choose-4"])
def test_a_cycle_is_mostly_its_fit(benchmark: Benchmark, name: str) -> None:
    """Reference: fitting the same answers, without simulating, testing and counting them."""
    one = cell(name)
    screens = answered(one.blocks, one.truth, one.people, one.assignments, one.seed)
    fit = seconds(lambda: fit_embedding(screens, 100, one.dims, seed=one.seed, starts=STARTS))
    benchmark.pedantic(lambda: measure(one), rounds=ROUNDS, warmup_rounds=1)
    cycle = benchmark.stats["min"]
    benchmark.extra_info |= {"fit_ms": round(fit * 1000, 1), "times_the_fit": round(cycle / fit, 2)}
    assert cycle < 3 * fit + 0.05


@pytest.mark.benchmark(group="prediction: sweep")
def test_the_sweep_costs_little_beyond_its_cycles(benchmark: Benchmark, tmp_path: Path, count: Count) -> None:
    """Reference: the bare cycles of the same designs, one after the other.

    With the full counts (12 designs × 8 sizes × 5 seeds, 2 workers) the promised time is held in its place.
    """
    full = count(0, 1) == 1
    asked = Asked() if full else Asked(seeds=2, assignments=(4, 30))
    chosen, workers = (designs(), 2) if full else (designs()[:3], 1)

    def cycles() -> None:
        for design in chosen:
            screens = dealt(design, stand_in_images(design, 100), 30)
            for seed, assignments in product(range(2), (4, 30)):
                truth = gaussian_truth(100, seed=seed)
                measure(Cell(screens, assignments, truth, np.arange(100), BEHAVIOURS["noisy"], 3, seed))

    bare = 0.0 if full else seconds(cycles, 3)
    numbers = iter(range(100))

    def sweep() -> None:
        predict([Source(chosen)], asked, workers=workers, cache=tmp_path / str(next(numbers)))

    benchmark.pedantic(sweep, rounds=1 if full else 3)
    taken = benchmark.stats["min"]
    benchmark.extra_info |= {"seconds": round(taken, 2), "bare_seconds": round(bare, 2)}
    assert taken < (SWEEP_SECONDS if full else 1.6 * bare)


@pytest.mark.benchmark(group="prediction: workers")
def test_two_workers_scale_as_two_bare_processes_do(benchmark: Benchmark) -> None:
    """Reference: the standard library's pool of processes, which has what two free cores (or fewer) allow."""
    cells = [cell("grid-16-choose-4", 60, seed) for seed in range(40)]

    def ours(workers: int) -> float:
        with open_workers(workers) as crew:
            list(crew.each(measure, cells[:4]))  # so that the processes are there
            start = perf_counter()
            list(crew.each(measure, cells))
            return perf_counter() - start

    def bare(workers: int) -> float:
        with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
            list(pool.map(measure, cells[:4]))
            start = perf_counter()
            list(pool.map(measure, cells))
            return perf_counter() - start

    one, two, reference = min(ours(1), ours(1)), ours(2), min(bare(2), bare(2))
    two = min(two, benchmark.pedantic(lambda: ours(2), rounds=1))
    benchmark.extra_info |= {"scaling": round(one / two, 2), "times_bare": round(two / reference, 2)}
    assert two < 1.5 * reference
    if os.getloadavg()[0] < 0.5:  # else the second core is not ours
        assert one / two > 1.4


@pytest.mark.benchmark(group="prediction: workers")
def test_a_cluster_of_two_is_about_as_quick_as_two_workers(benchmark: Benchmark, tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    cells = [cell("grid-16-choose-4", 60, seed) for seed in range(40)]

    def work(**where: Any) -> float:
        with open_workers(**where) as crew:
            list(crew.each(measure, cells[:4]))
            start = perf_counter()
            list(crew.each(measure, cells))
            return perf_counter() - start

    here = min(work(workers=2), work(workers=2))
    with LocalCluster(tmp_path, workers=2) as cluster:
        there = work(cluster=cluster.address)
        there = min(there, benchmark.pedantic(lambda: work(cluster=cluster.address), rounds=1))
    benchmark.extra_info |= {"times_local": round(there / here, 2)}
    assert there / here < 2
