"""Files of figures: what is painted once goes to PDF, SVG or PNG at the size of a page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter
from PySide6.QtSvg import QSvgGenerator

from gridlab.domain.errors import GridLabError
from gridlab.domain.said import say
from gridlab.gui.look.painting import painting

POINTS_PER_INCH = 72.0
DPI = 300
SUFFIXES = (".pdf", ".svg", ".png")
POINTS = 0.7  # of a CSS pixel on the page: texts of 8.4 points, lines of 1.4

Paint = Callable[[QPainter], object]


def printed(suffix: str, size: QSizeF, title: str, paint: Paint) -> bytes:
    """The file of a figure: ".pdf", ".svg" or ".png". Raises GridLabError for another kind.

    size: of the page in points. paint: paints in CSS pixels on white, of which POINTS are a point.
    """
    if suffix.lower() not in SUFFIXES:
        raise GridLabError(
            say(
                "A figure is saved as {listed}, not {suffix}.",
                listed=", ".join(SUFFIXES),
                suffix=suffix or say("without a suffix"),
            ),
            safe=say("Nothing was written."),
            todo=say("Give the file one of these endings."),
        )

    def painted(painter: QPainter) -> None:
        painter.fillRect(QRectF(QPointF(), size), Qt.GlobalColor.white)
        painter.scale(POINTS, POINTS)
        paint(painter)

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    {".pdf": _pdf, ".svg": _svg, ".png": _png}[suffix.lower()](buffer, size, title, painted)
    buffer.close()
    return bytes(data.data())


def _pdf(buffer: QBuffer, size: QSizeF, title: str, paint: Paint) -> None:
    writer = QPdfWriter(buffer)
    writer.setResolution(1200)
    writer.setPageSize(QPageSize(size, QPageSize.Unit.Point, "figure", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setTitle(title)
    writer.setCreator("GridLab")
    with painting(writer) as painter:
        painter.scale(writer.resolution() / POINTS_PER_INCH, writer.resolution() / POINTS_PER_INCH)
        paint(painter)


def _svg(buffer: QBuffer, size: QSizeF, title: str, paint: Paint) -> None:
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(int(POINTS_PER_INCH))
    generator.setSize(QSize(int(size.width()), int(size.height())))
    generator.setViewBox(QRectF(QPointF(), size))
    generator.setTitle(title)
    with painting(generator) as painter:
        paint(painter)


def _png(buffer: QBuffer, size: QSizeF, _title: str, paint: Paint) -> None:
    scale = DPI / POINTS_PER_INCH
    image = QImage(round(size.width() * scale), round(size.height() * scale), QImage.Format.Format_RGB32)
    image.setDotsPerMeterX(round(DPI / 0.0254))
    image.setDotsPerMeterY(round(DPI / 0.0254))
    image.fill(Qt.GlobalColor.white)
    with painting(image) as painter:
        painter.scale(scale, scale)
        paint(painter)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
