"""Ctrl+C while a prediction runs: exit 130, one message, no process left, what was done is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

LOOKED = 60.0


def begun(command: subprocess.Popen[str]) -> list[psutil.Process]:
    """The processes that the command has started, once there are some that work."""
    until = time.monotonic() + LOOKED
    while time.monotonic() < until:
        children = psutil.Process(command.pid).children(recursive=True)
        if len(children) >= 2 and sum(child.cpu_times().user > 0.5 for child in children) >= 2:
            return children
        time.sleep(0.05)
    raise AssertionError(command.communicate()[1])


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal are others there")
@pytest.mark.parametrize("whole_group", [True, False], ids=["terminal", "kill"])
def test_an_interrupted_prediction_leaves_no_process(own_home: Path, whole_group: bool) -> None:
    command = subprocess.Popen(
        [
            sys.executable, "-m", "gridlab", "predict", "grid-16-choose-4", "grid-25-choose-4", "triplet",
            "--seeds", "50", "--workers", "2",
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"GRIDLAB_HOME": str(own_home)},
    )  # fmt: skip
    children = begun(command)
    time.sleep(0.5)
    (os.killpg if whole_group else os.kill)(command.pid, signal.SIGINT)
    out, err = command.communicate(timeout=LOOKED)
    assert command.returncode == 130, err
    assert out == ""
    assert "Traceback" not in err
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not alive
