"""What a session file says bounds the work that reading it takes: rows, bytes, values and memory."""

from __future__ import annotations

import subprocess
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.domain.session import Device, Event, EventKind, Events
from gridlab.store.dataset.pieces import _events
from gridlab.store.sessions import database, rows
from gridlab.store.sessions.database import session_image
from gridlab.store.sessions.file import SessionWriter, create_file, read_session
from gridlab.store.sessions.not_saved import NotSaved
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.rows import Entry, chained

UTC = "2026-03-01T10:00:00Z"
KEPT = Path(__file__).parents[2] / "kept" / "v2" / "study" / "sessions"
BEGUN = KEPT / "33b3d1ce66424eebbbc21b4cb1701d3b.gridlab"
ROWS = len(read_log(BEGUN))

READER = """
import sys
import tracemalloc
from dataclasses import replace
from pathlib import Path
from gridlab.store.sessions.file import SessionWriter, create_file, read_session
from gridlab.store.sessions.not_saved import NotSaved
peak = lambda: int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1024
read_session(Path(sys.argv[1]))
before = peak()
events = read_session(Path(sys.argv[2])).events
print(len(events), peak() - before)
"""


def written(path: Path, *entries: Entry) -> Path:
    """A session file with these rows behind those of a session that has begun."""
    log = read_log(BEGUN)
    path.write_bytes(session_image([*log, *chained(log, entries)]))
    return path


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="measures memory by /proc")
def test_a_session_of_a_million_events_is_read_in_little_more_memory_than_its_numbers(tmp_path: Path) -> None:
    small = written(tmp_path / "small.gridlab")
    many = Entry("events", "[" + ",".join(["[2147483647,0,-1,-1,0]"] * 50_000) + "]")
    large = written(tmp_path / "large.gridlab", *[many] * 20)
    told = subprocess.run(
        [sys.executable, "-c", READER, small, large], capture_output=True, text=True, check=True
    )
    count, megabytes = told.stdout.split()
    assert int(count) > 1_000_000
    assert float(megabytes) < 80  # the file has 24


def test_a_row_of_many_events_is_read_as_if_they_stood_in_many(tmp_path: Path) -> None:
    events = [Event(at, EventKind.CHOOSE, at % 2, at % 4, Device.MOUSE) for at in range(120_000)]
    one = read_session(written(tmp_path / "one.gridlab", rows.events_entry(events)))
    assert one.events[-len(events) :] == tuple(events)
    parts = [rows.events_entry(events[at : at + 1000]) for at in range(0, len(events), 1000)]
    assert read_session(written(tmp_path / "many.gridlab", *parts)).events == one.events


@pytest.mark.parametrize(
    "broken",
    ["[1,0,9999,0,0]", "[1,0,0,144,0]", "[1,0,0,9,0]", "[1,99,0,0,0]", "[1,0,0,0,9]", "[1,0,-2,0,0]"],
)
def test_an_event_that_no_session_has_is_refused_among_many(tmp_path: Path, broken: str) -> None:
    for many in (5, 5_000):
        body = "[" + ",".join(["[5,0,0,0,0]"] * many + [broken]) + "]"
        with pytest.raises(GridLabError, match=f"Row {ROWS}"):
            read_session(written(tmp_path / "broken.gridlab", Entry("events", body)))


@pytest.mark.parametrize("broken", ["[1]", '["],["]', "{}", "[true,1,0,0,0]", "[9e99,0,0,0,0]"])
def test_a_broken_event_is_refused_wherever_it_stands(tmp_path: Path, broken: str) -> None:
    sound = ["[5,0,0,0,0]"] * 120_000
    for at in (0, 60_000, 120_000):
        body = "[" + ",".join([*sound[:at], broken, *sound[at:]]) + "]"
        with pytest.raises(GridLabError, match=f"Row {ROWS}"):
            read_session(written(tmp_path / "broken.gridlab", Entry("events", body)))


def test_a_row_of_more_values_than_any_has_is_refused_unread(tmp_path: Path) -> None:
    body = '{"t":1,"at":0,"page":[' + "[]," * 2_000_000 + "[]]}"
    with pytest.raises(GridLabError, match="more than the allowed 2,000,000 values"):
        read_session(written(tmp_path / "values.gridlab", Entry("page", body)))


def test_a_row_of_more_bytes_than_any_has_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "long.gridlab", Entry("events", "[" + " " * 200_000 + "]"))
    assert read_session(path).status == "partial"
    monkeypatch.setattr(database, "LIMIT_ROW_BYTES", 100_000)
    with pytest.raises(GridLabError, match="a row of more than"):
        read_session(path)


def test_a_session_of_more_rows_than_any_has_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = written(tmp_path / "rows.gridlab", *(rows.stop_entry(at, UTC) for at in range(50)))
    assert read_session(path).status == "partial"
    monkeypatch.setattr(database, "LIMIT_ROWS", 60)
    with pytest.raises(GridLabError, match="more than the allowed 60 rows"):
        read_session(path)


def test_events_are_a_sequence_of_the_ones_they_were_made_of() -> None:
    made = [Event(1, EventKind.ONSET, 0), Event(2**31 - 1, EventKind.STOP, -1, 143, Device.PROGRAM)]
    events = Events(made)
    assert list(events) == made
    assert events == made == [events[0], events[-1]]
    assert events[:1] == tuple(made[:1])
    assert events != made[:1]
    assert events[1].kind is EventKind.STOP
    with pytest.raises(IndexError):
        events[2]


def test_a_large_session_is_written_without_its_bytes_in_memory_and_is_the_same(tmp_path: Path) -> None:
    event = "[" + ",".join(["[1000000,1,0,1,1]"] * 50_000) + "]"
    log = [*read_log(BEGUN), *chained(read_log(BEGUN), [Entry("events", event)] * 22)]
    content = database.session_content(log)
    assert not isinstance(content, bytes)
    path = tmp_path / f"{'a' * 32}.gridlab"
    create_file(path, log)
    assert read_log(path) == log
    data, image = path.read_bytes(), session_image(log)
    assert (data[:24], data[28:92], data[100:]) == (image[:24], image[28:92], image[100:])  # but counters
    assert isinstance(database.session_content(log[:6]), bytes)


def test_a_large_file_that_is_changed_in_place_is_found_while_the_session_runs(tmp_path: Path) -> None:
    event = "[" + ",".join(["[1000000,1,0,1,1]"] * 50_000) + "]"
    path = written(tmp_path / f"{'a' * 32}.gridlab", *[Entry("events", event)] * 12)
    writer = SessionWriter(path)
    assert path.stat().st_size > 9 * 2**20
    for _ in range(4):
        writer._look_again()
    writer.append([rows.stop_entry(1000, "2026-03-01T10:00:00Z")])
    with path.open("r+b") as file:
        file.seek(8 * 2**20)
        byte = file.read(1)
        file.seek(8 * 2**20)
        file.write(bytes([byte[0] ^ 1]))
    writer._note_state()  # as if it had been changed during the commit
    for _ in range(4):
        writer._look_again()
    with pytest.raises(NotSaved) as caught:
        writer.append([rows.stop_entry(2000, "2026-03-01T10:00:01Z")])
    assert caught.value.kept is not None
    writer.close()


def test_events_become_columns_in_little_more_memory_than_these_take() -> None:
    events = Events(
        Event(t_ms % 5000, EventKind.CHOOSE, t_ms % 3 - 1, 0, Device.MOUSE) for t_ms in range(50_000)
    )
    record = replace(read_session(BEGUN), events=events)
    row_of = {position: 10 + position for position in (0, 1)}
    tracemalloc.start()
    try:
        table = _events(record, row_of)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert table[:, 1].tolist() == sorted(event.t_ms for event in events)
    assert set(table[:, 0].tolist()) == {-1, 10, 11}
    assert peak < 2 * table.nbytes
