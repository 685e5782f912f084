"""The open study as it is edited: images step by step with undo, what it says of itself, and its file."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, Signal

from gridlab.app.study import OpenStudy
from gridlab.app.study_saving import StudyPending, described
from gridlab.app.study_view import StudyView
from gridlab.app.uses import EVERYTHING, Changed, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image, ImageEdit, ImageHistory, edited
from gridlab.gui.background import Background
from gridlab.gui.kit.document import Saver
from gridlab.gui.look.saying import told
from gridlab.gui.study.control import StudyControl

Step = Callable[[ImageHistory, Sequence[Image]], tuple[ImageHistory, ImageEdit | None]]
Stepped = tuple[ImageHistory, ImageEdit | None, tuple[Image, ...]]
WORK = "edit images"


class StudyDocument(QObject):
    """study.json as a document: edits show at once and are saved by themselves.

    Steps of images are worked out one after the other, off the window's thread: one may change 100,000.
    Signals: stepped(undo name, redo name) after the history changed. is_text: the last edit was of texts.
    """

    stepped = Signal(str, str)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies
        self._history = ImageHistory()
        self._steps: deque[Step] = deque()
        self._begun: Step | None = None
        self._typed: dict[str, Any] = {}
        self._then: list[Callable[[], None]] = []
        self._folder: object = None
        self.is_text = False
        self.pending: _Pending | None = None
        self.saver = Saver("save study", background, self)
        self.saver.hurry = self._finish_steps
        self.saver.saved.connect(lambda _text: self._act())
        self.saver.failed.connect(self._then.clear)
        studies.changed.connect(self._changed)
        studies.closed.connect(self._closed)
        studies.written.connect(self._written)

    @property
    def dirty(self) -> bool:
        """Whether an edit is not on the disk yet."""
        return self.saver.dirty

    @property
    def waits(self) -> bool:
        """Whether an edit is not in the view yet."""
        return self._begun is not None or bool(self._steps) or bool(self._typed)

    def apply(self, make: Callable[[Sequence[Image]], ImageEdit]) -> None:
        """Take an edit into the view and save it. make: gives the edit of the images as they then are."""

        def step(history: ImageHistory, now: Sequence[Image]) -> tuple[ImageHistory, ImageEdit | None]:
            edit = make(now)
            return history.with_step(edit), edit

        self._push(step)

    def undo(self) -> None:
        """Take the last step of the images back."""
        self._push(lambda history, _now: history.back())

    def redo(self) -> None:
        """Bring the step back that was undone last."""
        self._push(lambda history, _now: history.forth())

    def describe(self, changes: Mapping[str, Any]) -> None:
        """Change title, rule or metadata; shown elsewhere and saved a moment later, as it is typed."""
        if self.pending is not None:
            self._typed.update(changes)
            self.is_text = True
            self.saver.soon()

    def when_saved(self, act: Callable[[], None]) -> None:
        """Do something that needs the file as the view is: now, or once it is saved; not if that fails."""
        self._then.append(act)
        self.saver.now()
        self._act()

    def take_typed(self) -> None:
        """Take what was typed into the view."""
        view, changes = self._studies.view, self._typed
        if view is not None and changes:
            self._typed = {}
            self._studies.swap_study(
                replace(view.open, study=described(view.open.study, changes)), written=False
            )

    def _act(self) -> None:
        while self._then and not self.dirty:
            self._then.pop(0)()

    def _images(self) -> tuple[Image, ...]:
        view = self._studies.view
        return view.open.study.images if view is not None else ()

    def _push(self, step: Step) -> None:
        self._steps.append(step)
        self.is_text = False
        self._next()

    def _next(self) -> None:
        if self._begun is not None or not self._steps or self.pending is None:
            return
        step = self._begun = self._steps.popleft()
        history, images = self._history, self._images()
        self._background.start(
            WORK,
            plain(lambda: _worked_out(step, history, images)),
            done=lambda result: self._took(images, result),
            failed=self._not_worked_out,
        )

    def _took(self, worked_on: tuple[Image, ...], result: Stepped) -> None:
        self._take(worked_on, result)
        self.saver.now()
        self._next()
        self._act()

    def _take(self, worked_on: tuple[Image, ...], result: Stepped) -> None:
        self._begun = None
        view = self._studies.view
        if view is None:
            return
        self._history, edit, images = result
        if edit is not None and edit.after:
            if self._images() is not worked_on:
                images = edited(self._images(), edit)  # images came in meanwhile
            study = replace(view.open.study, images=images)
            self._studies.swap_study(replace(view.open, study=study), written=False)
        self.stepped.emit(told(self._history.undo_name), told(self._history.redo_name))

    def _not_worked_out(self, error: GridLabError) -> None:
        self._begun = None
        if self.pending is not None:
            self.pending.fail(error)
        self.saver.tell()

    def _finish_steps(self) -> None:
        """Work out what waits at once, as the program ends."""
        self._background.cancel(WORK)
        steps = [self._begun] if self._begun is not None else []
        for step in (*steps, *self._steps):
            self._take(self._images(), _worked_out(step, self._history, self._images()))
        self._steps.clear()

    def _changed(self, view: StudyView, kinds: frozenset[Changed]) -> None:
        """A study was opened or read again: what it says is what counts."""
        if kinds == EVERYTHING:
            self._forget()
            self.pending = _Pending(self, view.open, self._studies)
            self.saver.begin(self.pending)
            if self._folder != view.open.folder:
                self._folder = view.open.folder
                self._history = ImageHistory()
            self.stepped.emit(told(self._history.undo_name), told(self._history.redo_name))

    def _written(self, opened: OpenStudy) -> None:
        if self.pending is not None:
            self.pending.take_written(opened)

    def _closed(self) -> None:
        self._forget()
        self._folder = self.pending = None
        self.saver.begin(None)
        self._history = ImageHistory()
        self.stepped.emit("", "")

    def _forget(self) -> None:
        self._background.cancel(WORK)
        self._begun = None
        self._steps.clear()
        self._typed.clear()
        self._then.clear()


class _Pending(StudyPending):
    """study.json, with what is still being worked out or typed."""

    def __init__(self, document: StudyDocument, opened: OpenStudy, studies: StudyControl) -> None:
        def now() -> OpenStudy:
            return studies.view.open if studies.view is not None else opened

        super().__init__(opened, now, partial(studies.swap_study, written=False))
        self._document = document

    @property
    def dirty(self) -> bool:
        return self._document.waits or self.is_ahead

    def next_job(self, *, again: bool) -> Callable[[], OpenStudy] | None:
        self._document.take_typed()
        return super().next_job(again=again)


def _worked_out(step: Step, history: ImageHistory, images: tuple[Image, ...]) -> Stepped:
    history, edit = step(history, images)
    return history, edit, edited(images, edit) if edit is not None and edit.after else images
