"""Every way a command can end has its exit code and one message, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from gridlab.cli.failures import exit_code_of
from gridlab.domain.errors import GridLabError

SECRET = "the participant wrote this"


def test_a_known_failure_says_what_happened_what_is_safe_and_what_to_do(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run() -> None:
        raise GridLabError("It broke.", safe="All is kept.", todo="Try again.")

    assert exit_code_of(run) == 1
    assert capsys.readouterr().err == "gridlab: It broke. All is kept. Try again.\n"


def test_an_interruption_exits_with_130(capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> None:
        raise KeyboardInterrupt

    assert exit_code_of(run) == 130
    assert capsys.readouterr().err.count("\n") == 1


def test_an_interruption_while_code_is_made_exits_with_130_too(tmp_path: Path) -> None:
    (tmp_path / "interrupted.py").write_text(
        "from gridlab.cli.failures import exit_code_of\n"
        "raise SystemExit(exit_code_of(lambda: exec('raise KeyboardInterrupt')))\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "interrupted"]
    ended = subprocess.run(
        command,
        check=False,
        cwd=tmp_path,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert ended.returncode == 130


@pytest.mark.skipif(os.name == "nt", reason="closes streams as a POSIX shell does")
def test_streams_that_the_caller_closed_are_no_fault_and_no_file_takes_their_place(tmp_path: Path) -> None:
    for closed in ("<&-", ">&-", "2>&-", "<&- >&- 2>&-"):
        for words, code in (("designs", 0), ("designs nowhere", 1), ("nowhere", 2)):
            line = f'"{sys.executable}" -m gridlab {words} {closed}'
            ended = subprocess.run(["sh", "-c", line], check=False, cwd=tmp_path, capture_output=True)
            assert ended.returncode == code


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_what_the_output_cannot_say_is_escaped_and_no_fault(study: Path, encoding: str) -> None:
    name = "größe–蓝"
    design = json.loads((study / "designs" / "triplet.json").read_text(encoding="utf-8"))
    (study / "designs" / f"{name}.json").write_text(json.dumps(design | {"name": name}), encoding="utf-8")

    def run(*words: object) -> bytes:
        ended = subprocess.run(
            [sys.executable, "-m", "gridlab", *map(str, words)],
            check=True,
            capture_output=True,
            env=os.environ | {"PYTHONIOENCODING": encoding},
        )
        return ended.stdout

    table = run("cost", study).decode(encoding)
    assert name.encode(encoding, "backslashreplace").decode(encoding) in table
    told = json.loads(run("cost", study, "--json").decode(encoding))
    assert name in {row["design"] for row in told["rows"]}


def test_a_bug_leaves_a_report_without_participant_text(
    own_home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run() -> None:
        answer = SECRET
        raise ValueError(f"cannot use {answer}")

    assert exit_code_of(run) == 3
    printed = capsys.readouterr().err
    assert "Traceback" not in printed
    assert SECRET not in printed
    reports = list(own_home.rglob("report-*.txt"))
    assert len(reports) == 1
    text = reports[0].read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "test_failures.py" in text
    assert SECRET not in text
    assert str(own_home) not in text


def test_an_operating_system_error_is_a_known_failure(capsys: pytest.CaptureFixture[str]) -> None:
    def run() -> None:
        raise PermissionError(13, "Permission denied", "locked.h5")

    assert exit_code_of(run) == 1
    said = capsys.readouterr().err
    assert "locked.h5: Permission denied." in said and said.rstrip().endswith("then try again.")


@pytest.mark.parametrize("option", ["--purpose=nothing", "--purpose=a b"])
def test_a_choice_that_there_is_not_is_told_in_words_for_people(study: Path, option: str) -> None:
    command = [sys.executable, "-m", "gridlab", "quality", str(study), option]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    assert ended.returncode == 2
    assert "is not one of 'main'" in ended.stderr and "Value error" not in ended.stderr
