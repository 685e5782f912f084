"""Reading a dataset that may be anyone's: looked at from outside first, then read column by column.

Run as a program it is the child process of `child` that names the people in a file.
"""

from __future__ import annotations

import json
import math
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import h5py
import numpy as np

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import NOTHING, Said, as_data, say
from gridlab.store.dataset.columns import TYPES, Values
from gridlab.store.dataset.layout import (
    ATTRIBUTES,
    BY_PATH,
    FORMAT,
    TRIPLET_SCREENS,
    TRIPLETS,
    Column,
    columns_in,
)
from gridlab.store.dataset.write import read_column, read_value
from gridlab.store.embedding_layout import BY_PATH as MAP
from gridlab.store.embedding_layout import FORMAT as MAP_FORMAT
from gridlab.store.versions import version_problem

# deflate shrinks by at most 1032 times; what claims more cannot be in the file.
_SHRINKS = 1100
_CHUNK_BYTES = 1 << 20
_POINTER_BYTES = 16
_TEXT_BYTES = 1 << 28  # at most so much text is read at a time, where no text is longer than the file
_LEAST_ROWS = 64
_FILTERS = frozenset({"gzip", None})
_MOST_OBJECTS = 500
_RANKS = {"scalar": 0, "rows": 1, "rows×n": 2, "rows×3": 2, "rows×64×64×3": 4}
SLICED = (TRIPLETS, TRIPLET_SCREENS)


def problems_of_structure(file: h5py.File) -> list[Said]:
    """What forbids reading the file at all; looks at links, types and declared sizes, reads no data."""
    attributes = _attribute_problems(file)
    columns = columns_in("" if attributes else str(file.attrs["format_version"]))
    return problems_of_columns(file, columns) + attributes


def problems_of_columns(file: h5py.File, columns: Mapping[str, Column]) -> list[Said]:
    """What forbids reading these columns by path: they are all there is, and each is as it must be."""
    found: list[Said] = []
    seen: set[str] = set()
    for path, problem in _objects(file, columns, _bytes_of(file)):
        if problem:
            found.append(say("/{path}: {problem}", path=path, problem=problem))
        seen.add(path)
    missing = [path for path, column in columns.items() if not column.optional and path not in seen]
    return found + [say("/{path}: missing", path=path) for path in missing]


def _objects(file: h5py.File, columns: Mapping[str, Column], size: int) -> Iterator[tuple[str, Said]]:
    """(path, problem or "") of every object, without following any link but hard ones."""
    waiting, count = [("", file)], 0
    while waiting:
        prefix, group = waiting.pop()
        for name in group:
            count += 1
            path = f"{prefix}{name}"
            if count > _MOST_OBJECTS:
                yield path, say("more objects than a dataset has")
                return
            if not isinstance(group.get(name, getlink=True), h5py.HardLink):
                yield path, say("a soft or external link, which a dataset never has")
                continue
            kind = group.get(name, getclass=True)
            if kind is h5py.Group and prefix == "":
                if not any(column.table == name for column in columns.values()):
                    yield path, say("not part of the format")
                else:
                    waiting.append((f"{name}/", group[name]))
            elif kind is h5py.Dataset and path in columns:
                yield path, _dataset_problem(group[name], columns[path], size)
            else:
                yield path, say("not part of the format")


def _dataset_problem(found: h5py.Dataset, column: Column, size: int) -> Said:
    if found.is_virtual:
        return say("a virtual dataset")
    if found.external:
        return say("its data lie in another file")
    if found.compression not in _FILTERS or found.scaleoffset is not None or _other_filters(found):
        return say("a filter that a dataset never has")
    if column.kind == "str":
        text = h5py.check_string_dtype(found.dtype)
        if text is None or (text.length is not None and found.size):
            return say("not variable-length text")
    elif found.dtype != (kind := np.dtype(TYPES[column.kind])):
        return say("of type {dtype}, not {types}", dtype=str(found.dtype), types=str(kind))
    if len(found.shape) != _RANKS[column.shape] or (column.shape == "rows×3" and found.shape[1] != 3):
        return say("of shape {shape}", shape=str(found.shape))
    return _size_problem(found, column, size)


def _size_problem(found: h5py.Dataset, column: Column, size: int) -> Said:
    """Every value that is declared must lie in the file: nothing is made up from fill values or from air."""
    stored = found.id.get_storage_size()
    wide = _POINTER_BYTES if column.kind == "str" else found.dtype.itemsize
    declared = found.size * wide
    if stored > size or declared > min(size * _SHRINKS, max(stored * _SHRINKS, stored + _CHUNK_BYTES)):
        return say("larger than its file can hold")
    if found.chunks is not None and math.prod(found.chunks) * wide > max(2 * declared, _CHUNK_BYTES):
        return say("in pieces larger than itself")
    return NOTHING if stored or not declared else say("without its values")


def _other_filters(found: h5py.Dataset) -> bool:
    plist = found.id.get_create_plist()
    known = (h5py.h5z.FILTER_DEFLATE, h5py.h5z.FILTER_SHUFFLE)
    return any(plist.get_filter(i)[0] not in known for i in range(plist.get_nfilters()))


def _attribute_problems(file: h5py.File) -> list[Said]:
    found: list[Said] = []
    for name in ATTRIBUTES:
        if name not in file.attrs:
            found.append(say("attribute {name}: missing", name=name))
            continue
        kind = file.attrs.get_id(name)
        if kind.shape != () or (kind.dtype.kind != "i" and h5py.check_string_dtype(kind.dtype) is None):
            found.append(say("attribute {name}: neither a number nor a text", name=name))
    if found:
        return found
    if str(file.attrs["format"]) != FORMAT:
        found.append(say("attribute format: not {format}", format=FORMAT))
    elif problem := version_problem(FORMAT, str(file.attrs["format_version"])):
        found.append(say("attribute format_version: {problem}", problem=problem))
    return found


def read_columns(file: h5py.File) -> dict[str, Values]:
    """Every column but the triplets, by path. Call only when `problems_of_structure` found nothing.

    Raises GridLabError for texts that are together larger than the file: many places that name one text.
    """
    return values_of(file, {path: column for path, column in BY_PATH.items() if path not in SLICED})


def values_of(file: h5py.File, columns: Mapping[str, Column]) -> dict[str, Values]:
    """Those of the columns by path that are there; as `read_columns`."""
    size, values = _bytes_of(file), dict[str, Values]()
    for path, column in columns.items():
        if path in file:
            is_list = column.kind == "str" and column.shape == "rows"
            values[path] = _texts(file, path, size) if is_list else read_value(file[path], column)
    return values


def _texts(file: h5py.File, path: str, size: int) -> list[str]:
    found, texts, left = file[path].asstr(), list[str](), size
    rows = max(_LEAST_ROWS, _TEXT_BYTES // size)
    for start in range(0, len(found), rows):
        some = [str(text) for text in found[start : start + rows]]
        left -= sum(map(len, some))
        if left < 0:
            raise GridLabError(say("/{path}: texts larger than the file that should hold them.", path=path))
        texts += some
    return texts


def _bytes_of(file: h5py.File) -> int:
    return Path(file.filename).stat().st_size


def open_dataset(path: Path) -> h5py.File:
    """Open for reading. Raises GridLabError for what is no HDF5 file."""
    try:
        return h5py.File(path, "r")
    except OSError as error:
        raise GridLabError(say("{name} is not a readable HDF5 file.", name=path.name)) from error


def print_problems(find: Callable[[Path], list[Said]]) -> None:
    """Print, as a JSON list, what is found about the file named on the command line: for a child process."""
    try:
        found = find(Path(sys.argv[1]))
    except GridLabError as error:
        found = [error.what]
    except (OSError, RuntimeError, ValueError, TypeError, LookupError, MemoryError) as error:
        value = str(error).splitlines()[0] if str(error) else type(error).__name__
        found = [say("HDF5 cannot read it: {value}", value=value)]
    sys.stdout.write(json.dumps([as_data(text) for text in found]))


def people_in(path: Path) -> list[str]:
    """Codes of the annotators and ids of the sessions in a dataset, codes in an embedding, none in an HDF5
    file without such a table.

    Raises GridLabError for a file that is no sound dataset. For the child process alone.
    """
    with open_dataset(path) as file:
        if file.get("annotator", getlink=True) is None:
            return []
        is_map = file.attrs.get("format") == MAP_FORMAT
        found = problems_of_columns(file, MAP) if is_map else problems_of_structure(file)
        if found:
            raise GridLabError(say("{name} is not a sound dataset: {found}.", name=path.name, found=found[0]))
        columns = ("annotator/code",) if is_map else ("annotator/code", "session/id")
        return [str(text) for column in columns for text in read_column(file, column)]


def main() -> None:
    """Print the people in the file named on the command line."""
    sys.stdout.write(json.dumps(people_in(Path(sys.argv[1]))))


if __name__ == "__main__":
    main()
