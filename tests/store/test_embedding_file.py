"""An embedding's file: what was written reads back, and what is no sound one is refused by name."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import pytest

from gridlab.app.embedding.contents import contents
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.embed import Answers, embed
from gridlab.science.embedding.validation import Setting
from gridlab.store.dataset.child import exports_with
from gridlab.store.embedding_file import read_embedding, write_embedding
from gridlab.store.embedding_layout import EmbeddingFile
from tests.science.embedding.people import answered

IMAGES = tuple(Image(f"{row}.png", f"{row:064}", 1, 1, "x") for row in range(12))


@pytest.fixture(scope="module")
def made() -> EmbeddingFile:
    group = answered(gaussian_truth(12, 2), 60, 4, 1)
    answers = Answers([group], 12, np.arange(60) // 10, np.zeros(60, bool))
    file = contents(embed(answers, [Setting("tste", 2, 0.03)]), IMAGES, seed=3)
    weights = {"annotator/code": ["a", "b"], "annotator/weights": np.ones((2, 2))}
    return EmbeddingFile(file.attributes, {**file.values, "uncertainty": np.full(12, np.nan), **weights})


def test_what_is_written_reads_back(made: EmbeddingFile, tmp_path: Path) -> None:
    write_embedding(tmp_path / "map.h5", made)
    found = read_embedding(tmp_path / "map.h5")
    assert found.attributes.keys() == made.attributes.keys()
    for name, value in made.attributes.items():
        np.testing.assert_equal(found.attributes[name], value)
    assert found.values.keys() == made.values.keys()
    for path, value in made.values.items():
        np.testing.assert_equal(np.asarray(found.values[path]), np.asarray(value))


def _no_positions(file: h5py.File) -> None:
    del file["embedding"]


def _not_finite(file: h5py.File) -> None:
    file["embedding"][3, 1] = np.inf


def _a_link(file: h5py.File) -> None:
    del file["image/label"]
    file["image/label"] = h5py.ExternalLink("/etc/passwd", "/x")


def _too_few_names(file: h5py.File) -> None:
    del file["image/name"]
    file.create_dataset("image/name", data=["a"], dtype=h5py.string_dtype("utf-8"))


def _a_list_for_a_number(file: h5py.File) -> None:
    file.attrs["penalty"] = [1.0, 2.0]


def _newer(file: h5py.File) -> None:
    file.attrs["format_version"] = "9.0"


def _weights_of_another_map(file: h5py.File) -> None:
    del file["annotator/weights"]
    file["annotator/weights"] = np.ones((2, 5))


@pytest.mark.parametrize(
    "spoil",
    [
        _no_positions,
        _not_finite,
        _a_link,
        _too_few_names,
        _a_list_for_a_number,
        _newer,
        _weights_of_another_map,
    ],
)
def test_what_is_no_sound_map_is_refused(made: EmbeddingFile, tmp_path: Path, spoil) -> None:
    path = tmp_path / "map.h5"
    write_embedding(path, made)
    with h5py.File(path, "r+") as file:
        spoil(file)
    with pytest.raises(GridLabError, match=r"map\.h5 is not a sound map"):
        read_embedding(path)


def test_what_is_no_hdf5_or_not_there_is_refused(tmp_path: Path) -> None:
    (tmp_path / "map.h5").write_bytes(b"\0" * 4_000)
    for path in (tmp_path / "map.h5", tmp_path / "none.h5", tmp_path):
        with pytest.raises(GridLabError):
            read_embedding(path)


def test_a_map_of_persons_is_found_by_the_codes_that_it_holds_and_by_no_other(
    made: EmbeddingFile, tmp_path: Path
) -> None:
    write_embedding(tmp_path / "map.h5", made)
    assert exports_with(tmp_path, {"a"}) == [tmp_path / "map.h5"]
    assert exports_with(tmp_path, {"c"}) == []
