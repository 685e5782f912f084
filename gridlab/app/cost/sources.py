"""Where the designs of a cost table come from: studies, design files, the gallery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.cost.collected import pace_of_study
from gridlab.app.cost.pricing import Asked, pricing_of
from gridlab.app.cost.row import CostRow
from gridlab.app.cost.table import cost_row, with_questions
from gridlab.app.designs import design_names, load_design, named_design
from gridlab.app.study import OpenStudy, open_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Progress, no_progress
from gridlab.domain.said import Said, say
from gridlab.store.platforms_file import shipped_platforms, with_studys_own

__all__ = ["Asked", "CostReport", "cost_of_sources", "cost_of_study"]


@dataclass(frozen=True)
class CostReport:
    """Rows of the table, and what should be said beside them.

    refused: the designs that have no answer to what is asked, with the reason.
    """

    rows: tuple[CostRow, ...]
    refused: tuple[tuple[str, GridLabError], ...] = ()

    @property
    def left_out(self) -> tuple[Said, ...]:
        """The designs that have no answer, in sentences."""
        return tuple(
            say("{name} is left out: {what}", name=name, what=error.what) for name, error in self.refused
        )

    @property
    def notes(self) -> tuple[Said, ...]:
        """Each warning once, in the order of the rows."""
        return tuple(dict.fromkeys(warning.text for row in self.rows for warning in row.warnings))


def cost_of_sources(sources: Sequence[str], asked: Asked, *, progress: Progress = no_progress) -> CostReport:
    """The rows of studies (all their designs), design files and gallery names, in the order given.

    Designs without an answer, such as one that is free where a budget is asked for, are left out and named,
    and so are those of a study that cannot be read. Raises GridLabError where none is left.
    """
    asked.check()
    rows: list[CostRow] = []
    refused: list[tuple[str, GridLabError]] = []
    for done, source in enumerate(sources):
        if len(sources) > 1:
            progress(done, len(sources))
        path = Path(source)
        if path.is_dir():
            tell = progress if len(sources) == 1 else no_progress
            report = _of_study(open_study(path), asked, tell)
            rows += report.rows
            refused += report.refused
            continue
        design = named_design(source)
        try:
            rows.append(cost_row(pricing_of(design, shipped_platforms(), asked), asked))
        except GridLabError as error:
            refused.append((design.name, error))
    return _answered(CostReport(tuple(rows), tuple(refused)))


def cost_of_study(
    study: OpenStudy, asked: Asked | None = None, *, progress: Progress = no_progress
) -> CostReport:
    """The rows of a study's designs: with its image set, its own fees and its own sessions' pace.

    Designs without an answer are left out and named. Raises GridLabError where none is left.
    """
    asked = asked or Asked()
    asked.check()
    return _answered(_of_study(study, asked, progress))


def _answered(report: CostReport) -> CostReport:
    if not report.rows and report.refused:
        raise report.refused[0][1]
    return report


def _of_study(study: OpenStudy, asked: Asked, progress: Progress) -> CostReport:
    names = design_names(study)
    if not names:
        raise GridLabError(
            say("The study has no design to price."),
            todo=say("Make one on the Design page, or name a gallery design."),
        )
    platforms, observed = with_studys_own(study.study.platforms), pace_of_study(study)
    rows, refused = [], []
    for done, name in enumerate(names):
        progress(done, len(names))
        try:
            design = load_design(study, name)
            row = cost_row(pricing_of(design, platforms, asked, observed), asked)
        except GridLabError as error:
            refused.append((name, error))
            continue
        rows.append(with_questions(row, design, study.study.images))
    return CostReport(tuple(rows), tuple(refused))
