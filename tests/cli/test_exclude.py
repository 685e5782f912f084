"""Leaving out by rules and decisions, as the command does it, and what becomes of it in exports and maps."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from gridlab.app.exclusions import change_and_measure, with_rule
from gridlab.app.simulate import simulate
from gridlab.app.study import open_study
from gridlab.app.study_create import create_study
from gridlab.store.dataset.check import problems
from tests.cli.conftest import Run

SIMULATED = ("--purpose", "simulated")
WHY = ("--reason", "did not look")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """A study with six careful annotators and two who guess."""
    folder = tmp_path_factory.mktemp("exclude") / "study"
    study, _ = create_study(folder, pictures, designs=("grid-8-choose-2",))
    for model, count in (("noisy", 6), ("random", 2)):
        simulate(study, "grid-8-choose-2", count, model=model, relaxed=True)
    return folder


@pytest.fixture
def study(kept: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(kept, tmp_path / "study"))


def exported(gridlab: Run, study: Path, *words: object) -> Path:
    out = study.parent / "data.h5"
    done = gridlab("export", study, *words, *SIMULATED, "-o", out)
    assert done.code == 0, done.err
    return out


def marks(path: Path) -> list[tuple[str, int, str, float, str]]:
    """Code, screen, rule, value and when it was decided of each row of /exclusion."""
    with h5py.File(path) as file:
        codes = file["annotator/code"].asstr()[:][file["session/annotator"][:]]
        table = file["exclusion"]
        return [
            (str(codes[session]), int(screen), str(rule), float(value), str(decided))
            for session, screen, rule, value, decided in zip(
                table["session"][:],
                table["screen"][:],
                table["rule"].asstr()[:],
                table["value"][:],
                table["decided"].asstr()[:],
                strict=True,
            )
        ]


def sessions(gridlab: Run, study: Path) -> dict[str, str]:
    """The ids by codes."""
    return {row["annotator"]: row["id"] for row in gridlab("sessions", study, "--json").json["rows"]}


def told(gridlab: Run, study: Path, *words: object) -> Any:
    done = gridlab("exclude", study, *words, *SIMULATED, "--json")
    assert done.code == 0, done.err
    return done.json


def test_a_rule_tells_what_it_leaves_out_and_the_export_says_so(gridlab: Run, study: Path) -> None:
    done = gridlab("exclude", study, "--rule", "guess_score > 0.5", *WHY, *SIMULATED)
    assert done.code == 0, done.err
    assert "Leaves out 2 of 8 people, 25% of the triplets." in done.out
    found = marks(exported(gridlab, study))
    assert gridlab("check", study.parent / "data.h5").code == 0
    assert sorted(mark[:4] for mark in found) == [
        ("sim-007", -1, "guess_score >", 0.5),
        ("sim-008", -1, "guess_score >", 0.5),
    ]
    with h5py.File(study.parent / "data.h5") as file:
        assert set(file["exclusion/reason"].asstr()[:]) == {"did not look"}
        out = np.isin(file["session/annotator"][:][file["screen/session"][:]], (6, 7))
        assert (file["screen/excluded"][:] == out).all()
        assert not out[file["triplet/screen"][:]].any()


@pytest.mark.parametrize("before", ["", "annotator."])
def test_rules_hold_by_the_very_figures_that_quality_tells(gridlab: Run, study: Path, before: str) -> None:
    rows = gridlab("quality", study, *SIMULATED, "--json").json["rows"]
    expected = set()
    for measure in ("repeat_kappa", "agreement_kappa", "median_ms", "position_p", "guess_score"):
        values = {row["annotator"]: row[measure] for row in rows if row[measure] is not None}
        limit = float(np.mean(sorted(values.values())[3:5])) if values else 0.5
        change_and_measure(open_study(study), with_rule(f"{before}{measure} < {limit!r}", "why"), "simulated")
        expected |= {(code, f"{before}{measure} <") for code, value in values.items() if value < limit}
    assert {(mark[0], mark[2]) for mark in marks(exported(gridlab, study))} == expected


def test_a_mark_by_places_that_the_answers_do_not_bear_out_is_found(gridlab: Run, study: Path) -> None:
    rows = gridlab("quality", study, *SIMULATED, "--json").json["rows"]
    limit = float(np.median([row["position_p"] for row in rows if row["position_p"] is not None]))
    change_and_measure(open_study(study), with_rule(f"position_p < {limit!r}", "why"), "simulated")
    path = exported(gridlab, study)
    assert gridlab("check", path).code == 0
    with h5py.File(path, "r+") as file:
        assert len(file["exclusion/value"]) > 0
        file["exclusion/value"][0] = 1e-9
    done = gridlab("check", path)
    assert done.code == 1
    assert "a mark that the answers do not bear out" in done.out


def test_measures_are_those_of_all_sessions_also_when_one_alone_is_exported(
    gridlab: Run, study: Path
) -> None:
    told(gridlab, study, "--rule", "guess_score > 0.5", *WHY)
    told(gridlab, study, "--rule", "annotator.agreement_kappa < 0.9", *WHY)
    whole = marks(exported(gridlab, study))
    one = sessions(gridlab, study)["sim-008"]
    expected = [mark for mark in whole if mark[0] == "sim-008"]
    assert expected
    assert marks(exported(gridlab, study, one)) == expected


def test_screens_are_left_out_by_time_and_one_by_one(gridlab: Run, study: Path) -> None:
    ids = sessions(gridlab, study)
    told(gridlab, study, "--session", ids["sim-001"], "--screen", 5, "--reason", "phone rang")
    found = told(gridlab, study, "--rule", "response_ms < 3000", *WHY)
    path = exported(gridlab, study)
    with h5py.File(path) as file:
        fast = (file["screen/response_ms"][:] < 3000) & (file["screen/kind"][:] != 1)
        rows = [mark[1] for mark in marks(path) if mark[2] == "response_ms <"]
        assert rows == np.flatnonzero(fast).tolist()
        (decided,) = [mark[1] for mark in marks(path) if mark[2] == "decision"]
        assert file["screen/position"][decided] == 5
        session = file["screen/session"][decided]
        assert file["session/id"].asstr()[session] == ids["sim-001"]
        assert found["own"]["screens_out"] == fast.sum()
    assert found["own"]["sessions_out"] == 0


def test_what_is_decided_after_the_lock_says_so_and_undoing_keeps_what_was_locked(
    gridlab: Run, study: Path
) -> None:
    told(gridlab, study, "--rule", "catch_share < 0.5", *WHY)
    assert told(gridlab, study, "--lock")["locked"]
    rows = told(gridlab, study, "--rule", "guess_score > 0.5", *WHY)["rows"]
    assert [(row["number"], row["rule"], row["after_lock"]) for row in rows] == [
        (1, "catch_share <", False),
        (2, "guess_score >", True),
        (3, "lock", False),
    ]
    found = marks(exported(gridlab, study))
    assert all("after the rules were locked" in mark[4] for mark in found if mark[2] == "guess_score >")
    assert not any("after" in mark[4] for mark in found if mark[2] == "catch_share <")
    again = gridlab("exclude", study, "--lock")
    assert again.code == 1
    assert "locked since" in again.err
    undone = told(gridlab, study, "--undo", 2)["rows"]
    assert [row["rule"] for row in undone] == ["catch_share <", "lock"]
    undone = told(gridlab, study, "--undo", 1)["rows"]
    assert undone[0]["undone"]
    assert marks(exported(gridlab, study)) == []
    assert gridlab("exclude", study, "--undo", 1).code == 1
    assert [row["rule"] for row in told(gridlab, study, "--undo", 2)["rows"]] == ["catch_share <"]
    assert gridlab("exclude", study, "--undo", 9).code == 1


def test_the_list_shows_what_to_undo(gridlab: Run, study: Path) -> None:
    ids = sessions(gridlab, study)
    told(gridlab, study, "--session", ids["sim-002"], "--reason", "fire alarm")
    told(gridlab, study, "--rule", "timed_out > 0", *WHY)
    shown = gridlab("exclude", study, "--list")
    assert shown.code == 0
    assert "timed_out > 0" in shown.out
    assert ids["sim-002"] in shown.out
    assert "not locked" in shown.err
    rows = gridlab("exclude", study, "--list", "--json").json["rows"]
    assert [(row["number"], row["rule"]) for row in rows] == [(1, "timed_out >"), (2, "decision")]
    left = told(gridlab, study, "--undo", 2)["rows"]
    assert [row["rule"] for row in left] == ["timed_out >"]


def test_voided_sessions_are_not_measured(gridlab: Run, study: Path) -> None:
    ids = sessions(gridlab, study)
    assert gridlab("sessions", study, "--session", ids["sim-008"], "--void", "wrong person").code == 0
    rows = gridlab("quality", study, *SIMULATED, "--json").json["rows"]
    assert "sim-008" not in {row["annotator"] for row in rows}
    found = told(gridlab, study, "--rule", "guess_score > 0.5", *WHY)
    assert (found["own"]["people_out"], found["own"]["people"]) == (1, 7)


def test_a_map_ignores_exclusions_until_the_rules_are_locked_and_says_so(gridlab: Run, study: Path) -> None:
    fit = ("--method", "tste", "--dims", 2, "--workers", 1, "-o", study.parent / "map.h5", "--json")

    def embedded() -> tuple[Any, str]:
        done = gridlab("embed", study, *SIMULATED, *fit)
        assert done.code == 0, done.err
        return done.json, done.err

    bare, said = embedded()
    assert (bare["exclusions"], said) == ("none", "")
    told(gridlab, study, "--rule", "guess_score > 0.5", *WHY)
    before, said = embedded()
    assert (before["exclusions"], before["screens"]) == ("ignored", bare["screens"])
    assert before["heldout_error"] == bare["heldout_error"]
    assert f"gridlab exclude {study} --lock" in said
    told(gridlab, study, "--lock")
    after, said = embedded()
    assert after["exclusions"] == "applied"
    assert "On the same held-out screens" in said
    assert bare["heldout_error_excluding"] is None
    for key in ("heldout_error_excluding", "heldout_error_including"):
        assert 0 < after[key] < bare["heldout_error"]
    assert after["screens"] == bare["screens"] * 6 // 8
    assert after["heldout_error"] < bare["heldout_error"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--rule", "catch_share < 0.5"),
        ("--rule", "catch_share < 0.5", "--reason", " "),
        ("--rule", "tired > 3", *WHY),
        ("--rule", "catch_share < 5", *WHY),
        ("--lock", "--list"),
        ("--lock", *WHY),
        ("--screen", 3, *WHY),
        ("--undo", 0),
    ],
)
def test_wrong_usage_is_told_and_changes_nothing(
    gridlab: Run, study: Path, words: tuple[object, ...]
) -> None:
    before = (study / "exclusions.json").read_bytes()
    assert gridlab("exclude", study, *words).code == 2
    assert (study / "exclusions.json").read_bytes() == before


def test_sessions_and_screens_that_are_not_there_are_refused(gridlab: Run, study: Path) -> None:
    before = (study / "exclusions.json").read_bytes()
    assert gridlab("exclude", study, "--session", "f" * 32, *WHY).code == 1
    one = sessions(gridlab, study)["sim-001"]
    refused = gridlab("exclude", study, "--session", one, "--screen", 500, *WHY)
    assert refused.code == 1
    assert "no screen 500" in refused.err
    assert (study / "exclusions.json").read_bytes() == before


def test_a_study_of_version_1_keeps_its_rules_and_takes_new_ones(gridlab: Run, study: Path) -> None:
    rules = [
        {"rule": "timed_out", "value": 17, "decided": "2026-01-01"},
        {"rule": "catch_share_below", "value": 0.9, "decided": "2026-01-01", "reason": "old"},
    ]
    old = {"format": "gridlab-exclusions", "version": 1, "rules": rules}
    (study / "exclusions.json").write_text(json.dumps(old), encoding="utf-8")
    names = {mark[2] for mark in marks(exported(gridlab, study))}
    assert names <= {"catch_share_below", "timed_out"}
    told(gridlab, study, "--rule", "guess_score > 0.5", *WHY)
    written = json.loads((study / "exclusions.json").read_bytes())
    assert written["version"] == 2
    assert [rule["rule"] for rule in written["rules"]] == ["timed_out", "catch_share_below", "guess_score >"]
    assert gridlab("check", study).code == 0


def test_check_finds_marks_that_the_answers_do_not_bear_out(gridlab: Run, study: Path) -> None:
    for rule in ("response_ms < 3000", "catch_share < 0.9", "repeat_kappa < 0.5", "guess_score > 0.5"):
        change_and_measure(open_study(study), with_rule(rule, "why"), "simulated")
    path = exported(gridlab, study)
    assert problems(path) == []
    for rule, column, value in (
        ("response_ms <", "value", 1.0),
        ("catch_share <", "value", -0.5),
        ("repeat_kappa <", "value", -1.0),
        ("catch_share <", "rule", "tired <"),
        ("response_ms <", "rule", "catch_share <"),
        ("catch_share <", "rule", "response_ms <"),
    ):
        other = path.with_name("other.h5")
        shutil.copy(path, other)
        with h5py.File(other, "r+") as file:
            row = file["exclusion/rule"].asstr()[:].tolist().index(rule)
            file[f"exclusion/{column}"][row] = value
        assert problems(other), (rule, column)


def test_the_methods_text_tells_rules_and_that_errors_ignore_them_until_the_lock(
    gridlab: Run, study: Path
) -> None:
    told(gridlab, study, "--rule", "guess_score > 0.5", *WHY)
    before = gridlab("methods", study, *SIMULATED)
    assert before.code == 0, before.err
    assert "Two sessions of two annotators were excluded by the rule guess_score > 0.5" in before.out
    assert f"gridlab exclude {study} --lock" in before.err
    told(gridlab, study, "--lock")
    assert "--lock" not in gridlab("methods", study, *SIMULATED).err
