"""Golden pictures of the Images page; `--renew-pictures` writes them anew, to be looked at first."""

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gridlab.app.study_create import create_study
from gridlab.gui.shell.app import Application
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.images.scan import Duplicate, Refusal, ScanReport

Until = Callable[..., None]
KEPT = Path(__file__).parent / "pictures"
# Anti-aliasing of texts differs by a few pixels between versions of Qt.
DIFFERENT = 40
SHARE = 0.005


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width() * 3].reshape(image.height(), image.width(), 3).astype(np.int16)


def show(furniture: Furniture, what: str, tmp_path: Path, until: Until) -> None:
    page = furniture.images
    grid = page.browser.grid
    if what == "one":
        grid.select_places([3])
    elif what == "several":
        page.browser.sort.set_value("label")
        page.browser.sort.value_changed.emit("label")
        grid.select_places([0, 1, 6])
        page.browser.bar.exclude.click()
        until(lambda: not grid._images.image(6).included)
    elif what == "left-out":
        images = page.browser.images
        bad = (
            Refusal("broken.jpg", "incomplete or damaged"),
            Refusal("<script>.png", "a link; links are not followed"),
        )
        report = ScanReport(images[:3], bad, (Duplicate(images[0].name, "copy.png"),), ())
        furniture.desks["images"].show_report(report)
    elif what == "labels":
        table = tmp_path / "own.csv"
        name = grid._images.image(0).name
        table.write_text(f"file,label,alt\n{name},round,A thing\nnone.png,x,\n", encoding="utf-8")
        page.labels_requested.emit(table)
        until(page.preview.isVisible)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("what", ["full", "one", "several", "left-out", "labels"])
def test_the_page_looks_as_it_was_approved(
    program: Application,
    food: Path,
    tmp_path: Path,
    until: Until,
    request: pytest.FixtureRequest,
    what: str,
    theme: str,
) -> None:
    program.theme.choose(theme)  # type: ignore[arg-type]
    labels = food.parent / "labels.csv"
    opened, _ = create_study(tmp_path / "study", food, labels_csv=labels)
    furniture = program.furnish()
    furniture.window.resize(1280, 720)
    furniture.studies.open(opened.folder)
    until(lambda: furniture.studies.view is not None)
    furniture.window.go("images")
    page = furniture.images
    page.grab()
    until(lambda: furniture.background.idle, 30)
    show(furniture, what, tmp_path, until)
    page.grab()
    until(lambda: furniture.background.idle and not furniture.thumbnails._wanted, 30)
    until(lambda: page.detail.image is None or page.detail._picture._pixmap is not None)
    until(lambda: not page.detail._ask.isActive() and furniture.background.idle)
    for _ in range(5):  # parts made a moment ago are shown by events
        QApplication.processEvents()
    now = page.grab().toImage()
    path = KEPT / f"{what}-{theme}.png"
    if request.config.getoption("--renew-pictures"):
        now.save(str(path))
    kept = QImage(str(path))
    assert kept.size() == now.size()
    far = np.abs(pixels(kept) - pixels(now)).max(axis=2) > DIFFERENT
    if far.mean() > SHARE:
        now.save(str(tmp_path / "now.png"))
    assert far.mean() <= SHARE, f"{far.mean():.1%} of the pixels differ; see {tmp_path / 'now.png'}"
