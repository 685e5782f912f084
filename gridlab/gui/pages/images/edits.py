"""Edits of images show at once, are saved by themselves, and can be undone and redone step by step."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.app.study_view import StudyView
from gridlab.app.uses import Changed, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.image_edit import ImageEdit, ImageHistory, edited
from gridlab.gui.background import Background
from gridlab.gui.look.language import translate
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.domain.images import Image


Step = Callable[[ImageHistory, Sequence["Image"]], tuple[ImageHistory, ImageEdit | None]]


class ImageEdits(QObject):
    """Steps are worked out one after the other, off the window's thread: one may change 100,000 images.

    One save runs at a time and writes the latest images. Until it is done the file is behind the view.
    Signals: saved(text), unsaved(error), stepped(undo name, redo name) after the history changed.
    """

    saved = Signal(str)
    unsaved = Signal(object)
    stepped = Signal(str, str)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies
        self._history = ImageHistory()
        self._steps: deque[Step] = deque()
        self._is_stepping = False
        self._begun: Step | None = None
        self._on_disk: OpenStudy | None = None
        self._saving: tuple[Image, ...] | None = None
        self._then: list[Callable[[], None]] = []
        self._folder: object = None
        studies.changed.connect(self._changed)
        studies.closed.connect(self._closed)

    @property
    def dirty(self) -> bool:
        """Whether an edit is not on the disk yet."""
        return self._on_disk is not None or self._is_stepping or bool(self._steps)

    def apply(self, make: Callable[[Sequence[Image]], ImageEdit]) -> None:
        """Take an edit into the view and save it. make: gives the edit of the images as they then are."""

        def step(history: ImageHistory, now: Sequence[Image]) -> tuple[ImageHistory, ImageEdit | None]:
            edit = make(now)
            return history.with_step(edit), edit

        self._push(step)

    def undo(self) -> None:
        """Take the last step back."""
        self._push(lambda history, _now: history.back())

    def redo(self) -> None:
        """Bring the step back that was undone last."""
        self._push(lambda history, _now: history.forth())

    def save_now(self) -> None:
        """Save what is not saved, also what could not be saved before."""
        view, on_disk = self._studies.view, self._on_disk
        if view is None or on_disk is None or self._saving is not None:
            return
        images = self._saving = view.open.study.images
        self._background.start(
            "save images",
            plain(lambda: _save(on_disk, images)),
            done=self._saved,
            failed=self._unsaved,
        )

    def when_saved(self, act: Callable[[], None]) -> None:
        """Do something that needs the file as the view is: now, or once it is saved; not if that fails."""
        self._then.append(act)
        self.save_now()
        self._act()

    def save_and_wait(self) -> GridLabError | None:
        """Save what is not saved before the window closes; the error where that fails."""
        view = self._studies.view
        if view is None:
            return None
        self._background.cancel("edit images")
        steps, self._is_stepping = ([self._begun] if self._is_stepping and self._begun else []), False
        steps += self._steps
        self._steps.clear()
        for step in steps:
            self._took(view.open.study.images, _worked_out(step, self._history, self._images()), save=False)
        if self._on_disk is None:
            return None
        try:
            _save_after(self._on_disk, self._saving, self._images())
        except GridLabError as error:
            return error
        self._background.cancel("save images")
        self._on_disk = self._saving = None
        return None

    def _images(self) -> tuple[Image, ...]:
        view = self._studies.view
        return view.open.study.images if view is not None else ()

    def _push(self, step: Step) -> None:
        self._steps.append(step)
        self._next()

    def _next(self) -> None:
        if self._is_stepping or not self._steps or self._studies.view is None:
            return
        step = self._begun = self._steps.popleft()
        history, images = self._history, self._images()
        self._is_stepping = True
        self._background.start(
            "edit images",
            plain(lambda: _worked_out(step, history, images)),
            done=lambda result: self._took(images, result),
            failed=self._unsaved,
        )

    def _took(self, worked_on: tuple[Image, ...], result: Stepped, *, save: bool = True) -> None:
        self._is_stepping = False
        view = self._studies.view
        if view is None:
            return
        self._history, edit, images = result
        if edit is not None and edit.after:
            if self._images() is not worked_on:
                images = edited(self._images(), edit)  # images came in meanwhile
            if self._on_disk is None:
                self._on_disk = view.open
            study = replace(view.open.study, images=images)
            self._studies.swap_study(replace(view.open, study=study))
        self.stepped.emit(self._history.undo_name, self._history.redo_name)
        if save:
            self.save_now()
            self._next()
            self._act()

    def _act(self) -> None:
        """Do what waited for the file."""
        while self._then and not self.dirty:
            self._then.pop(0)()

    def _saved(self, kept: OpenStudy) -> None:
        view, written = self._studies.view, self._saving
        self._saving = None
        if view is None or written is None:
            return
        if view.open.study.images is not written:
            self._on_disk = kept
            self.save_now()
            return
        self._on_disk = None
        if replace(kept.study, images=()) != replace(view.open.study, images=()):
            # What another program changed in other fields came in with the save.
            self._studies.swap_study(replace(view.open, study=replace(kept.study, images=written)))
        time = f"{datetime.now():%H:%M}"
        self.saved.emit(translate("Images", "Saved {time}").format(time=time))
        self._act()

    def _unsaved(self, error: GridLabError) -> None:
        self._saving = None
        self._is_stepping = False
        self._then.clear()
        self.unsaved.emit(error)

    def _changed(self, view: StudyView, kinds: frozenset[Changed]) -> None:
        """A study was opened or read again: what it says is what counts."""
        if kinds == frozenset(Changed):
            self._forget()
            if self._folder != view.open.folder:
                self._folder = view.open.folder
                self._history = ImageHistory()
            self.stepped.emit(self._history.undo_name, self._history.redo_name)

    def _closed(self) -> None:
        self._forget()
        self._folder = None
        self._history = ImageHistory()
        self.stepped.emit("", "")

    def _forget(self) -> None:
        for key in ("save images", "edit images"):
            self._background.cancel(key)
        self._on_disk = self._saving = self._begun = None
        self._is_stepping = False
        self._steps.clear()
        self._then.clear()


Stepped = tuple[ImageHistory, ImageEdit | None, tuple["Image", ...]]


def _worked_out(step: Step, history: ImageHistory, images: tuple[Image, ...]) -> Stepped:
    history, edit = step(history, images)
    return history, edit, edited(images, edit) if edit is not None and edit.after else images


def _save(on_disk: OpenStudy, images: tuple[Image, ...]) -> OpenStudy:
    from gridlab.app.image_set import save_images

    return save_images(on_disk, images)


def _save_after(on_disk: OpenStudy, saving: tuple[Image, ...] | None, images: tuple[Image, ...]) -> None:
    """Save; where another save of this window runs, the file may be as that one leaves it."""
    from gridlab.app.study import StudyChanged

    try:
        _save(on_disk, images)
    except StudyChanged:
        if saving is None:
            raise
        _save(replace(on_disk, study=replace(on_disk.study, images=saving)), images)
