"""A folder that cannot be looked at is told: it never counts as an empty one."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.backup import back_up
from gridlab.app.checking import check_path
from gridlab.app.designing.files import put, read_kept
from gridlab.app.designs import design_names, frozen_designs
from gridlab.app.erase import erase
from gridlab.app.export import ExportWish, export
from gridlab.app.merge import merge
from gridlab.app.study import save_study
from gridlab.domain.errors import GridLabError
from gridlab.store.images.thumbnails import ThumbnailCache
from gridlab.store.sessions.list import list_sessions
from gridlab.store.settings import Settings, change_settings, read_settings, write_settings

UNSEEN = "can't be read"


def hidden(folder: Path) -> Path:
    """Put the folder away and a file in its place: there is something, and nobody can list it."""
    kept = folder.rename(folder.with_name(f"{folder.name}.away"))
    folder.write_text("not a folder")
    return kept


@pytest.fixture
def done(sitting: Any) -> Any:
    """A study with a finished session of A."""
    sitting.finish(sitting.start("A"))
    (sitting.study.folder / "exports").mkdir(exist_ok=True)
    return sitting


def test_sessions_that_cannot_be_listed_are_not_taken_for_none(done: Any) -> None:
    hidden(done.study.folder / "sessions")
    acts: list[Callable[[], object]] = [
        lambda: list_sessions(done.study.folder),
        lambda: export(done.study, ExportWish(done.study.folder / "exports" / "a.h5")),
        lambda: erase(done.study, "A"),
        lambda: done.start("A", resume=True),
        lambda: done.start("B"),
        lambda: frozen_designs(done.study),
    ]
    for act in acts:
        with pytest.raises(GridLabError, match=UNSEEN):
            act()
    assert not list((done.study.folder / "exports").iterdir())


def test_a_design_stays_frozen_while_its_sessions_cannot_be_listed(done: Any) -> None:
    design = done.study.folder / "designs" / "tiny.json"
    before = design.read_bytes()
    hidden(done.study.folder / "sessions")
    (kept,) = read_kept(done.study, ()).designs
    assert kept.design is not None
    found = put(done.study, kept, replace(kept, design=replace(kept.design, language="de")))
    assert re.search(UNSEEN, str(found.failure))
    assert design.read_bytes() == before


def test_a_backup_does_not_take_hidden_sessions_for_none(done: Any, tmp_path: Path) -> None:
    (tmp_path / "second").mkdir()
    write_settings(Settings(backup=str(tmp_path / "second")))
    hidden(done.study.folder / "sessions")
    with pytest.raises(GridLabError, match=UNSEEN):
        back_up(done.study)


@pytest.mark.parametrize("name", ["sessions", "designs", "exports", "images"])
def test_check_names_each_folder_of_the_study_that_cannot_be_listed(done: Any, name: str) -> None:
    hidden(done.study.folder / name)
    found = check_path(done.study.folder)
    assert [finding.path for finding in found if UNSEEN in finding.what] == [str(done.study.folder / name)]


def test_check_names_a_fee_table_of_the_study_that_cannot_be_used(done: Any) -> None:
    save_study(done.study, replace(done.study.study, platforms={"mine": 1}))
    (finding,) = check_path(done.study.folder)
    assert finding.path.endswith("study.json")
    assert "fee table" in finding.what


def test_designs_that_cannot_be_listed_are_not_taken_for_none(done: Any) -> None:
    hidden(done.study.folder / "designs")
    with pytest.raises(GridLabError, match=UNSEEN):
        design_names(done.study)


def test_a_place_to_merge_from_that_cannot_be_listed_is_refused_and_others_are_taken(
    done: Any, make_sitting: Any
) -> None:
    other = make_sitting("other")
    hidden(other.study.folder / "sessions")
    own = next((done.study.folder / "sessions").glob("*.gridlab"))
    empty = make_sitting("empty").study.folder
    rows = merge(done.study, [other.study.folder / "sessions", own, empty])
    said = {row.path: row for row in rows}
    assert said[other.study.folder / "sessions"].refused
    assert said[own].outcome == "already there"
    assert (said[empty].outcome, said[empty].refused) == ("holds no session files", False)


def test_exports_that_cannot_be_looked_at_may_hold_the_erased_code(done: Any) -> None:
    hidden(done.study.folder / "exports")
    assert erase(done.study, "A").exports == (done.study.folder / "exports",)


def test_where_nothing_is_found_to_erase_files_that_may_be_theirs_are_named(done: Any) -> None:
    path = next((done.study.folder / "sessions").glob("*.gridlab"))
    path.write_bytes(b"SQLite format 3\0" + bytes(5000))
    with pytest.raises(GridLabError, match="no session and no key") as raised:
        erase(done.study, "A")
    assert path.name in raised.value.safe


def test_what_the_system_refuses_to_open_is_a_finding_that_names_the_path(tmp_path: Path) -> None:
    (finding,) = check_path(tmp_path / ("x" * 5000))
    assert "name is too long" in finding.what


def test_settings_that_cannot_be_reached_are_a_known_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GRIDLAB_HOME", str(tmp_path / ("x" * 300)))
    ThumbnailCache().close()  # does without
    with pytest.raises(GridLabError, match="name is too long"):
        change_settings(lambda settings: settings)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs processes that fork")
def test_programs_that_change_the_settings_at_once_undo_nothing_of_each_other() -> None:
    children = []
    for each in range(8):
        child = os.fork()
        if child == 0:
            for turn in range(5):
                change_settings(
                    lambda settings, name=f"{each}-{turn}": replace(
                        settings, linked={**settings.linked, name: "/somewhere"}
                    )
                )
            os._exit(0)
        children.append(child)
    assert [os.waitpid(child, 0)[1] for child in children] == [0] * 8
    assert len(read_settings().linked) == 40


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_session_that_may_not_be_read_is_not_called_damaged(done: Any) -> None:
    path = next((done.study.folder / "sessions").glob("*.gridlab"))
    path.chmod(0)
    (row,) = list_sessions(done.study.folder)
    assert "permission is denied" in row.problem
