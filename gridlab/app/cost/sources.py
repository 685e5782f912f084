"""Where the designs of a cost table come from: studies, design files, the gallery."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from gridlab.app.cost.observed_pace import pace_of_study
from gridlab.app.cost.table import CostRow, cost_rows
from gridlab.app.designs import design_names, load_design, named_design
from gridlab.app.study import OpenStudy, open_study
from gridlab.store.platforms_file import shipped_platforms, with_studys_own


@dataclass(frozen=True)
class CostReport:
    """Rows of the table, and what should be said beside them."""

    rows: tuple[CostRow, ...]

    @property
    def notes(self) -> tuple[str, ...]:
        """Each warning once, in the order of the rows."""
        return tuple(dict.fromkeys(warning.text for row in self.rows for warning in row.warnings))


@dataclass(frozen=True)
class Asked:
    """What is asked of every design: at most one of triplets, budget and assignments."""

    triplets: int | None = None
    budget: Decimal | None = None
    assignments: int | None = None
    platform: str | None = None
    seconds_per_screen: float | None = None


def cost_of_sources(sources: Sequence[str], asked: Asked) -> CostReport:
    """The rows of studies (all their designs), design files and gallery names, in the order given."""
    return CostReport(tuple(row for source in sources for row in _rows_of(source, asked)))


def cost_of_study(study: OpenStudy, asked: Asked | None = None) -> CostReport:
    """The rows of a study's designs: with its image set, its own fees and its own sessions' pace."""
    asked = asked or Asked()
    designs = [load_design(study, name) for name in design_names(study)]
    rows = cost_rows(
        designs,
        platforms=with_studys_own(study.study.platforms),
        images=study.study.images,
        triplets=asked.triplets,
        budget=asked.budget,
        assignments=asked.assignments,
        platform=asked.platform,
        seconds_per_screen=asked.seconds_per_screen,
        observed=pace_of_study(study),
    )
    return CostReport(tuple(rows))


def _rows_of(source: str, asked: Asked) -> tuple[CostRow, ...]:
    path = Path(source)
    if path.is_dir():
        return cost_of_study(open_study(path), asked).rows
    rows = cost_rows(
        [named_design(source)],
        platforms=shipped_platforms(),
        triplets=asked.triplets,
        budget=asked.budget,
        assignments=asked.assignments,
        platform=asked.platform,
        seconds_per_screen=asked.seconds_per_screen,
    )
    return tuple(rows)
