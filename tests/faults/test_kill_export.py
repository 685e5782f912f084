"""Killed at any moment of an export, the dataset is the old one whole or the new one whole."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import h5py
import pytest

from gridlab.store.atomic import clean_leftovers
from gridlab.store.dataset.check import problems

# Exports version after version of 600 screens and says so after each, until it is killed.
EXPORTER = """
import sys
from pathlib import Path
from gridlab.domain.design import Design
from gridlab.domain.images import Image
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Display, Response, SessionHeader, SessionImage, SessionRecord
from gridlab.domain.study import Study
from gridlab.store import disk
from gridlab.store.dataset.columns import columns_of
from gridlab.store.dataset.pieces import piece_of
from gridlab.store.dataset.write import write_dataset
from gridlab.store.design_file import checked_design, design_id

images = tuple(Image(f"{row}.png", f"{row:064x}", 160, 160) for row in range(40))
shown = tuple(SessionImage(image.name, image.sha256) for image in images)
design = checked_design(Design())
identity = design_id(design)
screens = tuple(
    Screen(0, ScreenKind.MAIN, at % 40, tuple((at + step) % 40 for step in range(1, 17))) for at in range(30)
)
answers = tuple(
    Response(at, 0, tuple((at + step) % 16 for step in (0, 3, 5, 8)), (400, 500, 600, 700), at * 3000, 2000)
    for at in range(30)
)
pieces = []
for number in range(20):
    header = SessionHeader(
        f"{number:032x}", "0" * 32, f"P{number}", number, "main", design, identity, shown, "0" * 64, 40,
        screens, Display(1280, 800), "2026-03-01T10:00:00Z",
    )
    record = SessionRecord(header, "complete", answers)
    pieces.append(piece_of(record, {image.sha256: row for row, image in enumerate(images)}))


def save(path, number):
    study = Study("0" * 32, str(number), images=images)
    write_dataset(path, columns_of(study, pieces[: number % 20 + 1], "main"))
"""
LOOP = (
    EXPORTER
    + """
for number in range(1, 1_000_000):
    save(Path(sys.argv[1]), number)
    print(number, flush=True)
"""
)
STOP = (
    EXPORTER
    + """
import os, signal

path, call, when = Path(sys.argv[1]), sys.argv[2], sys.argv[3]
save(path, 1)
real = getattr(disk, call)


def stopping(*arguments):
    if when == "after":
        real(*arguments)
    os.kill(os.getpid(), signal.SIGKILL)


setattr(disk, call, stopping)
save(path, 2)
"""
)


def number_of(path: Path) -> int:
    """The version of the dataset, made sure to be whole."""
    assert problems(path) == []
    with h5py.File(path) as file:
        number = int(file.attrs["title"])
        assert file.attrs["n_sessions"] == number % 20 + 1
        assert len(file["triplet/screen"]) == 30 * 48 * (number % 20 + 1)
    return number


def test_killed_while_exporting_the_dataset_is_whole_and_nothing_finished_is_lost(
    tmp_path: Path, count: Callable[[int, int], int]
) -> None:
    path, dice = tmp_path / "out.h5", random.Random(5)
    half_made = 0
    for _ in range(count(20, 300)):
        child = subprocess.Popen([sys.executable, "-c", LOOP, str(path)], stdout=subprocess.PIPE)
        assert child.stdout is not None
        with child.stdout:
            first = child.stdout.readline()
            time.sleep(dice.random() * 0.1)
            os.kill(child.pid, signal.SIGKILL)
            said = int((first + child.stdout.read()).splitlines()[-1])
            child.wait()
        assert number_of(path) in (said, said + 1)
        half_made += len(clean_leftovers(tmp_path))
        assert list(tmp_path.iterdir()) == [path]
    assert half_made, "no kill hit an export half-way: the test shows nothing"


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("call", ["write", "fsync", "replace", "fsync_folder"])
def test_killed_at_each_step_the_dataset_is_old_until_the_rename_and_new_after(
    tmp_path: Path, call: str, when: str
) -> None:
    path = tmp_path / "out.h5"
    done = subprocess.run([sys.executable, "-c", STOP, str(path), call, when], check=False)
    assert done.returncode == -signal.SIGKILL
    is_new = call == "fsync_folder" or (call, when) == ("replace", "after")
    assert number_of(path) == (2 if is_new else 1)
    assert len(clean_leftovers(tmp_path)) == (0 if is_new else 1)
    assert list(tmp_path.iterdir()) == [path]


FULL = (
    EXPORTER
    + """
import resource
from gridlab.domain.errors import GridLabError

path, most = Path(sys.argv[1]), int(sys.argv[2])
save(path, 1)
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
try:
    save(path, 19)
except GridLabError as error:
    print(error.what)
"""
)


@pytest.mark.parametrize("most", [1, 5_000, 20_000, 60_000])
def test_where_the_disk_takes_no_more_the_old_dataset_stays_and_nothing_is_left(
    tmp_path: Path, most: int
) -> None:
    path = tmp_path / "out.h5"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(most)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    assert "could not be saved" in done.stdout
    assert str(tmp_path / ".gridlab") not in done.stdout
    assert number_of(path) == 1
    assert list(tmp_path.iterdir()) == [path]
