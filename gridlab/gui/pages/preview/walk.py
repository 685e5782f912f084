"""The walk through a HIT that is previewed: the session's own window, nothing recorded."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSize, Signal

from gridlab.app.session.rehearsal import Hit, Rehearsal, hit_of, rehearse
from gridlab.app.study import OpenStudy, check_image_folder
from gridlab.app.uses import Use, Work
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.hit_time import HitTime
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import NOTHING, Said
from gridlab.domain.session import Display
from gridlab.gui.background import Background
from gridlab.gui.kit.uses import Uses
from gridlab.gui.look.language import translate
from gridlab.gui.session.stage import PreviewStage
from gridlab.gui.session.start import display_problem, window_of
from gridlab.gui.session.window import SessionWindow


class PreviewWalk(QObject):
    """arrived: another page's session is on the stage. ended: the annotator's last page was closed.

    failed: the HIT cannot be shown. window: the session's, on the stage.
    """

    arrived = Signal()
    ended = Signal()
    failed = Signal(GridLabError)

    def __init__(self, background: Background, stage: PreviewStage) -> None:
        super().__init__(stage)
        self._background = background
        self._uses = Uses("full preview", background, parent=self)
        self._stage = stage
        self._study: OpenStudy | None = None
        self._display = QSize(1366, 768)
        self.window: SessionWindow | None = None
        self._rehearsal: Rehearsal | None = None

    @property
    def hit(self) -> Hit | None:
        """The HIT that is walked through."""
        return self._rehearsal.hit if self._rehearsal is not None else None

    @property
    def index(self) -> int:
        """Which page of the plan is on the stage."""
        rehearsal = self._rehearsal
        return rehearsal.hit.index_of(rehearsal.runner.page) if rehearsal is not None else 0

    @property
    def session_seconds(self) -> float:
        """The session's time: what was walked through, and what was skipped as it would have taken."""
        return self._rehearsal.runner.time.now() / 1000 if self._rehearsal is not None else 0.0

    @property
    def page_seconds(self) -> float:
        """Time on the page at hand; on a screen since its first paint."""
        if self._rehearsal is None:
            return 0.0
        runner = self._rehearsal.runner
        return (runner.elapsed_ms() or runner.page_ms()) / 1000

    def refusal(self) -> Said:
        """Why no session would start on the display at hand, "" where one would."""
        return display_problem(self.hit.design, self._shown_on()) if self.hit is not None else NOTHING

    def begin(self, study: OpenStudy, design: Design, observed: HitTime | None = None) -> None:
        """Begin with the first page."""
        self.close()
        self._study = study
        measured = observed.seconds_per_screen if observed is not None else None
        display = self._shown_on()

        def work(cancel: Cancel, _progress: Progress) -> Rehearsal:
            check_image_folder(study)
            hit = hit_of(study, design, seconds_per_screen=measured)
            return rehearse(study, hit, display=display, cancel=cancel)

        self._run(work)

    def jump(self, index: int) -> None:
        """Go to another page; everything before it counts as done."""
        hit, study, display = self.hit, self._study, self._shown_on()
        if hit is None or study is None:
            return
        at = max(0, min(index, len(hit.plan) - 1))
        supply = self.window.supply if self.window is not None else None

        def work(cancel: Cancel, _progress: Progress) -> Rehearsal:
            if supply is not None:
                supply.close()  # pictures being made for the page that is left are waited for here
            return rehearse(study, hit, display=display, at=at, cancel=cancel)

        self._run(work)

    def set_display(self, size: QSize) -> None:
        """The display of the sessions that follow; the window on the stage is resized by it."""
        self._display = size

    def close(self) -> None:
        """Leave: the session's window goes, and with it everything that was answered."""
        self._uses.cancel()
        self._drop()
        self._rehearsal = None
        self._study = None

    def _shown_on(self) -> Display:
        return Display(self._display.width(), self._display.height(), 1.0, 60.0)

    def _run(self, work: Work[Rehearsal]) -> None:
        preparing = Use(translate("FullPreview", "Preview"), work)
        self._uses.run(preparing, done=self._take, failed=self.failed.emit)

    def _take(self, rehearsal: Rehearsal) -> None:
        study = self._study
        if study is None:
            return
        self._drop()
        self._rehearsal = rehearsal
        window = window_of(study, rehearsal.runner, rehearsal.clock)
        window.finished.connect(self._finished)
        window.bug.connect(self._background.bug)
        self.window = window
        self._stage.put(window)
        window.start(windowed=True)
        window.ending.close()  # a program that is told to end has nothing to save here
        self.arrived.emit()

    def _finished(self, _code: int) -> None:
        self.ended.emit()

    def _drop(self) -> None:
        window, self.window = self.window, None
        if window is not None:
            self._stage.take()
            window.finished.disconnect(self._finished)
            window.leave()
            window.deleteLater()
