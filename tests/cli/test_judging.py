"""How carefully people answered, as the command tells it."""

from __future__ import annotations

import json
import math
from pathlib import Path

import h5py
import numpy as np
import pytest

from gridlab.app.export import ExportWish, export
from gridlab.app.simulate import simulate
from gridlab.app.study import open_study
from gridlab.app.study_create import create_study
from tests.cli.conftest import Outcome, Run

KEYS = {
    *("annotator", "screens", "catch_passed", "catch_shown", "catch_chance", "repeat_kappa"),
    *("agreement_kappa", "guess_score", "position_p", "median_ms", "flags"),
}


@pytest.fixture(scope="module")
def answered(tmp_path_factory: pytest.TempPathFactory, pictures: Path) -> Path:
    """A study with eight careful annotators and two who do not look."""
    folder = tmp_path_factory.mktemp("quality") / "study"
    study, _ = create_study(folder, pictures, designs=("grid-8-choose-2",))
    for model, count in (("noisy", 8), ("spammer", 1), ("random", 1)):
        simulate(study, "grid-8-choose-2", count, model=model, relaxed=True)
    return folder


@pytest.fixture
def dataset(answered: Path, tmp_path: Path) -> Path:
    out = tmp_path / "data.h5"
    export(open_study(answered), ExportWish(out, "simulated"))
    return out


def rows(done: Outcome) -> list[dict[str, object]]:
    assert done.code == 0, done.err
    return list(done.json["rows"])


def test_who_does_not_look_comes_first_with_the_reasons_in_words(gridlab: Run, answered: Path) -> None:
    found = rows(gridlab("quality", answered, "--purpose", "simulated", "--json"))
    assert len(found) == 10
    assert all(set(row) >= KEYS for row in found)
    assert [row["annotator"] for row in found[:2]] == ["sim-009", "sim-010"]
    assert {"position", "fast", "straight_line"} <= set(found[0]["flags"])
    assert not any(row["flags"] for row in found[2:])
    shown = gridlab("quality", answered, "--purpose", "simulated")
    assert "faster than everybody else" in shown.out
    assert "catch screens missed" in shown.out
    assert "p < 0.001" in shown.out


def test_the_figures_are_those_that_the_dataset_gives_by_hand(
    gridlab: Run, answered: Path, dataset: Path
) -> None:
    found = {
        row["annotator"]: row
        for row in rows(gridlab("quality", answered, "--purpose", "simulated", "--json"))
    }
    with h5py.File(dataset) as file:
        codes = file["annotator/code"].asstr()[:]
        who = file["session/annotator"][:][file["screen/session"][:]]
        kind, passed = file["screen/kind"][:], file["screen/passed"][:]
        chosen, ms = file["screen/chosen"][:] > 0, file["screen/response_ms"][:]
        grid, repeats = file["screen/grid"][:], file["screen/repeats"][:]
    for row, code in enumerate(codes):
        own = (who == row) & (kind != 1)
        told = found[code]
        assert told["screens"] == own.sum()
        assert told["median_ms"] == pytest.approx(np.median(ms[own]), abs=0.51)
        catches = own & (kind == 2)
        assert (told["catch_shown"], told["catch_passed"]) == (catches.sum(), passed[catches].sum())
        assert told["catch_chance"] == pytest.approx((2 / 8) ** catches.sum())
        kappas = []
        for again in np.flatnonzero(own & (repeats >= 0)):
            first = repeats[again]
            both = len(set(grid[again][chosen[again]]) & set(grid[first][chosen[first]]))
            kappas.append((both - 4 / 8) / (2 - 4 / 8))
        assert told["repeat_kappa"] == pytest.approx(np.mean(kappas))
        expected = own.sum() * 2 / 8
        x2 = 7 / 6 * ((chosen[own].sum(axis=0) - expected) ** 2 / expected).sum()
        assert told["position_x2"] == pytest.approx(x2)


def test_a_dataset_tells_what_its_study_tells(gridlab: Run, answered: Path, dataset: Path) -> None:
    of_study = gridlab("quality", answered, "--purpose", "simulated", "--json")
    assert gridlab("quality", dataset, "--json").out == of_study.out


def test_of_imported_answers_what_is_not_known_is_null(gridlab: Run, tmp_path: Path) -> None:
    random = np.random.default_rng(1)
    lines = ["anchor,near,far,annotator"]
    for person in ("p1", "p2", "p3"):
        for _ in range(60):
            anchor, near, far = random.permutation(8)[:3]
            near, far = sorted((near, far), key=lambda image: abs(image - anchor))
            lines.append(f"{anchor}.png,{near}.png,{far}.png,{person}")
    (tmp_path / "answers.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert gridlab("import", tmp_path / "answers.csv", "-o", tmp_path / "out.h5").code == 0
    found = rows(gridlab("quality", tmp_path / "out.h5", "--json"))
    assert sorted(row["annotator"] for row in found) == ["p1", "p2", "p3"]
    for row in found:
        unknown = ("catch_passed", "catch_shown", "catch_chance", "repeat_kappa", "position_p", "median_ms")
        assert all(row[key] is None for key in unknown)
        assert 0 <= row["guess_score"] <= 1
        assert row["triplets_compared"] > 0
        assert row["flags"] == []


def test_a_study_without_such_sessions_and_what_is_no_study_are_told(
    gridlab: Run, answered: Path, tmp_path: Path
) -> None:
    none = gridlab("quality", answered)
    assert none.code == 1
    assert "main" in none.err
    assert gridlab("quality", tmp_path / "nothing").code == 1
    device = gridlab("quality", "/dev/null")
    assert device.code == 1 and "/dev/null is not an ordinary file but a device" in device.err
    (tmp_path / "data.h5").write_bytes(b"no HDF5")
    assert gridlab("quality", tmp_path / "data.h5").code == 1


def test_json_holds_numbers_that_json_knows(gridlab: Run, answered: Path) -> None:
    text = gridlab("quality", answered, "--purpose", "simulated", "--json").out
    json.loads(text, parse_constant=lambda _: pytest.fail("not JSON"))
    assert not any(
        isinstance(value, float) and math.isnan(value)
        for row in json.loads(text)["rows"]
        for value in row.values()
    )
