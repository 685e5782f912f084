"""notes.json: notes about sessions, and which of them were voided."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

from gridlab.domain.notes import Notes
from gridlab.domain.said import Said, say
from gridlab.store.atomic import write_whole
from gridlab.store.disk import inside, is_there, read, shown
from gridlab.store.json_text import parse_json, pretty
from gridlab.store.locks import study_locked
from gridlab.store.typed_json import validated
from gridlab.store.versions import head_of, upgraded

FORMAT = "gridlab-notes"
LIMIT_BYTES = 64 * 2**20
FILE_NAME = "notes.json"


def parse_notes(data: bytes, *, what: Said = say("notes file")) -> Notes:
    """The notes and voids that a JSON text says. Raises GridLabError naming path, value, allowed."""
    value = parse_json(data, what=what, limit_bytes=LIMIT_BYTES)
    bare, _ = upgraded(value, FORMAT, what)
    return validated(Notes, json.dumps(bare), what)


def notes_bytes(notes: Notes) -> bytes:
    """The text of notes.json: stable order, final newline."""
    return pretty(head_of(FORMAT) | dataclasses.asdict(notes))


def read_notes(folder: Path) -> Notes:
    """The notes and voids of the study in `folder`; none where there is no file. Raises GridLabError."""
    path = inside(folder, folder / FILE_NAME)
    if not is_there(path):
        return Notes()
    data = read(path, what=say("notes file"), limit_bytes=LIMIT_BYTES)
    return parse_notes(data, what=say("notes file {path}", path=shown(path)))


def change_notes(folder: Path, change: Callable[[Notes], Notes]) -> Notes:
    """Write notes.json anew, whole or not at all, alone among all programs; returns it as it is now.

    Raises GridLabError.
    """
    with study_locked(folder):
        before = read_notes(folder)
        notes = parse_notes(notes_bytes(change(before)))
        if notes != before:
            write_whole(folder / FILE_NAME, notes_bytes(notes), what=say("notes file"))
        return notes
