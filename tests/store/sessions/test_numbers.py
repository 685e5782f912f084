"""Numbers of sessions are given once, whoever asks and whatever is erased."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.store.places import data_folder
from gridlab.store.sessions.numbers import claimed_number, next_number

STUDY, DESIGN = "cd" * 16, "ef" * 32


def claim(folder: Path, purpose: str = "main", station: int = 0) -> int:
    with claimed_number(folder, STUDY, DESIGN, purpose, station) as number:
        return number


def test_numbers_count_for_each_design_purpose_and_station(tmp_path: Path) -> None:
    assert [claim(tmp_path), claim(tmp_path), claim(tmp_path, "test"), claim(tmp_path, station=3)] == [
        0,
        1,
        0,
        300_000,
    ]
    assert next_number(tmp_path, STUDY, DESIGN, "main", 0) == 2
    assert next_number(tmp_path, STUDY, "00" * 32, "main", 0) == 0


def test_a_number_is_used_up_even_where_starting_fails(tmp_path: Path) -> None:
    with pytest.raises(RuntimeError), claimed_number(tmp_path, STUDY, DESIGN, "main", 0):
        raise RuntimeError
    assert claim(tmp_path) == 1


def test_a_damaged_counter_is_refused_lest_a_number_be_given_twice(tmp_path: Path) -> None:
    claim(tmp_path)
    path = data_folder() / STUDY / "numbers.json"
    for text in ("", "[]", '{"next": {"x": -1}}'):
        path.write_text(text)
        with pytest.raises(GridLabError):
            claim(tmp_path)


def test_a_station_does_not_run_into_the_next(tmp_path: Path) -> None:
    path = data_folder() / STUDY / "numbers.json"
    claim(tmp_path)
    path.write_text(f'{{"format": "gridlab-numbers", "version": 1, "next": {{"{DESIGN} main 0": 100000}}}}')
    with pytest.raises(GridLabError, match="all its"):
        claim(tmp_path)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_programs_that_ask_at_once_get_different_numbers(tmp_path: Path) -> None:
    reading, writing = os.pipe()
    children = []
    for _ in range(4):
        child = os.fork()
        if not child:
            for _ in range(10):
                os.write(writing, b"%d\n" % claim(tmp_path))
            os._exit(0)
        children.append(child)
    os.close(writing)
    for child in children:
        os.waitpid(child, 0)
    with os.fdopen(reading) as pipe:
        assert sorted(int(line) for line in pipe) == list(range(40))
