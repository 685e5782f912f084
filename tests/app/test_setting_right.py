"""Sessions are set right: a code corrected in its file, a note and a void beside it; nothing is lost."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path
from typing import Any

import h5py
import pytest

from gridlab.app.backup import back_up
from gridlab.app.checking import check_path, check_session
from gridlab.app.cost.collected import answers_of_study, pace_of_study
from gridlab.app.erase import erase
from gridlab.app.export import ExportWish, export
from gridlab.app.merge import merge
from gridlab.app.prediction.observed import observed_in
from gridlab.app.setting_right import noting, recode, session_called, voiding
from gridlab.app.study import open_study
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, no_progress
from gridlab.store import disk
from gridlab.store.notes_file import read_notes
from gridlab.store.sessions.database import SessionHeld
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.keys_file import Key, read_keys, write_keys
from gridlab.store.sessions.list import list_sessions, session_path
from gridlab.store.sessions.live import Live, write_live
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.recoding import agreed, recoded
from gridlab.store.sessions.recovery import recover
from gridlab.store.sessions.rows import LogRow
from gridlab.store.settings import change_settings

KEPT = Path(__file__).parents[1] / "kept"
OLD = "mistyped-0815"
LATER = "2026-03-02T10:00:00Z"


def ended(sitting: Any, code: str, **options: object) -> Path:
    runner = sitting.start(code, **options)
    sitting.finish(runner)
    return session_path(sitting.study.folder, runner.header.id)


def told(log: Sequence[LogRow]) -> list[tuple[str, str]]:
    """What rows say, but who it was and when that was corrected."""
    return [(row.kind, row.body) for row in log[1:] if row.kind != "code"]


def holding(folder: Path, code: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and code.encode() in path.read_bytes()]


def use(made: Any) -> Any:
    return made.work(Cancel(), no_progress)


def test_a_corrected_code_stands_in_keys_alone_and_every_answer_is_as_it_was(sitting: Any) -> None:
    path, folder = ended(sitting, OLD), sitting.study.folder
    other = ended(sitting, "P02").read_bytes()
    before = read_session(path)
    write_live(path, Live(1, 6, LATER, annotator=OLD))  # left over from a kill
    done = recode(sitting.study, "P01", old=OLD)
    assert (done.sessions, done.left) == ((path.stem,), ())
    assert holding(folder, OLD) == []
    (key,) = read_keys(sitting.study.study.id)
    assert key.code == "P01" and f"was {OLD} until 20" in key.note
    after = read_session(path)
    assert len(after.recoded) == 1
    assert after == replace(before, header=replace(before.header, annotator="P01"), recoded=after.recoded)
    assert session_path(folder, read_session(path).header.id).read_bytes() != other
    assert check_path(folder) == []


def test_one_session_alone_is_corrected_and_the_key_of_the_other_person_stays(sitting: Any) -> None:
    wrong, right = ended(sitting, "P01"), ended(sitting, "P01", new=True)
    kept = right.read_bytes()
    write_keys(sitting.study.study.id, [Key("P01", "Ann"), Key("P02", "Bo")])
    recode(sitting.study, "P02", session=wrong.stem[:10])
    assert read_session(wrong).header.annotator == "P02"
    assert right.read_bytes() == kept
    ann, bo = read_keys(sitting.study.study.id)
    assert (ann, bo.name) == (Key("P01", "Ann"), "Bo")
    assert "was P01 until" in bo.note


def test_the_key_goes_along_where_a_whole_code_is_renamed(sitting: Any) -> None:
    ended(sitting, "Ann")
    write_keys(sitting.study.study.id, [Key("Ann", "Ann Li", "5f" * 12, "left-handed")])
    recode(sitting.study, "P07", old="Ann")
    (key,) = read_keys(sitting.study.study.id)
    assert (key.code, key.name, key.platform_id) == ("P07", "Ann Li", "5f" * 12)
    assert "left-handed" in key.note and "was Ann until" in key.note


def test_while_a_session_runs_nothing_is_changed(sitting: Any) -> None:
    path = ended(sitting, OLD)
    runner = sitting.start(OLD, new=True)
    before = path.read_bytes()
    with pytest.raises(SessionHeld):
        recode(sitting.study, "P01", old=OLD)
    assert path.read_bytes() == before
    assert read_keys(sitting.study.study.id) == ()
    runner.close()
    assert len(recode(sitting.study, "P01", old=OLD).sessions) == 2


@pytest.mark.parametrize(
    ("new", "old", "said"),
    [
        ("", OLD, "empty"),
        ("a@b.org", OLD, "e-mail"),
        ("5f" * 12, OLD, "platform id"),
        (OLD, OLD, "already"),
        ("P02", "nobody", "No session has the code nobody"),
    ],
)
def test_a_code_that_cannot_be_given_changes_nothing(sitting: Any, new: str, old: str, said: str) -> None:
    path = ended(sitting, OLD)
    before = path.read_bytes()
    with pytest.raises(GridLabError, match=said):
        recode(sitting.study, new, old=old)
    assert path.read_bytes() == before
    assert read_keys(sitting.study.study.id) == ()


@pytest.mark.parametrize("version", ["v1", "v2"])
def test_kept_sessions_of_every_version_get_another_code_and_keep_their_version(
    version: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(KEPT / version, tmp_path / "kept")
    monkeypatch.setenv("GRIDLAB_HOME", str(tmp_path / "kept" / "home"))
    opened = open_study(tmp_path / "kept" / "study")
    rows = [row for row in list_sessions(opened.folder) if row.counts]
    before = {row.id: (read_log(row.path), read_session(row.path)) for row in rows}
    sums = {row.id: row.path.read_bytes()[60:64] for row in rows}  # user_version
    for code in sorted({row.annotator for row in rows}):
        recode(opened, f"new-{code}", old=code)
    for row in list_sessions(opened.folder):
        if row.counts:
            log, record = before[row.id]
            assert row.annotator == f"new-{record.header.annotator}"
            assert told(read_log(row.path)) == told(log)
            assert row.path.read_bytes()[60:64] == sums[row.id]
            assert check_session(row.path) == []


def test_an_unfinished_session_goes_on_under_its_new_code(sitting: Any) -> None:
    runner = sitting.start(OLD)
    sitting.answer_until(runner, 3)
    runner.close()
    recode(sitting.study, "P01", old=OLD)
    resumed = sitting.start("P01", resume=True)
    assert resumed.header.id == runner.header.id
    sitting.finish(resumed)
    (row,) = list_sessions(sitting.study.folder)
    assert (row.status, row.annotator) == ("complete", "P01")


def test_stations_agree_on_the_code_in_whatever_order_they_merge(
    sitting: Any, make_sitting: Callable[[str], Any], tmp_path: Path
) -> None:
    runner = sitting.start(OLD)
    sitting.answer_until(runner, 3)
    runner.close()
    path = session_path(sitting.study.folder, runner.header.id)
    first = read_log(path)
    sitting.finish(sitting.start(OLD, resume=True))
    whole = read_log(path)
    short, again = recoded(first, "P01", "2026-03-01T11:00:00Z"), recoded(first, "P02", LATER)
    results = set()
    for order in permutations((first, whole, short, again)):
        logs = list(order)
        for _ in range(2):
            logs = [list(log) for log in agreed(logs)]
        results.add(tuple(sorted(log[-1].checksum for log in logs)))
        best = max(logs, key=len)
        assert told(best) == told(whole)
        assert '"annotator":"P02"' in best[0].body
        assert not any(OLD in row.body or '"P01"' in row.body for log in logs for row in log)
    assert len(results) == 1


def test_an_older_copy_that_is_merged_later_brings_the_old_code_not_back(
    sitting: Any, tmp_path: Path
) -> None:
    runner = sitting.start(OLD)
    sitting.answer_until(runner, 3)
    runner.close()
    path = session_path(sitting.study.folder, runner.header.id)
    early = shutil.copy(path, tmp_path / path.name)
    recode(sitting.study, "P01", old=OLD)
    after = path.read_bytes()
    (row,) = merge(sitting.study, [Path(early)])
    assert not row.refused and path.read_bytes() == after
    # the station went on with the old code
    elsewhere = tmp_path / "elsewhere"
    shutil.copytree(sitting.study.folder, elsewhere)
    shutil.copy(early, elsewhere / "sessions" / path.name)
    there = replace(sitting, study=open_study(elsewhere))
    there.finish(there.start(OLD, resume=True))
    merge(sitting.study, [elsewhere])
    record = read_session(path)
    assert (record.status, record.header.annotator) == ("complete", "P01")
    assert holding(sitting.study.folder, OLD) == []
    assert len(list(path.parent.iterdir())) == 1
    # and takes the correction in return
    (row,) = merge(there.study, [path])
    assert read_session(elsewhere / "sessions" / path.name).header.annotator == "P01"
    assert str(row.outcome) == "the code that was corrected there holds here too"


def test_a_withdrawn_and_discarded_session_keeps_its_new_code(sitting: Any) -> None:
    runner = sitting.start(OLD)
    sitting.answer_until(runner, 3)
    sitting.take(runner, runner.stop("withdraw_discard"))
    runner.close()
    path = session_path(sitting.study.folder, runner.header.id)
    recode(sitting.study, "P01", old=OLD)
    record = read_session(path)
    assert (record.status, record.header.annotator, record.responses) == ("withdrawn", "P01", ())
    assert check_session(path) == []


def test_a_recoded_session_is_recovered_like_any(sitting: Any) -> None:
    path = ended(sitting, OLD)
    recode(sitting.study, "P01", old=OLD)
    log, data = read_log(path), bytearray(path.read_bytes())
    at = data.find(b'"kind"') if data.find(b'"response_ms"') < 0 else data.find(b'"response_ms"')
    data[at + 2] ^= 8
    path.write_bytes(data)
    found = recover(path, path.with_name("found.gridlab"))
    assert found.annotator == "P01"
    assert read_log(found.path) == log


def test_a_backup_gets_the_new_code_too(sitting: Any, tmp_path: Path) -> None:
    path, second = ended(sitting, OLD), tmp_path / "second"
    second.mkdir()
    change_settings(lambda settings: replace(settings, backup=str(second)))
    back_up(sitting.study)
    assert holding(second, OLD)
    done = recode(sitting.study, "P01", old=OLD)
    assert (done.backup, holding(second, OLD)) == ("", [])
    second.rename(tmp_path / "unplugged")
    assert "isn't available" in recode(sitting.study, "P02", old="P01").backup
    (tmp_path / "unplugged").rename(second)
    back_up(sitting.study)
    copy = second / sitting.study.study.id / "sessions" / path.name
    assert read_session(copy).header.annotator == "P02"


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_killed_at_any_step_each_session_is_old_or_new_and_doing_it_again_ends_it(sitting: Any) -> None:
    paths = [ended(sitting, OLD, new=True) for _ in range(2)]
    before = {path: read_log(path) for path in paths}
    folder, saved = sitting.study.folder, {path: path.read_bytes() for path in paths}
    stopped = 0
    for call in ("write", "fsync", "replace", "fsync_folder"):
        for step in range(1, 5):
            for path, data in saved.items():
                path.write_bytes(data)
            write_keys(sitting.study.study.id, [])
            child = os.fork()
            if not child:
                _stop_at(call, step)
                recode(sitting.study, "P01", old=OLD)
                os._exit(0)
            stopped += os.WIFSIGNALED(os.waitpid(child, 0)[1])
            for path in paths:
                assert told(read_log(path)) == told(before[path])
                assert check_session(path) == []
            if any(row.annotator == OLD for row in list_sessions(folder)):
                recode(open_study(folder), "P01", old=OLD)
            assert [row.annotator for row in list_sessions(folder)] == ["P01", "P01"]
            assert holding(folder / "sessions", OLD) == []
            assert [key.code for key in read_keys(sitting.study.study.id)] == ["P01"]
    assert stopped >= 10


def _stop_at(call: str, step: int) -> None:
    """Have this process die at the so-manieth call of a function of the disk."""
    real, calls = getattr(disk, call), iter(range(1, 1000))

    def counted(*arguments: Any) -> Any:
        if next(calls) == step:
            os.kill(os.getpid(), signal.SIGKILL)
        return real(*arguments)

    setattr(disk, call, counted)


def test_a_voided_session_counts_nowhere_and_counts_again_when_that_is_taken_back(
    sitting: Any, tmp_path: Path
) -> None:
    one, other = ended(sitting, "P01"), ended(sitting, "P02")
    study, whole = sitting.study, export(sitting.study, ExportWish(tmp_path / "whole.h5"))
    use(voiding(study, [one.stem], "the wrong person"))
    done = export(study, ExportWish(tmp_path / "less.h5"))
    assert (done.sessions, done.voided) == (1, (one.stem,))
    with h5py.File(done.path) as file:
        assert list(file["session/id"].asstr()) == [other.stem]
        assert len(file["exclusion/session"]) == 0
    assert check_path(done.path) == []
    with pytest.raises(GridLabError, match="voided"):
        export(study, ExportWish(tmp_path / "named.h5", sessions=(one.stem,)))
    (given,) = answers_of_study(study).values()
    (pace,) = pace_of_study(study).values()
    assert (len(given.durations), pace.sessions) == (1, 1)
    (row,) = [r for r in list_sessions(study.folder, read_notes(study.folder)) if not r.yields]
    assert (row.id, row.voided, row.status) == (one.stem, "the wrong person", "complete")
    assert observed_in(study).repeated == ()
    use(voiding(study, [one.stem], ""))
    assert export(study, ExportWish(tmp_path / "again.h5")).sha256 == whole.sha256
    use(voiding(study, [one.stem, other.stem], "a trial"))
    with pytest.raises(GridLabError, match="2 voided main"):
        export(study, ExportWish(tmp_path / "none.h5"))


def test_notes_are_exported_where_they_are_asked_for_alone(sitting: Any, tmp_path: Path) -> None:
    one, other = ended(sitting, "P01"), ended(sitting, "P02")
    use(noting(sitting.study, [one.stem], " phone rang "))
    for wanted, notes in ((False, {""}), (True, {"", "phone rang"})):
        done = export(sitting.study, ExportWish(tmp_path / "out.h5", notes=wanted, also=("csv",)))
        with h5py.File(done.path) as file:
            assert set(file["session/note"].asstr()) == notes
            by_id = dict(zip(file["session/id"].asstr(), file["session/note"].asstr(), strict=True))
        assert by_id[other.stem] == ""
        assert check_path(done.path) == []
    use(noting(sitting.study, [one.stem], "wrote to ann@lab.org"))
    with pytest.raises(GridLabError, match="e-mail"):
        export(sitting.study, ExportWish(tmp_path / "out.h5", notes=True))
    export(sitting.study, ExportWish(tmp_path / "out.h5"))


def test_a_session_is_named_by_the_beginning_of_its_id_where_that_is_enough(sitting: Any) -> None:
    path = ended(sitting, "P01")
    assert session_called(sitting.study, path.stem[:6]).id == path.stem
    for name in (path.stem[:5], "0" * 32):
        with pytest.raises(GridLabError, match="no session"):
            session_called(sitting.study, name)


def test_exports_made_under_an_earlier_code_are_named_when_the_annotator_is_erased(sitting: Any) -> None:
    path, folder = ended(sitting, OLD), sitting.study.folder
    ended(sitting, "P02")
    out = folder / "exports" / "food.h5"
    export(sitting.study, ExportWish(out, also=("csv",)))
    recode(sitting.study, "P07", session=path.stem)
    done = erase(sitting.study, "P07")
    assert {one.name for one in done.exports} == {"food.h5", "food.sessions.csv"}
    assert erase(done.opened, "P02").exports == done.exports
