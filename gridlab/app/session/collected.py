"""What the sessions of a study gave so far, by purpose, as an export would take it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from gridlab.app.columns import Column
from gridlab.app.export_sessions import EXPORTED
from gridlab.app.uses import Use
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import say
from gridlab.domain.session import PURPOSES
from gridlab.domain.triplets import count_triplets
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.list import Row


@dataclass(frozen=True, slots=True)
class Counts:
    """What sessions of one purpose gave. triplets: None while they are being counted."""

    sessions: int = 0
    running: int = 0
    left_out: int = 0
    screens: int = 0
    triplets: int | None = None


COUNTS: tuple[Column[Counts], ...] = (
    Column("sessions", say("Complete or partial"), number=True),
    Column("running", say("Running"), number=True),
    Column("left_out", say("Not exported"), number=True),
    Column("screens", say("Screens answered"), number=True),
    Column(
        "triplets",
        say("Triplets"),
        lambda counts: "…" if counts.triplets is None else None,
        value=lambda counts: counts.triplets,
        number=True,
    ),
)


def exported(row: Row) -> bool:
    """Whether an export takes this session."""
    return row.counts and row.status in EXPORTED


def collected(rows: Sequence[Row], triplets: Mapping[str, int] | None) -> dict[str, Counts]:
    """What the sessions of each purpose gave; triplets: of each purpose, None: they are being counted."""
    counts: dict[str, Counts] = {}
    for purpose in PURPOSES:
        mine = [row for row in rows if row.purpose == purpose]
        kept = [row for row in mine if exported(row)]
        running = sum(row.status == "running" for row in mine)
        counts[purpose] = Counts(
            sessions=len(kept),
            running=running,
            left_out=len(mine) - len(kept) - running,
            screens=sum(row.answered for row in kept),
            triplets=triplets.get(purpose, 0) if triplets is not None else None,
        )
    return counts


def counting_triplets(rows: Sequence[Row]) -> Use[dict[str, int]]:
    """Counting the triplets of complete and partial sessions by purpose, before any exclusion, as a use."""

    def work(cancel: Cancel, progress: Progress) -> dict[str, int]:
        found: dict[str, int] = {}
        for number, row in enumerate(rows):
            cancel.raise_if_set()
            progress(number, len(rows))
            if not exported(row):
                continue
            try:
                record = read_session(row.path)
            except GridLabError:
                continue  # damaged since it was listed: the next list says so
            blocks, screens = record.header.design.blocks, record.header.screens
            found[row.purpose] = found.get(row.purpose, 0) + sum(
                count_triplets(
                    len(screens[at].grid), len(answer.chosen), blocks[screens[at].block].grid.ranked
                )
                for at, answer in record.standing().items()
                if screens[at].yields_triplets
            )
        return found

    return Use(say("Counting triplets"), work)
