"""Sessions on a disk that fails or loses its power: what is acknowledged is there, what is not is said so."""

from __future__ import annotations

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

HERE = Path(__file__).parent
SCREENS = 30

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or shutil.which("gcc") is None, reason="needs Linux and a C compiler"
)


@pytest.fixture(scope="module")
def shim(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library that makes the disk fail."""
    library = tmp_path_factory.mktemp("shim") / "disk_faults.so"
    source = HERE / "disk_faults.c"
    subprocess.run(
        ["gcc", "-O1", "-shared", "-fPIC", "-o", str(library), str(source), "-ldl"], check=True, timeout=120
    )
    return library


@pytest.fixture
def robot(shim: Path, tmp_path: Path) -> Callable[..., list[dict[str, Any]]]:
    """Runs the robot and returns the lines it printed."""

    def run(mode: str, **options: object) -> list[dict[str, Any]]:
        work = tmp_path / str(len(list(tmp_path.iterdir())))
        done = subprocess.run(
            [sys.executable, HERE / "session_robot.py", mode, work, shim, json.dumps(options)],
            env={**os.environ, "LD_PRELOAD": str(shim), "GRIDLAB_HOME": str(tmp_path / "home")},
            capture_output=True,
            text=True,
            timeout=3600,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return [json.loads(line) for line in done.stdout.splitlines()]

    return run


def wrongs(line: dict[str, Any]) -> Iterator[str]:
    """What is wrong with a session in which calls failed."""
    if not line["started"]:
        if line["bad"]:
            yield "a start that failed left a damaged session"
        return
    found, acknowledged = line["found"], line["acknowledged"]
    if found[: len(acknowledged)] != acknowledged:
        yield "an acknowledged answer is lost"
    if line["how"] == "quit" and len(found) != len(acknowledged):
        yield "an answer that was said not to be saved is there"
    if line["how"] == "stay" and len(found) > len(acknowledged) + 1:
        yield "more answers than were given"
    if len({screen for screen, _ in found}) != len(found):
        yield "an answer is there twice"
    if line["how"] == "retry" and (len(found), line["status"]) != (SCREENS, "complete"):
        yield "it did not go on once the disk worked again"
    if any("saved" not in told for told in line["told"]):
        yield "it was not said what is saved"


def test_a_fault_at_any_call_is_said_and_loses_nothing(robot: Any, release_counts: bool) -> None:
    (clean,) = robot("faults", calls=[], errors=[], hows=[])
    assert clean["reached"] > 8 * SCREENS
    calls = range(1, clean["reached"] + 1, 1 if release_counts else 10)
    errors = [errno.ENOSPC, errno.EIO]
    lines = []
    for turn, how in enumerate(["retry", "quit", "stay"]):
        wished = errors if release_counts else [errors[turn % 2]]
        lines += robot("faults", calls=list(calls), errors=wished, hows=[how])[1:]
    assert [(line, wrong) for line in lines for wrong in wrongs(line)] == []
    assert sum(bool(line["told"]) for line in lines) > len(lines) / 2


def test_the_test_before_notices_a_writer_that_hides_its_failures(robot: Any) -> None:
    lines = robot("faults", calls=[100, 150], errors=[errno.EIO], hows=["stay"], swallow=True)[1:]
    assert "an acknowledged answer is lost" in {wrong for line in lines for wrong in wrongs(line)}


def test_a_power_cut_after_any_answer_loses_none_before(robot: Any) -> None:
    lines = robot("power")
    assert len(lines) > SCREENS
    assert [line for line in lines if line["found"] != line["acknowledged"]] == []


def test_the_test_before_notices_a_writer_that_does_not_sync(robot: Any) -> None:
    lines = robot("power", relaxed=True)
    assert [line for line in lines if line["found"] != line["acknowledged"]]
