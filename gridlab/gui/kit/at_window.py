"""Acts that only the window's thread may do, asked for by work beside it."""

from __future__ import annotations

from concurrent.futures import Future, wait
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from gridlab.domain.progress import Cancel

T = TypeVar("T")
PATIENCE_S = 0.05


class AtWindow(QObject):
    """Lives on the window's thread."""

    _asked = Signal(partial, Future)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._asked.connect(self._do, Qt.ConnectionType.QueuedConnection)

    def do(self, cancel: Cancel, act: partial[T]) -> T:
        """Have an act done on the window's thread, and wait for it; raises what it raises, and Cancelled."""
        made: Future[T] = Future()
        self._asked.emit(act, made)
        while not wait([made], PATIENCE_S).done:
            cancel.raise_if_set()
        return made.result()

    def _do(self, act: partial[Any], made: Future[Any]) -> None:
        try:
            made.set_result(act())
        except Exception as error:
            made.set_exception(error)
