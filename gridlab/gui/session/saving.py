"""Saves a session's steps one after the other on the writing thread, again and elsewhere where that fails."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gridlab.app.session.runner import SessionRunner, Step
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say

SWITCH_SECONDS = 0.0005
HEAD_START_SECONDS = 0.0003


@dataclass(frozen=True, slots=True)
class _End:
    """Who is told how a piece of writing ended."""

    tell: Callable[[], None]


class WritingThread(QObject):
    """Runs one piece of writing at a time, and tells the window's thread how it ended.

    Not the window's pool: every access to the session file has to come from one and the same thread.
    """

    _ended = Signal(_End)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="session")
        # Painting holds Python's lock; between two syncs the writer must not wait 5 ms for it.
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_SECONDS)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._closed = False

    def write(
        self,
        work: Callable[[], object],
        done: Callable[[], None],
        failed: Callable[[GridLabError], None],
        bug: Callable[[Exception], None],
    ) -> None:
        """Do `work` on the writing thread; then `done`, `failed` or `bug` on this object's thread."""

        def run() -> None:
            try:
                work()
            except GridLabError as error:
                self._ended.emit(_End(partial(failed, error)))
            except Exception as error:
                self._ended.emit(_End(partial(bug, error)))
            else:
                self._ended.emit(_End(done))

        self._pool.submit(run)
        # Else painting would begin first, and the disk would have nothing to do meanwhile: measured, the two
        # took as long as one after the other.
        time.sleep(HEAD_START_SECONDS)

    def and_wait(self, work: Callable[[], object]) -> None:
        """Do `work` on the writing thread and wait for it; what it raises comes through."""
        self._pool.submit(work).result()

    def close(self) -> None:
        """Wait for what is being written; nothing is called back afterwards."""
        if not self._closed:
            self._closed = True
            self._pool.shutdown(wait=True)
            sys.setswitchinterval(self._interval)

    @Slot(_End)
    def _on_ended(self, end: _End) -> None:
        if not self._closed:
            end.tell()


class StepSaving(QObject):
    """saved: a step is durable and the runner has moved on. failed: it is not, and stays pending. bug: why,
    where nobody expected it."""

    saved = Signal(Step)
    failed = Signal(GridLabError)
    bug = Signal(BaseException)

    def __init__(self, runner: SessionRunner, parent: QObject) -> None:
        super().__init__(parent)
        self._runner = runner
        self._writer = WritingThread(self)
        self.pending: Step | None = None
        self.moved_to: Path | None = None
        """The file that the session went on in, where it is another than the study's."""

    def save(self, step: Step) -> None:
        """Make a step durable."""
        self.pending = step
        self._write(partial(self._runner.write, step))

    def again(self) -> None:
        """Try the pending step once more."""
        if self.pending is not None:
            self.save(self.pending)

    def elsewhere(self, folder: Path) -> None:
        """Go on in another folder, with the pending step."""
        step = self.pending
        if step is None:
            return

        def move_and_write() -> None:
            try:
                self.moved_to = self._runner.save_elsewhere(folder)
            except GridLabError as error:
                raise GridLabError(error.what, todo=error.todo) from error  # what is safe is known already
            self._runner.write(step)

        self._write(move_and_write)

    def close(self) -> None:
        """Wait for what is being written; nothing is told afterwards."""
        self._writer.close()

    def _write(self, work: Callable[[], object]) -> None:
        self._writer.write(work, self._on_durable, self.failed.emit, self._on_bug)

    def _on_durable(self) -> None:
        step = self.pending
        if step is not None:
            self._runner.complete(step)
            self.pending = None
            self.saved.emit(step)

    def _on_bug(self, error: Exception) -> None:
        self.bug.emit(error)
        self.failed.emit(own_error(error))


def own_error(bug: BaseException) -> GridLabError:
    """What is said of an exception that nobody expected; its own message may hold answers, and is not."""
    return GridLabError(say("GridLab met an error of its own ({kind}).", kind=type(bug).__name__))
