"""Writes an embedding as HDF5, the same bytes twice, and reads one that may be anyone's.

Run as a program (`python -m gridlab.store.embedding_file FILE`) it prints what is wrong with a file, which
is looked at in a child process before it is read.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import h5py
import numpy as np

from gridlab.domain.errors import failure
from gridlab.domain.said import Said, say
from gridlab.store.atomic import write_whole
from gridlab.store.dataset.child import ask
from gridlab.store.dataset.columns import Values, same, typed
from gridlab.store.dataset.read import open_dataset, print_problems, problems_of_columns, values_of
from gridlab.store.dataset.write import Sink, make, read_value
from gridlab.store.disk import explained
from gridlab.store.embedding_layout import ATTRIBUTES, BY_PATH, FORMAT, FORMAT_VERSION, EmbeddingFile
from gridlab.store.versions import version_problem

LIMIT_BYTES = 2_000_000_000
_WRITTEN: Mapping[type, type] = {str: str, int: np.int64, float: np.float64}
_KINDS: Mapping[type, str] = {str: "O", int: "i", float: "f"}


def write_embedding(path: Path, made: EmbeddingFile) -> None:
    """Write the embedding whole or not at all, and read it back. Raises GridLabError."""
    kept = {path: typed(column, made.values[path]) for path, column in BY_PATH.items() if path in made.values}
    head: dict[str, Any] = {"format": FORMAT, "format_version": FORMAT_VERSION}
    head |= {name: _WRITTEN[kind](made.attributes[name]) for name, kind in ATTRIBUTES.items()}

    def fill(temporary: Path) -> None:
        with Sink(temporary) as sink:
            try:
                with h5py.File(sink, "w") as file:
                    for name, value in head.items():
                        file.attrs[name] = value
                    for path, value in kept.items():
                        make(file, BY_PATH[path], value)
            finally:
                sink.raise_failure()

    def check(temporary: Path) -> None:
        with h5py.File(temporary, "r") as file:
            if not all(same(read_value(file[path], BY_PATH[path]), value) for path, value in kept.items()):
                raise failure(
                    "The map was written, but reads back differently. Don't trust this disk.",
                    safe=say("What was saved before is unchanged."),
                    todo=say("Write it to another disk."),
                )

    write_whole(path, fill, what=say("embedding"), check=check)


def read_embedding(path: Path) -> EmbeddingFile:
    """All that is in the embedding's file. Raises GridLabError for what is no sound one."""
    with explained(
        "{name} cannot be read: {reason}.",
        name=path.name,
        safe=say("It wasn't changed."),
        todo=say("Make it readable, then try again."),
    ):
        size = path.stat().st_size
    found = [say("it is larger than 2 GB")] if size > LIMIT_BYTES else ask("problems of a map", path)
    if found:
        raise failure(
            "{name} is not a sound map: {problem:clause}.",
            name=path.name,
            problem=found[0],
            safe=say("It wasn't changed."),
            todo=say("Fit it again with `gridlab embed`."),
        )
    with open_dataset(path) as file:
        attributes = {name: kind(file.attrs[name]) for name, kind in ATTRIBUTES.items()}
        return EmbeddingFile(attributes, values_of(file, BY_PATH))


def problems(path: Path) -> list[Said]:
    """What is not sound in the file, in words. Raises GridLabError for no HDF5."""
    with open_dataset(path) as file:
        return problems_in(file)


def problems_in(file: h5py.File) -> list[Said]:
    """As `problems`, of an open file."""
    if not is_map(file):
        return [say("it is not a {format} file", format=FORMAT)]
    if problem := version_problem(FORMAT, str(file.attrs.get("format_version", ""))):
        return [problem]
    found = [*_attributes(file), *problems_of_columns(file, BY_PATH)]
    return found or [*_content(values_of(file, BY_PATH))]


def is_map(file: h5py.File) -> bool:
    """Whether an HDF5 file says that it is a map."""
    kind = file.attrs.get("format")
    return isinstance(kind, str) and kind == FORMAT


def _attributes(file: h5py.File) -> Iterator[Said]:
    for name, kind in ATTRIBUTES.items():
        if name not in file.attrs:
            yield say("attribute {name}: missing", name=name)
            continue
        about = file.attrs.get_id(name)
        if about.shape != () or about.dtype.kind != _KINDS[kind]:
            yield say("attribute {name}: neither a number nor a text", name=name)


def _content(values: Mapping[str, Values]) -> Iterator[Said]:
    """Whether lengths go together and numbers are finite where they must be."""
    positions = np.asarray(values["embedding"])
    rows = {"embedding": len(positions), "uncertainty": len(positions), "image": len(positions)}
    for path, value in values.items():
        table = BY_PATH[path].table or path
        if len(value) != rows.setdefault(table, len(value)):
            yield say(
                "/{path}: {count} rows, where its table has {rows}",
                path=path,
                count=len(value),
                rows=rows[table],
            )
        if BY_PATH[path].kind != "str" and not BY_PATH[path].nan and not np.isfinite(np.asarray(value)).all():
            yield say("/{path}: not a number", path=path)
    weights = values.get("annotator/weights")
    if weights is not None and np.shape(weights)[1] != positions.shape[1]:
        yield say("/annotator/weights: not one for each axis")


if __name__ == "__main__":
    print_problems(problems)
