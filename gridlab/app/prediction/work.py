"""Where the simulations run: in this process, in processes on all cores, or on a dask cluster."""

from __future__ import annotations

import contextlib
import logging
import os
import signal
import sys
import threading
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from types import FrameType
from typing import Any, Protocol, TypeVar

from gridlab.app.prediction.plan import method_digest
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel
from gridlab.domain.said import Said, say, verbatim

Item = TypeVar("Item")
Result = TypeVar("Result")

CONNECT_SECONDS = 5.0
_LOOK_SECONDS = 0.2
AHEAD = 1
"""Tasks that each worker is given beyond the one it does."""
_TALKING = ("distributed", "tornado", "asyncio")


class Cluster:
    """The workers of a dask cluster."""

    def __init__(self, client: Any, cancel: Cancel) -> None:
        self._client = client
        self._cancel = cancel

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[int, Result]]:
        ahead = (AHEAD + 1) * max(sum(self._threads().values()), 1)
        waiting = iter(enumerate(items))
        running: dict[Any, int] = {}
        try:
            while True:
                while len(running) < ahead and (task := next(waiting, None)) is not None:
                    running[self._client.submit(work, task[1], pure=False)] = task[0]
                if not running:
                    return
                self._cancel.raise_if_set()
                for future in self._done(list(running)):
                    yield running.pop(future), self._result(future)
        finally:
            with contextlib.suppress(*_LOST):
                self._client.cancel(list(running))

    def _done(self, running: Sequence[Any]) -> list[Any]:
        """Those that are done, after a short while at most.

        Raises where the cluster has gone; a worker that is lost alone is made up for by the others.
        """
        from distributed import wait

        if self._client.status != "running" or not self._threads():
            raise _gone()
        try:
            with contextlib.suppress(TimeoutError), self._client.as_current():
                wait(running, timeout=_LOOK_SECONDS, return_when="FIRST_COMPLETED")
        except _LOST:
            raise _gone() from None
        return [future for future in running if future.done()]

    def _threads(self) -> dict[str, int]:
        try:
            return dict(self._client.nthreads())
        except _LOST:
            raise _gone() from None

    def _result(self, future: Any) -> Any:
        """What a task gave, or what it raised."""
        from distributed import KilledWorker

        if future.status not in ("finished", "error"):  # cancelled or lost, as nobody here would
            raise _gone()
        try:
            return future.result()
        except KilledWorker:
            raise GridLabError(
                say("Several workers of the cluster died of the same simulation."),
                safe=say("What was simulated so far is kept."),
                todo=say("Give the workers more memory, or ask for fewer images."),
            ) from None
        except _LOST:
            raise _gone() from None


# What dask raises where a scheduler does not answer any more: the first is a closed connection too.
_LOST = (OSError, CancelledError)


def _gone() -> GridLabError:
    return GridLabError(
        say("The cluster is gone: it has no workers left."),
        safe=say("What was simulated so far is kept."),
        todo=say("Start it again and repeat the command."),
    )


@contextlib.contextmanager
def _silence() -> Iterator[None]:
    """Nothing that dask logs reaches a person meanwhile: what matters of it is raised."""
    loggers = [logging.getLogger(name) for name in _TALKING]
    loggers += [
        logging.getLogger(name) for name in logging.root.manager.loggerDict if name.startswith(_TALKING)
    ]
    before = [(each, each.disabled) for each in loggers]
    for each in loggers:
        each.disabled = True
    try:
        yield
    finally:
        for each, disabled in before:
            each.disabled = disabled


@contextlib.contextmanager
def connected(address: str) -> Iterator[Any]:
    """A client of the scheduler at `address`, all of whose workers have this version of the method."""
    try:
        from distributed import Client
    except ImportError:
        raise GridLabError(
            say("A cluster needs dask.distributed, which isn't installed."),
            todo=say('Install it with `pip install "gridlab[cluster]"`, or leave --cluster out.'),
            safe=say("Nothing was changed."),
        ) from None
    try:
        _ask_scheduler(address)
        client: Any = Client(address, timeout=CONNECT_SECONDS, set_as_default=False)
    except Exception as error:  # whatever answers there may not be a scheduler, so anything may come back
        raise GridLabError(
            say("No dask scheduler answers at {address}: {error}.", address=address, error=_why(error)),
            safe=say("Nothing was simulated."),
            todo=say(
                "Give the address that the scheduler shows when it starts, such as tcp://10.0.0.5:8786."
            ),
        ) from None
    with _silence():
        try:
            try:
                _check_workers(client, address)
            except _LOST:
                raise _gone() from None
            yield client
        finally:
            client.close(timeout=CONNECT_SECONDS)


def _ask_scheduler(address: str) -> None:
    """Raise unless a scheduler is there: a client that finds none takes ten seconds more to be gone."""
    import asyncio

    from distributed import rpc
    from distributed.security import Security

    async def ask() -> None:
        known = Security().get_connection_args("client")
        async with rpc(address, timeout=CONNECT_SECONDS, connection_args=known) as scheduler:
            found = await asyncio.wait_for(scheduler.identity(), CONNECT_SECONDS)
        if found.get("type") != "Scheduler":
            raise ValueError("something else does")

    asyncio.run(ask())


def _check_workers(client: Any, address: str) -> None:
    with contextlib.suppress(TimeoutError):
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    if not client.nthreads():
        raise GridLabError(
            say("The cluster at {address} has no workers.", address=address),
            safe=say("Nothing was changed."),
            todo=say("Start workers, then repeat the command."),
        )
    answers = client.run(method_digest, on_error="return")
    own = _own_digest()
    others = [worker for worker, digest in answers.items() if digest != own]
    if others:
        raise GridLabError(
            say(
                "{count} of {total} workers of the cluster don't have this version of GridLab with "
                "the same numpy and scipy. The first is {first}.",
                count=len(others),
                total=len(answers),
                first=others[0],
            ),
            safe=say("Nothing was simulated."),
            todo=say("Install the same versions on all machines."),
        )


def _own_digest() -> str:
    return method_digest()


def _why(error: BaseException) -> Said:
    if isinstance(error, OSError):  # a timeout is one too
        return say("nobody answers within {connect_seconds:.0f} s", connect_seconds=CONNECT_SECONDS)
    if isinstance(error, ValueError) and str(error):
        return verbatim(str(error).splitlines()[0].rstrip("."))
    return say("what answers is no scheduler")


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
    cancel = cancel or Cancel()
    if cluster is not None:
        with connected(cluster) as client:
            yield Cluster(client, cancel)
        return
    if workers is not None and workers < 1:
        raise GridLabError(
            say("{workers} workers aren't possible.", workers=workers),
            todo=say("Ask for at least 1."),
            safe=say("Nothing was changed."),
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

    def __init__(self, cancel: Cancel) -> None:
        self._cancel = cancel

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[int, Result]]:
        for index, item in enumerate(items):
            self._cancel.raise_if_set()
            yield index, work(item)


class _Processes:
    """Processes of this machine, by joblib."""

    def __init__(self, count: int, cancel: Cancel) -> None:
        self._count = count
        self._cancel = cancel

    def each(self, work: Callable[[Item], Result], items: Sequence[Item]) -> Iterator[tuple[int, Result]]:
        from joblib import Parallel, delayed
        from joblib.externals.loky.process_executor import BrokenProcessPool

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
        except BrokenProcessPool as error:
            raise GridLabError(
                say("A process that simulated studies was ended from outside."),
                safe=say("What was simulated before is kept."),
                todo=say("Memory probably ran out. Ask for fewer images or dimensions, or use one worker."),
            ) from error
        finally:
            with warnings.catch_warnings():
                # That an interruption throws work away need not be said.
                warnings.filterwarnings("ignore", message=".*have been (cancelled|successfully)")
                if results is not None:
                    results.close()
        self._cancel.raise_if_set()

    def _until_cancelled(self, items: Sequence[Item]) -> Iterator[tuple[int, Item]]:
        for index, item in enumerate(items):
            if self._cancel.is_set():
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
