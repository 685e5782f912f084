"""A map that the first version kept is read, drawn from and found sound for ever; a newer one is refused."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

import gridlab
from gridlab.app.checking import check_path
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.store.points_file import read_points
from tests.kept.test_kept import columns

KEPT = Path(__file__).parent / "embedding-v1"


@pytest.fixture
def told() -> Any:
    """What the program of then said of its map."""
    return json.loads((KEPT / "told.json").read_bytes())


def test_it_says_what_it_said_and_is_sound(told: Any) -> None:
    made = gridlab.read_embedding(KEPT / "map.h5")
    assert (made.method, made.dims, made.heldout_error) == (
        told["method"],
        told["dims"],
        told["heldout_error"],
    )
    assert (made.annotators, [dict(row) for row in made.tried]) == (told["annotators"], told["tried"])
    assert made.neighbours(0, 5).tolist() == told["neighbours"]
    assert made.weights is not None and made.uncertainty is not None
    assert check_path(KEPT / "map.h5") == []


def test_it_is_kept_with_the_very_content_that_it_had(told: Any, tmp_path: Path) -> None:
    again = gridlab.read_embedding(KEPT / "map.h5").save(tmp_path / "map.h5")
    assert columns(again) == told["columns"]


def test_simulated_annotators_see_its_points(told: Any) -> None:
    made = gridlab.read_embedding(KEPT / "map.h5")
    with h5py.File(KEPT / "map.h5") as file:
        digests = file["image/sha256"].asstr()[()]
    images = tuple(Image(name, digest, 1, 1) for name, digest in zip(made.names, digests, strict=True))
    np.testing.assert_array_equal(read_points(KEPT / "map.h5", images), made.positions)


def test_a_newer_one_is_refused_by_naming_its_version(tmp_path: Path) -> None:
    newer = tmp_path / "map.h5"
    shutil.copy(KEPT / "map.h5", newer)
    with h5py.File(newer, "r+") as file:
        file.attrs["format_version"] = "1.9"
    with pytest.raises(GridLabError, match=r"newer GridLab: its version is 1\.9; this program reads up to 1"):
        gridlab.read_embedding(newer)
    (found,) = check_path(newer)
    assert "1.9" in found.what
