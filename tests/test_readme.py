"""README says what is true: its commands, packages, pictures and links."""

from __future__ import annotations

import re
from pathlib import Path

from gridlab.gui.readiness import SYSTEM_PACKAGES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_both_commands_stand_at_the_top() -> None:
    first = README.splitlines()[:22]
    assert any(line.endswith("gridlab demo") and "pip install" in line for line in first)
    assert any("pytest" in line and "pip install" in line for line in first)


def test_the_packages_of_readme_are_those_the_program_asks_for() -> None:
    line = next(line for line in README.splitlines() if line.startswith("sudo apt-get install"))
    assert set(SYSTEM_PACKAGES.split()) <= set(line.split())


def test_pictures_and_links_lead_somewhere() -> None:
    for target in re.findall(r"\]\(([^)]+)\)", README):
        assert "://" in target or (ROOT / target).exists(), target


def test_every_command_that_readme_shows_exists() -> None:
    from gridlab.cli.program import program

    commands = set(getattr(program, "commands", {}))
    shown = set(re.findall(r"gridlab (open|[a-z]+)(?= [a-zA-Z-])", README))
    assert {"demo", "new", "preview", "cost", "simulate", "annotate", "export"} <= commands
    assert {word for word in shown if word in commands} >= {"new", "preview", "cost", "simulate", "annotate"}
