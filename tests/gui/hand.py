"""A hand that does in the real window what a person does there, and what it finds on view."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget


class Hand:
    """A mouse and a keyboard that act only on what is on view, and count what they did.

    Dropping a folder counts as a click, though it takes the place of several.
    """

    def __init__(self, window: QWidget) -> None:
        self.window = window
        self.clicks = 0
        self.keys = 0

    def drop(self, folder: Path) -> None:
        """Drop a folder in the middle of the window."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(folder))])
        target: QWidget | None = self.window.childAt(self.window.rect().center())
        while target is not None and not target.acceptDrops():
            target = target.parentWidget()
        assert target is not None, "nothing in the middle of the window takes a drop"
        buttons, held = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        target.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, held))
        self.clicks += 1

    def click(self, widget: QWidget, at: QPoint | None = None, *, twice: bool = False) -> None:
        """Click what is seen at that place of a widget; one that is hidden or covered cannot be clicked."""
        assert widget.isVisible() and widget.isEnabled(), widget.accessibleName()
        place = at if at is not None else widget.rect().center()
        seen = self.window.childAt(widget.mapTo(self.window, place))
        assert seen is not None and (seen is widget or widget.isAncestorOf(seen)), widget.accessibleName()
        QTest.mouseClick(seen, Qt.MouseButton.LeftButton, pos=seen.mapFrom(widget, place))
        self.clicks += 1
        if twice:
            QTest.mouseDClick(seen, Qt.MouseButton.LeftButton, pos=seen.mapFrom(widget, place))
            self.clicks += 1

    def press(self, *keys: Qt.Key) -> None:
        """Press keys, one after another, wherever the focus is."""
        for key in keys:
            target = self.window.focusWidget()
            QTest.keyClick(target if target is not None else self.window, key)
            self.keys += 1

    def type(self, text: str) -> None:
        """Type into whatever has the focus."""
        target = self.window.focusWidget()
        assert target is not None
        QTest.keyClicks(target, text)
        self.keys += len(text)


def shown_button(window: QWidget, text: str) -> QAbstractButton:
    """The one button on view that says this, or shows an icon for it."""
    seen = [one for one in window.findChildren(QAbstractButton) if one.isVisible()]
    found = [one for one in seen if (one.text() or one.accessibleName()) == text]
    assert len(found) == 1, f"{text}: {len(found)}"
    return found[0]


def shown_texts(window: QWidget) -> list[str]:
    """What the buttons on view say."""
    return [one.text() for one in window.findChildren(QAbstractButton) if one.isVisible()]
