"""Datasets of several studies, and other programs' answers beside them, as one sound dataset."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import h5py
import numpy as np
import pytest

from gridlab.app.checking import check_hdf5
from gridlab.app.importing import import_answers
from gridlab.domain.errors import GridLabError

KEPT = Path(__file__).parents[1] / "kept"
EXPORTED = sorted(KEPT.glob("*/exports/*.h5"))


def triplets(path: Path) -> list[tuple[str, str, str]]:
    """The triplets by what the images hold."""
    with h5py.File(path) as file:
        names = np.array(file["image/sha256"].asstr()[:], object)
        return sorted(map(tuple, names[file["triplet/anchor_near_far"][:]].tolist()))


def texts(path: Path, column: str) -> list[str]:
    with h5py.File(path) as file:
        return list(file[column].asstr()[:])


def joined(out: Path, *files: Path) -> Path:
    import_answers(files, out, None)
    assert check_hdf5(out) == []
    return out


def renamed(path: Path, target: Path, title: str) -> Path:
    """The same dataset as if of another study, with other sessions."""
    shutil.copy(path, target)
    with h5py.File(target, "r+") as file:
        file.attrs["title"] = title
        ids = [f"{0xABC + row:032x}" for row in range(len(file["session/id"]))]
        file["session/id"][:] = ids
    return target


@pytest.fixture(scope="module")
def dataset() -> Path:
    return next(path for path in EXPORTED if h5py.File(path).attrs["n_triplets"] > 0)


@pytest.mark.parametrize("path", EXPORTED, ids=[str(path.relative_to(KEPT)) for path in EXPORTED])
def test_one_dataset_of_any_version_keeps_its_triplets_and_rows(path: Path, tmp_path: Path) -> None:
    out = joined(tmp_path / "out.h5", path)
    assert triplets(out) == triplets(path)
    with h5py.File(path) as before, h5py.File(out) as after:
        for table in ("image", "session", "screen", "response", "event", "exclusion", "answer"):
            for name in before[table]:
                if name != "thumbnail":
                    assert np.array_equal(
                        before[table][name][()],
                        after[table][name][()],
                        equal_nan=before[table][name].dtype.kind == "f",
                    ), f"{table}/{name}"


def test_the_same_dataset_twice_counts_once(dataset: Path, tmp_path: Path) -> None:
    again = shutil.copy(dataset, tmp_path / "again.h5")
    assert triplets(joined(tmp_path / "out.h5", dataset, again)) == triplets(dataset)


def test_people_of_two_studies_with_the_same_codes_stay_apart(dataset: Path, tmp_path: Path) -> None:
    other = renamed(dataset, tmp_path / "other.h5", "Another study")
    out = joined(tmp_path / "out.h5", dataset, other)
    assert triplets(out) == sorted(triplets(dataset) * 2)
    codes = texts(out, "annotator/code")
    assert len(codes) == 2 * len(texts(dataset, "annotator/code"))
    assert {code.split(".", 1)[0] for code in codes} == {dataset.stem, "other"}
    assert texts(out, "image/sha256") == texts(dataset, "image/sha256")


def test_people_of_two_exports_of_one_study_are_the_same(dataset: Path, tmp_path: Path) -> None:
    with h5py.File(dataset) as file:
        title = str(file.attrs["title"])
    assert title
    later = renamed(dataset, tmp_path / "later.h5", title)
    out = joined(tmp_path / "out.h5", dataset, later)
    assert texts(out, "annotator/code") == texts(dataset, "annotator/code")


def test_an_image_of_the_same_name_with_another_content_gets_a_name_of_its_own(
    dataset: Path, tmp_path: Path
) -> None:
    other = renamed(dataset, tmp_path / "other.h5", "Another study")
    with h5py.File(other, "r+") as file:
        file["image/sha256"][0] = "f" * 64
    names = texts(joined(tmp_path / "out.h5", dataset, other), "image/name")
    assert len(names) == len(set(names)) == len(texts(dataset, "image/name")) + 1
    assert f"{texts(dataset, 'image/name')[0]}-2" in names


def test_other_programs_answers_come_in_beside_a_dataset(dataset: Path, tmp_path: Path) -> None:
    table = tmp_path / "people.csv"
    table.write_text("anchor,near,far\na.png,b.png,c.png\n", encoding="utf-8")
    out = joined(tmp_path / "out.h5", dataset, table)
    assert len(triplets(out)) == len(triplets(dataset)) + 1
    assert set(texts(out, "session/source")) == {"lab", "unknown"}


def test_months_and_creators_of_all_are_kept(dataset: Path, tmp_path: Path) -> None:
    other = renamed(dataset, tmp_path / "other.h5", "Another study")
    with h5py.File(other, "r+") as file:
        said = json.loads(file["metadata"][()]) | {"months": ["2025-01"], "creators": ["Ada"]}
        file["metadata"][()] = json.dumps(said)
    with h5py.File(joined(tmp_path / "out.h5", dataset, other)) as file:
        said = json.loads(file["metadata"][()])
    assert "2025-01" in said["months"] and said["months"] == sorted(said["months"])
    assert "Ada" in said["creators"]


def test_datasets_of_different_purposes_are_refused(dataset: Path, tmp_path: Path) -> None:
    other = renamed(dataset, tmp_path / "other.h5", "Another study")
    with h5py.File(other, "r+") as file:
        file.attrs["purpose"] = "pilot"
        file["session/purpose"][:] = ["pilot"] * len(file["session/id"])
    with pytest.raises(GridLabError, match="different purposes: main, pilot"):
        import_answers([dataset, other], tmp_path / "out.h5", None)
    assert not (tmp_path / "out.h5").exists()


def test_a_file_that_is_no_sound_dataset_is_refused_by_name(dataset: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.h5"
    broken.write_bytes(dataset.read_bytes()[:5000])
    with pytest.raises(GridLabError, match=r"broken\.h5"):
        import_answers([dataset, broken], tmp_path / "out.h5", None)
