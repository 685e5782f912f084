"""The shared controls do what the keyboard and the mouse ask, and say what they are."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget

from gridlab.app.session.columns import started_text
from gridlab.domain.errors import GridLabError
from gridlab.gui.kit.buttons import SegmentedButtons, button
from gridlab.gui.kit.fields import CheckField, ChoiceField, NumberField
from gridlab.gui.kit.grid_picture import filled_cells
from gridlab.gui.kit.labels import ShortLabel, label, plain_tip
from gridlab.gui.kit.messages import MessageBar, ProgressRow
from gridlab.gui.look.fonts import interface_font, load_fonts
from gridlab.gui.look.icons import icon
from gridlab.gui.look.numbers import counted, duration
from gridlab.gui.look.palette import set_scheme
from gridlab.gui.shell.frame import NavigationButton
from gridlab.gui.shell.furniture import Furniture


@pytest.fixture
def place(until: Callable[..., None]) -> Iterator[QWidget]:
    """A shown window to put controls into."""
    window = QWidget()
    QVBoxLayout(window)
    window.resize(400, 300)
    window.show()
    window.activateWindow()
    until(window.isActiveWindow)
    yield window
    window.deleteLater()


def put(place: QWidget, widget: QWidget) -> None:
    layout = place.layout()
    assert layout is not None
    layout.addWidget(widget)
    QApplication.processEvents()


def test_figures_have_one_width_so_that_columns_line_up() -> None:
    load_fonts()
    metrics = QFontMetricsF(interface_font(13))
    assert len({round(metrics.horizontalAdvance(figure * 10), 3) for figure in "0123456789"}) == 1


def test_a_number_field_tells_numbers_and_steps_by_the_arrows(place: QWidget) -> None:
    field = NumberField(says="Rows", unit="px", low=1, high=12)
    put(place, field)
    told: list[object] = []
    field.number_changed.connect(told.append)
    field.setFocus()
    QTest.keyClicks(field, "12")
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClicks(field, "x")
    assert told == [1, 12, 12, 11, None]
    assert field.accessibleName() == "Rows"


def test_showing_a_number_tells_nobody(place: QWidget) -> None:
    field = NumberField(says="Rows")
    put(place, field)
    told: list[object] = []
    field.number_changed.connect(told.append)
    field.set_number(7)
    assert field.number == 7
    assert told == []


def test_of_segmented_buttons_one_is_down_and_arrows_move_it(place: QWidget) -> None:
    segments = SegmentedButtons((("left", "Left"), ("right", "Right"), ("top", "Top")), says="Probe")
    put(place, segments)
    told: list[object] = []
    segments.value_changed.connect(told.append)
    QTest.mouseClick(segments.buttons()[1], Qt.MouseButton.LeftButton)
    segments.buttons()[1].setFocus()
    QTest.keyClick(segments.buttons()[1], Qt.Key.Key_Right)
    assert told == ["right", "top"]
    assert segments.value == "top"
    assert [one.isChecked() for one in segments.buttons()] == [False, False, True]
    assert segments.buttons()[0].accessibleName() == "Probe: Left"


def test_a_choice_keeps_its_value_when_others_are_offered(place: QWidget) -> None:
    field = ChoiceField([((1, 2), "one"), ((3, 4), "two")], says="Size")
    put(place, field)
    field.set_value((3, 4))
    field.set_choices([((5, 6), "three"), ((3, 4), "two")])
    assert field.value == (3, 4)
    assert field.currentText() == "two"


def test_a_message_says_what_is_safe_and_its_button_mends(place: QWidget) -> None:
    bar = MessageBar()
    put(place, bar)
    mended: list[bool] = []
    error = GridLabError("The disk is full.", safe="No file was written.", todo="Make room.")
    bar.say_error(error, actions=(("Try again", lambda: mended.append(True)),))
    assert bar.text == "The disk is full. No file was written. Make room."
    assert bar.accessibleName() == bar.text
    again = next(one for one in bar.findChildren(QPushButton) if one.text() == "Try again")
    QTest.mouseClick(again, Qt.MouseButton.LeftButton)
    assert mended == [True]
    bar.clear()
    assert not bar.isVisible()
    assert bar.text == ""


def test_progress_says_what_and_how_many_and_can_be_cancelled(place: QWidget, qtbot) -> None:
    row = ProgressRow()
    put(place, row)
    row.begin("Checking images")
    row.advance(312, 1000)
    texts = {one.text() for one in row.findChildren(QWidget) if hasattr(one, "text")}
    assert {"Checking images", "312 of 1,000"} <= texts
    with qtbot.waitSignal(row.cancel_requested, timeout=1000):
        QTest.mouseClick(row.findChildren(QPushButton)[0], Qt.MouseButton.LeftButton)


def test_a_switch_is_toggled_by_space_and_by_a_click_anywhere_on_it(place: QWidget) -> None:
    box = CheckField("CSV tables")
    put(place, box)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert box.isChecked()
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert not box.isChecked()


def test_a_long_path_is_shortened_and_told_whole(place: QWidget) -> None:
    label = ShortLabel("/a/very/long/path" * 20, middle=True)
    put(place, label)
    label.resize(100, 20)
    assert "…" in label.text()
    assert label.toolTip() == label.accessibleName() == label.whole


def test_a_click_leaves_no_focus_ring_behind(place: QWidget) -> None:
    one = button("Do it", says="Do it now", shortcut="Ctrl+E")
    put(place, one)
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)
    assert not one.hasFocus()
    assert "Ctrl+E" in one.toolTip()


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_a_painted_button_is_pressed_by_enter_as_by_space(place: QWidget, key: Qt.Key) -> None:
    pressed: list[str] = []
    made = NavigationButton("Cost", "calculator")
    place.layout().addWidget(made)
    made.clicked.connect(lambda: pressed.append("Cost"))
    place.show()
    made.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(made, key)
    assert pressed == ["Cost"]


def test_icons_take_the_colours_of_the_theme(place: QWidget) -> None:
    shown = icon("plus")
    colours = []
    for scheme in ("light", "dark"):
        set_scheme(scheme)  # type: ignore[arg-type]
        picture = shown.pixmap(18, 18).toImage()
        colours.append(
            max((picture.pixelColor(x, 9).alpha(), picture.pixelColor(x, 9).name()) for x in range(18))
        )
    set_scheme("light")
    assert colours[0] != colours[1]
    assert all(alpha > 200 for alpha, _ in colours)


@pytest.mark.parametrize(
    ("cells", "choose", "middle"), [(2, 1, -1), (9, 2, 4), (16, 4, -1), (25, 4, -1), (3, 9, -1)]
)
def test_the_small_picture_fills_as_many_cells_as_are_chosen(cells: int, choose: int, middle: int) -> None:
    filled = filled_cells(cells, choose, middle)
    assert len(filled) == min(choose, cells)
    assert middle not in filled
    assert all(0 <= cell < cells for cell in filled)


def test_numbers_are_written_as_people_write_them() -> None:
    assert counted(1, "image") == "1 image"
    assert counted(1204, "image") == "1,204 images"
    assert [duration(seconds) for seconds in (44.6, 60, 410, 3900)] == [
        "45 s",
        "1 min",
        "6 min 50 s",
        "1 h 05 min",
    ]


def test_when_a_session_started_is_told_in_local_time() -> None:
    now = datetime(2026, 11, 24, 12, tzinfo=UTC)
    local = datetime(2026, 11, 24, 10, 42, tzinfo=UTC).astimezone()
    assert started_text("2026-11-24T10:42:00Z", now) == f"Today {local:%H:%M}"
    assert started_text("2025-01-02T10:42:00Z", now).startswith("2025-01-02")
    assert started_text("") == ""


def test_a_tool_tip_shows_markup_as_it_stands_and_reads_no_file_that_it_names(qapp: QApplication) -> None:
    evil = '<img src="/etc/hostname"> & <b>more</b>\nand more'
    for shown in (plain_tip(evil), button("x", says=evil).toolTip()):
        document = QTextDocument()
        document.setHtml(shown)
        assert document.toPlainText() == evil
    assert plain_tip("a to b\n") == "a to b\n"


@pytest.mark.parametrize("stacked", [True, False])
def test_tab_reaches_the_buttons_of_a_message_where_they_stand(place: QWidget, stacked: bool) -> None:
    above, bar, below = button("above"), MessageBar(closable=False, stacked=stacked), button("below")
    for widget in (above, bar, below):
        put(place, widget)
    for _ in range(2):
        bar.say("bad", "It was not saved.", "It is safe.", actions=(("Retry", print), ("Leave", print)))
    QApplication.processEvents()
    reached, one = [], above.nextInFocusChain()
    while one is not above:
        if isinstance(one, QPushButton) and one.isVisible():
            reached.append(one.text())
        one = one.nextInFocusChain()
    assert reached == ["Retry", "Leave", "below"]


def test_the_rows_of_a_list_that_drops_down_are_as_high_as_those_of_a_menu(
    furniture: Furniture, until: Callable[..., None]
) -> None:
    window = furniture.window
    window.go("design")
    field = furniture.design.pane.displays._list
    field.showPopup()
    until(field.view().isVisible)
    menu = window._menu
    menu.ensurePolished()
    action = next(one for one in menu.actions() if one.text())
    assert field.view().sizeHintForRow(0) >= menu.actionGeometry(action).height() - 2
    assert field.view().sizeHintForRow(0) >= 28
    field.hidePopup()


def test_the_kinds_of_screens_say_what_they_are_for(furniture: Furniture) -> None:
    for one in furniture.design.pane.kinds._buttons.buttons():
        assert one.accessibleDescription() and one.toolTip()


def test_a_long_tool_tip_is_wrapped_and_never_markup() -> None:
    assert plain_tip("short") == "short"
    long = plain_tip("word " * 30 + "<b>")
    assert long.startswith("<qt>") and "&lt;b&gt;" in long


def test_no_line_ends_between_a_number_and_its_unit(qtbot) -> None:
    text = "It gives 37,800 triplets, 7.3 % of all, in 13.1 s on 1,280 px."
    made = label(text, wraps=True)
    qtbot.addWidget(made)
    assert made.text() == text
    assert (
        QLabel.text(made) == "It gives 37,800 triplets, 7.3\u00a0% of all, in 13.1\u00a0s on 1,280\u00a0px."
    )
    made.clear()
    assert made.text() == QLabel.text(made) == ""
