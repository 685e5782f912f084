"""A screen that goes away under a running program: nothing is lost, it is told once, and is no success."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, ScreenCounts, Timing
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions
from tests.faults.tiny_study import tiny_study

MISSING = [name for name in ("Xvfb", "xdotool") if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(
    bool(MISSING) or sys.platform != "linux", reason=f"needs {', '.join(MISSING) or 'Linux'}"
)
ROBOT = Path(__file__).with_name("window_robot.py")
BLOCK = Block(grid=Grid(2, 2, 2), screens=ScreenCounts(400, 0, 0, 0, 0), timing=Timing(minimum_ms=0))

HANGING_S = 600  # a machine that is busy takes a minute to begin and end a program


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return tiny_study(tmp_path, Design(name="tiny", blocks=(BLOCK,)))


class Station:
    """A screen of its own, and one program on it."""

    def __init__(self, home: Path) -> None:
        reading, writing = os.pipe()
        options = ["-displayfd", str(writing), "-screen", "0", "800x600x24", "-nolisten", "tcp"]
        self.server = subprocess.Popen(["Xvfb", *options], pass_fds=[writing], stderr=subprocess.DEVNULL)
        os.close(writing)
        with os.fdopen(reading) as told:
            display = f":{told.readline().strip()}"
        self.environment = {
            **os.environ,
            "GRIDLAB_HOME": str(home),
            "DISPLAY": display,
            "QT_QPA_PLATFORM": "xcb",
        }
        self.program: subprocess.Popen[bytes] | None = None

    def run(self, *words: str) -> subprocess.Popen[bytes]:
        self.program = subprocess.Popen(
            [sys.executable, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=self.environment
        )
        return self.program

    def wait_for_a_window(self) -> None:
        find = ["xdotool", "search", "--sync", "--onlyvisible", "--name", "GridLab"]
        subprocess.run(find, env=self.environment, check=True, timeout=HANGING_S, stdout=subprocess.DEVNULL)

    def lose_the_screen(self) -> tuple[int, str]:
        """The exit code of the program then, and what it said on standard error."""
        assert self.program is not None
        self.server.kill()
        _, complaint = self.program.communicate(timeout=HANGING_S)
        return self.program.returncode, complaint.decode()

    def close(self) -> None:
        for process in (self.server, self.program):
            if process is not None and process.poll() is None:
                process.kill()
                process.wait(timeout=20)


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    made = Station(tmp_path / "home")
    yield made
    made.close()


def test_a_session_whose_screen_goes_away_keeps_its_answers_and_is_no_success(
    study: OpenStudy, station: Station
) -> None:
    program = station.run(str(ROBOT), str(study.folder), "tiny", "P0", "1", "new")
    durable = []
    assert program.stdout is not None
    while len(durable) < 5:
        word, value = json.loads(program.stdout.readline())
        durable += [value] if word == "durable" else []
    code, complaint = station.lose_the_screen()
    assert (code, complaint.splitlines()) == (
        1,
        ["gridlab: The screen is gone. What was answered is saved. Go on with --resume where there is one."],
    )
    (row,) = list_sessions(study.folder)
    record = read_session(row.path)
    assert record.status == "partial"
    assert [[one.screen, one.attempt, list(one.chosen)] for one in record.responses][:5] == durable
    left = {path.suffix for path in (study.folder / "sessions").iterdir()}
    assert left == {".gridlab"}  # it was let go of, not just dropped


def test_the_program_whose_screen_goes_away_says_so_once_and_is_no_success(
    study: OpenStudy, station: Station
) -> None:
    station.run("-m", "gridlab", "open", str(study.folder))
    station.wait_for_a_window()
    code, complaint = station.lose_the_screen()
    assert (code, complaint.splitlines()) == (
        1,
        [
            "gridlab: The screen is gone. What was saved or answered is safe. "
            "Start GridLab again where there is one."
        ],
    )
