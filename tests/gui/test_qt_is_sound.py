"""What the program needs of the Qt binding itself."""

from __future__ import annotations

import sys

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication


def test_a_call_that_gives_nothing_takes_no_reference_to_none_away(qapp: QApplication) -> None:
    # PySide6 6.12.0 does on Python 3.11: a session would end in "Fatal Python error: none_dealloc".
    font = QFont()
    before = sys.getrefcount(None)
    for size in range(1, 200):
        font.setPixelSize(size)
    assert before - sys.getrefcount(None) < 50
