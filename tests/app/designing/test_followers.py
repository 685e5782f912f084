"""What this machine keeps by the names of designs follows a name that is changed, and its undo."""

from __future__ import annotations

from pathlib import Path

from gridlab.app.designing.desk import DesignDesk
from gridlab.app.designing.files import read_kept
from gridlab.app.designing.followers import line_numbers
from gridlab.app.designing.saving import Saving
from gridlab.app.study import OpenStudy
from gridlab.domain.design import Design
from gridlab.domain.study import Study
from gridlab.store.design_file import design_bytes
from gridlab.store.planned_codes import PlannedCode, keep_codes, planned_codes


def save_all(saving: Saving) -> None:
    while job := saving.next_job():
        saving.finish(job())


def test_the_list_of_codes_and_the_colours_follow_a_rename_and_its_undo(
    tmp_path: Path, own_home: Path
) -> None:
    (tmp_path / "designs").mkdir()
    for name in ("food", "other"):
        (tmp_path / "designs" / f"{name}.json").write_bytes(design_bytes(Design(name)))
    study = OpenStudy(tmp_path, Study("0" * 32), tmp_path / "images")
    codes = (PlannedCode("p01", "A", "food", 2), PlannedCode("p02", "B", "other"), PlannedCode("p03"))
    keep_codes(study.study.id, codes)
    assert line_numbers(study.study.id, ["food", "other"]) == {"food": 0, "other": 1}
    desk = DesignDesk(read_kept(study))
    saving = Saving(study, desk)
    desk.rename("food", "dishes", "Rename")
    save_all(saving)
    assert [one.design for one in planned_codes(study.study.id)] == ["dishes", "other", ""]
    assert planned_codes(study.study.id)[0] == PlannedCode("p01", "A", "dishes", 2)
    assert line_numbers(study.study.id, ["other", "dishes"]) == {"dishes": 0, "other": 1}
    desk.undo()
    save_all(saving)
    assert planned_codes(study.study.id) == codes
    assert line_numbers(study.study.id, ["other", "food"])["food"] == 0


def test_colours_that_cannot_be_read_are_dealt_anew(tmp_path: Path, own_home: Path) -> None:
    from dataclasses import replace

    from gridlab.store.settings import change_settings

    for text in ("{", '{"a": -1}', "[1]", '{"a": "b"}'):
        change_settings(lambda kept, text=text: replace(kept, windows={"lines x": text}))
        assert line_numbers("x", ["b", "a"]) == {"b": 0, "a": 1}
