"""A session's file that another program changes, replaces or deletes while the session runs.

What was acknowledged can be read afterwards, and not one answer more goes into that file.
"""

from __future__ import annotations

import contextlib
import os
import random
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from gridlab.app.export import ExportWish, export
from gridlab.app.session import watching
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.runner import SessionRunner
from gridlab.app.session.start import prepare_session
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.flow import EndPage, ScreenPage
from gridlab.domain.session import Display
from gridlab.store.sessions import database, live
from gridlab.store.sessions import list as session_list
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.guard import Guard
from gridlab.store.sessions.list import list_sessions
from tests.faults.session_robot import QuickClock, next_step
from tests.faults.tiny_study import tiny_study

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows lets no other program change a file in use")
DESIGN = Design(name="tiny", blocks=(Block(grid=Grid(2, 2, 2), screens=ScreenCounts(14, 0, 0, 0, 0)),))
Answers = list[tuple[int, tuple[int, ...]]]
Harm = Callable[[Path, Path], None]


@pytest.fixture
def study(tmp_path: Path) -> OpenStudy:
    return tiny_study(tmp_path, DESIGN)


def begin(study: OpenStudy, code: str = "P01", *, resume: bool = False) -> SessionRunner:
    prepared = prepare_session(study, SessionWish(code, "tiny", resume=resume), verify=False)
    return prepared.begin(display=Display(1280, 800), clock=QuickClock())


class Annotator:
    """Answers a session without a window."""

    def __init__(self, runner: SessionRunner) -> None:
        self.runner = runner
        self.chance = random.Random(5)
        self.acknowledged: Answers = []
        self.told: list[GridLabError] = []

    def answer(self, number: int = 99, *, tries: int = 3) -> None:
        """Answer so many screens, trying again what is not saved."""
        wanted = len(self.acknowledged) + number
        while not isinstance(self.runner.page, EndPage) and len(self.acknowledged) < wanted:
            page, step = self.runner.page, next_step(self.runner, self.chance)
            chosen = self.runner.chosen
            self.write(step, tries)
            if isinstance(page, ScreenPage):
                self.acknowledged.append((page.position, chosen))
            self.runner.complete(step)

    def write(self, step: object, tries: int) -> None:
        for left in reversed(range(tries)):
            try:
                self.runner.write(step)
                return
            except GridLabError as error:
                self.told.append(error)
                if not left:
                    raise


def answers(path: Path) -> Answers:
    return [(one.screen, one.chosen) for one in read_session(path).responses]


def other(path: Path) -> int:
    """A descriptor that another program has; kept open, as closing it here would drop this one's locks."""
    return os.open(path, os.O_RDWR)


def copied_over(path: Path, backup: Path) -> None:
    """`cp backup path`: truncated, then written in place."""
    file = other(path)
    os.ftruncate(file, 0)
    os.pwrite(file, backup.read_bytes(), 0)


def synced_in_place(path: Path, backup: Path) -> None:
    """`rsync --inplace --times`."""
    file = other(path)
    data = backup.read_bytes()
    os.pwrite(file, data, 0)
    os.ftruncate(file, len(data))
    found = backup.stat()
    os.utime(path, ns=(found.st_atime_ns, found.st_mtime_ns))


def truncated(path: Path, _backup: Path) -> None:
    os.ftruncate(other(path), 6000)


def emptied(path: Path, _backup: Path) -> None:
    os.ftruncate(other(path), 0)


def zeroed_page(path: Path, _backup: Path) -> None:
    os.pwrite(other(path), bytes(4096), 4096)


def one_byte(path: Path, _backup: Path) -> None:
    os.pwrite(other(path), b"X", 5000)


def grown(path: Path, _backup: Path) -> None:
    os.pwrite(other(path), bytes(4096), path.stat().st_size)


def replaced(path: Path, backup: Path) -> None:
    shutil.copy(backup, path.with_name("new"))
    path.with_name("new").replace(path)


def replaced_by_itself(path: Path, _backup: Path) -> None:
    """What a program does that saves by renaming; SQLite would go on in the file without a name."""
    path.with_name("new").write_bytes(os.pread(other(path), 2**24, 0))
    path.with_name("new").replace(path)


def replaced_by_a_link(path: Path, _backup: Path) -> None:
    path.rename(path.with_name("it"))
    path.symlink_to("it")


HARMS = [
    copied_over, synced_in_place, truncated, emptied, zeroed_page, one_byte, grown, replaced,
    replaced_by_itself, replaced_by_a_link,
]  # fmt: skip


def harmed(study: OpenStudy, harm: Harm, before: int = 6, since_backup: int = 3) -> Annotator:
    """A session whose file comes to harm after `before` answers."""
    annotator = Annotator(begin(study))
    annotator.answer(before - since_backup)
    backup = study.folder.with_name("backup")
    backup.write_bytes(os.pread(other(annotator.runner.path), 2**24, 0))
    annotator.answer(since_backup)
    time.sleep(0.02)  # file systems count time in steps of up to 10 ms; what is quicker is found at the end
    harm(annotator.runner.path, backup)
    return annotator


@pytest.mark.parametrize("since_backup", [1, 3])
@pytest.mark.parametrize("harm", HARMS)
def test_a_changed_file_takes_no_more_and_all_answers_go_on_in_another(
    study: OpenStudy, harm: Harm, since_backup: int
) -> None:
    annotator = harmed(study, harm, since_backup=since_backup)
    path, given = annotator.runner.path, list(annotator.acknowledged)
    left = path.read_bytes() if harm is not replaced_by_a_link else b""
    with pytest.raises(GridLabError) as told:
        annotator.answer(1, tries=1)
    assert "another program changed the file of the session" in str(told.value)
    assert "Answers 1 to 6 are saved. This one isn't." in str(told.value)
    rescued = annotator.runner.path
    assert rescued.name == f"{annotator.runner.header.id}.rescued.gridlab" and rescued.parent == path.parent
    annotator.runner.close()
    assert answers(rescued) == given
    assert not left or path.read_bytes() == left


@pytest.mark.parametrize("harm", HARMS)
def test_what_went_on_in_another_file_is_listed_once_exported_and_complete(
    study: OpenStudy, harm: Harm
) -> None:
    annotator = harmed(study, harm)
    annotator.answer()
    assert len(annotator.told) == 1
    annotator.runner.close()
    assert answers(annotator.runner.path) == annotator.acknowledged and len(annotator.acknowledged) == 14
    (row,) = [row for row in list_sessions(study.folder) if row.counts]
    assert (row.status, row.answered, row.path) == ("complete", 14, annotator.runner.path)
    assert export(study, ExportWish(study.folder.with_name("out.h5"))).screens == 14


@pytest.mark.parametrize("harm", HARMS)
def test_harm_after_the_last_answer_is_found_at_the_end(study: OpenStudy, harm: Harm) -> None:
    annotator = harmed(study, harm, before=14)
    path, given = annotator.runner.path, annotator.acknowledged
    with pytest.raises(GridLabError, match="Answers 1 to 14 are saved") as told:
        annotator.runner.close()
    assert annotator.runner.path != path and annotator.runner.path.name in str(told.value)
    assert answers(annotator.runner.path) == given


def test_the_same_bytes_with_another_time_are_no_change(study: OpenStudy) -> None:
    """Shares report the time of an own commit late, and backup programs touch files."""
    annotator = Annotator(begin(study))
    annotator.answer(3)
    os.utime(annotator.runner.path, ns=(1, 1))
    annotator.answer()
    annotator.runner.close()
    assert annotator.told == [] and len(answers(annotator.runner.path)) == 14


@pytest.mark.parametrize("harm", [zeroed_page, one_byte])
def test_harm_that_puts_the_time_back_is_found_at_the_end(study: OpenStudy, harm: Harm) -> None:
    annotator = Annotator(begin(study))
    annotator.answer()
    found = annotator.runner.path.stat()
    harm(annotator.runner.path, annotator.runner.path)
    os.utime(annotator.runner.path, ns=(found.st_atime_ns, found.st_mtime_ns))
    with pytest.raises(GridLabError, match="Answers 1 to 14 are saved"):
        annotator.runner.close()
    assert answers(annotator.runner.path) == annotator.acknowledged


def test_harm_during_a_commit_is_found_within_seconds(
    study: OpenStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.1)
    annotator = Annotator(begin(study))
    annotator.answer(6)
    left = Guard.left

    def harmed_first(guard: Guard, size: int) -> str:
        zeroed_page(annotator.runner.path, annotator.runner.path)
        return left(guard, size)

    with monkeypatch.context() as patch:
        patch.setattr(Guard, "left", harmed_first)
        annotator.answer(1)
    time.sleep(0.5)
    with pytest.raises(GridLabError, match="another program changed the file"):
        annotator.answer(1, tries=1)
    annotator.runner.close()
    assert answers(annotator.runner.path) == annotator.acknowledged and len(annotator.acknowledged) == 7


def test_a_rescued_session_is_resumed_and_may_come_to_harm_again(study: OpenStudy) -> None:
    annotator = harmed(study, copied_over)
    annotator.answer(2)
    first = annotator.runner.path
    annotator.runner.close()
    again = Annotator(begin(study, resume=True))
    assert again.runner.path == first and again.runner.saved == 8
    again.answer(1)
    truncated(first, first)
    again.answer()
    again.runner.close()
    assert again.runner.path.name.endswith(".rescued-2.gridlab")
    assert answers(again.runner.path) == annotator.acknowledged + again.acknowledged
    (row,) = [row for row in list_sessions(study.folder) if row.counts]
    assert (row.status, row.path) == ("complete", again.runner.path)


def test_a_running_rescued_session_is_running_and_not_offered_to_be_resumed(study: OpenStudy) -> None:
    annotator = harmed(study, copied_over)
    annotator.answer(1)
    (row,) = [row for row in list_sessions(study.folder) if row.counts]
    assert (row.status, row.answered) == ("running", 7)
    with pytest.raises(GridLabError, match="is writing"):
        prepare_session(study, SessionWish("P01", "tiny", resume=True), verify=False)
    annotator.runner.close()


def test_whoever_withdraws_and_discards_leaves_no_answers_in_the_changed_file_either(
    study: OpenStudy,
) -> None:
    annotator = harmed(study, copied_over)
    annotator.answer(1)
    step = annotator.runner.stop("withdraw_discard")
    annotator.runner.write(step)
    annotator.runner.close()
    for path in (study.folder / "sessions").iterdir():
        assert b"choice_ms" not in path.read_bytes()
    (row,) = [row for row in list_sessions(study.folder) if row.counts]
    assert row.status == "withdrawn"


def test_a_deleted_file_is_written_again_at_the_same_place(study: OpenStudy) -> None:
    annotator = Annotator(begin(study))
    annotator.answer(6)
    path = annotator.runner.path
    path.unlink()
    with pytest.raises(GridLabError, match="Answers 1 to 6 are saved") as told:
        annotator.answer(1, tries=1)
    assert "the file of the session was deleted" in str(told.value)
    shutil.copy(path, study.folder.with_name("seen.gridlab"))  # as a kill would leave it
    assert len(answers(study.folder.with_name("seen.gridlab"))) == 6
    annotator.runner.close()
    assert answers(path) == annotator.acknowledged


@pytest.mark.parametrize("what", ["file", "folder", "folder, made again"])
def test_what_was_deleted_is_there_again_and_goes_on(study: OpenStudy, what: str) -> None:
    annotator = Annotator(begin(study))
    annotator.answer(6)
    path = annotator.runner.path
    path.unlink() if what == "file" else shutil.rmtree(path.parent)
    if what == "folder, made again":
        path.parent.mkdir()
    annotator.answer()
    assert len(annotator.told) == 1
    annotator.runner.close()
    assert annotator.runner.path == path and answers(path) == annotator.acknowledged
    assert [found.suffix for found in path.parent.iterdir()] == [".gridlab"]


def test_quitting_after_the_file_was_deleted_loses_nothing(study: OpenStudy) -> None:
    annotator = Annotator(begin(study))
    annotator.answer(6)
    annotator.runner.path.unlink()
    with pytest.raises(GridLabError, match="Answers 1 to 6 are saved"):
        annotator.runner.close()
    assert answers(annotator.runner.path) == annotator.acknowledged


def test_where_the_whole_study_is_deleted_this_machine_keeps_the_answers(
    study: OpenStudy, tmp_path: Path
) -> None:
    annotator = Annotator(begin(study))
    annotator.answer(6)
    shutil.rmtree(study.folder)
    with pytest.raises(GridLabError, match="Answers 1 to 6 are saved") as told:
        annotator.answer(1, tries=2)
    kept = next(Path(word.rstrip(".")) for word in str(told.value).split() if ".rescued" in word)
    assert not kept.is_relative_to(study.folder) and answers(kept) == annotator.acknowledged
    with pytest.raises(GridLabError, match="Answers 1 to 6 are saved"):
        annotator.runner.close()
    assert answers(kept) == annotator.acknowledged and not study.folder.exists()


def test_a_deleted_study_that_is_there_again_gets_the_answers_and_nothing_is_kept_elsewhere(
    study: OpenStudy,
) -> None:
    annotator = Annotator(begin(study))
    annotator.answer(6)
    away = study.folder.with_name("copy")
    shutil.copytree(study.folder, away, ignore=shutil.ignore_patterns("*.gridlab"))
    shutil.rmtree(study.folder)
    with pytest.raises(GridLabError) as told:
        annotator.answer(1, tries=1)
    kept = next(Path(word.rstrip(".")) for word in str(told.value).split() if ".rescued" in word)
    away.rename(study.folder)
    annotator.runner.write(annotator.runner._pending)
    annotator.runner.close()
    assert len(answers(annotator.runner.path)) == 7 and annotator.runner.path.parent.parent == study.folder
    assert not kept.exists()


def test_where_nothing_can_be_written_it_is_not_said_that_answers_are_saved(
    study: OpenStudy, monkeypatch: pytest.MonkeyPatch
) -> None:
    annotator = Annotator(begin(study))
    annotator.answer(6)
    home = study.folder.with_name("no-folder")
    home.write_text("a file where the data folder is to be")
    monkeypatch.setenv("GRIDLAB_HOME", str(home))
    shutil.rmtree(study.folder)
    with pytest.raises(GridLabError) as told:
        annotator.answer(1, tries=1)
    assert "are saved" not in str(told.value) and "only in this window" in str(told.value)
    elsewhere = study.folder.with_name("elsewhere")
    elsewhere.mkdir()
    annotator.runner.save_elsewhere(elsewhere)
    annotator.runner.close()
    assert answers(annotator.runner.path) == annotator.acknowledged


def without_locks(monkeypatch: pytest.MonkeyPatch) -> None:
    """As on a share whose machines do not see each other's locks."""
    monkeypatch.setattr(database, "_HELD", type("Nothing", (set,), {"__contains__": lambda *_: False})())
    connect = sqlite3.connect

    def lockless(place: object, *rest: object, **options: object) -> sqlite3.Connection:
        if isinstance(place, str) and place.startswith("file:"):
            place = f"{place}&vfs=unix-none"
        return connect(place, *rest, **options)  # type: ignore[call-overload, no-any-return]

    monkeypatch.setattr(sqlite3, "connect", lockless)


@pytest.mark.parametrize("turns", [(1, 1), (3, 1), (1, 4), (2, 2)])
def test_two_stations_that_write_one_session_without_common_locks_lose_no_answer(
    study: OpenStudy, monkeypatch: pytest.MonkeyPatch, turns: tuple[int, int]
) -> None:
    without_locks(monkeypatch)
    first = Annotator(begin(study))
    first.answer(3)
    second = Annotator(begin(study, resume=True))
    common = first.acknowledged[:3]
    for _ in range(3):
        second.answer(turns[0])
        first.answer(turns[1])
    for one in (first, second):
        try:
            one.runner.close()
        except GridLabError as error:
            one.told.append(error)
    assert first.told or second.told
    assert answers(first.runner.path) == first.acknowledged
    assert answers(second.runner.path) == common + second.acknowledged


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_a_session_that_another_station_writes_without_common_locks_is_not_resumed(
    study: OpenStudy, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(watching, "shared_by", lambda _folder: "the network")
    monkeypatch.setattr(session_list, "shared_by", lambda _folder: "the network")
    monkeypatch.setattr(watching, "WATCH_SECONDS", 1.0)
    monkeypatch.setattr(live, "BEAT_SECONDS", 0.2)
    ready, over = tmp_path / "ready", tmp_path / "over"
    station = os.fork()
    if not station:
        with contextlib.suppress(BaseException):
            without_locks(monkeypatch)
            other_one = Annotator(begin(study))
            other_one.answer(3)
            ready.touch()
            while not over.exists():
                time.sleep(0.05)
            other_one.answer()
            other_one.runner.close()
            os._exit(len(other_one.told))
        os._exit(99)
    try:
        while not ready.exists():
            time.sleep(0.05)
        with pytest.raises(GridLabError, match="is being written on another machine"):
            begin(study, resume=True)
    finally:
        over.touch()
        code = os.waitstatus_to_exitcode(os.waitpid(station, 0)[1])
    assert code == 0
    (row,) = list_sessions(study.folder)
    assert (row.status, row.answered) == ("complete", 14)
