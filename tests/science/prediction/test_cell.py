"""One cycle of a prediction: simulate, embed, measure."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
import pytest

from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.images import Image
from gridlab.domain.sampling import session_screens
from gridlab.domain.triplets import expand
from gridlab.science.annotators import BEHAVIOURS, Behaviour, gaussian_truth
from gridlab.science.prediction.cell import BlockScreens, Cell, answered, dealt, judging_triplets, measure

IMAGES = tuple(Image(f"{i}.png", hashlib.sha256(b"%d" % i).hexdigest(), 1, 1) for i in range(30))
TRUTH = gaussian_truth(30, seed=1)
NOISY = BEHAVIOURS["noisy"]
ROWS = np.arange(30)


def design(n: int = 8, k: int = 2, main: int = 6, shared: int = 0, ranked: bool = False) -> Design:
    grid = Grid(1, n, k, ranked=ranked)
    return Design(blocks=(Block(grid=grid, screens=ScreenCounts(main, shared, 0, 0, 0)),))


def cell(assignments: int = 10, people: Behaviour = NOISY, seed: int = 1, **options: object) -> Cell:
    blocks = dealt(design(**options), IMAGES, assignments)  # type: ignore[arg-type]
    return Cell(blocks, assignments, TRUTH, ROWS, people, 3, seed)


def test_the_screens_are_those_of_the_sessions() -> None:
    hit = design(shared=2)
    (block,) = dealt(hit, IMAGES, 20)
    for number in (0, 1, 19):
        own = block.between(number, number + 1)
        arrays = {(int(probe), tuple(grid.tolist())) for probe, grid in zip(own.probe, own.grid, strict=True)}
        assert arrays == {
            (screen.probe, screen.grid) for screen in session_screens(hit, IMAGES, number) if screen.counts
        }


def test_the_first_answers_do_not_depend_on_how_many_assignments_follow() -> None:
    hit = design(main=3)
    few = answered(dealt(hit, IMAGES, 5), TRUTH, NOISY, 5, 7)
    many = answered(dealt(hit, IMAGES, 40), TRUTH, NOISY, 40, 7)
    together = np.concatenate([part.triplets() for part in many])
    first = np.concatenate([part.triplets() for part in few])
    assert len(together) == 40 * 3 * 12
    assert np.array_equal(together[: len(first)], first)


def test_ranked_answers_yield_the_triplets_of_the_order_too() -> None:
    blocks = dealt(design(ranked=True), IMAGES, 4)
    parts = answered(blocks, TRUTH, NOISY, 4, 1)
    assert sum(len(part.triplets()) for part in parts) == 4 * 6 * (12 + 1)


def test_answers_expand_as_responses_do() -> None:
    (block,) = dealt(design(), IMAGES, 4)
    (part,) = answered([block], TRUTH, NOISY, 4, 3)
    chosen = (block.grid[:, :, None] == part.near[:, None, :]).any(axis=2)
    assert (chosen.sum(axis=1) == 2).all()
    triplets, _ = expand(block.probe, block.grid, chosen, None, np.zeros(len(chosen), bool))
    assert {tuple(row) for row in triplets.tolist()} == {tuple(row) for row in part.triplets().tolist()}


def test_the_test_set_asks_random_questions_that_annotators_of_no_design_answer() -> None:
    test = judging_triplets(TRUTH, ROWS, BEHAVIOURS["perfect"], 5, 4000)
    anchor, near, far = test.T
    assert (anchor != near).all() and (anchor != far).all() and (near != far).all()
    assert np.bincount(anchor, minlength=30).min() > 80
    gaps = [np.linalg.norm(TRUTH[anchor] - TRUTH[other], axis=1) for other in (near, far)]
    assert (gaps[0] < gaps[1]).all()
    assert np.array_equal(test, judging_triplets(TRUTH, ROWS, BEHAVIOURS["perfect"], 5, 4000))


def test_only_included_images_are_asked_about() -> None:
    test = judging_triplets(TRUTH, np.array([3, 9, 20, 21]), NOISY, 1, 500)
    assert set(np.unique(test)) == {3, 9, 20, 21}


def test_the_same_cell_gives_the_same_figures_and_another_seed_others() -> None:
    assert measure(cell()) == measure(cell())
    assert measure(cell()) != measure(cell(seed=2))


def test_more_assignments_lower_the_error_down_to_the_noise_of_people() -> None:
    errors = [measure(cell(assignments)).error for assignments in (1, 8, 64)]
    assert errors[0] > errors[1] > errors[2]
    assert measure(cell(64, BEHAVIOURS["perfect"])).error < 0.08 < errors[2]


def test_random_answers_leave_the_error_at_chance() -> None:
    people = replace(BEHAVIOURS["random"])
    assert measure(cell(20, people)).error == pytest.approx(0.5, abs=0.03)


def test_contradictions_grow_with_noise_and_none_come_from_perfect_people() -> None:
    assert measure(cell(100, BEHAVIOURS["perfect"])).contradicted == 0
    quiet, loud = (measure(cell(100, Behaviour(sigma=sigma))) for sigma in (0.05, 0.5))
    assert quiet.contradicted < loud.contradicted < loud.different


def test_blocks_are_embedded_together() -> None:
    one = design()
    two = replace(one, blocks=(one.blocks[0], replace(one.blocks[0], grid=Grid(1, 4, 1))))
    blocks = dealt(two, IMAGES, 3)
    assert [block.grid.shape[1] for block in blocks] == [8, 4]
    assert isinstance(blocks[0], BlockScreens)
    assert measure(Cell(blocks, 3, TRUTH, ROWS, NOISY, 3, 1)).different > 0
