"""Answers of other programs, imported as a dataset, are looked at on the Data page, and what is not known is
said."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

import gridlab
from gridlab.app.importing import import_answers
from gridlab.app.study import OpenStudy
from gridlab.gui.page import Go
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]
TABS = ["overview", "annotators", "map", "coverage", "questions"]


@pytest.fixture
def dataset(tmp_path: Path, study: OpenStudy) -> Path:
    return imported(tmp_path, study)


def imported(tmp_path: Path, study: OpenStudy, *, who: bool = True) -> Path:
    """Single triplets of six people about the study's images, by name, without times."""
    names = [image.name for image in study.study.images]
    (screens,) = gridlab.simulate("triplet", len(names), 6, seed=1)
    lines = ["anchor,near,far,annotator" if who else "anchor,near,far"]
    for at, (probe, near, far) in enumerate(screens.triplets()):
        code = f",p{at * 6 // len(screens)}" if who else ""
        lines.append(f"{names[probe]},{names[near]},{names[far]}{code}")
    table = tmp_path / "answers.csv"
    table.write_text("\n".join(lines) + "\n", encoding="utf-8")
    out = tmp_path / "answers.h5"
    import_answers([table], out, "triplets")
    return out


def seen_tabs(page: Any) -> list[str]:
    bar = page.bar
    return [key for at, key in enumerate(bar._keys) if bar.isTabVisible(at)]


def show(furniture: Furniture, until: Until, dataset: Path) -> Any:
    furniture.go(Go("data", dataset=dataset))
    page: Any = furniture.data
    until(lambda: page.dataset_name.isVisible() and furniture.background.idle)
    return page


def bring_up(furniture: Furniture, until: Until, key: str) -> Any:
    furniture.desks["data"].bring_up(key)  # type: ignore[attr-defined]
    until(lambda: furniture.background.idle)
    return furniture.data.tabs[key]  # type: ignore[attr-defined]


def test_imported_answers_fill_the_tabs_beside_a_study_which_stays_as_it_was(
    furniture: Furniture, study: OpenStudy, dataset: Path, until: Until
) -> None:
    before = sorted((path, path.stat().st_mtime_ns) for path in study.folder.rglob("*"))
    page = show(furniture, until, dataset)
    assert page.dataset_name.text() == "answers.h5"
    assert seen_tabs(page) == TABS
    assert not page.purpose_buttons.isVisible()
    assert not page.main_action.isEnabled()
    overview = bring_up(furniture, until, "overview")
    assert overview.numbers["people"].text() == "6"
    assert int(overview.numbers["triplets"].text().replace(",", "")) > 100
    assert "how long answers took" in overview.left_out.text()
    assert "who answered" not in overview.left_out.text()
    assert not overview.backup.isVisible()
    people = bring_up(furniture, until, "annotators")
    until(lambda: people.is_listed and furniture.background.idle)
    assert len(people.table.rows.rows) == 6
    assert not people.rules.isVisible()
    coverage = bring_up(furniture, until, "coverage")
    assert coverage.body.isVisible()
    tab = bring_up(furniture, until, "map")
    tab.form.method.set_value("tste")
    tab.form.dims.setText("2")
    tab.form.ask()
    until(lambda: tab.shown is not None and furniture.background.idle)
    assert not tab.keep_button.isVisible()
    assert sorted(tab.shown.names) == sorted(image.name for image in study.study.images)
    until(lambda: not any(tab.canvas._pictures.is_missing(row) for row in range(len(tab.shown.names))))
    tab.image_chosen.emit(0)
    until(lambda: furniture.background.idle)
    assert sorted((path, path.stat().st_mtime_ns) for path in study.folder.rglob("*")) == before
    page.close_button.click()
    assert not page.dataset_name.isVisible()
    assert not page.has_answers
    assert len(seen_tabs(page)) == 7


def test_imported_answers_are_looked_at_without_a_study(
    program: Application, dataset: Path, until: Until
) -> None:
    furniture = program.furnish()
    page = show(furniture, until, dataset)
    assert seen_tabs(page) == TABS
    assert bring_up(furniture, until, "coverage").body.isVisible()
    page.close_button.click()
    assert not page.has_answers


def test_what_is_not_known_of_answers_is_said_and_the_rest_is_shown(
    furniture: Furniture, study: OpenStudy, until: Until, tmp_path: Path
) -> None:
    show(furniture, until, imported(tmp_path, study, who=False))
    overview = bring_up(furniture, until, "overview")
    assert overview.numbers["people"].text() == "–"
    assert "who answered" in overview.left_out.text()
    people = bring_up(furniture, until, "annotators")
    until(lambda: people.waiting.isVisible() and furniture.background.idle)
    tab = bring_up(furniture, until, "map")
    tab.form.method.set_value("ste")
    tab.form.dims.setText("2")
    tab.form.ask()
    until(lambda: tab.shown is not None and furniture.background.idle)
    with h5py.File(tmp_path / "answers.h5") as file:
        probe = int(file["triplet/anchor_near_far"][0, 0])
    tab.image_chosen.emit(probe)
    until(lambda: furniture.background.idle)
    met = [one for one in tab.side.table.rows.rows if one.screens]
    assert met
    assert all(set(one.chose + one.passed) == {""} for one in met)
    tab.side._tell(met[0])
    assert "somebody not known" in tab.side.evidence.text()


def test_a_file_that_is_no_dataset_is_refused_and_what_was_shown_stays(
    furniture: Furniture, dataset: Path, until: Until, tmp_path: Path
) -> None:
    page = show(furniture, until, dataset)
    wrong = tmp_path / "wrong.h5"
    wrong.write_bytes(np.random.default_rng(0).bytes(2000))
    furniture.go(Go("data", dataset=wrong))
    until(lambda: page.messages.isVisible() and furniture.background.idle)
    assert "wrong.h5" in page.messages.text
    assert page.dataset_name.text() == "answers.h5"
    assert bring_up(furniture, until, "overview").numbers["people"].text() == "6"
