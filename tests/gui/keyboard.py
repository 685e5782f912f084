"""Keys for a window that may go while they are down."""

from __future__ import annotations

from typing import Any

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent, QWindow
from PySide6.QtTest import QTest

NONE = Qt.KeyboardModifier.NoModifier


def press_and_release(window: QWindow, key: Qt.Key | str, modifiers: Any = NONE) -> None:
    """Press and release a key, as keyClick() does, in a window that the press may close.

    keyClick() lets events run between the press and each release, and then sends into a window that is gone.
    """
    QTest.keyPress(window, key, modifiers)
    if shiboken6.isValid(window):
        code = QTest.asciiToKey(ord(key)) if isinstance(key, str) else key
        QCoreApplication.sendEvent(window, QKeyEvent(QEvent.Type.KeyRelease, code, modifiers))
