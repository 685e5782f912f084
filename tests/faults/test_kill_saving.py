"""Killed at any moment of saving, a design or study is the old one whole or the new one whole."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gridlab.app.study import open_study
from gridlab.domain.images import Image
from gridlab.domain.study import Study
from gridlab.store.atomic import clean_leftovers
from gridlab.store.design_file import parse_design, read_design
from gridlab.store.study_file import read_study, write_study

# Saves version after version, and says so after each, until it is killed.
SAVER = """
import sys
from dataclasses import replace
from pathlib import Path
from gridlab.domain.design import Design, Pages
from gridlab.domain.images import Image
from gridlab.store.design_file import write_design
from gridlab.store.study_file import read_study, write_study

kind, folder = sys.argv[1], Path(sys.argv[2])
study = read_study(folder)
images = tuple(Image(f"{row}.png", f"{row:064x}", 160, 160) for row in range(250))
for number in range(1, 1_000_000):
    if kind == "design":
        filler = str(number) * (20_000 // len(str(number)))
        write_design(folder / "designs" / "a.json", Design(language="en", pages=Pages(str(number), filler)))
    else:
        title = str(number)
        write_study(folder, replace(study, title=title, images=images[: 200 + number % 50]))
    print(number, flush=True)
"""
IMAGES = tuple(Image(f"{row}.png", f"{row:064x}", 160, 160) for row in range(200))


def saved_number(kind: str, folder: Path) -> int:
    """The version on disk, made sure to be whole."""
    if kind == "study":
        study = read_study(folder)
        number = int(study.title)
        assert len(study.images) == 200 + number % 50
        return number
    pages = read_design(folder / "designs" / "a.json").pages
    number = int(pages.consent)
    assert pages.instructions == str(number) * (20_000 // len(str(number)))
    return number


def kill_while_saving(kind: str, folder: Path, wait: float) -> int:
    """Kill a saver some time after its first save; returns the last version that it said was saved."""
    child = subprocess.Popen([sys.executable, "-c", SAVER, kind, str(folder)], stdout=subprocess.PIPE)
    assert child.stdout is not None
    with child.stdout:
        first = child.stdout.readline()
        time.sleep(wait)
        os.kill(child.pid, signal.SIGKILL)
        said = (first + child.stdout.read()).splitlines()
        child.wait()
    return int(said[-1])


@pytest.mark.parametrize("kind", ["design", "study"])
def test_killed_while_saving_the_file_is_whole_and_nothing_saved_is_lost(
    tmp_path: Path, kind: str, count: Callable[[int, int], int]
) -> None:
    folder = tmp_path / "study"
    (folder / "designs").mkdir(parents=True)
    write_study(folder, Study("0" * 32, "0", images=IMAGES))
    dice = random.Random(7)
    for _ in range(count(20, 300)):
        said = kill_while_saving(kind, folder, dice.random() * 0.02)
        assert saved_number(kind, folder) in (said, said + 1)
        open_study(folder)
        names = {path.name for path in [*folder.iterdir(), *(folder / "designs").iterdir()]}
        assert names <= {"study.json", "designs", "a.json"}


STOPPER = """
import os, signal, sys
from pathlib import Path
from gridlab.domain.design import Design
from gridlab.store import disk
from gridlab.store.design_file import write_design

call, when, path = sys.argv[1], sys.argv[2], Path(sys.argv[3])
real = getattr(disk, call)

def stopping(*arguments):
    if when == "after":
        real(*arguments)
    elif call == "write":
        real(arguments[0], arguments[1][:100])
    os.kill(os.getpid(), signal.SIGKILL)

setattr(disk, call, stopping)
write_design(path, Design(language="de"))
"""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize("call", ["write", "fsync", "replace", "fsync_folder"])
def test_killed_at_each_step_the_design_is_old_until_the_rename_and_new_after(
    tmp_path: Path, call: str, when: str
) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"format": "gridlab-design", "version": 1, "language": "en"}))
    done = subprocess.run([sys.executable, "-c", STOPPER, call, when, str(path)], check=False)
    assert done.returncode == -signal.SIGKILL
    is_new = call == "fsync_folder" or (call, when) == ("replace", "after")
    assert parse_design(path.read_bytes()).language == ("de" if is_new else "en")
    assert len(clean_leftovers(tmp_path)) == (0 if is_new else 1)
    assert [left.name for left in tmp_path.iterdir()] == ["a.json"]
