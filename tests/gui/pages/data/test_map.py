"""The Map tab fits, keeps, opens, turns and saves maps, and says what people answered about neighbours."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import h5py
import numpy as np
import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPixmap

from gridlab.app.map.plane import Orientation
from gridlab.app.study import OpenStudy
from gridlab.gui.kit.map.tiles import PORTION, Tiles
from gridlab.gui.pages.data.map.view import MapTab
from gridlab.gui.shell.furniture import Furniture
from tests.app.map.maps import map_file, write_map

Until = Callable[..., None]
Sit = Callable[..., Any]


@pytest.fixture
def answered(sit: Sit) -> None:
    for code in ("p001", "p002", "p003"):
        sit(code, design="grid-8-choose-2").answer(14).close()


def open_map(furniture: Furniture, until: Until) -> MapTab:
    furniture.studies.reread_sessions()
    until(lambda: furniture.studies.view is not None and furniture.studies.view.sessions)
    furniture.window.go("data")
    furniture.desks["data"].bring_up("map")  # type: ignore[attr-defined]
    tab: MapTab = furniture.data.tabs["map"]  # type: ignore[attr-defined]
    return tab


def fit(tab: MapTab, furniture: Furniture, until: Until, method: str = "tste") -> None:
    tab.form.method.set_value(method)
    tab.form.dims.setText("3")
    tab.form.ask()
    until(lambda: tab.shown is not None and furniture.background.idle)


def keep_in(study: OpenStudy, name: str, **rest: Any) -> Path:
    """A kept map of the study's images, in three dimensions."""
    folder = study.folder / "embeddings"
    folder.mkdir(exist_ok=True)
    images = study.study.images
    where = np.random.default_rng(3).normal(size=(len(images), 3)) * (3, 2, 1)
    names, sha256s = [one.name for one in images], [one.sha256 for one in images]
    labels = [one.label for one in images]
    return write_map(folder / f"{name}.h5", where, names, sha256s=sha256s, labels=labels, **rest)


@pytest.mark.usefixtures("answered")
def test_a_map_is_fitted_kept_and_found_again(furniture: Furniture, study: OpenStudy, until: Until) -> None:
    tab = open_map(furniture, until)
    assert tab.shown is None
    fit(tab, furniture, until)
    assert tab.shown is not None
    assert tab.shown.dims == 3
    assert "Chance is 0.5" in tab.side.between.text()
    tab.keep_requested.emit("first")
    until(lambda: furniture.background.idle)
    path = study.folder / "embeddings" / "first.h5"
    with h5py.File(path) as file:
        assert np.array_equal(file["embedding"][()], tab.shown.positions)
    assert tab.maps.value == "first"
    fit(tab, furniture, until, "ste")
    assert tab.maps.value == ""
    tab.map_chosen.emit("first")
    until(lambda: furniture.background.idle)
    assert tab.side.method.text().startswith("t-STE")


@pytest.mark.usefixtures("answered")
def test_a_map_with_features_of_the_images_says_what_was_tried_and_what_the_drawing_loses(
    furniture: Furniture, until: Until
) -> None:
    tab = open_map(furniture, until)
    tab.form.features.set_value("colours")
    fit(tab, furniture, until, "auto")
    assert tab.shown is not None
    assert len(tab.shown.tried) == 12
    assert len(str(tab.shown.about["features_sha256"])) == 64
    assert "12 settings were tried" in tab.side.won.text()
    assert "features 90%" in tab.side.won.toolTip()
    assert "The drawing contradicts" in tab.side.cost.text()


@pytest.mark.usefixtures("answered")
def test_a_name_that_is_taken_or_leads_out_keeps_nothing(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    kept = keep_in(study, "first").read_bytes()
    tab = open_map(furniture, until)
    until(lambda: tab.shown is not None and furniture.background.idle)
    fit(tab, furniture, until)
    for name, said in (
        ("first", "already has a map"),
        ("../out", "can't be called"),
        ("", "can't be called"),
    ):
        tab.keep_requested.emit(name)
        until(lambda said=said: said in tab.messages.text and furniture.background.idle)
    assert (study.folder / "embeddings" / "first.h5").read_bytes() == kept
    assert sorted(path.name for path in (study.folder / "embeddings").iterdir()) == ["first.h5"]


@pytest.mark.usefixtures("answered")
def test_a_kept_file_that_is_no_map_is_told_and_nothing_else_changes(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    keep_in(study, "good")
    (study.folder / "embeddings" / "bad.h5").write_text("no map")
    tab = open_map(furniture, until)
    until(lambda: tab.shown is not None and furniture.background.idle)
    before = tab.shown
    tab.map_chosen.emit("bad")
    until(lambda: "bad.h5 is not a sound map" in tab.messages.text and furniture.background.idle)
    assert tab.shown is before


@pytest.mark.usefixtures("answered")
def test_an_image_tells_who_chose_its_neighbours_and_who_did_not(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    keep_in(study, "good")
    tab = open_map(furniture, until)
    until(lambda: tab.shown is not None and furniture.background.idle)
    desk = furniture.desks["data"]
    found: list[Any] = []
    desk._answers.ask(desk._told["map"], found.append, found.append)  # type: ignore[attr-defined]
    until(lambda: found)
    collected = found[0]
    probe, grid = collected.ints("screen/probe"), collected.ints("screen/grid")
    chosen, codes = collected.ints("screen/chosen"), collected.texts("annotator/code")
    told = 0
    for row in range(8):
        tab.image_chosen.emit(row)
        until(lambda: furniture.background.idle)
        assert tab.side.table is not None
        for one in tab.side.table.rows.rows:
            chose, passed = [], []
            for screen in range(len(probe)):
                for first, second in ((row, one.row), (one.row, row)):
                    cell = np.flatnonzero(grid[screen] == second)
                    if probe[screen] == first and collected.counted[screen] and len(cell):
                        who = codes[collected.annotator[screen]]
                        (chose if chosen[screen, cell[0]] else passed).append(who)
            assert sorted(one.chose) == sorted(chose)
            assert sorted(one.passed) == sorted(passed)
            told += len(chose) + len(passed)
    assert told > 5


@pytest.mark.usefixtures("answered")
def test_names_and_labels_are_searched_and_enter_goes_to_the_next(
    furniture: Furniture, study: OpenStudy, until: Until, qtbot: Any
) -> None:
    keep_in(study, "good")
    tab = open_map(furniture, until)
    until(lambda: tab.shown is not None and furniture.background.idle)
    images = study.study.images
    label = next(one.label for one in images if one.label)
    tab.search.setText(label.upper())
    wanted = [row for row, one in enumerate(images) if label in one.label or label in one.name]
    assert tab.found() == wanted
    assert tab.count.text() == f"{len(wanted)} found"
    for row in [*wanted, wanted[0]]:
        qtbot.keyClick(tab.search, Qt.Key.Key_Return)
        assert tab.canvas.row == row
    until(lambda: furniture.background.idle)


@pytest.mark.usefixtures("answered")
def test_a_kept_map_comes_back_as_it_was_turned(furniture: Furniture, study: OpenStudy, until: Until) -> None:
    keep_in(study, "good")
    keep_in(study, "other")
    tab = open_map(furniture, until)
    until(lambda: tab.shown is not None and furniture.background.idle)
    tab.map_chosen.emit("good")
    until(lambda: furniture.background.idle and tab.maps.value == "good")
    tab.across.set_value(2)
    tab.across.value_changed.emit(2)
    tab.canvas.turn(30)
    tab.canvas.turn(0, mirror=True)
    turned = Orientation(2, 1, 330, True)
    assert tab.canvas.orientation == turned
    assert furniture.desks["data"].remembered[f"map {study.study.id[:8]} good"] == "2,1,330m"
    tab.map_chosen.emit("other")
    until(lambda: furniture.background.idle and tab.maps.value == "other")
    assert tab.canvas.orientation == Orientation()
    tab.map_chosen.emit("good")
    until(lambda: furniture.background.idle and tab.maps.value == "good")
    assert tab.canvas.orientation == turned


@pytest.mark.usefixtures("answered")
def test_figure_and_positions_are_saved(
    furniture: Furniture, study: OpenStudy, until: Until, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    kept = keep_in(study, "good", uncertainty=np.linspace(0, 1, 30))
    tab = open_map(furniture, until)
    until(lambda: tab.shown is not None and furniture.background.idle)
    out: list[Path] = []
    monkeypatch.setattr("gridlab.gui.pages.data.map.presenter.choose_new_file", lambda *_: out[-1])
    for name, ask in (
        ("map.svg", tab.figure_requested),
        ("where.csv", tab.positions_requested),
        ("where.h5", tab.positions_requested),
    ):
        out.append(tmp_path / name)
        ask.emit()
        until(lambda: out[-1].exists() and furniture.background.idle)
    assert out[0].read_text().count("<image ") == 30
    lines = out[1].read_text().splitlines()
    assert lines[0] == "name,sha256,label,screens,uncertainty,axis_1,axis_2,axis_3"
    assert len(lines) == 31
    assert out[2].read_bytes() == kept.read_bytes()


@pytest.mark.usefixtures("answered")
def test_a_click_chooses_the_image_under_it_and_dragging_moves_the_map(
    furniture: Furniture, study: OpenStudy, until: Until, qtbot: Any
) -> None:
    keep_in(study, "good")
    tab = open_map(furniture, until)
    until(lambda: tab.shown is not None and furniture.background.idle)
    canvas = tab.canvas
    place = canvas.camera.pixels(canvas.orientation.plane(tab.shown.positions))[5]
    spot = QPointF(*place).toPoint()
    assert canvas.row_at(QPointF(spot)) == 5
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=spot)
    assert canvas.row == 5
    seen = canvas.camera
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.camera.x > seen.x
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.camera.zoom > seen.zoom
    qtbot.keyClick(canvas, Qt.Key.Key_0)
    assert canvas.camera == seen
    until(lambda: furniture.background.idle)


def test_panning_paints_only_tiles_that_come_into_view(qapp: Any) -> None:
    from gridlab.app.map.plane import Camera

    plane = np.random.default_rng(0).normal(size=(500, 2))
    drawn: list[int] = []
    tiles = Tiles(plane, lambda _painter, rows, *_: drawn.extend(rows.tolist()))
    camera = Camera.around(plane, 700, 500).zoomed(4)

    def draw(seen: Camera) -> None:
        from gridlab.gui.look.painting import painting

        sheet = QPixmap(700, 500)
        with painting(sheet) as painter:
            while not tiles.draw(painter, seen, 1.0, QColor("white")):
                pass

    draw(camera)
    first = tiles.painted
    assert set(drawn) < set(range(500)), "what is not seen is not painted"
    draw(camera.panned(2, 2))
    assert tiles.painted <= first + 6
    before = tiles.painted
    draw(camera)
    assert tiles.painted == before, "what was painted is kept"


def test_a_tile_of_very_many_images_is_painted_over_several_frames(qapp: Any, monkeypatch: Any) -> None:
    from gridlab.app.map.plane import Camera
    from gridlab.gui.look.painting import painting

    monkeypatch.setattr("gridlab.gui.kit.map.tiles.BUDGET_S", 0.0)
    plane = np.random.default_rng(0).normal(size=(2_000, 2))
    drawn: list[int] = []
    tiles = Tiles(plane, lambda _painter, rows, *_: drawn.extend(rows.tolist()))
    camera = Camera.around(plane, 200, 200)
    sheet = QPixmap(200, 200)
    frames, most, is_whole = 0, 0, False
    while not is_whole:
        before = len(drawn)
        with painting(sheet) as painter:
            is_whole = tiles.draw(painter, camera, 1.0, QColor("white"))
        frames, most = frames + 1, max(most, len(drawn) - before)
    assert frames > 10
    assert most <= PORTION
    assert set(drawn) == set(range(2_000))


def test_every_image_is_on_each_tile_that_it_reaches(qapp: Any) -> None:
    from gridlab.app.map.plane import Camera
    from gridlab.gui.kit.map.tiles import TILE

    plane = np.random.default_rng(1).normal(size=(60, 2))
    camera = Camera.around(plane, 900, 700)
    tiles = Tiles(plane, lambda *_: None)
    sheet = QPixmap(900, 700)
    from gridlab.gui.look.painting import painting

    with painting(sheet) as painter:
        tiles.draw(painter, camera, 1.0, QColor("white"))
    for row, place in enumerate(tiles._places):
        for corner in ((-1, -1), (1, -1), (-1, 1), (1, 1)):
            key = tuple(np.floor((place + np.array(corner) * camera.side / 2) / TILE).astype(int).tolist())
            assert row in tiles._rows[key]


def test_a_file_without_images_is_no_map() -> None:
    from gridlab.app.map.contents import ShownMap
    from gridlab.domain.errors import GridLabError

    with pytest.raises(GridLabError, match="no positions"):
        ShownMap.of(map_file(np.zeros((0, 2)), []))


@pytest.mark.usefixtures("answered")
def test_two_maps_are_looked_at_together(furniture: Furniture, study: OpenStudy, until: Until) -> None:
    keep_in(study, "good")
    keep_in(study, "other")
    tab = open_map(furniture, until)
    until(lambda: tab.shown is not None and furniture.background.idle)
    tab.compare_button.setChecked(True)
    until(lambda: furniture.background.idle)
    tab.comparing.ask()
    until(lambda: tab.compared.done is not None and furniture.background.idle)
    one, other = tab.compared.views
    assert one.isVisible()
    assert tab.compared.heads[1].text() in ("good", "other")
    assert "share 100%" in tab.compared.told.text()
    one.zoom(3)
    assert other.camera == one.camera
    one.turn(45)
    assert other.orientation == one.orientation
    other.chosen.emit(4)
    assert (one.row, other.row) == (4, 4)
    tab.escape()
    assert tab.canvas.isVisible()
