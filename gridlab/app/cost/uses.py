"""What the Cost page does with a study, as uses: pricing, counting, measuring, predicting, fees and files.

What is heavy to import is imported where the work is done, in the background.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gridlab.app.cost.errors import ErrorSoFar, errors_so_far
from gridlab.app.cost.platform_edit import save_platform
from gridlab.app.cost.pricing import CostRow
from gridlab.app.cost.table import Source, with_questions
from gridlab.app.designing.followers import line_numbers
from gridlab.app.uses import Outcome, Use, plain
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.platforms import Platform
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import say

if TYPE_CHECKING:
    from gridlab.app.cost.asking import Answer
    from gridlab.app.cost.collected import Given, StudyPlan
    from gridlab.app.cost.lines import Numbers
    from gridlab.app.prediction.asked import PredictedRow, Prediction
    from gridlab.app.study import OpenStudy


@dataclass(frozen=True, slots=True)
class FeeWish:
    """An entry of the fee table to save; platform None takes the study's own back."""

    key: str
    platform: Platform | None


def planning(
    study: OpenStudy, designs: Sequence[Design], known: Given | None
) -> Use[tuple[Given, StudyPlan]]:
    """Price the designs. known: what people gave so far, None to read it from the sessions."""

    def work(_cancel: Cancel, _progress: Progress) -> tuple[Given, StudyPlan]:
        from gridlab.app.cost.collected import answers_of_study, plan_study

        given = answers_of_study(study) if known is None else known
        numbers = line_numbers(study.study.id, [design.name for design in designs])
        return given, plan_study(study.study, designs, given, numbers=numbers)

    return Use("", work)


def measuring(study: OpenStudy) -> Use[dict[str, ErrorSoFar]]:
    """Measure the error of what was collected so far, by design id."""
    return Use("", lambda cancel, _progress: errors_so_far(study, cancel))


def counting(study: OpenStudy, row: CostRow) -> Use[CostRow]:
    """Count the different questions of a row."""
    return Use("", plain(partial(with_questions, row, study.study.images)))


def predicting(
    study: OpenStudy, designs: Sequence[Design], arrived: Callable[[PredictedRow], None]
) -> Use[Prediction]:
    """Predict the errors of designs on all cores; each point is told as it grows, from another thread."""

    def work(cancel: Cancel, progress: Progress) -> Prediction:
        from gridlab.app.prediction.predict import predict

        if not designs:
            raise GridLabError(
                say("No design can be predicted."),
                safe=say("Nothing was changed."),
                todo=say("Make one on the Design page, or name a gallery design."),
            )
        return predict([Source(tuple(designs), study)], partial=arrived, progress=progress, cancel=cancel)

    return Use(say("Simulating studies"), work)


def saving_fees(study: OpenStudy, wish: FeeWish) -> Use[OpenStudy]:
    """Save a study's own entry in the fee table; gives the study with it."""
    return Use("", plain(partial(save_platform, study, wish.key, wish.platform)))


def writing_numbers(path: Path, study: OpenStudy, numbers: Numbers) -> Use[Path]:
    """Write the numbers as a CSV, their different questions counted first."""

    def counted(answer: Answer) -> Answer:
        row = answer.row
        if row is None or row.unique_triplets is not None:
            return answer
        return replace(answer, row=with_questions(row, study.study.images))

    def write() -> Path:
        from gridlab.app.cost.lines import write_numbers

        write_numbers(path, replace(numbers, answers=list(map(counted, numbers.answers))))
        return path

    return Use("", plain(write), _written)


def writing_figure(path: Path, make: Callable[[], bytes]) -> Use[Path]:
    """Write a figure, whole or not at all."""

    def write() -> Path:
        from gridlab.app.study import check_output_place
        from gridlab.store.atomic import write_whole

        check_output_place(path)
        write_whole(path, make(), what=say("figure"))
        return path

    return Use("", plain(write), _written)


def _written(path: Path) -> Outcome:
    return Outcome("ok", say("{name} is written.", name=path.name), str(path))
