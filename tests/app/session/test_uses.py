"""What is done with sessions, as uses: what is said when it is done, and what changed, without a window."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from gridlab.app.checking import verifying
from gridlab.app.collected import collecting
from gridlab.app.columns import plain_rows
from gridlab.app.erase import erasing
from gridlab.app.export import ExportWish, exporting
from gridlab.app.merge import bringing_in
from gridlab.app.session.columns import (
    STORED,
    WINDOW,
    collected,
    is_wanted,
    of_command,
)
from gridlab.app.uses import Changed, Outcome, Use
from gridlab.domain.progress import Cancel, no_progress
from gridlab.store.sessions.list import Row, list_sessions


def done(use: Use[Any]) -> Outcome:
    said = use.says(use.work(Cancel(), no_progress))
    assert said is not None
    return said


def rows(sitting: Any) -> list[Row]:
    return list_sessions(sitting.study.folder)


def test_verifying_says_how_many_are_sound_and_names_what_is_not(sitting: Any) -> None:
    for code in ("P01", "P02"):
        sitting.finish(sitting.start(code))
    folder = sitting.study.folder
    paths = [row.path for row in rows(sitting)]
    assert done(verifying(folder, paths)) == Outcome("ok", "2 sessions read in full: all sound.")
    paths[0].write_bytes(b"no database at all")
    said = done(verifying(folder, paths))
    assert (said.kind, said.what) == (
        "bad",
        "Problems in 1 of 2 sessions. Nothing was changed.",
    )
    assert said.rest.startswith(f"{paths[0].name}: ")


def test_what_is_brought_in_is_counted_and_what_is_refused_has_its_reason(
    sitting: Any, tmp_path: Path
) -> None:
    sitting.finish(sitting.start("P01"))
    away = tmp_path / "stick"
    shutil.move(sitting.study.folder / "sessions", away)
    use = bringing_in(sitting.study, [away])
    assert use.changed == {Changed.SESSIONS, Changed.DESIGNS}
    assert done(use) == Outcome("ok", "1 session imported, 0 already there, 0 refused.")
    (away / f"{'a' * 32}.gridlab").write_bytes(b"no database at all")
    said = done(bringing_in(sitting.study, [away]))
    assert (said.kind, said.what) == ("bad", "0 sessions imported, 1 already there, 1 refused.")
    assert said.rest.startswith(f"{'a' * 32}.gridlab: refused: ")
    (tmp_path / "empty").mkdir()
    assert done(bringing_in(sitting.study, [tmp_path / "empty"])).kind == "warn"


def test_an_export_and_erasing_after_it_say_where_the_code_still_is(sitting: Any) -> None:
    sitting.finish(sitting.start("P01"))
    out = sitting.study.folder / "exports" / "food.h5"
    said = done(exporting(sitting.study, ExportWish(out)))
    assert said.kind == "ok" and said.what == "food.h5 is written and verified."
    assert said.rest.startswith("1 session, ") and said.rest.endswith(f". {out}")
    said = done(erasing(sitting.study, "P01"))
    assert said.kind == "warn" and said.what.startswith("P01 is erased: 1 session, ")
    assert said.rest == "These exports still hold the annotator: food.h5."


def test_what_was_collected_is_told_by_purpose(sitting: Any) -> None:
    sitting.finish(sitting.start("P01"))
    running = sitting.start("P02")
    listed = rows(sitting)
    main = collected(listed)["main"]
    assert (main.sessions, main.running, main.left_out) == (1, 1, 0)
    read = collecting(sitting.study, "main").work(Cancel(), no_progress)
    assert main.triplets == read.columns.n_triplets > 0
    assert collected(listed)["pilot"].sessions == 0
    running.close()


def test_a_session_is_told_to_scripts_as_stored_and_to_people_in_words(sitting: Any) -> None:
    sitting.finish(sitting.start("P01"))
    (row,) = rows(sitting)
    (plain,) = plain_rows(STORED, [row])
    assert (plain["purpose"], plain["status"], plain["started"]) == ("main", "complete", row.started_utc)
    assert [column.key for column in of_command(())][:3] == ["annotator", "design", "number"]
    texts = {column.key: column.said(row) for column in WINDOW}
    assert (texts["purpose"], texts["status"]) == ("Main", "Complete")
    assert texts["progress"] == f"{row.answered} of {row.screens}"
    assert is_wanted(row, "p0", "complete", "main") and not is_wanted(row, "", "damaged", "")
