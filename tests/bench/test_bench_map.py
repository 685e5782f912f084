"""Panning a map of 10,000 thumbnails beside one of 100, and beside painting every image for every frame.

What is asserted are ratios within one run.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from statistics import median
from typing import Any

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from gridlab.app.map.contents import ShownMap
from gridlab.app.map.plane import STRAIGHT
from gridlab.app.map.tones import tones_of
from gridlab.gui.kit.map.atlas import Atlas
from gridlab.gui.kit.map.painter import Picture
from gridlab.gui.kit.map.view import MapView

pytestmark = pytest.mark.benchmark(group="map")
SIZE = (1000, 600)
FRAMES = 60
STEP_PX = 7.0
TIMES_FEW, TIMES_QUICKER = 8.0, 20.0
ABOUT = {"method": "tste", "dims": 2}


class Painted:
    """Pictures from an atlas of pictures of one colour each."""

    def __init__(self, count: int) -> None:
        self._atlas = Atlas(count)
        images = {}
        for row in range(count):
            image = QImage(32, 24, QImage.Format.Format_ARGB32_Premultiplied)
            image.fill(QColor.fromHsv(row * 7 % 360, 160, 200))
            images[row] = image
        self._atlas.put(images)

    def picture(self, row: int, pixels: float) -> Picture | None:
        return self._atlas.picture(row, pixels) or self._atlas.largest(row)

    def is_missing(self, row: int) -> bool:
        return False


def view_of(count: int) -> MapView:
    """A map of so many images, all of it painted once."""
    where = np.random.default_rng(0).normal(size=(count, 2))
    names = tuple(f"{row}.png" for row in range(count))
    labels = tuple(f"label {row % 8}" for row in range(count))
    seen = np.ones(count, np.int64)
    shown = ShownMap(names, ("",) * count, labels, seen, where, None, ABOUT)
    view = MapView(Painted(count))
    view.resize(*SIZE)
    view.show_map(shown, STRAIGHT, tones_of(shown, "label"))
    return view


def painted(view: MapView) -> int:
    """How many tiles were painted so far."""
    assert view._tiles is not None
    return view._tiles.painted


def frames(view: MapView) -> Iterator[float]:
    """Seconds of each frame while the map is panned across and back."""
    sheet = QImage(*SIZE, QImage.Format.Format_RGB32)
    for frame in range(FRAMES):
        step = STEP_PX if frame < FRAMES / 2 else -STEP_PX
        view.look(view.camera.panned(step, step / 2))
        begun = time.perf_counter()
        view.render(sheet)
        yield time.perf_counter() - begun


def settled(view: MapView, zoom: float) -> MapView:
    """The view at this zoom, its tiles painted."""
    view.reset_zoom()
    view.zoom(zoom)
    sheet = QImage(*SIZE, QImage.Format.Format_RGB32)
    for _ in range(400):
        before = painted(view)
        view.render(sheet)
        if painted(view) == before:
            break
    return view


@pytest.mark.parametrize("zoom", [1.0, 6.0])
def test_panning_10000_images_is_as_quick_as_panning_100(
    benchmark: Any,
    qapp: QApplication,
    zoom: float,
) -> None:
    times: dict[int, list[float]] = {}
    for count in (100, 10_000):
        view = settled(view_of(count), zoom)
        times[count] = sorted(frames(view))
        view.deleteLater()
    few, many = (median(times[count]) for count in (100, 10_000))
    view = settled(view_of(10_000), zoom)
    benchmark.pedantic(lambda: list(frames(view)), rounds=1)
    benchmark.extra_info["frame_ms"] = round(1000 * many, 2)
    benchmark.extra_info["frame_95_ms"] = round(1000 * times[10_000][int(0.95 * FRAMES)], 2)
    anew = _all_painted(view, zoom)
    benchmark.extra_info["all_anew_ms"] = round(1000 * anew, 1)
    assert many < TIMES_FEW * few
    assert anew > TIMES_QUICKER * many


def _all_painted(view: MapView, zoom: float) -> float:
    """Seconds of painting all that is seen anew."""
    settled(view, zoom)
    assert view._tiles is not None
    view._tiles.renew()
    sheet = QImage(*SIZE, QImage.Format.Format_RGB32)
    begun, before = time.perf_counter(), -1
    while painted(view) != before:
        before = painted(view)
        view.render(sheet)
    view.deleteLater()
    return time.perf_counter() - begun
