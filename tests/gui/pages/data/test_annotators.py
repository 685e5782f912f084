"""The Annotators tab tells who did not look, leaves out by rules and decisions, and undoes all of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from docs.quality_people import CAREFUL, SPAMMER, sleeper
from gridlab.app import simulate as simulating
from gridlab.app.embedding.embed import EmbedWish, make_embedding
from gridlab.app.embedding.settings import Wanted
from gridlab.app.exclusions import with_rule
from gridlab.app.study import OpenStudy, open_study
from gridlab.app.study_create import create_study
from gridlab.domain.exclusion import Exclusions
from gridlab.gui.pages.data.annotators.view import AnnotatorsTab
from gridlab.gui.shell.furniture import Furniture
from gridlab.science import annotators
from gridlab.store.exclusions_file import change_exclusions, read_exclusions
from gridlab.store.places import shipped

Until = Callable[..., None]
CAREFUL_ONES = tuple(f"sim-{number:03}" for number in range(1, 11))
SPAMMERS = ("sim-011", "sim-012")
SLEEPERS = ("sim-013", "sim-014", "sim-015")


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A study with ten careful people, two who spam and three who sleep through half of it."""
    folder = tmp_path_factory.mktemp("annotators") / "study"
    images = shipped("resources", "samples", "food-100", "images")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRIDLAB_HOME", str(folder.parent / "home"))
        opened, _ = create_study(folder, images, designs=("grid-16-choose-4",))
        for behaviour, count in ((CAREFUL, 10), (SPAMMER, 2), (sleeper(0.5), 3)):
            kinds = {"noisy": behaviour}
            patch.setattr(annotators, "BEHAVIOURS", kinds)
            patch.setattr(simulating, "BEHAVIOURS", kinds)
            simulating.simulate(opened, "grid-16-choose-4", count, seed=5, relaxed=True)
    yield folder


@pytest.fixture
def study(answered: Path, tmp_path: Path) -> OpenStudy:
    return open_study(Path(shutil.copytree(answered, tmp_path / "study")))


@pytest.fixture
def tab(furniture: Furniture, until: Until) -> AnnotatorsTab:
    furniture.studies.reread_sessions()
    until(lambda: furniture.studies.view is not None and furniture.studies.view.sessions)
    furniture.window.go("data")
    furniture.desks["data"].bring_up("annotators")  # type: ignore[attr-defined]
    made: AnnotatorsTab = furniture.data.tabs["annotators"]  # type: ignore[attr-defined]
    until(lambda: made.is_listed and furniture.background.idle)
    return made


def counts(tab: AnnotatorsTab) -> dict[str, str]:
    return {person.row.annotator: person.out for person in tab.table.rows.rows if person.out}


def would(tab: AnnotatorsTab) -> set[str]:
    return {person.row.annotator for person in tab.table.rows.rows if person.would}


def type_rule(tab: AnnotatorsTab, rule: str, reason: str = "") -> None:
    tab.rules.rule.setText(rule)
    tab.rules.reason.setText(reason)


def test_who_spams_and_who_sleeps_is_told_from_who_looks(tab: AnnotatorsTab) -> None:
    people = {person.row.annotator: person for person in tab.table.rows.rows}
    order = [person.row.annotator for person in tab.table.rows.rows]
    assert set(order[:2]) == set(SPAMMERS)
    assert set(order[:5]) == {*SPAMMERS, *SLEEPERS}
    assert all("position" in people[code].row.flags for code in SPAMMERS)
    assert all("fast" in people[code].row.flags for code in SPAMMERS)
    assert sum("guess" in people[code].row.flags for code in SLEEPERS) >= 2
    assert not any({"position", "fast"} & set(people[code].row.flags) for code in SLEEPERS)
    assert sum(bool(people[code].row.flags) for code in CAREFUL_ONES) <= 1
    model = tab.table.rows
    why = model.index(0, model.at("reasons")).data()
    assert "of the others" in why or "everybody else" in why
    assert "catch screens missed" in why
    assert "15 annotators" in tab.summary.text()
    assert order[0] in tab.why.text()
    assert all(len(person.seconds) == 25 for person in people.values())


def test_what_a_rule_would_leave_out_is_shown_while_it_is_typed(
    tab: AnnotatorsTab, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    before = (study.folder / "exclusions.json").read_bytes()
    type_rule(tab, "median_ms < 2000")
    until(lambda: would(tab) == set(SPAMMERS))
    assert "2 of 15 people, 13% of the triplets" in tab.rules.effect.text()
    type_rule(tab, "median_ms <")
    until(lambda: not would(tab))
    assert "A measure" in tab.rules.effect.text()
    assert not tab.rules.add.isEnabled()
    type_rule(tab, "median_ms < 2000")
    assert not tab.rules.add.isEnabled()
    until(lambda: furniture.background.idle)
    assert (study.folder / "exclusions.json").read_bytes() == before


def test_rules_and_decisions_are_saved_by_themselves_and_undone(
    tab: AnnotatorsTab, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    desk = furniture.desks["data"]
    type_rule(tab, "median_ms < 2000", "too quick")
    tab.rules.add.click()
    until(lambda: set(counts(tab)) == set(SPAMMERS) and furniture.background.idle)
    assert tab.rules.rule.text() == ""
    (rule,) = read_exclusions(study.folder).rules
    assert (rule.rule, rule.value, rule.reason) == ("median_ms <", 2000, "too quick")
    tab.table.choose("sim-003")
    tab.rules.reason.setText("phone rang")
    tab.rules.leave.click()
    until(lambda: "sim-003" in counts(tab) and furniture.background.idle)
    assert "3 of 15 people" in tab.rules.total.text()
    (decision,) = read_exclusions(study.folder).decisions
    assert (decision.reason, decision.screen) == ("phone rang", None)
    assert any("sim-003" in str(tab.rules.entries.rows.index(row, 1).data()) for row in range(2))
    assert not tab.rules.leave.isEnabled()
    assert "sim-003" in desk.undo_name
    desk.undo()
    until(lambda: set(counts(tab)) == set(SPAMMERS) and furniture.background.idle)
    assert read_exclusions(study.folder).decisions == ()
    desk.redo()
    until(lambda: "sim-003" in counts(tab) and furniture.background.idle)
    tab.rules.entries.selectRow(0)
    tab.rules.remove.click()
    until(lambda: set(counts(tab)) == {"sim-003"} and furniture.background.idle)
    assert read_exclusions(study.folder).rules == ()
    desk.undo()
    until(lambda: len(counts(tab)) == 3 and furniture.background.idle)
    assert len(read_exclusions(study.folder).rules) == 1


def test_what_is_added_after_the_lock_is_told_apart_and_the_lock_can_be_undone(
    tab: AnnotatorsTab, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    assert "not locked" in tab.rules.state.text()
    tab.rules.lock.click()
    until(lambda: furniture.background.idle and read_exclusions(study.folder).locked)
    assert tab.rules.lock.isHidden()
    type_rule(tab, "guess_score > 0.5", "guesses")
    tab.rules.add.click()
    until(lambda: furniture.background.idle and read_exclusions(study.folder).rules)
    rows = tab.rules.entries.rows
    assert [entry.after for entry in rows.rows] == [True, False]
    for _ in range(2):
        furniture.desks["data"].undo()
    until(lambda: furniture.background.idle and read_exclusions(study.folder) == Exclusions())
    assert "not locked" in tab.rules.state.text()


def test_enter_shows_the_answers_of_an_annotator_and_escape_goes_back(
    tab: AnnotatorsTab, furniture: Furniture, until: Until, qtbot: Any
) -> None:
    tab.table.choose("sim-004")
    tab.table.setFocus()
    qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    until(lambda: tab.details.details is not None and tab.details.picture.picture is not None)
    assert tab.whose.text() == "sim-004"
    assert tab.details.details is not None
    assert tab.details.details.record.header.annotator == "sim-004"
    furniture.data.escape()
    assert tab.is_listed
    assert tab.chosen is not None
    assert tab.chosen.row.annotator == "sim-004"


def test_what_another_program_excludes_meanwhile_stays(
    tab: AnnotatorsTab, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    change_exclusions(study.folder, with_rule("timed_out > 0", "elsewhere"))
    type_rule(tab, "median_ms < 2000", "here")
    tab.rules.add.click()
    until(lambda: furniture.background.idle and len(tab.rules.entries.rows.rows) == 2)
    assert {rule.reason for rule in read_exclusions(study.folder).rules} == {"elsewhere", "here"}


def test_a_save_that_fails_is_told_and_tried_again(
    tab: AnnotatorsTab, furniture: Furniture, study: OpenStudy, until: Until, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    before = (study.folder / "exclusions.json").read_bytes()
    with monkeypatch.context() as there:
        there.setattr("gridlab.store.disk.replace", full)
        type_rule(tab, "median_ms < 2000", "too quick")
        tab.rules.add.click()
        until(lambda: "exclusions file" in tab.messages.text and furniture.background.idle)
        furniture.window.go("cost")
        assert not furniture.window.close(), "the rule would be gone"
        until(lambda: furniture.window.page is furniture.data and furniture.background.idle)
        assert tab.isVisible()
        assert "Quit without saving" in [one.text() for one in tab.messages.findChildren(QPushButton)]
    assert (study.folder / "exclusions.json").read_bytes() == before
    desk = furniture.desks["data"].desks["annotators"]  # type: ignore[attr-defined]
    desk.document.saver.now()
    until(lambda: furniture.background.idle and len(read_exclusions(study.folder).rules) == 1)


def test_a_file_that_cannot_be_read_is_told(furniture: Furniture, study: OpenStudy, until: Until) -> None:
    (study.folder / "exclusions.json").write_text(json.dumps({"format": "gridlab-exclusions", "version": 9}))
    furniture.studies.reread_sessions()
    until(lambda: furniture.studies.view is not None and furniture.studies.view.sessions)
    furniture.window.go("data")
    furniture.desks["data"].bring_up("annotators")  # type: ignore[attr-defined]
    made: AnnotatorsTab = furniture.data.tabs["annotators"]  # type: ignore[attr-defined]
    until(lambda: made.messages.text and furniture.background.idle)
    assert "newer GridLab" in made.messages.text


def test_a_refused_step_changes_nothing(
    tab: AnnotatorsTab, furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    tab.rules.lock.click()
    until(lambda: furniture.background.idle and read_exclusions(study.folder).locked)
    before = read_exclusions(study.folder)
    tab.rules.lock_requested.emit()
    assert "locked since" in tab.messages.text
    until(lambda: furniture.background.idle)
    assert read_exclusions(study.folder) == before


def test_a_rule_typed_and_locked_by_hand_counts_in_the_overview_only_once_it_is_locked(
    tab: AnnotatorsTab, furniture: Furniture, study: OpenStudy, until: Until, tmp_path: Path
) -> None:
    def overview() -> Any:
        furniture.desks["data"].bring_up("overview")  # type: ignore[attr-defined]
        until(lambda: furniture.background.idle)
        return furniture.data.tabs["overview"]  # type: ignore[attr-defined]

    rules, window = tab.rules, furniture.window
    assert not overview().ignored.isVisible()
    furniture.desks["data"].bring_up("annotators")  # type: ignore[attr-defined]
    rules.rule.setFocus()
    QTest.keyClicks(rules.rule, "median_ms < 2000")
    rules.rule.completer().popup().hide()
    QTest.keyClick(rules.rule, Qt.Key.Key_Return)
    assert window.focusWidget() is rules.reason
    QTest.keyClicks(rules.reason, "too quick")
    QTest.keyClick(rules.reason, Qt.Key.Key_Return)
    until(lambda: set(counts(tab)) == set(SPAMMERS) and furniture.background.idle)
    shown = overview()
    assert shown.ignored.isVisible()
    assert [shown.numbers[key].text() for key in ("people", "screens", "triplets")] == ["15", "300", "14,400"]
    assert "median_ms < 2000: too quick (2 sessions)" in shown.left_out.text()
    furniture.desks["data"].bring_up("annotators")  # type: ignore[attr-defined]
    QTest.mouseClick(rules.lock, Qt.MouseButton.LeftButton)
    until(lambda: furniture.background.idle)
    shown = overview()
    assert not shown.ignored.isVisible()
    assert [shown.numbers[key].text() for key in ("people", "screens", "triplets")] == ["13", "260", "12,480"]
    out = tmp_path / "map.h5"
    made = make_embedding(EmbedWish(study.folder, out, Wanted("tste", 2), purpose="simulated"))
    assert made.screens == 260
