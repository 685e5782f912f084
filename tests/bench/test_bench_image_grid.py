"""Benchmark: the grid scrolls 100,000 thumbnails as it does 1,000, and beside Qt's own list of 1,000."""

from __future__ import annotations

from collections.abc import Callable
from statistics import median
from time import perf_counter

import pytest
from PySide6.QtCore import QSize, QStringListModel
from PySide6.QtGui import QColor, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QApplication, QListView

from gridlab.app.images_arranged import Order, arranged, picked
from gridlab.domain.images import Image
from gridlab.gui.pages.images.cards import ITEM
from gridlab.gui.pages.images.grid import ImageModel, ImageView

MANY, FEW = 100_000, 1_000
STEPS = 60
STEP = 97  # pixels, so that every step shows other parts of cards
# A card is a rounded frame, a picture and two texts painted by Python; Qt's list paints one text in C++.
TIMES_BARE_LIST = 20.0
TIMES_FEW = 1.6


class Painted:
    """Pictures that are all there."""

    def __init__(self) -> None:
        self.pixmaps = [QPixmap(160, 120) for _ in range(16)]
        for number, pixmap in enumerate(self.pixmaps):
            pixmap.fill(QColor(number * 16, 120, 200))

    def get(self, image: Image) -> QPixmap:
        return self.pixmaps[int(image.sha256[-1], 16)]

    def is_lost(self, image: Image) -> bool:
        return False


def images(count: int) -> tuple[Image, ...]:
    return tuple(
        Image(f"folder/image-{row:06d}.png", f"{row:064x}", 640, 480, f"label {row % 10}")
        for row in range(count)
    )


def shown(view: QAbstractItemView) -> QAbstractItemView:
    view.resize(1280, 720)
    view.show()
    QApplication.processEvents()
    return view


def grid(count: int) -> ImageView:
    model = ImageModel()
    model.set_rows(images(count), range(count))
    view = ImageView(model, Painted())
    shown(view)
    return view


def bare_list() -> QListView:
    view = QListView()
    view.setModel(QStringListModel([f"folder/image-{row:06d}.png" for row in range(FEW)], view))
    view.setFlow(QListView.Flow.LeftToRight)
    view.setWrapping(True)
    view.setGridSize(QSize(ITEM))
    view.setUniformItemSizes(True)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    shown(view)
    return view


def scroll_seconds(view: QAbstractItemView) -> list[float]:
    """How long each of many steps takes, everything that is seen painted anew."""
    bar = view.verticalScrollBar()
    taken = []
    for step in range(STEPS):
        begun = perf_counter()
        bar.setValue(bar.maximum() * (step % 2) // 2 + step * STEP)
        view.viewport().repaint()
        taken.append(perf_counter() - begun)
    return taken


@pytest.mark.benchmark(group="images")
def test_a_hundred_thousand_thumbnails_scroll_as_a_thousand_do(benchmark, qapp: QApplication) -> None:
    many, few, bare = grid(MANY), grid(FEW), bare_list()
    for view in (many, few, bare):
        scroll_seconds(view)
    ours, smaller, plain = [], [], []
    for _ in range(5):  # taken in turn, so that a busy machine slows all
        ours += scroll_seconds(many)
        smaller += scroll_seconds(few)
        plain += scroll_seconds(bare)
    benchmark.pedantic(scroll_seconds, args=(many,), rounds=1)
    benchmark.extra_info["step_ms"] = round(median(ours) * 1000, 2)
    benchmark.extra_info["longest_ms"] = round(max(ours) * 1000, 2)
    benchmark.extra_info["times_a_thousand"] = round(median(ours) / median(smaller), 2)
    benchmark.extra_info["times_bare_list"] = round(median(ours) / median(plain), 2)
    for view in (many, few, bare):
        view.deleteLater()
    assert median(ours) <= TIMES_FEW * median(smaller)
    assert median(ours) <= TIMES_BARE_LIST * median(plain)


@pytest.mark.benchmark(group="images")
def test_a_new_width_is_laid_out_at_once(benchmark, qapp: QApplication) -> None:
    """Qt's list asks about each of its rows."""
    many, few = grid(MANY), grid(FEW)

    def widths(view: ImageView) -> float:
        begun = perf_counter()
        for width in (900, 1100, 1300):
            view.resize(width, 720)
            view.viewport().repaint()
        return perf_counter() - begun

    for view in (many, few):
        widths(view)
    ours, smaller = [], []
    for _ in range(7):
        ours.append(widths(many))
        smaller.append(widths(few))
    benchmark.pedantic(widths, args=(many,), rounds=1)
    benchmark.extra_info["times_a_thousand"] = round(median(ours) / median(smaller), 2)
    for view in (many, few):
        view.deleteLater()
    assert median(ours) <= TIMES_FEW * median(smaller)


@pytest.mark.benchmark(group="images")
def test_a_search_costs_a_few_times_a_bare_look_at_every_text(benchmark) -> None:
    made = arranged(images(MANY))

    def bare() -> int:
        return len([text for text in made.texts if "999" in text])

    def search() -> int:
        return len(picked(made, Order("999", "included", "name", descending=True)))

    def best(act: Callable[[], int]) -> float:
        taken = []
        for _ in range(7):
            begun = perf_counter()
            act()
            taken.append(perf_counter() - begun)
        return min(taken)

    assert search() == bare()
    ratio = best(search) / best(bare)
    benchmark.pedantic(search, rounds=3)
    benchmark.extra_info["times_bare"] = round(ratio, 2)
    assert ratio < 6
