"""The real session window killed at any moment: no answer it took is lost, none is there twice."""

from __future__ import annotations

import json
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, ScreenCounts, Timing
from gridlab.domain.session import SessionRecord
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions
from tests.faults.tiny_study import tiny_study

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs a kill that cannot be caught")
ROBOT = Path(__file__).with_name("window_robot.py")
BLOCK = Block(grid=Grid(2, 2, 2), screens=ScreenCounts(40, 0, 1, 2, 3), timing=Timing(minimum_ms=0))
Told = list[tuple[str, list[object]]]


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return tiny_study(tmp_path, Design(name="tiny", blocks=(BLOCK,)))


def killed(study: OpenStudy, code: str, seed: int, how: str, wait: float) -> tuple[Told, bool]:
    """What a window told before its kill, `wait` seconds after it first took input, and whether it ended."""
    arguments = [sys.executable, str(ROBOT), str(study.folder), "tiny", code, str(seed), how]
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout is not None and child.stderr is not None
        select.select([child.stdout], [], [], 60)
        time.sleep(wait)
        child.send_signal(signal.SIGKILL)
        said, complaint = child.communicate()
    assert child.returncode in (0, -signal.SIGKILL), complaint.decode()
    lines = [json.loads(line) for line in said.decode().splitlines(keepends=True) if line.endswith("\n")]
    return [(word, value) for word, value in lines], child.returncode == 0


def first_open(record: SessionRecord) -> int:
    """The screen that resuming must show; -1 where it may be the feedback on the practice screen."""
    standing = record.standing()
    position = next(place for place in range(len(record.header.screens)) if place not in standing)
    return -1 if position == 1 else position


def test_a_kill_of_the_window_loses_no_answer_and_resumes_on_the_right_screen(
    study: OpenStudy, count: Callable[[int, int], int]
) -> None:
    chance, sessions, expected = random.Random(3), 0, -1
    known: list[object] = []
    for turn in range(count(5, 200)):
        code = f"P{sessions}"
        resume = any(row.annotator == code for row in list_sessions(study.folder))
        wait = 0.0 if turn % 10 == 9 else chance.uniform(0.0, 0.5)
        told, _ended = killed(study, code, turn, "resume" if resume else "new", wait)
        rows = [row for row in list_sessions(study.folder) if row.annotator == code]
        assert len(rows) == 1 and not rows[0].problem
        record = read_session(rows[0].path)
        if resume and told and expected >= 0:
            assert told[0] == ("page", ["ScreenPage", expected, 0])
        known += [value for word, value in told if word == "durable"]
        found = [[one.screen, one.attempt, list(one.chosen)] for one in record.responses]
        assert found[: len(known)] == known
        tried = [value for word, value in told if word == "tried"]
        assert found[len(known) :] in ([], tried[-1:])
        assert len(record.standing()) + sum(one.retracted for one in record.responses) == len(found)
        known = list(found)
        if record.status == "complete":
            sessions, known, expected = sessions + 1, [], -1
        else:
            expected = first_open(record)
    assert known or sessions
