"""Tables of answers from elsewhere: their columns, what each may be, and the triplets of their rows.

A row is one answer: which of two images is nearer to a third. What cannot be one is named by its line.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from gridlab.domain.said import Said, say
from gridlab.store.csv_text import numbered_rows_of
from gridlab.store.disk import read

Role = Literal["anchor", "near", "far", "annotator", "screen", "time"]
ROLES: tuple[Role, ...] = ("anchor", "near", "far", "annotator", "screen", "time")
NEEDED: tuple[Role, ...] = ROLES[:3]
LIMIT_BYTES = 2**31
LONGEST_MS = 86_400_000
_HEADS: Mapping[Role, tuple[str, ...]] = {
    "anchor": ("anchor", "probe", "head", "query", "reference", "ref", "target"),
    "near": ("near", "winner", "positive", "chosen", "closer", "similar"),
    "far": ("far", "loser", "negative", "other", "farther", "dissimilar"),
    "annotator": ("annotator", "participant", "worker", "subject", "puid", "user", "agent", "person"),
}
_LATER_HEADS: Mapping[Role, tuple[str, ...]] = {
    "screen": ("screen", "trial", "page"),
    "time": ("response_ms", "rt_ms", "time_ms", "rt", "response_time", "reaction_time", "time"),
}
"""What a preview offers; a file that is read without one is not taken apart by them."""
_ENDS = re.compile(r"(_?(object|name|id|index|filename))+$")
_TAG = re.compile(r"""<[^>]*\bsrc\s*=\s*["']?([^"'\s>]+)[^>]*>""", re.IGNORECASE)
_LONGEST_SHOWN = 80
_LOOKED_AT = 500

Places = Mapping[Role, int]
"""Which column is what, counted from 0."""


@dataclass(frozen=True, slots=True)
class AnswersTable:
    """The cells of a table. head: what its columns are called. rows: what stands below. lines: of each row,
    its number in the file. is_headed: whether the columns' names stand in the file."""

    head: tuple[str, ...]
    rows: Sequence[Sequence[str]]
    lines: Sequence[int]
    is_headed: bool
    guess: Places


@dataclass(frozen=True, slots=True)
class Taken:
    """The rows that are triplets: three names each, who answered, on which screen ("" where not known), after
    how many milliseconds (-1). problems: of the other rows, the line and what is wrong with it."""

    triplets: Sequence[tuple[str, str, str]]
    who: Sequence[str]
    screens: Sequence[str]
    times: Sequence[int]
    problems: Sequence[tuple[int, Said]]


def read_table(path: Path, *, is_salmon: bool = False) -> AnswersTable:
    """The table in a file, its separator told by its first line. Raises GridLabError.

    is_salmon: its first line holds headings, whatever they are.
    """
    data = read(path, limit_bytes=LIMIT_BYTES)
    first = data[: data.find(b"\n") + 1] or data
    separator = "" if any(mark in first for mark in b",;\t") else " "
    read_rows = numbered_rows_of(
        data, what=say("file of answers {name}", name=path.name), separator=separator
    )
    found = [(line, row) for line, row in read_rows if any(cell.strip() for cell in row)]
    if separator == " ":  # there may be several between two names
        found = [(line, [cell for cell in row if cell]) for line, row in found]
    lines, rows = [line for line, _ in found], [row for _, row in found]
    if not rows:
        return AnswersTable((), (), (), False, {})
    guess = _guessed(rows[0], _HEADS)
    is_headed = all(role in guess for role in NEEDED) or is_salmon
    if is_headed:
        return AnswersTable(
            tuple(rows[0]), rows[1:], lines[1:], True, {**guess, **_guessed(rows[0], _LATER_HEADS)}
        )
    numbers = tuple(str(at + 1) for at in range(max(map(len, rows))))
    return AnswersTable(numbers, rows, lines, False, dict(zip(NEEDED, range(3), strict=True)))


def under_heading(table: AnswersTable, is_headed: bool) -> AnswersTable:
    """The same table, its first line taken for headings or for an answer."""
    if is_headed == table.is_headed or (is_headed and not table.rows):
        return table
    if is_headed:
        wide = len(table.head)
        head = (*table.rows[0], *("" for _ in range(wide - len(table.rows[0]))))
        named = {**_guessed(head, _HEADS), **_guessed(head, _LATER_HEADS)}
        guess = _filled(named, head, table.rows[1:_LOOKED_AT])
        return AnswersTable(tuple(head), table.rows[1:], table.lines[1:], True, guess)
    numbers = tuple(str(at + 1) for at in range(len(table.head)))
    first = (table.lines[0] - 1 if table.lines else 1, list(table.head))
    return AnswersTable(numbers, [first[1], *table.rows], [first[0], *table.lines], False, dict(table.guess))


def best_guess(table: AnswersTable) -> AnswersTable:
    """The table as a person would read it: under headings where its first line has a known one."""
    if table.is_headed or not table.rows:
        return table
    first = table.rows[0]
    is_named = bool(_guessed(first, _HEADS) or _guessed(first, _LATER_HEADS))
    return under_heading(table, True) if is_named else table


def _filled(named: dict[Role, int], head: Sequence[str], rows: Sequence[Sequence[str]]) -> dict[Role, int]:
    """The three images' columns that no heading names: those that share most values with the others."""
    values = [{row[at].strip() for row in rows if at < len(row)} - {""} for at in range(len(head))]
    for role in NEEDED:
        if role in named:
            continue
        known = [values[named[one]] for one in NEEDED if one in named]
        free = [at for at in range(len(head)) if at not in named.values()]
        others = known or [values[at] for at in free]
        shared = {at: max(len(values[at] & one) for one in others) for at in free if values[at]}
        if shared:
            named[role] = max(shared, key=lambda at: (shared[at], -at))
    return named


def _guessed(head: Sequence[str], heads: Mapping[Role, tuple[str, ...]]) -> dict[Role, int]:
    """Where each role's column is by the headings; roles that none names are not there."""
    whole = [cell.strip().lower() for cell in head]
    names = [_ENDS.sub("", cell) for cell in whole]
    found: dict[Role, int] = {}
    for role, known in heads.items():
        at = next((names.index(name) for name in known if name in names), None)
        at = next((whole.index(name) for name in known if name in whole), at)
        if at is not None:
            found[role] = at
    return found


def taken(table: AnswersTable, places: Places, *, is_in_seconds: bool = False) -> Taken:
    """The triplets of a table by its columns. is_in_seconds: the times, which are milliseconds otherwise."""
    triplets, who, screens, times = [], [], [], []
    problems: list[tuple[int, Said]] = []
    cell = _cells(places)
    for line, row in zip(table.lines, table.rows, strict=True):
        problem, names = _triplet(row, places)
        if problem is not None:
            problems.append((line, problem))
            continue
        triplets.append(names)
        who.append(cell(row, "annotator"))
        screens.append(cell(row, "screen"))
        times.append(_milliseconds(cell(row, "time"), is_in_seconds))
    return Taken(triplets, who, screens, times, problems)


def _cells(places: Places) -> Callable[[Sequence[str], Role], str]:
    def cell(row: Sequence[str], role: Role) -> str:
        at = places.get(role, -1)
        return row[at].strip() if 0 <= at < len(row) else ""

    return cell


def _triplet(row: Sequence[str], places: Places) -> tuple[Said | None, tuple[str, str, str]]:
    nothing = ("", "", "")
    if len(row) <= max(places[role] for role in NEEDED):
        cells = ", ".join(row)[:_LONGEST_SHOWN]
        return say("it has too few cells: {row}", row=cells), nothing
    one, two, three = (_named(row[places[role]]) for role in NEEDED)
    if not (one and two and three):
        return say("it has an image without a name"), nothing
    if one in (two, three) or two == three:
        return say("it has an image twice"), nothing
    return None, (one, two, three)


def _named(cell: str) -> str:
    """The name of an image in a cell: of one shown by HTML, as Salmon does, its file."""
    text = cell.strip()
    tag = _TAG.search(text)
    return tag[1].rpartition("/")[2] if tag else text


def _milliseconds(cell: str, is_in_seconds: bool) -> int:
    """A time, -1 for none and for what cannot be one."""
    try:
        number = float(cell.replace(",", ".")) * (1000 if is_in_seconds else 1)
    except ValueError:
        return -1
    return round(number) if math.isfinite(number) and 0 <= number <= LONGEST_MS else -1
