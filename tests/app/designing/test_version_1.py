"""Designs of version 1 in a study: with sessions they keep version and id, other edits make them new."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.files import put, read_kept
from gridlab.app.designing.kept import KeptDesign
from gridlab.app.designing.saving import Saving
from gridlab.app.designs import load_design
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.study import OpenStudy, open_study
from gridlab.domain.design import Design, Payment
from gridlab.domain.design_edit import with_value
from gridlab.domain.session import Display
from gridlab.store.design_file import design_id, design_value

KEPT = Path(__file__).parents[2] / "kept" / "v1"
ROWS = ("blocks", 0, "grid", "rows")


@pytest.fixture
def study(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> OpenStudy:
    """A study of version 1: "small" has people's sessions, "triplet" others, "never used" none."""
    shutil.copytree(KEPT, tmp_path / "v1")
    monkeypatch.setenv("GRIDLAB_HOME", str(tmp_path / "v1" / "home"))
    return open_study(tmp_path / "v1" / "study")


def version(study: OpenStudy, name: str) -> Any:
    return json.loads((study.folder / "designs" / f"{name}.json").read_bytes())["version"]


def paid(design: Design) -> Design:
    return replace(design, payment=Payment(reward="7.00"))


@pytest.mark.parametrize("name", ["small", "triplet"])
def test_name_and_payment_of_one_with_sessions_change_and_its_id_stays(study: OpenStudy, name: str) -> None:
    known = design_id(load_design(study, name))
    kept = next(kept for kept in read_kept(study).designs if kept.name == name)
    wanted = KeptDesign(name, paid(load_design(study, name))).called("renamed")
    assert put(study, kept, wanted).kept == wanted
    renamed = load_design(study, "renamed")
    assert (renamed.payment.reward, design_id(renamed)) == ("7.00", known)
    assert version(study, "renamed") == 1


def test_a_copy_of_one_with_sessions_is_the_same_design(study: OpenStudy) -> None:
    copy = KeptDesign("small", load_design(study, "small")).called("small-2")
    assert put(study, None, copy).kept == copy
    assert version(study, "small-2") == 1
    assert design_id(load_design(study, "small-2")) == design_id(load_design(study, "small"))


def test_another_edit_makes_it_one_of_the_newest_version(study: OpenStudy) -> None:
    desk = DesignDesk(read_kept(study))
    saving = Saving(study, desk)

    def save() -> None:
        while (job := saving.next_job()) is not None:
            saving.finish(job())

    small, unused = (load_design(study, name) for name in ("small", "never used"))
    assert desk.edit(paid(small), "Pay") == ""
    assert desk.edit(with_value(unused, ROWS, 3), "Rows") == ""
    save()
    assert (version(study, "small"), version(study, "never used")) == (1, 2)
    assert design_id(load_design(study, "small")) == design_id(small)
    assert desk.edit(with_value(paid(small), ROWS, 3), "Rows") == "small-2"
    save()
    assert (version(study, "small"), version(study, "small-2")) == (1, 2)
    desk.choose("never used")
    desk.undo()
    save()
    assert not saving.dirty and version(study, "never used") == 1
    saving.reconcile(read_kept(study, desk.held), "Changed elsewhere", "Removed elsewhere")
    assert not saving.dirty and all(not track.changed for track in desk.tracks.values())


def test_a_new_session_of_one_with_sessions_bears_its_id(study: OpenStudy) -> None:
    known = design_id(load_design(study, "small"))
    runner = prepare_session(study, SessionWish("P50", "small")).begin(display=Display(1280, 800))
    runner.close()
    assert runner.header.design_id == known
    assert design_value(runner.header.design)["version"] == 1
