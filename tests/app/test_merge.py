"""Merging sessions from stations: any order, any number of times, same result, originals untouched."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.checking import check_session, check_sessions
from gridlab.app.designs import design_names, load_design
from gridlab.app.erase import erase
from gridlab.app.export import ExportWish, export
from gridlab.app.merge import merge, told_merged
from gridlab.app.study import open_study
from gridlab.domain.design import Pages, Payment
from gridlab.domain.errors import GridLabError
from gridlab.domain.exclusion import Decision, Exclusions
from gridlab.domain.notes import Notes
from gridlab.store.atomic import temporary_beside
from gridlab.store.design_file import design_id, read_design, write_design
from gridlab.store.exclusions_file import read_exclusions, write_exclusions
from gridlab.store.notes_file import change_notes, read_notes
from gridlab.store.places import study_data
from gridlab.store.sessions import rows
from gridlab.store.sessions.database import session_image
from gridlab.store.sessions.file import SessionWriter, read_session
from gridlab.store.sessions.keys_file import Key, keys_path, read_keys, write_keys
from gridlab.store.sessions.list import list_sessions
from gridlab.store.sessions.not_saved import keep_rows
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.recoding import recoded
from gridlab.store.sessions.recovery import recover
from gridlab.store.sessions.rows import Entry, chained


def state(sitting: Any) -> dict[str, bytes]:
    """Every file of the study but study.json, by name."""
    folder = sitting.study.folder
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for place in ("sessions", "designs")
        for path in sorted((folder / place).glob("*"))
    }


@pytest.fixture
def station(sitting: Any, tmp_path: Path) -> Callable[[str], Any]:
    """Makes copies of the study, as stations have them."""

    def make(name: str) -> Any:
        shutil.copytree(sitting.study.folder, tmp_path / name)
        return replace(sitting, study=open_study(tmp_path / name))

    return make


def taken(sitting: Any, *paths: Path) -> list[str]:
    return [row.outcome for row in merge(sitting.study, paths)]


def one(sitting: Any) -> Path:
    (path,) = (sitting.study.folder / "sessions").glob("*.gridlab")
    return path


def continued(path: Path, target: Path, *entries: Entry) -> Path:
    """A copy of a session that goes on differently."""
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(path, target)
    writer = SessionWriter(target)
    writer.append(list(entries))
    writer.close()
    return target


def test_a_file_that_a_newer_program_wrote_stays_and_is_called_that(
    sitting: Any, station: Callable[[str], Any]
) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 2)
    runner.close()
    there = station("there")
    path = one(there)
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version = 3")
    connection.close()
    before = path.read_bytes()
    assert "newer GridLab: its version is 3" in taken(there, one(sitting))[0]
    assert "newer GridLab: its version is 3" in taken(sitting, path)[0]
    assert path.read_bytes() == before
    (row,) = list_sessions(there.study.folder)
    assert "newer GridLab" in row.problem


def journal_naming(victim: Path) -> bytes:
    """A rollback journal with no pages, which says that it belongs to a transaction over several files."""
    magic, name = bytes.fromhex("d9d505f920a163d7"), str(victim).encode()
    numbers = (0, 0, 2, 512, 4096)  # records, nonce, pages before, sector, page
    head = magic + b"".join(number.to_bytes(4, "big") for number in numbers)
    lock_page = (262_145).to_bytes(4, "big")
    checked = len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big")
    return head.ljust(512, b"\0") + lock_page + name + checked + magic


def stop(second: int) -> Entry:
    return rows.stop_entry(50_000, f"2026-03-01T11:00:{second:02}Z")


def test_a_session_of_another_station_is_added_and_its_file_stays(sitting: Any, station: Any) -> None:
    other = station("b")
    other.finish(other.start("B01"))
    before = one(other).read_bytes()
    assert taken(sitting, one(other)) == ["added"]
    assert read_session(one(sitting)) == read_session(one(other))
    assert one(other).read_bytes() == before
    assert taken(sitting, one(other)) == ["already there"]
    assert taken(sitting, other.study.folder) == ["already there"]


def test_the_longer_of_two_takes_the_place_of_its_beginning(sitting: Any, station: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    runner.close()
    other = station("b")
    other.finish(other.start(resume=True))
    early = one(sitting).read_bytes()
    assert taken(sitting, one(other)) == ["replaced a shorter one"]
    assert read_session(one(sitting)).status == "complete"
    one(other).write_bytes(early)
    assert taken(sitting, one(other)) == ["already there"]
    assert read_session(one(sitting)).status == "complete"


def test_two_that_differ_are_both_kept_in_any_order_and_the_second_is_not_exported(
    make_sitting: Any, sitting: Any, tmp_path: Path
) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    runner.close()
    base = one(sitting)
    versions = [
        shutil.copy(base, tmp_path / "base.gridlab"),
        continued(base, tmp_path / "x" / base.name, stop(1)),
        continued(base, tmp_path / "y" / base.name, stop(2)),
        continued(tmp_path / "y" / base.name, tmp_path / "z" / base.name, stop(3), stop(4)),
    ]
    results = []
    for order in itertools.permutations(versions):
        shutil.rmtree(sitting.study.folder / "sessions")
        for path in order:
            merge(sitting.study, [path])
        merge(sitting.study, [*order, order[0]])
        results.append(state(sitting))
    assert all(result == results[0] for result in results)
    names = sorted(path.name for path in (sitting.study.folder / "sessions").iterdir())
    assert len(names) == 2
    assert ".copy-" in names[0]
    (counting,) = (row.path for row in list_sessions(sitting.study.folder) if row.counts)
    assert read_log(counting) == read_log(tmp_path / "z" / base.name)
    assert [bool(row.copy) for row in list_sessions(sitting.study.folder)] == [False, True]


def test_answers_that_were_discarded_anywhere_do_not_come_back(sitting: Any, station: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    runner.close()
    other = station("b")
    runner = other.start(resume=True)
    other.take(runner, runner.stop("withdraw_discard"))
    runner.close()
    full = station("c")
    for first, second in ((sitting, other), (other, full)):
        merge(first.study, [one(second)])
        assert read_session(one(first)).status == "withdrawn"
        assert b"choice_ms" not in one(first).read_bytes()


def test_a_broken_off_transaction_beside_a_session_is_rolled_back_in_the_merged_one_only(
    sitting: Any, station: Any
) -> None:
    import subprocess
    import sys

    other = station("b")
    runner = other.start("B01")
    other.answer_until(runner, 2)
    runner.close()
    path = one(other)
    script = (
        "import os, sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA cache_size=1'); c.execute('BEGIN')\n"
        "for i in range(10000, 10400):\n"
        "    c.execute('INSERT INTO log VALUES(?,?,?,?)', (i, 'x', 'b' * 3000, 'c'))\n"
        "os.kill(os.getpid(), 9)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(path)], check=False)
    journal = path.with_name(path.name + "-journal")
    before = path.read_bytes(), journal.read_bytes()
    assert read_session(path).answered == 1
    assert taken(sitting, path) == ["added"]
    assert (path.read_bytes(), journal.read_bytes()) == before
    assert read_session(one(sitting)).answered == 1
    assert check_session(path) == []


def test_a_journal_that_names_another_file_is_refused_and_that_file_stays(
    sitting: Any, station: Any, tmp_path: Path
) -> None:
    """SQLite would delete the file that the end of a journal names."""
    other = station("b")
    other.start("B01").close()
    victim = tmp_path / "victim"
    victim.write_text("precious")
    journal = one(other).with_name(one(other).name + "-journal")
    journal.write_bytes(journal_naming(victim))
    with pytest.raises(GridLabError):
        SessionWriter(one(other))
    merge(sitting.study, [one(other)])
    recover(one(other))
    assert victim.read_text() == "precious"


def test_sqlite_left_alone_would_delete_the_file_that_a_journal_names(sitting: Any, tmp_path: Path) -> None:
    """The proof that the test before can fail."""
    sitting.start().close()
    victim = tmp_path / "victim"
    victim.write_text("precious")
    one(sitting).with_name(one(sitting).name + "-journal").write_bytes(journal_naming(victim))
    connection = sqlite3.connect(one(sitting))
    connection.execute("SELECT * FROM log").fetchall()
    connection.close()
    assert not victim.exists()


def test_damaged_foreign_and_erased_sessions_are_refused_and_others_taken(
    sitting: Any, station: Any, make_sitting: Any, tmp_path: Path
) -> None:
    other = station("b")
    other.finish(other.start("B01"))
    other.finish(other.start("B02"))
    foreign = make_sitting("foreign")
    foreign.finish(foreign.start("F01"))
    damaged = tmp_path / "damaged.gridlab"
    damaged.write_bytes(one(foreign).read_bytes()[:9000])
    gone = list_sessions(other.study.folder)[0]
    merge(sitting.study, [gone.path])
    erased = erase(sitting.study, gone.annotator)
    report = merge(erased.opened, [other.study.folder, one(foreign), damaged, tmp_path / "none.gridlab"])
    assert sum(row.refused for row in report) == 4
    assert len(list_sessions(sitting.study.folder)) == 1
    assert "erased" in next(row.outcome for row in report if row.path == gone.path)


def damaged_one(path: Path, sign: bytes = b'"screen":2,"attempt"') -> bytes:
    """Damage a session's file in more than one byte; what it holds then."""
    data = path.read_bytes()
    data = data.replace(sign, b"\0" * len(sign))
    path.write_bytes(data)
    assert check_session(path) != []
    return data


def test_a_sound_copy_takes_the_place_of_a_damaged_file_which_is_kept(
    sitting: Any, station: Any, tmp_path: Path
) -> None:
    sitting.finish(sitting.start())
    log, good = read_log(one(sitting)), shutil.copy(one(sitting), tmp_path / one(sitting).name)
    bad = damaged_one(one(sitting))
    recover(one(sitting))
    (row,) = merge(sitting.study, [Path(good)])
    assert not row.refused
    assert "damaged file" in row.outcome
    kept = [path for path in one(sitting).parent.iterdir() if ".damaged-" in path.name]
    assert [path.read_bytes() for path in kept] == [bad]
    assert kept[0].name in row.outcome
    assert read_log(one(sitting)) == log
    assert [one.path.name for one in list_sessions(sitting.study.folder)] == [one(sitting).name]
    assert check_sessions(sitting.study.folder) == []
    before = state(sitting)
    merge(sitting.study, [Path(good)])
    assert state(sitting) == before


def test_a_damaged_file_that_is_proven_to_the_end_is_not_given_for_a_shorter_copy(
    sitting: Any, station: Any, tmp_path: Path
) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 2)
    runner.close()
    earlier = Path(shutil.copy(one(sitting), tmp_path / one(sitting).name))
    runner = sitting.start(resume=True)
    sitting.finish(runner)
    log, data = read_log(one(sitting)), bytearray(one(sitting).read_bytes())
    data[data.index(b'"screen":3,"attempt"') + 2] ^= 7
    one(sitting).write_bytes(data)
    (row,) = merge(sitting.study, [earlier])
    assert "repaired" in row.outcome
    assert read_log(one(sitting)) == log


def test_answers_that_were_discarded_elsewhere_are_not_kept_in_a_damaged_file(
    sitting: Any, station: Any
) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    runner.close()
    other = station("b")
    withdrawn = other.start(resume=True)
    other.take(withdrawn, withdrawn.stop("withdraw_discard"))
    withdrawn.close()
    damaged_one(one(sitting))
    merge(sitting.study, [one(other)])
    assert [path.name for path in one(sitting).parent.iterdir()] == [one(sitting).name]
    assert list_sessions(sitting.study.folder)[0].status == "withdrawn"


def test_a_running_session_is_not_taken_nor_replaced(sitting: Any, station: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 2)
    runner.close()
    other = station("b")
    runner = other.start(resume=True)
    assert merge(sitting.study, [one(other)])[0].refused
    runner.close()
    longer = one(other)
    runner = sitting.start(resume=True)
    assert merge(sitting.study, [longer])[0].refused
    runner.close()


def test_unknown_designs_come_along_in_any_order_under_the_same_names(
    sitting: Any, station: Any, tmp_path: Path
) -> None:
    given = []
    for letter, reward in (("b", "1.50"), ("c", "1.50"), ("d", "2.00")):
        other = station(letter)
        # c and d have the same design with another payment; b has a different one of the same name
        changed = other.with_design(
            pages=Pages(instructions="B" if letter == "b" else "C"), payment=Payment(reward=reward)
        )
        changed.finish(changed.start(f"{letter}01"))
        given.append(shutil.copytree(changed.study.folder / "sessions", tmp_path / f"from-{letter}"))
    shutil.copytree(sitting.study.folder, tmp_path / "empty")
    results = []
    for order in itertools.permutations(given):
        shutil.rmtree(sitting.study.folder)
        shutil.copytree(tmp_path / "empty", sitting.study.folder)
        for folder in (*order, order[0]):
            merge(sitting.study, [folder])
        results.append(state(sitting))
    assert all(result == results[0] for result in results)
    names = design_names(sitting.study)
    assert len(names) == 3
    assert "tiny" in names
    ids = [design_id(load_design(sitting.study, name)) for name in names if name != "tiny"]
    assert sorted(name for name in names if name != "tiny") == sorted(f"other-{one[:8]}" for one in ids)
    assert check_sessions(sitting.study.folder) == []


def test_a_merge_leaves_designs_of_the_study_and_edited_ones_alone(sitting: Any, station: Any) -> None:
    other = station("b")
    changed = other.with_design(pages=Pages(instructions="B"))
    changed.finish(changed.start("B01"))
    merge(sitting.study, [one(changed)])
    (name,) = (name for name in design_names(sitting.study) if name != "tiny")
    under_it = replace(sitting, design=name)
    under_it.finish(under_it.start("A02"))
    merge(sitting.study, [one(changed)])
    assert design_names(sitting.study) == [name, "tiny"]
    path = sitting.study.folder / "designs" / f"{name}.json"
    edited = read_design(path)
    write_design(path, replace(edited, payment=Payment(reward="9.99")))
    merge(sitting.study, [one(changed)])
    assert read_design(path).payment.reward == "9.99"
    # What was not frozen may even have become another design under that name.
    write_design(path, replace(edited, pages=Pages(instructions="mine")))
    before = path.read_bytes()
    merge(sitting.study, [one(changed)])
    assert path.read_bytes() == before
    assert len(design_names(sitting.study)) == 3
    renamed = path.with_name("renamed.json")
    for design in (sitting.study.folder / "designs").glob("other-*"):
        design.rename(renamed)
    merge(sitting.study, [one(changed)])
    assert "renamed" in design_names(sitting.study)


def test_a_forged_session_cannot_leave_the_study(sitting: Any, station: Any, tmp_path: Path) -> None:
    other = station("b")
    other.start("B01").close()
    log = read_log(one(other))
    head = json.loads(log[0].body)
    head["id"] = "../../../" + "a" * 23
    entries = [Entry("session", json.dumps(head)), *(Entry(row.kind, row.body) for row in log[1:])]
    forged = tmp_path / "forged.gridlab"
    forged.write_bytes(session_image(chained((), entries)))
    before = sorted(tmp_path.rglob("*"))
    assert merge(sitting.study, [forged])[0].refused
    assert [path for path in sorted(tmp_path.rglob("*")) if path not in before] in (
        [],
        [sitting.study.folder / "sessions"],
    )


def test_erasing_removes_sessions_copies_and_key_and_gives_no_number_twice(
    sitting: Any, tmp_path: Path
) -> None:
    sitting.start("A").close()
    runner = sitting.start("B")
    runner.close()
    copy = continued(
        sorted((sitting.study.folder / "sessions").iterdir())[0], tmp_path / "x.gridlab", stop(1)
    )
    merge(sitting.study, [copy])
    write_keys(sitting.study.study.id, [Key("A", "Ann"), Key("B", "Bob")])
    (sitting.study.folder / "exports").mkdir(exist_ok=True)
    (sitting.study.folder / "exports" / "old.csv").write_text("session,annotator\n1,B\n")
    (sitting.study.folder / "exports" / "new.csv").write_text("session,annotator\n1,AB\n")
    export(sitting.study, ExportWish(sitting.study.folder / "exports" / "all.h5"))
    done = erase(sitting.study, "B")
    assert done.sessions == (runner.header.id,)
    assert done.key
    assert [path.name for path in done.exports] == ["all.h5", "old.csv"]
    assert [key.code for key in read_keys(sitting.study.study.id)] == ["A"]
    assert [row.annotator for row in list_sessions(sitting.study.folder) if row.counts] == ["A"]
    assert not list(sitting.study.folder.rglob(f"{runner.header.id}*"))
    assert open_study(sitting.study.folder).study.erased == done.sessions
    with pytest.raises(GridLabError, match="no session and no key"):
        erase(done.opened, "B")
    assert not sitting.start("C").header.number < 2


def test_erasing_finds_every_copy_whatever_it_is_called(sitting: Any, tmp_path: Path) -> None:
    for code in ("A", "B"):
        sitting.finish(sitting.start(code))
    folder = sitting.study.folder
    theirs, other = sorted(
        (row.path for row in list_sessions(folder)), key=lambda path: read_session(path).header.annotator
    )
    data, there = theirs.read_bytes(), theirs.parent
    recover(theirs)
    shutil.copy(theirs, there / f"{theirs.stem} (1).gridlab")
    shutil.copy(theirs, there / "my backup.gridlab")
    shutil.copy(theirs, temporary_beside(theirs))
    shutil.copy(theirs, temporary_beside(folder / "study.json"))
    (there / f"{theirs.name}.damaged-0123456789ab").write_bytes(data[:9000])
    (there / "torn.gridlab").write_bytes(b"\0" * 100 + data[100:])
    theirs.with_name(theirs.name + "-journal").write_bytes(b"no journal")
    (there / "old").mkdir()
    shutil.copy(theirs, there / "old" / theirs.name)
    session, kept = theirs.stem, other.read_bytes()
    decided = [Decision(one, reason="asleep", decided="2026-03-01") for one in (session, other.stem)]
    write_exclusions(folder, Exclusions(decisions=tuple(decided)))
    now = "2026-03-01T10:00:00Z"
    late = Notes().with_note(other.stem, "late", now)
    change_notes(folder, lambda _: late.with_note(session, "rang", now).with_void(session, "a test", now))
    done = erase(sitting.study, "A")
    assert (done.sessions, done.left, done.unknown, done.is_sure) == ((session,), (), (), True)
    left = [path for path in folder.rglob("*") if path.is_file() and path.name != "study.json"]
    assert not any(session.encode() in path.read_bytes() or session in path.name for path in left)
    assert other.read_bytes() == kept
    assert [one.session for one in read_exclusions(folder).decisions] == [other.stem]
    assert read_notes(folder) == late


def test_what_this_machine_rescued_outside_the_study_is_erased_too(sitting: Any) -> None:
    kept = []
    for code in "AB":
        runner = sitting.start(code)
        runner.close()
        kept.append(keep_rows(read_log(runner.path)))
    mine, other = kept
    assert mine is not None and mine.parent == study_data(sitting.study.study.id)
    done = erase(sitting.study, "A")
    assert (done.rescued, done.is_sure) == ((mine,), True)
    assert other is not None and other.exists() and not mine.exists()
    (row,) = list_sessions(sitting.study.folder)
    row.path.unlink()  # B's folder was lost: only what was rescued is left
    done = erase(done.opened, "B")
    assert done.rescued == (other,) and done.sessions == (row.id,)
    assert not other.exists()


def test_codes_that_look_like_identities_or_alike_are_asked_about(
    sitting: Any, make_sitting: Any, tmp_path: Path
) -> None:
    sitting.start("P01").close()
    there = replace(sitting, study=open_study(shutil.copytree(sitting.study.folder, tmp_path / "there")))
    for code in ("p01", "P02", "P03"):
        runner = there.start(code, new=True)
        runner.close()
    personal = recoded(read_log(runner.path), "5f" * 12, "2026-03-01T10:00:00Z")  # by another program
    runner.path.write_bytes(session_image(personal))
    rows = merge(sitting.study, [there.study.folder])
    doubts = {row.annotator: str(row.doubt) for row in rows}
    assert doubts["P01"].startswith("P01 and p01 differ in capitals alone")
    assert "--rename p01 P01" in doubts["p01"]
    assert doubts["P02"] == ""
    assert f"--rename {'5f' * 12} NEW" in doubts["5f" * 12]
    told = told_merged(rows)
    assert told.kind == "warn" and "--rename" in told.rest


def test_what_a_killed_merge_left_is_found_also_without_a_session(sitting: Any) -> None:
    sitting.start("A").close()
    (path,) = (sitting.study.folder / "sessions").glob("*.gridlab")
    path.rename(temporary_beside(path))
    done = erase(sitting.study, "A")
    assert done.sessions == (path.stem,)
    assert not list(path.parent.iterdir())


def test_what_cannot_be_read_or_still_holds_the_code_is_named_each_time(sitting: Any) -> None:
    sitting.start("A").close()
    folder = sitting.study.folder
    odd, notes = folder / "sessions" / "odd.gridlab", folder / "notes.json"
    odd.write_bytes(b"nobody knows")
    os.mkfifo(folder / "sessions" / "pipe.gridlab")
    change_notes(folder, lambda notes: notes.with_note("0" * 32, "A", "2026-03-01"))
    done = erase(sitting.study, "A")
    assert [path.name for path in done.unknown] == ["pipe.gridlab", "odd.gridlab"]
    assert done.left == (notes,)
    assert not done.is_sure
    with pytest.raises(GridLabError, match=r"no session and no key.*odd\.gridlab"):
        erase(done.opened, "A")


def test_nothing_is_erased_where_the_keys_cannot_be_read(sitting: Any) -> None:
    sitting.start("A").close()
    write_keys(sitting.study.study.id, [Key("A", "Ann")])
    keys_path(sitting.study.study.id).write_text("name;code\nAnn;A\n")
    with pytest.raises(GridLabError, match="keys file"):
        erase(sitting.study, "A")
    assert [row.annotator for row in list_sessions(sitting.study.folder)] == ["A"]
    assert open_study(sitting.study.folder).study.erased == ()


def test_two_programs_erase_from_one_study_and_both_erasures_hold(sitting: Any, tmp_path: Path) -> None:
    ids = []
    for code in ("A", "B"):
        runner = sitting.start(code)
        runner.close()
        ids.append(runner.header.id)
    kept = shutil.copytree(sitting.study.folder / "sessions", tmp_path / "kept")
    erase(sitting.study, "A")
    assert set(erase(sitting.study, "B").opened.study.erased) == set(ids)  # as the study was before the other
    assert set(open_study(sitting.study.folder).study.erased) == set(ids)
    assert all("erased" in outcome for outcome in taken(sitting, kept))


def test_what_another_program_erased_does_not_come_back_into_a_study_opened_before(
    sitting: Any, tmp_path: Path
) -> None:
    sitting.start("A").close()
    kept = shutil.copytree(sitting.study.folder / "sessions", tmp_path / "kept")
    erase(open_study(sitting.study.folder), "A")
    (row,) = merge(sitting.study, [kept])
    assert row.refused
    assert "erased" in row.outcome
    assert list_sessions(sitting.study.folder) == []


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_nothing_is_left_of_an_annotator_erased_while_another_program_merges(
    sitting: Any, tmp_path: Path
) -> None:
    for _ in range(4):
        sitting.start("A", new=True).close()
    kept = shutil.copytree(sitting.study.folder / "sessions", tmp_path / "kept")
    child = os.fork()
    if child == 0:
        for _ in range(30):
            merge(sitting.study, [kept])
        os._exit(0)
    erase(sitting.study, "A")
    assert os.waitpid(child, 0)[1] == 0
    assert list_sessions(sitting.study.folder) == []


def test_nobody_is_erased_while_their_session_runs(sitting: Any) -> None:
    runner = sitting.start("A")
    with pytest.raises(GridLabError, match="being written"):
        erase(sitting.study, "A")
    runner.close()
    assert open_study(sitting.study.folder).study.erased == ()


def test_check_names_what_does_not_fit_the_study(sitting: Any, make_sitting: Any) -> None:
    other = make_sitting("foreign")
    other.start("F").close()
    folder = sitting.study.folder / "sessions"
    folder.mkdir(exist_ok=True)
    shutil.copy(one(other), folder / f"{'0' * 32}.gridlab")
    told = " ".join(finding.what for finding in check_sessions(sitting.study.folder))
    assert "another study" in told
    assert "not the id" in told
