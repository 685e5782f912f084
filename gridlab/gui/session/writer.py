"""The one thread that writes a session, so that committing runs beside painting."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gridlab.domain.errors import GridLabError

SWITCH_SECONDS = 0.0005
HEAD_START_SECONDS = 0.0003


class WritingThread(QObject):
    """Runs one piece of writing at a time, and tells the window's thread how it ended.

    Not the window's pool: every access to the session file has to come from one and the same thread.
    """

    _ended = Signal(object, object)

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
                self._ended.emit(failed, error)
            except Exception as error:
                self._ended.emit(bug, error)
            else:
                self._ended.emit(done, None)

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

    @Slot(object, object)
    def _on_ended(self, told: Callable[..., None], error: Exception | None) -> None:
        if self._closed:
            return
        if error is None:
            told()
        else:
            told(error)
