"""What is provable of a damaged session comes back, whatever row or page is damaged, and gaps are marked."""

from __future__ import annotations

import json
import shutil
import sqlite3
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.checking import check_session
from gridlab.app.export import ExportWish, export
from gridlab.app.recovery import recover_session, told_recovered
from gridlab.domain.design import Block, Grid, ScreenCounts
from gridlab.domain.errors import GridLabError
from gridlab.domain.progress import Cancel, Cancelled
from gridlab.domain.session import SessionRecord
from gridlab.store.sessions.database import SessionHeld, session_image
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.read import read_log
from gridlab.store.sessions.recovery import provable
from gridlab.store.sessions.rows import HEADER_ROWS, Entry, chained

Change = Callable[[bytearray], None]
PAGE = 4096


@pytest.fixture
def finished(sitting: Any) -> Path:
    """A whole session of the study."""
    sitting.finish(sitting.start())
    (path,) = (sitting.study.folder / "sessions").glob("*.gridlab")
    return Path(path)


def damage(path: Path, change: Change) -> SessionRecord:
    """Change the bytes of a file; returns what it told before."""
    record, data = read_session(path), bytearray(path.read_bytes())
    change(data)
    path.write_bytes(data)
    assert check_session(path) != []
    return record


def overwrite(sign: bytes, by: bytes, after: bytes = b"") -> Change:
    """Write `by` where `sign` stands first behind `after`."""

    def change(data: bytearray) -> None:
        at = data.index(sign, data.index(after))
        data[at : at + len(by)] = by

    return change


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(overwrite(b".png", b"X"), id="a name in the pool"),
        pytest.param(overwrite(b'"annotator"', b'"annotatoX"'), id="the head"),
        pytest.param(overwrite(b'"group"', b"'"), id="a sign of JSON in the head"),
        pytest.param(overwrite(b'"rows":2', b'"rows":3'), id="the design"),
        pytest.param(overwrite(b'"screen":3,"attempt"', b'"screen":4,"attempt"'), id="an answer"),
        pytest.param(overwrite(b"response{", b"resqonse{"), id="a kind"),
    ],
)
def test_one_changed_byte_costs_nothing_wherever_it_is(
    finished: Path, tmp_path: Path, change: Change
) -> None:
    log = read_log(finished)
    alone = Path(shutil.copy(finished, tmp_path / finished.name))
    record = damage(alone, change)
    done = recover_session(alone)
    assert (done.gaps, done.unproven) == ((), ())
    assert read_log(done.path) == log
    assert done.answers == record.answered


@pytest.mark.parametrize("kind", ["design", "pool", "plan", "screen"])
def test_rows_that_the_study_knows_come_back_though_nothing_is_left_of_them(
    finished: Path, kind: str
) -> None:
    log = read_log(finished)
    seq = next(seq for seq, row in enumerate(log) if row.kind == kind)
    without_row(finished, seq)
    done = recover_session(finished)
    assert (done.gaps, done.unproven) == ((), ())
    assert read_log(done.path) == log


def without_row(path: Path, seq: int) -> None:
    with closing(sqlite3.connect(path)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type='trigger'").fetchall()
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        connection.execute("DELETE FROM log WHERE seq = ?", (seq,))
        for _, sql in triggers:
            connection.execute(sql)
        connection.commit()
        connection.execute("VACUUM")


def test_a_lost_answer_is_a_marked_gap_and_all_others_are_there(finished: Path, sitting: Any) -> None:
    log, record = read_log(finished), read_session(finished)
    seqs = [seq for seq, row in enumerate(log) if row.kind == "response"]
    lost = json.loads(log[seqs[4]].body)["screen"]
    damage(finished, overwrite(b'"response_ms"', b'"is no more"', b'"screen":%d,"attempt"' % lost))
    done = recover_session(finished)
    assert done.gaps == ((seqs[4], seqs[4]),)
    rows = read_log(done.path)
    assert [row.kind for row in rows].count("gap") == 1
    assert [row[:2] for row in rows if row.kind != "gap"] == [
        row[:2] for seq, row in enumerate(log) if seq != seqs[4]
    ]
    found = read_session(done.path)
    assert found.status == "partial"
    assert [one for one in record.responses if one.screen != lost] == list(found.responses)
    assert check_session(done.path) == []
    out = sitting.study.folder / "exports" / "all.h5"
    assert export(sitting.study, ExportWish(out)).screens == len(record.responses) - 1


def test_where_a_checksum_is_gone_too_the_row_behind_it_cannot_be_proven(finished: Path) -> None:
    seq = next(seq for seq, row in enumerate(read_log(finished)) if row.kind == "response")
    without_row(finished, seq)
    assert recover_session(finished).gaps == ((seq, seq + 1),)


@pytest.fixture
def long(sitting: Any) -> Path:
    """A whole session of 60 screens, which fills many pages."""
    block = Block(grid=Grid(2, 2, 2), screens=ScreenCounts(60, 0, 1, 0, 0))
    sitting = sitting.with_design(blocks=(block,))
    sitting.finish(sitting.start())
    (path,) = (sitting.study.folder / "sessions").glob("*.gridlab")
    return Path(path)


@pytest.mark.parametrize("share", [0, 0.1, 0.5, 0.7, 0.999])
def test_a_zeroed_page_costs_only_what_was_on_it(long: Path, share: float) -> None:
    data = long.read_bytes()
    page = int(share * len(data)) // PAGE * PAGE
    assert b'"annotator"' not in data[page : page + PAGE]
    log = read_log(long)
    record = damage(long, lambda data: data.__setitem__(slice(page, page + PAGE), bytes(PAGE)))
    done = recover_session(long)
    found = read_session(done.path)
    assert set(found.responses) <= set(record.responses)
    assert done.rows >= len(log) * 3 // 4
    assert found.answered >= record.answered * 3 // 4
    assert check_session(done.path) == []


def test_a_session_whose_head_cannot_be_proven_is_used_as_it_stands_and_that_is_said(
    finished: Path, tmp_path: Path
) -> None:
    alone = Path(shutil.copy(finished, tmp_path / finished.name))
    record = damage(alone, overwrite(b'"annotator":"P01"', b'"annotator":"Q77"'))
    done = recover_session(alone)
    assert done.unproven == (0,)
    assert done.answers == record.answered
    assert read_session(done.path).header.annotator == "Q77"
    assert [row.body for row in read_log(done.path) if row.kind == "gap"] == [
        '{"first":0,"last":0,"kept":true}'
    ]


def test_a_retraction_without_its_answer_at_the_end_is_left_out(sitting: Any) -> None:
    runner = sitting.start()
    sitting.answer_until(runner, 3)
    sitting.clock.turn(50)
    runner.shown()
    sitting.clock.turn(1000)
    assert runner.back()
    sitting.answer(runner)
    runner.close()
    (path,) = (sitting.study.folder / "sessions").glob("*.gridlab")
    log, record = read_log(path), read_session(path)
    assert any(row.kind == "retraction" for row in log)
    seq = next(seq for seq, row in enumerate(log) if row.kind == "retraction")
    for later in range(len(log) - 1, seq, -1):
        without_row(path, later)
    done = recover_session(path)
    assert read_log(done.path) == log[:seq]
    assert read_session(done.path).answered == record.answered


def test_what_is_sound_is_copied_what_runs_is_not_and_nothing_is_written_over(
    finished: Path, sitting: Any, tmp_path: Path
) -> None:
    done = recover_session(finished, tmp_path / "again.gridlab")
    assert read_log(done.path) == read_log(finished)
    with pytest.raises(GridLabError, match="already"):
        recover_session(finished, tmp_path / "again.gridlab")
    with pytest.raises(GridLabError, match="belongs to the study"):
        recover_session(finished, sitting.study.folder / "designs" / "x.gridlab")
    (tmp_path / "nothing.gridlab").write_bytes(b"no session at all" * 1000)
    with pytest.raises(GridLabError, match="Nothing of"):
        recover_session(tmp_path / "nothing.gridlab")
    runner = sitting.start("P02")
    (running,) = (path for path in finished.parent.glob("*.gridlab") if path != finished)
    with pytest.raises(SessionHeld):
        recover_session(running)
    runner.close()


@pytest.mark.parametrize("whole", [False, True])
def test_a_session_whose_first_row_is_wholly_lost_gives_its_answers_to_someone_unknown(
    sitting: Any, whole: bool
) -> None:
    others = [sitting.start(f"P{number}") for number in range(3)]
    for runner in others:
        sitting.finish(runner)
    path = others[1].path
    before = read_session(path)
    data = bytearray(path.read_bytes())
    start = data.find(b'{"format":"gridlab-session"')
    end = data.find(b"}", data.find(b'"rules_sha256"')) + 1
    data[start : end + (64 if whole else 0)] = bytes(end - start + (64 if whole else 0))  # 64: its checksum
    path.write_bytes(data)
    found = recover_session(path)
    assert (found.session, found.annotator) == (path.stem, f"unknown-{path.stem[:8]}")
    assert (0, 0) in found.gaps and 0 in found.unproven
    record = read_session(found.path)
    assert [(one.screen, one.chosen, one.response_ms) for one in record.responses] == [
        (one.screen, one.chosen, one.response_ms) for one in before.responses
    ]
    assert (record.header.number, record.header.purpose) == (1, "main")
    assert record.header.design == before.header.design
    assert found.annotator in told_recovered(found).rest
    assert check_session(found.path) == []


def test_a_session_of_version_1_whose_first_row_is_wholly_lost_gives_its_answers_too(tmp_path: Path) -> None:
    """Its screens are in one row, by which its number is found; simulated ones do not become people's."""
    kept = Path(__file__).parents[1] / "kept" / "v1" / "study"
    shutil.copytree(kept, tmp_path / "study")
    purposes = set()
    for path in sorted((tmp_path / "study" / "sessions").glob("*.gridlab"))[::4]:

        def lose(data: bytearray) -> None:
            start = data.find(b'{"format":"gridlab-session"')
            end = data.find(b'"}', data.find(b'"generator"', start)) + 2 + 64
            data[start:end] = bytes(end - start)

        before = damage(path, lose)
        found = recover_session(path)
        record = read_session(found.path)
        assert found.annotator == f"unknown-{path.stem[:8]}" and found.gaps == ((0, 0),)
        assert record.responses == before.responses
        assert record.header.number == before.header.number
        assert record.header.screens == before.header.screens
        is_simulated = before.header.purpose == "simulated"
        assert (record.header.purpose == "simulated") == is_simulated
        purposes.add(is_simulated)
        assert check_session(found.path) == []
    assert purposes == {False, True}


def test_rows_on_a_page_without_its_head_and_its_list_of_places_come_back(long: Path) -> None:
    log, data = read_log(long), long.read_bytes()
    page = next(at for at in range(4 * PAGE, len(data), PAGE) if data[at] == 13)  # a leaf
    damage(long, lambda data: data.__setitem__(slice(page, page + 100), bytes(100)))
    done = recover_session(long)
    assert done.gaps == ()
    assert read_log(done.path) == log


def test_recovering_takes_as_many_steps_a_row_however_many_there_are(finished: Path, tmp_path: Path) -> None:
    """Long rows fill pages of their own, whose bytes look like rows; their checksums lie across pages."""
    log = read_log(finished)[:HEADER_ROWS]
    event = "[" + ",".join(f"[{at},1,0,1,1]" for at in range(400)) + "]"
    steps = []
    for count in (150, 300):
        path = tmp_path / f"{count}.gridlab"
        path.write_bytes(session_image([*log, *chained(log, [Entry("events", event)] * count)]))
        called = [0]
        sys.setprofile(lambda _frame, _kind, _what, called=called: called.__setitem__(0, called[0] + 1))
        try:
            proof = provable(path)
        finally:
            sys.setprofile(None)
        assert (proof.rows, proof.gaps) == (HEADER_ROWS + count, ())
        steps.append(called[0])
    assert steps[1] - steps[0] < 150 * 500


def test_a_session_that_is_being_recovered_tells_how_far_it_is_and_can_be_stopped(
    finished: Path, tmp_path: Path
) -> None:
    told: list[tuple[int, int]] = []
    recover_session(finished, tmp_path / "a.gridlab", progress=lambda *step: told.append(step))
    assert len(set(told)) > 20 and told == sorted(told)
    cancel = Cancel()
    cancel.set()
    with pytest.raises(Cancelled):
        recover_session(finished, tmp_path / "b.gridlab", cancel)
    assert not (tmp_path / "b.gridlab").exists()
