"""The Cost page's background work: pure functions without Qt, their heavy imports inside."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import say

if TYPE_CHECKING:
    from gridlab.app.cost.collected import Given
    from gridlab.app.cost.error_so_far import ErrorSoFar
    from gridlab.app.cost.numbers import Numbers
    from gridlab.app.cost.row import CostRow
    from gridlab.app.cost.study_plan import StudyPlan
    from gridlab.app.prediction.asked import PredictedRow, Prediction
    from gridlab.app.study import OpenStudy
    from gridlab.app.uses import Work
    from gridlab.domain.design import Design
    from gridlab.gui.pages.cost.fees import FeeWish


def read_answers(study: OpenStudy) -> Given:
    """What people gave so far."""
    from gridlab.app.cost.collected import answers_of_study

    return answers_of_study(study)


def measure_errors(study: OpenStudy) -> Work[dict[str, ErrorSoFar]]:
    """Work that measures the error of what was collected so far, by design id."""

    def work(cancel: Cancel, _progress: Progress) -> dict[str, ErrorSoFar]:
        from gridlab.app.cost.error_so_far import errors_so_far

        return errors_so_far(study, cancel)

    return work


def make_plan(study: OpenStudy, designs: Sequence[Design], answers: Given) -> StudyPlan:
    """The designs priced."""
    from gridlab.app.cost.study_plan import plan_study

    return plan_study(study.study, designs, answers)


def counted(study: OpenStudy, design: Design, row: CostRow) -> CostRow:
    """The row with its different questions."""
    from gridlab.app.cost.table import with_questions

    return with_questions(row, design, study.study.images)


def saved_fees(study: OpenStudy, wish: FeeWish) -> OpenStudy:
    """The study with the entry."""
    from gridlab.app.cost.platform_edit import save_platform

    return save_platform(study, wish.key, wish.platform)


def numbers_written(path: Path, study: OpenStudy, numbers: Numbers) -> Path:
    """The CSV, its different questions counted first."""
    from gridlab.app.cost.numbers import write_numbers

    designs = {pricing.design.name: pricing.design for pricing in numbers.pricings}
    rows = [
        row if row.unique_triplets is not None else counted(study, designs[row.design], row)
        for row in numbers.rows
    ]
    write_numbers(path, replace(numbers, rows=rows))
    return path


def figure_written(path: Path, make: Callable[[], bytes]) -> Path:
    """The figure, whole or not at all."""
    from gridlab.app.output_places import check_output_place
    from gridlab.store.atomic import write_whole

    check_output_place(path)
    write_whole(path, make(), what=say("figure"))
    return path


def predicted(
    study: OpenStudy, designs: Sequence[Design], arrived: Callable[[PredictedRow], None]
) -> Callable[[Cancel, Progress], Prediction]:
    """Work that predicts the errors of designs, telling each point as it grows."""

    def work(cancel: Cancel, progress: Progress) -> Prediction:
        from gridlab.app.prediction.asked import Source
        from gridlab.app.prediction.predict import predict

        if not designs:
            raise GridLabError(say("No design can be predicted."))
        return predict([Source(tuple(designs), study)], partial=arrived, progress=progress, cancel=cancel)

    return work
