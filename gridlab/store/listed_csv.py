"""Listed screens from a CSV file that a researcher made: the probe, then the grid in display order."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from gridlab.domain.design import ListedScreen
from gridlab.domain.design_edit import limits_at
from gridlab.domain.errors import GridLabError
from gridlab.domain.limits import Several
from gridlab.domain.progress import Cancel
from gridlab.domain.said import Said, say
from gridlab.store import csv_text, disk
from gridlab.store.images.names import NameMatcher

_LIMIT_BYTES: Final = 64_000_000
_FAULTS_TOLD: Final = 200
_EVERY: Final = 500
_HEADERS: Final = frozenset(("probe", "probe image", "probe_image"))


@dataclass(frozen=True, slots=True)
class RowFault:
    """Why a row makes no screen. line: of the file, from 1."""

    line: int
    what: Said


@dataclass(frozen=True, slots=True)
class ListedCsv:
    """What a file gives: the screens of its good rows, and why others give none, for the first 200."""

    screens: tuple[ListedScreen, ...]
    faults: tuple[RowFault, ...]
    faulty: int


def read_listed(path: Path, names: Iterable[str], n: int, cancel: Cancel | None = None) -> ListedCsv:
    """The screens that a CSV file lists, in its order; separated by commas, semicolons or tabs.

    names: of the images that the block may show. n: how many stand in its grid. A first row that says
    "probe" is a header. A name fits as it is, else in another Unicode form (macOS stores é as e and an
    accent). Empty rows, and empty cells at a row's end, are passed over. Raises GridLabError for a file that
    is no CSV, is too large, or lists more screens than a design may.
    """
    what = say("list of screens {path}", path=disk.shown(path))
    data = disk.read(path, limit_bytes=_LIMIT_BYTES, what=say("list of screens"), follow=True)
    known = NameMatcher(names)
    limits = limits_at(("blocks", 0, "sampling", "screens"))
    assert isinstance(limits, Several)
    screens: list[ListedScreen] = []
    faults: list[RowFault] = []
    faulty = 0
    rows = csv_text.numbered_rows_of(data, what=what, separator="")
    for number, (line, cells) in enumerate(rows):
        if cancel is not None and number % _EVERY == 0:
            cancel.raise_if_set()
        row = [cell.strip() for cell in cells]
        while row and not row[-1]:
            row.pop()
        if not row or (number == 0 and row[0].casefold() in _HEADERS):
            continue
        made = _screen(row, known, n)
        if isinstance(made, ListedScreen):
            screens.append(made)
        else:
            faulty += 1
            if len(faults) < _FAULTS_TOLD:
                faults.append(RowFault(line, made))
        if len(screens) > limits.most:
            raise GridLabError(
                say("The {what} has more than {value:,} screens.", what=what, value=limits.most),
                safe=say("The design is as it was."),
                todo=say("Give each block some of them."),
            )
    return ListedCsv(tuple(screens), tuple(faults), faulty)


def _screen(row: list[str], known: NameMatcher, n: int) -> ListedScreen | Said:
    """The screen of a row, or why it is none."""
    if len(row) != n + 1:
        return say(
            "{count} names where {needed} are needed: the probe, then the {n} images of the grid",
            count=len(row),
            needed=n + 1,
            n=n,
        )
    images = []
    for cell in row:
        fitting = known.fitting(cell)
        if len(fitting) != 1:
            name = disk.shown(cell) or say("an empty cell")
            return say("{name} is no image that this block may show", name=name)
        images += fitting
    probe, *grid = images
    if probe in grid:
        return say("the probe {name} stands in its own grid", name=disk.shown(probe))
    if len(set(grid)) < len(grid):
        twice = next(name for at, name in enumerate(grid) if name in grid[:at])
        return say("{name} stands in the grid twice", name=disk.shown(twice))
    return ListedScreen(probe, tuple(grid))
