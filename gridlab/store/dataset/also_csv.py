"""The dataset as CSV files with a data dictionary, safe to open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import numpy as np

from gridlab.store.csv_text import write_table
from gridlab.store.dataset.columns import Columns
from gridlab.store.dataset.layout import BY_PATH
from gridlab.store.dataset.write import triplet_blocks

SESSION_COLUMNS = tuple(
    path
    for path in BY_PATH
    if path.startswith("session/") and path not in ("session/annotator", "session/design")
)
SCREEN_COLUMNS = tuple(path for path in BY_PATH if path.startswith("screen/"))
CELL_COLUMNS = tuple(path for path in SCREEN_COLUMNS if BY_PATH[path].shape == "rows×n")
Rows = Iterator[Iterable[object]]


def write_csv(dataset: Path, columns: Columns) -> tuple[Path, ...]:
    """NAME.sessions.csv, NAME.screens.csv, NAME.triplets.csv and NAME.dictionary.csv."""
    stem = dataset.with_suffix("")
    files = {
        "sessions": (session_header(), session_rows(columns)),
        "screens": (screen_header(), screen_rows(columns)),
        "triplets": (TRIPLET_HEADER, triplet_rows(columns)),
        "dictionary": (("file", "column", "description", "units", "meaning"), dictionary_rows()),
    }
    written = []
    for name, (header, rows) in files.items():
        target = stem.with_name(f"{stem.name}.{name}.csv")
        write_table(target, header, rows)
        written.append(target)
    return tuple(written)


TRIPLET_HEADER = ("anchor", "near", "far", "screen")


def session_header() -> tuple[str, ...]:
    """Column names of the sessions' table."""
    return ("session", "annotator", "design", *(path.partition("/")[2] for path in SESSION_COLUMNS))


def session_rows(columns: Columns) -> Rows:
    """One row for each session; annotator as code, design as name."""
    values = columns.values
    codes, designs = values["annotator/code"], values["design/name"]
    rest = [_listed(columns, path) for path in SESSION_COLUMNS]
    people, plans = _listed(columns, "session/annotator"), _listed(columns, "session/design")
    for row, cells in enumerate(zip(*rest, strict=True)):
        yield (row, codes[people[row]], designs[plans[row]], *cells)


def screen_header() -> tuple[str, ...]:
    """Column names of the screens' table."""
    return ("screen", *(path.partition("/")[2] for path in SCREEN_COLUMNS))


def screen_rows(columns: Columns) -> Rows:
    """One row for each answered screen; images by name, cells separated by spaces or, for names, by "|".

    A "|" within a name in the grid is written `\\x7c`; -1 in choice_ms is NA.
    """
    names = columns.values["image/name"]
    n = np.asarray(columns.values["screen/n"])
    read = [_listed(columns, path) for path in SCREEN_COLUMNS]
    for row, cells in enumerate(zip(*read, strict=True)):
        shown: list[object] = [row]
        for path, cell in zip(SCREEN_COLUMNS, cells, strict=True):
            if path == "screen/grid":
                shown.append("|".join(names[image].replace("|", r"\x7c") for image in cell[: n[row]]))
            elif path in CELL_COLUMNS:
                shown.append(" ".join("NA" if one == -1 else str(one) for one in cell[: n[row]]))
            else:
                shown.append(names[cell] if path == "screen/probe" else cell)
        yield shown


def triplet_rows(columns: Columns) -> Rows:
    """One row for each triplet: images by name, and the row of its screen."""
    names = columns.values["image/name"]
    for triplets, rows in triplet_blocks(columns):
        for (anchor, near, far), screen in zip(triplets.tolist(), rows.tolist(), strict=True):
            yield (names[anchor], names[near], names[far], screen)


def dictionary_rows() -> Rows:
    """What every column of the other files means."""
    yield ("sessions", "session", "row of this file, from 0", "", "")
    yield ("sessions", "annotator", "code of the annotator", "", "")
    yield ("sessions", "design", "name of the design", "", "")
    for path in SESSION_COLUMNS:
        yield ("sessions", *_described(path))
    yield ("screens", "screen", "row of this file, from 0", "", "")
    for path in SCREEN_COLUMNS:
        described = _described(path)
        yield ("screens", *described) if path != "screen/probe" else ("screens", *described[:3], "image name")
    for name, meaning in zip(TRIPLET_HEADER, ("anchor", "nearer image", "farther image", ""), strict=True):
        if meaning:
            yield ("triplets", name, f"name of the {meaning}", "", "")
    yield ("triplets", "screen", "screen that the triplet comes from", "", "row of the screens, from 0")


def _described(path: str) -> tuple[str, str, str, str]:
    column = BY_PATH[path]
    meaning = column.meaning
    if path in CELL_COLUMNS:
        meaning = meaning.removesuffix(", -1 no such cell").replace(
            "-1 not chosen, or no such cell", "NA not chosen"
        )
        meaning = (
            r"image names separated by |, \x7c for | in a name"
            if path == "screen/grid"
            else f"by cell; {meaning}"
        )
    return (path.partition("/")[2], column.description, column.units, meaning)


def _listed(columns: Columns, path: str) -> list[Any]:
    value = columns.values[path]
    if isinstance(value, (list, str)):
        return list(value)
    # Through text, as 0.9 in single precision is no 0.9 in double.
    return [float(str(number)) for number in value] if value.dtype == np.float32 else value.tolist()
