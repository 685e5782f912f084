"""Saves edits of designs a moment after they are made, and adds, copies, renames and deletes designs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal

from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background, plain
from gridlab.gui.pages.design import work
from gridlab.gui.study.control import StudyControl

SETTLE_MS = 400


class DesignControl(QObject):
    """Edits show at once and are saved by themselves; one save runs at a time, the latest edit wins.

    Signals: saved(text), unsaved(error), done(name) after a design was made or renamed, failed(error).
    """

    saved = Signal(str)
    unsaved = Signal(object)
    done = Signal(str)
    failed = Signal(object)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies
        self._waiting: dict[str, Design] = {}
        self._saving = ""
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.save_now)

    @property
    def dirty(self) -> bool:
        """Whether an edit is not saved yet."""
        return bool(self._waiting or self._saving)

    def edit(self, design: Design) -> None:
        """Take an edited design into the view and save it a moment later."""
        self._studies.swap_design(design)
        self._waiting[design.name] = design
        self._settle.start()

    def save_now(self) -> None:
        """Save what waits, without the moment; also what could not be saved before."""
        self._settle.stop()
        view = self._studies.view
        if self._saving or not self._waiting or view is None:
            return
        name, design = next(iter(self._waiting.items()))
        del self._waiting[name]
        self._saving = name
        self._background.start(
            "save design",
            plain(work.saved(view.open, design)),
            done=lambda kept: self._saved(design, kept),
            failed=lambda error: self._unsaved(design, error),
        )

    def save_and_wait(self) -> GridLabError | None:
        """Save what waits before the window closes; the error where that fails."""
        self._settle.stop()
        view = self._studies.view
        waiting = list(self._waiting.values())
        self._waiting.clear()
        for design in waiting if view is not None else ():
            assert view is not None
            try:
                work.saved(view.open, design)()
            except GridLabError as error:
                self._waiting[design.name] = design
                return error
        return None

    def add(self, gallery_name: str) -> None:
        """Copy a design of the gallery into the study."""
        self._act(lambda study: work.added(study, gallery_name))

    def duplicate(self, name: str) -> None:
        """Copy a design under the next free name."""
        self._act(lambda study: work.duplicated(study, name))

    def rename(self, name: str, new: str) -> None:
        """Give a design another name."""
        self._act(lambda study: work.renamed(study, name, new))

    def delete(self, name: str) -> None:
        """Remove a design."""
        self._act(lambda study: work.deleted(study, name))

    def _act(self, make: Callable[..., Callable[[], Design | None]]) -> None:
        view = self._studies.view
        if view is None:
            return
        failure = self.save_and_wait()
        if failure is not None:
            self.unsaved.emit(failure)
            return
        self._background.start(
            "designs act", plain(make(view.open)), done=self._acted, failed=self.failed.emit
        )

    def _acted(self, design: Design | None) -> None:
        self._studies.reread_designs()
        self.done.emit(design.name if design is not None else "")

    def _saved(self, asked: Design, kept: Design) -> None:
        self._saving = ""
        self.saved.emit(f"Saved {datetime.now():%H:%M}")
        if kept.name != asked.name:
            later = self._waiting.pop(asked.name, None)
            if later is not None:
                self._waiting[kept.name] = replace(later, name=kept.name)
            self._studies.reread_designs()
            self.done.emit(kept.name)
        if self._waiting:
            self.save_now()

    def _unsaved(self, design: Design, error: GridLabError) -> None:
        self._saving = ""
        self._waiting.setdefault(design.name, design)
        self.unsaved.emit(error)
