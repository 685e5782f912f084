"""`gridlab map` draws an embedding with the images of a study or a folder, and refuses what is none."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import h5py
import numpy as np
import pytest
from PIL import Image as Picture

from gridlab.store.images.bytes import sha256_file
from tests.app.map.maps import write_map
from tests.cli.conftest import Run


@pytest.fixture
def embedding(pictures: Path, tmp_path: Path) -> Path:
    """A map of 20 images in three dimensions, labelled, of known uncertainty."""
    names = sorted(path.name for path in pictures.iterdir())
    return write_map(
        tmp_path / "first.h5",
        np.random.default_rng(0).normal(size=(20, 3)),
        names,
        sha256s=[sha256_file(pictures / name) for name in names],
        labels=["warm" if row % 2 else "cold" for row in range(20)],
        uncertainty=np.linspace(0.1, 0.4, 20),
    )


@pytest.mark.parametrize("suffix", [".svg", ".pdf", ".png"])
def test_a_map_is_drawn_with_the_images_of_a_study(
    gridlab: Run, study: Path, embedding: Path, tmp_path: Path, suffix: str
) -> None:
    out = tmp_path / f"map{suffix}"
    done = gridlab("map", embedding, "--images", study, "-o", out, "--json")
    assert done.code == 0, done.err
    assert done.json == {"path": str(out), "images": 20, "drawn": 20, "missing": [], "by_name": []}
    start = out.read_bytes()[:60]
    assert {".svg": b"<?xml", ".pdf": b"%PDF-", ".png": b"\x89PNG"}[suffix] in start
    if suffix == ".svg":
        assert out.read_text().count("<image ") == 20


def test_images_are_found_by_content_and_then_by_name(
    gridlab: Run, pictures: Path, embedding: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "else"
    (folder / "below").mkdir(parents=True)
    shutil.copy(pictures / "p03.png", folder / "below" / "renamed.png")
    Picture.new("RGB", (9, 9)).save(folder / "p07.png")
    done = gridlab("map", embedding, "--images", folder, "-o", tmp_path / "map.svg", "--json")
    assert done.json["drawn"] == 2
    assert done.json["by_name"] == ["p07.png"]
    assert "p03.png" not in done.json["missing"]
    assert len(done.json["missing"]) == 18
    assert "18 images weren't found" in done.err
    assert (tmp_path / "map.svg").read_text().count("<image ") == 2


def test_axes_and_colours_are_those_asked_for(
    gridlab: Run, study: Path, embedding: Path, tmp_path: Path
) -> None:
    drawn = {}
    for words in (
        (),
        ("--axes", "1,2"),
        ("--axes", "3,1"),
        ("--colour", "label"),
        ("--colour", "uncertainty"),
    ):
        out = tmp_path / "map.svg"
        assert gridlab("map", embedding, "--images", study, "-o", out, *words).code == 0
        drawn[words] = out.read_bytes()
    assert drawn[()] == drawn["--axes", "1,2"]
    assert len(set(drawn.values())) == 4


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--axes", "1,4"), "Axis 4"),
        (("--images", "nowhere"), "no study or folder nowhere"),
    ],
)
def test_what_cannot_be_drawn_is_said_once(
    gridlab: Run, study: Path, embedding: Path, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    out = tmp_path / "map.svg"
    done = gridlab("map", embedding, "--images", study, "-o", out, *words)
    assert done.code == 1
    assert said in done.err
    assert done.err.count("\n") == 1
    assert not out.exists()


@pytest.mark.parametrize("colour", ["label", "uncertainty"])
def test_colours_that_the_map_does_not_have_are_refused(
    gridlab: Run, study: Path, tmp_path: Path, colour: str
) -> None:
    bare = write_map(tmp_path / "bare.h5", np.eye(3), ["a", "b", "c"])
    done = gridlab("map", bare, "--images", study, "-o", tmp_path / "map.svg", "--colour", colour)
    assert (done.code, out_of(done.err)) == (1, True)


def out_of(text: str) -> bool:
    """Whether it is one message of what happened, what is safe and what to do."""
    return text.count("\n") == 1 and "Nothing was written." in text


@pytest.mark.parametrize("words", [("--axes", "1"), ("--axes", "1,1"), ("--axes", "0,1"), ("-o", "map.gif")])
def test_wrong_usage_is_told_apart(
    gridlab: Run, study: Path, embedding: Path, tmp_path: Path, words: tuple[str, ...]
) -> None:
    done = gridlab("map", embedding, "--images", study, "-o", tmp_path / "map.svg", *words)
    assert done.code == 2


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:3000])


def _text(path: Path) -> None:
    path.write_text("no map")


def _folder(path: Path) -> None:
    path.unlink()
    path.mkdir()


def _pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def _gone(path: Path) -> None:
    path.unlink()


def _not_numbers(path: Path) -> None:
    with h5py.File(path, "r+") as file:
        file["embedding"][2] = np.nan


def _too_far(path: Path) -> None:
    with h5py.File(path, "r+") as file:
        file["embedding"][2] = 1e300


def _elsewhere(path: Path) -> None:
    with h5py.File(path, "r+") as file:
        del file["image/name"]
        file["image/name"] = h5py.ExternalLink("/etc/passwd", "/x")


def _a_dataset(path: Path) -> None:
    with h5py.File(path, "r+") as file:
        file.attrs["format"] = "gridlab-dataset"


@pytest.mark.parametrize(
    "spoil", [_cut, _text, _folder, _pipe, _gone, _not_numbers, _too_far, _elsewhere, _a_dataset]
)
def test_a_hostile_file_gets_one_clear_error(
    gridlab: Run, study: Path, embedding: Path, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    spoil(embedding)
    out = tmp_path / "map.svg"
    done = gridlab("map", embedding, "--images", study, "-o", out)
    assert done.code == 1, done.err
    assert done.err.count("\n") == 1
    assert "Traceback" not in done.err
    assert not out.exists()


def test_a_hostile_name_leads_nowhere_and_is_drawn_as_text(gridlab: Run, study: Path, tmp_path: Path) -> None:
    names = ["../../etc/passwd", "<script>", "a\nb", "\u202egnp.exe"]
    bad = write_map(tmp_path / "bad.h5", np.eye(4), names, labels=["<b>", "\x07", "x" * 500, ""])
    out = tmp_path / "map.svg"
    done = gridlab("map", bad, "--images", study, "-o", out, "--colour", "label", "--json")
    assert done.code == 0, done.err
    assert done.json["missing"] == names
    drawn = out.read_text()
    assert not re.search("<script|<b>|passwd", drawn)


def test_a_map_of_one_axis_and_one_of_one_image_are_drawn(gridlab: Run, study: Path, tmp_path: Path) -> None:
    for positions in (np.arange(4.0)[:, None], np.zeros((1, 2))):
        one = write_map(tmp_path / "one.h5", positions, [f"p0{row}.png" for row in range(len(positions))])
        done = gridlab("map", one, "--images", study, "-o", tmp_path / "one.png", "--json")
        assert done.code == 0, done.err
        assert done.json["drawn"] == len(positions)
