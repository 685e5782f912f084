"""Saves a session's steps one after the other on the writing thread, again and elsewhere where that fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.gui.session.writer import WritingThread

if TYPE_CHECKING:
    from gridlab.app.session.runner import SessionRunner, Step


class StepSaving(QObject):
    """saved: a step is durable and the runner has moved on. failed: it is not, and stays pending. bug: why,
    where nobody expected it."""

    saved = Signal(object)
    failed = Signal(object)
    bug = Signal(object)

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
