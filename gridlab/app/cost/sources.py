"""Where the designs of a cost table come from: studies, design files, the gallery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.cost.observed_pace import pace_of_study
from gridlab.app.cost.pricing import Asked, pricing_of
from gridlab.app.cost.table import CostRow, cost_row, with_questions
from gridlab.app.designs import design_names, load_design, named_design
from gridlab.app.study import OpenStudy, open_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Progress, no_progress
from gridlab.store.platforms_file import shipped_platforms, with_studys_own

__all__ = ["Asked", "CostReport", "cost_of_sources", "cost_of_study"]


@dataclass(frozen=True)
class CostReport:
    """Rows of the table, and what should be said beside them."""

    rows: tuple[CostRow, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Each warning once, in the order of the rows."""
        return tuple(dict.fromkeys(warning.text for row in self.rows for warning in row.warnings))


def cost_of_sources(sources: Sequence[str], asked: Asked, *, progress: Progress = no_progress) -> CostReport:
    """The rows of studies (all their designs), design files and gallery names, in the order given."""
    asked.check()
    rows: list[CostRow] = []
    for done, source in enumerate(sources):
        if len(sources) > 1:
            progress(done, len(sources))
        path = Path(source)
        if path.is_dir():
            tell = progress if len(sources) == 1 else no_progress
            rows += cost_of_study(open_study(path), asked, progress=tell).rows
        else:
            pricing = pricing_of(named_design(source), shipped_platforms(), asked)
            rows.append(cost_row(pricing, asked))
    return CostReport(tuple(rows))


def cost_of_study(
    study: OpenStudy, asked: Asked | None = None, *, progress: Progress = no_progress
) -> CostReport:
    """The rows of a study's designs: with its image set, its own fees and its own sessions' pace."""
    asked = asked or Asked()
    asked.check()
    names = design_names(study)
    if not names:
        raise GridLabError(
            "The study has no design to price.", todo="Make one on the Design page, or name a gallery design."
        )
    platforms, observed = with_studys_own(study.study.platforms), pace_of_study(study)
    rows = []
    for done, name in enumerate(names):
        progress(done, len(names))
        design = load_design(study, name)
        row = cost_row(pricing_of(design, platforms, asked, observed), asked)
        rows.append(with_questions(row, design, study.study.images))
    return CostReport(tuple(rows))
