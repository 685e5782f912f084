"""What is not sound in a dataset: references, ranges, orders, and triplets that do not follow from screens.

Run as a program (`python -m gridlab.store.dataset.check FILE`) it prints its findings as a JSON list: a file
that is not our own is read in a child process, whose death is a refusal.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import numpy.typing as npt

from gridlab.domain.codes import looks_personal
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import Said, say
from gridlab.domain.screen import PLANTED, ScreenKind
from gridlab.domain.session import SOURCES
from gridlab.store.dataset.columns import Columns, Values, yielded
from gridlab.store.dataset.layout import BY_PATH, COLUMNS, TRIPLETS
from gridlab.store.dataset.marks import mark_problems
from gridlab.store.dataset.read import (
    SLICED,
    open_dataset,
    print_problems,
    problems_of_structure,
    read_columns,
)
from gridlab.store.dataset.write import triplet_blocks
from gridlab.store.design_file import design_id, parse_design
from gridlab.store.json_text import parse_json

_SHA256 = re.compile(r"[0-9a-f]{64}")
_IMPORTED = "unknown"
_SOURCES = {*SOURCES, _IMPORTED}
# What is known of every session that was not imported.
_MEASURED = ("session/display_scale", "session/refresh_hz")


def problems(path: Path) -> list[Said]:
    """Everything that is not sound, in words; [] for a sound dataset. Raises GridLabError for no HDF5."""
    with open_dataset(path) as file:
        return problems_in(file)


def problems_in(file: h5py.File) -> list[Said]:
    """As `problems`, of an open file."""
    found = problems_of_structure(file)
    if found:
        return found
    values = read_columns(file)
    found = [*_lengths(file, values), *_numbers(values)]
    if found:
        return found
    try:
        ranked = ranked_of(values)
    except (GridLabError, KeyError, TypeError, IndexError):
        return [say("/design/json: not the designs that the screens name")]
    found = _designs(values)
    if found:
        return found
    return [
        *_orders(values),
        *_content(values),
        *_marks(values),
        *mark_problems(values),
        *_described(file),
        *_texts(file, values),
        *_screens(values),
        *_events(values),
        *_triplets(file, values, ranked),
    ]


def ranked_of(values: Mapping[str, Values]) -> npt.NDArray[np.bool_]:
    """Whether the order of the chosen counts on each screen, (S,), as the designs say."""
    return _of_blocks(values, lambda block: bool(block["grid"]["ranked"]))


def _array(values: Mapping[str, Values], path: str) -> npt.NDArray[Any]:
    return np.asarray(values[path])


def _lengths(file: h5py.File, values: dict[str, Values]) -> Iterator[Said]:
    rows: dict[str, int] = {}
    for column in COLUMNS:
        if column.shape == "scalar" or column.path not in file:
            continue
        count = len(file[column.path])
        all_have = rows.setdefault(column.table, count)
        if all_have != count:
            wrong = {"path": column.path, "count": count, "rows": all_have}
            yield say("/{path}: {count} rows, where its table has {rows}", **wrong)
    widths = {np.shape(values[c.path])[1] for c in COLUMNS if c.shape == "rows×n"}
    if len(widths) > 1:
        yield say("/screen: grids of different widths")
    tables = {"n_images": "image", "n_sessions": "session", "n_screens": "screen", "n_triplets": "triplet"}
    for name, table in tables.items():
        value = int(file.attrs[name])
        if value != rows[table]:
            wrong = {"name": name, "value": value, "table": table, "rows": rows[table]}
            yield say("attribute {name}: {value}, where /{table} has {rows} rows", **wrong)


def _numbers(values: dict[str, Values]) -> Iterator[Said]:
    """Whether numbers are what their column says: rows of a table, codes that mean something, in bounds."""
    rows = {BY_PATH[path].table: len(value) for path, value in values.items()}
    for path, value in values.items():
        column, numbers = BY_PATH[path], np.asarray(value)
        if column.kind == "str" or not numbers.size:
            continue
        least, most = numbers.min(), numbers.max()
        if column.refers and (least < (-1 if column.none else 0) or most >= rows[column.refers]):
            yield say("/{path}: points outside /{target}", path=path, target=column.refers)
        if column.codes and (least < min(column.codes) or most > max(column.codes)):
            yield say("/{path}: a code that has no meaning", path=path)
        if not (np.isfinite(numbers) | (np.isnan(numbers) & column.nan)).all():
            yield say("/{path}: not a number", path=path)
        elif column.least is not None and (numbers < column.least).any():
            yield say("/{path}: less than {least}", path=path, least=column.least)
        elif column.most is not None and (numbers > column.most).any():
            yield say("/{path}: more than {most}", path=path, most=column.most)


def _of_blocks(values: Mapping[str, Values], read: Callable[[Any], bool]) -> npt.NDArray[np.bool_]:
    """For each screen, what `read` says of its block as the design has it.

    Of a screen whose design is not known: no. Raises GridLabError, KeyError, TypeError, IndexError where the
    designs do not tell.
    """
    designs = []
    for text in values["design/json"]:
        data = text.encode("utf-8", "surrogatepass")
        design: Any = parse_json(data, what=say("design"), limit_bytes=16 << 20)
        designs.append([read(block) for block in design["blocks"]])
    of_screen = _array(values, "session/design")[_array(values, "screen/session")].tolist()
    blocks = _array(values, "screen/block").tolist()
    if any(block < 0 <= one for one, block in zip(of_screen, blocks, strict=True)):
        raise IndexError
    return np.array(
        [one >= 0 and designs[one][block] for one, block in zip(of_screen, blocks, strict=True)], np.bool_
    )


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


def _content(values: dict[str, Values]) -> Iterator[Said]:
    grid, chosen = _array(values, "screen/grid"), _array(values, "screen/chosen")
    order, n = _array(values, "screen/choice_order"), _array(values, "screen/n")
    is_cell = np.arange(grid.shape[1]) < n[:, None]
    for name in ("grid", "chosen", "planted", "choice_order"):
        if not np.array_equal(_array(values, f"screen/{name}") >= 0, is_cell):
            yield say("/screen/{name}: cells that do not fit /screen/n", name=name)
    ranks = np.sort(np.where(order > 0, order, 0), axis=1)
    expected = np.sort(np.where(chosen > 0, np.cumsum(chosen > 0, axis=1), 0), axis=1)
    if not np.array_equal(order > 0, chosen > 0) or not np.array_equal(ranks, expected):
        yield say("/screen/choice_order: not 1 to k over the chosen cells")
    session, position = _array(values, "screen/session"), _array(values, "screen/position")
    later = (np.diff(session) > 0) | ((np.diff(session) == 0) & (np.diff(position) > 0))
    if not later.all():
        yield say("/screen: not in the order of session and position")
    if len(n) and len(set(values["session/id"])) != len(values["session/id"]):
        yield say("/session/id: the same session twice")


def _marks(values: dict[str, Values]) -> Iterator[Said]:
    """Whether screens say of themselves what /exclusion and /response say of them."""
    session, screens = _array(values, "screen/session"), _array(values, "exclusion/screen")
    sessions = _array(values, "exclusion/session")[screens < 0]
    marked = np.isin(session, sessions)
    marked[screens[screens >= 0]] = True
    if not np.array_equal(_array(values, "screen/excluded") == 1, marked):
        yield say("/screen/excluded: not what /exclusion says")
    stands = np.flatnonzero(_array(values, "response/retracted") == 0)
    of_screen = _array(values, "response/screen")[stands]
    answers = _array(values, "response/chosen")[stands]
    if not np.array_equal(np.sort(of_screen), np.arange(len(session))):
        yield say("/response: not one standing response for each screen")
    elif not np.array_equal(answers, _array(values, "screen/chosen")[of_screen]):
        yield say("/screen/chosen: not what the standing responses say")


def _described(file: h5py.File) -> Iterator[Said]:
    for column in COLUMNS:
        if column.path in file and not file[column.path].attrs.get("description"):
            yield say("/{path}: without its attribute description", path=column.path)


def _texts(file: h5py.File, values: Mapping[str, Values]) -> Iterator[Said]:
    if len(set(values["image/name"])) != len(values["image/name"]):
        yield say("/image/name: the same name twice")
    if any(digest and not _SHA256.fullmatch(str(digest)) for digest in values["image/sha256"]):
        yield say("/image/sha256: not 64 hexadecimal digits")
    if any(looks_personal(str(code)) for code in values["annotator/code"]):
        yield say("/annotator/code: one that looks like an e-mail address or a platform id")
    if set(values["session/status"]) - {"complete", "partial"}:
        yield say("/session/status: not complete or partial")
    if set(values.get("session/source", ())) - _SOURCES:
        yield say("/session/source: not lab, web, simulated or unknown")
    sources = values.get("session/source", [""] * len(values["session/id"]))
    own = np.array([source != _IMPORTED for source in sources], np.bool_)
    if (_array(values, "session/design")[own] < 0).any():
        yield say("/session/design: not known, of a session that was not imported")
    screens = own[_array(values, "screen/session")]
    for path, rows in {**dict.fromkeys(_MEASURED, own), "screen/shown_scale": screens}.items():
        if np.isnan(_array(values, path)[rows]).any():
            yield say("/{path}: not a number", path=path)
    if set(values["session/purpose"]) - {str(file.attrs["purpose"])}:
        yield say("/session/purpose: not that of the dataset")


def _screens(values: Mapping[str, Values]) -> Iterator[Said]:
    kind, chosen = _array(values, "screen/kind"), _array(values, "screen/chosen")
    planted, passed = _array(values, "screen/planted"), _array(values, "screen/passed")
    if (planted[~np.isin(kind, PLANTED)] > 0).any():
        yield say("/screen/planted: right cells on a screen that is not for catching or practice")
    has_all = np.asarray(((chosen > 0) | (planted <= 0)).all(axis=1))
    has_only = np.asarray(((chosen <= 0) | (planted > 0)).all(axis=1))
    by_label = _of_blocks(values, lambda block: bool(block["catch"]["kind"] == "label"))
    right = has_all & (has_only | ~by_label)
    is_catch = kind == ScreenKind.CATCH
    known = passed >= 0
    if (known & ~is_catch).any() or (passed[known] != right[known]).any():
        yield say("/screen/passed: not what the chosen and planted cells give")
    if (_array(values, "screen/choice_ms")[chosen <= 0] != -1).any():
        yield say("/screen/choice_ms: a time of a cell that was not chosen")
    yield from _repeats(values, kind)


def _repeats(values: Mapping[str, Values], kind: npt.NDArray[Any]) -> Iterator[Said]:
    repeats, session = _array(values, "screen/repeats"), _array(values, "screen/session")
    probe, grid = _array(values, "screen/probe"), np.sort(_array(values, "screen/grid"), axis=1)
    rows = np.flatnonzero(repeats >= 0)
    first = repeats[rows]
    same = (session[rows] == session[first]) & (probe[rows] == probe[first]) & (first < rows)
    if (kind[rows] != ScreenKind.REPEAT).any() or not (same & (grid[rows] == grid[first]).all(axis=1)).all():
        yield say("/screen/repeats: not an earlier screen of the session with the same images")


def _events(values: Mapping[str, Values]) -> Iterator[Said]:
    screen, cell = _array(values, "event/screen"), _array(values, "event/cell")
    session = _array(values, "event/session")
    on = np.flatnonzero(screen >= 0)
    if (_array(values, "screen/session")[screen[on]] != session[on]).any():
        yield say("/event/screen: a screen of another session")
    if (cell < -1).any() or (cell[on] >= _array(values, "screen/n")[screen[on]]).any():
        yield say("/event/cell: a cell that its screen does not have")


def _triplets(file: h5py.File, values: dict[str, Values], ranked: npt.NDArray[np.bool_]) -> Iterator[Said]:
    columns = Columns({}, values, yielded(values, ranked), ranked)
    if columns.n_triplets != len(file[TRIPLETS]):
        wrong = {"triplets": TRIPLETS, "count": len(file[TRIPLETS]), "n_triplets": columns.n_triplets}
        yield say("/{triplets}: {count} rows, where the screens give {n_triplets}", **wrong)
        return
    start = 0
    for triplets, rows in triplet_blocks(columns):
        part = slice(start, start + len(rows))
        for path, wanted in zip(SLICED, (triplets, rows), strict=True):
            if not np.array_equal(file[path][part], wanted):
                yield say("/{path}: not what the screens give, from row {start} on", path=path, start=start)
                return
        start += len(rows)


if __name__ == "__main__":
    print_problems(problems)
