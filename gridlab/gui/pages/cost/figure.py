"""The chart as a figure for print: SVG, PDF or PNG, in light colours, its texts as outlines.

Values alone go in and bytes come out, so that it may be painted by a thread of the background.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QImage,
    QPageSize,
    QPainter,
    QPainterPath,
    QPdfWriter,
    QPen,
    QPolygonF,
    QTransform,
)
from PySide6.QtSvg import QSvgGenerator

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.domain.visible import visible
from gridlab.gui.look.fonts import FAMILY
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import LIGHT
from gridlab.gui.pages.cost import words
from gridlab.gui.pages.cost.axes import nice_ticks, x_texts, x_title, y_texts, y_title
from gridlab.gui.pages.cost.lines import ChartData, Line
from gridlab.gui.pages.cost.placing import spread
from gridlab.gui.pages.cost.pointing import exit_of
from gridlab.gui.pages.cost.state import CostState
from gridlab.gui.pages.cost.strokes import series_colour, series_pen

POINTS_PER_INCH = 72.0
DPI = 300
SIZE = QSizeF(510.0, 312.0)  # points: 180 × 110 mm, a page's width
SUFFIXES = (".pdf", ".svg", ".png")
_DRAWN = 100
_LABEL = 11.0
_LEAD = 14.0
_NAME = 150.0


@dataclass(frozen=True, slots=True)
class FigureText:
    """All that a figure shows: the chart, its titles, and the line below it that says what it rests on."""

    data: ChartData
    x_title: str
    y_title: str
    note: str


def figure_text(state: CostState, shown: tuple[str, ...]) -> FigureText:
    """The figure of what the page shows. It names fees and pace, for a figure travels without its page."""
    answer = state.chosen_answer
    parts = []
    if answer is not None and answer.row is not None:
        parts.append(words.fees_text(answer.row))
        if answer.row.time.source == "assumed":
            parts.append(translate("Cost", "seconds per screen assumed"))
    if state.mode == "error":
        parts.append(translate("Cost", "bands: 95 % interval"))
    elif state.mode == "time" and answer is not None:
        parts.append(translate("Cost", "band: seconds per screen of {design}").format(design=answer.name))
    note = visible("; ".join(parts))
    return FigureText(state.chart(shown), x_title(state.mode), y_title(state.mode), note)


def figure_bytes(text: FigureText, suffix: str) -> bytes:
    """The file of a figure: ".pdf", ".svg" or ".png". Raises GridLabError for another kind."""
    if suffix.lower() not in SUFFIXES:
        raise GridLabError(
            say(
                "A figure is saved as {listed}, not {suffix}.",
                listed=", ".join(SUFFIXES),
                suffix=suffix or say("without a suffix"),
            ),
            safe=say("Nothing was written."),
        )
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    {".pdf": _pdf, ".svg": _svg, ".png": _png}[suffix.lower()](text, buffer)
    buffer.close()
    return bytes(data.data())


def _pdf(text: FigureText, buffer: QBuffer) -> None:
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    writer.setPageSize(QPageSize(SIZE, QPageSize.Unit.Point, "figure", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(f"{text.y_title} / {text.x_title}")
    writer.setCreator("GridLab")
    painter = QPainter(writer)
    painter.scale(writer.resolution() / POINTS_PER_INCH, writer.resolution() / POINTS_PER_INCH)
    _Figure(painter, text).paint()
    painter.end()


def _svg(text: FigureText, buffer: QBuffer) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(int(POINTS_PER_INCH))
    generator.setSize(QSize(int(SIZE.width()), int(SIZE.height())))
    generator.setViewBox(QRectF(QPointF(), SIZE))
    generator.setTitle(f"{text.y_title} / {text.x_title}")
    painter = QPainter(generator)
    _Figure(painter, text).paint()
    painter.end()


def _png(text: FigureText, buffer: QBuffer) -> None:
    scale = DPI / POINTS_PER_INCH
    image = QImage(round(SIZE.width() * scale), round(SIZE.height() * scale), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    _Figure(painter, text).paint()
    painter.end()
    image.save(buffer, "PNG")  # type: ignore[call-overload]


class _Figure:
    """Paints one figure in points."""

    def __init__(self, painter: QPainter, text: FigureText) -> None:
        self._painter = painter
        self._text = text
        self._data = text.data
        widest = max((_width(visible(line.name), 8.5) for line in text.data.lines), default=0.0)
        right = min(widest, _NAME) + _LEAD + 8
        self._room = QRectF(58, 24, SIZE.width() - 58 - right, SIZE.height() - 24 - 54)

    def paint(self) -> None:
        """All of it."""
        painter, tokens = self._painter, LIGHT
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(QRectF(QPointF(), SIZE), Qt.GlobalColor.white)
        self._axes()
        # Bands and lines are cut at the room's edges themselves: an SVG knows no clipping.
        for line in self._data.lines:
            self._band(line)
        for line in self._data.lines:
            self._line(line)
        self._asked()
        for line, mark in zip(self._data.lines, self._data.marks, strict=True):
            if mark is not None and self._is_inside(*mark):
                painter.setPen(QPen(Qt.GlobalColor.white, 0.8))
                painter.setBrush(series_colour(tokens, line.index))
                painter.drawEllipse(self._at(*mark), 3, 3)
        self._names()
        self._note()

    def _axes(self) -> None:
        room, data, painter, tokens = self._room, self._data, self._painter, LIGHT
        rows = nice_ticks(0, data.y_most, 5)
        for tick, text in zip(rows, y_texts(rows), strict=True):
            y = self._at(0, tick).y()
            painter.setPen(QPen(tokens.colour("line"), 0.5))
            painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            self._write(text, QPointF(room.left() - 6, y + 3), 8.5, tokens.soft, side=-1)
        columns = nice_ticks(0, data.x_most, 6)
        for tick, text in zip(columns, x_texts(data.mode, columns, data.currency), strict=True):
            x = self._at(tick, 0).x()
            painter.setPen(QPen(tokens.colour("soft"), 0.5))
            painter.drawLine(QPointF(x, room.bottom()), QPointF(x, room.bottom() + 3))
            self._write(text, QPointF(x, room.bottom() + 14), 8.5, tokens.soft, side=0)
        painter.setPen(QPen(tokens.colour("soft"), 0.5))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        self._write(self._text.y_title, QPointF(room.left() - 50, 13), 9, tokens.ink)
        middle = QPointF(room.center().x(), room.bottom() + 29)
        self._write(self._text.x_title, middle, 9, tokens.ink, side=0)

    def _band(self, line: Line) -> None:
        if line.band is None:
            return
        colour = series_colour(LIGHT, line.index)
        colour.setAlpha(34)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(colour)
        points = [self._at(float(x), float(y)) for x, y in zip(*line.band, strict=True)]
        self._painter.drawPolygon(QPolygonF(points).intersected(QPolygonF(self._room)))

    def _line(self, line: Line) -> None:
        end = exit_of(line, self._view)
        if end is None:
            return
        inside = (line.x <= self._data.x_most) & (line.y <= self._data.y_most)
        points = [self._at(float(x), float(y)) for x, y in zip(line.x[inside], line.y[inside], strict=True)]
        points.append(self._at(end.x(), end.y()))
        self._painter.setPen(series_pen(LIGHT, line.index, 1.4))
        self._painter.setBrush(Qt.BrushStyle.NoBrush)
        self._painter.drawPolyline(QPolygonF(points))

    def _asked(self) -> None:
        """The line of the question with its value."""
        data, room = self._data, self._room
        if data.side is None:
            return
        pen = QPen(LIGHT.colour("soft"), 0.8)
        pen.setDashPattern([3, 3])
        self._painter.setPen(pen)
        if data.side == "vertical":
            x = self._at(data.at, 0).x()
            self._painter.drawLine(QPointF(x, room.top()), QPointF(x, room.bottom()))
            text = words.money(data.at, data.currency, whole=True)
            self._write(text, QPointF(x, room.top() - 4), 8.5, LIGHT.ink, side=0)
        else:
            y = self._at(0, data.at).y()
            self._painter.drawLine(QPointF(room.left(), y), QPointF(room.right(), y))
            text = numeral(data.at, ".3f") if data.mode == "error" else numeral(data.at, ",.0f")
            self._write(text, QPointF(room.left() + 4, y - 3), 8.5, LIGHT.ink)

    def _names(self) -> None:
        """Each name at the end of its line, none over another."""
        room, data = self._room, self._data
        ends = [(line, end) for line in data.by_rank() if (end := exit_of(line, self._view)) is not None]
        wanted = [self._at(end.x(), end.y()).y() for _, end in ends]
        places = spread(wanted, _LABEL, room.top() - 4, room.bottom() + 4)
        if None in places:
            places = spread(wanted, _LABEL, room.top() - 4, room.bottom() + 4 - _LABEL)
            more = translate("Cost", "{count} more").format(count=places.count(None))
            self._write(more, QPointF(room.right() + _LEAD, room.bottom() + 1.5), 8.5, LIGHT.soft)
        for (line, end), y, middle in zip(ends, wanted, places, strict=True):
            if middle is None:
                continue
            colour = series_colour(LIGHT, line.index)
            self._painter.setPen(QPen(colour, 0.6))
            self._painter.drawLine(
                QPointF(self._at(end.x(), 0).x(), y), QPointF(room.right() + _LEAD - 3, middle)
            )
            name = _elided(visible(line.name), 8.5, _NAME)
            self._write(name, QPointF(room.right() + _LEAD, middle + 3), 8.5, colour.name())

    def _note(self) -> None:
        """What the figure rests on, in one line or two."""
        left = self._room.left()
        lines = _wrapped(self._text.note, 7, SIZE.width() - left - 8)
        for up, text in enumerate(reversed(lines)):
            self._write(text, QPointF(left, SIZE.height() - 7 - 9 * up), 7, LIGHT.soft)

    @property
    def _view(self) -> QRectF:
        """What is shown, in the units of the axes."""
        return QRectF(0, 0, self._data.x_most, self._data.y_most)

    def _at(self, x: float, y: float) -> QPointF:
        room = self._room
        return QPointF(
            room.left() + x / self._data.x_most * room.width(),
            room.bottom() - y / self._data.y_most * room.height(),
        )

    def _is_inside(self, x: float, y: float) -> bool:
        return 0 <= x <= self._data.x_most and 0 <= y <= self._data.y_most

    def _write(self, text: str, at: QPointF, points: float, colour: str, side: int = 1) -> None:
        """A text as outlines. side: 1 begins at the place, 0 is centred on it, -1 ends there."""
        width = _width(text, points)
        left = at.x() - (width if side < 0 else width / 2 if side == 0 else 0)
        path = QPainterPath()
        path.addText(QPointF(), _font(), text)
        size = QTransform.fromTranslate(left, at.y()).scale(points / _DRAWN, points / _DRAWN)
        self._painter.setPen(Qt.PenStyle.NoPen)
        self._painter.setBrush(QColor(colour))
        self._painter.drawPath(size.map(path))


def _font() -> QFont:
    """Inter, large: outlines are scaled, so that no device's resolution has a say in their size."""
    font = QFont(FAMILY)
    font.setPixelSize(_DRAWN)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _width(text: str, points: float) -> float:
    return QFontMetricsF(_font()).horizontalAdvance(text) * points / _DRAWN


def _elided(text: str, points: float, room: float) -> str:
    """The text, its middle left out where it is wider than the room, in points."""
    return QFontMetricsF(_font()).elidedText(text, Qt.TextElideMode.ElideMiddle, room * _DRAWN / points)


def _wrapped(text: str, points: float, room: float) -> list[str]:
    """The text in at most two lines, broken between its parts."""
    parts = text.split("; ")
    for count in range(len(parts), 0, -1):
        first, rest = "; ".join(parts[:count]), "; ".join(parts[count:])
        if count == 1 or _width(first, points) <= room:
            return [_elided(line, points, room) for line in (first, rest) if line]
    return []
