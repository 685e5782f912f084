"""Several datasets as one: tables put together, rows numbered anew, triplets from the screens again."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import numpy.typing as npt

from gridlab import __version__
from gridlab.domain.errors import failure
from gridlab.domain.said import say
from gridlab.store.dataset.check import ranked_of
from gridlab.store.dataset.columns import Columns, Values, typed, yielded
from gridlab.store.dataset.imported import not_known
from gridlab.store.dataset.layout import BY_PATH, FORMAT, FORMAT_VERSION, METADATA, THUMBNAILS, Column
from gridlab.store.dataset.read import SLICED

Rows = npt.NDArray[np.int64]
# Tables whose rows follow those of another one, and the column that says which.
_FOLLOWS = {
    "screen": "screen/session",
    "answer": "answer/session",
    "event": "event/session",
    "exclusion": "exclusion/session",
    "response": "response/screen",
}
_SHOWN_ON = ("display_width", "display_height", "display_scale", "refresh_hz")


@dataclass(frozen=True, slots=True)
class Part:
    """One sound dataset: what it is called in messages, its attributes and its columns but the triplets."""

    name: str
    title: str
    purpose: str
    values: Mapping[str, Values]


@dataclass(slots=True)
class _Joining:
    """Where the rows of each part's tables went, and what is put together of them.

    place: by table and part the new row of each of its rows, -1 for one that is left out. order: by table the
    (part, row) of each new row, int64 (rows, 2).
    """

    parts: Sequence[Part]
    place: dict[str, list[Rows]] = field(default_factory=dict)
    order: dict[str, Rows] = field(default_factory=dict)

    def of(self, path: str) -> list[list[Any]]:
        """A column of each part, as a list."""
        return [np.asarray(part.values[path]).tolist() for part in self.parts]


def joined_columns(parts: Sequence[Part]) -> Columns:
    """The columns of the dataset that holds all of these.

    Images are the same where their content is, or their name where no content is known. A code is the same
    annotator within one study; of datasets with different titles each keeps its own annotators, and a code
    that more than one of them has gets the dataset's name before it. A session that is in several datasets
    counts once, the longer one. Raises GridLabError for datasets of different purposes.
    """
    purposes = sorted({part.purpose for part in parts})
    if len(purposes) > 1:
        raise failure(
            "These datasets are of different purposes: {listed}.",
            listed=", ".join(purposes),
            safe=say("Nothing was written."),
            todo=say("Import those of one purpose."),
        )
    parts = [_complete(part) for part in parts]
    joining = _Joining(parts)
    names = _take_images(joining)
    codes = _take_annotators(joining)
    _take(joining, "design", joining.of("design/id"))
    _take_sessions(joining)
    for table, parent in _FOLLOWS.items():
        _take_following(joining, table, parent)
    values: dict[str, Values] = {METADATA: _metadata(parts)}
    for path, column in BY_PATH.items():
        if path not in (METADATA, THUMBNAILS, *SLICED):
            values[path] = typed(column, _column(joining, column))
    values["image/name"], values["annotator/code"] = names, codes
    ranked = ranked_of(values)
    counts = yielded(values, ranked)
    rows = {table: len(order) for table, order in joining.order.items()}
    attributes = {
        "format": FORMAT,
        "format_version": FORMAT_VERSION,
        "generator": f"GridLab {__version__}",
        "title": "; ".join(dict.fromkeys(part.title for part in parts if part.title)),
        "purpose": purposes[0],
        **{f"n_{table}s": rows[table] for table in ("image", "session", "screen")},
        "n_triplets": int(counts.sum()),
    }
    return Columns(attributes, values, counts, ranked)


def _complete(part: Part) -> Part:
    """The part with the columns that its version of the format does not have."""
    values = dict(part.values)
    session = np.asarray(values["screen/session"])
    for name in _SHOWN_ON:
        if f"screen/{name}" not in values:
            values[f"screen/{name}"] = np.asarray(values[f"session/{name}"])[session]
    if "session/source" not in values:
        where = "simulated" if part.purpose == "simulated" else "lab"
        values["session/source"] = [where] * len(values["session/id"])
    counts = {column.table: len(values[column.path]) for column in BY_PATH.values() if column.path in values}
    for path in BY_PATH:
        if path not in values and path not in (THUMBNAILS, *SLICED):
            values[path] = not_known(path, counts)
    return Part(part.name, part.title, part.purpose, values)


def _take(joining: _Joining, table: str, keys: Sequence[Sequence[str]], ordered: bool = True) -> list[str]:
    """Rows with the same key become one, the first of them; by key, or as they come."""
    first: dict[str, tuple[int, int]] = {}
    for part, of_part in enumerate(keys):
        for row, key in enumerate(of_part):
            first.setdefault(key, (part, row))
    found = sorted(first) if ordered else list(first)
    number = {key: row for row, key in enumerate(found)}
    joining.place[table] = [np.array([number[key] for key in of_part], np.int64) for of_part in keys]
    joining.order[table] = np.array([first[key] for key in found], np.int64).reshape(-1, 2)
    return found


def _take_images(joining: _Joining) -> list[str]:
    """The images' names: those with another content than an earlier one of the name get another one."""
    names, contents = joining.of("image/name"), joining.of("image/sha256")
    pairs = [list(zip(*of_part, strict=True)) for of_part in zip(names, contents, strict=True)]
    keys = [[content or f"name {name}" for name, content in of_part] for of_part in pairs]
    _take(joining, "image", keys, ordered=False)
    kept, taken = list[str](), set[str]()
    for part, row in joining.order["image"].tolist():
        name = _free(names[part][row], taken.__contains__)
        taken.add(name)
        kept.append(name)
    return kept


def _take_annotators(joining: _Joining) -> list[str]:
    """The annotators' codes: those that several studies have say whose they are."""
    codes = joining.of("annotator/code")
    owners: dict[str, set[str]] = {}
    for part, of_part in zip(joining.parts, codes, strict=True):
        for code in of_part:
            owners.setdefault(code, set()).add(_study(part))
    known = set(owners)
    called: dict[tuple[str, str], str] = {}
    for part, of_part in zip(joining.parts, codes, strict=True):
        for code in of_part:
            key = (_study(part), code)
            if key not in called:
                own = len(owners[code]) == 1
                called[key] = code if own else _free(f"{part.name}.{code}", known.__contains__)
                known.add(called[key])
    keys = [
        [called[_study(part), code] for code in of_part]
        for part, of_part in zip(joining.parts, codes, strict=True)
    ]
    return _take(joining, "annotator", keys)


def _study(part: Part) -> str:
    return part.title or part.name


def _take_sessions(joining: _Joining) -> None:
    """Each session once, the longer one, by start and id."""
    ids, starts = joining.of("session/id"), joining.of("session/started_utc")
    best: dict[str, tuple[int, int, int]] = {}
    for part, of_part in enumerate(ids):
        lengths = np.bincount(
            np.asarray(joining.parts[part].values["screen/session"]), minlength=len(of_part)
        )
        for row, identity in enumerate(of_part):
            length = int(lengths[row])
            if identity not in best or length > best[identity][0]:
                best[identity] = (length, part, row)
    found = sorted((starts[part][row], identity, part, row) for identity, (_, part, row) in best.items())
    joining.order["session"] = np.array([one[2:] for one in found], np.int64).reshape(-1, 2)
    joining.place["session"] = [np.full(len(of_part), -1, np.int64) for of_part in ids]
    for new, (_, _, part, row) in enumerate(found):
        joining.place["session"][part][row] = new


def _take_following(joining: _Joining, table: str, column: str) -> None:
    """The rows whose session (or screen) is there, in its order and then in their own."""
    of = BY_PATH[column].refers
    parents = [
        joining.place[of][part][np.asarray(one.values[column], np.int64)]
        for part, one in enumerate(joining.parts)
    ]
    part = np.repeat(np.arange(len(parents)), [len(rows) for rows in parents])
    own = np.concatenate([np.arange(len(rows)) for rows in parents])
    parent = np.concatenate(parents)
    turn = np.argsort(parent, kind="stable")
    turn = turn[parent[turn] >= 0]
    joining.order[table] = np.stack([part[turn], own[turn]], axis=1)
    place = np.full(len(parent), -1, np.int64)
    place[turn] = np.arange(len(turn))
    ends = np.cumsum([len(rows) for rows in parents])
    joining.place[table] = np.split(place, ends[:-1])


def _column(joining: _Joining, column: Column) -> Values:
    """One column of the whole, rows of other tables numbered anew."""
    order = joining.order[column.table]
    if column.kind == "str":
        texts = joining.of(column.path)
        return [texts[part][row] for part, row in order.tolist()]
    pieces = [np.asarray(part.values[column.path]) for part in joining.parts]
    if column.refers:
        pieces = [_renumbered(piece, joining.place[column.refers][part]) for part, piece in enumerate(pieces)]
    if column.shape == "rows×n":
        widest = max(piece.shape[1] for piece in pieces)
        pieces = [
            np.pad(piece, ((0, 0), (0, widest - piece.shape[1])), constant_values=-1) for piece in pieces
        ]
    starts = np.concatenate([[0], np.cumsum([len(piece) for piece in pieces])])
    return np.asarray(np.concatenate(pieces)[starts[order[:, 0]] + order[:, 1]])


def _renumbered(rows: npt.NDArray[Any], place: Rows) -> Rows:
    """Rows of a table as they are numbered now; -1 stays."""
    with_none = np.append(place, -1)
    return np.asarray(with_none[np.where(rows < 0, len(place), rows)], np.int64)


def _metadata(parts: Sequence[Part]) -> str:
    """What the researchers say about the studies: lists put together, texts one after the other."""
    found: dict[str, Any] = {}
    for part in parts:
        said = json.loads(str(part.values[METADATA]))
        for key, value in (said if isinstance(said, dict) else {}).items():
            if isinstance(value, list):
                found[key] = list(dict.fromkeys([*found.get(key, []), *map(str, value)]))
            else:
                found[key] = "; ".join(dict.fromkeys(filter(None, [found.get(key, ""), str(value)])))
    if isinstance(found.get("months"), list):
        found["months"].sort()
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


def _free(wished: str, is_taken: Callable[[str], bool]) -> str:
    """The wished name, or the first of wished-2, wished-3, … that is not taken."""
    if not is_taken(wished):
        return wished
    number = 2
    while is_taken(f"{wished}-{number}"):
        number += 1
    return f"{wished}-{number}"
