"""Every version of every stored format is read by one table; a newer one is refused by naming it."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import h5py
import pytest
from hypothesis import given
from hypothesis import strategies as st

from gridlab.app.checking import check_hdf5
from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.store import versions
from gridlab.store.design_file import read_design
from gridlab.store.exclusions_file import read_exclusions
from gridlab.store.notes_file import read_notes
from gridlab.store.platforms_file import parse_platforms
from gridlab.store.points_file import read_points
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.live import Live, live_path, read_live, write_live
from gridlab.store.sessions.numbers import next_number
from gridlab.store.settings import read_settings
from gridlab.store.study_file import read_study, write_study
from gridlab.store.versions import Newer, head_of, newest_of, upgraded

ROOT = Path(__file__).parents[2]
KEPT = ROOT / "tests" / "kept" / "v1"
# What can be made again at any time has no versions to be read: another one is made anew.
CACHES = {"gridlab-prediction"}

# What a running session or a machine remembers for itself, and does without.
PASSING = {"gridlab-live", "gridlab-inboxes"}


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of what version 1 wrote."""
    folder = tmp_path / "v1"
    shutil.copytree(KEPT, folder)
    shutil.copy(KEPT.parent / "notes-v1" / "notes.json", folder)  # came later
    monkeypatch.setenv("GRIDLAB_HOME", str(folder / "home"))
    return folder


def changed(path: Path, **keys: Any) -> Path:
    path.write_text(json.dumps(json.loads(path.read_bytes()) | keys), encoding="utf-8")
    return path


def study_id(kept: Path) -> str:
    return str(json.loads((kept / "study" / "study.json").read_bytes())["id"])


JSON_FILES: dict[str, tuple[str, Callable[[Path, Path], object]]] = {
    "gridlab-study": ("study/study.json", lambda _, path: read_study(path.parent)),
    "gridlab-design": ("study/designs/small.json", lambda _, path: read_design(path)),
    "gridlab-exclusions": ("study/exclusions.json", lambda _, path: read_exclusions(path.parent)),
    "gridlab-notes": ("notes.json", lambda _, path: read_notes(path.parent)),
    "gridlab-platforms": ("platforms.json", lambda _, path: parse_platforms(path.read_bytes())),
    "gridlab-settings": ("home/config/settings.json", lambda *_: read_settings()),
    "gridlab-numbers": (
        "home/data/*/numbers.json",
        lambda kept, _: next_number(kept / "study", study_id(kept), "0" * 64, "main", 0),
    ),
}


@pytest.mark.parametrize("name", JSON_FILES)
def test_a_newer_file_is_refused_by_naming_its_version_and_left_as_it_is(name: str, kept: Path) -> None:
    pattern, read = JSON_FILES[name]
    (path,) = kept.glob(pattern)
    read(kept, path)
    newer = newest_of(name) + 1
    before = changed(path, version=newer).read_bytes()
    with pytest.raises(Newer) as caught:
        read(kept, path)
    told = str(caught.value)
    assert f"newer GridLab: $.version is {newer}" in told and f"reads format version {newer}" in told
    assert str(newest_of(name)) in str(caught.value.what) and "It wasn't changed." in told
    assert path.read_bytes() == before


@pytest.mark.parametrize("version", [0, -1, True, "1", 1.0, None, [1]])
@pytest.mark.parametrize("name", JSON_FILES)
def test_what_is_no_version_is_refused_with_the_versions_that_are_known(
    name: str, version: Any, kept: Path
) -> None:
    pattern, read = JSON_FILES[name]
    (path,) = kept.glob(pattern)
    changed(path, version=version)
    with pytest.raises(GridLabError) as caught:
        read(kept, path)
    assert "newer" not in str(caught.value) and "that this program knows" in str(caught.value)


def test_a_newer_live_file_tells_nothing(kept: Path) -> None:
    session = kept / "study" / "sessions" / f"{'0' * 32}.gridlab"
    write_live(session, Live(1, 2, "2026-11-03T10:00:00Z"))
    assert read_live(session) is not None
    changed(live_path(session), version=newest_of("gridlab-live") + 1)
    assert read_live(session) is None


def test_a_newer_session_is_refused_by_naming_its_version(kept: Path) -> None:
    path = next((kept / "study" / "sessions").glob("*.gridlab"))
    newer = newest_of("gridlab-session") + 1
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version={newer}")
    before = path.read_bytes()
    with pytest.raises(GridLabError, match=rf"newer GridLab: its version is {newer};(?s:.)*wasn't changed"):
        read_session(path)
    assert path.read_bytes() == before


def test_a_newer_dataset_and_a_newer_embedding_are_refused_by_naming_their_version(kept: Path) -> None:
    dataset, truth = kept / "exports" / "main.h5", kept / "truth.h5"
    for path in (dataset, truth):
        with h5py.File(path, "r+") as file:
            file.attrs["format_version"] = "9.7"
    assert any("9.7" in found.what for found in check_hdf5(dataset))
    images = read_study(kept / "study").images
    with pytest.raises(GridLabError, match=r"newer GridLab: its version is 9\.7"):
        read_points(truth, images)


def test_every_format_that_is_written_stands_in_the_table() -> None:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "gridlab").rglob("*.py"))
    assert set(re.findall(r'FORMAT\b.* = "(gridlab-[a-z]+)"', text)) - CACHES == set(versions._VERSIONS)


def said_in(path: Path) -> tuple[str, int | str] | None:
    """The format and version that a kept file says; None for one without."""
    if path.suffix == ".h5":
        with h5py.File(path) as file:
            said = str(file.attrs["format"]) if "format" in file.attrs else ""
            return (said, str(file.attrs["format_version"])) if said else None
    if path.suffix in (".gridlab", ".sqlite"):
        with closing(sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)) as connection:
            (version,) = connection.execute("PRAGMA user_version").fetchone()
        return "gridlab-session" if path.suffix == ".gridlab" else "gridlab-inbox", version
    if path.suffix not in (".json", ".jsonl"):
        return None
    first = json.loads(
        path.read_text("utf-8").splitlines()[0] if path.suffix == ".jsonl" else path.read_bytes()
    )
    value = json.loads(first["body"]) if "body" in first else first
    return (value["format"], value["version"]) if "format" in value else None


def test_every_version_that_was_ever_written_has_its_kept_example() -> None:
    files = (path for path in KEPT.parent.rglob("*") if path.is_file())
    found = {said for path in files if (said := said_in(path)) is not None}
    wanted = {(name, version) for name, known in versions._VERSIONS.items() for version in known}
    assert {one for one in wanted - found if one[0] not in PASSING} == set()


def renamed(value: dict[str, Any]) -> dict[str, Any]:
    return {("title" if key == "heading" else key): item for key, item in value.items()}


def cleared(value: dict[str, Any]) -> dict[str, Any]:
    return {key: item for key, item in value.items() if key != "colour"}


@pytest.fixture
def three_versions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A program whose studies have had two versions before: one with another key, one with a key too many."""
    rows = {1: renamed, 2: cleared, 3: renamed}
    monkeypatch.setattr(versions, "_VERSIONS", {**versions._VERSIONS, "gridlab-study": rows})


def test_each_earlier_version_goes_through_the_steps_that_follow_it(three_versions: None) -> None:
    def read(version: int, **keys: Any) -> dict[str, Any]:
        return upgraded(
            {"format": "gridlab-study", "version": version, **keys}, "gridlab-study", say("study")
        )[0]

    assert read(1, heading="a", colour="red") == {"title": "a"}
    assert read(2, title="a", colour="red") == {"title": "a"}
    assert read(3, title="a", colour="red") == {"title": "a", "colour": "red"}
    assert head_of("gridlab-study") == {"format": "gridlab-study", "version": 3}


def test_an_older_study_is_upgraded_in_memory_and_on_disk_when_it_is_saved(
    three_versions: None, kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = kept / "study" / "study.json"
    value = json.loads(path.read_bytes())
    value["heading"] = value.pop("title")
    path.write_text(json.dumps(value), encoding="utf-8")
    before = path.read_bytes()
    study = read_study(path.parent)
    assert study.title == "Kept study" and path.read_bytes() == before

    def full(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as there:
        there.setattr("gridlab.store.disk.replace", full)
        with pytest.raises(GridLabError):
            write_study(path.parent, study)
    assert path.read_bytes() == before
    assert write_study(path.parent, study) == study
    written = json.loads(path.read_bytes())
    assert (written["version"], written["title"]) == (3, "Kept study") and "heading" not in written


def test_a_fault_of_an_older_study_is_told_by_its_place(three_versions: None, kept: Path) -> None:
    path = kept / "study" / "study.json"
    value = json.loads(path.read_bytes())
    value["heading"] = value.pop("title")
    value["images"][3]["width"] = 0
    path.write_text(json.dumps(value), encoding="utf-8")
    with pytest.raises(GridLabError) as caught:
        read_study(path.parent)
    assert "$.images[3].width is 0" in str(caught.value) and "heading" not in str(caught.value)


@given(st.dictionaries(st.sampled_from(["a", "b", "title"]), st.integers() | st.text()), st.integers(1, 3))
def test_what_was_upgraded_and_written_is_read_as_the_same(keys: dict[str, Any], version: int) -> None:
    rows = {1: renamed, 2: cleared, 3: renamed}
    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(versions, "_VERSIONS", {"gridlab-study": rows})
        value = {"format": "gridlab-study", "version": version, **keys}
        once, _ = upgraded(value, "gridlab-study", say("study"))
        again, found = upgraded({**head_of("gridlab-study"), **once}, "gridlab-study", say("study"))
    assert again == once and found == 3
    assert value == {"format": "gridlab-study", "version": version, **keys}
