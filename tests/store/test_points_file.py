"""The truth that simulated annotators answer from."""

from __future__ import annotations

import contextlib
import random
from pathlib import Path

import h5py
import numpy as np
import pytest

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.store import points_file
from gridlab.store.points_file import read_points

IMAGES = tuple(Image(f"{name}.png", f"{row:064x}", 10, 10) for row, name in enumerate("abc"))
POINTS = np.array([[0.0, -1.5], [2.0, 3.0], [4.0, 5.25]])


def embedding(path: Path, points: np.ndarray, sha256s: list[str]) -> Path:
    with h5py.File(path, "w") as file:
        file.attrs["format"] = "gridlab-embedding"
        file["embedding"] = points
        file.create_dataset("image/sha256", data=sha256s, dtype=h5py.string_dtype())
    return path


def test_an_embedding_is_matched_by_content_whatever_its_order(tmp_path: Path) -> None:
    sha256s = [IMAGES[2].sha256, "f" * 64, IMAGES[0].sha256, IMAGES[1].sha256]
    path = embedding(tmp_path / "e.h5", np.array([POINTS[2], [9, 9], POINTS[0], POINTS[1]]), sha256s)
    assert np.array_equal(read_points(path, IMAGES), POINTS)


def test_a_missing_image_is_named(tmp_path: Path) -> None:
    path = embedding(tmp_path / "e.h5", POINTS[:2], [image.sha256 for image in IMAGES[:2]])
    with pytest.raises(GridLabError, match=r"no row for c\.png"):
        read_points(path, IMAGES)


def test_an_image_with_two_rows_is_named_and_none_of_them_is_taken(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a.png,0,1\nb.png,2,3\nc.png,4,5\na.png,9,9\n", "utf-8")
    with pytest.raises(GridLabError, match=r"2 rows for a\.png"):
        read_points(tmp_path / "t.csv", IMAGES)


def test_an_image_that_is_not_included_may_be_missing(tmp_path: Path) -> None:
    images = (*IMAGES[:2], Image("c.png", "2" * 64, 10, 10, included=False))
    path = embedding(tmp_path / "e.h5", POINTS[:2], [image.sha256 for image in IMAGES[:2]])
    assert np.array_equal(read_points(path, images)[:2], POINTS[:2])


def test_npy_is_one_row_for_each_image(tmp_path: Path) -> None:
    np.save(tmp_path / "t.npy", POINTS.astype(np.float32))
    assert np.array_equal(read_points(tmp_path / "t.npy", IMAGES), POINTS)
    with pytest.raises(GridLabError, match="3 rows, the study 2 images"):
        read_points(tmp_path / "t.npy", IMAGES[:2])


@pytest.mark.parametrize(
    "text",
    [
        "name,x,y\nc.png,4,5.25\na.png,0,-1.5\nb.png,2,3\n",
        "a.png,0,-1.5\nb.png,2,3\nc.png,4,5.25\n",
        "x,y\n0,-1.5\n2,3\n4,5.25\n",
        "0,-1.5\n2,3\n4,5.25\n",
        "\ufeff0,-1.5\r\n2,3\r\n\r\n4,5.25",
    ],
)
def test_csv_comes_with_names_or_in_study_order_and_with_a_header_or_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "t.csv").write_bytes(text.encode())
    assert np.array_equal(read_points(tmp_path / "t.csv", IMAGES), POINTS)


def test_names_that_are_numbers_are_names(tmp_path: Path) -> None:
    images = (Image("10", "0" * 64, 1, 1), Image("7", "1" * 64, 1, 1))
    (tmp_path / "t.csv").write_text("7,1.0\n10,2.0\n")
    assert read_points(tmp_path / "t.csv", images).tolist() == [[2.0], [1.0]]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("none.csv", None),
        ("t.txt", b"1,2"),
        ("t.csv", b""),
        ("t.csv", b"name,x,y\n"),
        ("t.csv", b"a.png,1,2\nb.png,1\nc.png,3,4\n"),
        ("t.csv", b"a.png,1,nan\nb.png,1,1\nc.png,3,4\n"),
        ("t.csv", b"\xff\xfe"),
        ("t.npy", b"\x93NUMPY\x01\x00"),
        ("t.npy", b"not numpy"),
        ("t.h5", b"not HDF5"),
        ("t.h5", b""),
    ],
)
def test_what_is_no_truth_is_refused(tmp_path: Path, name: str, data: bytes | None) -> None:
    if data is not None:
        (tmp_path / name).write_bytes(data)
    with pytest.raises(GridLabError):
        read_points(tmp_path / name, IMAGES)


@pytest.mark.parametrize(
    "data",
    [
        b"name,x\n" + b"a.png,1\n" * 300_000,
        b"name,x\na.png," + b"9" * 2_000_000,
        b"a.png,1e200,2\nb.png,1,1\nc.png,3,4\n",
        b"name,x\na.png,b.png,c.png\n",
        b"a.png,1\n\0,2\n",
    ],
    ids=["very many rows", "a huge cell", "numbers whose squares are not finite", "words", "noughts"],
)
def test_what_is_no_table_of_numbers_is_told_in_words_before_much_of_it_is_read(
    tmp_path: Path, data: bytes
) -> None:
    (tmp_path / "t.csv").write_bytes(data)
    with pytest.raises(GridLabError) as caught:
        read_points(tmp_path / "t.csv", IMAGES)
    assert "t.csv" in caught.value.what and caught.value.todo
    assert "the file file" not in caught.value.what.lower() and "The the" not in caught.value.what
    assert "['" not in caught.value.what


def test_pickles_and_wrong_shapes_are_refused(tmp_path: Path) -> None:
    for array in (np.array([object()] * 3), np.zeros(3), np.zeros((3, 2), complex), np.zeros((3, 0))):
        np.save(tmp_path / "t.npy", array, allow_pickle=True)
        with pytest.raises(GridLabError):
            read_points(tmp_path / "t.npy", IMAGES)


def test_an_embedding_that_points_elsewhere_is_refused_unread(tmp_path: Path) -> None:
    embedding(tmp_path / "other.h5", POINTS, [image.sha256 for image in IMAGES])
    for link in (h5py.ExternalLink(str(tmp_path / "other.h5"), "/embedding"), h5py.SoftLink("/x")):
        path = tmp_path / "e.h5"
        with h5py.File(path, "w") as file:
            file.attrs["format"] = "gridlab-embedding"
            file["x"] = POINTS
            file["embedding"] = link
            file.create_dataset("image/sha256", data=["0"] * 3, dtype=h5py.string_dtype())
        with pytest.raises(GridLabError, match="elsewhere"):
            read_points(path, IMAGES)
    path = embedding(tmp_path / "n.h5", POINTS, ["1"] * 3)
    with h5py.File(path, "a") as file:
        del file["image/sha256"]
        file["image/sha256"] = np.zeros(3)
    with pytest.raises(GridLabError, match="texts"):
        read_points(path, IMAGES)


def test_an_embedding_of_a_size_out_of_proportion_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "e.h5"
    with h5py.File(path, "w") as file:
        file.attrs["format"] = "gridlab-embedding"
        file.create_dataset("embedding", (100_000, 10_000), "f8", chunks=(1000, 10))
        file.create_dataset("image/sha256", data=["0"] * 3, dtype=h5py.string_dtype())
    assert path.stat().st_size < 100_000
    with pytest.raises(GridLabError, match="too large"):
        read_points(path, IMAGES)


def test_a_file_that_breaks_or_hangs_its_reader_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = embedding(tmp_path / "e.h5", POINTS, [image.sha256 for image in IMAGES])
    monkeypatch.setattr(points_file, "_SECONDS", 0.01)
    with pytest.raises(GridLabError, match=r"took longer than .* refused"):
        read_points(path, IMAGES)


@pytest.mark.parametrize("seed", range(4))
def test_damaged_embeddings_are_read_or_refused_and_nothing_else(tmp_path: Path, seed: int) -> None:
    path = embedding(tmp_path / "e.h5", POINTS, [image.sha256 for image in IMAGES])
    data = bytearray(path.read_bytes())
    rng = random.Random(seed)
    for _ in range(20):
        data[rng.randrange(len(data))] = rng.randrange(256)
    path.write_bytes(data)
    with contextlib.suppress(GridLabError):
        read_points(path, IMAGES)
