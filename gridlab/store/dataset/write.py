"""Writing the dataset: aside, synced, re-read, compared, then renamed; never more than slices of triplets."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import numpy.typing as npt

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.domain.triplets import expand, slices
from gridlab.store.atomic import write_whole
from gridlab.store.dataset.columns import Columns, Values, same
from gridlab.store.dataset.layout import (
    BY_PATH,
    COLUMNS,
    TRIPLET_SCREENS,
    TRIPLETS,
    Column,
    is_filtered,
)
from gridlab.store.dataset.sink import Sink

Ids = npt.NDArray[np.int32]
FILTERS: dict[str, Any] = {"compression": "gzip", "compression_opts": 4, "shuffle": True}
CHUNK_ROWS = 1 << 16
BLOCK_ROWS = CHUNK_ROWS * 8
TEXT = h5py.string_dtype("utf-8")


def write_dataset(
    path: Path, columns: Columns, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> str:
    """Write the dataset whole or not at all; gives the SHA-256 of the file. progress counts triplets twice.

    Raises GridLabError; then what was at `path` before is unchanged.
    """
    if not path.parent.is_dir():
        raise GridLabError(
            say("There is no folder {parent}.", parent=path.parent),
            safe=say("Nothing was written."),
            todo=say("Make the folder or choose another place."),
        )
    if path.is_dir():
        raise failure(
            "{path} is a folder.", path=path, safe=say("Nothing was written."), todo=say("Give a file name.")
        )
    steps = _Steps(columns.n_triplets * 2, progress, cancel)
    digest = hashlib.sha256()

    def fill(temporary: Path) -> None:
        with Sink(temporary) as sink:
            try:
                with h5py.File(sink, "w") as file:
                    _write(file, columns, steps, sink)
            finally:
                sink.raise_failure()

    def check(temporary: Path) -> None:
        with h5py.File(temporary, "r") as file:
            _compare(file, columns, steps)
        with temporary.open("rb") as written:
            while block := written.read(1 << 20):
                digest.update(block)

    write_whole(path, fill, what=say("dataset"), check=check)
    return digest.hexdigest()


class _Steps:
    """Counts triplets done, tells the progress and looks whether to stop."""

    def __init__(self, total: int, progress: Progress, cancel: Cancel | None) -> None:
        self._done, self._total = 0, total
        self._progress, self._cancel = progress, cancel

    def add(self, count: int) -> None:
        self._done += count
        self._progress(self._done, self._total)
        if self._cancel is not None:
            self._cancel.raise_if_set()


def triplet_blocks(columns: Columns, most: int = BLOCK_ROWS) -> Iterator[tuple[Ids, Ids]]:
    """The triplets (T, 3) and their rows of /screen (T,), in order, some at a time."""
    values = columns.values
    probe, grid = np.asarray(values["screen/probe"]), np.asarray(values["screen/grid"])
    chosen, order = np.asarray(values["screen/chosen"]), np.asarray(values["screen/choice_order"])
    counted = np.flatnonzero(columns.counts)
    counts = columns.counts[counted]
    for part in slices(counts, most):
        rows = counted[part]
        ranked = columns.ranked[rows]
        triplets, within = expand(
            probe[rows], grid[rows], chosen[rows], order[rows] if ranked.any() else None, ranked
        )
        yield triplets, rows.astype(np.int32)[within]


def _write(file: h5py.File, columns: Columns, steps: _Steps, sink: Sink) -> None:
    for name, value in columns.attributes.items():
        file.attrs[name] = np.int64(value) if isinstance(value, int) else value
    for column in COLUMNS:
        if column.path in (TRIPLETS, TRIPLET_SCREENS):
            _make_triplets(file, column, columns.n_triplets)
        elif column.path in columns.values:
            _make(file, column, columns.values[column.path])
        sink.raise_failure()
    for part, triplets, rows in _aligned(columns):
        file[TRIPLETS][part] = triplets
        file[TRIPLET_SCREENS][part] = rows
        sink.raise_failure()
        steps.add(len(rows))


def _make(file: h5py.File, column: Column, value: Values) -> None:
    if isinstance(value, str):
        made = file.create_dataset(column.path, data=value, dtype=TEXT)
    else:
        size = len(value) if isinstance(value, list) else value.size
        filters = FILTERS if is_filtered(column.kind, size) else {}
        kind = TEXT if isinstance(value, list) else value.dtype
        made = file.create_dataset(column.path, data=value, dtype=kind, **filters)
    made.attrs.update(column.attributes)


def _make_triplets(file: h5py.File, column: Column, count: int) -> None:
    shape = (count, 3) if column.shape == "rows×3" else (count,)
    filters: dict[str, Any] = {}
    if is_filtered(column.kind, int(np.prod(shape))):
        rows = min(CHUNK_ROWS, count)
        # By column, as an anchor repeats and a far image returns: half the size, and faster, than by row.
        filters = FILTERS | {"chunks": (rows, 1) if len(shape) == 2 else (rows,)}
    made = file.create_dataset(column.path, shape, np.int32, **filters)
    made.attrs.update(column.attributes)


def _aligned(columns: Columns) -> Iterator[tuple[slice, Ids, Ids]]:
    """Place, triplets and rows in blocks that end where chunks end, so that no chunk is compressed twice."""
    start, left = 0, (np.empty((0, 3), np.int32), np.empty(0, np.int32))
    for triplets, rows in triplet_blocks(columns):
        joined = np.concatenate((left[0], triplets)), np.concatenate((left[1], rows))
        full = len(joined[1]) // CHUNK_ROWS * CHUNK_ROWS
        if full:
            yield slice(start, start + full), joined[0][:full], joined[1][:full]
        start, left = start + full, (joined[0][full:], joined[1][full:])
    if len(left[1]):
        yield slice(start, start + len(left[1])), *left


def _compare(file: h5py.File, columns: Columns, steps: _Steps) -> None:
    """Raise GridLabError unless the file says exactly what the columns say."""
    for path, value in columns.values.items():
        if not same(read_column(file, path), value):
            raise _unequal(path)
    compared = 0
    for part, triplets, rows in _aligned(columns):
        if not np.array_equal(file[TRIPLETS][part], triplets):
            raise _unequal(TRIPLETS)
        if not np.array_equal(file[TRIPLET_SCREENS][part], rows):
            raise _unequal(TRIPLET_SCREENS)
        compared += len(rows)
        steps.add(len(rows))
    if compared != columns.n_triplets or len(file[TRIPLETS]) != compared:
        raise _unequal(TRIPLETS)


def _unequal(path: str) -> GridLabError:
    return failure(
        "The dataset was written but /{path} reads back otherwise: the disk is not to be trusted.",
        path=path,
        safe=say("What was saved before is unchanged."),
        todo=say("Export to another disk."),
    )


def read_column(file: h5py.File, path: str) -> Values:
    """One column as it was given to the writer."""
    found = file[path]
    if BY_PATH[path].kind != "str":
        return np.asarray(found[()])
    texts = found.asstr()[()]
    return str(texts) if BY_PATH[path].shape == "scalar" else [str(text) for text in texts]
