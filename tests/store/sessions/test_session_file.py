"""The session file: rows are durable, chained, never changed, and verified before anything is believed."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.domain.design import Block, Design, Grid, Pages, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.images import Image, set_digest
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.session import (
    Device,
    Display,
    Event,
    EventKind,
    Response,
    SessionHeader,
    SessionImage,
)
from gridlab.store.design_file import checked_design, design_id
from gridlab.store.sessions import rows
from gridlab.store.sessions.database import (
    APPLICATION_ID,
    LONGEST_PATH,
    SessionHeld,
    open_for_writing,
    session_image,
)
from gridlab.store.sessions.file import SessionWriter, create_file, read_session
from gridlab.store.sessions.live import Live, live_path, read_live, write_live
from gridlab.store.sessions.parse import parse_log
from gridlab.store.sessions.read import is_held, read_head, read_log
from gridlab.store.sessions.rows import Entry, chained, row_checksum

UTC = "2026-03-01T10:00:00Z"
IMAGES = tuple(Image(f"{row}.png", f"{row:064x}", 10, 10) for row in range(1, 9))
DESIGN = checked_design(
    Design(
        name="tiny",
        pages=Pages(consent="Yes?"),
        blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(6, 0, 1, 0, 0)),),
    )
)


def header(**changes: object) -> SessionHeader:
    screens = session_screens(DESIGN, IMAGES, 0)
    plain = SessionHeader(
        id="ab" * 16,
        study="cd" * 16,
        annotator="P01",
        number=0,
        purpose="main",
        design=DESIGN,
        design_id=design_id(DESIGN),
        images=tuple(SessionImage(image.name, image.sha256) for image in IMAGES),
        set_digest=set_digest(image.sha256 for image in IMAGES),
        set_length=len(IMAGES),
        screens=screens,
        display=Display(1280, 800, 1.5, 59.94),
        started_utc=UTC,
        group="a",
        system="Linux",
        generator="GridLab",
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def response(screen: int, chosen: tuple[int, ...] = (1, 0), attempt: int = 0, **changes: object) -> Response:
    plain = Response(screen, attempt, chosen, tuple(range(500, 500 + len(chosen))), 1000 * screen, 900)
    return replace(plain, **changes)  # type: ignore[arg-type]


def answer(screen: int, **changes: object) -> Entry:
    return rows.response_entry(1000 * screen + 900, UTC, response(screen, **changes))  # type: ignore[arg-type]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / f"{'ab' * 16}.gridlab"


@pytest.fixture
def session(path: Path) -> Path:
    """A closed session with three answers, the second given twice."""
    writer = SessionWriter.create(path, header())
    writer.append([rows.consent_entry(10, UTC, "Yes?")])
    events = [Event(20, EventKind.ONSET, 0), Event(30, EventKind.CHOOSE, 0, 1, Device.TOUCH)]
    writer.append([rows.events_entry(events), answer(0)])
    writer.append([answer(1)])
    writer.append([rows.retraction_entry(2500, 1, 0), answer(1, chosen=(3, 2), attempt=1)])
    writer.append([answer(2, timed_out=True, chosen=())])
    writer.close()
    return path


def test_what_was_written_is_read_back(session: Path) -> None:
    record = read_session(session)
    assert record.header == header()
    assert record.status == "partial"
    assert [(r.screen, r.attempt, r.chosen, r.retracted) for r in record.responses] == [
        (0, 0, (1, 0), False),
        (1, 0, (1, 0), True),
        (1, 1, (3, 2), False),
        (2, 0, (), False),
    ]
    assert record.events[1] == Event(30, EventKind.CHOOSE, 0, 1, Device.TOUCH)
    assert len(record.consent_sha256) == 64
    assert (record.answered, record.counted, record.duration_s) == (2, 6, 2)


def test_the_file_says_what_it_is_to_any_program(session: Path) -> None:
    data = session.read_bytes()
    assert data[:16] == b"SQLite format 3\0"
    assert int.from_bytes(data[68:72], "big") == APPLICATION_ID == 0x47524944
    assert int.from_bytes(data[60:64], "big") == 2


def test_bare_sqlite_sees_gap_free_rows_chained_as_documented(session: Path) -> None:
    with sqlite3.connect(session) as connection:
        log = connection.execute("SELECT seq, kind, body, checksum FROM log ORDER BY seq").fetchall()
    connection.close()
    assert [row[0] for row in log] == list(range(len(log)))
    previous = "0" * 64
    for seq, kind, body, checksum in log:
        json.loads(body)
        previous = row_checksum(previous, seq, kind, body)
        assert checksum == previous


@pytest.mark.parametrize("statement", ["UPDATE log SET body = '{}'", "DELETE FROM log WHERE seq = 5"])
def test_rows_cannot_be_changed_or_deleted(session: Path, statement: str) -> None:
    connection = sqlite3.connect(session)
    with pytest.raises(sqlite3.IntegrityError, match="never"):
        connection.execute(statement)
    connection.close()


def test_answers_are_written_as_strictly_as_sqlite_can_and_simulated_ones_as_fast(session: Path) -> None:
    """EXTRA syncs the folder too once a journal is gone: less was lost in trials with power cuts."""
    for relaxed, level in ((False, 3), (True, 0)):
        writer = open_for_writing(session, relaxed=relaxed, wait_seconds=0)
        said = [writer.execute(f"PRAGMA {name}").fetchone()[0] for name in ("synchronous", "journal_mode")]
        assert (said[0], str(said[1], "ascii"), writer.execute("PRAGMA locking_mode").fetchone()[0]) == (
            level, "delete", b"exclusive",
        )  # fmt: skip
        writer.close()


def test_nobody_else_opens_a_session_being_written(path: Path) -> None:
    writer = SessionWriter.create(path, header())
    with pytest.raises(SessionHeld):
        read_session(path)
    with pytest.raises(SessionHeld):
        SessionWriter(path)
    assert is_held(path)
    writer.append([answer(0)])
    writer.close()
    assert not is_held(path)
    assert len(read_session(path).responses) == 1


def test_a_refused_opener_leaves_the_writer_its_lock_and_its_live_file(path: Path) -> None:
    live = Live(3, 6, UTC)
    writer = SessionWriter.create(path, header(), live=live)
    with pytest.raises(SessionHeld):
        SessionWriter(path)
    assert read_live(path) == live
    connection = sqlite3.connect(path, timeout=0)
    with pytest.raises(sqlite3.OperationalError, match="locked"):
        connection.execute("SELECT * FROM log").fetchall()
    connection.close()
    writer.close()


def test_the_live_file_follows_each_commit_and_goes_with_the_writer(path: Path) -> None:
    writer = SessionWriter.create(path, header(), live=Live(0, 6, UTC))
    writer.append([answer(0)], Live(1, 6, UTC, "P01"))
    assert read_live(path) == Live(1, 6, UTC, "P01")
    writer.close()
    assert not live_path(path).exists()


@pytest.mark.parametrize("text", ["", "[]", '{"answered": "x"}', "\x00", '{"format": 1'])
def test_a_live_file_that_makes_no_sense_is_ignored(path: Path, text: str) -> None:
    live_path(path).write_text(text)
    assert read_live(path) is None


def test_a_live_file_that_cannot_be_written_stops_nothing(path: Path) -> None:
    write_live(path.parent / "gone" / path.name, Live(0, 1, UTC))
    assert not (path.parent / "gone").exists()


def test_a_session_goes_on_where_it_was(session: Path) -> None:
    before = read_log(session)
    writer = SessionWriter(session)
    assert list(writer.log) == before
    writer.append([answer(3)])
    writer.close()
    assert read_log(session)[: len(before)] == before
    assert read_session(session).answered == 3


@pytest.mark.skipif(sys.platform == "win32", reason="other lengths there")
def test_a_path_that_sqlite_cannot_open_is_told_before_anything_is_written(
    session: Path, tmp_path: Path
) -> None:
    log = read_log(session)
    deep = tmp_path
    while len(bytes(deep)) < 520:
        deep /= "d" * 100
    deep.mkdir(parents=True)
    with pytest.raises(GridLabError, match="at most 504") as raised:
        create_file(deep / session.name, log)
    assert "shorter path" in raised.value.todo
    assert list(deep.iterdir()) == []
    shutil.copy(session, deep)
    with pytest.raises(GridLabError, match="at most 504"):
        read_session(deep / session.name)
    left = LONGEST_PATH - len(bytes(tmp_path)) - len(session.name) - 255 - 3
    short = tmp_path / ("s" * left) / ("d" * 255)
    short.mkdir(parents=True)
    create_file(short / session.name, log)
    assert read_session(short / session.name).answered == 2


def test_a_session_file_is_never_overwritten(session: Path) -> None:
    before = session.read_bytes()
    with pytest.raises(GridLabError, match="already"):
        create_file(session, read_log(session))
    assert session.read_bytes() == before


def test_moving_goes_on_in_the_other_folder_with_everything_so_far(session: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    writer = SessionWriter(session)
    writer.move_to(tmp_path / "stick")
    writer.append([answer(3)])
    writer.close()
    assert read_session(session).answered == 2
    assert read_session(tmp_path / "stick" / session.name).answered == 3


def test_discarding_leaves_no_answer_in_the_file(session: Path) -> None:
    writer = SessionWriter(session)
    writer.discard(rows.end_entry(9000, UTC, "withdrawn", keep=False))
    record = read_session(session)
    assert (record.status, record.keep_answers, record.responses, record.events) == (
        "withdrawn",
        False,
        (),
        (),
    )
    assert b"choice_ms" not in session.read_bytes()
    assert list(session.parent.iterdir()) == [session]


def test_a_folder_that_can_only_be_read_is_enough_for_reading(session: Path) -> None:
    session.chmod(0o444)
    session.parent.chmod(0o555)
    try:
        assert read_session(session).answered == 2
    finally:
        session.parent.chmod(0o755)


def test_reading_changes_neither_the_file_nor_its_folder(session: Path) -> None:
    before, names = session.read_bytes(), sorted(session.parent.iterdir())
    read_session(session)
    read_head(session)
    assert (session.read_bytes(), sorted(session.parent.iterdir())) == (before, names)


def rewritten(path: Path, change: Callable[[list[tuple[str, str]]], None]) -> None:
    """The session with other rows and right checksums, as a forger would make it."""
    entries = [(row.kind, row.body) for row in read_log(path)]
    change(entries)
    path.write_bytes(session_image(chained((), [Entry(*entry) for entry in entries])))


def with_body(kind: str, **values: object) -> Callable[[list[tuple[str, str]]], None]:
    def change(entries: list[tuple[str, str]]) -> None:
        at = next(at for at, (found, _) in enumerate(entries) if found == kind)
        entries[at] = (kind, json.dumps({**json.loads(entries[at][1]), **values}))

    return change


def with_screen(
    other: Callable[[int, list[int]], tuple[int, list[int]]],
) -> Callable[[list[tuple[str, str]]], None]:
    """Another probe or grid on the first main screen."""

    def change(entries: list[tuple[str, str]]) -> None:
        screen = json.loads(entries[5][1])
        screen["probe"], screen["grid"] = other(screen["probe"], screen["grid"])
        entries[5] = ("screen", json.dumps(screen))

    return change


def with_plan(plan: object) -> Callable[[list[tuple[str, str]]], None]:
    return lambda entries: entries.__setitem__(3, ("plan", json.dumps(plan)))


@pytest.mark.parametrize(
    "change",
    [
        with_body("session", version=1),
        with_body("session", version=3),
        with_body("session", source="home"),
        with_body("session", publication=7),
        with_body("session", sink=None),
        with_body("session", rules_sha256="0" * 63),
        with_body("session", id="../../etc/passwd"),
        with_body("session", annotator="a\nb"),
        with_body("session", number=-1),
        with_body("session", number=True),
        with_body("session", purpose="fun"),
        with_body("session", design="other"),
        with_body("session", display={"width": 1e999, "height": 1, "scale": 1, "refresh_hz": 1}),
        with_body("session", set_length=2**31),
        with_body("design", order="sideways"),
        with_body("response", screen=99),
        with_body("response", screen=-1),
        with_body("response", chosen=[0, 0]),
        with_body("response", chosen=[4, 0]),
        with_body("response", chosen=[0]),
        with_body("response", chosen="01"),
        with_body("response", attempt=1),
        with_body("response", choice_ms=[1]),
        with_body("response", response_ms=-5),
        with_body("response", shown_scale=float("nan")),
        with_body("response", utc="yesterday"),
        with_body("response", timed_out=1),
        with_body("retraction", screen=5),
        with_body("retraction", attempt=3),
        with_body("consent", sha256=7),
        with_body("consent", sha256="anna@example.org"),
        lambda entries: entries.append(("party", "{}")),
        lambda entries: entries.append(("events", "[[1,99,0,0,0]]")),
        lambda entries: entries.append(("events", "[[1,1,0,0]]")),
        lambda entries: entries.append(("events", "[" * 100_000)),
        lambda entries: entries.append(("page", '{"t":1,"page":"home","at":0}')),
        lambda entries: entries.append(("answers", '{"t":1,"when":"before","answers":[["x","y"]]}')),
        lambda entries: entries.append(("response", "1" * 5000)),
        lambda entries: entries.append(tuple(rows.end_entry(1, UTC, "complete"))),
        lambda entries: entries.append(tuple(rows.end_entry(1, UTC, "running"))),
        lambda entries: entries.extend([tuple(rows.end_entry(1, UTC, "declined")), tuple(answer(3))]),
        lambda entries: entries.pop(2),
        with_plan([]),
        with_plan([[0, 1, 1], [0, 0, 5]]),
        with_plan([[0, 1, 1], [0, 0, 7]]),
        with_plan([[0, 1, 1], [0, 0, 2**31 - 1]]),
        with_plan([[0, 1, 1], [0, 0, 2**40]]),
        with_plan([[0, 1, 1], [0, 0, 5], [0, 2, 1]]),
        with_plan([[0, 1, 1], [1, 0, 6]]),
        with_plan([[0, 1, 1], [-1, 0, 6]]),
        with_plan([[0, 1, 1], [0, 9, 6]]),
        with_plan([[0, 1, 1], [0, 0, 6.0]]),
        with_plan([[0, 1], [0, 0, 6]]),
        with_plan({"main": 6}),
        with_screen(lambda probe, grid: (probe, grid[1:])),
        with_screen(lambda probe, grid: (probe, [8, *grid[1:]])),
        with_screen(lambda probe, grid: (-1, [])),
        with_body("screen", screen=1),
        with_body("screen", screen=7),
        with_body("screen", repeats=0),
        with_body("screen", planted=[4]),
        with_body("screen", how={"source": 3, "propensity": 1}),
        with_body("screen", how={"source": 2, "propensity": 1.5}),
        with_body("screen", how=2),
        lambda entries: entries.append(entries[5]),
        lambda entries: entries.pop(5),
        with_screen(lambda probe, grid: (probe, [*grid[:-1], grid[0]])),
        with_screen(lambda probe, grid: (probe, [*grid[:-1], probe])),
        lambda entries: entries.extend([("answers", '{"t":1,"when":"after","answers":[]}')] * 2),
        lambda entries: entries.__setitem__(2, ("images", '[["\\ud800","' + "0" * 64 + '"]]')),
        lambda entries: entries.clear(),
    ],
)
def test_a_session_that_says_the_impossible_is_refused(
    session: Path, change: Callable[[list[tuple[str, str]]], None]
) -> None:
    rewritten(session, change)
    with pytest.raises(GridLabError):
        read_session(session)


@pytest.mark.parametrize(
    "statement",
    [
        "PRAGMA application_id = 1",
        "PRAGMA user_version = 0",
        "PRAGMA user_version = 1",
        "PRAGMA user_version = 3",
        "CREATE TABLE more (x)",
        "CREATE TRIGGER t AFTER INSERT ON log BEGIN SELECT load_extension('x'); END",
        "CREATE VIEW v AS SELECT 1",
        "DROP TRIGGER log_is_never_cut",
        "INSERT INTO log VALUES (90, 'end', '{}', 'x')",
        "INSERT INTO log VALUES (18, 'end', '{}', 'x')",
        "PRAGMA journal_mode = WAL",
    ],
)
def test_a_database_that_is_not_just_a_session_is_refused(session: Path, statement: str) -> None:
    connection = sqlite3.connect(session, isolation_level=None)
    connection.execute(statement)
    connection.close()
    with pytest.raises(GridLabError):
        read_session(session)
    with pytest.raises(GridLabError):
        SessionWriter(session)


@pytest.mark.parametrize("content", [b"", b"SQLite format 3\0", b"not a database" * 100, bytes(8192)])
def test_another_kind_of_file_is_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with pytest.raises(GridLabError):
        read_session(path)
    assert path.read_bytes() == content


def test_a_missing_session_a_folder_and_a_pipe_are_refused(tmp_path: Path) -> None:
    import os

    os.mkfifo(tmp_path / "pipe.gridlab")
    for name in ("none.gridlab", "pipe.gridlab", "."):
        with pytest.raises(GridLabError):
            read_session(tmp_path / name)


def test_a_changed_row_is_noticed_by_its_checksum(session: Path) -> None:
    data = session.read_bytes()
    at = data.index(b'"chosen":[3,2]')
    session.write_bytes(data.replace(b'"chosen":[3,2]', b'"chosen":[2,3]'))
    assert at > 0
    with pytest.raises(GridLabError, match="checksum"):
        read_session(session)


def test_a_changed_row_is_believed_where_the_checksums_are_not_looked_at(session: Path) -> None:
    """The proof that the test before can fail."""
    session.write_bytes(session.read_bytes().replace(b'"chosen":[3,2]', b'"chosen":[2,3]'))
    connection = sqlite3.connect(session)
    found = connection.execute("SELECT kind, body, checksum FROM log ORDER BY seq").fetchall()
    connection.close()
    record = parse_log([rows.LogRow(*row) for row in found]).record
    assert record.standing()[1].chosen == (2, 3)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.text(max_size=20)), max_size=8), st.data())
def test_no_row_can_be_changed_moved_or_dropped_without_another_checksum(
    entries: list[tuple[str, str]], data: st.DataObject
) -> None:
    log = chained((), [Entry(*entry) for entry in entries])
    if len(log) < 2:
        return
    at = data.draw(st.integers(0, len(log) - 2))
    others = [*entries[:at], *entries[at + 1 :]]
    other = chained((), [Entry(*entry) for entry in others])
    assert other[-1].checksum != log[-1].checksum


def test_a_damaged_schema_that_is_no_text_is_refused(session: Path) -> None:
    """SQLite quotes it in its message, which is then no text either."""
    data = session.read_bytes()
    session.write_bytes(data.replace(b"BEFORE UPDATE", b"BEFORE \xec\xecDATE"))
    with pytest.raises(GridLabError):
        read_session(session)
    with pytest.raises(GridLabError):
        SessionWriter(session)
