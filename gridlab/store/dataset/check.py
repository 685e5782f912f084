"""What is not sound in a dataset: references, ranges, orders, and triplets that do not follow from screens.

Run as a program (`python -m gridlab.store.dataset.check FILE`) it prints its findings as a JSON list: a file
that is not our own is read in a child process, whose death is a refusal.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import numpy.typing as npt

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, as_data, say
from gridlab.domain.screen import ScreenKind
from gridlab.domain.session import Device, EventKind
from gridlab.store.dataset.agreement import disagreements
from gridlab.store.dataset.columns import Columns, Values, yielded
from gridlab.store.dataset.layout import COLUMNS, TRIPLETS
from gridlab.store.dataset.read import SLICED, open_dataset, problems_of_structure, read_columns
from gridlab.store.dataset.write import triplet_blocks
from gridlab.store.design_file import design_id, parse_design
from gridlab.store.json_text import parse_json

_REFERENCES = (
    ("session/annotator", "annotator/code", 0),
    ("session/design", "design/id", 0),
    ("answer/session", "session/id", 0),
    ("screen/session", "session/id", 0),
    ("screen/probe", "image/name", 0),
    ("screen/grid", "image/name", -1),
    ("screen/repeats", "screen/session", -1),
    ("response/screen", "screen/session", 0),
    ("event/session", "session/id", 0),
    ("event/screen", "screen/session", -1),
    ("exclusion/session", "session/id", 0),
    ("exclusion/screen", "screen/session", -1),
)
_CODES = (
    ("screen/kind", 0, max(ScreenKind)),
    ("screen/planted", -1, 1),
    ("screen/chosen", -1, 1),
    ("screen/timed_out", 0, 1),
    ("screen/resumed", 0, 1),
    ("screen/passed", -1, 1),
    ("screen/excluded", 0, 1),
    ("response/chosen", -1, 1),
    ("response/retracted", 0, 1),
    ("event/kind", 0, max(EventKind)),
    ("event/device", 0, max(Device)),
    ("image/included", 0, 1),
)


def problems(path: Path) -> list[Said]:
    """Everything that is not sound, in words; [] for a sound dataset. Raises GridLabError for no HDF5."""
    with open_dataset(path) as file:
        found = problems_of_structure(file, path.stat().st_size)
        if found:
            return found
        values = read_columns(file)
        found = [*_lengths(file, values), *_numbers(file, values)]
        if found:
            return found
        ranked = _ranked(values)
        if ranked is None:
            return [say("/design/json: not the designs that the screens name")]
        found = _designs(values)
        if found:
            return found
        return [
            *_orders(values),
            *_content(values, ranked),
            *_marks(values),
            *disagreements(file, values),
            *_triplets(file, values, ranked),
        ]


def _lengths(file: h5py.File, values: dict[str, Values]) -> list[Said]:
    found, rows = list[Said](), dict[str, int]()
    for column in COLUMNS:
        if column.shape == "scalar" or column.path not in file:
            continue
        count = len(file[column.path])
        if rows.setdefault(column.table, count) != count:
            found.append(
                say(
                    "/{path}: {count} rows, where its table has {rows}",
                    path=column.path,
                    count=count,
                    rows=rows[column.table],
                )
            )
    widths = {np.shape(values[c.path])[1] for c in COLUMNS if c.shape == "rows×n"}
    if len(widths) > 1:
        found.append(say("/screen: grids of different widths"))
    tables = {"n_images": "image", "n_sessions": "session", "n_screens": "screen", "n_triplets": "triplet"}
    for name, table in tables.items():
        if int(file.attrs[name]) != rows[table]:
            found.append(
                say(
                    "attribute {name}: {value}, where /{table} has {rows} rows",
                    name=name,
                    value=int(file.attrs[name]),
                    table=table,
                    rows=rows[table],
                )
            )
    return found


def _numbers(file: h5py.File, values: dict[str, Values]) -> list[Said]:
    found: list[Said] = []
    for path, target, least in _REFERENCES:
        numbers = np.asarray(values[path])
        if numbers.size and (numbers.min() < least or numbers.max() >= len(file[target])):
            found.append(say("/{path}: points outside /{target}", path=path, target=target))
    for path, low, high in _CODES:
        numbers = np.asarray(values[path])
        if numbers.size and (numbers.min() < low or numbers.max() > high):
            found.append(say("/{path}: a code that has no meaning", path=path))
    return found


def _ranked(values: dict[str, Values]) -> npt.NDArray[np.bool_] | None:
    """For each screen, whether the order of choosing counts; None where the designs do not tell."""
    try:
        designs = [
            [bool(block["grid"]["ranked"]) for block in _json(text)["blocks"]]
            for text in values["design/json"]
        ]
        session = np.asarray(values["screen/session"])
        of_screen = np.asarray(values["session/design"])[session].tolist()
        blocks = np.asarray(values["screen/block"]).tolist()
        if any(block < 0 for block in blocks):
            return None
        pairs = zip(of_screen, blocks, strict=True)
        return np.array([designs[design][block] for design, block in pairs], np.bool_)
    except (GridLabError, KeyError, TypeError, IndexError):
        return None


def _json(text: str) -> Any:
    return parse_json(text.encode("utf-8", "surrogatepass"), what=say("design"), limit_bytes=16 << 20)


def _orders(values: dict[str, Values]) -> list[Said]:
    """Whether designs, annotators and sessions are each there once, in their order."""
    sessions = list(zip(values["session/started_utc"], values["session/id"], strict=True))
    tables: dict[Said, list[Any]] = {
        say("/design: not each once, by id"): list(values["design/id"]),
        say("/annotator: not each once, by code"): list(values["annotator/code"]),
        say("/session: not each once, by start and id"): sessions,
    }
    return [problem for problem, rows in tables.items() if rows != sorted(set(rows))]


def _designs(values: dict[str, Values]) -> list[Said]:
    """Whether each design gives the id that it has."""
    for text, identity in zip(values["design/json"], values["design/id"], strict=True):
        try:
            if design_id(parse_design(text.encode("utf-8", "surrogatepass"))) != identity:
                return [say("/design/id: not the id that the design gives")]
        except GridLabError as error:
            return [say("/design/json: {what}", what=error.what)]
    return []


def _content(values: dict[str, Values], ranked: npt.NDArray[np.bool_]) -> list[Said]:
    grid, chosen = np.asarray(values["screen/grid"]), np.asarray(values["screen/chosen"])
    order, n = np.asarray(values["screen/choice_order"]), np.asarray(values["screen/n"])
    is_cell = np.arange(grid.shape[1]) < n[:, None]
    found = [
        say("/screen/{name}: cells that do not fit /screen/n", name=name)
        for name in ("grid", "chosen", "planted", "choice_order")
        if not np.array_equal(np.asarray(values[f"screen/{name}"]) >= 0, is_cell)
    ]
    ranks = np.sort(np.where(order > 0, order, 0), axis=1)
    expected = np.sort(np.where(_countdown(chosen) > 0, _countdown(chosen), 0), axis=1)
    if not np.array_equal(order > 0, chosen > 0) or not np.array_equal(ranks, expected):
        found.append(say("/screen/choice_order: not 1 to k over the chosen cells"))
    session, position = np.asarray(values["screen/session"]), np.asarray(values["screen/position"])
    later = (np.diff(session) > 0) | ((np.diff(session) == 0) & (np.diff(position) > 0))
    if not later.all():
        found.append(say("/screen: not in the order of session and position"))
    times = (
        "screen/onset_ms",
        "screen/response_ms",
        "screen/off_focus_ms",
        "response/response_ms",
        "event/t_ms",
    )
    found += [
        say("/{path}: a negative time", path=path)
        for path in times
        if np.asarray(values[path]).min(initial=0) < 0
    ]
    if len(ranked) and len(set(values["session/id"])) != len(values["session/id"]):
        found.append(say("/session/id: the same session twice"))
    return found


def _marks(values: dict[str, Values]) -> list[Said]:
    """Whether screens say of themselves what /exclusion and /response say of them."""
    found: list[Said] = []
    session, screens = np.asarray(values["screen/session"]), np.asarray(values["exclusion/screen"])
    sessions = np.asarray(values["exclusion/session"])[screens < 0]
    marked = np.isin(session, sessions)
    marked[screens[screens >= 0]] = True
    if not np.array_equal(np.asarray(values["screen/excluded"]) == 1, marked):
        found.append(say("/screen/excluded: not what /exclusion says"))
    stands = np.flatnonzero(np.asarray(values["response/retracted"]) == 0)
    of_screen = np.asarray(values["response/screen"])[stands]
    answers = np.asarray(values["response/chosen"])[stands]
    if not np.array_equal(np.sort(of_screen), np.arange(len(session))):
        found.append(say("/response: not one standing response for each screen"))
    elif not np.array_equal(answers, np.asarray(values["screen/chosen"])[of_screen]):
        found.append(say("/screen/chosen: not what the standing responses say"))
    return found


def _countdown(chosen: npt.NDArray[Any]) -> npt.NDArray[np.int64]:
    """1 … k over the chosen cells of each row, 0 elsewhere."""
    picked = chosen > 0
    return np.where(picked, np.cumsum(picked, axis=1), 0)


def _triplets(file: h5py.File, values: dict[str, Values], ranked: npt.NDArray[np.bool_]) -> list[Said]:
    columns = Columns({}, values, yielded(values, ranked), ranked)
    if columns.n_triplets != len(file[TRIPLETS]):
        return [
            say(
                "/{triplets}: {count} rows, where the screens give {n_triplets}",
                triplets=TRIPLETS,
                count=len(file[TRIPLETS]),
                n_triplets=columns.n_triplets,
            )
        ]
    start = 0
    for triplets, rows in triplet_blocks(columns):
        part = slice(start, start + len(rows))
        for path, wanted in zip(SLICED, (triplets, rows), strict=True):
            if not np.array_equal(file[path][part], wanted):
                return [
                    say("/{path}: not what the screens give, from row {start} on", path=path, start=start)
                ]
        start += len(rows)
    return []


def main() -> None:
    """Print the findings about the file named on the command line."""
    try:
        found = problems(Path(sys.argv[1]))
    except GridLabError as error:
        found = [error.what]
    except (OSError, RuntimeError, ValueError, TypeError, LookupError, MemoryError) as error:
        found = [
            say(
                "HDF5 cannot read it: {value}",
                value=str(error).splitlines()[0] if str(error) else type(error).__name__,
            )
        ]
    sys.stdout.write(json.dumps([as_data(text) for text in found]))


if __name__ == "__main__":
    main()
