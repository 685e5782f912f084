"""Opens, makes, reads again and closes the study; holds the view that the pages show."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from gridlab.app import opening
from gridlab.app.study import OpenStudy
from gridlab.app.study_view import DesignEntry, StudyView, StudyWish
from gridlab.app.uses import EVERYTHING, Changed, Use, plain
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.look.saying import told
from gridlab.store.images.scan import ScanReport

T = TypeVar("T")


class StudyControl(QObject):
    """The one place that replaces the view: each use case gives a new one, checked before it is swapped in.

    Signals: changed(view, kinds); closed(); began(what), progressed(done, total), ended() of opening or
    making; failed(error); written(study): a use case changed its file; scanned(ScanReport) after images were
    looked at; designs_asked().
    """

    changed = Signal(StudyView, frozenset)
    closed = Signal()
    began = Signal(str)
    progressed = Signal(int, int)
    ended = Signal()
    failed = Signal(GridLabError)
    scanned = Signal(ScanReport)
    designs_asked = Signal()
    written = Signal(OpenStudy)

    def __init__(self, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._background = background
        self._view: StudyView | None = None
        self._keep_designs: Callable[[StudyView], StudyView] = lambda view: view

    @property
    def view(self) -> StudyView | None:
        """The open study as last read, None while none is open."""
        return self._view

    def open(self, folder: Path) -> None:
        """Open a study folder in the background."""
        self._begin(opening.opening(folder), self._opened)

    def create(self, wish: StudyWish) -> None:
        """Make a study from a folder of images in the background."""

        def done(made: tuple[StudyView, ScanReport]) -> None:
            self._opened(made[0])
            self.scanned.emit(made[1])

        self._begin(opening.making(wish), done)

    def make_demo(self, parent: Path) -> None:
        """Make the demo study and open it."""
        self._begin(opening.making_demo(parent), self._opened)

    def _begin(self, use: Use[T], done: Callable[[T], None]) -> None:
        self.began.emit(told(use.what))
        self._background.start(
            "study", use.work, done=done, failed=self._failed, progress=self.progressed.emit
        )

    def cancel(self) -> None:
        """Stop opening or making."""
        self._background.cancel("study")
        self.ended.emit()

    def close(self) -> None:
        """Close the study; nothing is left to save here."""
        self._background.cancel("study")
        self._view = None
        self.closed.emit()

    def reread(self) -> None:
        """Read the whole study again, as after a change from outside."""
        if self._view is not None:
            self.open(self._view.open.folder)

    def reread_kinds(self, kinds: frozenset[Changed]) -> None:
        """Read again what a use changed in the study's folder."""
        if Changed.STUDY in kinds:
            self.reread()
            return
        if Changed.SESSIONS in kinds:
            self.reread_sessions()
        if Changed.DESIGNS in kinds:
            self.reread_designs()

    def swap_study(self, study: OpenStudy, *, written: bool = True) -> None:
        """Show a study whose images or data were changed; written: its file says so already."""
        if written:
            self.written.emit(study)
        self._swap(open=study, kinds=frozenset({Changed.STUDY}))

    def keep_designs(self, keep: Callable[[StudyView], StudyView]) -> None:
        """Let `keep` put the designs as they are edited into every view that was read."""
        self._keep_designs = keep

    def show_designs(self, entries: tuple[DesignEntry, ...]) -> None:
        """Show the designs as they are edited; saving them is another matter."""
        self._swap(designs=entries, kinds=frozenset({Changed.DESIGNS}))

    def reread_designs(self) -> None:
        """Look at the designs' files again, where others may have come."""
        self.designs_asked.emit()

    def reread_sessions(self) -> None:
        """Read the list of sessions again; tells only of what differs."""
        if self._view is None:
            return
        study = self._view.open
        self._background.start(
            "sessions",
            plain(lambda: opening.read_sessions(study)),
            done=self._took_sessions,
            failed=self.failed.emit,
        )

    def _took_sessions(self, rows: Sequence[object]) -> None:
        if self._view is not None and tuple(rows) != self._view.sessions:
            self._swap(sessions=tuple(rows), kinds=frozenset({Changed.SESSIONS}))

    def _swap(self, *, kinds: frozenset[Changed], **parts: object) -> None:
        if self._view is not None:
            self._view = replace(self._view, **parts)  # type: ignore[arg-type]
            self.changed.emit(self._view, kinds)

    def _opened(self, view: StudyView) -> None:
        self._view = self._keep_designs(view)
        self.ended.emit()
        self.changed.emit(self._view, EVERYTHING)

    def _failed(self, error: GridLabError) -> None:
        self.ended.emit()
        self.failed.emit(error)
