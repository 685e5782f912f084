"""The choice of a display for the preview: buttons side by side, or a list where there is no room."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gridlab.gui.widgets.buttons import SegmentedButtons
from gridlab.gui.widgets.fields import ChoiceField

Size = tuple[int, int]
BUTTONS_FROM = 480
BUTTONS_WIDEST = 560


class DisplayChoice(QWidget):
    """One of several display sizes."""

    chosen = Signal(int, int)

    def __init__(self, presets: Sequence[tuple[Size, str]], size: Size) -> None:
        super().__init__()
        says = "Size of the display"
        self._buttons = SegmentedButtons(presets, says=says, value=size)
        self._buttons.setProperty("small", True)
        self._buttons.setMaximumWidth(BUTTONS_WIDEST)
        self._list = ChoiceField([(one, _whole(one, text)) for one, text in presets], says=says)
        self._list.set_value(size)
        self._list.setMaximumWidth(200)
        self._buttons.value_changed.connect(self._choose)
        self._list.value_changed.connect(self._choose)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setAlignment(Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._buttons)
        layout.addWidget(self._list)
        self._buttons.hide()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def choose(self, size: Size) -> None:
        """Choose a size as a click does."""
        self._choose(size)

    def _choose(self, size: object) -> None:
        assert isinstance(size, tuple)
        self._buttons.set_value(size)
        self._list.set_value(size)
        self.chosen.emit(*size)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= BUTTONS_FROM
        self._buttons.setVisible(wide)
        self._list.setVisible(not wide)


def _whole(size: Size, text: str) -> str:
    width, height = size
    sizes = f"{width}×{height}"
    return text if text == sizes else f"{text} {sizes}"
