"""Benchmark: expanding screens to triplets, beside a bare numpy broadcast of the same triplets.

The bare reference is given the near and the far images of each screen already apart and writes the triplets
alone; the plain one takes them apart by boolean indexing first. `expand` starts from the screens of a
dataset, as the plain one does, and writes each triplet's screen too. With one triplet a screen, 2c1, that
column alone brings the bare reference to .8 of its speed, and reading what was chosen costs as much as all
that is written: there the plain reference is the one that does the same work.
"""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

import numpy as np
import pytest

from gridlab.domain.triplets import count_per_screen, expand

TRIPLETS = 4_000_000
ROUNDS = 11


# Of the speed of the bare and of the plain reference. Where a screen has few triplets, telling near from far
# is most of the work, and the bare reference is spared it.
LEAST = {(25, 4): (0.5, 0.9), (16, 4): (0.5, 1.1), (8, 2): (0.35, 1.1), (2, 1): (0.3, 2.5)}


def alternately(*actions: Callable[[], object]) -> list[float]:
    """The median time of each, in seconds; they take turns, so that what disturbs one disturbs the others."""
    times: list[list[float]] = [[] for _ in actions]
    for _ in range(ROUNDS):
        for action, mine in zip(actions, times, strict=True):
            start = perf_counter()
            action()
            mine.append(perf_counter() - start)
    return [median(mine) for mine in times]


@pytest.mark.benchmark(group="triplets")
@pytest.mark.parametrize(("n", "k"), LEAST)
def test_screens_expand_at_a_good_share_of_the_speed_of_a_bare_broadcast(benchmark, n: int, k: int) -> None:
    random = np.random.default_rng(1)
    screens = min(TRIPLETS // (k * (n - k)), 1_000_000)
    grid = random.integers(0, 1000, (screens, n), dtype=np.int32)
    probe = random.integers(0, 1000, screens, dtype=np.int32)
    chosen = np.zeros((screens, n), np.int8)
    np.put_along_axis(chosen, random.random((screens, n)).argsort(axis=1)[:, :k], 1, axis=1)
    ranked = np.zeros(screens, bool)
    total = screens * k * (n - k)
    assert count_per_screen(grid, chosen, ranked).sum() == total
    bare, ours = np.zeros((total, 3), np.int32), np.zeros((total, 3), np.int32)
    rows = np.zeros(total, np.int32)
    near, far = grid[chosen > 0].reshape(screens, k, 1), grid[chosen == 0].reshape(screens, 1, n - k)

    def broadcast(near: np.ndarray, far: np.ndarray) -> None:
        cube = bare.reshape(screens, k, n - k, 3)
        cube[..., 0] = probe[:, None, None]
        cube[..., 1] = near
        cube[..., 2] = far

    def plain() -> None:
        broadcast(grid[chosen > 0].reshape(screens, k, 1), grid[chosen == 0].reshape(screens, 1, n - k))

    def ours_too() -> None:
        expand(probe, grid, chosen, None, ranked, out=(ours, rows))

    benchmark.pedantic(ours_too, rounds=ROUNDS, warmup_rounds=1)
    bare_seconds, plain_seconds, seconds = alternately(lambda: broadcast(near, far), plain, ours_too)
    assert np.array_equal(bare, ours)
    benchmark.extra_info |= {
        "bare_ns_per_triplet": round(bare_seconds / total * 1e9, 2),
        "plain_ns_per_triplet": round(plain_seconds / total * 1e9, 2),
        "ns_per_triplet": round(seconds / total * 1e9, 2),
        "share_of_bare_speed": round(bare_seconds / seconds, 2),
        "share_of_plain_speed": round(plain_seconds / seconds, 2),
    }
    share_of_bare, share_of_plain = LEAST[n, k]
    assert bare_seconds / seconds >= share_of_bare
    assert plain_seconds / seconds >= share_of_plain
