"""Saves the designs a moment after each edit, one file at a time, in the background."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Signal

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.saving import SaveJob, Saving
from gridlab.app.designing.track import Track
from gridlab.app.uses import plain
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.kit.document import Leaving
from gridlab.gui.look.language import translate

if TYPE_CHECKING:
    from gridlab.app.designing.kept import Put
    from gridlab.app.study import OpenStudy

SETTLE_MS = 400
WAIT_S = 10.0


class SaveControl(QObject):
    """One save runs at a time; the latest edit wins.

    Signals: saved(text) when all is saved; failed(track); changed(track): another program changed the file;
    versioned(origin, name): sessions were run meanwhile, the edits became the next version; finished() after
    each save; stuck(Leaving): what was to follow waits, as something cannot be saved.
    """

    saved = Signal(str)
    failed = Signal(object)
    changed = Signal(object)
    versioned = Signal(str, str)
    finished = Signal()
    stuck = Signal(Leaving)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._study: OpenStudy | None = None
        self._saving: Saving | None = None
        self._job: SaveJob | None = None
        self._then: Leaving | None = None
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(SETTLE_MS)
        self._settle.timeout.connect(self.now)

    @property
    def files(self) -> Saving | None:
        """What is to be saved; None while no study is open."""
        return self._saving

    @property
    def dirty(self) -> bool:
        """Whether an edit is not saved yet."""
        return self._job is not None or bool(self._saving is not None and self._saving.dirty)

    @property
    def stamp(self) -> tuple[int, bool]:
        """Changes with every save; files that were read before tell nothing after."""
        return (self._saving.count if self._saving is not None else 0, self._job is not None)

    def begin(self, study: OpenStudy, desk: DesignDesk) -> None:
        """Save what is edited on this desk."""
        self._settle.stop()
        self._study, self._saving, self._job, self._then = study, Saving(desk), None, None

    def end(self) -> None:
        """The study is closed."""
        self._settle.stop()
        self._study = self._saving = self._job = self._then = None

    def soon(self) -> None:
        """Save a moment from now, so that typing is not saved letter by letter."""
        self._settle.start()

    def now(self) -> None:
        """Save what waits, without the moment; also what could not be saved before."""
        self._settle.stop()
        if self._job is None:
            self._next(again=True)

    def settle(self, leaving: Leaving) -> None:
        """Save all, then go on; where that fails `stuck` is told."""
        if not self.dirty:
            leaving.then()
            return
        self._then = leaving
        self.now()

    def wait(self) -> GridLabError | None:
        """Save what waits before the program ends, in its last moment; the first error."""
        self._settle.stop()
        end = time.monotonic() + WAIT_S
        while self._job is not None and time.monotonic() < end:
            QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents, 20)
        if self._saving is None or self._study is None or self._job is not None:
            return None
        job = self._saving.next_job(again=True)
        while job is not None:
            self._saving.finish(job, job.work(self._study)())
            job = self._saving.next_job()
        return next((track.failure for track in self._saving.stuck if track.failure is not None), None)

    def _next(self, *, again: bool) -> None:
        saving, study = self._saving, self._study
        if saving is None or study is None:
            return
        job = self._job = saving.next_job(again=again)
        if job is None:
            self._all_done(saving)
            return
        self._background.start(
            "save design",
            plain(job.work(study)),
            done=lambda put: self._finish(saving, job, put),
            failed=lambda error: self._fail(saving, job, error),
        )

    def _fail(self, saving: Saving, job: SaveJob, error: GridLabError) -> None:
        from gridlab.app.designing.kept import Put

        self._finish(saving, job, Put(job.old, job.old, error))

    def _finish(self, saving: Saving, job: SaveJob, put: Put) -> None:
        saved = saving.finish(job, put)
        if saving is not self._saving:
            return
        self._job = None
        if saved.version:
            self.versioned.emit(saved.name, saved.version)
        self.finished.emit()
        self._next(again=False)

    def tell(self) -> None:
        """Tell again what cannot be saved."""
        for track in self._saving.stuck if self._saving is not None else ():
            (self.changed if track.changed else self.failed).emit(track)

    def _all_done(self, saving: Saving) -> None:
        stuck = saving.stuck
        self.tell()
        then, self._then = self._then, None
        if not stuck:
            self.saved.emit(translate("Design", "Saved {time}").format(time=f"{datetime.now():%H:%M}"))
            if then is not None:
                then.then()
        elif then is not None:
            self.stuck.emit(then)

    def stuck_track(self) -> Track | None:
        """A design that cannot be saved without being told how."""
        found = self._saving.stuck if self._saving is not None else []
        return found[0] if found else None
