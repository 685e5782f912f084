"""Links and special files at every element of a study: refused by name, never opened, whatever is asked."""

from __future__ import annotations

import json
import os
import random
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import chdir
from pathlib import Path

import pytest
from PIL import Image as Picture

from gridlab.app.simulate import simulate
from gridlab.app.study_create import create_study

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="no such files there")
FOLDERS = ("images", "designs", "sessions", "exports")
FILES = (
    "study.json", "exclusions.json", "images/3.png", "designs/triplet.json", "sessions/ID.gridlab",
    "sessions/ID.gridlab-journal", "sessions/ID.gridlab-wal", "sessions/ID.gridlab-shm", "sessions/ID.live",
    "exports/out.h5", "notes.json", "sessions/.gridlab-0000abcd-1-0000abcd-0000abcd.part", "deep/er/stray",
)  # fmt: skip
PARTS = tuple(one for one in FILES if not one.startswith(("exports/", "deep/", "sessions/.")))
KINDS = ("inside", "outside", "nowhere", "itself", "zero", "pipe", "socket", "other")
COMMANDS = (
    "check STUDY", "sessions STUDY", "cost STUDY", "designs STUDY", "open STUDY",
    "export STUDY --purpose simulated -o STUDY/exports/out.h5",
    "preview STUDY --design triplet -o OUT/screen.png",
    "simulate STUDY --design triplet --annotators 1 --seed 3",
    "merge OTHER STUDY", "merge STUDY OTHER", "merge STUDY STUDY/sessions/ID.gridlab",
    "erase STUDY --annotator sim-001 --yes", "erase STUDY --annotator nobody --yes",
    "annotate STUDY --design triplet --annotator sim-001 --purpose simulated --resume",
    "check STUDY/sessions/ID.gridlab", "check STUDY/designs/triplet.json",
)  # fmt: skip
Ask = Callable[[str], tuple[int, str]]


@pytest.fixture
def whole(tmp_path_factory: pytest.TempPathFactory, own_home: Path) -> Path:
    """A folder with `study`, which has one session, and `other`, a copy of it."""
    folder = tmp_path_factory.mktemp("whole")
    (folder / "pictures").mkdir()
    for shade in range(8):
        Picture.new("RGB", (8, 8), (shade * 30, 0, 90)).save(folder / "pictures" / f"{shade}.png")
    opened, _ = create_study(folder / "study", folder / "pictures", designs=("triplet",))
    simulate(opened, "triplet", 1, seed=1)
    shutil.copytree(folder / "study", folder / "other")
    return folder


@pytest.fixture
def ask(own_home: Path) -> Iterator[Ask]:
    """ask("sessions STUDY") gives its exit code and what it said."""
    command = [sys.executable, "-m", "tests.faults.link_robot"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as robot:

        def asked(words: str) -> tuple[int, str]:
            assert robot.stdin is not None and robot.stdout is not None
            robot.stdin.write(json.dumps(words.split()) + "\n")
            robot.stdin.flush()
            answer = json.loads(robot.stdout.readline())
            return answer["code"], answer["said"]

        yield asked
        assert robot.stdin is not None
        robot.stdin.close()


def plant(place: Path, kind: str, beside: Path, victim: Path) -> None:
    """Put a link or special file in the place of what is there, which goes to `beside` in the study."""
    is_folder = place.is_dir()
    was_there = place.exists()
    place.parent.mkdir(parents=True, exist_ok=True)
    if was_there:
        place.rename(beside)
    with chdir(place.parent):
        match kind:
            case "inside":
                place.symlink_to(os.path.relpath(beside if was_there else victim, place.parent))
            case "outside":
                place.symlink_to(victim.parent if is_folder else victim)
            case "nowhere":
                place.symlink_to("nothing")
            case "itself":
                place.symlink_to(place.name)
            case "zero":
                place.symlink_to("/dev/zero")
            case "pipe":
                os.mkfifo(place)
            case "socket":
                with socket.socket(socket.AF_UNIX) as made:
                    made.bind(place.name[-60:])
                Path(place.name[-60:]).rename(place)
            case "other":
                place.write_bytes(b"") if is_folder else place.mkdir()


def everything(kinds: int) -> list[tuple[str, str]]:
    """Each element with so many kinds, others at the next element; a folder may have any other name."""
    elements = (*FOLDERS, *FILES)
    pairs = (
        (element, KINDS[(at * kinds + kind) % len(KINDS)])
        for kind in range(kinds)
        for at, element in enumerate(elements)
    )
    return [(one, kind) for one, kind in pairs if kind != "other" or one in FOLDERS or one in PARTS]


def test_no_command_opens_or_waits_for_what_is_no_ordinary_file(
    whole: Path, ask: Ask, tmp_path: Path, count: Callable[[int, int], int]
) -> None:
    chance = random.Random(11)
    faults = []
    asked = count(1, len(COMMANDS) - 1)
    for number, (element, kind) in enumerate(everything(count(1, len(KINDS)))):
        place = tmp_path / str(number)
        shutil.copytree(whole, place)
        study = place / "study"
        (session,) = (path.stem for path in (study / "sessions").glob("*.gridlab"))
        (place / "out").mkdir()
        (place / "mine").mkdir()
        victim = place / "mine" / "precious"
        victim.write_text("precious")
        planted = study / element.replace("ID", session)
        plant(planted, kind, study / "aside", victim)
        before = planted.lstat()
        for command in ["check STUDY", *chance.sample(COMMANDS[1:], asked)]:
            words = command.replace("STUDY", str(study)).replace("OTHER", str(place / "other"))
            code, said = ask(words.replace("ID", session).replace("OUT", str(place / "out")))
            told = f"{element} {kind}: {command}: {code} {said[-400:]}"
            if code not in (0, 1, 2) or "Traceback" in said or victim.read_text() != "precious":
                faults.append(told)
            if command == "check STUDY" and (code != 1 or planted.name not in said.replace("\n", "")):
                faults.append(told)
            if sorted(victim.parent.iterdir()) != [victim]:
                faults.append(told)
        # A half-made file of a dead program goes, and a session that is resumed has an ID.live of its own.
        if not element.endswith((".part", ".live")) and planted.lstat().st_ino != before.st_ino:
            faults.append(f"{element} {kind}: is not there any more")
        shutil.rmtree(place)
    assert not faults, "\n".join(faults)
