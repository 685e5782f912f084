"""The live preview: kinds of screens, blocks, displays, true size, wrong entries, and warnings with fixes."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, ScreenCounts
from gridlab.gui.kit.displays import PHONE, DisplaySize
from gridlab.gui.pages.design.list import WARNINGS_ROLE
from gridlab.gui.pages.design.page import DesignPage
from gridlab.gui.shell.furniture import Furniture
from tests.designs import save_design

Until = Callable[..., None]


@pytest.fixture
def page(furniture: Furniture, study: OpenStudy, until: Until) -> DesignPage:
    """The Design page with a design of two blocks, which has every kind of screen."""
    one = Block(name="first", grid=Grid(2, 3, 2), screens=ScreenCounts(6, 2, 1, 1, 2))
    two = Block(name="second", grid=Grid(1, 2, 1), screens=ScreenCounts(6, 0, 0, 0, 0))
    save_design(study, Design(name="blocks", blocks=(one, two)))
    furniture.studies.reread_designs()
    until(lambda: furniture.design.side.model.row_of("blocks") >= 0)
    furniture.window.go("design")
    furniture.design.show_design("blocks")
    shown(furniture.design, until)
    return furniture.design


def shown(page: DesignPage, until: Until) -> None:
    until(lambda: page.pane.control.idle)


def position(page: DesignPage) -> str:
    content = page.pane.preview.screen_view.content
    assert content is not None
    return content.position


def type_over(page: DesignPage, path: tuple[str, ...], text: str) -> None:
    field = page.form.field(*path)
    assert isinstance(field, QLineEdit)
    field.selectAll()
    QTest.keyClicks(field, text)


def kind_shown(page: DesignPage) -> str:
    screen = page.pane.control.screen
    return screen.screen.kind.name.lower() if screen is not None else ""


@pytest.mark.parametrize("kind", ["shared", "catch", "repeat"])
def test_every_kind_of_screen_can_be_reached(page: DesignPage, until: Until, kind: str) -> None:
    page.pane.kinds.choose(kind)  # type: ignore[arg-type]
    until(lambda: kind_shown(page) == kind)
    assert position(page).startswith("Screen ")


def test_a_practice_screen_has_no_number(page: DesignPage, until: Until) -> None:
    page.pane.kinds.choose("practice")
    until(lambda: position(page) == "Practice")


def test_another_screen_goes_on_with_the_next_session(page: DesignPage, until: Until) -> None:
    page.pane.kinds.choose("catch")
    until(lambda: kind_shown(page) == "catch")
    seen = set()
    for _ in range(4):
        assert page.pane.control.screen is not None
        seen.add(page.pane.control.screen.screen.grid)
        page.pane.another.click()
        shown(page, until)
    assert len(seen) == 4, "a HIT has one catch screen"


def test_another_block_is_chosen_in_form_and_preview_together(page: DesignPage, until: Until) -> None:
    assert not page.pane.kinds.blocks.isHidden()
    page.pane.kinds.blocks.set_value(1)
    page.pane.kinds.blocks.value_changed.emit(1)
    until(lambda: len(page.pane.preview.screen_view.body.buttons) == 2)
    field = page.form.field("grid", "columns")
    assert isinstance(field, QLineEdit) and field.text() == "2"
    shown(page, until)


def test_kinds_that_a_block_does_not_have_cannot_be_chosen(page: DesignPage, until: Until) -> None:
    page.pane.kinds.choose("catch")
    page.pane.kinds.blocks.value_changed.emit(1)
    until(lambda: page.pane.kinds.kind == "main")
    buttons = [button for button in page.pane.kinds.findChildren(QPushButton) if button.isCheckable()]
    assert [button.isEnabled() for button in buttons] == [True, False, False, False, False]
    shown(page, until)


def test_a_display_of_ones_own_size(page: DesignPage, until: Until) -> None:
    displays = page.pane.displays
    displays.choose(DisplaySize(1000, 700))
    assert page.pane.preview.screen_view.size() == QSize(1000, 700)
    displays.width_field.selectAll()
    QTest.keyClicks(displays.width_field, "1440")
    assert page.pane.preview.screen_view.size() == QSize(1440, 700)
    displays.height_field.selectAll()
    QTest.keyClicks(displays.height_field, "0")
    assert page.pane.preview.screen_view.size() == QSize(1440, 700), "the last good size stays"
    assert displays.height_field.property("wrong") is True
    shown(page, until)


def test_true_size_shows_each_pixel_as_one(page: DesignPage, until: Until) -> None:
    preview = page.pane.preview
    assert preview.frame().width() < 1366
    page.pane.true_size.click()
    assert preview.frame().size().toSize() == QSize(1366, 768)
    page.pane.true_size.click()
    assert preview.frame().width() < 1366
    shown(page, until)


def test_surroundings_are_light_or_dark(page: DesignPage, until: Until) -> None:
    preview = page.pane.preview

    def corner() -> QColor:
        return preview.grab().toImage().pixelColor(preview.width() // 2, 5)

    before = corner().lightness()
    page.pane.surroundings.click()
    assert abs(corner().lightness() - before) > 100
    shown(page, until)


def test_cells_are_chosen_by_their_keys(page: DesignPage, until: Until) -> None:
    preview = page.pane.preview
    first = preview.chosen[0]
    QTest.keyClick(preview, str(first + 1))  # type: ignore[call-overload]
    assert first not in preview.chosen
    QTest.keyClick(preview, str(first + 1))  # type: ignore[call-overload]
    assert first in preview.chosen
    shown(page, until)


def test_while_an_entry_is_wrong_the_last_good_design_stands_and_says_so(
    page: DesignPage, until: Until
) -> None:
    view = page.pane.preview.screen_view
    type_over(page, ("grid", "choose"), "9")
    assert "last valid version" in page.pane.held_message.text
    assert view.content is not None and view.content.block.grid.choose == 2
    type_over(page, ("grid", "choose"), "3")
    assert page.pane.held_message.text == "" or page.pane.held_message.isHidden()
    assert view.content.block.grid.choose == 3
    shown(page, until)


def test_warnings_follow_an_edit_and_a_fix_is_an_edit_with_a_name(
    page: DesignPage, furniture: Furniture, until: Until
) -> None:
    type_over(page, ("grid", "choose"), "4")
    until(lambda: any(one.code == "choose_more_than_half" for one in page.pane.warnings.warnings))
    page.pane.warnings.unfold(True)
    row = next(row for row in page.pane.warnings.rows if row.warning.code == "choose_more_than_half")
    assert "4 of 6" in row.reason.text()
    fix = row.findChild(QPushButton)
    assert fix is not None
    QTest.mouseClick(fix, Qt.MouseButton.LeftButton)
    assert page.form.design.blocks[0].grid.choose == 3
    assert page.step_buttons.undo.accessibleName() == "Undo: Choose 3"
    field = page.form.field("grid", "choose")
    assert isinstance(field, QLineEdit) and field.text() == "3"
    until(lambda: not any(one.code == "choose_more_than_half" for one in page.pane.warnings.warnings))


def test_the_list_marks_designs_with_their_warnings(page: DesignPage, until: Until) -> None:
    model = page.side.model
    index = model.index(model.row_of("blocks"))
    until(lambda: page.pane.warning_control.counts().get("blocks") is not None)
    before = model.data(index, WARNINGS_ROLE)
    type_over(page, ("grid", "choose"), "5")
    until(lambda: model.data(index, WARNINGS_ROLE) == before + 1)
    assert f"{before + 1} warning" in model.data(index, Qt.ItemDataRole.AccessibleTextRole)


def test_a_smaller_display_warns_of_what_happens_on_it(page: DesignPage, until: Until) -> None:
    type_over(page, ("layout", "cell_size"), "30")
    page.pane.displays.choose(PHONE)
    until(lambda: any(one.code == "small_target" for one in page.pane.warnings.warnings))
    page.pane.displays.choose(DisplaySize(1366, 768))
    until(lambda: not any(one.code == "small_target" for one in page.pane.warnings.warnings))


def test_notes_alone_are_one_quiet_line_where_less_is_asked_for(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    page = furniture.design
    furniture.window.go("design")
    page.show_design("grid-8-choose-2")
    until(lambda: page.pane.warnings.warnings)
    assert {one.severity for one in page.pane.warnings.warnings} == {"note"}
    assert len(page.pane.warnings.rows) == len(page.pane.warnings.warnings)
    page.pane.warnings.more.click()
    assert page.pane.warnings.rows == []
    page.pane.warnings.more.click()
    assert len(page.pane.warnings.rows) == len(page.pane.warnings.warnings)


def test_a_study_without_a_design_has_no_warnings(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    for name in ("grid-8-choose-2", "triplet"):
        Path(study.folder / "designs" / f"{name}.json").unlink()
    furniture.studies.reread_designs()
    until(lambda: furniture.design.side.model.rowCount() == 0)
    until(lambda: furniture.background.idle)
    assert furniture.design.pane.warnings.warnings == ()
