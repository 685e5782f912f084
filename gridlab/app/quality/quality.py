"""The quality of a study's or dataset's annotators, as a use."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.quality.measuring import Judged
from gridlab.app.quality.rows import QualityRow, rows_of
from gridlab.app.stored import stored_in
from gridlab.app.uses import Use
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.science.quality.measures import Marks, Measures, marks, measures


@dataclass(frozen=True, slots=True)
class Quality:
    """rows: the most doubtful first. measures, marked: by the annotators' rows."""

    rows: Sequence[QualityRow]
    judged: Judged
    measures: Measures
    marked: Marks


def measuring(source: Path, purpose: str = "main") -> Use[Quality]:
    """Measuring the answers of a study or dataset, as a use."""
    return Use(
        say("Measuring how people answered"),
        lambda cancel, progress: quality_in(source, purpose, progress=progress, cancel=cancel),
    )


def quality_in(
    source: Path, purpose: str = "main", *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> Quality:
    """All sessions of a purpose, before any exclusion; those of a dataset. Raises GridLabError, Cancelled."""
    return quality_of(Judged(stored_in(source, purpose, cancel=cancel), progress, cancel))


def quality_of(judged: Judged) -> Quality:
    """The same of answers that were read. Raises Cancelled."""
    answers, codes = judged.answers, judged.stored.codes
    found = measures(answers, answers.annotator, len(codes), judged.explained, judged.cancel)
    marked = marks(found)
    return Quality(rows_of(answers, codes, found, marked), judged, found, marked)
