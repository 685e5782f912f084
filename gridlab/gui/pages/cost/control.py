"""Does the Cost page's work in the background: pricing, counting, predicting, saving fees and files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from gridlab.app.uses import plain
from gridlab.domain.errors import GridLabError
from gridlab.gui.background import Background
from gridlab.gui.pages.cost import work
from gridlab.gui.study.control import StudyControl

if TYPE_CHECKING:
    from gridlab.app.cost.asking import Answer
    from gridlab.app.cost.collected import Given
    from gridlab.app.cost.numbers import Numbers
    from gridlab.app.cost.row import CostRow
    from gridlab.app.cost.study_plan import StudyPlan
    from gridlab.app.prediction.asked import PredictedRow
    from gridlab.app.study import OpenStudy
    from gridlab.domain.design import Design
    from gridlab.gui.kit.chart.figure import Figure
    from gridlab.gui.pages.cost.fees import FeeWish
    from gridlab.store.sessions.list import Row

PLAN, PREDICT, FEES, FILE = "cost plan", "cost predict", "cost fees", "cost file"
ERRORS = "cost errors"
TOGETHER_MS = 150


class CostControl(QObject):
    """Signals: planned(StudyPlan), failed(error); measured(errors by design id);
    counted(Design, CostRow); progressed(done, total), point(Design, PredictedRow), points(),
    predicted(Prediction), prediction_failed(error), prediction_ended(); fees_saved(), fees_failed(error);
    written(path), not_written(error).
    """

    planned = Signal(object)
    measured = Signal(object)
    failed = Signal(object)
    counted = Signal(object, object)
    progressed = Signal(int, int)
    point = Signal(object, object)
    points = Signal()
    predicted = Signal(object)
    prediction_failed = Signal(object)
    prediction_ended = Signal()
    fees_saved = Signal()
    fees_failed = Signal(object)
    written = Signal(object)
    not_written = Signal(object)
    _arrived = Signal(int, object)

    def __init__(self, background: Background, studies: StudyControl) -> None:
        super().__init__(studies)
        self._background = background
        self._studies = studies
        self._answers: tuple[object, Given] | None = None
        self._predicting = 0
        self._designs: dict[str, Design] = {}
        # Points come by the hundred: what came together is shown together.
        self._together = QTimer(self)
        self._together.setSingleShot(True)
        self._together.setInterval(TOGETHER_MS)
        self._together.timeout.connect(self.points)
        self._arrived.connect(self._take_point)
        studies.closed.connect(self._forget)

    def plan(self) -> None:
        """Price the designs as they are, saved or not; sessions are read again only where they changed."""
        view = self._studies.view
        if view is None:
            return
        designs = [entry.design for entry in view.designs if entry.design is not None]
        study, state = view.open, (view.open, _standing(view.sessions))
        known = self._answers[1] if self._answers is not None and self._answers[0] == state else None

        def run() -> tuple[Given, StudyPlan]:
            answers = work.read_answers(study) if known is None else known
            return answers, work.make_plan(study, designs, answers)

        def done(result: tuple[Given, StudyPlan]) -> None:
            self._answers = (state, result[0])
            self.planned.emit(result[1])
            if known is None:
                self._measure(study)

        self._background.start(PLAN, plain(run), done=done, failed=self.failed.emit)

    def _measure(self, study: OpenStudy) -> None:
        self._background.start(
            ERRORS,
            work.measure_errors(study),
            done=self.measured.emit,
            failed=self.not_written.emit,
            priority=-2,
        )

    def count(self, answers: Sequence[Answer]) -> None:
        """Count the different questions of these answers, one design after the other."""
        view = self._studies.view
        if view is None:
            return
        for answer in answers:
            if answer.row is not None:
                self._count(view.open, answer.pricing.design, answer.row)

    def _count(self, study: OpenStudy, design: Design, row: CostRow) -> None:
        self._background.start(
            f"cost different {design.name}",
            plain(lambda: work.counted(study, design, row)),
            done=lambda found: self.counted.emit(design, found),
            failed=self.not_written.emit,
            priority=-1,
        )

    def predict(self, designs: Sequence[Design]) -> None:
        """Predict the errors of these designs on all cores; points are told as they come."""
        view = self._studies.view
        if view is None:
            return
        self._predicting += 1
        number = self._predicting
        self._designs = {design.name: design for design in designs}

        def failed(error: GridLabError) -> None:
            self.prediction_failed.emit(error)
            self.prediction_ended.emit()

        self._background.start(
            PREDICT,
            work.predicted(view.open, designs, lambda row: self._arrived.emit(number, row)),
            done=self._predicted,
            failed=failed,
            progress=self.progressed.emit,
        )

    def cancel_prediction(self) -> None:
        """Stop; what was simulated so far is kept and shown."""
        self._background.cancel(PREDICT)
        self._predicting += 1
        self.prediction_ended.emit()

    def save_fees(self, wish: FeeWish) -> None:
        """Save a study's own entry in the fee table."""
        view = self._studies.view
        if view is None:
            return
        study = view.open

        def done(saved: object) -> None:
            self._studies.swap_study(saved)  # type: ignore[arg-type]
            self.fees_saved.emit()

        self._background.start(
            FEES, plain(lambda: work.saved_fees(study, wish)), done=done, failed=self.fees_failed.emit
        )

    def write_figure(self, path: Path, figure: Figure) -> None:
        """Paint the figure and write it whole."""
        from gridlab.gui.kit.chart.figure import figure_bytes

        self._background.start(
            FILE,
            plain(lambda: work.figure_written(path, lambda: figure_bytes(figure, path.suffix))),
            done=self.written.emit,
            failed=self.not_written.emit,
        )

    def write_numbers(self, path: Path, numbers: Numbers) -> None:
        """Write the numbers as a CSV."""
        view = self._studies.view
        if view is None:
            return
        study = view.open
        self._background.start(
            FILE,
            plain(lambda: work.numbers_written(path, study, numbers)),
            done=self.written.emit,
            failed=self.not_written.emit,
        )

    def _take_point(self, number: int, row: PredictedRow) -> None:
        design = self._designs.get(row.design)
        if number == self._predicting and design is not None:
            self.point.emit(design, row)
            if not self._together.isActive():
                self._together.start()

    def _predicted(self, prediction: object) -> None:
        self._together.stop()
        self.predicted.emit(prediction)

    def _forget(self) -> None:
        """The study is closed: nothing of it goes on."""
        for key in (PLAN, PREDICT, FEES, ERRORS):
            self._background.cancel(key)
        self._together.stop()
        self._answers = None
        self._predicting += 1


def _standing(rows: Sequence[Row]) -> tuple[tuple[str, str, int], ...]:
    """What has to be read again where it changes: a running session tells more every few seconds."""
    return tuple((row.id, row.status, -1 if row.status == "running" else row.answered) for row in rows)
