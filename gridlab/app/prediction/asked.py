"""What a prediction is asked for, and what it answers."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import numpy as np

from gridlab.app.columns import UNKNOWN, Column
from gridlab.domain.errors import GridLabError
from gridlab.domain.money import Money
from gridlab.domain.said import Said, say
from gridlab.science.annotators import DIMENSIONS

SEEDS = 5
IMAGES = 100
SHARES = (1 / 16, 1 / 8, 1 / 4, 1 / 2, 3 / 4, 1, 3 / 2, 2)
"""Growing numbers of assignments, as shares of those a design buys."""


@dataclass(frozen=True, slots=True)
class Asked:
    """How to predict.

    dims: of the embedding that is fitted, and of the truth where that is made up; None: as many as `auto`
    takes, and a truth in DIMENSIONS. seeds: how many studies are simulated at each point, at least 2; seed:
    another one, others. images: how many a design without a study has. truth: a file that store.points_file
    reads (an embedding or features of a study's images); None: points around the images' labels, or Gaussian
    ones where there are not two labels. assignments: growing numbers, the same for all designs; None: SHARES
    of what each design buys.
    """

    dims: int | None = None
    seed: int = 1
    seeds: int = SEEDS
    images: int = IMAGES
    truth: Path | None = None
    assignments: tuple[int, ...] | None = None

    @property
    def true_dims(self) -> int:
        """Of a truth that is made up."""
        return DIMENSIONS if self.dims is None else self.dims

    def check(self) -> None:
        """Raise GridLabError for what cannot be asked."""
        for value, low, high, what in (
            (self.true_dims, 1, 100, say("dimensions")),
            (self.seeds, 2, 1_000, say("seeds")),
            (self.images, 3, 100_000, say("images")),
        ):
            if not low <= value <= high:
                raise GridLabError(
                    say("A prediction with {value} {what} isn't possible.", value=value, what=what),
                    todo=say("Ask for {low} to {high}.", low=low, high=high),
                    safe=say("Nothing was changed."),
                )
        if self.assignments is not None and min(self.assignments, default=0) < 1:
            raise GridLabError(
                say("A prediction needs numbers of assignments of at least 1."),
                safe=say("Nothing was changed."),
                todo=say("Ask for at least 1."),
            )


@dataclass(frozen=True, slots=True)
class PredictedRow:
    """What to expect of a number of assignments of a design.

    screens: main screens in all. cost: of all assignments. error: share of the common test set that the
    embedding gets wrong, mean over `seeds` simulated studies; error_low, error_high: 95 % interval of that
    mean (Student's t), None with one seed; sd: spread from one simulated study to another. different:
    questions that differ among the triplets, and contradicted: the share of these answered both ways, means
    over the seeds.
    """

    design: str
    assignments: int
    screens: int
    triplets: int
    cost: Decimal
    currency: str
    error: float
    error_low: float | None
    error_high: float | None
    sd: float | None
    different: float
    contradicted: float
    seeds: int


def _interval(row: PredictedRow) -> Said:
    if row.error_low is None or row.error_high is None:
        return UNKNOWN
    return say("{low:.3f} to {high:.3f}", low=row.error_low, high=row.error_high)


COLUMNS: tuple[Column[PredictedRow], ...] = (
    Column("design", say("Design")),
    Column("assignments", say("HITs"), number=True),
    Column("screens", say("Main screens"), number=True),
    Column("triplets", say("Triplets"), number=True),
    Column("cost", say("Cost"), value=lambda row: Money(row.cost, row.currency), number=True),
    Column("error", say("Error"), number=True, digits=3, rounding=4),
    Column(
        "error_low",
        say("95 % interval"),
        text=_interval,
        value=lambda row: row.error_low,
        number=True,
        rounding=4,
    ),
    Column("error_high", rounding=4),
    Column("currency", say("Currency")),
    Column("unique_triplets", say("Unique"), value=lambda row: round(row.different), number=True),
    Column(
        "contradicted",
        say("Contradicted"),
        text=lambda row: Said("{share:.1f} %", {"share": 100 * row.contradicted}),
        value=lambda row: row.contradicted,
        number=True,
        rounding=4,
    ),
)
"""What is known of a row, as `gridlab predict --json` prints it, and what its table shows."""

Partial = Callable[[PredictedRow], None]
"""Called after each simulated study with its row as it is by then; never from two threads at once."""


@dataclass(frozen=True, slots=True)
class Prediction:
    """rows: design after design in the order asked, by growing assignments. assumptions: what the figures
    rest on, in sentences; each that is assumed is called so."""

    rows: tuple[PredictedRow, ...]
    assumptions: tuple[Said, ...]


Estimate = Callable[[float, bool], None]
"""Called once, before anything is simulated, with about how many seconds it will take, and whether there are
so many images that only some are simulated."""


def interval(errors: Sequence[float]) -> tuple[float, float] | None:
    """The 95 % interval of the mean of errors of independent studies (Student's t), within 0 and 1.

    None with fewer than two.
    """
    if len(errors) < 2:
        return None
    from scipy.special import stdtrit

    half = float(stdtrit(len(errors) - 1, 0.975)) * float(np.std(errors, ddof=1)) / math.sqrt(len(errors))
    mean = float(np.mean(errors))
    return max(mean - half, 0.0), min(mean + half, 1.0)
