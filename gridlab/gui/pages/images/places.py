"""Where the cards of the grid stand: arithmetic on equal cells, line after line from left to right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect

from gridlab.gui.pages.images.cards import ITEM

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
