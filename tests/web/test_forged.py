"""Forged, cut, replayed, oversized and hostile answers are refused with their message, and change nothing."""

from __future__ import annotations

import json
import os
import secrets
import sqlite3
from collections.abc import Callable
from copy import copy
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from gridlab.app.checking import check_path
from gridlab.app.study import OpenStudy
from gridlab.app.web.collect import REFUSED, collect
from gridlab.domain.publication import Publication
from gridlab.store.sessions.list import list_sessions, session_path
from gridlab.store.sessions.rows import Entry, end_entry
from tests.cli.conftest import Run
from tests.web.answering import DESIGN, Annotator, publish, write_lines

Forge = Callable[[Annotator], object]


def content(study: OpenStudy) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in sorted(study.folder.rglob("*")) if path.is_file()}


def of(kind: str, at: int = 0, **said: object) -> Forge:
    return lambda who: who.change(who.rows_of(kind)[at], **said)


def insert(kind: str, at: int, body: str) -> Forge:
    return lambda who: who.entries.insert(at, Entry(kind, body))


def remove(kind: str, at: int = 0) -> Forge:
    return lambda who: who.entries.pop(who.rows_of(kind)[at])


def swap(who: Annotator) -> None:
    one, two = who.rows_of("response")[3:5]
    who.entries[one], who.entries[two] = who.entries[two], who.entries[one]


def at_once(who: Annotator) -> None:
    """Every moment of the wall clock is the first one."""
    for at, (_, body) in enumerate(who.entries):
        if '"utc"' in body:
            who.change(at, utc=json.loads(who.entries[who.rows_of("person")[0]].body)["started_utc"])


FORGED: dict[str, tuple[Forge, str]] = {
    "another publication": (of("web", publication="0" * 32), "is not of a publication of this study"),
    "another number's screens": (of("web", number=5), "its screens are not those of number 5"),
    "a number beyond": (of("web", number=400), "its screens are not those of number 400"),
    "invented screens": (of("web", deal="a" * 64), "its screens are not those of number 0"),
    "a later format": (of("web", version=2), "row 0 is not as it must be: it was written by a newer GridLab"),
    "more in row 0": (of("web", person="me"), "row 0 is not as it must be"),
    "no consent": (remove("consent"), "row 2 is not as it must be"),
    "another consent": (of("consent", sha256="0" * 64), "it agrees to another text"),
    "nobody described": (remove("person"), "row 2 is not as it must be"),
    "an impossible display": (
        of("person", display={"width": -1, "height": 1, "scale": 1, "refresh_hz": 60}),
        "row 2 is not as it must be",
    ),
    "a display of infinite size": (
        of("person", display={"width": 1e999, "height": 1, "scale": 1, "refresh_hz": 60}),
        "row 2 is not as it must be",
    ),
    "a system of a megabyte": (of("person", system="x" * 1000), "row 2 is not as it must be"),
    "questions skipped": (remove("answers"), "its page is not the one that comes here"),
    "no answer to a question": (of("answers", answers=[]), "it is no answer to its question"),
    "an answer that is no number": (of("answers", answers=[["age", "old"]]), "no answer to its question"),
    "a question that nobody asked": (of("answers", answers=[["name", "Eve"]]), "the design does not ask"),
    "a screen left out": (remove("response", 3), "its screen is not the one that comes here"),
    "screens swapped": (swap, "its screen is not the one that comes here"),
    "too many chosen": (of("response", 2, chosen=[0, 1, 2], choice_ms=[9] * 3), "not what the design allows"),
    "too few chosen": (of("response", 2, chosen=[0], choice_ms=[900]), "not what the design allows"),
    "one cell twice": (of("response", 2, chosen=[1, 1]), "not what the design allows"),
    "a cell that is not there": (of("response", 2, chosen=[0, 4]), "row "),
    "true for a number": (of("response", 2, chosen=[0, True]), "row "),
    "a second attempt at once": (of("response", 2, attempt=1), "another number of attempts"),
    "before the screen takes input": (of("response", 2, choice_ms=[1, 2]), "before its screen takes input"),
    "time over without a limit": (of("response", 2, timed_out=True), "its time was not over"),
    "a moment without a zone": (of("response", 2, utc="2026-12-01 10:00"), "is not a time in UTC"),
    "an address smuggled in": (of("response", 2, ip="10.0.0.7"), "it has other keys than a row of this kind"),
    "a kind of its own": (insert("screen", 6, '{"screen":0}'), "does not know its kind"),
    "a second row 0": (lambda who: who.entries.insert(4, who.entries[0]), "it is not the place for its kind"),
    "a retraction of nothing": (insert("retraction", 6, '{"t":99999,"screen":3,"attempt":0}'), "row 6"),
    "an end in the middle": (
        lambda who: who.entries.insert(9, end_entry(10**6, who.utc, "complete")),
        "ends a session that is not complete",
    ),
    "rows behind the end": (lambda who: who.entries.append(who.entries[-2]), "it comes after the end"),
    "declined with answers": (of("end", status="declined"), "who declines answers nothing"),
    "times that go back": (of("response", 4, t=5), "its times go backwards"),
    "an onset before the last answer": (of("response", 4, onset_ms=5), "its times go backwards"),
    "chosen after submitting": (of("response", 4, choice_ms=[900, 10**7]), "its times go backwards"),
    "events that go back": (
        insert("events", 6, "[[9000,0,-1,-1,0],[10,0,-1,-1,0]]"),
        "its times go backwards",
    ),
    "faster than time": (at_once, "s of screens in 0 s"),
    "a body that is no object": (insert("page", 4, "[]"), "row 4 is not as it must be"),
    "a body that is no JSON": (insert("page", 4, "{"), "row 4 is not as it must be"),
    "a body nested without end": (insert("page", 4, "[" * 100_000), "row 4 is not as it must be"),
    "not a number": (insert("page", 4, '{"t":NaN,"page":"break","at":1}'), "row 4 is not as it must be"),
    "events without end": (insert("events", 4, "[[1,0,0,0,"), "row 4 is not as it must be"),
    "an event of no kind": (insert("events", 4, "[[1,99,0,0,0]]"), "row 4 is not as it must be"),
    "an event on a cell that is not there": (insert("events", 4, "[[1,1,0,7,1]]"), "row 4 is not"),
}  # fmt: skip


def refusal(gridlab: Run, study: OpenStudy, source: Path, *words: str) -> str:
    """The message of the one refused row; the study is as it was."""
    before = content(study)
    done = gridlab("collect", study.folder, source, "--json", *words)
    assert done.code == 1, done.out
    assert content(study) == before
    assert (done.json["added"], done.json["refused"]) == (0, 1)
    (row,) = done.json["rows"]
    assert row["outcome"] == "refused"
    return row["problem"]


def test_forged_answers_are_refused_by_what_is_wrong_with_them(
    study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    before, wrong = content(study), {}
    for name, (forge, told) in FORGED.items():
        who = Annotator(publication).finish()
        forge(who)
        (row,) = collect(study, [write_lines(tmp_path / "a.jsonl", who)]).rows
        if row.outcome != REFUSED or told not in row.problem:
            wrong[name] = (row.outcome, row.problem)
    assert not wrong
    assert content(study) == before


def test_a_row_that_does_not_follow_costs_the_session_unless_partial_is_asked_for(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    who = Annotator(publication).finish()
    at = who.rows_of("response")[4]
    source = tmp_path / "a.jsonl"
    source.write_bytes(b"".join([*who.lines[:at], *who.lines[at + 1 :]]))
    told = f"row {at + 1} does not follow row {at - 1}"
    assert refusal(gridlab, study, source) == told
    done = gridlab("collect", study.folder, source, "--partial", "--json")
    (row,) = done.json["rows"]
    assert (done.code, row["status"], row["outcome"]) == (0, "partial", "added")
    assert row["problem"] == f"{told}, and only the rows before it were taken"
    assert [row.answered for row in list_sessions(study.folder)] == [row["answered"]] == [3]


def test_an_answer_changed_in_place_breaks_the_chain(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    who = Annotator(publication).finish()
    at, lines = who.rows_of("response")[2], who.lines
    lines[at] = lines[at].replace(rb"\"chosen\":[0,1]", rb"\"chosen\":[2,3]")
    (tmp_path / "a.jsonl").write_bytes(b"".join(lines))
    assert refusal(gridlab, study, tmp_path / "a.jsonl") == f"row {at} does not follow row {at - 1}"


def test_a_copy_of_a_session_under_another_id_is_known_by_its_times(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    who = Annotator(publication).finish()
    other = copy(who)
    other.session = secrets.token_hex(16)
    assert gridlab("collect", study.folder, write_lines(tmp_path / "a.jsonl", who)).code == 0
    told = refusal(gridlab, study, write_lines(tmp_path / "b.jsonl", other))
    assert told == f"repeats the times of session {who.session}"


def test_going_back_is_legal_where_the_design_allows_it(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    plain = replace(DESIGN, session=replace(DESIGN.session, allow_back=False))
    for one, code in ((publication, 0), (publish(study, plain), 1)):
        who = Annotator(one).go(7)
        who.answer(2, attempt=1)
        done = gridlab("collect", study.folder, write_lines(tmp_path / "a.jsonl", who.finish()), "--json")
        assert done.code == code, done.out
    assert "nobody can go back" in done.json["rows"][0]["problem"]


def test_what_is_too_large_is_refused_before_it_is_read(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path
) -> None:
    huge = tmp_path / "huge.jsonl"
    with huge.open("wb") as file:
        file.truncate(10**12)
    assert "larger than the allowed" in refusal(gridlab, study, huge)
    long = tmp_path / "long.jsonl"
    long.write_bytes(b'{"session":"' + b"a" * 3_000_000)
    assert "more than the allowed" in refusal(gridlab, study, long)


@pytest.mark.parametrize("kind", ["pipe", "folder that is not there", "database", "session"])
def test_what_is_no_source_is_refused_in_words(
    gridlab: Run, study: OpenStudy, publication: Publication, tmp_path: Path, kind: str
) -> None:
    path = tmp_path / "source"
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "database":
        with sqlite3.connect(path) as connection:
            connection.execute("CREATE TABLE x (y)")
    elif kind == "session":
        gridlab("collect", study.folder, write_lines(tmp_path / "a.jsonl", Annotator(publication).finish()))
        path = next((study.folder / "sessions").iterdir())
    told = refusal(gridlab, study, path)
    assert told and "Traceback" not in told


NUMBERS = some.integers(-5, 2**33)
PAIRS = some.tuples(NUMBERS, NUMBERS)
VALUES = (
    some.none() | some.booleans() | some.floats(allow_nan=False) | NUMBERS | some.text(max_size=9) | PAIRS
    | some.lists(some.integers(-3, 9), max_size=4) | some.dictionaries(some.text(max_size=3), some.integers())
)  # fmt: skip


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=some.data())
def test_whatever_a_row_says_the_study_stays_sound(
    study: OpenStudy, publication: Publication, tmp_path: Path, data: some.DataObject
) -> None:
    who = Annotator(publication).finish()
    at = data.draw(some.integers(0, len(who.entries) - 1))
    kind, body = who.entries[at]
    value = json.loads(body)
    if isinstance(value, dict):
        for key in data.draw(some.lists(some.sampled_from(sorted(value)), max_size=3)):
            value[key] = data.draw(VALUES)
    else:
        value = data.draw(some.lists(some.lists(VALUES, min_size=4, max_size=6), max_size=3))
    who.entries[at] = Entry(kind, json.dumps(value))
    found = collect(study, [write_lines(tmp_path / "a.jsonl", who)])
    if any(row.outcome != REFUSED for row in found.rows):
        assert not check_path(session_path(study.folder, who.session))
