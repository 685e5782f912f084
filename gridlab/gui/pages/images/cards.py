"""The cards of the grid: where they stand, line after line from left to right, and how one is painted."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QPainter, QPen, QPixmap

from gridlab.domain.images import Image
from gridlab.gui.look.icons import paint_icon
from gridlab.gui.look.palette import current_palette

CARD = 120
AROUND = 12
SIGN = 24
ITEM = QSize(CARD + 12, CARD + 48)
WIDE, HIGH = ITEM.width(), ITEM.height()


@dataclass(frozen=True, slots=True)
class Places:
    """`count` cards in a viewport of `width` × `height` pixels, scrolled down by `offset` pixels."""

    count: int
    width: int
    height: int
    offset: int

    @property
    def columns(self) -> int:
        """How many cards stand in a line."""
        return max(1, self.width // WIDE)

    @property
    def wide(self) -> int:
        """How wide a card's cell is: the lines fill the width."""
        return max(WIDE, self.width // self.columns)

    @property
    def lines(self) -> int:
        """How many lines there are."""
        return -(-self.count // self.columns)

    @property
    def seen(self) -> range:
        """The places that are on the screen, at least in part."""
        first = max(0, self.offset // HIGH) * self.columns
        last = ((self.offset + self.height - 1) // HIGH + 1) * self.columns
        return range(min(first, self.count), min(last, self.count))

    def area(self, place: int) -> QRect:
        """Where a card stands in the viewport."""
        line, column = divmod(place, self.columns)
        wide = self.wide
        return QRect(column * wide, line * HIGH - self.offset, wide, HIGH)

    def cell(self, point: QPoint) -> tuple[int, int]:
        """Line and column nearest to a point of the viewport, also beyond the last card."""
        column = min(max(point.x() // self.wide, 0), self.columns - 1)
        return max((point.y() + self.offset) // HIGH, 0), column

    def at(self, point: QPoint) -> int:
        """The place at a point, -1 where there is none."""
        line, column = self.cell(point)
        place = line * self.columns + column
        return place if place < self.count and self.area(place).contains(point) else -1

    def stepped(self, place: int, step: int) -> int:
        """The place that many further; a step of a whole line stays in its column where it can."""
        wanted = place + step
        if abs(step) == self.columns and not 0 <= wanted < self.count:
            last = self.count - 1
            return place if wanted < 0 or place // self.columns == last // self.columns else last
        return min(max(wanted, 0), self.count - 1)

    def between(self, one: QPoint, other: QPoint) -> list[tuple[int, int]]:
        """All from the card at one point to that at another, as text is selected: one range, or none."""
        ends = sorted(line * self.columns + column for line, column in (self.cell(one), self.cell(other)))
        return self._within(ends[0], ends[1])

    def under(self, rect: QRect) -> list[tuple[int, int]]:
        """First and last place of each line under a rectangle of the viewport."""
        (line, column), (last, last_column) = self.cell(rect.topLeft()), self.cell(rect.bottomRight())
        return [
            found
            for each in range(line, min(last, self.lines - 1) + 1)
            for found in self._within(each * self.columns + column, each * self.columns + last_column)
        ]

    def _within(self, first: int, last: int) -> list[tuple[int, int]]:
        last = min(last, self.count - 1)
        return [(first, last)] if first <= last else []


def runs(places: list[int]) -> list[tuple[int, int]]:
    """First and last of each run of neighbours in a rising list."""
    found: list[tuple[int, int]] = []
    for place in places:
        if found and place == found[-1][1] + 1:
            found[-1] = (found[-1][0], place)
        else:
            found.append((place, place))
    return found


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
    painter.setOpacity(1.0 if image.included or state.lost else 0.35)
    paint_picture(painter, card.adjusted(AROUND, AROUND, -AROUND, -AROUND), pixmap, lost=state.lost)
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


def _paint_mark(painter: QPainter, place: QRectF, icon_name: str) -> None:
    """A small round mark in a corner of the card: never colour alone says that an image is excluded."""
    tokens = current_palette()
    painter.setPen(QPen(tokens.colour("line"), 1))
    painter.setBrush(tokens.colour("panel"))
    painter.drawEllipse(place)
    paint_icon(painter, icon_name, place.adjusted(4, 4, -4, -4), "soft")


def paint_picture(painter: QPainter, room: QRectF, pixmap: QPixmap | None, *, lost: bool) -> None:
    """A picture in the middle of its room, no larger than it is; of a lost one, a sign."""
    size = pixmap.deviceIndependentSize() if pixmap is not None else QSizeF(SIGN, SIGN)
    size *= min(1.0, room.width() / size.width(), room.height() / size.height())
    place = QRectF(room.topLeft(), size)
    place.moveCenter(room.center())
    if lost:
        paint_icon(painter, "image-off", place, "faint")
    elif pixmap is not None:
        painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
