"""The columns of a dataset of answers from elsewhere: what is not known is marked as not known."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab import __version__
from gridlab.domain.screen import ScreenKind
from gridlab.store.dataset.columns import Columns, Values, typed, yielded
from gridlab.store.dataset.layout import BY_PATH, FORMAT, FORMAT_VERSION, METADATA, THUMBNAILS
from gridlab.store.dataset.read import SLICED

Ids = npt.NDArray[np.int32]
SOURCE = "unknown"
_NAN = float("nan")
_KNOWN: dict[str, Any] = {
    "image/included": 1,
    "session/source": SOURCE,
    "session/purpose": "main",
    "session/status": "complete",
    "screen/timed_out": 0,
    "screen/resumed": 0,
    "screen/excluded": 0,
    "screen/kind": ScreenKind.MAIN,
    "screen/source": 0,
    "screen/propensity": 1.0,
    "response/attempt": 0,
    "response/retracted": 0,
}
"""What holds for every row; all else is not known: "", -1 or NaN."""
_METADATA = ("licence", "contact", "funding", "ethics", "preregistration", "doi")


@dataclass(frozen=True, slots=True)
class ImportedScreens:
    """Answered screens: probe (S,), grid (S, n) with -1 as padding at the end, image rows; of each the first
    chosen (S,) cells are the chosen ones. annotator (S,): rows of codes, -1 not known; ascending. ms (S,):
    how long an answer took, -1 not known."""

    probe: Ids
    grid: Ids
    chosen: Ids
    annotator: Ids
    ms: Ids


def columns_of_import(names: Sequence[str], codes: Sequence[str], screens: ImportedScreens) -> Columns:
    """The columns of a dataset: a session for each annotator, and one for what nobody is known of.

    names: of the images, each once. codes: of the annotators, sorted, each once.
    """
    who, session = np.unique(screens.annotator, return_inverse=True)
    cells = screens.grid.shape[1]
    n = (screens.grid >= 0).sum(axis=1)
    is_cell = np.arange(cells) < n[:, None]
    order = np.where(np.arange(cells) < screens.chosen[:, None], np.arange(1, cells + 1), 0)
    order[~is_cell] = -1
    flags = np.where(is_cell, order > 0, -1)
    ids = [_id(names, codes, screens, row) for row in who.tolist()]
    turn = np.argsort(ids)
    place = np.argsort(turn)
    rows = np.argsort(place[session], kind="stable")
    first = np.searchsorted(place[session][rows], np.arange(len(who)))
    values: dict[str, Any] = {
        METADATA: json.dumps({"creators": [], "keywords": [], "months": [], **dict.fromkeys(_METADATA, "")}),
        "image/name": list(names),
        "annotator/code": list(codes),
        "session/id": [ids[at] for at in turn],
        "session/annotator": who[turn],
        "screen/session": place[session][rows],
        "screen/position": np.arange(len(rows)) - first[place[session][rows]],
        "screen/n": n[rows],
        "screen/probe": screens.probe[rows],
        "screen/grid": screens.grid[rows],
        "screen/chosen": flags[rows],
        "screen/choice_order": order[rows],
        "screen/planted": np.where(is_cell, 0, -1)[rows],
        "screen/choice_ms": np.full(is_cell.shape, -1),
        "screen/response_ms": screens.ms[rows],
        "response/screen": np.arange(len(rows)),
        "response/chosen": flags[rows],
        "response/response_ms": screens.ms[rows],
    }
    counts = {"image": len(names), "annotator": len(codes), "session": len(who), "screen": len(rows)}
    counts["response"] = len(rows)
    kept = {
        path: _kept(path, values.get(path), counts)
        for path in BY_PATH
        if path not in SLICED and path != THUMBNAILS
    }
    ranked = np.zeros(len(rows), np.bool_)
    triplets = yielded(kept, ranked)
    return Columns(_attributes(counts, int(triplets.sum())), kept, triplets, ranked)


def _attributes(counts: dict[str, int], triplets: int) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "generator": f"GridLab {__version__}",
        "title": "",
        "purpose": "main",
        **{f"n_{table}s": counts[table] for table in ("image", "session", "screen")},
        "n_triplets": triplets,
    }


def _kept(path: str, value: Any, counts: dict[str, int]) -> Values:
    """A column as it is kept; without a value what holds for every row, or that it is not known."""
    return not_known(path, counts) if value is None else typed(BY_PATH[path], value)


def not_known(path: str, counts: dict[str, int]) -> Values:
    """A column of which nothing is known: what holds for every row, else "", -1 or NaN. counts: rows by
    table."""
    column = BY_PATH[path]
    rows = counts.get(column.table, 0)
    if column.kind == "str":
        return typed(column, [_KNOWN.get(path, "")] * rows)
    shape = (rows, 0) if column.shape == "rows×n" else rows
    return typed(column, np.full(shape, _KNOWN.get(path, _NAN if column.nan else -1)))


def _id(names: Sequence[str], codes: Sequence[str], screens: ImportedScreens, row: int) -> str:
    """The id of the session of an annotator: of what was answered, so that it is the same another time."""
    own = screens.annotator == row
    digest = hashlib.sha256("\0".join((*names, codes[row] if row >= 0 else "")).encode("utf-8", "replace"))
    for array in (screens.probe, screens.grid, screens.chosen):
        digest.update(np.ascontiguousarray(array[own]).tobytes())
    return digest.hexdigest()[:32]
