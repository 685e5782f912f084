"""Annotators fitted to a study's own answers: what was put in comes out, what is not there is assumed."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from gridlab.domain.answering import kappa
from gridlab.science.annotators import Behaviour, choose_cells, draw_persons, gaussian_truth
from gridlab.science.prediction.people import (
    Caught,
    Observed,
    Repeated,
    Shared,
    people_like,
    repeat_kappa,
    shared_kappa,
    shared_kappa_of,
)

TRUTH = gaussian_truth(60, seed=3)
N, K = 12, 4


def chosen(
    random: np.random.Generator, people: Behaviour, who: np.ndarray, persons, probe, grid
) -> np.ndarray:
    cells = choose_cells(random, people, TRUTH, persons, who, probe, grid, K)
    flags = np.zeros(grid.shape, bool)
    np.put_along_axis(flags, cells, True, axis=1)
    return flags


def screens(random: np.random.Generator, count: int) -> tuple[np.ndarray, np.ndarray]:
    drawn = random.random((count, 60)).argsort(axis=1)[:, : N + 1]
    return drawn[:, 0], drawn[:, 1:]


def observed(people: Behaviour, persons: int = 60, seed: int = 1) -> Observed:
    """Each person repeats 10 screens, answers 15 shared ones and 20 catch screens."""
    random = np.random.default_rng(seed)
    crowd = draw_persons(random, people, persons, 3)
    who = np.repeat(np.arange(persons), 10)
    probe, grid = screens(random, len(who))
    twice = [chosen(random, people, who, crowd, probe, grid) for _ in range(2)]
    repeated = Repeated(probe, grid, K, (twice[0] & twice[1]).sum(axis=1))
    probe, grid = screens(random, 15)
    counts = sum(
        chosen(random, people, np.full(15, person), crowd, probe, grid).astype(int)
        for person in range(persons)
    )
    pairs = np.full(15, persons * (persons - 1) // 2)
    shared = Shared(probe, grid, K, pairs, (counts * (counts - 1) // 2).sum(axis=1))
    shown = persons * 20
    failed = int(random.binomial(shown, people.lapses * (1 - K / N)))
    return Observed((repeated,), (shared,), Caught(shown, failed, shown * (1 - K / N)))


@pytest.mark.parametrize(
    "people", [Behaviour(0.1, 0.35, 0.04), Behaviour(0.3, 0.5, 0.02), Behaviour(0.05, 0.6, 0.1)]
)
def test_noise_persons_and_lapses_that_were_put_in_are_found(people: Behaviour) -> None:
    found = people_like(observed(people, 400), TRUTH)
    assert found.behaviour.sigma == pytest.approx(people.sigma, rel=0.2)
    assert found.behaviour.tau == pytest.approx(people.tau, rel=0.2)
    assert found.behaviour.lapses == pytest.approx(people.lapses, abs=0.015)
    assert (found.sigma_from, found.tau_from, found.lapses_from) == (4000, 15 * 79_800, 8000)


def test_what_was_not_observed_often_enough_stays_assumed() -> None:
    assumed = Behaviour(0.07, 0.31, 0.05)
    assert people_like(Observed(), TRUTH, assumed=assumed).behaviour == assumed
    full = observed(Behaviour(0.3, 0.2, 0.2))
    found = people_like(replace(full, repeated=(), caught=Caught(5, 1, 3.0)), TRUTH, assumed=assumed)
    assert (found.behaviour.sigma, found.behaviour.lapses) == (0.07, 0.05)
    assert (found.sigma_from, found.lapses_from) == (0, 0)
    assert found.behaviour.tau != 0.31
    few = Repeated(full.repeated[0].probe[:19], full.repeated[0].grid[:19], K, full.repeated[0].overlap[:19])
    assert people_like(Observed((few,)), TRUTH, assumed=assumed).behaviour == assumed


def test_people_who_agree_always_have_the_least_noise_and_those_who_never_do_the_most() -> None:
    full = observed(Behaviour(0.1, 0.35, 0.0)).repeated[0]
    always, never = (replace(full, overlap=np.full(len(full.probe), each)) for each in (K, 0))
    assumed = Behaviour(lapses=0.0)
    assert people_like(Observed((always,)), TRUTH, assumed=assumed).behaviour.sigma == 0.01
    assert people_like(Observed((never,)), TRUTH, assumed=assumed).behaviour.sigma > 2.5


def test_expected_agreement_falls_with_noise_persons_and_lapses() -> None:
    full = observed(Behaviour(0.1, 0.35, 0.04))
    base = Behaviour(0.1, 0.35, 0.04)
    within = [repeat_kappa(full.repeated, TRUTH, replace(base, sigma=s)) for s in (0.01, 0.1, 0.5, 3.0)]
    assert within == sorted(within, reverse=True)
    between = [shared_kappa(full.shared, TRUTH, replace(base, tau=t)) for t in (0.01, 0.35, 1.5)]
    assert between == sorted(between, reverse=True)
    assert repeat_kappa(full.repeated, TRUTH, replace(base, lapses=0.5)) < within[1]
    assert repeat_kappa(full.repeated, TRUTH, base) > shared_kappa(full.shared, TRUTH, base)


def test_agreement_of_pairs_is_the_mean_kappa_over_them() -> None:
    grid = np.arange(8).reshape(1, 8)
    shared = [
        Shared(np.array([9]), grid, 2, np.array([3]), np.array([4])),
        Shared(np.array([9]), grid, 4, np.array([1]), np.array([2])),
    ]
    pairs = [*kappa([2, 1, 1], 8, 2), *kappa([2], 8, 4)]
    assert shared_kappa_of(shared) == pytest.approx(np.mean(pairs))
