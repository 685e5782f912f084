"""`gridlab publish`: what it prints, what it writes, and what it refuses."""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
PROLIFIC = "PROLIFIC_PID={{%PROLIFIC_PID%}}&STUDY_ID={{%STUDY_ID%}}&SESSION_ID={{%SESSION_ID%}}"


@pytest.fixture
def study(gridlab: Run, pictures: Path, tmp_path: Path) -> Path:
    made = gridlab("new", tmp_path / "study", "--images", pictures, "--design", "grid-4-choose-1")
    assert made.code == 0
    return tmp_path / "study"


def publish(gridlab: Run, study: Path, *words: object) -> Any:
    out = study.parent / "web"
    return gridlab("publish", study, "--design", "grid-4-choose-1", "-o", out, "--numbers", 2, *words)


def test_it_prints_what_the_contract_names(gridlab: Run, study: Path) -> None:
    done = publish(gridlab, study, "--url", "https://example.org/x/", "--code", "complete=C1", "--json")
    assert done.code == 0, done.err
    said = done.json
    keys = {"path", "publication", "design_id", "first_number", "numbers", "bytes", "urls"}
    assert keys <= set(said) and (said["first_number"], said["numbers"]) == (0, 2)
    assert said["urls"] == [f"https://example.org/x/?{PROLIFIC}"]
    kept = json.loads((study / "published" / f"{said['publication']}.json").read_bytes())
    assert kept["design_id"] == said["design_id"] and kept["codes"]["complete"] == "C1"
    files = [path for path in (study.parent / "web").rglob("*") if path.is_file()]
    assert said["bytes"] == sum(path.stat().st_size for path in files if path.name != "manifest.json")
    assert gridlab("check", study.parent / "web", study).code == 0
    again = gridlab("publish", study, "--again", said["publication"], "-o", study.parent / "again" / "web")
    assert again.code == 0
    for path in files:
        assert (study.parent / "again" / path.relative_to(study.parent)).read_bytes() == path.read_bytes()


def test_without_numbers_there_are_twice_as_many_as_assignments(gridlab: Run, study: Path) -> None:
    done = gridlab("publish", study, "--design", "grid-4-choose-1", "-o", study.parent / "web", "--json")
    assert done.json["numbers"] == 60
    assert "completion code" in done.err


def test_links_are_listed_beside_the_folder(gridlab: Run, study: Path) -> None:
    assert publish(gridlab, study, "--links", 2, "--sink", "file").code == 0
    with (study.parent / "links.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[0] == ["code", "number", "URL"] and [row[1] for row in rows[1:]] == ["0", "1"]
    assert not (study.parent / "web" / "links.csv").exists()


def test_jatos_has_its_archive_beside_the_folder(gridlab: Run, study: Path) -> None:
    assert publish(gridlab, study, "--sink", "jatos").code == 0
    assert (study.parent / "web.jzip").is_file()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--sink", "ftp"), "serve, jatos, file"),
        (("--sink", "post:"), "is not an address"),
        (("--sink", "post:javascript:alert(1)"), "is not an address"),
        (("--sink", "post:https://x;script-src/"), "is not an address"),
        (("--url", 'https://x/"><script>'), "is not an address"),
        (("--url", "https://name:word@x/"), "is not an address"),
        (("--code", "later=C1"), "WHEN is one"),
        (("--code", "complete"), "WHEN=CODE_OR_URL"),
        (("--code", "complete=A", "--code", "complete=B"), "two codes"),
        (("--url", "example.org"), "is not an address"),
        (("--purpose", "simulated"), "simulated"),
        (("--numbers", "0"), "--numbers"),
        (("--again", "0" * 32), "--again"),
    ],
)
def test_wrong_usage_is_told_and_writes_nothing(gridlab: Run, study: Path, words: Any, said: str) -> None:
    done = publish(gridlab, study, *words)
    assert done.code == 2 and said in " ".join(done.err.split()), done.err
    assert not (study.parent / "web").exists() and not (study / "published").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--links", 3), "3 links were asked for, and there are 2 numbers"),
        (("--design", "nothing"), "has no design nothing"),
        (("-o", "study/images/web"), "belongs to the study"),
    ],
)
def test_what_cannot_be_published_is_a_known_failure(
    gridlab: Run, study: Path, monkeypatch: pytest.MonkeyPatch, words: Any, said: str
) -> None:
    monkeypatch.chdir(study.parent)
    done = publish(gridlab, study, *words)
    assert done.code == 1 and said in done.err, done.err
    assert not (study.parent / "web").exists() and not list(study.glob("published/*"))


def test_an_existing_folder_is_refused(gridlab: Run, study: Path) -> None:
    (study.parent / "web").mkdir()
    done = publish(gridlab, study)
    assert done.code == 1 and "already exists" in done.err
    assert list((study.parent / "web").iterdir()) == []


def test_without_the_extra_it_says_how_to_install_it(
    gridlab: Run, study: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "cryptography", None)
    done = publish(gridlab, study)
    assert done.code == 1 and "gridlab[web]" in done.err


def test_it_has_help_with_an_example(gridlab: Run) -> None:
    shown = gridlab("publish", "--help")
    assert shown.code == 0 and "Example: gridlab publish" in " ".join(shown.out.split())
