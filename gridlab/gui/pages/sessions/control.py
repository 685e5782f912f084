"""Starts and resumes sessions in their own window, and tells when they are over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.app.uses import Work, plain
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import Said
from gridlab.gui.background import Background
from gridlab.gui.look.saying import told
from gridlab.gui.pages.sessions.new_session import SessionWish, UnfinishedSession
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.session.proposal import Proposal
    from gridlab.app.session.start import PreparedSession
    from gridlab.app.study import OpenStudy
    from gridlab.gui.session.window import SessionWindow

KEY = "session"


class SessionControl(QObject):
    """One session at a time: checked in the background, then in a window of its own.

    Signals: working(bool) and progressed(done, total) while images are checked; started(); over(code);
    moved(path): it went on in a file outside the study;
    failed(error, unfinished); proposed(Proposal); noted(warning);
    bug(exception).
    """

    working = Signal(bool)
    progressed = Signal(int, int)
    started = Signal()
    over = Signal(int)
    moved = Signal(object)
    failed = Signal(object, bool)
    proposed = Signal(object)
    noted = Signal(str)
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
        from gridlab.gui.session.start import foreseen_problems

        study, entry = view.open, None if wish.resume else view.entry(wish.design)
        design = entry.design if entry is not None else None
        problems = foreseen_problems(design, windowed=wish.windowed, screen_name=wish.screen)
        self.working.emit(True)
        self._background.start(
            KEY,
            prepared(study, wish, problems),
            done=lambda ready: self._begin(study, ready, wish),
            failed=self._fail,
            progress=self.progressed.emit,
        )

    def propose(self) -> None:
        """Find out who comes next."""
        self._about_codes(lambda _study: None)

    def take_list(self, path: Path) -> None:
        """Keep a list of codes for the study, and propose its first one."""

        def keep(study: OpenStudy) -> None:
            from gridlab.app.session.proposal import take_list

            take_list(study, path)

        self._about_codes(keep)

    def forget_list(self) -> None:
        """Do without the list of codes."""

        def forget(study: OpenStudy) -> None:
            from gridlab.store.planned_codes import keep_codes

            keep_codes(study.study.id, ())

        self._about_codes(forget)

    def _about_codes(self, change: Callable[[OpenStudy], None]) -> None:
        view = self._studies.view
        if view is None:
            return
        study = view.open

        def act() -> Proposal:
            from gridlab.app.session.proposal import propose

            change(study)
            return propose(study)

        self._background.start("proposal", plain(act), done=self.proposed.emit, failed=self._fail)

    def cancel(self) -> None:
        """Start nothing."""
        self._background.cancel(KEY)
        self.working.emit(False)

    def close(self) -> None:
        """Close a session's window that is still up; its answers are durable."""
        if self._window is not None:
            self._window.leave()
            self._drop()

    def _begin(self, study: OpenStudy, ready: PreparedSession, wish: SessionWish) -> None:
        from gridlab.gui.session.start import begin_window

        try:
            window = begin_window(study, ready, windowed=wish.windowed, screen_name=wish.screen)
        except GridLabError as error:
            self._fail(error)
            return
        self._window = window
        window.finished.connect(self._over)
        window.bug.connect(self.bug)
        window.start(windowed=wish.windowed)
        self.working.emit(False)
        self.started.emit()
        if ready.warning:
            self.noted.emit(told(ready.warning))
        self._studies.reread_sessions()

    def _fail(self, error: GridLabError) -> None:
        self.working.emit(False)
        self.failed.emit(error, isinstance(error, UnfinishedSession))

    def _over(self, code: int) -> None:
        moved_to = self._window.conduct.saving.moved_to if self._window is not None else None
        self._drop()
        self._studies.reread_sessions()
        self.over.emit(code)
        if moved_to is not None:
            self.moved.emit(moved_to)

    def _drop(self) -> None:
        if self._window is not None:
            self._window.deleteLater()
            self._window = None


def prepared(study: OpenStudy, wish: SessionWish, problems: tuple[Said, ...] = ()) -> Work[PreparedSession]:
    """Work that checks everything a session needs; raises UnfinishedSession where one can be resumed."""

    def work(cancel: Cancel, progress: Progress) -> PreparedSession:
        from gridlab.app.session.proposal import assign
        from gridlab.app.session.returning import earlier_sessions, unfinished_text
        from gridlab.app.session.start import prepare_session

        design = wish.design or assign(study, wish.among, wish.purpose)
        if not (wish.resume or wish.new):
            unfinished = earlier_sessions(study, design, wish.annotator, wish.purpose).unfinished
            if unfinished and study.study.returning != "new":
                raise UnfinishedSession(
                    unfinished_text(unfinished[0]), allows_new=study.study.returning != "refuse"
                )
        return prepare_session(
            study,
            design,
            wish.annotator,
            purpose=wish.purpose,
            resume=wish.resume,
            session=wish.session,
            new=wish.new or (not wish.resume and study.study.returning == "new"),
            problems=problems,
            progress=progress,
            cancel=cancel,
        )

    return work
