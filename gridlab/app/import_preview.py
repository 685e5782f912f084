"""What files of answers would give before they are imported: rows as they would be taken, and what is not
known."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from gridlab.app.importing import DATASETS
from gridlab.app.uses import Use
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Progress
from gridlab.domain.said import Said, joined, say
from gridlab.store.answers_file import AnswersFormat, Chosen, is_arrays, read_answers
from gridlab.store.answers_table import (
    NEEDED,
    AnswersTable,
    Taken,
    best_guess,
    read_table,
    taken,
    under_heading,
)

SHOWN = 6
_NAMED = 6


@dataclass(frozen=True, slots=True)
class Row:
    """One answer as it would be taken. ms: how long it took, None where that is not known."""

    number: int
    probe: str
    near: str
    far: str
    person: str
    screen: str
    ms: int | None


@dataclass(frozen=True, slots=True)
class Preview:
    """Of one file. table: None for arrays and datasets. chosen: how the table is read. rows: the first ones.
    count: of all that would be taken. problems: of the others, the line and why. fault: why nothing can be
    taken, None where something can."""

    path: Path
    table: AnswersTable | None = None
    chosen: Chosen | None = None
    rows: tuple[Row, ...] = ()
    count: int = 0
    problems: tuple[tuple[int, Said], ...] = ()
    unknown: tuple[Said, ...] = ()
    fault: GridLabError | None = None


def previewing(path: Path, kind: AnswersFormat | None, chosen: Chosen | None = None) -> Use[Preview]:
    """Reading what a file would give, as a use. chosen: how to read a table, None for a good guess."""

    def work(cancel: Cancel, _progress: Progress) -> Preview:
        try:
            return preview_of(path, kind, chosen, cancel)
        except GridLabError as error:
            return Preview(path, fault=error)

    return Use(say("Reading answers"), work)


def preview_of(
    path: Path, kind: AnswersFormat | None, chosen: Chosen | None = None, cancel: Cancel | None = None
) -> Preview:
    """What a file would give. Raises GridLabError, Cancelled."""
    if kind is None and path.suffix.lower() in DATASETS:
        from gridlab.store.dataset.child import read_sound  # h5py: a tenth of a second

        attributes, _ = read_sound(path)
        return Preview(path, count=int(attributes["n_triplets"]))
    if is_arrays(path, kind):
        found = read_answers(path, kind)
        names = found.names
        shown = [
            Row(at, names[probe], names[near], names[far], "", "", None)
            for at, (probe, near, far) in enumerate(found.rows[:SHOWN].tolist(), 1)
        ]
        return Preview(path, rows=tuple(shown), count=len(found.rows), unknown=_unknown(()))
    whole = _table(path)
    if chosen is None:
        guessed = best_guess(whole)
        chosen = Chosen(guessed.guess, guessed.is_headed)
    table = under_heading(whole, chosen.is_headed)
    if cancel is not None:
        cancel.raise_if_set()
    if not all(0 <= chosen.places.get(role, -1) < len(table.head) for role in NEEDED):
        return Preview(path, table, chosen)
    return _of_table(path, table, chosen)


def _table(path: Path) -> AnswersTable:
    """Raises GridLabError, also for a file that is no table."""
    import csv

    try:
        table = read_table(path)
    except (ValueError, csv.Error):
        table = None
    if table is not None and table.head:
        return table
    raise GridLabError(
        say("{name} has no rows that can be read.", name=path.name),
        safe=say("Nothing was written."),
        todo=say("Choose a table with a row for each answer."),
    )


def _of_table(path: Path, table: AnswersTable, chosen: Chosen) -> Preview:
    found = taken(table, chosen.places, is_in_seconds=chosen.is_in_seconds)
    bad = {line for line, _ in found.problems}
    lines = [line for line in table.lines[: SHOWN + len(bad)] if line not in bad][:SHOWN]
    rows = [
        Row(
            line,
            *found.triplets[at],
            found.who[at],
            str(at + 1) if chosen.each_row else found.screens[at],
            None if found.times[at] < 0 else found.times[at],
        )
        for at, line in enumerate(lines)
    ]
    unknown = _unknown(_known(found, chosen))
    return Preview(path, table, chosen, tuple(rows), len(found.triplets), tuple(found.problems), unknown)


def _known(found: Taken, chosen: Chosen) -> Sequence[str]:
    has_screens = chosen.each_row or any(found.screens)
    known = ["people"] if any(found.who) else []
    known += ["screens"] if has_screens else []
    # Without its screen a time is nobody's.
    return [*known, *(["times"] if has_screens and max(found.times, default=-1) >= 0 else [])]


def _unknown(known: Sequence[str]) -> tuple[Said, ...]:
    all_of = {
        "people": say("who answered"),
        "screens": say("which answers stood on one screen"),
        "times": say("how long answers took"),
        "others": say("images' files, displays, dates and practice"),
    }
    return tuple(said for key, said in all_of.items() if key not in known)


def preview_said(preview: Preview) -> Said:
    """How many answers would be imported, and which rows could not."""
    taken_said = say("{count:,} answers will be imported.", count=preview.count)
    if not preview.problems:
        return taken_said
    many = len(preview.problems)
    named = [say("line {line:,}: {why}", line=line, why=why) for line, why in preview.problems[:_NAMED]]
    more = (say("and {count:,} more", count=many - _NAMED),) if many > _NAMED else ()
    rest = joined((*named, *more), "; ")
    return say("{taken} {count:,} rows can't be: {rest}.", taken=taken_said, count=many, rest=rest)


def unknown_said(preview: Preview) -> Said:
    """What will be marked as not known."""
    return say("Not known, and marked so: {list}.", list=joined(preview.unknown, ", "))
