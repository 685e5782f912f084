"""Writing the dataset: aside, synced, re-read, compared, then renamed; never more than slices of triplets."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import numpy.typing as npt

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.domain.triplets import expand, slices
from gridlab.store import disk
from gridlab.store.atomic import write_whole
from gridlab.store.dataset.columns import Columns, Pictures, Values, same
from gridlab.store.dataset.layout import (
    BY_PATH,
    COLUMNS,
    THUMBNAIL,
    THUMBNAILS,
    TRIPLET_SCREENS,
    TRIPLETS,
    Column,
    is_filtered,
)

Ids = npt.NDArray[np.int32]
FILTERS: dict[str, Any] = {"compression": "gzip", "compression_opts": 4, "shuffle": True}
CHUNK_ROWS = 1 << 16
BLOCK_ROWS = CHUNK_ROWS * 8
TEXT = h5py.string_dtype("utf-8")
NO_TEXT = h5py.string_dtype("utf-8", 1)
"""Of a text column without rows: R's hdf5r 1.3.8 gives an error for one of variable length."""


def write_dataset(
    path: Path, columns: Columns, *, progress: Progress = no_progress, cancel: Cancel | None = None
) -> str:
    """Write the dataset whole or not at all; gives the SHA-256 of the file.

    progress counts triplets and thumbnails twice. Raises GridLabError; what was at `path` is then unchanged.
    """
    if not path.parent.is_dir():
        raise GridLabError(
            say("There is no folder {parent}.", parent=path.parent),
            safe=say("Nothing was written."),
            todo=say("Create the folder or choose another place."),
        )
    if path.is_dir():
        raise failure(
            "{path} is a folder.", path=path, safe=say("Nothing was written."), todo=say("Give a file name.")
        )
    pictures = 0 if columns.thumbnails is None else len(columns.thumbnails)
    add = _steps((columns.n_triplets + pictures) * 2, progress, cancel)
    digest = hashlib.sha256()
    shown: list[bytes] = []

    def fill(temporary: Path) -> None:
        with Sink(temporary) as sink:
            try:
                with h5py.File(sink, "w") as file:
                    shown[:] = _write(file, columns, add, sink)
            finally:
                sink.raise_failure()

    def check(temporary: Path) -> None:
        with h5py.File(temporary, "r") as file:
            _compare(file, columns, add)
            _compare_thumbnails(file, shown, add)
        with temporary.open("rb") as written:
            while block := written.read(1 << 20):
                digest.update(block)

    write_whole(path, fill, what=say("dataset"), check=check)
    return digest.hexdigest()


def _steps(total: int, progress: Progress, cancel: Cancel | None) -> Callable[[int], None]:
    """What counts triplets done, tells the progress and looks whether to stop."""
    done = 0

    def add(count: int) -> None:
        nonlocal done
        done += count
        progress(done, total)
        if cancel is not None:
            cancel.raise_if_set()

    return add


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


def _write(file: h5py.File, columns: Columns, add: Callable[[int], None], sink: Sink) -> list[bytes]:
    """Write everything; gives digests of the thumbnails, part by part."""
    shown: list[bytes] = []
    for name, value in columns.attributes.items():
        file.attrs[name] = np.int64(value) if isinstance(value, int) else value
    for column in COLUMNS:
        if column.path in (TRIPLETS, TRIPLET_SCREENS):
            _make_triplets(file, column, columns.n_triplets)
        elif column.path == THUMBNAILS and columns.thumbnails is not None:
            shown += _make_thumbnails(file, column, columns.thumbnails, add)
        elif column.path in columns.values:
            make(file, column, columns.values[column.path])
        sink.raise_failure()
    for part, triplets, rows in _aligned(columns):
        file[TRIPLETS][part] = triplets
        file[TRIPLET_SCREENS][part] = rows
        sink.raise_failure()
        add(len(rows))
    return shown


def make(file: h5py.File, column: Column, value: Values) -> None:
    """Put a column into a file."""
    if isinstance(value, str):
        made = file.create_dataset(column.path, data=value, dtype=TEXT)
    else:
        size = len(value) if isinstance(value, list) else value.size
        filters = FILTERS if is_filtered(column.kind, size) else {}
        kind = value.dtype if isinstance(value, np.ndarray) else TEXT if value else NO_TEXT
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


def _make_thumbnails(
    file: h5py.File, column: Column, pictures: Pictures, add: Callable[[int], None]
) -> Iterator[bytes]:
    """Write the thumbnails of some images after the other; the digest of each part."""
    shape = (len(pictures), THUMBNAIL, THUMBNAIL, 3)
    filters = FILTERS if is_filtered(column.kind, int(np.prod(shape))) else {}
    made = file.create_dataset(column.path, shape, np.uint8, **filters)
    for part in _picture_parts(made):
        some = pictures[part]
        made[part] = some
        yield hashlib.sha256(some.tobytes()).digest()
        add(len(some))
    made.attrs.update(column.attributes)


def _picture_parts(dataset: h5py.Dataset) -> Iterator[slice]:
    """Parts that end where chunks end, so that no chunk is compressed twice."""
    rows = dataset.chunks[0] if dataset.chunks else max(len(dataset), 1)
    for start in range(0, len(dataset), rows):
        yield slice(start, min(start + rows, len(dataset)))


def _compare_thumbnails(file: h5py.File, shown: Sequence[bytes], add: Callable[[int], None]) -> None:
    if not shown:
        return
    pictures = file[THUMBNAILS]
    for part, digest in zip(_picture_parts(pictures), shown, strict=True):
        if hashlib.sha256(pictures[part]).digest() != digest:
            raise _unequal(THUMBNAILS)
        add(part.stop - part.start)


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


def _compare(file: h5py.File, columns: Columns, add: Callable[[int], None]) -> None:
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
        add(len(rows))
    if compared != columns.n_triplets or len(file[TRIPLETS]) != compared:
        raise _unequal(TRIPLETS)


def _unequal(path: str) -> GridLabError:
    return failure(
        "The dataset was written, but /{path} reads back differently. Don't trust this disk.",
        path=path,
        safe=say("What was saved before is unchanged."),
        todo=say("Export to another disk."),
    )


def read_column(file: h5py.File, path: str) -> Values:
    """One column as it was given to the writer."""
    return read_value(file[path], BY_PATH[path])


def read_value(found: h5py.Dataset, column: Column) -> Values:
    """What `make` put there."""
    if column.kind != "str":
        return np.asarray(found[()])
    texts = found.asstr()[()]
    return str(texts) if column.shape == "scalar" else [str(text) for text in texts]


class Sink(io.RawIOBase):
    """A file object for `h5py.File(sink, "w")`: it never fails HDF5, and tells afterwards what failed.

    HDF5 brings the whole process down when it cannot write while it closes a file (measured: segmentation
    faults where the file could not grow). So after the first failure everything goes to memory, where HDF5
    reads it back; `raise_failure` then tells. Whoever writes asks often, so that little goes there.
    """

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._descriptor = os.open(path, os.O_RDWR | os.O_TRUNC | getattr(os, "O_BINARY", 0))
        self._at = self._size = 0
        self._failure: OSError | None = None
        self._kept: list[tuple[int, bytes]] = []

    def close(self) -> None:
        """Close the file."""
        if not self.closed:
            os.close(self._descriptor)
        super().close()

    def raise_failure(self) -> None:
        """Raise the OSError of the first write that failed, if one did."""
        if self._failure is not None:
            raise self._failure

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a place counted from the start, from here, or from the end."""
        self._at = offset + (0, self._at, self._size)[whence]
        return self._at

    def tell(self) -> int:
        """The place that is read or written next."""
        return self._at

    def write(self, data: Any) -> int:
        """Write all, to the disk or, once it has failed, to memory."""
        some = bytes(data)
        if self._failure is None:
            try:
                os.lseek(self._descriptor, self._at, os.SEEK_SET)
                disk.write(self._descriptor, some)
            except OSError as error:
                self._failure = error
        if self._failure is not None:
            self._kept.append((self._at, some))
        self._at += len(some)
        self._size = max(self._size, self._at)
        return len(some)

    def readinto(self, buffer: Any) -> int:
        """What was written at this place; zeros where nothing was."""
        count = min(len(buffer), max(self._size - self._at, 0))
        found = bytearray(count)
        os.lseek(self._descriptor, self._at, os.SEEK_SET)
        from_disk = os.read(self._descriptor, count) if count else b""
        found[: len(from_disk)] = from_disk
        for place, data in self._kept:
            start, end = max(place, self._at), min(place + len(data), self._at + count)
            if start < end:
                found[start - self._at : end - self._at] = data[start - place : end - place]
        buffer[:count] = found
        self._at += count
        return count

    def truncate(self, size: int | None = None) -> int:
        """Make the file this long."""
        size = self._at if size is None else size
        self._size = size
        if self._failure is None:
            try:
                os.ftruncate(self._descriptor, size)
            except OSError as error:
                self._failure = error
        return size

    def flush(self) -> None:
        """Nothing is held back; syncing is the caller's."""
