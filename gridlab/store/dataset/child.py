"""Looking into a dataset that may be anyone's in a child process with limits on time and memory, and
which exported files hold an annotator."""

from __future__ import annotations

import json
import os
import re
import stat
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from gridlab.domain.errors import GridLabError, failure
from gridlab.domain.said import Said, from_data, say
from gridlab.store.disk import NotOrdinary, explained, read, shown
from gridlab.store.limited_child import MEMORY_BYTES, broken, run_limited

if TYPE_CHECKING:
    from gridlab.store.dataset.columns import Values

Question = Literal["problems", "people", "problems of a map", "problems of either"]
# What answers, as a program: a JSON list of texts about the file that it is given.
_PROGRAMS: dict[Question, str] = {
    "problems": "gridlab.store.dataset.check",
    "people": "gridlab.store.dataset.read",
    "problems of a map": "gridlab.store.embedding_file",
    "problems of either": "gridlab.store.hdf5_check",
}
_LEAST_SECONDS = 60.0
_SECONDS_PER_MEGABYTE = 2.0  # ten times what checking takes
_LONGEST = 500


def ask(
    question: Question, path: Path, *, seconds: float | None = None, memory: int = MEMORY_BYTES
) -> list[Said]:
    """What a child process finds in an HDF5 file: problems, or the codes of its annotators and the ids of its
    sessions as they are.

    seconds: how long it may take; None: as the size of the file says. memory: bytes of address space. Raises
    GridLabError where the file cannot be read or the child dies of it.
    """
    with explained(
        "{path} cannot be read: {reason}.",
        path=shown(path),
        safe=say("It wasn't changed."),
        todo=say("Make it readable, then try again."),
    ):
        about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise NotOrdinary(path, about.st_mode)
    if seconds is None:
        seconds = _LEAST_SECONDS + _SECONDS_PER_MEGABYTE * about.st_size / 2**20
    clean = str if question == "people" else _plain
    try:
        found = json.loads(run_limited(_PROGRAMS[question], path, seconds=seconds, memory=memory))
        if not isinstance(found, list):
            raise broken()
        return [from_data(text, clean) for text in found]
    except ValueError:
        raise broken() from None


def read_sound(path: Path) -> tuple[dict[str, str], dict[str, Values]]:
    """The attributes, as texts, and the columns but the triplets of a dataset that was found sound.

    Raises GridLabError for any other file.
    """
    found = ask("problems", path)
    if found:
        raise failure(
            "{name} is not a sound dataset: {problem}.",
            name=path.name,
            problem=found[0],
            safe=say("Nothing was written."),
            todo=say("Export the dataset again."),
        )
    from gridlab.store.dataset.read import open_dataset, read_columns  # h5py: a tenth of a second

    with open_dataset(path) as file:
        return {name: str(value) for name, value in file.attrs.items()}, read_columns(file)


def _plain(text: str) -> str:
    """A text for messages: names of things in the file may hold anything."""
    kept = text[:_LONGEST].encode("utf-8", "backslashreplace").decode()
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in kept)


_TEXTS = frozenset({".csv", ".tsv", ".json", ".txt", ".md"})
_DATASETS = frozenset({".h5", ".hdf5", ".hdf"})
_LIMIT_BYTES = 2**30


def exports_with(folder: Path, names: Collection[str]) -> list[Path]:
    """Files below `folder` that hold one of the names, or cannot be read so that they may hold it; by path.

    names: an annotator's code and the ids of their sessions, which stay where the code was another then.
    Also folders that cannot be looked at.
    """
    found = []
    wanted = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, sorted(names)))})(?!\w)")

    def unseen(error: OSError) -> None:
        if not isinstance(error, FileNotFoundError):
            found.append(Path(error.filename))

    for place, _, files in os.walk(folder, onerror=unseen):
        found += [path for name in files if _may_hold(path := Path(place, name), names, wanted)]
    return sorted(found)


def _may_hold(path: Path, names: Collection[str], wanted: re.Pattern[str]) -> bool:
    suffix = path.suffix.lower()
    try:
        if path.is_symlink() or not path.is_file():
            return False
        if suffix in _DATASETS:
            return not set(names).isdisjoint(map(str, ask("people", path)))
        if suffix in _TEXTS:
            text = read(path, limit_bytes=_LIMIT_BYTES).decode("utf-8", "replace")
            return wanted.search(text) is not None
    except (GridLabError, OSError):
        return True
    return False
