"""Prediction on a dask cluster: a scheduler and two workers, each a process of its own on this machine."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest

from gridlab.app.prediction import work as clusters
from gridlab.app.prediction.work import open_workers
from gridlab.domain.errors import GridLabError
from tests.app.prediction.conftest import Predicting, small
from tests.app.prediction.local_cluster import LocalCluster

pytest.importorskip("distributed")


def square(number: int) -> int:
    return number * number


def own_process(number: int) -> int:
    time.sleep(0.05)
    return os.getpid()


def fail(number: int) -> int:
    raise GridLabError(f"Not with {number}.", todo="Try another.")


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    with LocalCluster(tmp_path_factory.mktemp("cluster"), workers=2) as made:
        yield made


def test_a_cluster_gives_the_same_as_this_process(
    cluster: LocalCluster, predicting: Predicting, tmp_path: Path
) -> None:
    designs = (small("a"), small("b", k=1))
    here = predicting(*designs)
    there = predicting(*designs, workers=None, cluster=cluster.address, cache=tmp_path / "other")
    assert there == here
    assert predicting.simulated == 8


def test_the_work_is_done_by_all_processes_of_the_cluster(cluster: LocalCluster) -> None:
    with open_workers(cluster=cluster.address) as crew:
        assert sorted(crew.each(square, range(20))) == [(number, number**2) for number in range(20)]
        processes = {process for _, process in crew.each(own_process, range(20))}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_a_known_failure_on_a_worker_is_one_here(cluster: LocalCluster) -> None:
    with (
        pytest.raises(GridLabError, match="Not with 0") as failure,
        open_workers(cluster=cluster.address) as crew,
    ):
        list(crew.each(fail, [0]))
    assert failure.value.todo == "Try another."


def test_a_cluster_without_workers_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "CONNECT_SECONDS", 1.0)
    with (
        LocalCluster(tmp_path, workers=0) as without,
        pytest.raises(GridLabError, match="has no workers"),
        open_workers(cluster=without.address),
    ):
        pass


def test_workers_with_another_version_are_refused(
    cluster: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_workers(cluster=cluster.address):
        pass
    monkeypatch.setattr(clusters, "_own_digest", lambda: "another")
    with (
        pytest.raises(GridLabError, match="2 of 2 workers of the cluster don't have this version"),
        open_workers(cluster=cluster.address),
    ):
        pass


@pytest.mark.parametrize("address", ["nonsense", "tcp://127.0.0.1:9", "http://127.0.0.1:80"])
def test_an_address_without_a_scheduler_is_refused(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "CONNECT_SECONDS", 0.5)
    with (
        pytest.raises(GridLabError, match=f"No dask scheduler answers at {address}"),
        open_workers(cluster=address),
    ):
        pass


SCRIPT = """
import time
from gridlab.app.prediction.work import open_workers
from gridlab.cli.failures import exit_code_of

def slowly(number):
    time.sleep(0.2)
    return number

def run():
    with open_workers(cluster="{address}") as crew:
        for index, _ in crew.each(slowly, range(10_000)):
            print(index, flush=True)

raise SystemExit(exit_code_of(run))
"""


def test_a_scheduler_that_dies_meanwhile_is_told_in_one_message(tmp_path: Path) -> None:
    with LocalCluster(tmp_path, workers=1) as cluster:
        command = subprocess.Popen(
            [sys.executable, "-c", SCRIPT.format(address=cluster.address)],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert command.stdout is not None
        assert command.stdout.readline() == "0\n"
        os.kill(cluster.scheduler, signal.SIGKILL)
        _, err = command.communicate(timeout=60)
    assert command.returncode == 1, err
    assert err == (
        "gridlab: The cluster is gone: it has no workers left. What was simulated so far is "
        "kept. Start it again and repeat the command.\n"
    )


def test_a_map_and_its_bootstrap_are_the_same_bytes_on_a_cluster(
    cluster: LocalCluster, tmp_path: Path
) -> None:
    from gridlab.app.embedding.contents import contents
    from gridlab.app.library.embedding import answers_and_images
    from gridlab.app.library.simulation import simulate
    from gridlab.science.embedding.choice import candidates
    from gridlab.science.embedding.embed import Answers, How, embed
    from gridlab.store.embedding_file import write_embedding

    known, images = answers_and_images(simulate("grid-8-choose-2", 20, 4))
    answers = Answers(known.screens, 20, np.arange(len(known.annotator)) // 20, known.shared)
    for name, address in (("here.h5", None), ("there.h5", cluster.address)):
        with open_workers(1, address) as crew:
            made = embed(answers, candidates(3)[:2], How(bootstrap=2, dims=(2,), each=crew.each))
        write_embedding(tmp_path / name, contents(made, images, seed=0))
    assert (tmp_path / "here.h5").read_bytes() == (tmp_path / "there.h5").read_bytes()
