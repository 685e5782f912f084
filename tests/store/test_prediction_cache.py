"""The cache of predictions: what was put comes back whole, or as if it had never been there."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.store.prediction_cache import PredictionCache

KEY, OTHER = "a" * 64, "b" * 64
CELLS = {"4/17": (0.25, 300.0, 2.0), "8/17": (0.125, 590.0, 7.0)}


@pytest.fixture
def cache(tmp_path: Path) -> PredictionCache:
    made = PredictionCache(tmp_path)
    made.put(KEY, CELLS)
    return made


def test_cells_come_back_and_further_ones_are_added(cache: PredictionCache) -> None:
    assert cache.get(KEY) == CELLS
    assert cache.get(OTHER) == {}
    cache.put(KEY, {"8/17": (0.5, 1.0, 0.0), "16/17": (0.1, 2.0, 0.0)})
    assert cache.get(KEY) == CELLS | {"8/17": (0.5, 1.0, 0.0), "16/17": (0.1, 2.0, 0.0)}


def test_a_curve_under_another_name_is_not_that_one(cache: PredictionCache, tmp_path: Path) -> None:
    (tmp_path / f"{KEY}.json").rename(tmp_path / f"{OTHER}.json")
    assert cache.get(OTHER) == {}


@given(data=st.data())
def test_damage_is_never_taken_for_a_figure(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("cache")
    cache = PredictionCache(folder)
    cache.put(KEY, CELLS)
    path = folder / f"{KEY}.json"
    whole = path.read_bytes()
    place = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255))
    path.write_bytes(whole[:place] + bytes([byte]) + whole[place + 1 :])
    assert cache.get(KEY) in ({}, CELLS)
    path.write_bytes(whole[:place])
    assert cache.get(KEY) == {}


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"cells": 1}', "null", "[" * 100_000, '{"cells": {"a": "x"}}']
)
def test_what_is_no_curve_is_passed_over(cache: PredictionCache, tmp_path: Path, text: str) -> None:
    (tmp_path / f"{KEY}.json").write_text(text)
    assert cache.get(KEY) == {}
    cache.put(KEY, CELLS)
    assert cache.get(KEY) == CELLS


def test_a_figure_that_is_not_finite_is_passed_over(cache: PredictionCache, tmp_path: Path) -> None:
    cache.put(OTHER, {"4/17": (float("nan"), 1.0, 0.0)})
    assert cache.get(OTHER) == {}


def test_a_place_that_cannot_be_written_does_no_harm(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    cache = PredictionCache(tmp_path / "file" / "folder")
    cache.put(KEY, CELLS)
    assert cache.get(KEY) == {}


def test_keys_are_digests(cache: PredictionCache) -> None:
    with pytest.raises(ValueError, match="not a SHA-256"):
        cache.get("../../settings")


def test_the_file_is_json_that_names_its_format(cache: PredictionCache, tmp_path: Path) -> None:
    value = json.loads((tmp_path / f"{KEY}.json").read_bytes())
    assert (value["format"], value["version"], value["key"]) == ("gridlab-prediction-cache", 1, KEY)
