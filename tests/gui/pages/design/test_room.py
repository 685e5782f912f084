"""The preview has the room: the list folds, what is told stands below, and nothing above it moves."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gridlab.gui.pages.design.preview.view import AROUND
from gridlab.gui.shell.furniture import Furniture
from gridlab.store.settings import read_settings

Until = Callable[..., None]


def top(widget: QWidget, furniture: Furniture) -> QPoint:
    return widget.mapTo(furniture.window, QPoint(0, 0))


@pytest.mark.parametrize(("size", "least"), [((1280, 720), 620), ((1440, 900), 780), ((1920, 1080), 1080)])
def test_the_preview_fills_its_pane_and_what_is_told_of_it_stands_below(
    furniture: Furniture, until: Until, size: tuple[int, int], least: int
) -> None:
    window, page = furniture.window, furniture.design
    window.resize(*size)
    window.go("design")
    page.show_design("grid-8-choose-2")
    until(lambda: page.pane.control.idle and page.pane.warnings.rows)
    QTest.qWait(20)
    preview, warnings = page.pane.preview, page.pane.warnings
    assert preview.frame().width() >= least
    assert preview.frame().width() >= preview.width() - 2 * AROUND - 1, "it is as wide as it can be"
    assert len(warnings.rows) == len(warnings.warnings), "all of them, none asked for"
    assert warnings.geometry().top() > preview.geometry().bottom()
    assert warnings.geometry().bottom() <= page.pane.height()


def test_the_list_folds_by_button_and_key_and_is_remembered(furniture: Furniture, until: Until) -> None:
    window, page = furniture.window, furniture.design
    window.resize(1280, 720)
    window.activateWindow()
    window.go("design")
    assert page.side.folded, "there is little room, and nobody has decided"
    assert page.presenter.remembered["design list"] == ""
    folded = page.pane.width()
    QTest.mouseClick(page.side.fold_button, Qt.MouseButton.LeftButton)
    assert not page.side.folded and page.side.new_button.isVisible()
    QTest.qWait(20)
    assert page.pane.width() < folded
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert page.side.folded and page.side.new_square.isVisible()
    window.resize(1920, 1080)
    QTest.qWait(20)
    assert page.side.folded, "as it was wanted"
    window.closing.emit()
    assert read_settings().windows["design list"] == "folded"
    page.fold_list(None)
    assert not page.side.folded
    list(page.presenter.building(read_settings()))
    assert page.side.folded


def test_the_bar_of_the_preview_does_not_move(furniture: Furniture, until: Until) -> None:
    window, page = furniture.window, furniture.design
    window.resize(1280, 720)
    window.go("design")
    page.show_design("grid-8-choose-2")
    until(lambda: page.pane.control.idle)
    pane = page.pane
    bar = (pane.displays, pane.true_size, pane.sampler_button, pane.preview)
    stood = [top(one, furniture) for one in bar]
    field = page.form.field("grid", "choose")
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "99")
    until(pane.held_message.isVisible)
    assert [top(one, furniture) for one in bar] == stood
    assert top(pane.held_message, furniture).y() > top(pane.preview, furniture).y() + pane.preview.height()
    pane.sampler_button.click()
    QTest.qWait(20)
    assert [top(one, furniture) for one in bar[:3]] == stood[:3]
    assert top(pane.sampler, furniture).y() == stood[3].y(), "what takes its place stands where it stood"
    pane.sampler_button.click()
    until(lambda: furniture.background.idle)
