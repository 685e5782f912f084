"""Background work: pure functions on one thread pool, cancellable, their stale results dropped."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, QTimer, Signal, Slot

from gridlab.app.uses import Work
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.said import say

T = TypeVar("T")
PROGRESS_EVERY_S = 0.05


@dataclass(eq=False, slots=True)
class _Job:
    """A piece of work, and how it ended: with a result, or why it did not."""

    key: str
    work: Work[Any]
    done: Callable[[Any], None]
    failed: Callable[[GridLabError], None]
    progressed: Callable[[int, int], None] | None
    cancel: Cancel = field(default_factory=Cancel)
    result: Any = None
    failure: BaseException | None = None


class _Run(QRunnable):
    def __init__(self, job: _Job, owner: Background) -> None:
        super().__init__()
        self._job = job
        self._owner = owner
        self._told = 0.0

    def run(self) -> None:
        job = self._job
        try:
            job.cancel.raise_if_set()
            job.result = job.work(job.cancel, self._progress)
        except BaseException as error:
            job.failure = error
        self._owner.ended.emit(job)

    def _progress(self, done: int, total: int) -> None:
        now = time.monotonic()
        if done >= total or now - self._told >= PROGRESS_EVERY_S:
            self._told = now
            self._owner.progressed.emit(self._job, done, total)


class Background(QObject):
    """One thread pool for the whole window.

    Work is a pure function of (cancel, progress) that knows no Qt. Work is started under a key; starting
    again under the same key makes the earlier one stale: it is cancelled and its result dropped.
    Callbacks run on the thread that owns this object. What is neither a GridLabError nor a result is a bug
    and goes to `bug`, which the application turns into a report.
    """

    bug = Signal(BaseException)
    # From the pool's threads to the window's.
    ended = Signal(_Job)
    progressed = Signal(_Job, int, int)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(max(2, min(8, QThreadPool.globalInstance().maxThreadCount())))
        self.ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self.progressed.connect(self._on_progress, Qt.ConnectionType.QueuedConnection)
        self._jobs: set[_Job] = set()
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
        job = _Job(key, work, done, failed, progress)
        self._jobs.add(job)
        self._pool.start(_Run(job, self), priority)

    def cancel(self, key: str) -> None:
        """Ask the work under this key to stop, and drop whatever it still gives."""
        for job in self._jobs:
            if job.key == key:
                job.cancel.set()

    def running(self, key: str) -> bool:
        """Whether work under this key will still call back."""
        return any(job.key == key and not job.cancel.is_set() for job in self._jobs)

    @property
    def idle(self) -> bool:
        """Whether nothing runs or waits, stale work included."""
        return not self._jobs

    def close(self, wait_ms: int = 10_000) -> bool:
        """Cancel everything and wait for the threads; False when some did not end in time."""
        self._closed = True
        for job in self._jobs:
            job.cancel.set()
        ended = self._pool.waitForDone(wait_ms)
        self._jobs.clear()
        return ended

    @Slot(_Job)
    def _on_ended(self, job: _Job) -> None:
        if job not in self._jobs:
            return
        self._jobs.remove(job)
        failure = job.failure
        if failure is not None and not isinstance(failure, GridLabError):
            self.bug.emit(failure)
            failure = GridLabError(
                say("Something went wrong in GridLab."),
                safe=say("What was saved before is safe."),
                todo=say("Please send the report to the people who look after GridLab."),
            )
        if job.cancel.is_set():
            return
        if failure is None:
            job.done(job.result)
        elif not isinstance(failure, Cancelled):
            job.failed(failure)

    @Slot(_Job, int, int)
    def _on_progress(self, job: _Job, done: int, total: int) -> None:
        if job in self._jobs and job.progressed is not None and not job.cancel.is_set():
            job.progressed(done, total)


def pause(parent: QObject, milliseconds: int, act: Callable[[], object]) -> QTimer:
    """A timer that acts once, so long after it was last started."""
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(act)
    return timer
