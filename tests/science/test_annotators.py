"""Tests of simulated annotators."""

from itertools import pairwise

import numpy as np
import pytest

from gridlab.domain.answering import kappa
from gridlab.domain.hit_time import assumed_seconds
from gridlab.science.annotators import (
    BEHAVIOURS,
    Annotator,
    Behaviour,
    Model,
    choose_cells,
    draw_persons,
    draw_seconds,
    gaussian_truth,
)

TRUTH = gaussian_truth(60, 3, seed=5)
SCREENS = 4000


def screens(n: int, seed: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Probes (S,) and grids (S, n) without the probe."""
    order = np.random.default_rng(seed).random((SCREENS, len(TRUTH))).argsort(axis=1)
    return order[:, 0], order[:, 1 : n + 1]


def answers(behaviour: Behaviour, n: int, k: int, *, people: int = 20, seed: int = 1) -> np.ndarray:
    random = np.random.default_rng(seed)
    persons = draw_persons(random, behaviour, people, TRUTH.shape[1])
    probes, grids = screens(n)
    return choose_cells(random, behaviour, TRUTH, persons, np.arange(SCREENS) % people, probes, grids, k)


def overlaps(one: np.ndarray, other: np.ndarray) -> np.ndarray:
    return (one[:, :, None] == other[:, None, :]).sum(axis=(1, 2))


def test_a_perfect_annotator_chooses_the_nearest_images_the_nearest_first() -> None:
    probes, grids = screens(16)
    gaps = np.linalg.norm(TRUTH[grids] - TRUTH[probes][:, None], axis=2)
    assert np.array_equal(answers(BEHAVIOURS["perfect"], 16, 4), gaps.argsort(axis=1)[:, :4])


@pytest.mark.parametrize("model", ["perfect", "noisy"])
def test_the_twin_of_the_probe_is_chosen_first_but_in_lapses(model: Model) -> None:
    probes, grids = screens(8)
    twins = np.arange(SCREENS) % 8
    grids[np.arange(SCREENS), twins] = probes
    random = np.random.default_rng(2)
    behaviour = BEHAVIOURS[model]
    persons = draw_persons(random, behaviour, 1, 3)
    who = np.zeros(SCREENS, int)
    first = choose_cells(random, behaviour, TRUTH, persons, who, probes, grids, 2)[:, 0]
    assert (first == twins).mean() == pytest.approx(1 - behaviour.lapses * 7 / 8, abs=0.02)
    assert (first == twins).all() or model == "noisy"


def test_a_random_annotator_passes_an_identical_catch_screen_with_chance_k_of_n() -> None:
    cells = answers(BEHAVIOURS["random"], 16, 4)
    assert (cells == 5).any(axis=1).mean() == pytest.approx(4 / 16, abs=0.03)
    assert np.bincount(cells.ravel(), minlength=16) / cells.size == pytest.approx(1 / 16, abs=0.01)


def test_a_spammer_keeps_to_the_same_cells_whatever_they_show() -> None:
    cells = answers(BEHAVIOURS["spammer"], 16, 4, people=1)
    assert (cells == cells[0]).all()
    assert np.array_equal(cells[0], (cells[0, 0] + np.arange(4)) % 16)


def test_images_of_equal_distance_are_chosen_from_every_cell() -> None:
    same = np.zeros((10, 2))
    persons = draw_persons(np.random.default_rng(0), BEHAVIOURS["perfect"], 1, 2)
    grids = np.tile(np.arange(1, 9), (SCREENS, 1))
    zeros = np.zeros(SCREENS, int)
    random = np.random.default_rng(1)
    cells = choose_cells(random, BEHAVIOURS["perfect"], same, persons, zeros, zeros, grids, 1)
    assert np.bincount(cells.ravel(), minlength=8) / SCREENS == pytest.approx(1 / 8, abs=0.03)


def test_one_noisy_person_disagrees_with_himself_as_much_at_every_grid_size() -> None:
    behaviour = Behaviour(sigma=0.1, tau=0.0, lapses=0.0)
    agreement = {}
    for n, k in ((2, 1), (16, 4)):
        one, other = answers(behaviour, n, k, seed=1), answers(behaviour, n, k, seed=2)
        agreement[n] = kappa(overlaps(one, other), n, k).mean()
    # .86 of single triplets are answered alike at this noise: kappa .72.
    assert agreement[2] == pytest.approx(0.72, abs=0.04)
    assert agreement[2] == pytest.approx(agreement[16], abs=0.04)


def test_random_annotators_agree_by_chance_alone() -> None:
    one, other = answers(BEHAVIOURS["random"], 16, 4), answers(BEHAVIOURS["random"], 16, 4, seed=2)
    spread = 1 / np.sqrt(SCREENS * 15)
    assert kappa(overlaps(one, other), 16, 4).mean() == pytest.approx(0, abs=4 * spread)


def test_persons_who_weight_dimensions_differently_agree_less() -> None:
    alike = Behaviour(sigma=0.05, tau=0.0, lapses=0.0)
    different = Behaviour(sigma=0.05, tau=0.4, lapses=0.0)

    def agreement(behaviour: Behaviour) -> float:
        one, other = (answers(behaviour, 8, 2, people=SCREENS, seed=seed) for seed in (1, 2))
        return float(kappa(overlaps(one, other), 8, 2).mean())

    assert agreement(different) < agreement(alike) - 0.05


def test_lapses_are_as_frequent_as_they_should_be() -> None:
    perfect = answers(BEHAVIOURS["perfect"], 16, 1)
    lapsing = answers(Behaviour(sigma=0.0, tau=0.0, lapses=0.2), 16, 1)
    assert (perfect != lapsing).mean() == pytest.approx(0.2 * 15 / 16, abs=0.03)


def test_padding_is_never_chosen() -> None:
    probes, grids = screens(9)
    grids[::2, 4:] = -1
    random = np.random.default_rng(0)
    for behaviour in BEHAVIOURS.values():
        persons = draw_persons(random, behaviour, 1, 3)
        who = np.zeros(SCREENS, int)
        cells = choose_cells(random, behaviour, TRUTH, persons, who, probes, grids, 4)
        assert sorted(set(cells[::2].ravel())) == [0, 1, 2, 3]
        assert behaviour.by_position or cells[1::2].max() == 8
        with pytest.raises(ValueError, match="cannot choose 5"):
            choose_cells(random, behaviour, TRUTH, persons, who, probes, grids, 5)


def test_times_scatter_around_the_assumed_ones_and_spammers_are_fast() -> None:
    random = np.random.default_rng(0)
    who = np.arange(SCREENS)
    medians = {}
    for model in ("noisy", "spammer"):
        persons = draw_persons(random, BEHAVIOURS[model], SCREENS, 3)
        seconds = draw_seconds(random, BEHAVIOURS[model], persons, who, 16, 4)
        medians[model] = np.median(seconds)
        assert 1.08 < seconds.mean() / medians[model] < 1.35
    assert medians["noisy"] == pytest.approx(assumed_seconds(16, 4), rel=0.05)
    assert medians["spammer"] < medians["noisy"] / 3


def test_an_annotator_answers_the_same_with_the_same_seed() -> None:
    def some(seed: int) -> list[tuple[int, ...]]:
        annotator = Annotator("noisy", TRUTH, seed)
        return [annotator.choose(probe, tuple(range(20, 36)), 4) for probe in range(15)]

    assert some(1) == some(1)
    assert some(1) != some(2)


def test_choices_come_one_after_the_other_before_the_submit() -> None:
    moments = Annotator("noisy", TRUTH, 1).moments(16, 4)
    assert len(moments) == 5
    assert all(earlier < later for earlier, later in pairwise(moments))
    assert moments[0] > 0
