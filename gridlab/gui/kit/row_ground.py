"""The ground of a row in lists and tables that paint their rows: chosen, under the mouse, or plain."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from gridlab.gui.kit.row_hover import is_hovered
from gridlab.gui.look.palette import current_palette

RADIUS = 6


def paint_list_row(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """A row of a list, with round corners; returns the room for what stands in it."""
    area = QRectF(option.rect).adjusted(0, 1, 0, -1)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    role = _role(option)
    if role:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(current_palette().colour(role))
        painter.drawRoundedRect(area, RADIUS, RADIUS)
    return area


def paint_table_row(painter: QPainter, option: QStyleOptionViewItem) -> QRectF:
    """A cell of a table's row, with the line below it; returns its room."""
    area, tokens = QRectF(option.rect), current_palette()
    role = _role(option)
    if role:
        painter.fillRect(area, tokens.colour(role))
    painter.fillRect(QRectF(area.left(), area.bottom() - 1, area.width(), 1), tokens.colour("line"))
    return area


def _role(option: QStyleOptionViewItem) -> str:
    """The palette's role of the ground, "" for none."""
    if option.state & QStyle.StateFlag.State_Selected:
        return "accent_bg"
    return "hover" if is_hovered(option) else ""
