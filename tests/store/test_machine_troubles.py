"""What is wrong with the machine is said as it is: no temporary folder, no home, a quota, another's log."""

from __future__ import annotations

import errno
import os
import sqlite3
import tempfile
from pathlib import Path

import pytest

from gridlab.domain.errors import GridLabError
from gridlab.store import disk, places
from gridlab.store.sessions.file import SessionWriter, read_session
from gridlab.store.sessions.not_saved import reason_of
from gridlab.store.settings import Settings, change_settings
from tests.store.sessions.test_session_file import header
from tests.store.sessions.test_suspect_journals import cut_off, log_of


@pytest.fixture
def session(tmp_path: Path) -> Path:
    path = tmp_path / f"{'ab' * 16}.gridlab"
    SessionWriter.create(path, header()).close()
    return path


def test_without_a_temporary_folder_a_session_that_needs_one_is_called_that(
    session: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_session(session)
    cut_off(session, log_of(3))
    monkeypatch.setattr(tempfile, "tempdir", str(session.parent / "none"))
    for use in (read_session, SessionWriter):
        with pytest.raises(GridLabError, match=r"can't make a temporary folder") as caught:
            use(session)
        assert session.stem in str(caught.value)
        assert "TMPDIR" in str(caught.value)


def test_a_home_that_cannot_be_written_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "home").write_text("")
    monkeypatch.setenv("GRIDLAB_HOME", str(tmp_path / "home" / "below"))
    with pytest.raises(GridLabError, match=r"can't write its settings.*home/below/config"):
        change_settings(lambda _: Settings(station=3))
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(GridLabError, match="permission is denied"):
        places.made(tmp_path)


def test_a_used_up_quota_is_no_input_output_error(session: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """SQLite tells no more of it than of a broken disk."""
    error = sqlite3.OperationalError("disk I/O error")
    error.sqlite_errorcode = sqlite3.SQLITE_IOERR_WRITE
    assert "input/output" in reason_of(error, session)

    def used_up(*_: object) -> None:
        raise OSError(errno.EDQUOT, os.strerror(errno.EDQUOT))

    monkeypatch.setattr(disk, "write", used_up)
    assert "quota" in reason_of(error, session)
    assert [path.name for path in session.parent.iterdir()] == [session.name]


def test_a_write_ahead_log_of_another_program_is_named_and_stays(session: Path) -> None:
    log = session.with_name(session.name + "-wal")
    log.write_bytes(b"rows of another program")
    for use in (read_session, SessionWriter):
        with pytest.raises(GridLabError, match=rf"Another program left its write-ahead log {log.name}"):
            use(session)
    assert log.read_bytes() == b"rows of another program"
    log.write_bytes(b"")
    read_session(session)
