"""The keys of a session's screens, pressed in the real window (contract, section 8)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gridlab.app.study_create import create_study
from gridlab.domain.design import Design, Layout, Pages, ScreenCounts, SessionRules, Timing
from gridlab.domain.session import EventKind
from gridlab.gui.screen.image_supply import Wanted, picture_of, study_reader

Small = Callable[..., Design]
ENTER, SPACE, BACK = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Backspace
LEFT, RIGHT, UP, DOWN = Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down


def counter(desk: Any) -> str:
    """What the counter says, as a screen reader has it."""
    return str(desk.window.screen_view.counter.accessibleName())


def test_each_cell_has_its_key_and_pressing_it_again_takes_the_choice_back(desk: Any, small: Small) -> None:
    desk.start(small(4, 4, 3))
    desk.ready()
    desk.press("1", "9", "g")
    assert desk.chosen == (0, 8, 15) and counter(desk) == "3 of 3 chosen"
    desk.press("9")
    assert desk.chosen == (0, 15) and counter(desk) == "2 of 3 chosen"
    desk.press("A")
    assert desk.chosen == (0, 15, 9)


def test_a_key_without_a_cell_or_with_a_command_key_does_nothing(desk: Any, small: Small) -> None:
    desk.start(small(2, 3, 2))
    desk.ready()
    desk.press("7", "z", "0", "-")
    desk.press("1", modifiers=Qt.KeyboardModifier.ControlModifier)
    desk.press("1", modifiers=Qt.KeyboardModifier.AltModifier)
    assert desk.chosen == ()


def test_a_further_cell_changes_nothing_when_all_are_chosen(desk: Any, small: Small) -> None:
    desk.start(small(2, 3, 2))
    desk.ready()
    desk.press("1", "2", "3")
    QTest.mouseClick(desk.window.screen_view.body.buttons[5], Qt.MouseButton.LeftButton)
    assert desk.chosen == (0, 1) and counter(desk) == "2 of 2 chosen"


def test_going_back_the_moment_a_screen_opens_shows_the_one_before(
    desk: Any, small: Small, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also where the pictures of the one before were given up, as those of this one had come late."""
    window = desk.start(small(counts=ScreenCounts(2, 0, 0, 0, 0)))

    open_it = window.screens.open

    def open_and_go_back() -> None:
        open_it()
        if window.screens.is_open and desk.page.position == 1:
            window.screens.look_ahead(desk.page)
            desk.press(BACK)

    monkeypatch.setattr(window.screens, "open", open_and_go_back)
    desk.ready()
    desk.press("1", "2", ENTER)
    desk.until(lambda: desk.page.position == 0 and desk.page.attempt == 1)
    desk.ready()
    assert desk.chosen == ()
    desk.press("3", "4")
    assert desk.chosen == (2, 3)


def test_with_one_to_choose_a_further_cell_moves_the_choice(desk: Any, small: Small) -> None:
    desk.start(small(2, 3, 1))
    desk.ready()
    desk.press("1", "4")
    assert desk.chosen == (3,) and counter(desk) == "1 of 1 chosen"
    QTest.mouseClick(desk.window.screen_view.body.buttons[5], Qt.MouseButton.LeftButton)
    assert desk.chosen == (5,)


def test_taking_a_ranked_choice_back_closes_the_gap(desk: Any, small: Small) -> None:
    desk.start(small(2, 3, 3, ranked=True))
    desk.ready()
    desk.press("4", "1", "6", "1")
    buttons = desk.window.screen_view.body.buttons
    assert desk.chosen == (3, 5)
    assert [buttons[cell].accessibleDescription() for cell in (3, 5, 0)] == [
        "chosen, rank 1",
        "chosen, rank 2",
        "not chosen",
    ]


def test_arrows_move_the_focus_and_space_toggles_the_focused_cell(desk: Any, small: Small) -> None:
    desk.start(small(2, 3, 2))
    desk.ready()
    focused = []
    for key in (DOWN, RIGHT, DOWN, DOWN, RIGHT, RIGHT, UP, LEFT):
        desk.press(key)
        focused.append(QApplication.focusWidget().cell)
    assert focused == [0, 1, 4, 4, 5, 5, 2, 1]
    desk.press(SPACE)
    assert desk.chosen == (1,)
    desk.press(SPACE)
    assert desk.chosen == ()


def test_arrows_go_over_a_probe_in_the_middle(desk: Any, small: Small) -> None:
    desk.start(small(3, 3, 2, block={"layout": Layout(probe="center")}))
    desk.ready()
    focused = []
    for key in (DOWN, DOWN, RIGHT, LEFT, RIGHT, UP):
        desk.press(key)
        focused.append(QApplication.focusWidget().cell)
    assert focused == [0, 3, 4, 3, 4, 2]


def test_no_cell_starts_focused_on_the_next_screen(desk: Any, small: Small) -> None:
    window = desk.start(small(2, 3, 1))
    desk.ready()
    desk.press(RIGHT)
    desk.go_on(SPACE)
    assert desk.page.position == 1 and window.screen_view.hasFocus()
    desk.press(SPACE)
    assert desk.chosen == ()


def test_enter_submits_only_once_enough_are_chosen(desk: Any, small: Small) -> None:
    window = desk.start(small(2, 3, 3, choose_min=2))
    desk.ready()
    desk.press("1", ENTER)
    assert desk.page.position == 0 and not window.screen_view.submit.isEnabled()
    desk.press("2")
    assert window.screen_view.submit.isEnabled()
    desk.go_on()
    assert desk.page.position == 1


def test_none_may_be_submitted_where_the_design_lets_it(desk: Any, small: Small) -> None:
    desk.start(small(2, 3, 2, choose_min=0))
    desk.go_on()
    assert desk.record().responses[0].chosen == ()


def test_input_before_the_minimum_is_ignored(desk: Any, small: Small) -> None:
    window = desk.start(small(2, 3, 1, timing=Timing(300)))
    desk.ready()
    desk.clock.ms += 299
    desk.press("1")
    QTest.mouseClick(window.screen_view.body.buttons[1], Qt.MouseButton.LeftButton)
    desk.press(BACK)
    assert desk.chosen == ()
    desk.clock.ms += 1
    desk.press("1")
    assert desk.chosen == (0,)
    desk.go_on(ms=0)
    response = desk.record().responses[0]
    assert (response.response_ms, response.choice_ms) == (300, (300,))


def test_a_key_that_is_held_down_counts_once(desk: Any, small: Small) -> None:
    desk.start(small(2, 3, 2))
    desk.ready()
    for key, text in ((Qt.Key.Key_1, "1"), (SPACE, " "), (RIGHT, ""), (ENTER, "\r"), (BACK, "")):
        desk.repeat(key, text)
    assert desk.chosen == () and desk.window.screen_view.hasFocus()
    desk.press("1", "2")
    desk.repeat(ENTER, "\r")
    assert desk.page.position == 0
    desk.press(RIGHT)
    desk.repeat(SPACE, " ")
    desk.repeat(RIGHT)
    assert desk.chosen == (0, 1) and QApplication.focusWidget().cell == 0


def test_backspace_shows_the_screen_before_empty_and_a_new_answer_takes_the_old_ones_place(
    desk: Any, small: Small
) -> None:
    window = desk.start(small())
    desk.ready()
    desk.press(BACK)
    assert desk.page.position == 0 and not window.screen_view.back.isVisible()
    desk.go_on("1", "2")
    desk.go_on("3", "4")
    desk.press("5", BACK)
    desk.ready()
    assert desk.page.position == 1 and desk.chosen == () and window.screen_view.keep.isVisible()
    desk.go_on("5", "6")
    assert desk.page.position == 2 and not window.screen_view.keep.isVisible()
    found = [(one.screen, one.attempt, one.chosen, one.retracted) for one in desk.record().responses]
    assert found == [(0, 0, (0, 1), False), (1, 0, (2, 3), True), (1, 1, (4, 5), False)]


def test_keep_leaves_the_earlier_answer_as_it_is(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.go_on("1", "2")
    desk.press(BACK)
    desk.ready()
    desk.press("4")
    window.screen_view.keep.click()
    desk.ready()
    assert desk.page.position == 1
    desk.go_on("3", "4")
    assert [(one.chosen, one.retracted) for one in desk.record().responses] == [
        ((0, 1), False),
        ((2, 3), False),
    ]


def test_there_is_no_way_back_where_the_design_forbids_it(desk: Any, small: Small) -> None:
    window = desk.start(small(session=SessionRules(allow_back=False)))
    desk.go_on("1", "2")
    desk.press(BACK)
    assert desk.page.position == 1 and not window.screen_view.back.isVisible()


def test_f1_shows_the_instructions_and_enter_leads_back_to_the_screen_as_it_was(
    desk: Any, small: Small
) -> None:
    window = desk.start(small(pages=Pages(instructions="# Look at the *shape*")))
    desk.go_on()
    desk.press("2", RIGHT, Qt.Key.Key_F1)
    assert window.has_overlay
    desk.press("1", SPACE, BACK, Qt.Key.Key_Tab, "3")
    assert desk.chosen == (1,)
    desk.press(ENTER)
    assert not window.has_overlay and desk.chosen == (1,)
    assert QApplication.focusWidget().cell == 0
    desk.go_on("1")
    assert EventKind.INSTRUCTIONS in [event.kind for event in desk.record().events]


@pytest.mark.parametrize("focused", [True, False])
def test_shift_enlarges_the_focused_cell_while_it_is_held(desk: Any, small: Small, focused: bool) -> None:
    window = desk.start(small())
    desk.ready()
    if focused:
        desk.press(RIGHT, RIGHT)
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Shift)
    assert window.screen_view.enlarging is focused
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Shift)
    assert not window.screen_view.enlarging
    desk.go_on("1", "2")
    enlarged = [event.cell for event in desk.record().events if event.kind is EventKind.ENLARGE]
    assert enlarged == ([1] if focused else [])


def test_the_right_button_enlarges_and_chooses_nothing(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.ready()
    button = window.screen_view.body.buttons[3]
    QTest.mousePress(button, Qt.MouseButton.RightButton)
    assert window.screen_view.enlarging
    QTest.mouseRelease(button, Qt.MouseButton.RightButton)
    assert not window.screen_view.enlarging and desk.chosen == ()


def test_an_enlarged_image_has_twice_its_own_pixels_smoothly(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.ready()
    view, button = window.screen_view, window.screen_view.body.buttons[3]
    QTest.mousePress(button, Qt.MouseButton.RightButton)
    header = window.runner.header
    shown = header.images[header.screens[desk.page.position].grid[3]]
    own = next(image for image in desk.study.study.images if image.sha256 == shown.sha256)
    assert min(view.width(), view.height()) > 2 * own.width + 100  # there is room for more
    wanted = Wanted(0, 2 * own.width, 2 * own.height)
    right = QImage(wanted.width, wanted.height, QImage.Format.Format_RGB32)
    right.fill(view.content.block.layout.background)
    with QPainter(right) as painter:
        painter.drawImage(0, 0, picture_of(study_reader(desk.study, (shown,))(wanted), wanted))
    middle = right.rect()
    middle.moveCenter(view.rect().center())
    desk.until(lambda: view.grab(middle).toImage().convertToFormat(right.format()) == right)
    QTest.mouseRelease(button, Qt.MouseButton.RightButton)


def test_shift_enlarges_the_probe_while_the_pointer_is_over_it(desk: Any, small: Small) -> None:
    window = desk.start(small())
    desk.ready()
    body = window.screen_view.body
    QTest.mouseMove(body, body.probe.geometry().center())
    desk.until(lambda: body.target() is not None)
    QTest.keyPress(window.windowHandle(), Qt.Key.Key_Shift)
    assert window.screen_view.enlarging
    QTest.keyRelease(window.windowHandle(), Qt.Key.Key_Shift)
    QTest.mouseMove(body, body.buttons[2].geometry().center())
    desk.until(lambda: body.target() == 2)
    QTest.mouseMove(body, QPoint(3, 3))
    desk.until(lambda: body.target() is None)
    desk.go_on("1", "2")
    events = desk.record().events
    assert [one.cell for one in events if one.kind is EventKind.ENLARGE] == [-1]


def test_cells_tell_screen_readers_their_name_and_whether_they_are_chosen(desk: Any, small: Small) -> None:
    window = desk.start(small(2, 3, 2))
    desk.ready()
    desk.press("2")
    told = []
    for button in window.screen_view.body.buttons:
        one = QAccessible.queryAccessibleInterface(button)
        told.append((one.text(QAccessible.Text.Name), bool(one.state().checked), bool(one.state().checkable)))
    assert told == [(f"Cell {cell + 1} of 6", cell == 1, True) for cell in range(6)]
    view = QAccessible.queryAccessibleInterface(window.screen_view)
    assert view.text(QAccessible.Text.Name) == "Screen 1 of 6"
    assert "Choose the 2 images" in view.text(QAccessible.Text.Description)


def test_cells_beyond_the_thirty_fifth_have_no_key_and_are_reached_by_arrows(
    desk: Any, small: Small, food: Path, tmp_path: Path
) -> None:
    desk.study, _ = create_study(tmp_path / "large", food, designs=())
    window = desk.start(small(6, 6, 2, counts=ScreenCounts(2, 0, 0, 0, 0)))
    desk.ready()
    desk.press(RIGHT, *[DOWN] * 5, *[RIGHT] * 5, SPACE, "z")
    assert desk.chosen == (35, 34)
    assert len(window.screen_view.body.buttons) == 36
