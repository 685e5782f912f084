"""Saves a session's steps one after the other on a writing thread, again and elsewhere where that fails."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner, Step

SWITCH_SECONDS = 0.0005
HEAD_START_SECONDS = 0.0003


class StepSaving(QObject):
    """Makes steps durable on a thread of its own, and tells the window's thread how that ended.

    Not the window's pool: every access to the session file has to come from one and the same thread.
    saved: a step is durable and the runner has moved on. failed: it is not, and stays pending. bug: why,
    where nobody expected it.
    """

    _ended = Signal(Future)

    def __init__(
        self,
        runner: SessionRunner,
        parent: QObject,
        saved: Callable[[Step], None],
        failed: Callable[[GridLabError], None],
        bug: Callable[[BaseException], None],
    ) -> None:
        super().__init__(parent)
        self._runner = runner
        self._saved = saved
        self._failed = failed
        self._bug = bug
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="session")
        # Painting holds Python's lock; between two syncs the writer must not wait 5 ms for it.
        self._interval = sys.getswitchinterval()
        sys.setswitchinterval(SWITCH_SECONDS)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)
        self._closed = False
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
        if not self._closed:
            self._closed = True
            self._pool.shutdown(wait=True)
            sys.setswitchinterval(self._interval)

    def _write(self, work: Callable[[], None]) -> None:
        self._pool.submit(work).add_done_callback(self._ended.emit)
        # Else painting would begin first, and the disk would have nothing to do meanwhile: measured, the two
        # took as long as one after the other.
        time.sleep(HEAD_START_SECONDS)

    @Slot(Future)
    def _on_ended(self, written: Future[None]) -> None:
        step, failure = self.pending, written.exception()
        if self._closed or step is None:
            return
        if failure is None:
            self._runner.complete(step)
            self.pending = None
            self._saved(step)
        elif isinstance(failure, GridLabError):
            self._failed(failure)
        else:
            self._bug(failure)
            self._failed(own_error(failure))


def own_error(bug: BaseException) -> GridLabError:
    """What is said of an exception that nobody expected; its own message may hold answers, and is not."""
    return GridLabError(say("Something went wrong in GridLab ({kind}).", kind=type(bug).__name__))
