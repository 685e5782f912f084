"""A journal beside a session is a suspect: it is tried on copies before anything is rolled back."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from gridlab.store.sessions import rows
from gridlab.store.sessions.beside import journal_of
from gridlab.store.sessions.database import SessionHeld, session_image
from gridlab.store.sessions.file import SessionWriter, read_session
from gridlab.store.sessions.list import list_sessions
from gridlab.store.sessions.read import is_held, read_head, read_log
from gridlab.store.sessions.rows import Entry, LogRow, chained, header_entries
from gridlab.store.sessions.suspect import settle_journal
from tests.store.sessions.test_session_file import UTC, answer, header

ROOMY = "x" * 3000


def log_of(answers: int) -> list[LogRow]:
    """A session's rows with so many answers."""
    entries: list[Entry] = [*header_entries(header()), rows.consent_entry(10, UTC, ROOMY)]
    return chained((), entries + [answer(screen) for screen in range(answers)])


@pytest.fixture
def path(tmp_path: Path) -> Path:
    folder = tmp_path / "sessions"
    folder.mkdir()
    return folder / f"{'ab' * 16}.gridlab"


def cut_off(path: Path, log: list[LogRow]) -> None:
    """Leave a file of these rows as a kill does within a commit that has begun to change its pages."""
    path.write_bytes(session_image(log))
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        for row in range(100):
            connection.execute("INSERT INTO log VALUES (?, 'x', ?, 'z')", (9000 + row, ROOMY))
        hot = path.read_bytes(), journal_of(path).read_bytes()
        connection.execute("ROLLBACK")
    path.write_bytes(hot[0])
    journal_of(path).write_bytes(hot[1])


def kept(path: Path) -> list[str]:
    """What lies beside the session and is kept aside, without its digest."""
    return sorted(one.name.rpartition("-")[0] for one in path.parent.glob("*.aside-*"))


def test_a_commit_that_was_cut_off_is_rolled_back(path: Path) -> None:
    cut_off(path, log_of(3))
    assert read_session(path).answered == 2
    assert journal_of(path).exists()
    SessionWriter(path).close()
    assert read_log(path) == log_of(3)
    assert not journal_of(path).exists()
    assert kept(path) == []


def test_a_longer_file_put_beside_a_stale_journal_is_read_whole_and_goes_on(path: Path) -> None:
    cut_off(path, log_of(3))
    journal = journal_of(path).read_bytes()
    path.write_bytes(session_image(log_of(6)))
    before = path.read_bytes()
    assert read_log(path) == log_of(6)
    assert [row.answered for row in list_sessions(path.parent.parent)] == [read_session(path).answered]
    assert not is_held(path)
    assert read_head(path)["id"] == header().id
    assert path.read_bytes() == before  # reading settles nothing
    assert journal_of(path).read_bytes() == journal
    writer = SessionWriter(path)
    writer.append([answer(6)])
    writer.close()
    assert read_log(path)[:-1] == log_of(6)
    assert kept(path) == [f"{path.name}-journal.aside"]
    (aside,) = path.parent.glob("*.aside-*")
    assert aside.read_bytes() == journal


def test_a_stale_journal_beside_a_file_of_the_same_length_goes_too(path: Path) -> None:
    cut_off(path, log_of(3))
    path.write_bytes(session_image(log_of(3)))
    SessionWriter(path).close()
    assert read_log(path) == log_of(3)
    assert kept(path) == [f"{path.name}-journal.aside"]


def test_a_longer_file_that_is_damaged_is_kept_before_it_is_rolled_back(path: Path) -> None:
    cut_off(path, log_of(3))
    longer = bytearray(session_image(log_of(6)))
    last = longer.index(log_of(6)[-1].checksum.encode())
    longer[last] ^= 1
    path.write_bytes(longer)
    SessionWriter(path).close()
    (aside,) = path.parent.glob("*.gridlab.aside-*")
    assert aside.read_bytes() == longer


def test_a_journal_that_is_done_with_is_no_suspect(path: Path) -> None:
    cut_off(path, log_of(3))
    journal = journal_of(path).read_bytes()
    path.write_bytes(session_image(log_of(3)))
    journal_of(path).write_bytes(bytes(28) + journal[28:])
    assert read_log(path) == log_of(3)
    SessionWriter(path).close()
    assert kept(path) == []


def test_the_journal_of_a_session_that_is_being_written_stays(path: Path) -> None:
    cut_off(path, log_of(3))
    journal = journal_of(path).read_bytes()
    journal_of(path).unlink()
    path.write_bytes(session_image(log_of(6)))
    holding = (
        "import sqlite3, sys\nc = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('BEGIN EXCLUSIVE')\nprint('held', flush=True)\nsys.stdin.read()"
    )
    command = [sys.executable, "-c", holding, str(path)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        journal_of(path).write_bytes(journal)
        with pytest.raises(SessionHeld):
            SessionWriter(path)
        with pytest.raises(SessionHeld):
            settle_journal(path)
        assert journal_of(path).read_bytes() == journal
        assert kept(path) == []
        other.communicate()
