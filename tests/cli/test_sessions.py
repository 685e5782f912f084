"""`gridlab sessions` sets right what sessions cannot say: notes, voids and mistyped codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


@pytest.fixture
def two(gridlab: Run, study: Path) -> list[str]:
    """A study with two simulated sessions; their ids."""
    gridlab("simulate", study, "--design", "triplet", "--annotators", 2, "--relaxed-sync")
    return [row["id"] for row in gridlab("sessions", study, "--json").json["rows"]]


def test_a_note_and_a_void_are_listed_and_the_void_taken_back(
    gridlab: Run, study: Path, two: list[str], tmp_path: Path
) -> None:
    noted = gridlab("sessions", study, "--session", two[0], "--note", "phone rang", "--json")
    (row,) = noted.json["rows"]
    assert (row["id"], row["note"], row["voided"]) == (two[0], "phone rang", None)
    shown = gridlab("sessions", study, "--session", two[1][:8], "--void", "the wrong person")
    assert shown.code == 0 and "the wrong person" in shown.out
    rows = gridlab("sessions", study, "--json").json["rows"]
    assert [(row["note"], row["voided"]) for row in rows] == [
        ("phone rang", None),
        ("", "the wrong person"),
    ]
    out = tmp_path / "out.h5"
    done = gridlab("export", study, "--purpose", "simulated", "-o", out, "--notes", "--json")
    assert (done.json["sessions"], done.json["voided"]) == (1, [two[1]])
    assert "voided" in done.err
    gridlab("sessions", study, "--session", two[1], "--unvoid")
    assert gridlab("export", study, "--purpose", "simulated", "-o", out, "--json").json["sessions"] == 2


def test_a_code_is_renamed_and_the_old_one_told_where_exports_hold_it(
    gridlab: Run, study: Path, two: list[str]
) -> None:
    gridlab("export", study, "--purpose", "simulated")
    done = gridlab("sessions", study, "--rename", "sim-001", "P07", "--json")
    assert [row["annotator"] for row in done.json["rows"]] == ["P07"]
    assert "study.h5" in done.err
    done = gridlab("sessions", study, "--session", two[1], "--code", "P07")
    assert done.code == 0
    assert [row["annotator"] for row in gridlab("sessions", study, "--json").json["rows"]] == ["P07", "P07"]
    assert gridlab("check", study).code == 0
    again = gridlab("sessions", study, "--rename", "sim-001", "P07")
    assert again.code == 1 and "No session has the code sim-001" in again.err


@pytest.mark.parametrize(
    "words",
    [
        ("--note", "x"),
        ("--void", "x"),
        ("--code", "P1"),
        ("--unvoid",),
        ("--session", "ab"),
        ("--session", "ab", "--note", "x", "--void", "y"),
        ("--session", "ab", "--void", ""),
        ("--session", "ab", "--note", "x", "--rename", "a", "b"),
        ("--rename", "a", ""),
        ("--rename", "a", "ann@lab.org"),
        ("--session", "ab", "--code", "5f" * 12),
    ],
)
def test_what_says_nothing_or_cannot_be_is_wrong_usage(gridlab: Run, study: Path, words: tuple[str]) -> None:
    assert gridlab("sessions", study, *words).code == 2


def test_a_session_that_is_not_there_is_a_known_failure(gridlab: Run, study: Path) -> None:
    done = gridlab("sessions", study, "--session", "0" * 32, "--note", "x")
    assert done.code == 1 and "There is no session" in done.err
