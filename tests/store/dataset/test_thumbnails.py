"""Thumbnails of a dataset are made while they are written, some at a time."""

from __future__ import annotations

from pathlib import Path

import h5py
import numpy as np
import numpy.typing as npt
import pytest

from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.study import Study
from gridlab.store.dataset.columns import Thumbnails, columns_of
from gridlab.store.dataset.write import write_dataset

COUNT = 12_000


class Counting:
    """Thumbnails whose every pixel is the number of the image; parts: how many were asked for at once."""

    def __init__(self) -> None:
        self.parts: list[int] = []

    def __len__(self) -> int:
        return COUNT

    def __getitem__(self, part: slice) -> npt.NDArray[np.uint8]:
        numbers = np.arange(COUNT)[part]
        self.parts.append(len(numbers))
        return np.broadcast_to(
            (numbers % 251).astype(np.uint8)[:, None, None, None], (len(numbers), 64, 64, 3)
        )


def study(count: int) -> Study:
    return Study("0" * 32, images=tuple(Image(f"{row}.png", f"{row:064x}", 9, 9) for row in range(count)))


def test_thumbnails_of_many_images_are_never_all_in_memory(tmp_path: Path) -> None:
    pictures, steps = Counting(), list[tuple[int, int]]()
    columns = columns_of(study(COUNT), [], "main", pictures)
    write_dataset(tmp_path / "out.h5", columns, progress=lambda *step: steps.append(step))
    assert sum(pictures.parts) == COUNT
    assert max(pictures.parts) < COUNT / 2
    assert steps[-1] == (2 * COUNT, 2 * COUNT)
    with h5py.File(tmp_path / "out.h5") as file:
        found = file["image/thumbnail"]
        assert found.shape == (COUNT, 64, 64, 3)
        for row in (0, 1, 5000, COUNT - 1):
            assert (found[row] == row % 251).all()


def test_the_bytes_are_those_of_thumbnails_that_were_there_at_once(tmp_path: Path, image_files) -> None:
    paths = []
    for row in range(40):
        paths.append(tmp_path / f"{row}.png")
        paths[-1].write_bytes(image_files.saved(image_files.quarters(20 + row, 30), "PNG"))
    lazy = Thumbnails(paths)
    told = [
        write_dataset(tmp_path / name, columns_of(study(40), [], "main", pictures))
        for name, pictures in (("one.h5", lazy), ("other.h5", lazy[:]))
    ]
    assert told[0] == told[1]


def test_an_image_that_cannot_be_read_leaves_no_dataset(tmp_path: Path, image_files) -> None:
    good = tmp_path / "good.png"
    good.write_bytes(image_files.sound("PNG"))
    out = tmp_path / "out.h5"
    with pytest.raises(GridLabError, match=r"gone\.png"):
        write_dataset(out, columns_of(study(2), [], "main", Thumbnails([good, tmp_path / "gone.png"])))
    assert sorted(path.name for path in tmp_path.iterdir()) == ["good.png"]
