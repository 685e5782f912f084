"""Prediction on a dask cluster: a scheduler and two workers, each a process of its own on this machine."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from gridlab.app.prediction import work
from gridlab.app.prediction.work import open_workers
from gridlab.domain.errors import GridLabError
from tests.app.prediction.conftest import Predicting, small

pytest.importorskip("distributed")

_ADDRESS = re.compile(r"tcp://127\.0\.0\.1:[0-9]+")


def square(number: int) -> int:
    return number * number


def own_process(number: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def fail(number: int) -> int:
    raise GridLabError(f"Not with {number}.", todo="Try another.")


class Cluster:
    """A scheduler and workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._processes: list[subprocess.Popen[bytes]] = []
        self.address = ""

    def start(self, workers: int) -> None:
        self._run("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
        self.address = self._address()
        for _ in range(workers):
            self._run(
                "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
                "--local-directory", str(self._folder),
            )  # fmt: skip

    def stop(self) -> None:
        for process in self._processes:
            process.terminate()
        for process in self._processes:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(10)
            process.kill()
            process.wait()

    def _run(self, *words: str) -> None:
        with (self._folder / f"{len(self._processes)}.log").open("wb") as log:
            self._processes.append(
                subprocess.Popen(
                    [sys.executable, "-m", "dask", *words],
                    stdout=log,
                    stderr=subprocess.STDOUT,
                    cwd=self._folder,
                    env=os.environ | {"PYTHONPATH": os.pathsep.join(map(str, (ROOT,)))},
                )
            )

    def _address(self) -> str:
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if found := _ADDRESS.search((self._folder / "0.log").read_text()):
                return found[0]
            time.sleep(0.05)
        raise AssertionError((self._folder / "0.log").read_text())


ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        made.start(2)
        yield made
    finally:
        made.stop()


@pytest.fixture
def without_workers(tmp_path: Path) -> Iterator[Cluster]:
    made = Cluster(tmp_path)
    try:
        made.start(0)
        yield made
    finally:
        made.stop()


def test_a_cluster_gives_the_same_as_this_process(
    cluster: Cluster, predicting: Predicting, tmp_path: Path
) -> None:
    designs = (small("a"), small("b", k=1))
    here = predicting(*designs)
    there = predicting(*designs, workers=None, cluster=cluster.address, cache=tmp_path / "other")
    assert there == here
    assert predicting.simulated == 8


def test_the_work_is_done_by_all_processes_of_the_cluster(cluster: Cluster) -> None:
    with open_workers(cluster=cluster.address) as crew:
        assert sorted(crew.each(square, range(20))) == [(number, number**2) for number in range(20)]
        processes = {process for _, process in crew.each(own_process, range(20))}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_a_known_failure_on_a_worker_is_one_here(cluster: Cluster) -> None:
    with (
        pytest.raises(GridLabError, match="Not with 0") as failure,
        open_workers(cluster=cluster.address) as crew,
    ):
        list(crew.each(fail, [0]))
    assert failure.value.todo == "Try another."


def test_a_cluster_without_workers_is_refused(
    without_workers: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(work, "CONNECT_SECONDS", 1.0)
    with (
        pytest.raises(GridLabError, match="has no workers"),
        open_workers(cluster=without_workers.address),
    ):
        pass


def test_workers_with_another_version_are_refused(cluster: Cluster, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_workers(cluster=cluster.address):
        pass
    monkeypatch.setattr(work, "_own_digest", lambda: "another")
    with (
        pytest.raises(GridLabError, match="2 of 2 workers of the cluster do not have this version"),
        open_workers(cluster=cluster.address),
    ):
        pass


@pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1:9", "http://127.0.0.1:80"])
def test_an_address_without_a_scheduler_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "CONNECT_SECONDS", 0.5)
    with (
        pytest.raises(GridLabError, match=f"No dask scheduler answers at {address}"),
        open_workers(cluster=address),
    ):
        pass
