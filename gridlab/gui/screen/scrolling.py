"""Scroll bars of a session in the design's colours, as wide as the geometry reckons with."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.geometry import SCROLL_BAR

_STYLE = """
QScrollBar {{ background: {background}; border: 0; }}
QScrollBar:vertical {{ width: {size}px; }}
QScrollBar:horizontal {{ height: {size}px; }}
QScrollBar::handle {{ background: {handle}; border-radius: 4px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: none; }}
"""


def dress_scroll_bars(area: QAbstractScrollArea, colours: ScreenColours) -> None:
    """Give the bars of an area these colours, and no menu; nothing happens where they have them."""
    style = _STYLE.format(background=colours.background, handle=colours.hover_line, size=SCROLL_BAR)
    for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
        if bar.styleSheet() != style:
            bar.setStyleSheet(style)
            bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
