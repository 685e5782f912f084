"""A real dask cluster on this machine: a scheduler and workers, each a process of its own."""

from __future__ import annotations

import contextlib
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[3]
_ADDRESS = re.compile(r"tcp://127\.0\.0\.1:[0-9]+")
_REGISTERED = re.compile(r"Registered to:")
_STARTED_SECONDS = 60.0


class LocalCluster:
    """`with LocalCluster(folder, workers=2) as cluster:` runs it; `cluster.address` is its scheduler's."""

    def __init__(self, folder: Path, *, workers: int) -> None:
        self._folder = folder
        self._workers = workers
        self._processes: list[subprocess.Popen[bytes]] = []
        self.address = ""

    def __enter__(self) -> Self:
        try:
            self._run("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-jupyter")
            self.address = self._logged(0, _ADDRESS)
            for _ in range(self._workers):
                self._run(
                    "worker", self.address, "--nthreads", "1", "--no-nanny", "--no-dashboard",
                    "--local-directory", str(self._folder),
                )  # fmt: skip
            for number in range(1, len(self._processes)):
                self._logged(number, _REGISTERED)
        except BaseException:
            self.stop()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    @property
    def scheduler(self) -> int:
        """Process number of the scheduler."""
        return self._processes[0].pid

    @property
    def workers(self) -> list[int]:
        """Process numbers of the workers."""
        return [process.pid for process in self._processes[1:]]

    def stop(self) -> None:
        """End all processes."""
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
                    env=os.environ | {"PYTHONPATH": str(ROOT)},
                )
            )

    def _logged(self, number: int, wanted: re.Pattern[str]) -> str:
        """What a process logs once it is so far."""
        log = self._folder / f"{number}.log"
        until = time.monotonic() + _STARTED_SECONDS
        while time.monotonic() < until:
            if found := wanted.search(log.read_text()):
                return found[0]
            time.sleep(0.05)
        raise AssertionError(log.read_text())
