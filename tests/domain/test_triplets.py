"""Tests of triplets from answers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.questions import asked_questions
from gridlab.domain.triplets import (
    count_per_screen,
    count_triplets,
    expand,
    slices,
)
from tests.domain.one_by_one import triplets_of

PUBLISHED = {
    (2, 1): 1,
    (4, 1): 3,
    (4, 2): 4,
    (8, 1): 7,
    (8, 2): 12,
    (8, 4): 16,
    (12, 1): 11,
    (12, 2): 20,
    (12, 4): 32,
    (16, 1): 15,
    (16, 2): 28,
    (16, 4): 48,
}
Answer = tuple[int, list[int], list[int], bool]


@st.composite
def answers(draw: st.DrawFn) -> list[Answer]:
    """Screens of several sizes: probe, grid, chosen cells in order, ranked."""
    screens = []
    for _ in range(draw(st.integers(0, 12))):
        n = draw(st.integers(2, 9))
        images = draw(st.permutations(range(12)))
        k = draw(st.integers(0, n))
        chosen = draw(st.permutations(range(n)))[:k]
        screens.append((images[0], list(images[1 : n + 1]), list(chosen), draw(st.booleans())))
    return screens


def arrays(screens: list[Answer], width: int = 9) -> tuple[np.ndarray, ...]:
    """The screens as `expand` takes them."""
    shape = (len(screens), width)
    grid, chosen, order = np.full(shape, -1, np.int32), np.zeros(shape, np.int8), np.zeros(shape, np.int32)
    for row, (_, images, cells, _) in enumerate(screens):
        grid[row, : len(images)] = images
        chosen[row, cells] = 1
        order[row, cells] = range(1, len(cells) + 1)
    probe = np.array([probe for probe, *_ in screens], np.int32)
    return probe, grid, chosen, order, np.array([ranked for *_, ranked in screens], bool)


@pytest.mark.parametrize(("n", "k"), PUBLISHED)
def test_the_published_conditions_give_their_numbers_of_triplets(n: int, k: int) -> None:
    assert count_triplets(n, k) == PUBLISHED[n, k]
    assert len(triplets_of(99, range(n), range(k))) == PUBLISHED[n, k]


def test_a_ranked_screen_also_says_which_of_the_chosen_are_nearer() -> None:
    assert count_triplets(8, 2, ranked=True) == 13
    assert len(triplets_of(99, range(8), (5, 2), ranked=True)) == 13


def test_triplets_come_near_by_cell_then_far_by_cell() -> None:
    triplets = triplets_of(9, [20, 21, 22, 23], chosen=(2, 0))
    assert triplets.tolist() == [[9, 20, 21], [9, 20, 23], [9, 22, 21], [9, 22, 23]]
    assert triplets.dtype == np.int32


def test_ranked_triplets_have_the_later_chosen_among_the_far_ones() -> None:
    triplets = triplets_of(9, [20, 21, 22, 23], chosen=(2, 0), ranked=True)
    assert triplets.tolist() == [[9, 20, 21], [9, 20, 23], [9, 22, 20], [9, 22, 21], [9, 22, 23]]


def test_nothing_chosen_and_everything_chosen_give_no_triplets() -> None:
    assert triplets_of(9, [20, 21], chosen=()).shape == (0, 3)
    assert triplets_of(9, [20, 21], chosen=(1, 0)).shape == (0, 3)


@given(answers())
def test_many_screens_expand_to_the_triplets_of_each_in_turn(screens: list[Answer]) -> None:
    probe, grid, chosen, order, ranked = arrays(screens)
    triplets, rows = expand(probe, grid, chosen, order, ranked)
    each = [triplets_of(*screen) for screen in screens]
    assert triplets.tolist() == [row for some in each for row in some.tolist()]
    assert rows.tolist() == [row for row, some in enumerate(each) for _ in some]
    assert count_per_screen(grid, chosen, ranked).tolist() == [len(some) for some in each]


@pytest.mark.parametrize("ranked", [False, True])
@pytest.mark.parametrize("varied", [False, True])
def test_more_screens_than_are_expanded_at_once_come_out_alike(ranked: bool, varied: bool) -> None:
    random = np.random.default_rng(1)
    screens = []
    for row in range(20_000):
        grid = random.permutation(12)[:8].tolist()
        screens.append((row, grid, random.permutation(8)[: 1 + varied * row % 3].tolist(), ranked))
    triplets, rows = expand(*arrays(screens, width=8))
    for row in (0, 8191, 8192, 19_999):
        assert triplets[rows == row].tolist() == triplets_of(*screens[row]).tolist()
    assert np.array_equal(rows, triplets[:, 0])


PAIR = (0, [7, 9], [1], False)


@pytest.mark.parametrize(
    "other",
    [PAIR, (1, [7, 9], [0], False), (1, [7, 9], [], False), (1, [7, 9], [0, 1], False), (1, [7], [0], False)],
)
@pytest.mark.parametrize("kind", [np.int8, np.bool_, np.int64])
def test_of_pairs_too_each_screen_gives_its_own_triplets(other: Answer, kind: type) -> None:
    which = np.array([0] * 70_000 + [1, 0])
    probe, grid, chosen, order, ranked = (part[which] for part in arrays([PAIR, other], width=2))
    triplets, rows = expand(probe, grid, np.asfortranarray(chosen.astype(kind)), order, ranked)
    own = triplets_of(*other)
    assert triplets[rows == 70_000].tolist() == own.tolist()
    assert rows[-1] == 70_001
    assert (triplets[rows != 70_000] == (0, 9, 7)).all()
    assert len(triplets) == 70_001 + len(own)


def test_screens_that_are_not_ranked_need_no_order_of_choosing() -> None:
    probe, grid, chosen, _, ranked = arrays([(0, [1, 2, 3], [1], False)])
    assert expand(probe, grid, chosen, None, ranked)[0].tolist() == [[0, 2, 1], [0, 2, 3]]
    with pytest.raises(ValueError, match="order of choosing"):
        expand(probe, grid, chosen, None, ~ranked)


def test_triplets_can_be_written_into_given_arrays() -> None:
    screens = [(0, [1, 2, 3], [1], False), (4, [1, 2, 3], [0, 2], False)]
    out = np.full((6, 3), -1, np.int32), np.full(6, -1, np.int32)
    expand(*arrays(screens), out=(out[0][:4], out[1][:4]))
    assert out[0].tolist() == [[0, 2, 1], [0, 2, 3], [4, 1, 2], [4, 3, 2], [-1] * 3, [-1] * 3]
    assert out[1].tolist() == [0, 0, 1, 1, -1, -1]
    with pytest.raises(ValueError, match="4 triplets do not fit"):
        expand(*arrays(screens), out=out)


@given(st.lists(st.integers(0, 20), max_size=40), st.integers(1, 50))
def test_slices_take_every_screen_once_and_keep_to_their_size(counts: list[int], most: int) -> None:
    array = np.array(counts, np.int64)
    parts = list(slices(array, most))
    assert [row for part in parts for row in range(part.start, part.stop)] == list(range(len(counts)))
    assert all(array[part].sum() <= most or part.stop - part.start == 1 for part in parts)


@given(st.lists(st.tuples(*[st.integers(0, 6)] * 3), max_size=60), st.sampled_from([0, 500, 1_000_000]))
def test_questions_are_counted_without_regard_to_the_answer(
    triplets: list[tuple[int, int, int]], first: int
) -> None:
    asked = {(anchor, *sorted((near, far))) for anchor, near, far in triplets}
    rows = np.array(triplets, np.int32).reshape(-1, 3) + first
    assert asked_questions(rows).different == len(asked)
