"""Boxes: widgets beside and below each other, told in one expression."""

from __future__ import annotations

from typing import NamedTuple, TypeAlias, TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

Box = TypeVar("Box", bound=QBoxLayout)
Margins = tuple[int, int, int, int]
NO_MARGINS = (0, 0, 0, 0)
EDGES = (9, 9, 9, 9)


class Wide(NamedTuple):
    """A part that takes a share of the room that is left; without a part that room stays empty."""

    part: QWidget | QLayout | None = None
    share: int = 1


Part: TypeAlias = QWidget | QLayout | Wide | int
"""What stands in a box; a number: so many pixels more between its neighbours."""


def row(*parts: Part, spacing: int = 8, margins: Margins = NO_MARGINS) -> QHBoxLayout:
    """Parts beside each other."""
    return _filled(QHBoxLayout(), parts, spacing, margins)


def column(*parts: Part, spacing: int = 8, margins: Margins = NO_MARGINS) -> QVBoxLayout:
    """Parts below each other."""
    return _filled(QVBoxLayout(), parts, spacing, margins)


def stacked(*parts: QWidget) -> QStackedWidget:
    """Parts in one place, of which one is shown at a time: the first."""
    made = QStackedWidget()
    for part in parts:
        made.addWidget(part)
    return made


def boxed(layout: QLayout, name: str = "") -> QWidget:
    """A widget of its own around a box, to be hidden or limited as one. name: see `grounded`."""
    made = QWidget()
    made.setLayout(layout)
    if name:
        grounded(made, name)
    return made


def grounded(widget: QWidget, name: str) -> None:
    """Let the style sheet paint the ground of a widget, by the name that it has there."""
    widget.setObjectName(name)
    widget.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)


def scrolled(layout: QLayout, *, widest: int = 0) -> QScrollArea:
    """A box that scrolls where it is higher than its room. widest: its width at most, in pixels; 0: any."""
    sheet = boxed(layout, "sheet")
    if widest:
        sheet.setMaximumWidth(widest)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(sheet)
    return area


def in_the_middle(*parts: Part, narrowest: int, widest: int, margins: Margins = EDGES) -> QHBoxLayout:
    """Parts below each other in the middle of a page, a little above it; widths in pixels."""
    middle = boxed(column(Wide(share=2), *parts, Wide(share=3), margins=EDGES))
    middle.setMinimumWidth(narrowest)
    middle.setMaximumWidth(widest)
    return row(Wide(), Wide(middle, 8), Wide(), margins=margins)


def clear_box(layout: QLayout) -> None:
    """Take everything out of a box; its widgets go for good."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


def _filled(box: Box, parts: tuple[Part, ...], spacing: int, margins: Margins) -> Box:
    box.setContentsMargins(*margins)
    box.setSpacing(spacing)
    for part in parts:
        share = part.share if isinstance(part, Wide) else 0
        what = part.part if isinstance(part, Wide) else part
        if isinstance(what, QWidget):
            box.addWidget(what, share)
        elif isinstance(what, QLayout):
            box.addLayout(what, share)
        elif what is None:
            box.addStretch(share)
        else:
            box.addSpacing(what)
    return box
