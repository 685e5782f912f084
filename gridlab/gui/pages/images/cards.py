"""Paints one image as a card with its name and label below."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap

from gridlab.domain.images import Image
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.palette import current_palette

CARD = 120
PICTURE = 96
ITEM = QSize(CARD + 12, CARD + 48)


@dataclass(frozen=True, slots=True)
class CardState:
    """What is so of a card while it is painted."""

    selected: bool = False
    hovered: bool = False
    current: bool = False
    lost: bool = False


def paint_card(
    painter: QPainter, area: QRectF, image: Image, pixmap: QPixmap | None, state: CardState, font: QFont
) -> None:
    """Paint a card into an area of ITEM. pixmap: None while it is read, and where it cannot be (`lost`).

    font: `interface_font(12)`, made once for all cards.
    """
    tokens = current_palette()
    card = QRectF(area.center().x() - CARD / 2, area.top() + 4, CARD, CARD)
    frame = "accent" if state.selected or state.current else "faint" if state.hovered else "line"
    painter.setPen(QPen(tokens.colour(frame), 2 if state.selected or state.current else 1))
    painter.setBrush(tokens.colour("accent_bg" if state.selected else "panel"))
    inset = 1.0 if state.selected or state.current else 0.5
    painter.drawRoundedRect(card.adjusted(inset, inset, -inset, -inset), 8, 8)
    if state.lost:
        place = QRectF(0, 0, 24, 24)
        place.moveCenter(card.center())
        paint_icon(painter, "image-off", place, "faint")
    elif pixmap is not None:
        painter.setOpacity(1.0 if image.included else 0.35)
        _paint_pixmap(painter, card, pixmap)
        painter.setOpacity(1.0)
    if not image.included:
        _paint_mark(painter, QRectF(card.right() - 28, card.top() + 6, 22, 22), "eye-off")
    painter.setFont(font)
    lines = QRectF(card.left() - 4, card.bottom() + 4, CARD + 8, 18)
    for text, role in ((image.name, "ink" if image.included else "soft"), (image.label, "soft")):
        if text:
            painter.setPen(tokens.colour(role))
            short = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, CARD + 8)
            painter.drawText(lines, Qt.AlignmentFlag.AlignCenter, short)
        lines.translate(0, 17)


def card_font() -> QFont:
    """The font of the two lines under a card."""
    return interface_font(12)


def _paint_mark(painter: QPainter, place: QRectF, icon_name: str) -> None:
    """A small round mark in a corner of the card: never colour alone says that an image is excluded."""
    tokens = current_palette()
    painter.setPen(QPen(tokens.colour("line"), 1))
    painter.setBrush(tokens.colour("panel"))
    painter.drawEllipse(place)
    paint_icon(painter, icon_name, place.adjusted(4, 4, -4, -4), "soft")


def _paint_pixmap(painter: QPainter, card: QRectF, pixmap: QPixmap) -> None:
    size = pixmap.size().toSizeF()
    size *= min(1.0, PICTURE / size.width(), PICTURE / size.height())
    place = QRectF(card.topLeft(), size)
    place.moveCenter(card.center())
    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
