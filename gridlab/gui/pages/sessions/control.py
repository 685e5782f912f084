"""Starts and resumes sessions in their own window, and tells when they are over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background, Work
from gridlab.gui.pages.sessions.new_session import SessionWish
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.session.start import PreparedSession
    from gridlab.app.study import OpenStudy
    from gridlab.gui.session.window import SessionWindow

KEY = "session"


class UnfinishedSession(GridLabError):
    """A new session was asked for where an unfinished one can be gone on with."""


class SessionControl(QObject):
    """One session at a time: checked in the background, then in a window of its own.

    Signals: working(bool) and progressed(done, total) while images are checked; started(); over(code);
    failed(error, unfinished); bug(exception).
    """

    working = Signal(bool)
    progressed = Signal(int, int)
    started = Signal()
    over = Signal(int)
    failed = Signal(object, bool)
    bug = Signal(object)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies
        self._window: SessionWindow | None = None

    @property
    def window(self) -> SessionWindow | None:
        """The window of the session that runs in this program, if one does."""
        return self._window

    def start(self, wish: SessionWish) -> None:
        """Start or resume a session; nothing is written before everything was found right."""
        view = self._studies.view
        if view is None:
            return
        if self._window is not None:
            self._window.raise_()
            return
        study = view.open
        self.working.emit(True)
        self._background.start(
            KEY,
            prepared(study, wish),
            done=lambda ready: self._begin(study, ready, wish.windowed),
            failed=self._fail,
            progress=self.progressed.emit,
        )

    def cancel(self) -> None:
        """Start nothing."""
        self._background.cancel(KEY)
        self.working.emit(False)

    def close(self) -> None:
        """Close a session's window that is still up; its answers are durable."""
        if self._window is not None:
            self._window.leave()
            self._drop()

    def _begin(self, study: OpenStudy, ready: PreparedSession, windowed: bool) -> None:
        from gridlab.gui.session.start import begin_window

        try:
            window = begin_window(study, ready, windowed=windowed)
        except GridLabError as error:
            self._fail(error)
            return
        self._window = window
        window.finished.connect(self._over)
        window.bug.connect(self.bug)
        window.start(windowed=windowed)
        self.working.emit(False)
        self.started.emit()
        self._studies.reread_sessions()

    def _fail(self, error: GridLabError) -> None:
        self.working.emit(False)
        self.failed.emit(error, isinstance(error, UnfinishedSession))

    def _over(self, code: int) -> None:
        self._drop()
        self._studies.reread_sessions()
        self.over.emit(code)

    def _drop(self) -> None:
        if self._window is not None:
            self._window.deleteLater()
            self._window = None


def prepared(study: OpenStudy, wish: SessionWish) -> Work[PreparedSession]:
    """Work that checks everything a session needs; raises UnfinishedSession where one can be resumed."""

    def work(cancel: Cancel, progress: Progress) -> PreparedSession:
        from gridlab.app.session.returning import earlier_sessions
        from gridlab.app.session.start import prepare_session

        if not (wish.resume or wish.new):
            unfinished = earlier_sessions(study, wish.design, wish.annotator, wish.purpose).unfinished
            if unfinished:
                raise UnfinishedSession(
                    f"{wish.annotator} has an unfinished session of {wish.design}: "
                    f"{unfinished[0].answered} of {unfinished[0].screens} screens are answered.",
                    safe="Its answers are safe.",
                    todo="Resume it, or start a new one.",
                )
        return prepare_session(
            study,
            wish.design,
            wish.annotator,
            purpose=wish.purpose,
            resume=wish.resume,
            new=wish.new,
            progress=progress,
            cancel=cancel,
        )

    return work
