"""keys.csv: which annotator's code belongs to which name or platform id; outside the study, for one user."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass, replace
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
            safe=say("It wasn't changed."),
            todo=say("Correct it and try again."),
        )
    keys = []
    for number, row in enumerate(rows, start=2):
        if len(row) != len(_COLUMNS) or not row[0]:
            raise failure(
                "Row {number} of the keys file {path} is not a code with its names.",
                number=number,
                path=shown(path),
                safe=say("It wasn't changed."),
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


def remember_code(study: str, old: str, new: str, day: str, *, moved: bool) -> None:
    """Keep with a new code which one it stands in the place of, before any session gets it.

    moved: nothing has the old code any more, so that its key goes over to the new one. Safe to repeat. Raises
    GridLabError.
    """
    keys = list(read_keys(study))
    before = next((key for key in keys if composed(key.code) == old), None)
    key = next((key for key in keys if composed(key.code) == new), Key(new))
    said = f"was {old} until {day}"
    if f"was {old} until " not in key.note:
        key = replace(key, note="; ".join(filter(None, (key.note, said))))
    if moved and before is not None:
        more = [
            text
            for text, mine in ((before.name, key.name), (before.platform_id, key.platform_id))
            if text and mine not in ("", text)
        ]
        key = Key(
            new,
            key.name or before.name,
            key.platform_id or before.platform_id,
            "; ".join(filter(None, (key.note, before.note, *more))),
        )
    gone = {new, old} if moved else {new}
    write_keys(study, [*(one for one in keys if composed(one.code) not in gone), key])
