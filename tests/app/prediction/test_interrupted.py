"""Ctrl+C while a prediction runs: exit 130, one message, no process left, what was done is kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from gridlab.app.prediction.work import deaf_to_interruptions, open_workers
from tests.app.prediction.local_cluster import LocalCluster

LOOKED = 60.0


def predicting(home: Path, *where: str) -> subprocess.Popen[str]:
    """The command, which would take minutes, with a session and a process group of its own."""
    return subprocess.Popen(
        [
            sys.executable, "-m", "gridlab", "predict", "grid-16-choose-4", "grid-25-choose-4", "triplet",
            "--seeds", "50", *where,
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env=os.environ | {"GRIDLAB_HOME": str(home)},
    )  # fmt: skip


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
    command = predicting(own_home, "--workers", "2")
    children = begun(command)
    time.sleep(0.5)
    (os.killpg if whole_group else os.kill)(command.pid, signal.SIGINT)
    out, err = command.communicate(timeout=LOOKED)
    assert command.returncode == 130, err
    assert out == ""
    assert err == "gridlab: Interrupted. What was answered and saved is safe.\n"
    _, alive = psutil.wait_procs(children, timeout=5)
    assert not alive


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal are others there")
def test_an_interruption_while_the_processes_begin_is_one_message_too(
    own_home: Path, count: Callable[[int, int], int]
) -> None:
    times = count(4, 40)
    for number in range(times):
        command = predicting(own_home, "--workers", "2")
        until = time.monotonic() + LOOKED
        while len(psutil.Process(command.pid).children()) < 2 and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.4 * number / times)
        os.killpg(command.pid, signal.SIGINT)
        out, err = command.communicate(timeout=LOOKED)
        assert (command.returncode, out) == (130, "")
        assert err == "gridlab: Interrupted. What was answered and saved is safe.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="signals of a terminal are others there")
def test_an_interruption_that_another_thread_takes_while_processes_begin_is_heard_afterwards() -> None:
    """As the threads of a library for linear algebra may, which are there before any process is begun."""
    over, done = threading.Event(), []
    library = threading.Thread(target=over.wait)
    library.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            with deaf_to_interruptions():
                assert library.ident is not None
                signal.pthread_kill(library.ident, signal.SIGINT)
                time.sleep(0.2)
                done.append("begun")
            done.append("went on")
    finally:
        over.set()
        library.join()
    assert done == ["begun"]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_an_interrupted_prediction_frees_the_cluster_and_what_was_done_is_kept(
    own_home: Path, tmp_path: Path
) -> None:
    pytest.importorskip("distributed")
    with LocalCluster(tmp_path, workers=1) as cluster:
        command = predicting(own_home, "--cluster", cluster.address)
        (worker,) = cluster.workers
        begins = psutil.Process(worker).cpu_times().user
        until = time.monotonic() + LOOKED
        while psutil.Process(worker).cpu_times().user < begins + 2 and time.monotonic() < until:
            time.sleep(0.05)
        os.kill(command.pid, signal.SIGINT)
        out, err = command.communicate(timeout=LOOKED)
        assert (command.returncode, out) == (130, ""), err
        assert "Traceback" not in err
        with open_workers(cluster=cluster.address) as crew:
            assert dict(crew.each(abs, [-1, -2])) == {0: 1, 1: 2}
    assert list((own_home / "cache" / "predictions").glob("*.json"))
