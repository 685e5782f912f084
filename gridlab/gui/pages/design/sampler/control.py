"""Counts in the background what a design plans and what was answered, telling partial counts on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gridlab.domain.design import Design
from gridlab.domain.progress import Cancel, Progress
from gridlab.gui.background import Background

if TYPE_CHECKING:
    from gridlab.app.study import OpenStudy
    from gridlab.domain.exposure import Exposure

WORK = "sampler view"
QUESTIONS_WORK = "sampler questions"


@dataclass(frozen=True, slots=True)
class Sampled:
    """What is known so far. whole: everything was counted; else the counting goes on or was stopped."""

    planned: Exposure
    answered: Exposure
    whole: bool


class _Box:
    """What the work has counted so far, read by the window; it needs no lock: whole values are written."""

    def __init__(self) -> None:
        self.stop = Cancel()
        self.planned: Exposure | None = None
        self.answered: Exposure | None = None


class SamplerControl(QObject):
    """counted(Sampled): partial counts, then all. questions(int): different ones expected. failed(error)."""

    counted = Signal(object)
    questions = Signal(int)
    progressed = Signal(int, int)
    failed = Signal(object)

    def __init__(self, background: Background, parent: QObject) -> None:
        super().__init__(parent)
        self._background = background
        self._box = _Box()

    @property
    def running(self) -> bool:
        """Whether it is still counting."""
        return self._background.running(WORK)

    def begin(self, study: OpenStudy, design: Design, assignments: int) -> None:
        """Count anew."""
        box = self._box = _Box()
        self._background.start(
            WORK,
            _counting(study, design, assignments, box),
            done=self.counted.emit,
            failed=self.failed.emit,
            progress=self._progressed,
        )
        self._background.start(
            QUESTIONS_WORK,
            _asking(study, design, assignments),
            done=self.questions.emit,
            failed=lambda _error: None,
        )

    def stop(self) -> None:
        """Keep what was counted until now."""
        self._box.stop.set()
        self._background.cancel(QUESTIONS_WORK)

    def clear(self) -> None:
        """Drop everything."""
        self.stop()
        self._background.cancel(WORK)

    def _progressed(self, done: int, total: int) -> None:
        box = self._box
        if box.planned is not None and box.answered is not None:
            self.counted.emit(Sampled(box.planned, box.answered, whole=False))
        self.progressed.emit(done, total)


def _counting(
    study: OpenStudy, design: Design, assignments: int, box: _Box
) -> Callable[[Cancel, Progress], Sampled]:
    def work(cancel: Cancel, progress: Progress) -> Sampled:
        from gridlab.app.exposure import answered_exposure, planned_exposure

        def stopped() -> bool:
            cancel.raise_if_set()
            return box.stop.is_set()

        def take(exposure: Exposure) -> None:
            box.planned = exposure

        box.answered = answered_exposure(study, design, stopped=stopped)
        planned = planned_exposure(
            design, study.study.images, assignments, progress=progress, so_far=take, stopped=stopped
        )
        return Sampled(planned, box.answered, whole=planned.sessions == assignments)

    return work


def _asking(study: OpenStudy, design: Design, assignments: int) -> Callable[[Cancel, Progress], int]:
    def work(_cancel: Cancel, _progress: Progress) -> int:
        from gridlab.app.cost.different_questions import different_questions

        return different_questions(design, study.study.images, assignments).different

    return work
