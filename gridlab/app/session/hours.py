"""What people's sessions took and earned, person by person: for paying them in the lab."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from gridlab.app.columns import Column, plain_rows
from gridlab.app.study import OpenStudy, check_output_place
from gridlab.app.uses import Outcome, Use
from gridlab.domain.cost import pay_of_assignment
from gridlab.domain.progress import Cancel, Progress, one_by_one
from gridlab.domain.said import say
from gridlab.domain.session import PEOPLE, SessionRecord
from gridlab.store.csv_text import write_table
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.list import list_sessions, read_sessions


@dataclass(slots=True)
class Hours:
    """One person's sessions of the study, voided ones too: they were sat through. pay: of the complete ones,
    as their designs say, in one currency each."""

    annotator: str
    currency: str
    complete: int = 0
    unfinished: int = 0
    voided: int = 0
    seconds: int = 0
    pay: Decimal = Decimal(0)


COLUMNS: tuple[Column[Hours], ...] = (
    Column("annotator", say("Annotator")),
    Column("complete", say("Complete"), number=True),
    Column("unfinished", say("Unfinished"), number=True),
    Column("voided", say("Voided"), number=True),
    Column("hours", say("Hours"), value=lambda row: round(row.seconds / 3600, 2), number=True),
    Column("pay", say("Pay"), value=lambda row: f"{row.pay:f}"),
    Column("currency", say("Currency")),
)


def hours_of(records: Iterable[SessionRecord], voided: Iterable[str] = ()) -> list[Hours]:
    """Hours and pay by annotator and currency, in the order of codes. voided: ids of such sessions."""
    found: dict[tuple[str, str], Hours] = {}
    left = frozenset(voided)
    for record in records:
        payment = record.header.design.payment
        key = record.header.annotator, payment.currency
        row = found.setdefault(key, Hours(*key))
        row.seconds += record.duration_s
        row.voided += record.header.id in left
        if record.status == "complete":
            row.complete += 1
            row.pay += pay_of_assignment(payment, max(1.0, float(record.duration_s)))
        else:
            row.unfinished += 1
    return [found[key] for key in sorted(found)]


def saving_hours(opened: OpenStudy, path: Path) -> Use[list[Hours]]:
    """Writing hours and pay per person as a CSV file, as a use."""

    def work(cancel: Cancel, progress: Progress) -> list[Hours]:
        check_output_place(path)
        notes = read_notes(opened.folder)
        rows = [row for row in list_sessions(opened.folder) if row.counts and row.purpose in PEOPLE]
        ended = [row for row in rows if row.status in ("complete", "partial", "withdrawn")]
        found = hours_of(read_sessions(one_by_one(ended, progress, cancel)), notes.voided())
        table = plain_rows(COLUMNS, found)
        write_table(
            path, [one.key for one in COLUMNS], [list(row.values()) for row in table], what=say("table")
        )
        return found

    return Use(say("Adding up hours"), work, lambda found: _told(found, path))


def _told(found: list[Hours], path: Path) -> Outcome:
    what = say("Hours and pay of {count:,} annotators are in {name}.", count=len(found), name=path.name)
    return Outcome(
        "ok",
        what,
        say("Pay is that of complete sessions. Sessions that are excluded or voided are paid too."),
    )
