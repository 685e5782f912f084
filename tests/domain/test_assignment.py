"""Designs assigned by permuted blocks."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.codes import assigned_design, code_problem, next_code, station_letters

NAMES = st.lists(st.text(min_size=1, max_size=5), min_size=1, max_size=7, unique=True)


@given(NAMES, st.text(max_size=9), st.integers(0, 50))
def test_every_run_gets_each_design_once(names: list[str], seed: str, run: int) -> None:
    got = [assigned_design(names, run * len(names) + place, seed) for place in range(len(names))]
    assert sorted(got) == sorted(names)


@given(NAMES, st.text(max_size=9), st.integers(0, 99))
def test_the_order_in_which_designs_are_given_makes_no_difference(
    names: list[str], seed: str, index: int
) -> None:
    assert assigned_design(names, index, seed) == assigned_design(names[::-1], index, seed)


def test_another_seed_gives_another_order_and_runs_differ() -> None:
    names = [f"design-{i}" for i in range(8)]
    runs = {tuple(assigned_design(names, 8 * run + i, "a") for i in range(8)) for run in range(20)}
    other = {tuple(assigned_design(names, 8 * run + i, "b") for i in range(8)) for run in range(20)}
    assert len(runs) == len(other) == 20
    assert not runs & other


def test_each_station_proposes_codes_with_its_own_letters() -> None:
    letters = [station_letters(station) for station in range(100)]
    assert (letters[0], letters[25], letters[26], letters[99]) == ("A", "Z", "AA", "CV")
    assert len(set(letters)) == 100
    proposed = [next_code(["A007", "a009", "B100", "p33", "AA055"], station) for station in (0, 1, 26, 2)]
    assert proposed == ["A010", "B101", "AA056", "C001"]
    assert not any(code_problem(code) for code in proposed)
