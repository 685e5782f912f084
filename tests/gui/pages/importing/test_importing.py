"""The Import page guesses the columns of a table, shows its first rows and names those it cannot take."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py

from gridlab.gui.kit.fields import ChoiceField
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]
LINES = [
    "worker;trial_no;reference;picked;left;rt",
    "ann;0;a.png;b.png;c.png;1.5",
    "ann;0;a.png;d.png;c.png;1.5",
    "bob;0;c.png;c.png;b.png;0.9",
    "bob;1;b.png;c.png;d.png;2",
]


def page(furniture: Furniture, until: Until, *paths: Path) -> Any:
    furniture.window.go("importing")
    shown: Any = furniture.window.page
    shown.files_chosen.emit(list(paths))
    until(lambda: shown.found.text() != "" or shown.messages.text != "")
    return shown


def table(folder: Path) -> Path:
    path = folder / "answers.csv"
    path.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return path


def pick(field: ChoiceField, text: str) -> None:
    at = [field.itemText(one) for one in range(field.count())].index(text)
    field.setCurrentIndex(at)
    field.activated.emit(at)


def test_columns_are_guessed_and_bad_rows_named_before_anything_is_written(
    furniture: Furniture, until: Until, tmp_path: Path
) -> None:
    shown = page(furniture, until, table(tmp_path))
    names = {role: field.currentText() for role, field in shown.columns.fields.items()}
    assert names["anchor"] == "reference" and names["near"] == "picked" and names["far"] == "left"
    assert names["annotator"] == "worker" and names["screen"] == "Not known"
    assert "3 answers will be imported." in shown.found.text()
    assert "line 4: it has an image twice" in shown.found.text()
    assert "which answers stood on one screen" in shown.unknown.text()
    assert not shown.main_action.isEnabled()
    shown.skip.click()
    assert shown.main_action.isEnabled()


def test_chosen_columns_give_the_screens_and_times_of_the_dataset(
    furniture: Furniture, until: Until, tmp_path: Path
) -> None:
    shown = page(furniture, until, table(tmp_path))
    pick(shown.columns.fields["screen"], "trial_no")
    shown.columns.unit.set_value("s")
    pick(shown.columns.fields["time"], "rt")
    until(lambda: "which answers" not in shown.unknown.text())
    assert [row.ms for row in shown.table.rows.rows] == [1500, 1500, 2000]
    shown.skip.click()
    shown.out.setText(str(tmp_path / "out.h5"))
    shown.main_action.click()
    until(lambda: "imported" in shown.messages.text)
    assert "3 triplets imported. 1 rows were skipped." in shown.messages.text
    with h5py.File(tmp_path / "out.h5") as file:
        assert sorted(file["screen/response_ms"][:].tolist()) == [1500, 2000]
        assert file["annotator/code"].asstr()[:].tolist() == ["ann", "bob"]


def test_a_file_that_is_no_table_is_refused_in_place(
    furniture: Furniture, until: Until, tmp_path: Path
) -> None:
    path = tmp_path / "empty.csv"
    path.write_text("\n\n", encoding="utf-8")
    shown = page(furniture, until, path)
    assert "no rows that can be read" in shown.messages.text
    assert not shown.main_action.isEnabled()
