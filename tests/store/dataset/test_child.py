"""The child process that looks into anyone's datasets: limited, deaf to its surroundings, plain."""

from __future__ import annotations

import os
import time
from pathlib import Path

import h5py
import numpy as np
import pytest

from gridlab.app.checking import check_hdf5
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image
from gridlab.domain.study import Study
from gridlab.store.dataset.child import ask, exports_with
from gridlab.store.dataset.columns import columns_of
from gridlab.store.dataset.write import write_dataset

STUDY = Study("0" * 32, "Study", images=(Image("a.png", "0" * 64, 9, 9),))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A sound dataset without sessions."""
    write_dataset(tmp_path / "out.h5", columns_of(STUDY, [], "main"))
    return tmp_path / "out.h5"


@pytest.mark.parametrize("name", ["h5py", "numpy", "json", "runpy", "resource", "gridlab"])
def test_a_module_that_lies_in_the_working_folder_is_not_run(
    path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    planted = path.parent / f"{name}.py"
    planted.write_text(f"open({str(path.parent / 'ran')!r}, 'w')\nraise SystemExit(7)\n")
    monkeypatch.chdir(path.parent)
    assert check_hdf5(Path("out.h5")) == []
    assert not (path.parent / "ran").exists()


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.h5")
    start = time.monotonic()
    (finding,) = check_hdf5(tmp_path / "pipe.h5")
    assert "ordinary" in finding.what
    assert time.monotonic() - start < 5


def test_a_file_that_needs_more_memory_than_allowed_is_refused(path: Path) -> None:
    (finding,) = check_hdf5(path, memory=64 << 20)
    assert "too much memory" in finding.what


def test_names_from_the_file_are_shown_escaped_and_cut(path: Path) -> None:
    with h5py.File(path, "r+") as file:
        for name in (b"\x1b[31m", "\u202eevil".encode(), b"long" * 1000):
            h5py.h5g.create(file.id, name)
    said = [finding.what for finding in check_hdf5(path)]
    assert len(said) == 3
    with h5py.File(path, "r+") as file:
        h5py.h5g.create(file.id, b"\xff\xfe")
    said += [finding.what for finding in check_hdf5(path)]
    assert len(said) > 3
    assert all(text.isprintable() and len(text) < 2000 for text in said)
    for text in said:
        text.encode("utf-8")


def test_codes_are_found_in_datasets_and_a_broken_one_may_hold_them(path: Path) -> None:
    folder = path.parent
    assert ask("people", path) == []
    assert exports_with(folder, {"P01"}) == []
    with h5py.File(folder / "other.h5", "w") as file:
        file["data"] = np.arange(3)
    (folder / "broken.h5").write_bytes(path.read_bytes()[:900])
    assert exports_with(folder, {"P01"}) == [folder / "broken.h5"]
    with pytest.raises(GridLabError):
        ask("people", folder / "broken.h5")
