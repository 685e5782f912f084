"""Command lines of README, docs and helps are run as they stand, or at least have the options they show."""

from __future__ import annotations

import re
import shlex
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from gridlab.cli.program import program
from gridlab.store.places import shipped
from gridlab.store.web.publication_file import read_publications
from tests.cli.conftest import Run
from tests.web.answering import Annotator, write_lines
from tests.web.serving_here import served

ROOT = Path(__file__).parent.parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
COMMANDS: dict[str, Any] = getattr(program, "commands", {})
WINDOWS = ("demo", "annotate", "open")
"""Commands that open a window; theirs are tested with the window."""


def lines_of(text: str) -> Iterator[list[str]]:
    """The words after `gridlab` of every command line in code, be it in a line of text or in a block."""
    joined = re.sub(r" \\\n\s*", " ", text)
    for inline, block in re.findall(r"`([^`\n]+)`|^(?: {4,}|)(gridlab .+)$", joined, re.MULTILINE):
        for line in (inline or block).split("&&"):
            found = re.fullmatch(r"\s*(?:\.venv/bin/)?gridlab ([a-z]+ .+?)\s*", line)
            if found is not None and found[1].split()[0] in COMMANDS:
                yield shlex.split(found[1])


def to_fill_in(line: list[str]) -> bool:
    """Whether it is a form to fill in, not a line to run."""
    return any(re.search(r"^[A-Z][A-Z_]+(\.\.\.)?$|…|^/(srv|media)", word) for word in line)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_command_line_of_a_page_has_only_options_that_there_are(page: Path) -> None:
    for name, *words in lines_of(page.read_text(encoding="utf-8")):
        there = {one for parameter in COMMANDS[name].params for one in parameter.opts}
        assert {word for word in words if re.match(r"--?[a-z]", word)} <= there, (name, *words)


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as the pages take it for granted: pictures with labels, and somebody else's answers."""
    samples = shipped("resources", "samples", "food-100")
    (tmp_path / "photos").mkdir()
    names = sorted(path.name for path in (samples / "images").iterdir())[:24]
    for name in names:
        shutil.copy(samples / "images" / name, tmp_path / "photos")
    labels = [f"{name},{'ab'[at % 2]}" for at, name in enumerate(names)]
    (tmp_path / "labels.csv").write_text("\n".join(["file,label", *labels]), encoding="utf-8")
    rows = ["anchor,near,far", *(f"{one},{two},{three}" for one, two, three in ("abc", "bca", "acb", "cab"))]
    (tmp_path / "triplets.csv").write_text("\n".join(rows), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def serve(words: list[str]) -> None:
    """Run the server of such a line, and leave an inbox beside it as if six people had answered."""
    web = Path(words[0])
    with served(web) as running:
        assert running.ask("GET", "/").status == 200
    (publication,) = read_publications(Path("my-study"))
    inbox = web.with_name("web.inbox")
    shutil.rmtree(inbox)
    inbox.mkdir()
    write_lines(inbox / "answers.jsonl", *(Annotator(publication, number).finish() for number in range(6)))


def test_the_command_lines_of_readme_run_as_they_stand_one_after_the_other(gridlab: Run, desk: Path) -> None:
    ran = []
    for name, *words in lines_of(README):
        if name == "serve":
            serve(words)
        elif name not in WINDOWS and not to_fill_in([name, *words]):
            done = gridlab(name, *words)
            assert done.code == 0, (name, *words, done.out, done.err)
        ran.append(name)
    assert {"new", "preview", "cost", "predict", "simulate", "publish", "serve", "collect"} <= {*ran}
    assert {"export", "embed", "map", "import", "methods", "figures"} <= {*ran}
    written = ("screen.png", "sheet.pdf", "food.h5", "map.h5", "map.svg", "people.h5", "paper")
    assert [name for name in written if not (desk / name).exists()] == []


EARLIER = ("new", "simulate", "publish", "serve", "collect", "export", "embed")
"""What the examples of other commands stand on, in the order of a study."""


def example(name: str) -> list[str]:
    found = re.search(r"Example: gridlab \S+(.*)", COMMANDS[name].help)
    assert found is not None
    return shlex.split(found[1])


def test_the_example_of_every_command_runs_as_it_stands(gridlab: Run, desk: Path) -> None:
    """But those of windows, and those that take their time and run above or in other tests."""
    Path("prolific_export.csv").write_text("Submission id,Participant id,Status\n", encoding="utf-8")
    others = [name for name in COMMANDS if name not in (*EARLIER, "erase")]
    for name in (*EARLIER, *others):
        words = example(name)
        if name == "serve":
            serve(words)
        elif name not in ("annotate", "open", "predict", "figures", "demo") and not to_fill_in(words):
            done = gridlab(name, *words)
            assert done.code == 0, (name, *words, done.out, done.err)
