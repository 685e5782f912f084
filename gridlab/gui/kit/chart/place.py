"""What a chart shows, and where in an area of pixels everything of it lies."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from copy import copy
from dataclasses import dataclass
from typing import Literal, Protocol

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QFont, QFontMetricsF, QPolygonF

from gridlab.domain.visible import visible
from gridlab.gui.look.fonts import interface_font

Floats = NDArray[np.float64]
Mark = tuple[float, float]

LEFT, TOP, BOTTOM, RIGHT = 72.0, 30.0, 42.0, 16.0
TEXT = 12
NAME_HEIGHT, NAME_WIDEST, NAME_LEAD = 18.0, 160.0, 14.0
X_APART, Y_APART = 88.0, 48.0
TAG = QSizeF(10.0, 22.0)  # beyond the text, and in all


@dataclass(frozen=True, slots=True)
class Axis:
    """An axis from 0 to `most`, which can be zoomed out to `limit`.

    texts: what stands at ticks, with its unit. ticks: their places where they are not just round ones.
    """

    title: str
    most: float
    limit: float
    texts: Callable[[Sequence[float]], list[str]]
    ticks: tuple[float, ...] | None = None


class Line(Protocol):
    """A line: its name stands at its end, its index gives colour and dashes.

    band: a closed outline (x, y) around it, None for none.
    """

    @property
    def name(self) -> str: ...
    @property
    def index(self) -> int: ...
    @property
    def x(self) -> Floats: ...
    @property
    def y(self) -> Floats: ...
    @property
    def band(self) -> tuple[Floats, Floats] | None: ...


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars beside those of others: one for each whole number of x, `role` a colour of the palette."""

    name: str
    role: str
    heights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Handle:
    """A line across the chart that can be dragged, with a text at its end."""

    side: Literal["vertical", "horizontal"]
    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a chart shows.

    lines: those first whose names get room first. marks: a dot for each line, None for none. more: what is
    said with {count} of the lines whose names have no room. left: the room of the y axis's texts.
    """

    x: Axis
    y: Axis
    lines: tuple[Line, ...] = ()
    marks: tuple[Mark | None, ...] = ()
    bars: tuple[Bars, ...] = ()
    handle: Handle | None = None
    more: str = "{count}"
    left: float = LEFT

    @property
    def whole(self) -> QRectF:
        """What is seen unzoomed, in the units of the axes."""
        return QRectF(0, 0, self.x.most, self.y.most)


def nice_ticks(low: float, high: float, about: int) -> list[float]:
    """Round places for ticks from low to high, about so many: steps of 1, 2 or 5 times a power of ten."""
    if not (math.isfinite(low) and math.isfinite(high)) or high <= low:
        return []
    raw = (high - low) / max(1, about)
    power = 10.0 ** math.floor(math.log10(raw))
    step = next((factor * power for factor in (1, 2, 5, 10) if factor * power >= raw * 0.999), 10 * power)
    first = math.ceil(low / step - 1e-9)
    last = math.floor(high / step + 1e-9)
    return [number * step for number in range(first, last + 1)]


def spread(wanted: Sequence[float], height: float, low: float, high: float) -> list[float | None]:
    """Middles of labels of one height, as near to the wanted ones as can be, in their order, not overlapping.

    All within low and high. Where there is no room for all, the lowest on the list go without: None.
    """
    room = max(0, int((high - low) // height))
    kept = sorted(range(min(len(wanted), room)), key=lambda at: wanted[at])
    # Labels that would overlap are moved together as one block around the middle of what they wanted.
    blocks: list[tuple[list[int], float]] = []
    for at in kept:
        members, middle = [at], min(max(wanted[at], low + height / 2), high - height / 2)
        while blocks and middle - len(members) * height / 2 < blocks[-1][1] + len(blocks[-1][0]) * height / 2:
            before, _ = blocks.pop()
            members = [*before, *members]
            half = len(members) * height / 2
            middle = min(max(sum(wanted[one] for one in members) / len(members), low + half), high - half)
        blocks.append((members, middle))
    places: list[float | None] = [None] * len(wanted)
    for members, middle in blocks:
        first = middle - (len(members) - 1) * height / 2
        for number, at in enumerate(members):
            places[at] = first + number * height
    return places


def exit_of(line: Line, view: QRectF) -> QPointF | None:
    """The last point of a line inside a view (data coordinates), where its name belongs; None outside it."""
    right, top = view.right(), view.bottom()
    inside = (line.x <= right) & (line.x >= view.left()) & (line.y <= top) & (line.y >= view.top())
    if not inside.any():
        return None
    last = int(np.flatnonzero(inside)[-1])
    x, y = float(line.x[last]), float(line.y[last])
    if last + 1 < len(line.x):
        # On to where the line crosses the edge between this point and the next.
        after_x, after_y = float(line.x[last + 1]), float(line.y[last + 1])
        share = 1.0
        if after_x > right:
            share = min(share, (right - x) / (after_x - x))
        if after_y > top:
            share = min(share, (top - y) / (after_y - y))
        if after_y < view.top():
            share = min(share, (view.top() - y) / (after_y - y))
        x, y = x + share * (after_x - x), y + share * (after_y - y)
    return QPointF(x, y)


@dataclass(frozen=True, slots=True)
class Name:
    """Where a line's name stands, and where the line leaves the chart."""

    line: Line
    end: QPointF
    place: QRectF


class Place:
    """Where everything of a chart lies in an area of this size; view: what is seen, in data coordinates."""

    def __init__(self, chart: Chart, size: QSizeF, view: QRectF, chosen: str = "") -> None:
        self.chart, self.size, self.view, self.chosen = chart, size, view, chosen
        metrics = QFontMetricsF(interface_font(TEXT, QFont.Weight.DemiBold))
        widest = max((metrics.horizontalAdvance(visible(line.name)) for line in chart.lines), default=0.0)
        self.beside = min(NAME_WIDEST, widest) + NAME_LEAD + 8 if chart.lines else RIGHT
        self.room = QRectF(
            chart.left, TOP, size.width() - chart.left - self.beside, size.height() - TOP - BOTTOM
        )
        self.names, self.unnamed = self._named()

    def at(self, x: float, y: float) -> QPointF:
        """The pixel of a place of the data."""
        room, view = self.room, self.view
        return QPointF(
            room.left() + (x - view.left()) / view.width() * room.width(),
            room.bottom() - (y - view.top()) / view.height() * room.height(),
        )

    def data(self, pixel: QPointF) -> QPointF:
        """The place in the data of a pixel."""
        room, view = self.room, self.view
        return QPointF(
            view.left() + (pixel.x() - room.left()) / room.width() * view.width(),
            view.top() + (room.bottom() - pixel.y()) / room.height() * view.height(),
        )

    def moved(self, chart: Chart) -> Place:
        """The same for a chart of which marks and handle alone differ: nothing is placed anew."""
        other = copy(self)
        other.chart = chart
        return other

    def polygon(self, x: Floats, y: Floats) -> QPolygonF:
        """The pixels of points of the data."""
        room, view = self.room, self.view
        across = room.left() + (x - view.left()) * (room.width() / view.width())
        down = room.bottom() - (y - view.top()) * (room.height() / view.height())
        return QPolygonF(list(map(QPointF, across.tolist(), down.tolist())))

    def ticks(self, axis: Axis) -> list[tuple[float, str]]:
        """The ticks of an axis that are seen, with their texts."""
        is_x = axis is self.chart.x
        low, high = (self.view.left(), self.view.right()) if is_x else (self.view.top(), self.view.bottom())
        long, apart = (self.room.width(), X_APART) if is_x else (self.room.height(), Y_APART)
        places = axis.ticks
        if places is None:
            places = tuple(nice_ticks(low, high, max(2, int(long / apart))))
        pairs = zip(places, axis.texts(places), strict=True)
        return [(tick, text) for tick, text in pairs if low <= tick <= high * (1 + 1e-9)]

    def x_texts(self) -> list[tuple[float, str, QRectF]]:
        """Where the texts of the x axis stand: those that are cut off at the edge or cover another do not."""
        metrics = QFontMetricsF(interface_font(TEXT))
        found: list[tuple[float, str, QRectF]] = []
        last = 0.0
        ticks = self.ticks(self.chart.x)
        if len(ticks) > 1 and self.chart.x.ticks is not None:  # every text, every second, every third …
            step = self.at(ticks[1][0], 0).x() - self.at(ticks[0][0], 0).x()
            widest = max(metrics.horizontalAdvance(text) for _, text in ticks)
            ticks = ticks[:: math.ceil((widest + 4) / step)]
        for tick, text in ticks:
            area = QRectF(0, self.room.bottom() + 5, metrics.horizontalAdvance(text), 18)
            area.moveCenter(QPointF(self.at(tick, 0).x(), area.center().y()))
            if last <= area.left() and area.right() <= self.size.width():
                found.append((tick, text, area))
                last = area.right() + 4
        return found

    def line_near(self, pixel: QPointF, most: float) -> Line | None:
        """The line nearest to a pixel, up or down, at most so far; None where none is."""
        if not self.room.contains(pixel):
            return None
        x = self.data(pixel).x()
        near = [line for line in self.chart.lines if line.x[0] <= x <= line.x[-1]]
        away = {
            at: abs(self.at(x, float(np.interp(x, line.x, line.y))).y() - pixel.y())
            for at, line in enumerate(near)
        }
        best = min(away, key=away.__getitem__, default=None)
        return near[best] if best is not None and away[best] < most else None

    def tag(self) -> QRectF:
        """Where the text of the handle stands: at its end, and never cut off."""
        handle, room = self.chart.handle, self.room
        assert handle is not None
        wide = QFontMetricsF(interface_font(TEXT, QFont.Weight.DemiBold)).horizontalAdvance(handle.text)
        place = QRectF(0, 0, wide + TAG.width(), TAG.height())
        if handle.side == "vertical":
            place.moveCenter(QPointF(self.at(handle.at, 0).x(), room.top() + TAG.height() / 2))
        else:
            place.moveCenter(QPointF(room.left() + 0.07 * room.width(), self.at(0, handle.at).y()))
        place.moveLeft(min(max(place.left(), room.left()), room.right() - place.width()))
        place.moveTop(min(max(place.top(), room.top()), room.bottom() - place.height()))
        return place

    def handle_gap(self, pixel: QPointF) -> float:
        """How far a pixel is from the handle; 0 on its text, infinite beside the chart."""
        handle = self.chart.handle
        if handle is None or not self.room.contains(pixel):
            return math.inf
        if self.tag().contains(pixel):
            return 0.0
        at = self.at(handle.at, handle.at)
        return abs(at.x() - pixel.x() if handle.side == "vertical" else at.y() - pixel.y())

    def _named(self) -> tuple[list[Name], int]:
        """The names that have room, none over another, and how many have none; the chosen one comes first."""
        lines = sorted(self.chart.lines, key=lambda line: line.name != self.chosen)
        ends = [(line, end) for line in lines if (end := exit_of(line, self.view)) is not None]
        pixels = [self.at(end.x(), end.y()) for _, end in ends]
        top, bottom = self.room.top() + 2, self.room.bottom()
        middles = spread([pixel.y() for pixel in pixels], NAME_HEIGHT, top, bottom)
        if None in middles:
            middles = spread([pixel.y() for pixel in pixels], NAME_HEIGHT, top, bottom - NAME_HEIGHT)
        wide = self.beside - NAME_LEAD - 4
        left = self.room.right() + NAME_LEAD
        found = [
            Name(line, pixel, QRectF(left, middle - NAME_HEIGHT / 2, wide, NAME_HEIGHT))
            for (line, _), pixel, middle in zip(ends, pixels, middles, strict=True)
            if middle is not None
        ]
        return found, middles.count(None)
