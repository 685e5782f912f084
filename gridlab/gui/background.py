"""Background work: pure functions on one thread pool, cancellable, their stale results dropped."""

from __future__ import annotations

import itertools
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from gridlab.app.uses import Work
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.said import say

T = TypeVar("T")
PROGRESS_EVERY_S = 0.05


@dataclass(frozen=True, slots=True)
class _End:
    """How a piece of work ended: with a result, or why it did not."""

    number: int
    result: Any
    failure: BaseException | None


@dataclass(slots=True)
class _Job:
    key: str
    cancel: Cancel
    done: Callable[[Any], None]
    failed: Callable[[GridLabError], None]
    progressed: Callable[[int, int], None] | None


class _Run(QRunnable):
    def __init__(self, number: int, work: Work[Any], cancel: Cancel, owner: Background) -> None:
        super().__init__()
        self._number = number
        self._work = work
        self._cancel = cancel
        self._owner = owner
        self._told = 0.0

    def run(self) -> None:
        result: object = None
        failure: BaseException | None = None
        try:
            self._cancel.raise_if_set()
            result = self._work(self._cancel, self._progress)
        except BaseException as error:
            failure = error
        self._owner.ended.emit(_End(self._number, result, failure))

    def _progress(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._told >= PROGRESS_EVERY_S:
            self._told = now
            self._owner.progressed.emit(self._number, done, total)


class Background(QObject):
    """One thread pool for the whole window.

    Work is a pure function of (cancel, progress) that knows no Qt. Work is started under a key; starting
    again under the same key makes the earlier one stale: it is cancelled and its result dropped.
    Callbacks run on the thread that owns this object. What is neither a GridLabError nor a result is a bug
    and goes to `bug`, which the application turns into a report.
    """

    bug = Signal(BaseException)
    # From the pool's threads to the window's.
    ended = Signal(_End)
    progressed = Signal(int, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(2, min(8, QThreadPool.globalInstance().maxThreadCount())))
        self.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._jobs: dict[int, _Job] = {}
        self._numbers = itertools.count(1)
        self._closed = False

    def start(
        self,
        key: str,
        work: Work[T],
        *,
        done: Callable[[T], None],
        failed: Callable[[GridLabError], None],
        progress: Callable[[int, int], None] | None = None,
        priority: int = 0,
    ) -> None:
        """Run `work` in the pool; then `done(result)` or `failed(error)` here, unless stale by then."""
        if self._closed:
            return
        self.cancel(key)
        number = next(self._numbers)
        cancel = Cancel()
        self._jobs[number] = _Job(key, cancel, done, failed, progress)
        self._pool.start(_Run(number, work, cancel, self), priority)

    def cancel(self, key: str) -> None:
        """Ask the work under this key to stop, and drop whatever it still gives."""
        for job in self._jobs.values():
            if job.key == key:
                job.cancel.set()

    def running(self, key: str) -> bool:
        """Whether work under this key will still call back."""
        return any(job.key == key and not job.cancel.is_set() for job in self._jobs.values())

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits, stale work included."""
        return not self._jobs

    def close(self, wait_ms: int = 10_000) -> bool:
        """Cancel everything and wait for the threads; False when some did not end in time."""
        self._closed = True
        for job in self._jobs.values():
            job.cancel.set()
        ended = self._pool.waitForDone(wait_ms)
        self._jobs.clear()
        return ended

    @Slot(_End)
    def _on_ended(self, end: _End) -> None:
        job, failure = self._jobs.pop(end.number, None), end.failure
        if job is None:
            return
        expected = failure is None or isinstance(failure, GridLabError)
        if not expected:
            self.bug.emit(failure)
        if job.cancel.is_set():
            return
        if failure is None:
            job.done(end.result)
        elif not isinstance(failure, Cancelled):
            job.failed(_told(failure))

    @Slot(int, int, int)
    def _on_progress(self, number: int, done: int, total: int) -> None:
        job = self._jobs.get(number)
        if job is not None and job.progressed is not None and not job.cancel.is_set():
            job.progressed(done, total)


def _told(failure: BaseException) -> GridLabError:
    if isinstance(failure, GridLabError):
        return failure
    return GridLabError(
        say("GridLab met an error of its own."),
        safe=say("What was saved before is safe."),
        todo=say("Please send the report to the people who look after GridLab."),
    )


def pause(parent: QObject, milliseconds: int, act: Callable[[], object]) -> QTimer:
    """A timer that acts once, so long after it was last started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
