"""What earlier programs wrote is opened, listed, checked, merged, exported and gone on with, for ever.

Each `v*` beside this file was made once (`make_kept.py`), by the program that wrote that version. It is never
changed: every test works on a copy. `told.json` is what that program said of it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest

from gridlab.app.checking import check_path
from gridlab.app.cost.table import cost_of_study
from gridlab.app.designs import design_names, load_design
from gridlab.app.export import ExportWish, export
from gridlab.app.merge import merge
from gridlab.app.session.codes import SessionWish
from gridlab.app.session.start import prepare_session
from gridlab.app.simulate import SimulatedAnnotator, SimulatedClock
from gridlab.app.study import OpenStudy, open_study, save_study
from gridlab.domain.session import Display
from gridlab.science.annotators import Annotator, gaussian_truth
from gridlab.store.design_file import design_id
from gridlab.store.exclusions_file import read_exclusions, write_exclusions
from gridlab.store.planned_codes import planned_codes
from gridlab.store.platforms_file import parse_platforms, with_studys_own
from gridlab.store.points_file import read_points
from gridlab.store.sessions.file import read_session
from gridlab.store.sessions.keys_file import read_keys
from gridlab.store.sessions.list import list_sessions, session_path
from gridlab.store.sessions.numbers import next_number
from gridlab.store.settings import change_settings, read_settings

HERE = Path(__file__).parent
DISPLAY = Display(1280, 800)
# Attributes of a dataset that tell of the program, not of the answers.
NOT_CONTENT = ("generator", "format_version")


@dataclass(frozen=True)
class Kept:
    """A copy of what one version left, its study opened. told: what the program of then said of it."""

    folder: Path
    opened: OpenStudy
    told: Any

    def session(self, kind: str) -> Path:
        return session_path(self.opened.folder, self.told["kinds"][kind])


@pytest.fixture(params=sorted(path.name for path in HERE.glob("v*")))
def kept(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kept:
    folder = tmp_path / request.param
    shutil.copytree(HERE / request.param, folder)
    monkeypatch.setenv("GRIDLAB_HOME", str(folder / "home"))
    told = json.loads((folder / "told.json").read_bytes())
    return Kept(folder, open_study(folder / "study"), told)


def log_rows(path: Path) -> tuple[int, list[tuple[object, ...]]]:
    """The version that a session file says and its rows."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        return version, connection.execute("SELECT * FROM log ORDER BY seq").fetchall()


def columns(path: Path) -> dict[str, str]:
    """SHA-256 of each column of a dataset, over its values as Python writes their list."""
    found: dict[str, str] = {}

    def look(name: str, item: object) -> None:
        if isinstance(item, h5py.Dataset):
            values = item.asstr()[()] if h5py.check_string_dtype(item.dtype) else item[()]
            found[name] = hashlib.sha256(repr(np.asarray(values).tolist()).encode()).hexdigest()

    with h5py.File(path) as file:
        file.visititems(look)
    return found


def go_on(kept: Kept, design: str, code: str) -> None:
    """Go on with a session and take it to its end."""
    clock = SimulatedClock(datetime(2027, 1, 5, 8, 0, tzinfo=UTC))
    prepared = prepare_session(kept.opened, SessionWish(code, design, resume=True))
    runner = prepared.begin(display=DISPLAY, clock=clock)
    images = len(runner.header.images)
    annotator = Annotator("noisy", gaussian_truth(images), 7)
    SimulatedAnnotator(runner, clock, annotator, list(range(images)), np.random.default_rng(6)).finish()
    runner.close()


def test_the_study_opens_with_everything_in_it(kept: Kept) -> None:
    study = kept.opened.study
    assert len(study.images) == 28
    assert study.metadata.creators == ("Ada Example", "Bo Exämple")
    assert study.returning == "new"
    assert [image.name for image in study.images if not image.included] == ["27.png"]
    assert {image.label for image in study.images} == {"fruit", "bread", "fish", ""}
    assert with_studys_own(study.platforms)["our-lab"].fee_percent == "5"
    assert save_study(kept.opened, study).study == study


def test_every_design_opens_with_the_id_it_had(kept: Kept) -> None:
    assert sorted(design_names(kept.opened)) == sorted(kept.told["designs"])
    found = {name: design_id(load_design(kept.opened, name)) for name in kept.told["designs"]}
    assert found == kept.told["designs"]


def test_sessions_are_listed_as_they_were(kept: Kept) -> None:
    rows = {row.id: row for row in list_sessions(kept.opened.folder)}
    assert len(rows) == len(kept.told["sessions"])
    for was in kept.told["sessions"]:
        row = rows[was["id"]]
        assert not row.problem
        assert {key: getattr(row, key) for key in was if key != "responses"} == {
            key: value for key, value in was.items() if key != "responses"
        }
        given = [
            (each.screen, each.attempt, each.chosen, each.response_ms, each.retracted)
            for each in read_session(row.path).responses
        ]
        assert hashlib.sha256(json.dumps(given).encode()).hexdigest() == was["responses"]


def test_everything_is_sound(kept: Kept) -> None:
    assert check_path(kept.opened.folder) == []
    for path in (*kept.folder.glob("exports/*.h5"), *kept.folder.glob("station/*.gridlab")):
        assert check_path(path) == []


def test_sessions_export_to_the_very_content_that_they_did(kept: Kept, tmp_path: Path) -> None:
    out = tmp_path / "main.h5"
    also = ("csv", "psiz", "cblearn", "psychds")
    export(kept.opened, ExportWish(out, also=also, thumbnails=True))
    was, now = columns(kept.folder / "exports" / "main.h5"), columns(out)
    assert {name: now[name] for name in was} == was
    with h5py.File(kept.folder / "exports" / "main.h5") as old, h5py.File(out) as new:
        before = {name: value for name, value in old.attrs.items() if name not in NOT_CONTENT}
        assert {name: new.attrs[name] for name in before} == before
    for path in (kept.folder / "exports").glob("main.*z"):
        with np.load(path) as arrays, np.load(tmp_path / path.name) as others:
            assert {name: arrays[name].tolist() for name in arrays} == {
                name: others[name].tolist() for name in arrays
            }
    assert check_path(out) == []
    for purpose, told in kept.told["columns"].items():
        export(kept.opened, ExportWish(tmp_path / f"{purpose}.h5", purpose))
        now = columns(tmp_path / f"{purpose}.h5")
        assert {name: now[name] for name in told} == told


def test_sessions_of_another_station_are_taken(kept: Kept) -> None:
    station = sorted(kept.folder.glob("station/*.gridlab"))
    taken = merge(kept.opened, station)
    assert [row.path.name for row in taken if row.path] and merge(kept.opened, station)
    rows = {row.id: row for row in list_sessions(kept.opened.folder)}
    assert rows[kept.told["kinds"]["partial"]].answered == 6
    brought = [name for name in design_names(kept.opened) if name.startswith("unknown-")]
    unknown = rows[kept.told["kinds"]["unknown"]]
    assert [design_id(load_design(kept.opened, name)) for name in brought] == [unknown.design_id]
    copies = list((kept.opened.folder / "sessions").glob("*.copy-*.gridlab"))
    assert [path.name.split(".")[0] for path in copies] == [kept.told["kinds"]["diverged"]]
    assert check_path(kept.opened.folder) == []


@pytest.mark.parametrize("kind", ["partial", "killed", "diverged"])
def test_a_session_goes_on_in_its_own_version_with_rows_only_added(kept: Kept, kind: str) -> None:
    path = kept.session(kind)
    version, rows = log_rows(path)
    code = read_session(path).header.annotator
    go_on(kept, "small", code)
    now, after = log_rows(path)
    assert now == version
    assert after[: len(rows)] == rows and len(after) > len(rows)
    record = read_session(path)
    assert record.status == "complete" and record.answered == record.counted
    assert check_path(path) == []


def test_numbers_go_on_where_they_were(kept: Kept) -> None:
    study, told = kept.opened.study.id, kept.told["designs"]
    used = [row["number"] for row in kept.told["sessions"] if row["design_id"] == told["small"]]
    for sessions_are_there in (True, False):
        if not sessions_are_there:
            shutil.rmtree(kept.opened.folder / "sessions")
            (kept.opened.folder / "sessions").mkdir()
        assert next_number(kept.opened.folder, study, told["small"], "main", 0) == max(used) + 1
    runner = prepare_session(kept.opened, SessionWish("P99", "small")).begin(display=DISPLAY)
    assert (runner.header.number, runner.header.design_id) == (max(used) + 1, told["small"])
    runner.close()


def test_exclusions_hold_and_are_kept(kept: Kept) -> None:
    rules = read_exclusions(kept.opened.folder)
    assert (len(rules.rules), len(rules.decisions), rules.locked) == (3, 2, "2026-12-01")
    assert write_exclusions(kept.opened.folder, rules) == rules


def test_what_lies_outside_the_study_is_read(kept: Kept) -> None:
    settings = read_settings()
    assert (settings.theme, settings.language, settings.cache_megabytes) == ("dark", "de", 250)
    assert settings.recent == ("/studies/kept", "/studies/other")
    assert change_settings(lambda one: one) == settings
    study = kept.opened.study.id
    assert {key.code: key.name for key in read_keys(study)} == {"P01": "Ada Example", "P02": "=Bo"}
    assert [planned.code for planned in planned_codes(study)] == ["P20", "P21"]


def test_the_fee_table_is_read(kept: Kept) -> None:
    assert "prolific-academic" in parse_platforms((kept.folder / "platforms.json").read_bytes())


def test_true_embeddings_are_read(kept: Kept) -> None:
    images = kept.opened.study.images
    points = [read_points(kept.folder / f"truth.{kind}", images) for kind in ("h5", "npy", "csv")]
    included = [row for row, image in enumerate(images) if image.included]
    for other in points[1:]:
        np.testing.assert_array_equal(points[0][included], other[included])


def test_every_design_can_be_priced(kept: Kept) -> None:
    priced = {row.design for row in cost_of_study(kept.opened).rows}
    assert priced == set(kept.told["designs"])
