"""Designs of a study are kept by name; one with pilot or main sessions is frozen."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from gridlab.app.designs import (
    add_design,
    add_gallery_design,
    delete_design,
    design_names,
    duplicate_design,
    is_frozen,
    load_design,
    named_design,
    rename_design,
    save_design,
)
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design, Pages, Payment
from gridlab.domain.errors import GridLabError
from gridlab.domain.screen import Screen, ScreenKind
from gridlab.domain.session import Display, Purpose, SessionHeader, SessionImage
from gridlab.domain.study import Study
from gridlab.store.design_file import design_bytes, design_id, gallery_design
from gridlab.store.sessions.database import open_for_writing
from gridlab.store.sessions.file import create_file
from gridlab.store.sessions.live import Live, write_live
from gridlab.store.sessions.rows import chained, header_entries

DESIGN = Design(name="food")


@pytest.fixture
def opened(tmp_path: Path) -> OpenStudy:
    return OpenStudy(tmp_path, Study("0" * 32), tmp_path / "images")


def test_a_design_is_loaded_as_it_was_saved(opened: OpenStudy) -> None:
    assert design_names(opened) == []
    saved = save_design(opened, DESIGN)
    assert saved == DESIGN
    assert load_design(opened, "food") == DESIGN
    changed = save_design(opened, replace(DESIGN, language="de"))
    assert load_design(opened, "food") == changed
    assert design_names(opened) == ["food"]


def test_of_a_frozen_design_name_and_payment_change_and_anything_else_makes_another(
    opened: OpenStudy,
) -> None:
    frozen = {design_id(save_design(opened, DESIGN))}
    paid = save_design(opened, replace(DESIGN, payment=Payment(reward="3.00")), frozen=frozen)
    assert paid.name == "food"
    assert load_design(opened, "food").payment.reward == "3.00"
    worded = replace(paid, pages=Pages(consent="Please."))
    second = save_design(opened, worded, frozen=frozen)
    assert second.name == "food-2"
    assert load_design(opened, "food") == paid
    assert load_design(opened, "food-2") == replace(worded, name="food-2")
    assert save_design(opened, worded, frozen=frozen).name == "food-3"
    assert rename_design(opened, "food", "meals").name == "meals"
    assert design_id(load_design(opened, "meals")) in frozen


def test_a_frozen_design_is_not_removed(opened: OpenStudy) -> None:
    frozen = {design_id(save_design(opened, DESIGN))}
    with pytest.raises(GridLabError, match="sessions"):
        delete_design(opened, "food", frozen=frozen)
    delete_design(opened, "food")
    assert design_names(opened) == []


def test_a_name_that_is_taken_is_never_overwritten_by_another_design(opened: OpenStudy) -> None:
    save_design(opened, DESIGN)
    assert add_design(opened, DESIGN).name == "food-2"
    assert duplicate_design(opened, "food").name == "food-3"
    assert add_gallery_design(opened, "triplet").name == "triplet"
    assert add_gallery_design(opened, "triplet").name == "triplet-2"
    with pytest.raises(GridLabError, match="already"):
        rename_design(opened, "triplet", "FOOD")
    with pytest.raises(GridLabError, match="already"):
        save_design(opened, replace(DESIGN, name="Food"))
    assert rename_design(opened, "food", "Food").name == "Food"
    assert design_names(opened) == ["Food", "food-2", "food-3", "triplet", "triplet-2"]


def test_names_are_found_in_any_unicode_form(opened: OpenStudy) -> None:
    (opened.folder / "designs").mkdir()
    (opened.folder / "designs" / "cafe\u0301.json").write_bytes(design_bytes(DESIGN))
    assert design_names(opened) == ["caf\u00e9"]
    assert load_design(opened, "cafe\u0301") == load_design(opened, "caf\u00e9")
    save_design(opened, replace(DESIGN, name="caf\u00e9", language="fr"))
    assert len(list((opened.folder / "designs").iterdir())) == 1


def test_numbers_in_names_are_sorted_as_numbers(opened: OpenStudy) -> None:
    for name in ("grid-16", "grid-4", "Grid-8", "a"):
        save_design(opened, replace(DESIGN, name=name))
    assert design_names(opened) == ["a", "grid-4", "Grid-8", "grid-16"]


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "a\\b", "x ", ".x", "a\0", "x" * 101])
def test_a_name_never_leads_elsewhere(opened: OpenStudy, name: str) -> None:
    save_design(opened, DESIGN)
    for use in (
        lambda: save_design(opened, replace(DESIGN, name=name)),
        lambda: rename_design(opened, "food", name),
        lambda: load_design(opened, name),
        lambda: delete_design(opened, name),
    ):
        with pytest.raises(GridLabError):
            use()
    assert [path.name for path in opened.folder.rglob("*")] == ["designs", "food.json"]


def test_a_designs_folder_that_leads_out_is_not_used(opened: OpenStudy, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (opened.folder / "designs").symlink_to(outside)
    with pytest.raises(GridLabError, match="leads out"):
        save_design(opened, DESIGN)
    assert list(outside.iterdir()) == []


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
    write_live(path, Live(0, 1, "2026-05-01T10:00:00Z", design_id=header.design_id, purpose=purpose))
    expected = purpose in ("main", "pilot")
    changed = replace(design, language="de")
    writer = open_for_writing(path, relaxed=True, wait_seconds=0)
    try:
        assert is_frozen(opened, design) == expected
    finally:
        writer.close()
    assert is_frozen(opened, design) == expected
    assert not is_frozen(opened, changed)
    assert save_design(opened, changed).name == ("food-2" if expected else "food")


def test_a_damaged_session_freezes_nothing_and_stops_nothing(opened: OpenStudy) -> None:
    save_design(opened, DESIGN)
    (opened.folder / "sessions").mkdir()
    (opened.folder / "sessions" / ("b" * 32 + ".gridlab")).write_bytes(b"no session")
    assert save_design(opened, replace(DESIGN, language="de")).name == "food"
