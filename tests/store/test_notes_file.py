"""Notes about sessions and voided sessions are kept in notes.json: dated, only added, the last counts."""

from __future__ import annotations

import json
import threading
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.errors import GridLabError
from gridlab.domain.notes import Notes
from gridlab.store.notes_file import change_notes, notes_bytes, parse_notes, read_notes

FIRST, SECOND = "0" * 32, "1" * 32
NOW = "2026-05-01T10:00:00Z"


def text(**keys: Any) -> bytes:
    return json.dumps({"format": "gridlab-notes", "version": 1} | keys).encode()


def test_the_last_note_and_the_last_void_of_a_session_count(tmp_path: Path) -> None:
    assert read_notes(tmp_path) == Notes()
    change_notes(tmp_path, lambda notes: notes.with_note(FIRST, "phone rang", NOW))
    change_notes(tmp_path, lambda notes: notes.with_void(SECOND, "the wrong person", NOW))
    notes = change_notes(tmp_path, lambda notes: notes.with_note(FIRST, "phone rang twice", NOW))
    assert read_notes(tmp_path) == notes
    assert notes.texts() == {FIRST: "phone rang twice"}
    assert notes.voided() == {SECOND: "the wrong person"}
    assert len(notes.notes) == 2, "nothing is taken away"


def test_a_void_is_taken_back_and_a_note_taken_away_by_an_empty_one() -> None:
    notes = Notes().with_note(FIRST, "late", NOW).with_void(FIRST, "a test", NOW)
    notes = notes.with_note(FIRST, "", NOW).with_void(FIRST, "", NOW)
    assert (notes.texts(), notes.voided()) == ({}, {})


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([FIRST, SECOND]), st.text(max_size=20)), max_size=8))
def test_any_notes_are_read_as_they_were_written(some: list[tuple[bool, str, str]]) -> None:
    notes = Notes()
    for is_void, session, said in some:
        notes = notes.with_void(session, said, NOW) if is_void else notes.with_note(session, said, NOW)
    once = parse_notes(notes_bytes(notes))
    assert parse_notes(notes_bytes(once)) == once
    assert once.texts().keys() == notes.texts().keys()


def test_programs_that_note_at_once_lose_no_note(tmp_path: Path) -> None:
    def note(number: int) -> None:
        change_notes(tmp_path, lambda notes: notes.with_note(f"{number:032x}", "here", NOW))

    threads = [threading.Thread(target=note, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(read_notes(tmp_path).texts()) == 12


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (text(version=2), "$.version"),
        (text(notes={}), "$.notes"),
        (text(notes=[{"session": "x", "text": "", "written": NOW}]), "$.notes[0].session"),
        (text(notes=[{"session": FIRST, "text": "a" * 5001, "written": NOW}]), "$.notes[0].text"),
        (text(notes=[{"session": FIRST, "text": "a"}]), "$.notes[0].written is missing"),
        (text(voids=[{"session": FIRST, "reason": None, "decided": NOW}]), "$.voids[0].reason"),
        (text(voids=[{"session": FIRST, "reason": "", "decided": "today"}]), "$.voids[0].decided"),
        (text(voided=[]), "$.voided"),
    ],
)
def test_a_refusal_names_the_place(data: bytes, said: str) -> None:
    with pytest.raises(GridLabError) as caught:
        parse_notes(data)
    assert said in str(caught.value)
