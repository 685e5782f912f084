"""Words that only ask for the window get it at once, without the commands being made first."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

PROGRAM = """
import sys
import gridlab.gui.shell.app as app

def run(study):
    print(study, "typer" in sys.modules)
    return 0

app.run = run
from gridlab.cli import main
main()
"""


def said(*words: str | Path) -> tuple[int, str, str]:
    """The exit code of `gridlab` with these words, what it would open and whether it made its commands."""
    command = [sys.executable, "-c", PROGRAM, *map(str, words)]
    ended = subprocess.run(command, check=False, capture_output=True, text=True)
    return ended.returncode, ended.stdout.strip(), ended.stderr.strip()


def test_the_window_does_not_wait_for_the_commands(study: Path) -> None:
    assert said() == (0, "None False", "")
    assert said("open", study) == (0, f"{study} False", "")


@pytest.mark.parametrize("words", [("open", "nowhere"), ("open", "--", "nowhere")])
def test_a_study_that_is_not_there_is_a_known_failure_either_way(words: tuple[str, ...]) -> None:
    code, opened, told = said(*words)
    assert (code, opened) == (1, "")
    assert "nowhere" in told
    assert told.count("\n") == 0


@pytest.mark.parametrize("words", [("open",), ("open", "--new"), ("open", "a", "b")])
def test_other_words_are_wrong_usage_as_before(words: tuple[str, ...]) -> None:
    assert said(*words)[0] == 2
