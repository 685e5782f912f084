"""Designs of a study are kept by name; one with pilot or main sessions is frozen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gridlab.app.designs import design_names, frozen_designs, load_design, named_design
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.errors import GridLabError
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Display, Purpose, SessionHeader, SessionImage
from gridlab.domain.study import Study
from gridlab.store.design_file import design_bytes, design_id, gallery_design
from gridlab.store.sessions.database import open_for_writing
from gridlab.store.sessions.file import create_file
from gridlab.store.sessions.live import Live, write_live
from gridlab.store.sessions.rows import chained, header_entries
from tests.designs import FIRST_ANSWER, save_design

DESIGN = Design(name="food")


@pytest.fixture
def opened(tmp_path: Path) -> OpenStudy:
    return OpenStudy(tmp_path, Study("0" * 32), tmp_path / "images")


def test_a_design_is_loaded_as_it_was_saved(opened: OpenStudy) -> None:
    assert design_names(opened) == []
    assert save_design(opened, DESIGN) == DESIGN
    assert load_design(opened, "food") == DESIGN
    changed = save_design(opened, replace(DESIGN, language="de"))
    assert load_design(opened, "food") == changed
    assert design_names(opened) == ["food"]


def test_names_are_found_in_any_unicode_form(opened: OpenStudy) -> None:
    (opened.folder / "designs").mkdir()
    (opened.folder / "designs" / "cafe\u0301.json").write_bytes(design_bytes(DESIGN))
    assert design_names(opened) == ["caf\u00e9"]
    assert load_design(opened, "cafe\u0301") == load_design(opened, "caf\u00e9")


def test_numbers_in_names_are_sorted_as_numbers(opened: OpenStudy) -> None:
    for name in ("grid-16", "grid-4", "Grid-8", "a"):
        save_design(opened, replace(DESIGN, name=name))
    assert design_names(opened) == ["a", "grid-4", "Grid-8", "grid-16"]


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "a\\b", "x ", ".x", "a\0", "x" * 101])
def test_a_name_never_leads_elsewhere(opened: OpenStudy, name: str) -> None:
    save_design(opened, DESIGN)
    with pytest.raises(GridLabError):
        load_design(opened, name)


def test_an_unknown_name_is_answered_with_those_that_are_there(opened: OpenStudy) -> None:
    save_design(opened, DESIGN)
    with pytest.raises(GridLabError, match="food"):
        load_design(opened, "drink")
    with pytest.raises(GridLabError, match="grid-16-choose-4"):
        named_design("drink")
    assert named_design("triplet") == gallery_design("triplet")


@pytest.mark.parametrize("purpose", ["main", "pilot", "test", "simulated"])
def test_pilot_and_main_sessions_freeze_their_design_also_while_they_run(
    opened: OpenStudy, purpose: Purpose
) -> None:
    design = save_design(opened, DESIGN)
    (opened.folder / "sessions").mkdir()
    header = SessionHeader(
        id="a" * 32, study=opened.study.id, annotator="p1", number=0, purpose=purpose, design=design,
        design_id=design_id(design), images=tuple(SessionImage(f"{i}.png", f"{i:064x}") for i in range(17)),
        set_digest="0" * 64, set_length=17, screens=(Screen(0, ScreenKind.MAIN, 0, tuple(range(1, 17))),),
        display=Display(1280, 800), started_utc="2026-05-01T10:00:00Z",
    )  # fmt: skip
    path = opened.folder / "sessions" / f"{header.id}.gridlab"
    create_file(path, chained((), header_entries(header)))
    expected = purpose in ("main", "pilot")
    assert frozen_designs(opened) == frozenset(), "a session without an answered screen holds no design"
    write_live(path, Live(0, 1, "2026-05-01T10:00:00Z", design_id=header.design_id, purpose=purpose))
    writer = open_for_writing(path, relaxed=True, wait_seconds=0)
    try:
        assert (header.design_id in frozen_designs(opened)) == expected
    finally:
        writer.close()
    assert frozen_designs(opened) == frozenset()
    path.unlink()
    create_file(path, chained((), [*header_entries(header), FIRST_ANSWER]))
    assert (header.design_id in frozen_designs(opened)) == expected


def test_a_damaged_session_freezes_nothing_and_stops_nothing(opened: OpenStudy) -> None:
    save_design(opened, DESIGN)
    (opened.folder / "sessions").mkdir()
    (opened.folder / "sessions" / ("b" * 32 + ".gridlab")).write_bytes(b"no session")
    assert frozen_designs(opened) == frozenset()
