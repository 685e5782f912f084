"""README says what is true: its commands, packages, pictures and links."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from gridlab.cli.program import program
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


COMMANDS: dict[str, Any] = getattr(program, "commands", {})
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_pictures_and_links_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#]+)[^)]*\)", page.read_text(encoding="utf-8")):
        assert "://" in target or (page.parent / target).exists(), target


def test_every_page_is_listed_and_every_picture_is_shown() -> None:
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    for page in PAGES:
        if page.name != "README.md":
            assert f"({page.relative_to(ROOT / 'docs').as_posix()})" in listed, page.name
    texts = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    for picture in (ROOT / "docs" / "pictures").iterdir():
        assert f"pictures/{picture.name})" in texts, picture.name


def test_every_room_of_the_code_is_in_the_table() -> None:
    for layer in ("domain", "store", "science", "app", "cli"):
        assert f"| `{layer}` |" in README
    for room in (ROOT / "gridlab" / "gui").iterdir():
        if (room / "__init__.py").exists() and room.name != "pages":
            assert f"| `gui/{room.name}` |" in README, room.name
    for page in (ROOT / "gridlab" / "gui" / "pages").iterdir():
        if (page / "__init__.py").exists():
            assert f"`{page.name}`" in README, page.name


def test_every_command_that_readme_shows_exists() -> None:
    commands = set(COMMANDS)
    shown = set(re.findall(r"gridlab (open|[a-z]+)(?= [a-zA-Z-])", README))
    assert {"demo", "new", "preview", "cost", "simulate", "annotate", "export"} <= commands
    assert {word for word in shown if word in commands} >= {"new", "preview", "cost", "simulate", "annotate"}


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_the_example_of_every_command_is_of_that_command_with_options_it_has(name: str) -> None:
    command = COMMANDS[name]
    found = re.search(r"Example: gridlab (\S+)(.*)", command.help)
    assert found is not None and found[1] == name
    options = {one for parameter in command.params for one in parameter.opts}
    assert {word for word in found[2].split() if word.startswith("-")} <= options
