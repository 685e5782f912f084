"""Killed at any moment of making a study, the same command makes it."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from gridlab.app.checking import check_study
from gridlab.app.study import open_study
from gridlab.app.study_create import create_study
from gridlab.domain.errors import GridLabError

MAKER = """
import sys
from pathlib import Path
from gridlab.app.study_create import create_study

create_study(Path(sys.argv[1]), Path(sys.argv[2]))
"""


def kill_while_making(folder: Path, source: Path, files: int, wait: float = 0.0) -> None:
    """Kill a maker once it has begun so many files, and some seconds later; or when it is done."""
    command = [sys.executable, "-c", MAKER, str(folder), str(source)]
    with subprocess.Popen(command) as child:
        while child.poll() is None and begun(folder) < files:
            time.sleep(0.001)
        time.sleep(wait)
        child.kill()


def begun(folder: Path) -> int:
    """How many images there are, whole or half; -1 before the folder is there."""
    try:
        return len(list((folder / "images").iterdir()))
    except FileNotFoundError:
        return 0 if folder.exists() else -1


def test_killed_while_copying_it_can_be_run_again(tmp_path: Path, count: Callable[[int, int], int]) -> None:
    source = tmp_path / "pictures"
    source.mkdir()
    for number in range(150):
        Image.new("RGB", (40, 40), (number, 9, 9)).save(source / f"{number}.png")
    for number in range(count(4, 200)):
        folder, chance = tmp_path / f"study {number}", random.Random(number)
        at = (0, 1, 150, chance.randrange(150))[number % 4]
        kill_while_making(folder, source, at)
        kill_while_making(folder, source, 150, chance.uniform(0, 0.05))
        assert len(again(folder, source)) == 150 and check_study(folder) == []
        open_study(folder)  # half-made files go
        assert {path.name for path in folder.iterdir()} == {
            "study.json", "exclusions.json", "images", "designs", "sessions", "exports",
        }  # fmt: skip


def again(folder: Path, source: Path) -> tuple[object, ...]:
    """The images of the study that is made now, or was made by the one who was killed after."""
    try:
        return create_study(folder, source)[0].study.images
    except GridLabError:
        return open_study(folder).study.images


def test_what_was_half_copied_is_copied_again_and_other_files_are_left_alone(tmp_path: Path) -> None:
    source = tmp_path / "pictures"
    source.mkdir()
    for number in range(3):
        Image.new("RGB", (40, 40), (number, 9, 9)).save(source / f"{number}.png")
    folder = tmp_path / "study"
    (folder / "images").mkdir(parents=True)
    (folder / ".gridlab-being-made").touch()
    whole = (source / "0.png").read_bytes()
    (folder / "images" / "0.png").write_bytes(whole)
    (folder / "images" / "1.png").write_bytes(whole[:20])
    (folder / "images" / "mine.png").write_bytes(b"mine")
    before = (folder / "images" / "0.png").stat().st_ino
    create_study(folder, source)
    assert check_study(folder) == []
    assert (folder / "images" / "0.png").stat().st_ino == before
    assert (folder / "images" / "mine.png").read_bytes() == b"mine"
