"""How long writing and reading sessions takes, beside bare SQLite doing the same."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from typing import Any

import pytest

from gridlab.domain.design import Block, Design, ScreenCounts
from gridlab.domain.images import Image, set_digest
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import ScreenKind
from gridlab.domain.session import Device, Display, Event, EventKind, Response, SessionHeader, SessionImage
from gridlab.store.design_file import checked_design, design_id
from gridlab.store.sessions import rows
from gridlab.store.sessions.file import SessionWriter, read_session
from gridlab.store.sessions.live import Live

UTC = "2026-03-01T10:00:00Z"
LIVE = Live(1, 25, UTC, "P01", "grid")
REPEATS = 200


@pytest.fixture
def header() -> SessionHeader:
    images = [Image(f"{row}.png", f"{row:064x}", 10, 10) for row in range(1, 101)]
    design = checked_design(Design(blocks=(Block(screens=ScreenCounts(20, 0, 2, 2, 3)),)))
    return SessionHeader(
        id="ab" * 16,
        study="cd" * 16,
        annotator="P01",
        number=0,
        purpose="main",
        design=design,
        design_id=design_id(design),
        images=tuple(SessionImage(image.name, image.sha256) for image in images),
        set_digest=set_digest(image.sha256 for image in images),
        set_length=100,
        screens=session_screens(design, images, 0),
        display=Display(1280, 800),
        started_utc=UTC,
    )


def step(position: int) -> list[rows.Entry]:
    """What one answered screen writes."""
    t_ms = 5000 * position
    events = [Event(t_ms + 500 * i, EventKind.CHOOSE, position, i, Device.MOUSE) for i in range(6)]
    response = Response(position, 0, (3, 1, 0, 2), (900, 1400, 2000, 2500), t_ms, 3100)
    return [rows.events_entry(events), rows.response_entry(t_ms + 3100, UTC, response)]


def test_a_commit_beside_a_bare_one(benchmark: Any, tmp_path: Path, header: SessionHeader) -> None:
    writer = SessionWriter.create(tmp_path / f"{header.id}.gridlab", header)
    bare = sqlite3.connect(tmp_path / "bare.db", isolation_level=None)
    for setting in ("locking_mode=EXCLUSIVE", "synchronous=EXTRA"):
        bare.execute(f"PRAGMA {setting}")
    bare.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, kind TEXT, body TEXT, checksum TEXT)")
    ours, theirs = [], []
    for number in range(REPEATS):
        entries = step(number % 27)
        theirs.append(timed(lambda entries=entries: bare_commit(bare, entries)))
        ours.append(timed(lambda entries=entries: writer.append(entries, LIVE)))
    writer.close()
    bare.close()
    benchmark.extra_info["commit_ms"] = median(ours)
    benchmark.extra_info["bare_commit_ms"] = median(theirs)
    benchmark.extra_info["ratio"] = median(ours) / median(theirs)
    benchmark.pedantic(lambda: None, rounds=1)


def bare_commit(connection: sqlite3.Connection, entries: list[rows.Entry]) -> None:
    connection.execute("BEGIN")
    connection.executemany("INSERT INTO log (kind, body, checksum) VALUES (?, ?, 'x')", entries)
    connection.execute("COMMIT")


def test_reading_a_session_beside_bare_sqlite_and_json(
    benchmark: Any, tmp_path: Path, header: SessionHeader
) -> None:
    path = tmp_path / f"{header.id}.gridlab"
    writer = SessionWriter.create(path, header)
    for position in range(27):
        writer.append(step(position))
    writer.close()
    bare = median(timed(lambda: bare_read(path)) for _ in range(REPEATS))
    ours = median(timed(lambda: read_session(path)) for _ in range(REPEATS))
    benchmark.extra_info["read_ms"] = ours
    benchmark.extra_info["bare_read_ms"] = bare
    benchmark.extra_info["ratio"] = ours / bare
    benchmark(read_session, path)


def test_starting_a_session_of_10000_screens_beside_a_bare_table_of_them(
    benchmark: Any, tmp_path: Path, header: SessionHeader
) -> None:
    design = checked_design(Design(blocks=(Block(screens=ScreenCounts(10_000, 0, 0, 0, 0)),)))
    screens = (screen for screen in header.screens if screen.kind is ScreenKind.MAIN)
    many = replace(
        header, design=design, design_id=design_id(design), screens=tuple(islice(cycle(screens), 10_000))
    )
    entries = rows.header_entries(many)
    ours, theirs = [], []
    for number in range(5):
        path, bare = tmp_path / f"{number}.gridlab", sqlite3.connect(tmp_path / f"{number}.db")
        bare.execute("CREATE TABLE log (seq INTEGER PRIMARY KEY, kind TEXT, body TEXT, checksum TEXT)")
        theirs.append(timed(lambda bare=bare: bare_commit(bare, entries)))
        bare.close()
        ours.append(timed(lambda path=path: SessionWriter.create(path, many).close()))
    benchmark.extra_info["start_ms"] = median(ours)
    benchmark.extra_info["bare_ms"] = median(theirs)
    benchmark.extra_info["ratio"] = median(ours) / median(theirs)
    benchmark.pedantic(lambda: None, rounds=1)


def bare_read(path: Path) -> None:
    connection = sqlite3.connect(path)
    for (body,) in connection.execute("SELECT body FROM log ORDER BY seq"):
        json.loads(body)
    connection.close()


def timed(work: Callable[[], object]) -> float:
    """Milliseconds."""
    start = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - start)
