"""A name that lies gets an offer, and designs are renamed in the list itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton

from gridlab.gui.shell.furniture import Furniture

Until = Callable[..., None]


def buttons(furniture: Furniture) -> dict[str, QPushButton]:
    bar = furniture.design.name_message
    return {one.text(): one for one in bar.findChildren(QPushButton)}


def test_a_gallery_name_that_no_longer_fits_is_offered_a_better_one(
    furniture: Furniture, until: Until
) -> None:
    furniture.window.go("design")
    page, desk = furniture.design, furniture.design.presenter
    page.show_design("triplet")
    assert not page.name_message.isVisible()
    (entry,) = [one for one in furniture.studies.view.designs if one.name == "triplet"]  # type: ignore[union-attr]
    block = entry.design.blocks[0]  # type: ignore[union-attr]
    grid = replace(block.grid, rows=2, columns=3, choose=2, choose_min=2)
    desk.edit(replace(entry.design, blocks=(replace(block, grid=grid),)), "Grid", "")
    until(page.name_message.isVisible)
    buttons(furniture)["Rename to grid-6-choose-2"].click()
    assert page.name == "grid-6-choose-2"
    assert not page.name_message.isVisible()
    desk.undo()
    until(page.name_message.isVisible)
    page.name_message._close.click()  # the name is kept
    desk.edit(replace(entry.design, blocks=(replace(block, grid=grid, question="Which?"),)), "Question", "")
    assert not page.name_message.isVisible()


def test_a_design_is_renamed_in_its_row_of_the_list(furniture: Furniture, until: Until) -> None:
    furniture.window.go("design")
    page = furniture.design
    page.fold_list(False)
    page.show_design("triplet")
    row = page.side.view.visualRect(page.side.view.currentIndex())
    QTest.mouseClick(page.side.view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    QTest.mouseDClick(page.side.view.viewport(), Qt.MouseButton.LeftButton, pos=row.center())
    panel = page.side.rename_panel
    assert panel.isVisible()
    row = page.side.view.visualRect(page.side.view.currentIndex())
    assert panel.geometry().topLeft() == row.topLeft() and panel.width() == row.width()
    QTest.keyClicks(panel.field, "mine")
    QTest.keyClick(panel.field, Qt.Key.Key_Return)
    until(lambda: page.name == "mine")
    assert not panel.isVisible()


def test_a_design_is_renamed_in_the_heading_and_the_list_where_it_is_folded(
    furniture: Furniture, until: Until
) -> None:
    furniture.window.resize(1280, 720)
    furniture.window.activateWindow()
    furniture.window.go("design")
    page = furniture.design
    page.show_design("triplet")
    heading = page.name_heading
    QTest.qWait(20)  # it takes its place
    assert heading.text() == "triplet" and page.side.folded
    QTest.mouseClick(heading, Qt.MouseButton.LeftButton)
    assert heading.panel is not None and heading.panel.isVisible()
    QTest.keyClicks(heading.panel.field, "grid-8-choose-2")
    assert "already" in heading.panel.problem
    assert heading.panel.rect().contains(heading.panel._problem.geometry()), "the reason is seen"
    heading.panel.field.selectAll()
    QTest.keyClicks(heading.panel.field, "mine")
    QTest.keyClick(heading.panel.field, Qt.Key.Key_Return)
    until(lambda: page.name == "mine")
    assert heading.text() == "mine" and not heading.panel.isVisible()
    page.presenter.undo()
    until(lambda: heading.text() == "triplet")
    until(lambda: furniture.background.idle)
    page.side.view.setFocus()
    until(page.side.view.hasFocus)
    QTest.keyClick(page.side.view, Qt.Key.Key_F2)
    assert heading.panel.isVisible(), "a folded list has no room for a name"
    QTest.keyClick(heading.panel.field, Qt.Key.Key_Escape)
    assert not heading.panel.isVisible() and heading.text() == "triplet"
