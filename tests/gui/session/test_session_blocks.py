"""From one block to the next, with its own grid, in the real window."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gridlab.domain.design import Block, Design, Grid, ScreenCounts, SessionRules, Timing

ENTER, RIGHT, SHIFT = Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Shift


def large_then_small() -> Design:
    """A block of six cells, then one of two."""
    screens, timing = ScreenCounts(1, 0, 0, 0, 0), Timing(minimum_ms=0)
    large = Block(name="large", grid=Grid(2, 3, 2), screens=screens, timing=timing)
    small = replace(large, name="small", grid=Grid(1, 2, 1))
    return Design(name="blocks", blocks=(large, small), session=SessionRules(allow_back=True))


@pytest.mark.parametrize("pointed_by", ["mouse", "arrows"])
def test_the_pointer_on_a_cell_that_the_next_block_lacks_is_no_trouble(desk: Any, pointed_by: str) -> None:
    window = desk.start(large_then_small())
    desk.ready()
    last = window.screen_view.body.buttons[5]
    if pointed_by == "mouse":
        QTest.mouseMove(last)
        desk.until(lambda: window.screen_view.body.hovered == 5)
    else:
        desk.press(RIGHT, RIGHT, RIGHT, Qt.Key.Key_Down)
        assert last.hasFocus()
    desk.go_on("1", "2")
    assert len(window.screen_view.body.buttons) == 2 and not window.trouble.isVisible()
    desk.press(SHIFT)  # nothing is pointed at any more, so nothing is enlarged
    assert window.screen_view.body.target() is None and not window.screen_view.enlarging
    desk.go_on("2")
    assert not window.trouble.isVisible()


def test_the_pointer_in_the_corner_is_no_trouble_when_the_next_block_has_more_cells(desk: Any) -> None:
    design = large_then_small()
    window = desk.start(replace(design, blocks=design.blocks[::-1]))
    desk.ready()
    body = window.screen_view.body
    for x in (9, 8):  # where a button without a place would be
        QTest.mouseMove(body, QPoint(x, 12))
        QTest.qWait(10)
    desk.go_on("1")
    assert len(body.buttons) == 6 and body.hovered is None and not window.trouble.isVisible()
    desk.go_on("6", "5")
