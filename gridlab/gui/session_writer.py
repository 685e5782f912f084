"""The one thread that writes a session, so that committing runs beside painting."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, Qt, Signal, Slot

from gridlab.domain.errors import GridLabError


class WritingThread(QObject):
    """Runs one piece of writing at a time, and tells the window's thread how it ended.

    Not the window's pool: every access to the session file has to come from one and the same thread.
    """

    _ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(1, thread_name_prefix="session")
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

    def and_wait(self, work: Callable[[], object]) -> None:
        """Do `work` on the writing thread and wait for it; what it raises comes through."""
        self._pool.submit(work).result()

    def close(self) -> None:
        """Wait for what is being written; nothing is called back afterwards."""
        self._closed = True
        self._pool.shutdown(wait=True)

    @Slot(object, object)
    def _on_ended(self, told: Callable[..., None], error: Exception | None) -> None:
        if self._closed:
            return
        if error is None:
            told()
        else:
            told(error)
