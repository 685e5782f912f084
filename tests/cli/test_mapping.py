"""The command that makes a map of what was answered."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import h5py
import numpy as np
import pytest

from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """A study with six simulated annotators."""
    folder = tmp_path_factory.mktemp("map") / "study"
    for words in (
        ("new", folder, "--images", pictures, "--design", "grid-8-choose-2"),
        ("simulate", folder, "--design", "grid-8-choose-2", "--annotators", "6"),
    ):
        subprocess.run([sys.executable, "-m", "gridlab", *map(str, words)], check=True, capture_output=True)
    return folder


def test_embed_writes_the_map_and_reports_it(gridlab: Run, answered: Path, tmp_path: Path) -> None:
    out = tmp_path / "map.h5"
    done = gridlab("embed", answered, "--purpose", "simulated", "-o", out, "--workers", 1, "--json")
    assert done.code == 0, done.err
    report = done.json
    assert set(report) >= {
        *("method", "dims", "triplets", "screens", "train_error", "heldout_error", "heldout_low"),
        *("heldout_high", "heldout_annotators_error", "noise_ceiling", "noise_ceiling_high", "seconds"),
        *("tried", "path"),
    }
    assert sum(row["chosen"] for row in report["tried"]) == 1
    with h5py.File(out) as file:
        assert file.attrs["format"] == "gridlab-embedding"
        assert file["embedding"].shape == (20, report["dims"])
        assert file.attrs["heldout_error"] == report["heldout_error"]
        spread = file["embedding"][:].var(axis=0)
        assert (np.diff(spread) <= 1e-12).all()
        assert all("description" in item.attrs for item in file["image"].values())


def test_the_same_study_gives_the_same_bytes_here_and_on_workers(
    gridlab: Run, answered: Path, tmp_path: Path
) -> None:
    for name, workers in (("one.h5", 1), ("two.h5", 2)):
        done = gridlab(
            "embed", answered, "--purpose", "simulated", "-o", tmp_path / name, "--workers", workers
        )
        assert done.code == 0, done.err
    assert (tmp_path / "one.h5").read_bytes() == (tmp_path / "two.h5").read_bytes()


def test_a_dataset_gives_the_map_that_its_study_gives(gridlab: Run, answered: Path, tmp_path: Path) -> None:
    dataset = tmp_path / "data.h5"
    assert gridlab("export", answered, "--purpose", "simulated", "-o", dataset).code == 0
    words = ("--workers", 1, "--method", "tste", "--dims", 2)
    assert gridlab("embed", dataset, "-o", tmp_path / "a.h5", *words).code == 0
    assert gridlab("embed", answered, "--purpose", "simulated", "-o", tmp_path / "b.h5", *words).code == 0
    with h5py.File(tmp_path / "a.h5") as one, h5py.File(tmp_path / "b.h5") as other:
        assert np.array_equal(one["embedding"][:], other["embedding"][:])
        assert len(one.attrs["dataset_sha256"]) == 64
        assert other.attrs["dataset_sha256"] == ""


def test_features_by_name_are_used_and_missing_ones_named(
    gridlab: Run, answered: Path, tmp_path: Path
) -> None:
    features = tmp_path / "features.csv"
    lines = [f"p{i:02}.png,{i % 3},{i * i % 7},{i / 10}" for i in range(20)]
    features.write_text("\n".join(["name,a,b,c", *lines]))
    words = ("embed", answered, "--purpose", "simulated", "-o", tmp_path / "f.h5", "--workers", 1)
    done = gridlab(*words, "--features", features, "--json")
    assert done.code == 0, done.err
    assert {row["feature_weight"] for row in done.json["tried"]} == {0.0, 0.5, 0.9}
    with h5py.File(tmp_path / "f.h5") as file:
        assert len(file.attrs["features_sha256"]) == 64
    features.write_text("\n".join(["name,a,b,c", *lines[1:]]))
    refused = gridlab(*words, "--features", features)
    assert refused.code == 1
    assert "p00.png" in refused.err


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("--method", "auto", "--penalty", "1"), 2),
        (("--method", "ste", "--alpha", "1"), 2),
        (("--dims", "0"), 2),
        (("--dims", "ten"), 2),
        (("--purpose", "pilot"), 1),
        (("--features", "nowhere.npy"), 1),
    ],
)
def test_what_cannot_be_embedded_is_refused_and_nothing_written(
    gridlab: Run, answered: Path, tmp_path: Path, words: tuple[str, ...], code: int
) -> None:
    out = tmp_path / "map.h5"
    done = gridlab("embed", answered, "--purpose", "simulated", "-o", out, "--workers", 1, *words)
    assert done.code == code, done.err
    assert not out.exists()


@pytest.mark.parametrize("name", ["not-there", "not-there.h5"])
def test_a_source_that_is_not_there_is_named(gridlab: Run, tmp_path: Path, name: str) -> None:
    done = gridlab("embed", tmp_path / name, "-o", tmp_path / "map.h5")
    assert done.code == 1
    assert name in done.err


def test_each_method_by_name_fits(gridlab: Run, answered: Path, tmp_path: Path) -> None:
    for method in ("ste", "tste", "ckl", "soe"):
        done = gridlab(
            *("embed", answered, "--purpose", "simulated", "-o", tmp_path / f"{method}.h5"),
            *("--workers", 1, "--method", method, "--dims", 2, "--json"),
        )
        assert done.code == 0, done.err
        assert done.json["heldout_error"] < 0.5


def test_dims_auto_tries_several_and_stays_unless_one_is_clearly_better(
    gridlab: Run, answered: Path, tmp_path: Path
) -> None:
    words = ("embed", answered, "--purpose", "simulated", "-o", tmp_path / "d.h5", "--workers", 1)
    done = gridlab(*words, "--method", "tste", "--dims", "auto", "--json")
    assert done.code == 0, done.err
    assert [row["dims"] for row in done.json["tried"]] == [10, 2, 3, 5]
    assert [row["chosen"] for row in done.json["tried"]].count(True) == 1
    assert done.json["dims"] == next(row["dims"] for row in done.json["tried"] if row["chosen"])


def test_features_of_colours_are_made_of_the_studys_own_images(
    gridlab: Run, answered: Path, tmp_path: Path
) -> None:
    words = ("embed", answered, "--purpose", "simulated", "--workers", 1, "--features", "colours", "--json")
    digests = set()
    for name in ("one.h5", "two.h5"):
        done = gridlab(*words, "--method", "tste", "-o", tmp_path / name)
        assert done.code == 0, done.err
        assert done.json["tried"][0]["feature_weight"] == 0.5
        with h5py.File(tmp_path / name) as file:
            digests.add(file.attrs["features_sha256"])
    assert len(digests) == 1
    dataset = tmp_path / "data.h5"
    assert gridlab("export", answered, "--purpose", "simulated", "-o", dataset).code == 0
    refused = gridlab("embed", dataset, "--features", "colours", "-o", tmp_path / "no.h5")
    assert refused.code == 1
    assert "--thumbnails" in refused.err
    assert gridlab("export", answered, "--purpose", "simulated", "-o", dataset, "--thumbnails").code == 0
    words = ("embed", dataset, "--features", "colours", "--method", "tste", "--workers", 1)
    assert gridlab(*words, "-o", tmp_path / "of_dataset.h5").code == 0
    with h5py.File(tmp_path / "of_dataset.h5") as file:
        assert {str(file.attrs["features_sha256"])} == digests


def test_snack_takes_features_and_says_how_they_were_weighted(
    gridlab: Run, answered: Path, tmp_path: Path
) -> None:
    words = ("embed", answered, "--purpose", "simulated", "-o", tmp_path / "s.h5", "--method", "snack")
    assert gridlab(*words).code == 2
    done = gridlab(*words, "--features", "colours", "--workers", 1, "--json")
    assert done.code == 0, done.err
    assert done.json["method"] == "snack"
    assert done.json["dims"] == 2
    assert len({row["mu"] for row in done.json["tried"]}) == 5


def test_a_bootstrap_tells_how_sure_each_image_is_the_same_here_and_on_workers(
    gridlab: Run, answered: Path, tmp_path: Path
) -> None:
    words = ("embed", answered, "--purpose", "simulated", "--method", "tste", "--bootstrap", 3)
    for name, workers in (("one.h5", 1), ("two.h5", 2)):
        assert gridlab(*words, "-o", tmp_path / name, "--workers", workers).code == 0
    assert (tmp_path / "one.h5").read_bytes() == (tmp_path / "two.h5").read_bytes()
    with h5py.File(tmp_path / "one.h5") as file:
        sure = file["uncertainty"][:]
        assert sure.shape == (20,)
        assert ((sure > 0) & (sure < 0.5)).all()
        assert "2,000" in file["uncertainty"].attrs["description"]
