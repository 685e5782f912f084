"""What is edited and saved by itself: documents, the one saver behind them, and who asks them all."""

from __future__ import annotations

import time
from abc import abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, Protocol, TypeAlias, TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Signal

from gridlab.app.uses import plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.history import Edit, Edits, History, grown, stepped_back, stepped_forth
from gridlab.gui.background import Background, pause
from gridlab.gui.look.language import translate
from gridlab.gui.look.saying import told

V = TypeVar("V")
Step: TypeAlias = Callable[[Edits[V], V], tuple[Edits[V], V | None]]
"""From the history and the value as it is: the history after the step, and the parts that are wanted then."""
SETTLE_MS = 400
WAIT_S = 10.0


class Pending(Protocol):
    """What of a document waits to be written; knows no Qt. One job is out at a time."""

    @property
    def dirty(self) -> bool:
        """Whether anything is not known to be on the disk."""

    @property
    def problem(self) -> GridLabError | None:
        """Why something cannot be saved without being told how; None where nothing is stuck."""

    def next_job(self, *, again: bool) -> Callable[[], Any] | None:
        """The next thing to write, as a function for the background; again: also what failed before."""

    def finish(self, result: Any) -> None:
        """Take in what the job gave."""

    def fail(self, error: GridLabError) -> None:
        """Take in that the job failed."""


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is to follow once all is saved, and what the button for doing it all the same says."""

    then: Callable[[], None]
    text: str


class Saver(QObject):
    """Saves a document a moment after each edit, one job at a time, in the background; the latest edit wins.

    Signals: saved(text) when all is saved; failed(): something is stuck, `problem` says why; finished() after
    each job; stuck(Leaving): what was to follow waits, as something cannot be saved. hurry: works out at once
    what the document is still at, as the program ends. is_out: a job is being written now; what is read
    beside it tells nothing.
    """

    saved = Signal(str)
    failed = Signal()
    finished = Signal()
    stuck = Signal(Leaving)

    def __init__(self, key: str, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._key = key
        self._background = background
        self._pending: Pending | None = None
        self.is_out = False
        self._again = False
        self._leaving: Leaving | None = None
        self.hurry: Callable[[], None] = lambda: None
        self._settle = pause(self, SETTLE_MS, self.now)

    @property
    def dirty(self) -> bool:
        """Whether an edit is not saved yet."""
        return self.is_out or bool(self._pending is not None and self._pending.dirty)

    @property
    def problem(self) -> GridLabError | None:
        """Why something is stuck; None where nothing is."""
        return self._pending.problem if self._pending is not None else None

    def begin(self, pending: Pending | None) -> None:
        """Save this from now on; None: nothing is open."""
        self._settle.stop()
        self._background.cancel(self._key)
        self._pending, self.is_out, self._leaving = pending, False, None

    def soon(self) -> None:
        """Save a moment from now, so that typing is not saved letter by letter."""
        self._settle.start()

    def now(self) -> None:
        """Save what waits, without the moment; also what could not be saved before."""
        self._settle.stop()
        self._again = True
        if not self.is_out:
            self._next()

    def settle(self, leaving: Leaving) -> None:
        """Save all, then go on; where that fails `stuck` is told."""
        if not self.dirty:
            leaving.then()
            return
        self._leaving = leaving
        self.now()

    def wait(self) -> None:
        """Save what waits before the program ends, in its last moment."""
        self._settle.stop()
        end = time.monotonic() + WAIT_S
        while self.is_out and time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)
        self.hurry()
        pending = self._pending
        if pending is None or self.is_out:
            return
        job = pending.next_job(again=True)
        while job is not None:
            try:
                pending.finish(job())
            except GridLabError as error:
                pending.fail(error)
            job = pending.next_job(again=False)

    def tell(self) -> None:
        """Tell again what cannot be saved."""
        if self.problem is not None:
            self.failed.emit()

    def _next(self) -> None:
        pending, again, self._again = self._pending, self._again, False
        if pending is None:
            return
        job = pending.next_job(again=again)
        if job is None:
            self._all_done(pending)
            return
        self.is_out = True
        self._background.start(
            self._key,
            plain(job),
            done=lambda result: self._ended(pending, lambda: pending.finish(result)),
            failed=lambda error: self._ended(pending, lambda: pending.fail(error)),
        )

    def _ended(self, pending: Pending, take_in: Callable[[], None]) -> None:
        take_in()
        if pending is not self._pending:
            return
        self.is_out = False
        self.finished.emit()
        if not self.is_out:
            self._next()

    def _all_done(self, pending: Pending) -> None:
        if pending.problem is None and pending.dirty:
            return  # something is still being worked out, and asks to be saved then
        leaving, self._leaving = self._leaving, None
        if pending.problem is not None:
            self.failed.emit()
            if leaving is not None:
                self.stuck.emit(leaving)
        else:
            self.saved.emit(translate("Design", "Saved {time}").format(time=f"{datetime.now():%H:%M}"))
            if leaving is not None:
                leaving.then()


class Document(QObject):
    """What is edited by named steps and saved by itself: it has one history and one saver.

    key: names its saves in the background. Signals: stepped(undo name, redo name) after the history changed.
    """

    stepped = Signal(str, str)

    def __init__(self, key: str, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self.saver = Saver(key, background, self)

    @property
    @abstractmethod
    def names(self) -> tuple[str, str]:
        """Names of the steps that undo and redo would take, "" for none."""

    @abstractmethod
    def undo(self) -> None:
        """Take the last step back."""

    @abstractmethod
    def redo(self) -> None:
        """Bring the step back that was undone last."""

    def tell_steps(self) -> None:
        """Tell what undo and redo would do now."""
        undo, redo = self.names
        self.stepped.emit(told(undo), told(redo))


class EditedDocument(Document, Generic[V]):
    """A document that is not kept whole: its history is of edits."""

    def __init__(self, key: str, background: Background, parent: QObject) -> None:
        super().__init__(key, background, parent)
        self.history: Edits[V] = History(None)

    @property
    def names(self) -> tuple[str, str]:
        return self.history.undo_name, self.history.redo_name

    @abstractmethod
    def push(self, step: Step[V]) -> None:
        """Do a step with the value as it is when the step's turn comes, `keep` the history, and save."""

    def apply(self, make: Callable[[V], Edit[V]]) -> None:
        """Take an edit in. make: gives the edit of the value as it then is."""

        def step(history: Edits[V], now: V) -> tuple[Edits[V], V | None]:
            edit = make(now)
            return grown(history, edit), edit.after

        self.push(step)

    def undo(self) -> None:
        self.push(lambda history, _now: stepped_back(history))

    def redo(self) -> None:
        self.push(lambda history, _now: stepped_forth(history))

    def keep(self, history: Edits[V]) -> None:
        """This is the history from now on."""
        self.history = history
        self.tell_steps()


class Documents:
    """The savers of the window. Whatever leaves the study asks here, and no list of its own.

    tell: tells in the status line what is saved, or with `failed` that it is not.
    """

    def __init__(self, tell: Callable[..., None]) -> None:
        self._tell = tell
        self._savers: list[Saver] = []
        self._commits: list[Callable[[], object]] = []

    def add(self, saver: Saver, ask: Callable[[Leaving], None], commit: Callable[[], object]) -> None:
        """Take a saver in; they are settled in the order in which they came.

        ask: brings up what is stuck where it is told, with the button that leaves all the same. commit: takes
        what was typed and not entered yet.
        """
        self._savers.append(saver)
        saver.stuck.connect(ask)
        saver.saved.connect(self._saved)
        saver.failed.connect(lambda: self._tell(translate("Window", "Not saved"), failed=True))
        self._commits.append(commit)

    @property
    def dirty(self) -> bool:
        """Whether any edit is not saved yet."""
        return any(saver.dirty for saver in self._savers)

    def settle(self, leaving: Leaving) -> None:
        """Save all, one document after the other, then go on; what is left all the same is passed over."""
        self.commit()
        self._settle(leaving, 0)

    def commit(self) -> None:
        """Take everything that was typed and not entered yet."""
        for commit in self._commits:
            commit()

    def _saved(self, text: str) -> None:
        if not any(saver.problem for saver in self._savers):
            self._tell(text)

    def _settle(self, leaving: Leaving, at: int) -> None:
        if at == len(self._savers):
            leaving.then()
        else:
            self._savers[at].settle(Leaving(lambda: self._settle(leaving, at + 1), leaving.text))

    def wait(self) -> None:
        """Save all in the last moment of the program."""
        self.commit()
        for saver in self._savers:
            saver.wait()
