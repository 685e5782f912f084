"""A session whose program is told to end, or ends by a fault: left as "later", nothing lost, and reported."""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, ScreenCounts, Timing
from gridlab.domain.session import EventKind, SessionRecord
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import list_sessions
from tests.faults.tiny_study import tiny_study

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
ROBOT = Path(__file__).with_name("window_robot.py")
BLOCK = Block(grid=Grid(2, 2, 2), screens=ScreenCounts(400, 0, 0, 0, 0), timing=Timing(minimum_ms=0))

HANGING_S = 600  # a machine that is busy takes a minute to begin and end a program


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return tiny_study(tmp_path, Design(name="tiny", blocks=(BLOCK,)))


class Child:
    """The window in a process of its own."""

    def __init__(self, study: OpenStudy, home: Path, *harm: str) -> None:
        arguments = [sys.executable, str(ROBOT), str(study.folder), "tiny", "P0", "1", "new", *harm]
        environment = {**os.environ, "GRIDLAB_HOME": str(home)}
        self.process = subprocess.Popen(
            arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment
        )
        self.told: list[Any] = []

    def until_durable(self, number: int) -> None:
        """Read on until so many answers are durable."""
        assert self.process.stdout is not None
        while sum(word == "durable" for word, _ in self.told) < number:
            assert select.select([self.process.stdout], [], [], HANGING_S)[0]
            line = self.process.stdout.readline()
            assert line, self.process.stderr.read().decode()  # type: ignore[union-attr]
            self.told.append(json.loads(line))

    def end(self) -> tuple[int, str]:
        """Its exit code, and what it said on standard error."""
        said, complaint = self.process.communicate(timeout=HANGING_S)
        self.told += [json.loads(line) for line in said.decode().splitlines()]
        return self.process.returncode, complaint.decode()

    def durable(self) -> list[Any]:
        return [value for word, value in self.told if word == "durable"]


def record_of(study: OpenStudy) -> SessionRecord:
    (row,) = list_sessions(study.folder)
    assert not row.problem
    return read_session(row.path)


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGHUP, 0), (signal.SIGINT, 130)])
def test_a_signal_ends_the_session_like_later_with_every_answer_saved(
    study: OpenStudy, tmp_path: Path, number: signal.Signals, code: int
) -> None:
    child = Child(study, tmp_path / "home")
    child.until_durable(5)
    child.process.send_signal(number)
    assert child.end() == (code, "")
    record = record_of(study)
    assert record.status == "partial"
    given = [[one.screen, one.attempt, list(one.chosen)] for one in record.responses]
    assert given[: len(child.durable())] == child.durable() and len(given) <= len(child.durable()) + 1
    assert [one.kind for one in record.events][-2:] == [EventKind.STOP, EventKind.PAUSE]
    assert not list((study.folder / "sessions").glob("*.live")) + list(
        (study.folder / "sessions").glob("*-journal")
    )
    assert not list((tmp_path / "home" / "data" / "reports").iterdir())


def test_a_crash_loses_nothing_and_leaves_a_report_without_answers(study: OpenStudy, tmp_path: Path) -> None:
    child = Child(study, tmp_path / "home", "crash=4")
    code, _ = child.end()
    assert code == -signal.SIGSEGV
    record = record_of(study)
    assert [[one.screen, one.attempt, list(one.chosen)] for one in record.responses] == child.durable()
    (report,) = (tmp_path / "home" / "data" / "reports").iterdir()
    text = report.read_text(encoding="utf-8")
    assert "Segmentation fault" in text and "do_harm" in text
    assert "P0" not in text and '"chosen"' not in text


def test_an_unexpected_exception_is_reported_without_answers_and_the_session_is_safe(
    study: OpenStudy, tmp_path: Path
) -> None:
    child = Child(study, tmp_path / "home", "raise=4")
    child.until_durable(4)
    child.process.send_signal(signal.SIGTERM)
    code, complaint = child.end()
    assert code == 3
    assert "A report without any answers is in" in complaint and "Traceback" not in complaint
    (report,) = (tmp_path / "home" / "data" / "reports").iterdir()
    text = report.read_text(encoding="utf-8")
    assert "ValueError" in text and "do_harm" in text and "my-secret-answer" not in text
    assert "my-secret-answer" not in complaint
    assert [[one.screen, one.attempt, list(one.chosen)] for one in record_of(study).responses] == (
        child.durable()
    )
