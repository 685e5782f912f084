"""A study to look into: its designs, sessions and costs. Nothing in it is changed."""

from __future__ import annotations

from decimal import Decimal
from functools import cached_property
from pathlib import Path
from typing import Any

from gridlab.app.columns import plain_rows
from gridlab.app.cost import table as costs
from gridlab.app.cost.pricing import Asked
from gridlab.app.designs import design_names, load_design
from gridlab.app.library.dataset import PathLike
from gridlab.app.library.tables import Row, Table, column_of
from gridlab.app.study import OpenStudy, find_images
from gridlab.store.design_file import design_value
from gridlab.store.sessions.list import list_sessions
from gridlab.store.study_file import read_study

_OF_IMAGE = ("name", "sha256", "width", "height", "label", "alt", "included")
_OF_SESSION = (
    "id", "design", "annotator", "number", "purpose", "status", "answered", "screens", "started_utc", "group",
)  # fmt: skip


def open_study(path: PathLike) -> StudyView:
    """The study in a folder, to be read. Raises `gridlab.GridLabError` for what is no study.

    >>> study = gridlab.open_study("my-study")
    >>> sorted(study.designs), study.images.rows
    (['grid-8-choose-2'], 20)
    """
    folder = Path(path).absolute()
    study = read_study(folder)
    return StudyView(OpenStudy(folder, study, find_images(folder, study)))


class StudyView:
    """A study as it is on the disk. title; images: a table."""

    def __init__(self, opened: OpenStudy) -> None:
        self._opened = opened

    def __repr__(self) -> str:
        designs = ", ".join(design_names(self._opened))
        return f"<Study {self.title!r}: {self.images.rows:,} images, designs {designs}>"

    @property
    def title(self) -> str:
        """What the researcher calls it."""
        return self._opened.study.title

    @cached_property
    def images(self) -> Table:
        """name, sha256, width, height, label, alt, included of the N images."""
        images = self._opened.study.images
        return Table({name: column_of([getattr(image, name) for image in images]) for name in _OF_IMAGE})

    @property
    def designs(self) -> dict[str, dict[str, Any]]:
        """The designs by name, each as its JSON says. Raises GridLabError for one that cannot be read."""
        names = design_names(self._opened)
        return {name: design_value(load_design(self._opened, name)) for name in names}

    @property
    def sessions(self) -> list[Row]:
        """A row for each session file that can be read: id, design, annotator, number, purpose, status,
        answered and screens (all but practice), started_utc, group.

        >>> {row.purpose for row in gridlab.open_study("my-study").sessions}
        {'simulated'}
        """
        rows = list_sessions(self._opened.folder)
        return [Row({name: getattr(row, name) for name in _OF_SESSION}) for row in rows if row.counts]

    def cost(
        self,
        *,
        triplets: int | None = None,
        budget: str | Decimal | None = None,
        assignments: int | None = None,
        platform: str | None = None,
        seconds_per_screen: float | None = None,
    ) -> list[Row]:
        """What the designs cost and yield: the rows of `gridlab cost --json`; money as decimal strings.

        >>> gridlab.open_study("my-study").cost(assignments=10)[0].assignments
        10
        """
        amount = None if budget is None else Decimal(budget)
        asked = Asked(triplets, amount, assignments, platform, seconds_per_screen)
        report = costs.cost_of_study(self._opened, asked)
        return [Row(row) for row in plain_rows(costs.COLUMNS, report.rows)]
