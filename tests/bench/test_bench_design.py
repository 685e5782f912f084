"""The designer: the preview after a keystroke beside a bare paint, and the sampler view beside bare dealing.

pytest tests/bench/test_bench_design.py --benchmark-only -s
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from dataclasses import replace
from statistics import median
from typing import Any

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QApplication

from gridlab.app.exposure import planned_exposure
from gridlab.domain.design import Block, Design, Grid, Layout, ScreenCounts
from gridlab.domain.images import Image
from gridlab.domain.sampling import session_screens
from gridlab.gui.look.fonts import load_fonts
from gridlab.gui.pages.design.preview.view import DesignPreview
from gridlab.gui.screen.body import Pictures
from gridlab.gui.screen.face import ScreenContent

DISPLAY = (1366, 768)
EDITS = 200
IMAGES = tuple(Image(f"{i}.png", hashlib.sha256(str(i).encode()).hexdigest(), 400, 400) for i in range(100))


@pytest.fixture
def preview() -> Any:
    """A preview at its true size with a 5×5 grid and all its pictures."""
    application = QApplication.instance() or QApplication([])
    load_fonts()
    made = DesignPreview()
    made.set_fitted(False)
    made.show()
    yield made
    made.close()
    made.deleteLater()
    application.processEvents()


def picture() -> QImage:
    made = QImage(108, 108, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.darkGreen)
    return made


def bare_paint(display: QImage, one: QImage) -> float:
    """Fill and draw 26 pictures, and nothing else, in milliseconds."""
    start = time.perf_counter()
    painter = QPainter(display)
    painter.fillRect(QRect(0, 0, *DISPLAY), Qt.GlobalColor.white)
    for place in range(26):
        painter.drawImage(130 * (place % 9), 130 * (place // 9), one)
    painter.end()
    return 1000 * (time.perf_counter() - start)


def test_the_preview_is_painted_anew_after_each_keystroke(
    benchmark: Callable[..., Any], preview: DesignPreview
) -> None:
    pictures = Pictures(picture(), tuple(picture() for _ in range(25)))
    display, one = QImage(*DISPLAY, QImage.Format.Format_RGB32), picture()
    layout = Layout(cell_size=116, probe_size=220)
    blocks = [
        Block(grid=Grid(5, 5, 4), layout=replace(layout, gap=gap), question=f"Choose the {{choose}}{gap}.")
        for gap in range(1, 25)
    ]
    edits = iter(range(10**6))
    bare: list[float] = []

    def keystroke() -> None:
        preview.show_screen(
            ScreenContent(blocks[next(edits) % len(blocks)], position="Screen 1 of 20"), pictures
        )
        preview.repaint()

    benchmark.pedantic(
        keystroke, setup=lambda: bare.append(bare_paint(display, one)), rounds=EDITS, warmup_rounds=10
    )
    taken = [1000 * each for each in benchmark.stats.stats.data]
    ratio = median(taken) / median(bare)
    benchmark.extra_info["ratio"] = ratio
    print(f"\nkeystroke {median(taken):.2f} ms, bare paint {median(bare):.2f} ms, {ratio:.1f} times")
    assert ratio < 40


def test_the_sampler_view_counts_1000_assignments(benchmark: Callable[..., Any]) -> None:
    design = Design(blocks=(Block(screens=ScreenCounts(20, 2, 2, 2, 3)),))
    start = time.perf_counter()
    for number in range(40):
        session_screens(design, IMAGES, number)
    whole = (time.perf_counter() - start) / 40
    benchmark.pedantic(lambda: list(planned_exposure(design, IMAGES, 1000)), rounds=1)
    each = benchmark.stats.stats.data[0] / 1000
    print(f"\nsampler view {1000 * each:.2f} s for 1,000 sessions, {each / whole:.2f} of dealing whole ones")
    benchmark.extra_info["ratio"] = each / whole
    assert each < whole
