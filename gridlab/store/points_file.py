"""Reads points of images: the truth that simulated annotators answer from, and features known beforehand.

Files are gridlab-embedding HDF5, .npy, .npz or .csv.
"""

from __future__ import annotations

import io
import json
import math
import sys
import zipfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.images import Image
from gridlab.domain.said import NOTHING, Said, as_data, from_data, said_of, say
from gridlab.store.csv_text import rows_of
from gridlab.store.limited_child import run_limited
from gridlab.store.versions import version_problem

if TYPE_CHECKING:
    import h5py

FORMAT = "gridlab-embedding"
LIMIT_BYTES = 200_000_000
_SECONDS = 60.0
MOST_DIMENSIONS = 10_000
_MOST_ROWS = 200_000
_LARGEST = 1e100  # squares of larger ones are not finite
_MOST_CELLS = 20_000_000
_POINTS = ("points", "features")

_TABLE = say("Give a table of numbers: .csv with image names, .npy, .npz, or a map's .h5.")

Points = NDArray[np.float64]


class _Refused(Exception):
    """Why the file is refused, as the end of a sentence, and what to do."""

    def __init__(self, why: Said, todo: Said = NOTHING) -> None:
        super().__init__(why)
        self.todo = todo


def read_points(path: Path, images: Sequence[Image]) -> Points:
    """The points of the images, float64 (N, D), in study order; zeros for images that are not included.

    By suffix: .h5 and .hdf5 are a `gridlab-embedding`, matched by SHA-256; .npy is one row for each image in
    study order; .npz the same as `points` or `features`, with names of images as `names` if it has them;
    .csv has the image name and then D numbers in each row, after a header or none, or numbers alone, one row
    for each image in study order. Raises GridLabError naming the images that are missing.
    """
    try:
        points = _points(path, images)
        included = [row for row, image in enumerate(images) if image.included]
        if not np.isfinite(points[included]).all():
            raise _Refused(say("has values that are not finite numbers"))
        if np.abs(points[included]).max(initial=0) > _LARGEST:
            raise _Refused(say("has numbers that are too large"), say("Divide them all by the same number."))
    except OSError as error:
        reason = error.strerror or say("it is damaged or of another kind")
        raise failure(
            "The file {name} cannot be read: {reason}.",
            name=path.name,
            reason=reason,
            safe=say("It wasn't changed."),
            todo=say("Correct it and try again."),
        ) from None
    except _Refused as why:
        raise failure(
            "The file {name} {told}.",
            name=path.name,
            told=said_of(why),
            todo=why.todo or _TABLE,
            safe=say("It wasn't changed."),
        ) from None
    return points


def _points(path: Path, images: Sequence[Image]) -> Points:
    size = path.stat().st_size
    if not path.is_file():
        raise _Refused(say("is not a file"))
    if size > LIMIT_BYTES:
        raise _Refused(say("is larger than the allowed {limit_bytes:,} bytes", limit_bytes=LIMIT_BYTES))
    match path.suffix.lower():
        case ".h5" | ".hdf5":
            return _from_embedding(path, images)
        case ".npy":
            return _in_order(_from_npy(path), images)
        case ".npz":
            return _from_npz(path, images)
        case ".csv":
            return _from_csv(path, images)
    raise _Refused(say("is of no known kind"), say("Give an .h5, .npy, .npz or .csv file."))


def _from_npy(path: Path) -> Points:
    try:
        return np.asarray(_matrix(np.load(path, allow_pickle=False, mmap_mode="r")))
    except (ValueError, EOFError):
        why = say("cannot be read as .npy: it is damaged or holds other things than numbers")
        raise _Refused(why) from None


def _from_npz(path: Path, images: Sequence[Image]) -> Points:
    try:
        with zipfile.ZipFile(path) as parts:
            if sum(part.file_size for part in parts.infolist()) > LIMIT_BYTES:
                raise _Refused(say("holds more than {limit_bytes:,} bytes", limit_bytes=LIMIT_BYTES))
        with np.load(path, allow_pickle=False) as arrays:
            named = next((name for name in _POINTS if name in arrays), None)
            if named is None:
                raise _Refused(say("has neither points nor features"))
            points = _matrix(arrays[named])
            names = arrays.get("names")
    except (ValueError, EOFError, KeyError, zipfile.BadZipFile):
        raise _Refused(
            say("cannot be read as .npz: it is damaged or holds other things than numbers")
        ) from None
    if names is None:
        return _in_order(points, images)
    if names.ndim != 1 or names.dtype.kind != "U" or len(names) != len(points):
        raise _Refused(say("doesn't have one name per row"))
    return _by_key(points, names.tolist(), [image.name for image in images], images)


def _matrix(array: object) -> Points:
    """The array as float64 (rows, D)."""
    if not isinstance(array, np.ndarray) or array.ndim != 2 or array.dtype.kind not in "fiu":
        raise _Refused(say("is not a table of numbers with rows and columns"))
    if not 1 <= array.shape[1] <= MOST_DIMENSIONS:
        raise _Refused(
            say(
                "has {shape} dimensions; 1 to {most_dimensions} are allowed",
                shape=array.shape[1],
                most_dimensions=MOST_DIMENSIONS,
            )
        )
    return np.array(array, dtype=np.float64)


def _in_order(points: Points, images: Sequence[Image]) -> Points:
    if len(points) != len(images):
        raise _Refused(
            say("has {rows} rows, the study {images} images", rows=len(points), images=len(images)),
            say("Give one row for each image in the study's order, or a file with image names."),
        )
    return points


def _by_key(points: Points, keys: Sequence[str], wanted: Sequence[str], images: Sequence[Image]) -> Points:
    """Rows of `points` for the images, found by the key that `wanted` gives for each."""
    row_of = {key: row for row, key in enumerate(keys)}
    missing = [
        image.name for key, image in zip(wanted, images, strict=True) if image.included and key not in row_of
    ]
    if missing:
        listed, more = ", ".join(missing[:5]), len(missing) - 5
        raise _Refused(
            say("has no row for {listed}", listed=listed)
            if more <= 0
            else say("has no row for {listed} and {more} more", listed=listed, more=more)
        )
    seen = Counter(keys)
    for key, image in zip(wanted, images, strict=True):
        if seen[key] > 1:
            twice = say("has {count} rows for {image}", count=seen[key], image=image.name)
            raise _Refused(twice, say("Give one row for each image."))
    placed = np.zeros((len(images), points.shape[1]))
    for row, key in enumerate(wanted):
        if key in row_of:
            placed[row] = points[row_of[key]]
    return placed


def _from_csv(path: Path, images: Sequence[Image]) -> Points:
    firsts, values, odd = _csv_rows(path)
    if not firsts:
        raise _Refused(say("has no rows"))
    names = {image.name for image in images}
    named = len(values[0]) > 0 and any(first in names or _number(first) is None for first in firsts)
    alone = None if named else next((first for first in firsts if _number(first) is None), None)
    if odd is not None or alone is not None:
        count, row = len(values[0]) + (not named), odd or (alone,)
        raise _Refused(
            say("has a row without {count} numbers: {row}", count=count, row=", ".join(map(str, row)))
        )
    points = np.array(values, dtype=np.float64)
    if not named:
        return _in_order(_matrix(np.column_stack(([float(first) for first in firsts], points))), images)
    return _by_key(_matrix(points), firsts, [image.name for image in images], images)


def _csv_rows(path: Path) -> tuple[list[str], list[Points], Sequence[str] | None]:
    """The first cells of all rows but a header, the numbers behind them, and the begin of the first row that
    has other things than numbers there, or another count of them. Work is bounded, whatever the file says."""
    firsts, values, odd, cells, begun = list[str](), list[Points](), None, 0, False
    for at, row in enumerate(rows_of(path.read_bytes(), what=say("file {name}", name=path.name))):
        cells += len(row)
        if at > _MOST_ROWS or cells > _MOST_CELLS:
            raise _Refused(
                say("has more than {rows:,} rows or {cells:,} cells", rows=_MOST_ROWS, cells=_MOST_CELLS),
                say("Leave out the rows of other images, or give an .npy or .npz file."),
            )
        if not row:
            continue
        numbers = [_number(cell) for cell in row[1:]]
        is_first, begun = not begun, True
        if is_first and (None in numbers or (not numbers and _number(row[0]) is None)):
            continue  # a header
        if None not in numbers and (not values or len(numbers) == len(values[0])):
            firsts.append(row[0])
            values.append(np.array(numbers, dtype=np.float64))
        else:
            odd = odd or row[:3]
    return firsts, values, odd


def _number(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _from_embedding(path: Path, images: Sequence[Image]) -> Points:
    """Read in a child process, since the file may come from anywhere."""
    try:
        printed = run_limited(__name__, path, seconds=_SECONDS)
    except GridLabError as error:
        raise failure(
            "The file {name} cannot be read. {what}",
            name=path.name,
            what=error.what,
            safe=say("It wasn't changed."),
            todo=say("Correct it and try again."),
        ) from None
    head, _, data = printed.partition(b"\n")
    told = json.loads(head)
    if "problem" in told:
        raise _Refused(from_data(told["problem"]))
    points = _matrix(np.load(io.BytesIO(data), allow_pickle=False))
    return _by_key(points, told["sha256"], [image.sha256 for image in images], images)


def _read(path: Path) -> tuple[NDArray[np.float64], list[str]]:
    import h5py  # a tenth of a second, and only the child needs it

    with h5py.File(path, "r") as file:
        kind = file.attrs.get("format")
        if not isinstance(kind, str) or kind != FORMAT:
            raise _Refused(say("is not a {format} file", format=FORMAT))
        version = str(file.attrs.get("format_version", "1.0"))
        if problem := version_problem(FORMAT, version):
            raise _Refused(say("cannot be read: {problem}", problem=problem))
        matrix = _plain(file, "embedding")
        keys = _plain(file, "image/sha256")
        if matrix.ndim != 2 or keys.shape != matrix.shape[:1]:
            raise _Refused(say("doesn't have one SHA-256 per row of its embedding"))
        if matrix.dtype.kind not in "fiu":
            raise _Refused(say("has no numbers in /embedding"))
        if h5py.check_string_dtype(keys.dtype) is None:
            raise _Refused(say("has no texts in /image/sha256"))
        return np.asarray(matrix[()], dtype=np.float64), [str(key) for key in keys.asstr()[()]]


def _plain(file: h5py.File, name: str) -> h5py.Dataset:
    """A dataset that lies in the file itself, of a size in proportion; anything else is refused unread."""
    import h5py

    place: h5py.Group = file
    for step in name.split("/"):
        if not isinstance(place, h5py.Group) or step not in place:
            raise _Refused(say("has no /{name}", name=name))
        if not isinstance(place.get(step, getlink=True), h5py.HardLink):
            raise _Refused(say("keeps /{name} elsewhere", name=name))
        place = place[step]
    if not isinstance(place, h5py.Dataset) or place.is_virtual or place.external:
        raise _Refused(say("keeps /{name} elsewhere", name=name))
    known = (h5py.h5z.FILTER_DEFLATE, h5py.h5z.FILTER_SHUFFLE)
    plist = place.id.get_create_plist()
    if any(plist.get_filter(i)[0] not in known for i in range(plist.get_nfilters())):
        raise _Refused(say("has an unknown filter on /{name}", name=name))
    values = max(place.size or 0, math.prod(place.chunks or ()))
    if place.size is None or values * max(8, place.dtype.itemsize) > LIMIT_BYTES:
        raise _Refused(say("declares too large a /{name}", name=name))
    return place


def main() -> None:
    """Print what is in the file named on the command line: a line of JSON, then the points as .npy."""
    points = np.empty((0, 0))
    try:
        points, sha256s = _read(Path(sys.argv[1]))
        told: dict[str, object] = {"sha256": sha256s}
    except _Refused as refused:
        told = {"problem": as_data(said_of(refused))}
    except (OSError, RuntimeError, ValueError, TypeError, LookupError, MemoryError):
        told = {"problem": as_data(say("cannot be read: it is damaged or of another kind"))}
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n")
    np.save(sys.stdout.buffer, points, allow_pickle=False)


if __name__ == "__main__":
    main()
