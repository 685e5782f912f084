"""Paints a label as a tick box, its name and its number of images."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import current_palette

HEIGHT = 34
COUNT_ROLE = Qt.ItemDataRole.UserRole


def count_text(count: int) -> str:
    """What is said of a label: its number of images, -1 for one that the study does not have."""
    if count < 0:
        return translate("Design", "not in this study")
    if count == 1:
        return translate("Design", "1 image")
    return translate("Design", "{count} images").format(count=numeral(count))


class LabelDelegate(QStyledItemDelegate):
    """One row of the list of labels."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(80, HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        tokens = current_palette()
        area = QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shown = QStyle.StateFlag.State_MouseOver | QStyle.StateFlag.State_HasFocus
        if option.state & shown:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.colour("hover"))
            painter.drawRoundedRect(area.adjusted(0, 1, 0, -1), 6, 6)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        box = QRectF(area.left() + 8, area.center().y() - 8, 16, 16)
        painter.setPen(QPen(tokens.colour("accent" if on else "faint"), 1))
        painter.setBrush(tokens.colour("accent" if on else "bg"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if on:
            paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), "on_accent")
        text = area.adjusted(34, 0, -8, 0)
        count = index.data(COUNT_ROLE)
        painter.setFont(interface_font(12))
        painter.setPen(tokens.colour("warn" if count < 0 else "soft"))
        detail = count_text(count)
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, detail)
        text.setRight(text.right() - painter.fontMetrics().horizontalAdvance(detail) - 12)
        painter.setFont(interface_font(13))
        painter.setPen(tokens.colour("ink"))
        name = str(index.data(Qt.ItemDataRole.DisplayRole))
        short = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(text.width()))
        painter.drawText(text, Qt.AlignmentFlag.AlignVCenter, short)
        painter.restore()
