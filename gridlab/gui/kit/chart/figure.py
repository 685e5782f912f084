"""A chart as a figure for print: SVG, PDF or PNG, in light colours, its texts as outlines.

Values alone go in and bytes come out, so that it may be painted by a thread of the background.
"""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.gui.kit.chart.painter import ChartPainter
from gridlab.gui.kit.chart.place import LEFT, Chart, Place
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.palette import LIGHT

POINTS_PER_INCH = 72.0
DPI = 300
SIZE = QSizeF(510.0, 312.0)  # points: 180 × 110 mm, a page's width
SUFFIXES = (".pdf", ".svg", ".png")
POINTS = 0.7  # of a CSS pixel on the page: texts of 8.4 points, lines of 1.4
_NOTE = 10.0
_NOTE_HEIGHT = 38.0


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart and the line below it that says what it rests on, its parts divided by "; "."""

    chart: Chart
    note: str


def figure_bytes(figure: Figure, suffix: str) -> bytes:
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
    {".pdf": _pdf, ".svg": _svg, ".png": _png}[suffix.lower()](figure, buffer)
    buffer.close()
    return bytes(data.data())


def _title(figure: Figure) -> str:
    return f"{figure.chart.y.title} / {figure.chart.x.title}"


def _pdf(figure: Figure, buffer: QBuffer) -> None:
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    writer.setPageSize(QPageSize(SIZE, QPageSize.Unit.Point, "figure", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(_title(figure))
    writer.setCreator("GridLab")
    painter = QPainter(writer)
    painter.scale(writer.resolution() / POINTS_PER_INCH, writer.resolution() / POINTS_PER_INCH)
    _paint(painter, figure)
    painter.end()


def _svg(figure: Figure, buffer: QBuffer) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(int(POINTS_PER_INCH))
    generator.setSize(QSize(int(SIZE.width()), int(SIZE.height())))
    generator.setViewBox(QRectF(QPointF(), SIZE))
    generator.setTitle(_title(figure))
    painter = QPainter(generator)
    _paint(painter, figure)
    painter.end()


def _png(figure: Figure, buffer: QBuffer) -> None:
    scale = DPI / POINTS_PER_INCH
    image = QImage(round(SIZE.width() * scale), round(SIZE.height() * scale), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.scale(scale, scale)
    _paint(painter, figure)
    painter.end()
    image.save(buffer, "PNG")  # type: ignore[call-overload]


def _paint(painter: QPainter, figure: Figure) -> None:
    """The whole chart on a page, in points; what it rests on below it."""
    painter.fillRect(QRectF(QPointF(), SIZE), Qt.GlobalColor.white)
    painter.scale(POINTS, POINTS)
    size = SIZE / POINTS
    area = QSizeF(size.width(), size.height() - _NOTE_HEIGHT)
    drawn = ChartPainter(painter, Place(figure.chart, area, figure.chart.whole), LIGHT, printed=True)
    drawn.paint_ground()
    drawn.paint_marks()
    for up, text in enumerate(reversed(_wrapped(figure.note, size.width() - LEFT - 12))):
        at = QPointF(LEFT, size.height() - 12 - 13 * up)
        drawn.write(text, at, LIGHT.soft, size=_NOTE)


def _wrapped(text: str, room: float) -> list[str]:
    """The text in at most two lines, broken between its parts."""
    font = interface_font(100, QFont.Weight.Normal)
    metrics, room = QFontMetricsF(font), room * 100 / _NOTE
    parts = text.split("; ")
    for count in range(len(parts), 0, -1):
        first, rest = "; ".join(parts[:count]), "; ".join(parts[count:])
        if count == 1 or metrics.horizontalAdvance(first) <= room:
            shown = [line for line in (first, rest) if line]
            return [metrics.elidedText(line, Qt.TextElideMode.ElideMiddle, room) for line in shown]
    return []
