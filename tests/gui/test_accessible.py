"""Everything on a page is reached without a mouse, and says what it is to those who do not see it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from gridlab.app.study import OpenStudy
from gridlab.domain.design import Block, Design, Grid, Layout
from gridlab.gui.kit.buttons import shortcut_text
from gridlab.gui.shell.actions import ACTIONS
from gridlab.gui.shell.furniture import Furniture
from gridlab.gui.shell.keys import KeyList, in_columns, sections
from tests.designs import save_design

Until = Callable[..., None]
PAGES = ("images", "design", "cost", "sessions", "data", "settings")
ROLES = QAccessible.Role
CONTROLS = {
    ROLES.Button,
    ROLES.CheckBox,
    ROLES.RadioButton,
    ROLES.ComboBox,
    ROLES.EditableText,
    ROLES.SpinBox,
    ROLES.Slider,
    ROLES.List,
    ROLES.Table,
    ROLES.Tree,
    ROLES.ProgressBar,
    ROLES.ButtonMenu,
    ROLES.ButtonDropDown,
}


def tree(node: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """The accessibility tree below a node, without what is not on view; lists are not gone into."""
    yield node
    if node.role() in (ROLES.List, ROLES.Table, ROLES.ComboBox):
        return
    for place in range(node.childCount()):
        child = node.child(place)
        if child is not None and not child.state().invisible:
            yield from tree(child)


def nameless(window: QWidget) -> list[str]:
    """Controls of the accessibility tree without a name."""
    root = QAccessible.queryAccessibleInterface(window)
    return [
        repr(node.object())
        for node in tree(root)
        if node.role() in CONTROLS and not node.text(QAccessible.Text.Name).strip()
    ]


def reached(window: QWidget) -> set[QWidget]:
    """What Tab comes to."""
    start = current = window
    found: set[QWidget] = set()
    while True:
        current = current.nextInFocusChain()
        if current is start:
            return found
        if current.focusPolicy() & Qt.FocusPolicy.TabFocus and current.isEnabled() and current.isVisible():
            found.add(current)


def controls(window: QWidget) -> Iterator[QWidget]:
    """Controls on view that take input."""
    kinds = (QAbstractButton, QLineEdit, QComboBox, QAbstractItemView)
    for widget in window.findChildren(QWidget):
        only_shows = isinstance(widget, QLineEdit) and widget.isReadOnly()
        if isinstance(widget, kinds) and widget.isVisible() and widget.isEnabled() and not only_shows:
            yield widget


@pytest.mark.parametrize("key", PAGES)
def test_every_control_of_a_page_has_a_name(furniture: Furniture, until: Until, key: str) -> None:
    furniture.window.go(key)
    until(lambda: furniture.background.idle)
    assert not nameless(furniture.window)


@pytest.mark.parametrize("key", PAGES)
def test_every_control_of_a_page_is_reached_by_tab(furniture: Furniture, until: Until, key: str) -> None:
    furniture.window.go(key)
    until(lambda: furniture.background.idle)
    there = reached(furniture.window)
    missed = [
        f"{one!r} {one.accessibleName()}"
        for one in controls(furniture.window)
        if one not in there and not _has_another_way(one)
    ]
    assert not missed


def _has_another_way(widget: QWidget) -> bool:
    """Part of a control that is reached: a combo box's list, a field's own button, headings of a table."""
    parent = widget.parentWidget()
    inside = isinstance(parent, QLineEdit | QComboBox | QAbstractItemView)
    heading = widget.metaObject().className() == "QHeaderView"
    return inside or heading or type(widget).__name__ == "QComboBoxListView"


def test_no_two_actions_have_the_same_key() -> None:
    keys = [row.shortcut for row in ACTIONS if row.shortcut]
    assert len(keys) == len(set(keys))


def test_f1_lists_the_keys_and_leaves_as_it_came(furniture: Furniture, until: Until) -> None:
    window = furniture.window
    window.go("sessions")
    window.activateWindow()
    until(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_F1)
    keys = window.findChild(KeyList)
    assert keys is not None
    assert keys.isVisible()
    assert not nameless(window)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    until(lambda: not keys.isVisible())
    assert furniture.sessions.isVisible()


def test_the_list_of_keys_names_every_action_with_a_key() -> None:
    listed = {keys for _, rows in sections() for keys, _ in rows}
    assert len(listed) >= sum(bool(row.shortcut) for row in ACTIONS)
    columns = in_columns(sections(), 3)
    assert [part for column in columns for part in column] == sections()
    assert len(columns) == 3


def test_the_main_action_is_called_by_its_name_in_the_list_of_keys_and_in_the_menu(
    furniture: Furniture,
) -> None:
    window = furniture.window
    action = window.actions_by_key["main_action"]
    for key, name in (("design", "Preview HIT"), ("cost", "Predict error"), ("images", "Add images")):
        window.go(key)
        assert action.text() == name and action.isVisible()
    window.go("settings")
    assert not action.isVisible(), "that page has none"
    window.show_keys()
    keys = window.findChild(KeyList)
    assert keys is not None
    said = [one.text() for one in keys.findChildren(QLabel)]
    shortcut = shortcut_text("Ctrl+Return")
    named = [said[at + 1] for at, text in enumerate(said) if text == shortcut]
    assert {"Preview HIT", "Predict error", "Add images", "New session"} <= set(named)
    assert not any("main action" in text for text in said)
    keys.left.emit()


def test_the_list_of_keys_says_which_ones_choose_a_cell_in_sessions_of_the_study(
    furniture: Furniture, study: OpenStudy, until: Until
) -> None:
    square = Layout(key_layout="grid")
    design = Design(name="square", blocks=(Block(grid=Grid(3, 3, 2), layout=square),))
    save_design(study, design)
    furniture.studies.reread_designs()
    until(lambda: furniture.design.side.model.row_of("square") >= 0)
    furniture.window.show_keys()
    keys = furniture.window.findChild(KeyList)
    assert keys is not None
    said = [one.text() for one in keys.findChildren(QLabel)]
    numbered, placed = said.index("1–9 a–z"), said.index("1–3 q–e a–d")
    assert said[numbered + 1] == "Choose or deselect the cell"
    assert said[placed + 1] == "Choose or deselect the cell (square)"
    keys.left.emit()
    assert sections([design])[-1][1][0][0] == "1–3 q–e a–d"


def test_escape_closes_the_panel_at_hand_and_nothing_else(furniture: Furniture, until: Until) -> None:
    window = furniture.window
    window.activateWindow()
    until(window.isActiveWindow)
    window.go("sessions")
    furniture.sessions.begin_session()
    QTest.keyClick(furniture.sessions.panel.annotator, Qt.Key.Key_Escape)
    assert not furniture.sessions.panel.isVisible()
    window.go("design")
    furniture.design.open_gallery()
    until(lambda: furniture.background.idle)
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    until(furniture.design.form.isVisible)
