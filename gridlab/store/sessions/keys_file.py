"""keys.csv: which annotator's code belongs to which name or platform id; outside the study, for one user."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from gridlab.domain.codes import composed
from gridlab.domain.errors import failure
from gridlab.domain.said import say
from gridlab.store.csv_text import rows_of, write_table
from gridlab.store.disk import is_there, read, shown
from gridlab.store.places import made, study_data

FILE_NAME = "keys.csv"
_COLUMNS = ("code", "name", "platform_id", "note")
_LIMIT_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class Key:
    """Who an annotator's code is."""

    code: str
    name: str = ""
    platform_id: str = ""
    note: str = ""


def keys_path(study: str) -> Path:
    """Where the keys of the study with this id lie on this machine."""
    return study_data(study) / FILE_NAME


def read_keys(study: str) -> tuple[Key, ...]:
    """The keys of the study with this id, in the order of the file; none where there is none.

    Raises GridLabError.
    """
    path = keys_path(study)
    if not is_there(path):
        return ()
    data = read(path, what=say("keys file"), limit_bytes=_LIMIT_BYTES)
    rows = rows_of(data, what=say("keys file {path}", path=shown(path)))
    if tuple(next(rows, ())) != _COLUMNS:
        raise failure(
            "The keys file {path} does not begin with {listed}.",
            path=shown(path),
            listed=",".join(_COLUMNS),
            safe=say("It was not changed."),
            todo=say("Correct it and try again."),
        )
    keys = []
    for number, row in enumerate(rows, start=2):
        if len(row) != len(_COLUMNS) or not row[0]:
            raise failure(
                "Row {number} of the keys file {path} is not a code with its names.",
                number=number,
                path=shown(path),
                safe=say("It was not changed."),
                todo=say("Correct it and try again."),
            )
        keys.append(Key(*row))
    return tuple(keys)


def write_keys(study: str, keys: Iterable[Key]) -> None:
    """Write the keys whole or not at all, readable by this user alone. Raises GridLabError."""
    path = keys_path(study)
    made(path.parent)
    write_table(path, _COLUMNS, map(dataclasses.astuple, keys), what=say("keys file"), private=True)


def remove_key(study: str, code: str) -> bool:
    """Remove an annotator's key; returns whether there was one. Raises GridLabError."""
    keys = read_keys(study)
    kept = tuple(key for key in keys if composed(key.code) != composed(code))
    if len(kept) == len(keys):
        return False
    write_keys(study, kept)
    return True
