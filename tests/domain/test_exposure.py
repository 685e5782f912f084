"""How often images are shown, counted on arrays, beside a count by hand."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain import exposure as exposure_module
from gridlab.domain.exposure import ExposureCounter, histogram, possible_pairs

IMAGES = 12
screens = st.lists(
    st.permutations(range(IMAGES)).map(lambda order: (order[0], tuple(order[1:5]))), min_size=0, max_size=30
)


def counted(found: list[tuple[int, tuple[int, ...]]]) -> ExposureCounter:
    counter = ExposureCounter(IMAGES)
    probes = np.array([probe for probe, _ in found], dtype=np.int64)
    grids = np.array([grid for _, grid in found], dtype=np.int64).reshape(-1, 4)
    counter.add(probes, grids)
    counter.sessions = 1
    return counter


@pytest.mark.parametrize("table", [3000, 1], ids=["table", "sorted"])
@given(found=screens)
def test_counts_are_those_by_hand(found: list[tuple[int, tuple[int, ...]]], table: int) -> None:
    kept, exposure_module.TABLE_IMAGES = exposure_module.TABLE_IMAGES, table
    try:
        exposure = counted(found).so_far
    finally:
        exposure_module.TABLE_IMAGES = kept
    assert exposure.probe.tolist() == [sum(probe == i for probe, _ in found) for i in range(IMAGES)]
    assert exposure.member.tolist() == [sum(i in grid for _, grid in found) for i in range(IMAGES)]
    assert exposure.compared == len({frozenset((p, m)) for p, grid in found for m in grid})
    assert exposure.together == len(
        {frozenset(pair) for p, grid in found for pair in combinations((p, *grid), 2)}
    )
    assert exposure.screens == len(found)


def test_what_was_told_does_not_change_later() -> None:
    counter = counted([(0, (1, 2, 3, 4))])
    before = counter.so_far
    counter.add(np.array([1]), np.array([[0, 2, 3, 4]]))
    counter.sessions += 1
    assert before.probe.sum() == 1 and counter.so_far.probe.sum() == 2
    assert (before.sessions, counter.so_far.sessions) == (1, 2)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=80))
def test_a_histogram_holds_every_image_once(counts: list[int]) -> None:
    edges, found = histogram(np.array(counts))
    assert found.sum() == len(counts)
    assert len(edges) == len(found) + 1 <= 25
    for left, right, images in zip(edges, edges[1:], found, strict=False):
        assert images == sum(left <= count < right for count in counts)


def test_pairs_of_100_images() -> None:
    assert possible_pairs(100) == 4950
