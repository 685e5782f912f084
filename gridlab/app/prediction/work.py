"""Where the simulations run: in this process, in processes on all cores, or on a dask cluster."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from types import FrameType
from typing import Protocol, TypeVar

from gridlab.app.prediction.cluster import AHEAD, Cluster, connected
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel
from gridlab.domain.said import say

Item = TypeVar("Item")
Result = TypeVar("Result")


class Workers(Protocol):
    """Does the same for many items, in any order."""

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[int, Result]]:
        """(index of the item, result) as they come. Raises what `work` raises, and Cancelled."""


@contextlib.contextmanager
def open_workers(
    workers: int | None = None, cluster: str | None = None, cancel: Cancel | None = None
) -> Iterator[Workers]:
    """Workers that are gone afterwards, whatever happens.

    workers: how many processes, None as many as there are cores; 1 works in this process. cluster: address of
    a dask scheduler, in their place. Raises GridLabError where it does not answer within CONNECT_SECONDS, has
    no workers, or ones with another version of the method.
    """
    if cluster is not None:
        with connected(cluster) as client:
            yield Cluster(client, cancel)
        return
    if workers is not None and workers < 1:
        raise GridLabError(
            say("{workers} workers cannot work.", workers=workers), todo=say("Ask for at least 1.")
        )
    from joblib import cpu_count

    count = cpu_count() if workers is None else workers
    if count == 1:
        yield _Here(cancel)
        return
    with _processes_that_end():
        yield _Processes(count, cancel)


class _Here:
    """This process, one after the other."""

    def __init__(self, cancel: Cancel | None) -> None:
        self._cancel = cancel

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[int, Result]]:
        for index, item in enumerate(items):
            _look(self._cancel)
            yield index, work(item)


class _Processes:
    """Processes of this machine, by joblib."""

    def __init__(self, count: int, cancel: Cancel | None) -> None:
        self._count = count
        self._cancel = cancel

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[int, Result]]:
        from joblib import Parallel, delayed

        if not items:
            return
        parallel = Parallel(
            n_jobs=min(self._count, len(items)),
            backend="loky",
            batch_size=1,
            pre_dispatch=f"{AHEAD + 1}*n_jobs",
            return_as="generator_unordered",
        )
        results = None
        try:
            with deaf_to_interruptions():
                results = parallel(
                    delayed(_numbered)(work, index, item) for index, item in self._until_cancelled(items)
                )
            # Once it is cancelled no more is begun, and what is being done is waited for: killing processes
            # at work would lose it, and loky does not always bear it.
            for result in results:  # noqa: UP028 - closed below, not by `yield from`
                yield result
        finally:
            with warnings.catch_warnings():
                # That an interruption throws work away need not be said.
                warnings.filterwarnings("ignore", message=".*have been (cancelled|successfully)")
                if results is not None:
                    results.close()
        _look(self._cancel)

    def _until_cancelled(self, items: Sequence[Item]) -> Iterator[tuple[int, Item]]:
        for index, item in enumerate(items):
            if self._cancel is not None and self._cancel.is_set():
                return
            yield index, item


@contextlib.contextmanager
def deaf_to_interruptions() -> Iterator[None]:
    """Processes begun meanwhile do not hear Ctrl+C, which a terminal sends to all: this one ends them.

    Interrupted while Python begins they would print a traceback each. Here it is heard a moment later: a
    process of which nobody knows yet, as it was just being begun, could not be ended.
    """
    if sys.platform == "win32":
        yield
        return
    from multiprocessing import resource_tracker

    resource_tracker.ensure_running()  # which is deaf by itself, and would make this thread hear again
    with _heard_later():
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


@contextlib.contextmanager
def _heard_later() -> Iterator[None]:
    """Ctrl+C that a thread of a library took meanwhile, as this one had blocked it, is heard at the end."""
    hears = signal.getsignal(signal.SIGINT)
    if threading.current_thread() is not threading.main_thread() or not callable(hears):
        yield
        return
    heard: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: heard.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, hears)
        if heard:
            hears(*heard[0])


@contextlib.contextmanager
def _processes_that_end() -> Iterator[None]:
    """Afterwards no process that joblib started is left, and none is waited for that is still busy."""
    from joblib.externals.loky import get_reusable_executor

    kill, usual, told = True, threading.excepthook, os.environ.get("PYTHONWARNINGS")

    def hook(failure: threading.ExceptHookArgs) -> None:
        # When it is interrupted this thread of loky's may find gone what it was about to send.
        if failure.thread is None or failure.thread.name != "ExecutorManagerThread":
            usual(failure)

    threading.excepthook = hook
    # Nor need anyone be told that its helper process had to tidy up after that.
    os.environ["PYTHONWARNINGS"] = ",".join(filter(None, (told, "ignore:resource_tracker")))
    try:
        yield
        kill = False
    finally:
        get_reusable_executor().shutdown(wait=True, kill_workers=kill)
        threading.excepthook = usual
        if told is None:
            del os.environ["PYTHONWARNINGS"]
        else:
            os.environ["PYTHONWARNINGS"] = told


def _numbered(work: Callable[[Item], Result], index: int, item: Item) -> tuple[int, Result]:
    return index, work(item)


def _look(cancel: Cancel | None) -> None:
    if cancel is not None:
        cancel.raise_if_set()
