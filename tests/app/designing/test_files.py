"""The file of a design is changed whole or not at all, never where sessions or another design hold it."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from gridlab.app.designing.files import put, read_kept
from gridlab.app.designing.kept import KeptDesign, Put
from gridlab.app.designs import design_names, load_design
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design, Pages, Payment
from gridlab.domain.errors import GridLabError
from gridlab.domain.study import Study
from gridlab.store.design_file import design_id

DESIGN = Design(name="food")
FOOD = KeptDesign("food", DESIGN)


@pytest.fixture
def opened(tmp_path: Path) -> OpenStudy:
    return OpenStudy(tmp_path, Study("0" * 32), tmp_path / "images")


@pytest.fixture
def frozen(opened: OpenStudy, monkeypatch: pytest.MonkeyPatch) -> OpenStudy:
    """A study whose only design has sessions."""
    put(opened, None, FOOD)
    known = frozenset({design_id(DESIGN)})
    monkeypatch.setattr("gridlab.app.designing.files.frozen_designs", lambda _opened: known)
    return opened


def why(made: Put) -> str:
    return str(made.failure)


def test_of_a_frozen_design_name_and_payment_change_and_nothing_else(frozen: OpenStudy) -> None:
    paid = replace(DESIGN, payment=Payment(reward="3.00"))
    assert put(frozen, FOOD, KeptDesign("food", paid)).failure is None
    assert load_design(frozen, "food") == paid
    worded = KeptDesign("food", replace(paid, pages=Pages(consent="Please.")))
    assert put(frozen, KeptDesign("food", paid), worded).frozen
    assert load_design(frozen, "food") == paid
    assert put(frozen, KeptDesign("food", paid), KeptDesign("food", paid).called("meals")).failure is None
    assert design_id(load_design(frozen, "meals")) == design_id(DESIGN)


def test_a_frozen_design_is_not_removed(frozen: OpenStudy) -> None:
    assert put(frozen, FOOD, None).frozen
    assert design_names(frozen) == ["food"]


def test_a_design_without_sessions_is_removed(opened: OpenStudy) -> None:
    put(opened, None, FOOD)
    assert put(opened, FOOD, None) == Put(None, None)
    assert design_names(opened) == []


def test_a_name_that_is_taken_is_never_overwritten_by_another_design(opened: OpenStudy) -> None:
    triplet = FOOD.called("triplet")
    for kept in (FOOD, triplet):
        put(opened, None, kept)
    assert "already" in why(put(opened, None, FOOD.called("Food")))
    assert "already" in why(put(opened, triplet, triplet.called("FOOD")))
    assert put(opened, FOOD, FOOD.called("Food")).failure is None
    assert design_names(opened) == ["Food", "triplet"]


def test_a_name_in_another_unicode_form_is_the_same_file(opened: OpenStudy) -> None:
    put(opened, None, FOOD.called("caf\u00e9"))
    (path,) = (opened.folder / "designs").iterdir()
    path.rename(path.with_name(unicodedata.normalize("NFD", path.name)))
    (kept,) = read_kept(opened).designs
    put(opened, kept, KeptDesign(kept.name, replace(DESIGN, name=kept.name, language="fr")))
    assert len(list((opened.folder / "designs").iterdir())) == 1
    assert load_design(opened, "caf\u00e9").language == "fr"


@pytest.mark.parametrize("name", ["", ".", "..", "../x", "a/b", "a\\b", "x ", ".x", "a\0", "x" * 101])
def test_a_name_never_leads_elsewhere(opened: OpenStudy, name: str) -> None:
    put(opened, None, FOOD)
    assert "good as a file name" in why(put(opened, None, FOOD.called(name)))
    assert "good as a file name" in why(put(opened, FOOD, FOOD.called(name)))
    assert [path.name for path in opened.folder.rglob("*")] == ["designs", "food.json"]


def test_a_designs_folder_that_leads_out_is_not_used(opened: OpenStudy, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    outside.mkdir()
    (opened.folder / "designs").symlink_to(outside)
    with pytest.raises(GridLabError, match="leads out"):
        put(opened, None, FOOD)
    assert list(outside.iterdir()) == []
