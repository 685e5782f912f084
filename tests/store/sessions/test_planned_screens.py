"""Screens that are planned when a session starts, and get their images one by one while it runs."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.screen import How, Screen, ScreenKind, ScreenSource
from gridlab.domain.session import Display, Response, SessionHeader, SessionImage, SessionRecord
from gridlab.store.design_file import checked_design, design_id
from gridlab.store.sessions import rows
from gridlab.store.sessions.database import NewerSession, session_image
from gridlab.store.sessions.file import SessionWriter, create_file, read_session
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.rows import Entry, LogRow, chained

UTC = "2026-03-01T10:00:00Z"
POOL = tuple(SessionImage(f"{row}.png", f"{row:064x}") for row in range(8))
SMALL = Block(grid=Grid(2, 2, 2), screens=ScreenCounts(6, 1, 1, 2, 3))
LARGE = Block(grid=Grid(2, 3, 1), screens=ScreenCounts(4, 0, 0, 1, 0))
DESIGN = checked_design(Design(name="two", blocks=(SMALL, LARGE)))
# As the design has them: so many of each kind, in any order.
PLAN = (
    *[(0, ScreenKind.PRACTICE)],
    *[(0, ScreenKind.MAIN)] * 3,
    *[(0, ScreenKind.CATCH)],
    *[(0, ScreenKind.MAIN)] * 3,
    *[(0, ScreenKind.REPEAT), (0, ScreenKind.SHARED), (0, ScreenKind.REPEAT)],
    *[(1, ScreenKind.CATCH)],
    *[(1, ScreenKind.MAIN)] * 4,
)
LATE = How(ScreenSource.ADAPTIVE, 0.25)


def planned() -> tuple[Screen, ...]:
    return tuple(Screen(block, kind, -1, ()) for block, kind in PLAN)


def shown(position: int, how: How = How(), first: int = 0) -> Screen:
    """Images for the screen at a position: from `first` on, round the pool; a repeat's original is 1."""
    block, kind = PLAN[position]
    n = DESIGN.blocks[block].n
    grid = tuple((first + cell) % 8 for cell in range(1, n + 1))
    return Screen(block, kind, first, grid, (), 1 if kind is ScreenKind.REPEAT else -1, how)


def header(screens: Sequence[Screen], **changes: object) -> SessionHeader:
    plain = SessionHeader(
        id="ab" * 16,
        study="cd" * 16,
        annotator="P01",
        number=0,
        purpose="main",
        design=DESIGN,
        design_id=design_id(DESIGN),
        images=POOL,
        set_digest="0" * 64,
        set_length=8,
        screens=tuple(screens),
        display=Display(1280, 800),
        started_utc=UTC,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def response(position: int) -> Response:
    k = DESIGN.blocks[PLAN[position][0]].grid.choose
    return Response(position, 0, tuple(range(k)), tuple(range(500, 500 + k)), 1000 * position, 900)


def answer(position: int) -> Entry:
    return rows.response_entry(1000 * position + 900, UTC, response(position))


def record_of(entries: Sequence[Entry]) -> SessionRecord:
    return parse_log(chained((), entries)).record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"{'ab' * 16}.gridlab"


def test_a_session_whose_screens_come_one_at_a_time(path: Path) -> None:
    writer = SessionWriter.create(path, header(planned()))
    for position in range(len(PLAN)):
        writer.append([rows.screen_entry(position, shown(position, LATE), {"seed": 7, "model": "a" * 64})])
        writer.append([answer(position)])
    writer.append([rows.end_entry(99_000, UTC, "complete")])
    writer.close()
    record = read_session(path)
    assert record.header == header([shown(position, LATE) for position in range(len(PLAN))])
    assert record.responses == tuple(response(position) for position in range(len(PLAN)))
    assert (record.status, record.answered, record.counted) == ("complete", 15, 15)
    with closing(sqlite3.connect(path)) as connection:
        (body,) = connection.execute("SELECT body FROM log WHERE kind = 'screen' LIMIT 1").fetchone()
    assert json.loads(body)["how"] == {
        "source": 2, "propensity": 0.25, "by": {"seed": 7, "model": "a" * 64},
    }  # fmt: skip


def test_what_is_known_at_the_start_is_written_with_the_header_in_one_transaction(path: Path) -> None:
    known = {0, 4, 9, 11}
    screens = tuple(shown(at) if at in known else one for at, one in enumerate(planned()))
    create_file(path, chained((), rows.header_entries(header(screens))))
    written = [json.loads(row.body)["screen"] for row in read_log(path) if row.kind == "screen"]
    assert written == sorted(known)
    assert read_session(path).header.screens == screens
    assert [json.loads(row.body) for row in read_log(path) if row.kind == "plan"] == [
        [[0, 1, 1], [0, 0, 3], [0, 2, 1], [0, 0, 3], [0, 3, 1], [0, 4, 1], [0, 3, 1], [1, 2, 1], [1, 0, 4]]
    ]


@pytest.mark.parametrize(
    ("entries", "why"),
    [
        ([answer(0)], "no images yet"),
        ([rows.screen_entry(1, shown(1)), answer(0)], "no images yet"),
        ([rows.screen_entry(1, shown(1)), rows.screen_entry(1, shown(1, first=2))], "images already"),
        ([rows.screen_entry(16, shown(1))], "no screen of the session"),
        ([rows.screen_entry(1, shown(13))], "another grid"),
        ([rows.screen_entry(8, shown(8))], "repeats a screen"),
        ([rows.screen_entry(1, shown(1)._replace(grid=(-1, 2, 3, 4)))], "whole number"),
        ([rows.screen_entry(1, shown(1)), rows.end_entry(9, UTC, "complete")], "not complete"),
        ([rows.end_entry(9, UTC, "declined"), rows.screen_entry(1, shown(1))], "after the end"),
        ([rows.screen_entry(1, shown(1, How(ScreenSource.ADAPTIVE, 1.5)))], "`propensity`"),
    ],
)
def test_a_screen_that_may_not_come_now_is_refused(entries: Sequence[Entry], why: str) -> None:
    start = rows.header_entries(header(planned()))
    assert record_of(start).header.screens == planned()
    with pytest.raises(GridLabError, match=why):
        record_of([*start, *entries])


def test_screens_of_version_1_cannot_come_later() -> None:
    log = version_1(header([shown(position) for position in range(len(PLAN))]))
    assert record_of(log).header.screens == tuple(shown(position) for position in range(len(PLAN)))
    with pytest.raises(GridLabError, match="images already"):
        record_of([*log, rows.screen_entry(0, shown(0))])


def test_what_was_chosen_by_the_answers_goes_with_them(path: Path) -> None:
    writer = SessionWriter.create(path, header([shown(0), *planned()[1:]]))
    writer.append([answer(0), rows.screen_entry(1, shown(1, LATE, first=5))])
    writer.discard(rows.end_entry(9000, UTC, "withdrawn", keep=False))
    record = read_session(path)
    assert (record.status, record.responses, record.header.screens) == ("withdrawn", (), planned())
    assert b"propensity" not in path.read_bytes()


def test_a_session_knows_every_display_that_it_was_on() -> None:
    small = Display(800, 600, 2.0, 120.0)
    entries = rows.header_entries(header([shown(position) for position in range(len(PLAN))]))
    entries += [answer(0), rows.resume_entry(1500, UTC, small, "Linux", "GridLab"), answer(1), answer(2)]
    record = record_of(entries)
    assert record.displays() == [Display(1280, 800), small, small]
    entries[-3] = Entry("resume", entries[-3].body.replace("800", '"wide"'))
    with pytest.raises(GridLabError, match="`width`"):
        record_of(entries)


def test_a_newer_session_names_the_version_that_it_needs(path: Path) -> None:
    create_file(path, chained((), rows.header_entries(header(planned()))))
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 3")
    before = path.read_bytes()
    for opened in (read_session, SessionWriter):
        with pytest.raises(NewerSession, match="newer GridLab: its version is 3") as raised:
            opened(path)
        assert "version 3" in raised.value.todo
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [1, 2])
def test_a_session_goes_on_and_is_withdrawn_in_the_version_that_it_began_in(path: Path, version: int) -> None:
    known = header([shown(position) for position in range(len(PLAN))])
    entries = version_1(known) if version == 1 else rows.header_entries(known)
    create_file(path, chained((), entries))
    writer = SessionWriter(path)
    writer.append([answer(0)])
    writer.close()
    assert int.from_bytes(path.read_bytes()[60:64], "big") == version
    assert read_session(path).answered == 0 and len(read_session(path).responses) == 1
    SessionWriter(path).discard(rows.end_entry(9000, UTC, "withdrawn", keep=False))
    assert int.from_bytes(path.read_bytes()[60:64], "big") == version
    assert read_session(path).status == "withdrawn"


def version_1(known: SessionHeader) -> list[Entry]:
    """The first rows as version 1 had them."""
    first, design, pool = rows.header_entries(known)[:3]
    head = json.loads(first.body)
    head["version"] = 1
    for key in ("source", "publication", "sink", "rules_sha256"):
        del head[key]
    screens = [[s.block, int(s.kind), s.probe, s.grid, s.planted, s.repeats] for s in known.screens]
    return [
        Entry("session", json.dumps(head)),
        design,
        Entry("images", pool.body),
        Entry("screens", json.dumps(screens)),
    ]


@dataclass
class Told:
    """What was written of a session so far, as plain values."""

    entries: list[Entry]
    screens: list[Screen]
    answered: list[int]


@st.composite
def told(draw: st.DrawFn) -> Told:
    """A session that goes on in any order that its screens allow."""
    known = draw(st.sets(st.integers(0, len(PLAN) - 1)))
    known = {at for at in known if at not in (8, 10) or 1 in known}
    images = st.integers(0, 7)
    first = draw(images)  # of screen 1 and those that repeat it
    screens = [
        shown(at, first=first if at in (1, 8, 10) else draw(images)) if at in known else screen
        for at, screen in enumerate(planned())
    ]
    one = Told(rows.header_entries(header(screens)), list(screens), [])
    for _ in range(draw(st.integers(0, 20))):
        left = [at for at, screen in enumerate(one.screens) if not screen.is_known]
        open_ = [at for at, screen in enumerate(one.screens) if screen.is_known and at not in one.answered]
        if open_ and draw(st.booleans()):
            one.answered.append(draw(st.sampled_from(open_)))
            one.entries.append(answer(one.answered[-1]))
        elif left and (at := draw(st.sampled_from(left))) not in (8, 10):
            how = How(ScreenSource.RANDOM_ARM, draw(st.floats(0, 1)))
            one.screens[at] = shown(at, how, draw(images))
            one.entries.append(rows.screen_entry(at, one.screens[at]))
    return one


@settings(max_examples=60, deadline=None)
@given(told(), st.data())
def test_any_order_of_screens_and_answers_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, one: Told, data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("any") / f"{'ab' * 16}.gridlab"
    create_file(path, chained((), one.entries), relaxed=True)
    record = read_session(path)
    assert record.header.screens == tuple(one.screens)
    assert [answer.screen for answer in record.responses] == one.answered
    log = read_log(path)
    cut = data.draw(st.integers(4, len(log)))
    begun = parse_log(log[:cut]).record
    assert begun.responses == record.responses[: len(begun.responses)]
    places = zip(begun.header.screens, one.screens, planned(), strict=True)
    assert all(now in (written, before) for now, written, before in places)


@settings(max_examples=60, deadline=None)
@given(told(), st.data())
def test_a_log_without_one_of_its_rows_never_gives_another_answer(one: Told, data: st.DataObject) -> None:
    """A forger leaves a row out or puts two in another order, and makes the checksums right."""
    whole = record_of(one.entries)
    entries = list(one.entries)
    at = data.draw(st.integers(0, len(entries) - 1))
    entry = entries.pop(at)
    if data.draw(st.booleans()):
        entries.insert(data.draw(st.integers(0, len(entries))), entry)
    try:
        other = record_of(entries)
    except GridLabError:
        return
    assert set(other.responses) <= set(whole.responses)
    assert all(
        other.header.screens[given.screen] == whole.header.screens[given.screen] for given in other.responses
    )


def test_a_file_cut_or_flipped_anywhere_is_read_right_or_refused(path: Path) -> None:
    entries = rows.header_entries(header([shown(0), *planned()[1:]]))
    entries += [answer(0), rows.screen_entry(1, shown(1, LATE)), answer(1)]
    data = session_image(chained((), entries))
    whole = record_of(entries)
    cut = [data[:size] for size in range(0, len(data), 512)]
    flipped = [
        data[:at] + bytes([data[at] ^ (1 << at % 8)]) + data[at + 1 :] for at in range(0, len(data), 13)
    ]
    for damaged in (*cut, *flipped):
        path.write_bytes(damaged)
        try:
            found = read_session(path)
        except GridLabError:
            continue
        assert found == whole


def test_the_proof_that_a_flip_is_found_by_the_checksum_of_its_row() -> None:
    log = chained((), rows.header_entries(header([shown(0), *planned()[1:]])))
    last = json.loads(log[-1].body)
    last["grid"] = last["grid"][::-1]
    forged = [*log[:-1], LogRow("screen", json.dumps(last), log[-1].checksum)]
    assert parse_log(forged).record.header.screens[0] != shown(0)
