"""The open study as it is edited: images step by step, what it says of itself, and the file of both."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias

from gridlab.app.study import OpenStudy, save_study
from gridlab.app.study_saving import FilePending, described
from gridlab.app.study_view import StudyView
from gridlab.app.uses import EVERYTHING, Changed, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.history import Edits, History
from gridlab.domain.images import Image, edited
from gridlab.domain.study import Study
from gridlab.gui.background import Background
from gridlab.gui.kit.document import EditedDocument, Step
from gridlab.gui.study.control import StudyControl

Images: TypeAlias = tuple[Image, ...]
Stepped: TypeAlias = tuple[Edits[Images], Images | None, Images]
WORK = "edit images"


class StudyDocument(EditedDocument[Images]):
    """study.json as a document: edits show at once and are saved by themselves.

    The history is that of the images; texts are undone where they are edited. Steps of images are worked out
    one after the other, off the window's thread: one may change 100,000. is_text: the last edit was of texts.
    """

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__("save study", background, studies)
        self._background = background
        self._studies = studies
        self._steps: deque[Step[Images]] = deque()
        self._begun: Step[Images] | None = None
        self._then: list[Callable[[], None]] = []
        self._folder: object = None
        self._pending: FilePending[Study] | None = None
        self.is_text = False
        self.saver.hurry = self._finish_steps
        self.saver.saved.connect(lambda _text: self._act())
        self.saver.failed.connect(self._then.clear)
        studies.changed.connect(self._changed)
        studies.closed.connect(lambda: self._begin(None))
        studies.written.connect(self._written)

    def push(self, step: Step[Images]) -> None:
        self._steps.append(step)
        self.is_text = False
        self._next()

    def describe(self, wanted: Mapping[str, Any]) -> None:
        """Change title, rule or metadata; they are saved a moment later."""
        view = self._studies.view
        if view is not None:
            self.is_text = True
            self._show(described(view.open.study, wanted))
            self.saver.soon()

    def when_saved(self, act: Callable[[], None]) -> None:
        """Do something that needs the file as the view is: now, or once it is saved; not if that fails."""
        self._then.append(act)
        self.saver.now()
        self._act()

    def _act(self) -> None:
        while self._then and not self.saver.dirty:
            self._then.pop(0)()

    def _show(self, study: Study) -> None:
        view = self._studies.view
        if view is not None:
            self._studies.swap_study(replace(view.open, study=study), written=False)

    def _images(self) -> Images:
        view = self._studies.view
        return view.open.study.images if view is not None else ()

    def _next(self) -> None:
        if self._begun is not None or not self._steps or self._pending is None:
            return
        step = self._begun = self._steps.popleft()
        history, images = self.history, self._images()
        self._background.start(
            WORK,
            plain(lambda: _worked_out(step, history, images)),
            done=lambda result: self._took(images, result),
            failed=self._not_worked_out,
        )

    def _took(self, worked_on: Images, result: Stepped) -> None:
        self._take(worked_on, result)
        self.saver.now()
        self._next()
        self._act()

    def _take(self, worked_on: Images, result: Stepped) -> None:
        self._begun = None
        view = self._studies.view
        if view is None:
            return
        history, wanted, images = result
        if wanted:
            if self._images() is not worked_on:
                images = edited(self._images(), wanted)  # images came in meanwhile
            self._show(replace(view.open.study, images=images))
        self.keep(history)

    def _not_worked_out(self, error: GridLabError) -> None:
        self._begun = None
        if self._pending is not None:
            self._pending.fail(error)
        self.saver.tell()

    def _finish_steps(self) -> None:
        """Work out what waits at once, as the program ends."""
        self._background.cancel(WORK)
        steps = [self._begun] if self._begun is not None else []
        for step in (*steps, *self._steps):
            self._take(self._images(), _worked_out(step, self.history, self._images()))
        self._steps.clear()

    def _changed(self, view: StudyView, kinds: frozenset[Changed]) -> None:
        """A study was opened or read again: what it says is what counts."""
        if kinds == EVERYTHING:
            self._begin(view.open)

    def _begin(self, opened: OpenStudy | None) -> None:
        """Let go of what waits; the history stays where the same study was read again."""
        self._background.cancel(WORK)
        self._begun = None
        self._steps.clear()
        self._then.clear()
        self._pending = self._pending_of(opened) if opened is not None else None
        self.saver.begin(self._pending)
        folder = opened.folder if opened is not None else None
        is_same, self._folder = self._folder == folder, folder
        self.keep(self.history if is_same else History(None))

    def _pending_of(self, opened: OpenStudy) -> FilePending[Study]:
        def now() -> Study:
            return self._studies.view.open.study if self._studies.view is not None else opened.study

        def save(was: Study, wanted: Study) -> Study:
            return save_study(replace(opened, study=was), wanted).study

        return FilePending(
            opened.study, now, self._show, save, lambda: self._begun is not None or bool(self._steps)
        )

    def _written(self, opened: OpenStudy) -> None:
        if self._pending is not None:
            self._pending.take_written(opened.study)


def _worked_out(step: Step[Images], history: Edits[Images], images: Images) -> Stepped:
    history, wanted = step(history, images)
    return history, wanted, edited(images, wanted) if wanted else images
