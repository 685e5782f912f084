"""The list of refused files shows each reason in full, with what to do."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from gridlab.domain.said import verbatim
from gridlab.gui.pages.images.reports import ScanPanel
from gridlab.gui.shell.app import Application
from gridlab.store.images.scan import Refusal, ScanReport

REASON = "a TIFF image with 2 channels of 16 bits, which GridLab doesn't read. Save it as PNG, or as TIFF"


@pytest.fixture
def picture_of(program: Application) -> Iterator[Callable[[list[str]], QImage]]:
    panels = []

    def picture_of(reasons: list[str]) -> QImage:
        panel = ScanPanel()
        panels.append(panel)
        rows = tuple(Refusal(f"{at}.tif", verbatim(reason)) for at, reason in enumerate(reasons))
        panel.show_report(ScanReport((), rows, (), ()))
        panel.resize(panel.width(), 600)
        QApplication.processEvents()
        return panel.list.viewport().grab().toImage()

    yield picture_of
    for panel in panels:
        panel.close()
        panel.deleteLater()


def test_the_last_words_of_a_reason_are_seen(picture_of: Callable[[list[str]], QImage]) -> None:
    reasons = [f"{REASON} {'with fewer bits ' * more}END" for more in range(5)]
    whole = picture_of(reasons)
    for at, reason in enumerate(reasons):
        without = [*reasons[:at], reason.removesuffix("END"), *reasons[at + 1 :]]
        # Another row stays the longest, so that the rows are as high as before.
        if at != len(reasons) - 1:
            assert picture_of(without) != whole, at
    assert picture_of(reasons) == whole


def test_rows_with_short_reasons_are_low(picture_of: Callable[[list[str]], QImage]) -> None:
    low, high = picture_of(["short"] * 4), picture_of(["short"] * 3 + [REASON])
    assert low.copy(0, 60, low.width(), 30) != high.copy(0, 60, low.width(), 30)
