"""A server killed, stopped, crowded or without room loses nothing that it acknowledged."""

from __future__ import annotations

import fcntl
import json
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from dataclasses import replace
from http.client import HTTPException
from pathlib import Path

import pytest

from gridlab.app.study import save_study
from gridlab.app.study_create import create_study
from gridlab.app.web.publish import PublishWish
from gridlab.app.web.publish import publish as publish_folder
from gridlab.domain.publication import Publication
from gridlab.store.web.inbox_file import read_inbox
from gridlab.store.web.publication_file import read_publications
from tests.designs import save_design
from tests.web.answering import DESIGN, Annotator
from tests.web.conftest import LINES
from tests.web.serving_here import Client

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX signals")


@pytest.fixture(scope="module")
def web(tmp_path_factory: pytest.TempPathFactory, picture_folder: Path, release_counts: bool) -> Path:
    """The folder of a page with enough numbers, made once: nothing here writes to it."""
    place = tmp_path_factory.mktemp("page")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRIDLAB_HOME", str(place / "home"))
        opened, _ = create_study(place / "study", picture_folder, designs=())
        labels = [replace(image, label="ab"[at % 2]) for at, image in enumerate(opened.study.images)]
        opened = save_study(opened, replace(opened.study, images=tuple(labels)))
        save_design(opened, DESIGN)
        publish_folder(
            opened, PublishWish("page", place / "web", numbers=400 if release_counts else 100), LINES
        )
    return place / "web"


@pytest.fixture
def page(web: Path) -> Publication:
    """What the folder shows."""
    (publication,) = read_publications(web.with_name("study"))
    return publication


@contextmanager
def process(web: Path, inbox: Path, most_bytes: int = -1) -> Iterator[tuple[subprocess.Popen[str], Client]]:
    """The command `serve` as a program of its own, once it listens; killed at the end. most_bytes: of any
    file that it writes, as if the disk were full beyond."""
    words = [str(web), "--inbox", str(inbox), "--port", "0", "--json", "--rate", "100000"]
    command = [sys.executable, "-m", "gridlab", "serve", *words]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            text = running.stdout.readline()
            assert text, running.stderr.read() if running.stderr else ""
            limit(running, most_bytes)
            if sys.platform == "linux":  # nobody reads what it tells: that keeps no answer waiting
                fcntl.fcntl(running.stderr, fcntl.F_SETPIPE_SZ, 4096)
            yield running, Client(json.loads(text)["url"])
        finally:
            running.kill()


def limit(running: subprocess.Popen[str], most_bytes: int) -> None:
    """Let the program's files have no more bytes than these; -1: as many as it likes."""
    if sys.platform == "linux":
        resource.prlimit(running.pid, resource.RLIMIT_FSIZE, (most_bytes, resource.RLIM_INFINITY))


class Crowd:
    """Annotators who answer at once, each row sent when the one before is acknowledged."""

    def __init__(self, publication: Publication, client: Client) -> None:
        self.publication, self.client = publication, client
        self.acknowledged: dict[str, int] = {}
        self.rows: dict[str, list[bytes]] = {}
        self.numbers: list[int] = []

    def answer(self, _one: int) -> None:
        try:
            begun = self.client.start().json
            who = Annotator(self.publication, begun["number"], begun["session"]).finish()
            self.numbers.append(who.number)
            self.rows[who.session] = lines = who.lines
            for at in range(0, len(lines), 4):
                answer = self.client.rows(begun["token"], lines[at : at + 4])
                while answer.status == 429:
                    time.sleep(0.1)
                    answer = self.client.rows(begun["token"], lines[at : at + 4])
                if answer.status == 200:
                    self.acknowledged[who.session] = answer.json["seq"]
        except (OSError, HTTPException, ValueError, KeyError):
            return  # killed meanwhile

    def check(self, inbox: Path) -> None:
        """Everything that was acknowledged is there, as it was sent."""
        stored = {one.session: one for one in read_inbox(inbox)}
        for session, last in self.acknowledged.items():
            (record,) = stored[session].records()
            assert not record.problem and len(record.rows) > last
            assert [json.loads(line)["checksum"] for line in self.rows[session][: last + 1]] == [
                row.checksum for row in record.rows[: last + 1]
            ]


def test_kill_9_under_load_loses_nothing_acknowledged_and_gives_no_number_twice(
    web: Path, page: Publication, tmp_path: Path, count: Callable[[int, int], int]
) -> None:
    numbers: list[int] = []
    crowds: list[Crowd] = []
    for _ in range(count(2, 40)):
        with process(web, tmp_path) as (running, client), ThreadPoolExecutor(8) as pool:
            crowd = Crowd(page, client)
            threading.Timer(random.uniform(0.2, 0.8), running.kill).start()
            list(pool.map(crowd.answer, range(8)))
        crowds.append(crowd)
        numbers += crowd.numbers
        for one in crowds:
            one.check(tmp_path)
    assert any(crowd.acknowledged for crowd in crowds)
    assert len(set(numbers)) == len(numbers)


def test_forty_at_once_get_a_number_each_and_all_of_their_answers_stored(
    web: Path, page: Publication, tmp_path: Path
) -> None:
    with process(web, tmp_path) as (_, client), ThreadPoolExecutor(40) as pool:
        crowd = Crowd(page, client)
        list(pool.map(crowd.answer, range(40)))
        assert sorted(crowd.numbers) == list(range(40))
        assert all(crowd.acknowledged[session] == len(rows) - 1 for session, rows in crowd.rows.items())
        crowd.check(tmp_path)


@pytest.mark.parametrize(("how", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)])
def test_a_signal_stops_it_cleanly_and_frees_the_inbox(
    web: Path, page: Publication, tmp_path: Path, how: signal.Signals, code: int
) -> None:
    with process(web, tmp_path) as (running, client):
        crowd = Crowd(page, client)
        crowd.answer(0)
        running.send_signal(how)
        _, told = running.communicate(timeout=20)
    assert running.returncode == code
    assert "complete (1 complete of 1 started, " in told
    assert "Stopped" in told and "Traceback" not in told
    assert sorted(path.name for path in tmp_path.iterdir()) == ["inbox.lock", "inbox.sqlite"]
    with process(web, tmp_path) as (_, client):
        assert client.start().json["number"] == 1


@pytest.mark.skipif(sys.platform != "linux", reason="needs Linux")
def test_without_room_nothing_is_acknowledged_and_it_goes_on_once_there_is(
    web: Path, page: Publication, tmp_path: Path
) -> None:
    with process(web, tmp_path, most_bytes=200_000) as (running, client):
        who, refused = [], []
        for _ in range(60):
            answer = client.start()
            if answer.status != 200:
                refused.append(answer)
                break
            begun = answer.json
            one = Annotator(page, begun["number"], begun["session"]).finish()
            stored = client.rows(begun["token"], one.lines)
            if stored.status != 200:
                refused.append(stored)
                break
            who.append(one)
        assert [answer.status for answer in refused] == [503]
        assert who
        assert {one.session for one in read_inbox(tmp_path)} >= {one.session for one in who}
        limit(running, -1)
        begun = client.start().json
        one = Annotator(page, begun["number"], begun["session"]).finish()
        assert client.rows(begun["token"], one.lines).status == 200
        running.send_signal(signal.SIGTERM)
        _, told = running.communicate(timeout=20)
    assert "cannot be stored" in told or "went wrong" in told


@pytest.mark.parametrize(("mode", "suffix"), [("DELETE", "-journal"), ("WAL", "-wal")])
def test_an_inbox_that_was_broken_off_is_read_as_it_was_before(
    web: Path, page: Publication, tmp_path: Path, mode: str, suffix: str
) -> None:
    inbox, copy = tmp_path / "inbox.sqlite", tmp_path / "copy"
    with process(web, tmp_path) as (_, client):
        crowd = Crowd(page, client)
        crowd.answer(0)
    with closing(sqlite3.connect(inbox, isolation_level=None)) as connection:
        connection.execute(f"PRAGMA journal_mode={mode}").fetchall()
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN")
        connection.execute("DELETE FROM line WHERE seq > 0")
        for at in range(300):
            connection.execute("INSERT INTO line VALUES ('x', ?, 'page', ?, '')", (at, "x" * 4000))
        copy.mkdir()
        for part in ("", suffix):
            shutil.copyfile(f"{inbox}{part}", copy / f"inbox.sqlite{part}")
    written = copy / ("inbox.sqlite" if mode == "DELETE" else "inbox.sqlite-wal")
    assert written.stat().st_size > 1_000_000
    before = [path.read_bytes() for path in sorted(copy.iterdir())]
    crowd.check(copy)
    assert [one.session for one in read_inbox(copy)] == list(crowd.rows)
    assert [path.read_bytes() for path in sorted(copy.iterdir())] == before
