"""Sessions killed at any moment, opened by several programs, cut and flipped: nothing wrong is believed."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import time
import traceback
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from gridlab.app.session.codes import SessionWish
from gridlab.app.session.runner import SessionRunner
from gridlab.app.session.start import prepare_session
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import EndPage, FeedbackPage, ScreenPage
from gridlab.domain.session import Device, Display, SessionRecord
from gridlab.store.sessions import database as session_database
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import SessionWriter, read_session
from gridlab.store.sessions.list import list_sessions
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.recovery import recover
from gridlab.store.sessions.rows import LogRow
from tests.faults.session_robot import QuickClock
from tests.faults.tiny_study import tiny_study

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
DESIGN = Design(name="tiny", blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(40, 0, 1, 2, 3)),))


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return tiny_study(tmp_path, DESIGN)


def begin(study: OpenStudy, code: str, **options: bool) -> SessionRunner:
    prepared = prepare_session(study, SessionWish(code, "tiny", **options), verify=False)
    return prepared.begin(display=Display(1280, 800), clock=QuickClock())


def given(page: ScreenPage, chosen: tuple[int, ...]) -> list[object]:
    return [page.position, page.attempt, list(chosen)]


def answer_all(runner: SessionRunner, choose: random.Random, tell: Callable[[str, object], None]) -> None:
    """Answer to the end at random, now and then going back, telling what is tried and what is durable."""
    while not isinstance(runner.page, EndPage):
        page = runner.page
        if isinstance(page, ScreenPage):
            runner.shown()
            if choose.random() < 0.1 and runner.back():
                continue
            for cell in choose.sample(range(4), 2):
                runner.choose(cell, Device.MOUSE)
            step, answer = runner.submit(Device.MOUSE), given(page, runner.chosen)
            tell("try", answer)
        else:
            step, answer = runner.proceed(), None
        assert step is not None
        runner.write(step)
        if answer is not None:
            tell("done", answer)
        runner.complete(step)


def in_child(work: Callable[[Callable[[str, object], None]], None]) -> tuple[int, int]:
    """Do `work` in a process of its own; returns its id and where it tells to."""
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return child, reading
    try:
        os.close(reading)
        work(lambda word, value: _tell(writing, word, value))
        os._exit(0)
    except BaseException:
        traceback.print_exc()
        os._exit(1)


def _tell(descriptor: int, word: str, value: object) -> None:
    os.write(descriptor, (json.dumps([word, value]) + "\n").encode())


def told_by(descriptor: int) -> list[list[object]]:
    """All that a dead process has told."""
    with os.fdopen(descriptor) as pipe:
        return [json.loads(line) for line in pipe if line.endswith("\n")]


def answers_of(record: SessionRecord) -> list[list[object]]:
    return [[r.screen, r.attempt, list(r.chosen)] for r in record.responses]


REACH = 0.12
"""Seconds within which a child is killed."""


def test_a_kill_at_any_moment_loses_no_acknowledged_answer(
    study: OpenStudy, count: Callable[[int, int], int]
) -> None:
    chance, killed, sessions, first_open = random.Random(7), 0, 0, -1
    known: list[list[object]] = []
    reach = REACH
    while killed < count(50, 1000):
        resume = bool(known) or any(row.status == "partial" for row in list_sessions(study.folder))

        def work(
            tell: Callable[[str, object], None], *, code: str = f"P{sessions}", go_on: bool = resume
        ) -> None:
            runner = begin(study, code, resume=go_on)
            tell("page", getattr(runner.page, "position", -1))
            answer_all(runner, random.Random(chance.random()), tell)
            runner.close()

        child, pipe = in_child(work)
        time.sleep(chance.uniform(0.0, reach))
        os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        assert os.WIFSIGNALED(status) or os.WEXITSTATUS(status) == 0
        killed += os.WIFSIGNALED(status)
        told = told_by(pipe)
        # A busy machine gets the time that it needs to come to a page at all.
        reach = max(REACH, reach * (0.9 if told else 1.5))
        rows = [row for row in list_sessions(study.folder) if row.annotator == f"P{sessions}"]
        if not rows:  # killed before its file was there
            assert not told
            continue
        record = read_session(rows[0].path)
        known += [value for word, value in told if word == "done"]
        found = answers_of(record)
        assert found[: len(known)] == known
        tried = [value for word, value in told if word == "try"]
        assert found[len(known) :] in ([], tried[-1:])
        standing = record.standing()
        assert len(standing) + sum(r.retracted for r in record.responses) == len(found)
        if resume and told:
            assert told[0] == ["page", first_open] or first_open < 0
        known = found
        first_open = _first_open(record)
        if record.status == "complete":
            sessions, known = sessions + 1, []
    assert sessions > killed / 100


def _first_open(record: SessionRecord) -> int:
    """The screen that resuming must show; -1 where it may be a feedback."""
    standing = record.standing()
    position = next((p for p in range(len(record.header.screens)) if p not in standing), -1)
    return -1 if position <= 1 else position


def test_of_several_programs_that_open_a_session_exactly_one_writes(
    study: OpenStudy, count: Callable[[int, int], int]
) -> None:
    begin(study, "P01").close()
    (row,) = list_sessions(study.folder)
    chance = random.Random(3)
    for _ in range(count(50, 2000)):
        gate, opened = os.pipe()
        end, holding = os.pipe()

        def work(
            tell: Callable[[str, object], None], gates: tuple[int, ...] = (gate, opened, end, holding)
        ) -> None:
            gate, opened, end, holding = gates
            os.close(opened)
            os.close(holding)
            os.read(gate, 1)  # all at once
            try:
                writer = SessionWriter(row.path)
            except SessionHeld:
                tell("held", 0)
                return
            tell("writes", 0)
            os.read(end, 1)  # until all others have tried
            writer.close()

        children = [in_child(work) for _ in range(chance.randint(2, 8))]
        os.close(gate)
        os.close(opened)
        told = [os.read(pipe, 100).decode() for _, pipe in children]
        for descriptor in (end, holding, *(pipe for _, pipe in children)):
            os.close(descriptor)
        for child, _ in children:
            os.waitpid(child, 0)
        assert [("held" in word) + ("writes" in word) for word in told] == [1] * len(children)
        assert sum("writes" in word for word in told) == 1


@pytest.fixture
def finished(study: OpenStudy) -> Path:
    """A whole session with answers given twice."""
    runner = begin(study, "P01")
    answer_all(runner, random.Random(5), lambda word, value: None)
    runner.close()
    (row,) = list_sessions(study.folder)
    return row.path


def damaged(whole: bytes, number: int) -> Iterator[bytes]:
    """The file cut at each page, then with 1 to 4 bits flipped, `number` times."""
    for size in range(0, len(whole), 4096):
        yield whole[:size]
        yield whole[: size + 2048]
    chance = random.Random(11)
    for _ in range(number):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
        yield bytes(data)


def wrong_answers(path: Path, number: int) -> tuple[int, int]:
    """How many damaged files are read with another content than was written, and how many are noticed."""
    whole, record, log = path.read_bytes(), read_session(path), read_log(path)
    copy = path.with_name("damaged.gridlab")
    silent = noticed = 0
    for data in damaged(whole, number):
        copy.write_bytes(data)
        try:
            silent += read_session(copy) != record
        except GridLabError:
            noticed += 1
        with_recovery(copy, log)
    return silent, noticed


def with_recovery(copy: Path, log: list[LogRow]) -> int:
    """What is recovered was all written, in that order, or is marked as unproven; how many rows it is."""
    target = copy.with_name("recovered.gridlab")
    target.unlink(missing_ok=True)
    before = copy.read_bytes()
    try:
        done = recover(copy, target)
    except GridLabError:
        assert not target.exists()
        return 0
    finally:
        assert copy.read_bytes() == before
    written = iter([row[:2] for row in log])
    rows = [row[:2] for row in read_log(target) if row.kind != "gap"]
    proven = [row for seq, row in enumerate(rows) if seq not in done.unproven]
    assert all(row in written for row in proven)
    return len(proven)


def test_a_cut_or_flipped_file_never_gives_wrong_answers(
    finished: Path, count: Callable[[int, int], int]
) -> None:
    silent, noticed = wrong_answers(finished, count(200, 10_000))
    assert silent == 0
    assert noticed > count(200, 10_000) / 2


def test_the_test_before_notices_a_reader_that_skips_the_checksums(
    finished: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def believing(found: Iterable[tuple[object, ...]], path: Path) -> Iterator[session_database.LogRow]:
        for row in found:
            yield session_database.LogRow(*(cell.decode() for cell in row[1:]))

    record = read_session(finished)
    data = finished.read_bytes()
    at = data.index(b'"chosen":[') + len(b'"chosen":[')
    finished.write_bytes(data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :])
    with pytest.raises(GridLabError):
        read_session(finished)
    monkeypatch.setattr(session_database, "good_rows", believing)
    try:
        assert read_session(finished) != record
    except GridLabError as error:
        assert "checksum" not in str(error)


@pytest.mark.needs_root
def test_a_full_disk_is_said_and_the_session_goes_on_once_there_is_room(
    study: OpenStudy, count: Callable[[int, int], int]
) -> None:
    sessions = study.folder / "sessions"
    sessions.mkdir(exist_ok=True)
    chance = random.Random(2)
    for turn in range(count(4, 64)):
        size = chance.randint(120, 400)
        mounting = ["mount", "-t", "tmpfs", "-o", f"size={size}k", "tmpfs", str(sessions)]
        if subprocess.run(mounting, capture_output=True, check=False).returncode:
            pytest.skip("cannot mount a small file system here")
        try:
            _fill_and_free(study, sessions, f"P{turn}", chance)
        finally:
            subprocess.run(["umount", str(sessions)], check=True)


def _fill_and_free(study: OpenStudy, sessions: Path, code: str, chance: random.Random) -> None:
    prepared = prepare_session(study, SessionWish(code, "tiny"))
    runner = prepared.begin(display=Display(1280, 800), clock=QuickClock())
    full_at, answers, refusals = chance.randint(2, 30), 0, 0
    while not isinstance(runner.page, EndPage):
        page = runner.page
        if isinstance(page, ScreenPage):
            runner.shown()
            for cell in (0, 1):
                runner.choose(cell, Device.MOUSE)
            step = runner.submit(Device.MOUSE)
        else:
            step = runner.proceed()
        assert step is not None
        if answers == full_at:
            _fill(sessions / "filler")
        try:
            runner.write(step)
        except GridLabError as error:
            refusals += 1
            assert "the disk is full" in str(error)
            (sessions / "filler").unlink()
            runner.write(step)
        runner.complete(step)
        answers += not isinstance(page, FeedbackPage)
    runner.close()
    (sessions / "filler").unlink(missing_ok=True)
    (row,) = list_sessions(study.folder)
    assert (row.status, refusals) == ("complete", 1)


def _fill(path: Path) -> None:
    try:
        with path.open("wb", buffering=0) as file:
            while True:
                if not file.write(bytes(4096)):
                    return
    except OSError:
        return
