"""The right side of the Design page: the preview, the display it is for, and messages below it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from gridlab.gui.pages.design.display_choice import DisplayChoice
from gridlab.gui.pages.design.preview import PRESETS, DesignPreview
from gridlab.gui.pages.design.preview_control import PreviewControl
from gridlab.gui.widgets.buttons import button
from gridlab.gui.widgets.messages import Glyph, MessageBar

if TYPE_CHECKING:
    from gridlab.gui.background import Background

FIRST_DISPLAY = (1366, 768)


class PreviewPane(QWidget):
    """Shows a block of a design as annotators will see it. `messages` are for whoever owns the pane."""

    def __init__(self, background: Background) -> None:
        super().__init__()
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.preview = DesignPreview()
        self.control = PreviewControl(background, self.preview)
        self.displays = DisplayChoice(PRESETS, FIRST_DISPLAY)
        self.another = button("", icon_name="shuffle", says="Another screen")
        self.preview_message = MessageBar(closable=False)
        self.messages = MessageBar()
        self.displays.chosen.connect(self.preview.set_display)
        self.another.clicked.connect(self.control.another)
        self.control.failed.connect(self.preview_message.say_error)
        self.control.sampled.connect(self.preview_message.clear)
        tools = QHBoxLayout()
        tools.setSpacing(8)
        tools.addWidget(Glyph("monitor"))
        tools.addWidget(self.displays, 1)
        tools.addWidget(self.another)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addLayout(tools)
        column.addWidget(self.preview, 100)
        column.addWidget(self.preview_message)
        column.addWidget(self.messages)
        column.addStretch(1)
