"""Tests of balanced dealing."""

import hashlib
from collections import Counter
from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gridlab.domain.sampling.rounds import Deal
from gridlab.domain.sampling.stream import Inputs

Screens = list[tuple[int, list[int]]]


def deal(size: int, n: int, seed: int = 0) -> Deal:
    return Deal(Inputs(hashlib.sha256(str(seed).encode()).hexdigest()), "main", (0,), size, n)


def dealt(size: int, n: int, first: int, rounds: int, seed: int = 0) -> list[Screens]:
    some = deal(size, n, seed)
    return [[some.screen(r * size + i) for i in range(size)] for r in range(first, first + rounds)]


@st.composite
def sizes(draw: st.DrawFn) -> tuple[int, int]:
    size = draw(st.integers(3, 40))
    return size, draw(st.integers(2, size - 1))


@given(sizes(), st.integers(0, 10**9), st.integers(0, 1000))
@example((3, 2), 0, 0)
@example((9, 8), 0, 0)
@example((30, 29), 4, 0)
def test_in_every_round_each_image_is_probe_once_and_grid_member_n_times(
    sizes: tuple[int, int], first: int, seed: int
) -> None:
    size, n = sizes
    for screens in dealt(size, n, first, 2, seed):
        assert sorted(probe for probe, _ in screens) == list(range(size))
        assert Counter(image for _, grid in screens for image in grid) == dict.fromkeys(range(size), n)


@given(sizes(), st.integers(0, 10**9))
def test_no_grid_has_its_probe_or_an_image_twice(sizes: tuple[int, int], first: int) -> None:
    size, n = sizes
    for probe, grid in dealt(size, n, first, 1)[0]:
        assert len(grid) == n == len(set(grid))
        assert probe not in grid
        assert set(grid) <= set(range(size))


@given(st.integers(3, 40), st.integers(0, 10**9), st.integers(0, 1000))
def test_equal_probes_are_apart_also_across_rounds(size: int, first: int, seed: int) -> None:
    some = deal(size, 2, seed)
    order = [some.screen(first * size + i)[0] for i in range(4 * size)]
    apart = min(5, size - 1)
    for i, probe in enumerate(order):
        assert probe not in order[max(i - apart + 1, 0) : i]


@given(sizes(), st.integers(0, 10**6), st.data())
def test_a_screen_is_the_same_whichever_was_asked_for_before(
    sizes: tuple[int, int], first: int, data: st.DataObject
) -> None:
    size, n = sizes
    indexes = data.draw(st.lists(st.integers(first, first + 3 * size), max_size=6))
    some = deal(size, n)
    assert [some.screen(i) for i in indexes] == [deal(size, n).screen(i) for i in indexes]


@pytest.mark.parametrize("size", [3, 4, 6, 8, 9, 20])
def test_probes_come_in_varied_orders(size: int) -> None:
    orders = {tuple(probe for probe, _ in screens) for screens in dealt(size, 2, 0, 40)}
    assert len(orders) >= (3 if size == 3 else 4)


def test_images_are_together_with_every_probe_and_in_every_cell_equally_often(
    count: Callable[[int, int], int],
) -> None:
    size, n, rounds = 12, 4, count(400, 4000)
    with_probe, in_cell = np.zeros((size, size)), np.zeros((size, n))
    for screens in dealt(size, n, 0, rounds):
        for probe, grid in screens:
            with_probe[probe, grid] += 1
            in_cell[grid, range(n)] += 1
    expected = rounds * n / (size - 1)
    others = with_probe[~np.eye(size, dtype=bool)]
    assert np.abs(others - expected).max() < 5 * expected**0.5
    assert np.abs(in_cell - rounds).max() < 5 * rounds**0.5


def test_rounds_are_as_irregular_as_grids_drawn_independently() -> None:
    size, n = 60, 12
    mutual = []
    for screens in dealt(size, n, 0, 60):
        member = np.zeros((size, size), bool)
        for probe, grid in screens:
            member[probe, grid] = True
        mutual.append(np.count_nonzero(member & member.T) / 2)
    expected = size * n * n / (size - 1) / 2
    # Pure circulants have the same mean but forty times the variance.
    assert np.mean(mutual) == pytest.approx(expected, rel=0.08)
    assert np.var(mutual) < 4 * expected


def test_a_large_set_is_dealt_without_dealing_what_came_before() -> None:
    some = deal(100_000, 16)
    near_the_end = 100_000 * 80_000 + 99_999
    (last, grid), (first, _) = some.screen(near_the_end), some.screen(near_the_end + 1)
    assert last != first
    assert len(set(grid) - {last}) == 16
