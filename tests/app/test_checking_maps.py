"""`check` holds a map against all that its format says, and a dataset as before."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest

from gridlab.app.checking import check_path
from gridlab.app.embedding.contents import contents
from gridlab.app.study_create import create_study
from gridlab.domain.images import Image
from gridlab.science.annotators import gaussian_truth
from gridlab.science.embedding.embed import Answers, embed
from gridlab.science.embedding.validation import Method, Setting
from gridlab.store.embedding_file import write_embedding
from tests.science.embedding.people import answered

IMAGES = tuple(Image(f"{row}.png", f"{row:064}", 1, 1, "x") for row in range(14))  # two are never seen


def written(path: Path, method: Method = "tste") -> Path:
    """The map of simulated answers, in a file."""
    group = answered(gaussian_truth(12, 2), 60, 4, 1)
    answers = Answers([group], 14, np.arange(60) // 10, np.zeros(60, bool))
    write_embedding(path, contents(embed(answers, [Setting(method, 2, 0.03)]), IMAGES, seed=3))
    return path


@pytest.mark.parametrize("method", ["ste", "tste", "ckl", "soe"])
def test_a_map_that_was_fitted_is_sound(tmp_path: Path, method: Method) -> None:
    assert check_path(written(tmp_path / "map.h5", method)) == []


def moved(file: h5py.File) -> None:
    file["embedding"][:, 0] += 1.0


def turned(file: h5py.File) -> None:
    file["embedding"][:] = file["embedding"][()][:, ::-1]


def mirrored(file: h5py.File) -> None:
    file["embedding"][:, 1] *= -1


def other_dims(file: h5py.File) -> None:
    file.attrs.modify("dims", np.int64(7))


def no_share(file: h5py.File) -> None:
    file.attrs.modify("train_error", 1.5)


def outside(file: h5py.File) -> None:
    file.attrs.modify("heldout_low", file.attrs["heldout_error"] + 0.01)


def twice(file: h5py.File) -> None:
    file["image/name"][1] = file["image/name"][0]


def no_digest(file: h5py.File) -> None:
    file["image/sha256"][0] = "abc"


def newer(file: h5py.File) -> None:
    file.attrs["format_version"] = "9.0"


@pytest.mark.parametrize(
    ("spoil", "place"),
    [
        (moved, "/embedding"), (turned, "/embedding"), (mirrored, "/embedding"), (other_dims, "dims"),
        (no_share, "train_error"), (outside, "heldout_error"), (twice, "/image/name"),
        (no_digest, "/image/sha256"), (newer, "9.0"),
    ],
)  # fmt: skip
def test_what_a_map_never_is_is_a_finding(
    tmp_path: Path, spoil: Callable[[h5py.File], None], place: str
) -> None:
    path = written(tmp_path / "map.h5")
    with h5py.File(path, "r+") as file:
        spoil(file)
    (finding,) = check_path(path)
    assert place in str(finding.what)


def test_the_maps_that_a_study_keeps_are_checked_with_it(tmp_path: Path, picture_folder: Path) -> None:
    folder = tmp_path / "study"
    create_study(folder, picture_folder)
    (folder / "embeddings").mkdir()
    kept = written(folder / "embeddings" / "kept.h5")
    assert check_path(folder) == []
    with h5py.File(kept, "r+") as file:
        moved(file)
    (finding,) = check_path(folder)
    assert finding.path.endswith("kept.h5")
