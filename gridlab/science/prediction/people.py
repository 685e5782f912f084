"""Annotators like those of a study: noise from repeat screens, persons from shared ones, lapses from catch.

One agreement figure cannot identify all three, so each is fitted to what tells most of it, the others held:
lapses to failed catch screens; then sigma to the agreement of people with themselves on repeat screens, and
tau to the agreement between people on shared screens, by turns. Agreement is the chance-corrected κ, expected
values are simulated with the same random numbers at each value tried.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from gridlab.domain.answering import kappa
from gridlab.science.annotators import Behaviour, Ints, Persons, Truth, choose_cells, draw_persons

Flags = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]

LEAST_REPEATS = 20
LEAST_PAIRS = 20
LEAST_CATCH = 20
"""With fewer observations than these a figure says too little and stays assumed."""

SIGMAS = (0.01, 3.0)
TAUS = (0.01, 3.0)
_STEPS = 12
_ROUNDS = 2
_DRAWS = 4_000
_PEOPLE = 24
_REPEATS, _SHARED = 3, 4


@dataclass(frozen=True, slots=True)
class Repeated:
    """R answers given twice by the same person, alike in n and k: probe (R,), grid (R, n) rows of the truth.

    overlap (R,): images chosen both times.
    """

    probe: Ints
    grid: Ints
    choose: int
    overlap: Ints


@dataclass(frozen=True, slots=True)
class Shared:
    """Q screens answered by several people, alike in n and k: probe (Q,), grid (Q, n) rows of the truth.

    pairs (Q,): of different people. overlap (Q,): images that both chose, summed over the pairs.
    """

    probe: Ints
    grid: Ints
    choose: int
    pairs: Ints
    overlap: Ints


@dataclass(frozen=True, slots=True)
class Caught:
    """Catch screens answered: how many, how many failed, and how many guessing alone would have failed."""

    shown: int = 0
    failed: int = 0
    failed_by_guessing: float = 0.0


@dataclass(frozen=True, slots=True)
class Observed:
    """What a study's own answers tell about its people."""

    repeated: tuple[Repeated, ...] = ()
    shared: tuple[Shared, ...] = ()
    caught: Caught = Caught()

    @property
    def repeats(self) -> int:
        """Answers given twice."""
        return sum(len(group.probe) for group in self.repeated)

    @property
    def pairs(self) -> int:
        """Pairs of different people's answers to one screen."""
        return sum(int(group.pairs.sum()) for group in self.shared)


@dataclass(frozen=True, slots=True)
class People:
    """Simulated annotators, and how many observations each figure was fitted to: 0 where it is assumed.

    sigma_from: repeat screens. tau_from: pairs of answers to shared screens. lapses_from: catch screens.
    """

    behaviour: Behaviour
    sigma_from: int = 0
    tau_from: int = 0
    lapses_from: int = 0


def people_like(
    observed: Observed, truth: Truth, *, assumed: Behaviour | None = None, seed: int = 0
) -> People:
    """Annotators who agree with themselves and each other, and fail catch screens, as those observed did.

    truth: (N, D) that they see; screens of `observed` hold its rows. assumed: what is not observed often
    enough stays as it is there.
    """
    people = People(assumed or Behaviour())
    caught = observed.caught
    if caught.shown >= LEAST_CATCH and caught.failed_by_guessing > 0:
        lapses = min(caught.failed / caught.failed_by_guessing, 1.0)
        people = replace(people, behaviour=replace(people.behaviour, lapses=lapses), lapses_from=caught.shown)
    repeats = observed.repeats if observed.repeats >= LEAST_REPEATS else 0
    pairs = observed.pairs if observed.pairs >= LEAST_PAIRS else 0
    found = people.behaviour
    for _ in range(_ROUNDS):
        if repeats:
            found = replace(found, sigma=_fitted_sigma(observed.repeated, truth, found, seed))
        if pairs:
            found = replace(found, tau=_fitted_tau(observed.shared, truth, found, seed))
    return replace(people, behaviour=found, sigma_from=repeats, tau_from=pairs)


def _fitted_sigma(repeated: Sequence[Repeated], truth: Truth, found: Behaviour, seed: int) -> float:
    aim = _mean([kappa(group.overlap, group.grid.shape[1], group.choose) for group in repeated])
    return _solve(SIGMAS, aim, lambda sigma: repeat_kappa(repeated, truth, replace(found, sigma=sigma), seed))


def _fitted_tau(shared: Sequence[Shared], truth: Truth, found: Behaviour, seed: int) -> float:
    aim = shared_kappa_of(shared)
    return _solve(TAUS, aim, lambda tau: shared_kappa(shared, truth, replace(found, tau=tau), seed))


def repeat_kappa(repeated: Sequence[Repeated], truth: Truth, behaviour: Behaviour, seed: int = 0) -> float:
    """The κ to expect between two answers of the same person, mean over the screens of `repeated`."""
    total = sum(len(group.probe) for group in repeated)
    found = []
    for index, group in enumerate(repeated):
        random = np.random.default_rng([seed, _REPEATS, index])
        rows = np.tile(np.arange(len(group.probe)), -(-_DRAWS // total))
        persons = draw_persons(random, behaviour, len(rows), truth.shape[1])
        chosen = [_chosen(random, behaviour, truth, persons, group, rows) for _ in range(2)]
        overlap = (chosen[0] & chosen[1]).sum(axis=1)
        found.append(kappa(overlap, group.grid.shape[1], group.choose))
    return _mean(found)


def shared_kappa(shared: Sequence[Shared], truth: Truth, behaviour: Behaviour, seed: int = 0) -> float:
    """The κ to expect between different people's answers, mean over the pairs of `shared`."""
    simulated = []
    for index, group in enumerate(shared):
        random = np.random.default_rng([seed, _SHARED, index])
        screens = len(group.probe)
        each = max(-(-_DRAWS // (_PEOPLE * screens)), 1) * _PEOPLE
        persons = draw_persons(random, behaviour, each * screens, truth.shape[1])
        rows = np.repeat(np.arange(screens), each)
        chosen = _chosen(random, behaviour, truth, persons, group, rows)
        counts = chosen.reshape(screens, each, -1).sum(axis=1)
        overlap = (counts * (counts - 1) / 2).sum(axis=1) / (each * (each - 1) / 2)
        simulated.append(replace(group, overlap=overlap * group.pairs))
    return shared_kappa_of(simulated)


def shared_kappa_of(shared: Sequence[Shared]) -> float:
    """The mean κ over all pairs of people's answers."""
    pairs = sum(int(group.pairs.sum()) for group in shared)
    total = 0.0
    for group in shared:
        overlap = group.overlap / np.maximum(group.pairs, 1)
        total += float((group.pairs * kappa(overlap, group.grid.shape[1], group.choose)).sum())
    return total / pairs


def _chosen(
    random: np.random.Generator,
    behaviour: Behaviour,
    truth: Truth,
    persons: Persons,
    group: Repeated | Shared,
    rows: Ints,
) -> Flags:
    """Which cells are chosen on the screens `rows`, each by a person of its own: (rows, n)."""
    grid = group.grid[rows]
    cells = choose_cells(
        random, behaviour, truth, persons, np.arange(len(rows)), group.probe[rows], grid, group.choose
    )
    chosen = np.zeros(grid.shape, dtype=np.bool_)
    np.put_along_axis(chosen, cells, True, axis=1)
    return chosen


def _mean(parts: Sequence[Floats]) -> float:
    return float(np.concatenate(parts).mean())


def _solve(between: tuple[float, float], aim: float, agreement: Callable[[float], float]) -> float:
    """The value at which the agreement, which falls with it, is `aim`; the nearer end where none is."""
    low, high = np.log(between)
    if agreement(between[0]) <= aim:
        return between[0]
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if agreement(float(np.exp(middle))) > aim else (low, middle)
    return float(np.exp((low + high) / 2))
