"""Runs uses for a page: in the background, with progress and Cancel, and says what came of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from gridlab.app.uses import Changed, Outcome, Use
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.kit.messages import Actions, MessageBar, ProgressRow
from gridlab.gui.look.saying import told

T = TypeVar("T")


class Uses(QObject):
    """One use at a time, under a key of its own: a further one takes the place of that which runs.

    reread: reads again what a use changed. progress: the row that shows what is done and how far it is; its
    Cancel stops the use. messages: where outcomes and errors are told. Without them nothing is shown, and
    `done` and `failed` have the last word.
    Signal: busy_changed(whether a use runs).
    """

    busy_changed = Signal(bool)

    def __init__(
        self,
        key: str,
        background: Background,
        reread: Callable[[frozenset[Changed]], object] | None = None,
        *,
        progress: ProgressRow | None = None,
        messages: MessageBar | None = None,
        cancelled: Callable[[], object] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._key = key
        self._background = background
        self._reread = reread
        self._progress = progress
        self._messages = messages
        self._cancelled = cancelled
        if progress is not None:
            progress.cancel_requested.connect(self.cancel)

    @property
    def busy(self) -> bool:
        """Whether a use runs."""
        return self._background.running(self._key)

    def run(
        self,
        use: Use[T],
        *,
        done: Callable[[T], object] | None = None,
        failed: Callable[[GridLabError], object] | None = None,
        actions: Callable[[T], Actions] | None = None,
        remedy: Actions = (),
    ) -> None:
        """Begin a use; then, unless it was cancelled: reread what it changed, say what came of it, `done`.

        failed: told of an error in place of the message bar. actions: buttons beside what is said. remedy:
        those beside an error.
        """

        def over(result: T) -> None:
            self._end()
            if use.changed and self._reread is not None:
                self._reread(use.changed)
            said = use.says(result)
            if said is not None:
                self.say(said, actions(result) if actions is not None else ())
            if done is not None:
                done(result)

        def fault(error: GridLabError) -> None:
            self._end()
            if failed is not None:
                failed(error)
            elif self._messages is not None:
                self._messages.say_error(error, actions=remedy)

        if self._messages is not None:
            self._messages.clear()
        if self._progress is not None:
            self._progress.begin(told(use.what))
        self.busy_changed.emit(True)
        advance = self._progress.advance if self._progress is not None else None
        self._background.start(self._key, use.work, done=over, failed=fault, progress=advance)

    def say(self, said: Outcome, actions: Actions = ()) -> None:
        """Tell an outcome where the page tells them."""
        if self._messages is not None:
            self._messages.say(said.kind, said.what, said.rest, actions=actions)

    def cancel(self) -> None:
        """Stop the use that runs; nothing more is heard of it."""
        self._background.cancel(self._key)
        self._end()
        if self._cancelled is not None:
            self._cancelled()

    def _end(self) -> None:
        if self._progress is not None:
            self._progress.hide()
        self.busy_changed.emit(False)
