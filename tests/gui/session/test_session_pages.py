"""What an annotator may do on the pages around the screens besides going on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from gridlab.domain.design import Design, Pages, Question, ScreenCounts
from gridlab.domain.flow import EndPage, InstructionsPage, QuestionsPage

Small = Callable[..., Design]
ENTER, TAB, SPACE = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Space


def test_the_completion_code_is_copied_whole_by_mouse_or_keyboard(desk: Any, small: Small) -> None:
    desk.start(small(pages=Pages(completion_code="AB-12 cd"), counts=ScreenCounts(1, 0, 0, 0, 0)))
    desk.go_on("1", "2")
    code, clipboard = desk.text.code, QApplication.clipboard()
    for reach in (
        lambda: QTest.mouseDClick(code, Qt.MouseButton.LeftButton, pos=QPoint(30, code.height() // 2)),
        lambda: QTest.mouseClick(code, Qt.MouseButton.LeftButton),
        lambda: (desk.text.setFocus(), desk.press(TAB)),
    ):
        clipboard.clear()
        desk.text.setFocus()
        reach()
        assert code.selectedText() == "AB-12 cd" and code.hasFocus()
        desk.press(Qt.Key.Key_C, modifiers=Qt.KeyboardModifier.ControlModifier)
        assert clipboard.text() == "AB-12 cd"
    desk.press(ENTER)
    desk.until(lambda: isinstance(desk.page, EndPage))


def test_no_page_opens_a_menu(desk: Any, small: Small) -> None:
    desk.start(
        small(
            questions=(Question("q", "q", "text"),),
            pages=Pages("Consent.", "Look.", "Thanks.", "CODE"),
            counts=ScreenCounts(1, 0, 0, 0, 0),
        )
    )

    def menus() -> list[QWidget]:
        for widget in (desk.window, *desk.window.findChildren(QWidget)):
            if widget.isVisible():
                event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(2, 2), QPoint(2, 2))
                QApplication.sendEvent(widget, event)
        return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMenu) and one.isVisible()]

    assert not menus()
    desk.press(TAB, SPACE)
    desk.until(lambda: isinstance(desk.page, QuestionsPage))
    assert not menus()
    QTest.mouseClick(desk.text.go_on, Qt.MouseButton.LeftButton)
    desk.until(lambda: isinstance(desk.page, InstructionsPage))
    desk.go_on()
    assert not menus()
    desk.go_on("1", "2")
    assert isinstance(desk.page, EndPage) and not menus()
