"""`import gridlab`: what the library gives, as its documentation says it, on files that the program wrote."""

from __future__ import annotations

import ast
import doctest
import shutil
import subprocess
import sys
from importlib import import_module
from pathlib import Path

import h5py
import numpy as np
import pytest
from PIL import Image as Picture

import gridlab
from gridlab.app.loading import LANGUAGES, loading_lines

ROOT = Path(__file__).parent.parent
CONTRACT = (
    *("read_dataset", "Screens", "embed", "read_embedding", "STE", "TSTE", "CKL", "SOE", "SNaCK"),
    *("quality", "open_study", "simulate"),
)
DOCUMENTED = ("dataset", "embedding", "estimators", "study", "simulation", "tables")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a study of six simulated annotators, and its dataset."""
    folder = tmp_path_factory.mktemp("library")
    study, images = folder / "my-study", folder / "pictures"
    images.mkdir()
    for number in range(20):
        Picture.new("RGB", (40 + number, 30), (number * 12, 255 - number * 9, 90)).save(
            images / f"p{number:02}.png"
        )
    for words in (
        ("new", study, "--images", images, "--design", "grid-8-choose-2"),
        ("simulate", study, "--design", "grid-8-choose-2", "--annotators", "6"),
        ("export", study, "--purpose", "simulated", "-o", folder / "foods.h5"),
    ):
        subprocess.run([sys.executable, "-m", "gridlab", *map(str, words)], check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def data(place: Path) -> gridlab.Dataset:
    return gridlab.read_dataset(place / "foods.h5")


def test_every_name_of_the_contract_is_there_and_said_by_dir_and_by_the_stub() -> None:
    assert set(CONTRACT) <= set(dir(gridlab))
    for name in gridlab.__all__:
        assert getattr(gridlab, name) is not None
    stub = ast.parse((ROOT / "gridlab" / "__init__.pyi").read_text("utf-8"))
    typed = {alias.asname for node in stub.body if isinstance(node, ast.ImportFrom) for alias in node.names}
    assert typed == set(gridlab._WHERE)
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = gridlab.nothing


def test_importing_it_loads_nothing_heavy_and_using_it_no_qt() -> None:
    program = (
        "import sys, gridlab\n"
        "heavy = {'numpy', 'scipy', 'h5py', 'PySide6', 'pandas', 'sklearn'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
        "gridlab.embed(gridlab.simulate('triplet', 12, 4), method='tste', dims=2)\n"
        "assert not {'PySide6', 'sklearn', 'pandas'} & set(sys.modules)\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize("name", DOCUMENTED)
def test_every_example_of_its_documentation_runs(
    name: str, place: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copy(place / "foods.h5", tmp_path)
    (tmp_path / "my-study").symlink_to(place / "my-study")
    monkeypatch.chdir(tmp_path)
    found = doctest.testmod(
        import_module(f"gridlab.app.library.{name}"), extraglobs={"gridlab": gridlab, "np": np}
    )
    assert found.failed == 0
    assert found.attempted > 0 or name == "tables"


def test_a_dataset_has_the_arrays_of_its_file(place: Path, data: gridlab.Dataset) -> None:
    with h5py.File(place / "foods.h5") as file:
        assert np.array_equal(data.triplets, file["triplet/anchor_near_far"][:])
        assert np.array_equal(data.triplet_screens, file["triplet/screen"][:])
        assert np.array_equal(data.screens.grid, file["screen/grid"][:])
        assert data.images["name"].tolist() == file["image/name"].asstr()[:].tolist()
        assert data.sessions.rows == file.attrs["n_sessions"]
        for table, group in (("screens", "screen"), ("events", "event"), ("exclusions", "exclusion")):
            assert set(getattr(data, table)) == set(file[group])
    with pytest.raises(AttributeError, match="no column"):
        _ = data.images.nothing
    with pytest.raises(AttributeError, match="has no"):
        _ = data.nothing


def test_a_part_of_a_dataset_is_whole_in_itself(data: gridlab.Dataset) -> None:
    codes = ["sim-002", "sim-005"]
    part = data.where(annotators=codes, purpose="simulated", excluded=False)
    assert part.annotators.code.tolist() == codes
    assert part.sessions.rows == 2
    assert part.screens.rows == 2 * data.screens.rows // 6
    assert part.screens.session.max() == 1
    assert part.responses.screen.max() < part.screens.rows
    assert part.events.session.max() == 1
    mine = np.isin(data.sessions.annotator[data.screens.session[data.triplet_screens]], [1, 4])
    assert np.array_equal(part.triplets, data.triplets[mine])
    repeats = part.screens.repeats
    rows = np.flatnonzero(repeats >= 0)
    assert np.array_equal(part.screens.probe[rows], part.screens.probe[repeats[rows]])
    assert data.where(purpose="main").sessions.rows == 0
    assert data.where(excluded=True).screens.rows == 0
    assert data.where().screens.rows == data.screens.rows
    with pytest.raises(gridlab.GridLabError, match="sim-099"):
        data.where(annotators="sim-099")


def test_tables_become_data_frames(data: gridlab.Dataset) -> None:
    pytest.importorskip("pandas")
    screens = data.to_pandas()
    assert len(screens) == data.screens.rows
    assert screens["grid"][0].tolist() == data.screens.grid[0].tolist()
    assert list(data.to_pandas("triplets").columns) == ["anchor", "near", "far", "screen"]
    with pytest.raises(ValueError, match="nothing"):
        data.to_pandas("nothing")


def test_embedding_a_dataset_gives_what_the_command_gives(
    place: Path, data: gridlab.Dataset, tmp_path: Path
) -> None:
    out = tmp_path / "map.h5"
    words = ("embed", place / "foods.h5", "-o", out, "--seed", "4", "--workers", "1")
    subprocess.run([sys.executable, "-m", "gridlab", *map(str, words)], check=True, capture_output=True)
    made, read = gridlab.embed(data, seed=4), gridlab.read_embedding(out)
    assert np.array_equal(made.positions, read.positions)
    assert made.heldout_error == read.heldout_error
    assert made.tried == read.tried
    assert made.tried[0].method == made.tried[0]["method"] == "tste"
    assert sum(row.chosen for row in made.tried) == 1
    assert made.names == data.images.name.tolist()
    again = gridlab.read_embedding(made.save(tmp_path / "own.h5"))
    assert np.array_equal(again.positions, made.positions)
    assert "heldout_annotators_error" in dir(made)


def test_neighbours_are_the_nearest_by_row_or_name(data: gridlab.Dataset) -> None:
    made = gridlab.embed(data, "ste", np.int64(3))
    gaps = np.linalg.norm(made.positions - made.positions[4], axis=1)
    assert made.neighbours(4, 5).tolist() == np.argsort(gaps)[1:6].tolist()
    assert made.neighbours("p04.png", 5).tolist() == made.neighbours(4, 5).tolist()
    assert len(made.neighbours(0, 99)) == 19
    with pytest.raises(ValueError, match="no image 20"):
        made.neighbours(20)


def test_persons_and_uncertainty_are_kept_in_the_file(data: gridlab.Dataset, tmp_path: Path) -> None:
    made = gridlab.embed(data, "tste", 3, persons=True, bootstrap=2)
    read = gridlab.read_embedding(made.save(tmp_path / "persons.h5"))
    assert read.weights is not None
    assert read.weights.shape == (6, 3)
    assert read.annotators == data.annotators.code.tolist()
    assert read.uncertainty is not None
    assert read.uncertainty.shape == (20,)
    with pytest.raises(ValueError, match="persons"):
        gridlab.embed(gridlab.simulate("triplet", 12, 4), "tste", 2, persons=True)


def test_what_cannot_be_embedded_or_read_is_told(place: Path, tmp_path: Path) -> None:
    with pytest.raises(gridlab.GridLabError, match="folder"):
        gridlab.read_dataset(place / "my-study")
    with pytest.raises(gridlab.GridLabError):
        gridlab.read_dataset(tmp_path / "none.h5")
    with pytest.raises(gridlab.GridLabError):
        gridlab.read_embedding(place / "foods.h5")
    with pytest.raises(gridlab.GridLabError):
        gridlab.embed([])
    for wrong in (np.zeros((4, 2), int), np.zeros((4, 3)), "text"):
        with pytest.raises(ValueError, match="answers are"):
            gridlab.embed(wrong)
    with pytest.raises(ValueError, match="features"):
        gridlab.embed(gridlab.simulate("triplet", 12, 4), features=np.zeros((5, 3)))
    for asked in (
        *({"method": "mds"}, {"dims": 0}, {"dims": "many"}, {"penalty": 0.1}),
        *({"method": "tste", "alpha": -1}, {"method": "ckl", "mu": np.nan}, {"method": "ste", "penalty": -1}),
    ):
        with pytest.raises(ValueError, match="allowed"):
            gridlab.embed(gridlab.simulate("triplet", 12, 4), **asked)
    with pytest.raises(ValueError, match="whole numbers"):
        gridlab.Screens(np.array([0.5]), np.array([[1]]), np.array([[2]]))
    with pytest.raises(gridlab.GridLabError, match="no features"):
        gridlab.embed(gridlab.simulate("triplet", 12, 4), "snack")


def test_a_study_is_read_and_nothing_in_it_changes(place: Path) -> None:
    def state() -> list[tuple[str, int, int]]:
        files = sorted((place / "my-study").rglob("*"))
        return [(str(one), one.stat().st_mtime_ns, one.stat().st_size) for one in files]

    before = state()
    study = gridlab.open_study(place / "my-study")
    assert study.designs["grid-8-choose-2"]["blocks"][0]["grid"]["choose"] == 2
    assert [row.annotator for row in study.sessions] == [f"sim-{one:03}" for one in range(1, 7)]
    (row,) = study.cost(assignments=10)
    assert row.cost == row["cost"]
    assert row.design == "grid-8-choose-2"
    assert study.title
    assert state() == before


def test_the_doubtful_come_first_in_rows_of_quality(data: gridlab.Dataset) -> None:
    rows = gridlab.quality(data)
    assert {row.annotator for row in rows} == set(data.annotators.code)
    wanted = {"screens", "catch_passed", "catch_shown", "catch_chance", "repeat_kappa", "agreement_kappa"}
    assert wanted | {"guess_score", "position_p", "median_ms", "flags"} <= set(rows[0])


def test_simulated_answers_are_those_of_the_sampler_and_of_the_seed() -> None:
    one, other = (gridlab.simulate("grid-16-choose-4", 60, 6, seed=3) for _ in range(2))
    assert np.array_equal(one[0].near, other[0].near)
    assert one[0].near.shape == (120, 4)
    assert sorted(np.bincount(one[0].probe, minlength=60).tolist()) == [2] * 60
    truth = np.random.default_rng(0).standard_normal((60, 2))
    (perfect,) = gridlab.simulate("grid-16-choose-4", 60, 6, truth=truth, model="perfect")
    gaps = [
        np.linalg.norm(truth[ids] - truth[perfect.probe][:, None], axis=2)
        for ids in (perfect.near, perfect.far)
    ]
    assert (gaps[0].max(axis=1) <= gaps[1].min(axis=1)).all()
    grid = {"rows": 2, "columns": 2, "choose": 1}
    design = {"format": "gridlab-design", "version": 2, "name": "own", "blocks": [{"grid": grid}]}
    assert gridlab.simulate(design, 20, 2)[0].far.shape[1] == 3
    with pytest.raises(gridlab.GridLabError):
        gridlab.simulate("no-such-design", 20, 2)
    with pytest.raises(ValueError, match="model"):
        gridlab.simulate("triplet", 20, 2, model="lazy")


ESTIMATORS = (gridlab.STE, gridlab.TSTE, gridlab.CKL, gridlab.SOE, gridlab.SNaCK)


@pytest.mark.parametrize("kind", ESTIMATORS)
def test_estimators_follow_the_conventions_of_scikit_learn(kind) -> None:
    screens = gridlab.simulate("grid-8-choose-2", 24, 12, seed=1)
    features = np.random.default_rng(0).standard_normal((24, 5)) if kind is gridlab.SNaCK else None
    one = kind(dims=3, seed=2)
    assert one.fit(screens, features=features) is one
    assert one.embedding_.shape == (24, 3)
    assert one.score(screens) > 0.6
    assert one.set_params(dims=2).get_params()["dims"] == 2
    with pytest.raises(ValueError, match="nothing"):
        one.set_params(nothing=1)
    again = kind(**one.get_params())
    assert again.get_params() == one.get_params()
    triplets = np.concatenate([group.triplets() for group in screens])
    assert again.fit_transform(triplets, features=features).shape == (24, 2)


@pytest.mark.parametrize("kind", ESTIMATORS)
def test_scikit_learn_itself_clones_and_cross_validates_them(kind) -> None:
    base = pytest.importorskip("sklearn.base")
    selection = pytest.importorskip("sklearn.model_selection")
    made = base.clone(kind(dims=3, seed=7))
    assert type(made) is kind
    assert made.get_params()["dims"] == 3
    assert not hasattr(made, "embedding_")
    if kind is not gridlab.SNaCK:
        triplets = np.concatenate([one.triplets() for one in gridlab.simulate("triplet", 20, 40)])
        found = selection.GridSearchCV(kind(n_images=20), {"dims": [1, 2]}, cv=2).fit(triplets)
        assert found.best_params_["dims"] in (1, 2)
        assert found.best_score_ > 0.5


def test_a_feature_prior_is_used_where_features_are_given() -> None:
    truth = np.random.default_rng(0).standard_normal((30, 3))
    few = gridlab.simulate("grid-8-choose-2", 30, 2, truth=truth)
    new = gridlab.simulate("triplet", 30, 200, truth=truth, seed=9)
    with_features = gridlab.TSTE(5, alpha=1, feature_weight=0.9).fit(few, features=truth)
    assert with_features.score(new) > gridlab.TSTE(5, alpha=1).fit(few).score(new) + 0.02
    with pytest.raises(ValueError, match="rows of features"):
        gridlab.TSTE().fit(few, features=truth[:5])


def test_the_notebook_goes_from_a_dataset_to_a_figure(place: Path, tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    out = tmp_path / "map.png"
    words = [sys.executable, ROOT / "docs" / "notebook.py", place / "foods.h5", out]
    subprocess.run([*map(str, words)], check=True, capture_output=True, cwd=tmp_path)
    assert out.read_bytes()[:4] == b"\x89PNG"
    code = ast.parse((ROOT / "docs" / "notebook.py").read_text("utf-8")).body[4:]
    assert len(code) <= 10


@pytest.mark.parametrize("language", [name for name in LANGUAGES if name.startswith("Python")])
def test_the_lines_for_python_load_the_triplets(language: str, place: Path, data: gridlab.Dataset) -> None:
    found: dict[str, object] = {}
    exec(loading_lines(language, str(place / "foods.h5")), found)
    assert np.array_equal(found["triplets"], data.triplets)
    assert list(found["names"]) == data.images.name.tolist()


def has_in_r(package: str) -> bool:
    program = shutil.which("Rscript")
    if program is None:
        return False
    asked = [program, "-e", f"quit(status = !requireNamespace('{package}', quietly = TRUE))"]
    return subprocess.run(asked, check=False, capture_output=True).returncode == 0


@pytest.mark.parametrize("package", ["rhdf5", "hdf5r"])
def test_the_lines_for_r_load_the_triplets_and_every_column_can_be_read(
    package: str, place: Path, data: gridlab.Dataset, tmp_path: Path
) -> None:
    if not has_in_r(package):
        pytest.skip(f"R with {package} is not installed")
    path = place / "foods.h5"
    with h5py.File(path) as file:
        columns: list[str] = []
        file.visititems(lambda name, item: columns.append(name) if isinstance(item, h5py.Dataset) else None)
        assert file["exclusion/rule"].shape == (0,)
    every = {
        "rhdf5": "for (n in {columns}) invisible(h5read(path, n))",
        "hdf5r": "f <- H5File$new('{path}', 'r')\nfor (n in {columns}) invisible(f[[n]]$read())",
    }[package]
    listed = "c(" + ", ".join(f"'{name}'" for name in columns) + ")"
    program = "\n".join(
        [
            loading_lines(f"R ({package})", str(path)),
            "cat(dim(triplets), sum(triplets), names[[2]], '\\n')",
            every.replace("{columns}", listed).replace("{path}", str(path)),
            "cat('all\\n')",
        ]
    )
    (tmp_path / "load.R").write_text(program)
    done = subprocess.run(
        ["Rscript", str(tmp_path / "load.R")], check=False, capture_output=True, text=True, cwd=tmp_path
    )
    assert done.returncode == 0, done.stderr
    first, *_, last = done.stdout.split("\n")[:2]
    total = int(data.triplets.sum()) + data.triplets.size
    assert first.split() == [str(len(data.triplets)), "3", str(total), "p01.png"]
    assert last == "all"
    assert loading_lines("MATLAB", "it's.h5").startswith("path = 'it''s.h5';")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_of_the_library_has_the_lines_that_are_shown_beside_an_export(language: str) -> None:
    assert loading_lines(language, "foods.h5") in (ROOT / "docs" / "library.md").read_text("utf-8")
