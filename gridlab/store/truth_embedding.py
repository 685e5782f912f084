"""Reads a gridlab-embedding file, in a child process, since the file may come from anywhere."""

from __future__ import annotations

import io
import json
import math
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import as_data, from_data, said_of, say
from gridlab.store.limited_child import run_limited
from gridlab.store.versions import version_problem

if TYPE_CHECKING:
    import h5py

FORMAT = "gridlab-embedding"
LIMIT_BYTES = 200_000_000
_SECONDS = 60.0


def read_embedding(path: Path) -> tuple[NDArray[np.float64], list[str]]:
    """The points, float64 (N, D), and the SHA-256 of each row's image. Raises GridLabError."""
    try:
        printed = run_limited(__name__, path, seconds=_SECONDS)
    except GridLabError as error:
        raise GridLabError(
            say("The truth {name} cannot be read. {what}", name=path.name, what=error.what)
        ) from None
    head, _, data = printed.partition(b"\n")
    told = json.loads(head)
    if "problem" in told:
        raise GridLabError(say("The truth {name} {told}.", name=path.name, told=from_data(told["problem"])))
    return np.load(io.BytesIO(data), allow_pickle=False), told["sha256"]


class _Refused(Exception):
    """Why the file is refused, as the end of a sentence."""


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
            raise _Refused(say("has not one SHA-256 for each row of its embedding"))
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
