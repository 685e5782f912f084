"""The command that writes what goes into the paper."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from gridlab.app.checking import check_path
from tests.cli.conftest import Run

KEPT = Path(__file__).parents[1] / "kept" / "v1" / "study"


@pytest.fixture
def kept_study(tmp_path: Path) -> Path:
    """A study of seven people with exclusions."""
    return shutil.copytree(KEPT, tmp_path / "kept")


@pytest.mark.parametrize(
    ("form", "begins"), [("text", "PARTICIPANTS"), ("latex", "\\subsection*{Participants}")]
)
def test_methods_writes_the_text_that_it_would_print(
    gridlab: Run, kept_study: Path, tmp_path: Path, form: str, begins: str
) -> None:
    printed = gridlab("methods", kept_study, "--format", form)
    assert printed.code == 0 and printed.out.startswith(begins)
    out = tmp_path / "methods.txt"
    assert gridlab("methods", kept_study, "--format", form, "-o", out).code == 0
    assert out.read_text(encoding="utf-8") == printed.out


def test_methods_never_takes_the_place_of_a_part_of_the_study(gridlab: Run, kept_study: Path) -> None:
    before = (kept_study / "study.json").read_bytes()
    done = gridlab("methods", kept_study, "-o", kept_study / "study.json")
    assert done.code == 1 and "belongs to the study itself" in done.err
    assert (kept_study / "study.json").read_bytes() == before


def test_methods_of_a_study_that_nobody_answered_says_so(gridlab: Run, kept_study: Path) -> None:
    shutil.rmtree(kept_study / "sessions")
    done = gridlab("methods", kept_study)
    assert done.code == 1 and "Traceback" not in done.err


def test_methods_as_json_has_every_section(gridlab: Run, kept_study: Path) -> None:
    sections = gridlab("methods", kept_study, "--json").json["sections"]
    assert [one["heading"] for one in sections][:3] == ["Participants", "Stimuli", "Task"]
    assert all(one["paragraphs"] for one in sections)


def test_figures_writes_text_references_and_each_figure_into_one_folder(
    gridlab: Run, kept_study: Path, tmp_path: Path
) -> None:
    out = tmp_path / "paper"
    done = gridlab("figures", kept_study, "-o", out, "--format", "svg", "--json")
    assert done.code == 0, done.err
    names = {Path(path).name for path in done.json["files"]}
    assert {"methods.txt", "methods.md", "methods.tex", "references.bib"} <= names
    assert {"stimuli.svg", "sequence-small.svg", "times.svg"} <= names
    for path in map(Path, done.json["files"]):
        assert path.stat().st_size > 100
    made = names | {f"{one['figure']}.svg" for one in done.json["skipped"]}
    assert {"agreement.svg", "error.svg"} <= made
    assert all(one["why"] for one in done.json["skipped"])


def test_figures_are_the_same_twice(gridlab: Run, kept_study: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert gridlab("figures", kept_study, "-o", tmp_path / name, "--format", "png").code == 0
    for path in sorted((tmp_path / "one").iterdir()):
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes(), path.name


@pytest.mark.parametrize("wrong", ["no study", "a file in its place"])
def test_figures_refuses_wrong_places_before_it_loads_what_draws(
    kept_study: Path, tmp_path: Path, wrong: str
) -> None:
    study = tmp_path if wrong == "no study" else kept_study
    out = tmp_path / "out"
    if wrong == "a file in its place":
        out.write_text("mine")
    code = (
        "import sys; from gridlab.cli import _run; from gridlab.cli.failures import exit_code_of;"
        "print(exit_code_of(_run), 'PySide6' in sys.modules)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code, "figures", study, "-o", out], capture_output=True, text=True, check=True
    )
    assert told.stdout.split() == ["1", "False"]
    assert told.stderr.count("gridlab: ") == 1


def test_check_looks_no_further_into_a_folder_that_is_no_study(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "link").symlink_to(tmp_path)
    (found,) = check_path(tmp_path)
    assert "is no study" in found.what
