"""A list of codes that a researcher made for a study: who is to come, in which group, with which design."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gridlab.domain.codes import code_problem, composed
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, joined, say
from gridlab.store.csv_text import headings_said, rows_of, write_table
from gridlab.store.disk import is_there, read, shown
from gridlab.store.places import made, study_data

FILE_NAME = "codes.csv"
_COLUMNS = ("code", "group", "design", "station")
_MOST_STATION = 99
_LIMIT_BYTES = 16 * 2**20
_LONGEST_GROUP = 200
_TOLD = 3
_UNCHANGED = say("No code was taken.")


@dataclass(frozen=True, slots=True)
class PlannedCode:
    """A code that is to come. group, design: "" where the list does not say. station: the one that proposes
    it, None for any."""

    code: str
    group: str = ""
    design: str = ""
    station: int | None = None


def planned_path(study: str) -> Path:
    """Where this machine keeps the list of the study with this id: outside the study, as keys are."""
    return study_data(study) / FILE_NAME


@dataclass(frozen=True, slots=True)
class CodeTable:
    """What a list of codes says. left_out: why rows are not taken, each with its number in the file."""

    codes: tuple[PlannedCode, ...]
    left_out: tuple[Said, ...] = ()


def read_codes(path: Path, *, follow: bool = True) -> CodeTable:
    """The codes of a CSV file in UTF-8 whose first row names its columns: code, and if wanted group, design
    and station.

    Separated by commas, semicolons or tabs; other columns are passed over, empty rows too. A row costs itself
    alone: a code twice, or one that cannot be used. follow: whether a link is what it leads to. Raises
    GridLabError where no code is left.
    """
    what = say("list of codes {path}", path=shown(path))
    data = read(path, limit_bytes=_LIMIT_BYTES, what=say("list of codes"), follow=follow)
    rows = rows_of(data, what=what, separator="")
    headings = next(rows, [])
    header = [cell.strip().lower() for cell in headings]
    if header.count("code") != 1 or any(header.count(name) > 1 for name in _COLUMNS):
        raise GridLabError(
            say("The {what} has no column “code”, or a column twice.", what=what),
            safe=_UNCHANGED,
            todo=say(
                "Its first row names the columns: code,group,design,station. {found}",
                found=headings_said(headings),
            ),
        )
    places_of = {name: header.index(name) for name in _COLUMNS if name in header}
    found: dict[str, PlannedCode] = {}
    left_out: list[Said] = []
    for number, row in enumerate(rows, start=2):
        if not any(cell.strip() for cell in row):
            continue
        values = {name: row[at].strip() if at < len(row) else "" for name, at in places_of.items()}
        station = values.pop("station", "")
        known = station.isdecimal() and int(station) <= _MOST_STATION
        code, group, design = (values.get(name, "") for name in _COLUMNS[:3])
        planned = PlannedCode(composed(code), group, design)
        problem = _problem(planned, found)
        if known:
            planned = dataclasses.replace(planned, station=int(station))
        elif station and not problem:
            problem = say("a station is a number from 0 to {most}.", most=_MOST_STATION)
        if problem:
            left_out.append(say("Row {number}: {problem}", number=number, problem=problem))
        else:
            found[planned.code] = planned
    if not found:
        why = joined(left_out[:_TOLD])
        raise GridLabError(
            say("The {what} has no codes. {why}", what=what, why=why),
            safe=_UNCHANGED,
            todo=say("Correct it and try again."),
        )
    return CodeTable(tuple(found.values()), tuple(left_out))


def planned_codes(study: str) -> tuple[PlannedCode, ...]:
    """The list that this machine keeps for a study; none where there is none. Raises GridLabError."""
    path = planned_path(study)
    return read_codes(path, follow=False).codes if is_there(path) else ()


def keep_codes(study: str, codes: Iterable[PlannedCode]) -> None:
    """Keep a list for a study on this machine, in place of an earlier one; none: forget it.

    Raises GridLabError.
    """
    path, kept = planned_path(study), tuple(codes)
    if not kept:
        path.unlink(missing_ok=True)
        return
    made(path.parent)
    rows = (("" if value is None else value for value in dataclasses.astuple(one)) for one in kept)
    write_table(path, _COLUMNS, rows, what=say("list of codes"), private=True)


def _problem(planned: PlannedCode, found: dict[str, PlannedCode]) -> Said:
    if planned.code in found:
        return say("the code {code} is listed twice.", code=planned.code)
    if len(planned.code.splitlines()) > 1:
        return say("its code has a line break.")
    problem = code_problem(planned.code)
    if problem:
        return problem
    if len(planned.group.splitlines()) > 1:
        return say("its group has a line break.")
    if len(planned.group) > _LONGEST_GROUP or not planned.group.isprintable():
        return say("a group has at most {longest_group} printable characters.", longest_group=_LONGEST_GROUP)
    return NOTHING
