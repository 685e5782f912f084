"""The painter of a screen's parts, shared by session, preview and pictures, so that all show the same."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QImage, QPainter, QPen, QPolygonF, QTransform

from gridlab.domain.contrast import ScreenColours
from gridlab.domain.geometry import Rect, picture_rect
from gridlab.gui.look.fonts import interface_font

RADIUS = 8.0
LINE = 2.0
Mark = Literal["", "right", "wrong"]


@dataclass(frozen=True, slots=True)
class CellLook:
    """How one cell looks. rank: 1, 2, … of a chosen cell of a ranked design, else 0. mark: feedback."""

    key: str = ""
    chosen: bool = False
    rank: int = 0
    hovered: bool = False
    focused: bool = False
    mark: Mark = ""


def qrect(rect: Rect) -> QRectF:
    """A rectangle of the geometry for Qt."""
    return QRectF(rect.x, rect.y, rect.width, rect.height)


def qt_rect(rect: Rect) -> QRect:
    """A rectangle of the geometry for Qt's widgets."""
    return QRect(rect.x, rect.y, rect.width, rect.height)


def paint_cell(
    painter: QPainter, rect: Rect, look: CellLook, picture: QImage | None, fit: str, colours: ScreenColours
) -> None:
    """A cell with its picture, key and mark, over the frame of a plain cell; the focus ring alone is painted
    outside, by `paint_focus`."""
    ground = _cell_colours(look, colours)[0]
    if look.mark or look.chosen or look.hovered:
        paint_cell_frame(painter, rect, look, colours)
    paint_picture(painter, picture_rect(rect, fit), picture)
    if look.key:
        paint_key(painter, rect, look.key, ground, colours.soft)
    if look.mark or look.chosen:
        _paint_badge(painter, rect, look, colours)


def paint_cell_frame(painter: QPainter, rect: Rect, look: CellLook, colours: ScreenColours) -> None:
    """The frame and ground of a cell."""
    ground, line, width = _cell_colours(look, colours)
    paint_frame(painter, rect, ground, line, width)


def _cell_colours(look: CellLook, colours: ScreenColours) -> tuple[str, str, float]:
    """Ground, line and the line's width."""
    if look.mark == "right":
        return colours.background, colours.right, LINE + 1
    if look.chosen:
        return colours.chosen, colours.accent, LINE + 1
    if look.hovered:
        return colours.hover, colours.hover_line, LINE
    return colours.background, colours.line, LINE


def paint_probe_frame(painter: QPainter, rect: Rect, colours: ScreenColours) -> None:
    """The probe's ground and line: its own, so that it is not taken for a cell."""
    paint_frame(painter, rect, colours.probe, colours.probe_line, LINE + 1, radius=RADIUS + 2)


def paint_frame(
    painter: QPainter, rect: Rect, ground: str, line: str, width: float, radius: float = RADIUS
) -> None:
    """A rounded rectangle whose line lies inside `rect`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(line), width))
    painter.setBrush(QBrush(QColor(ground)))
    half = width / 2
    corner = min(radius, rect.width / 4) - half
    painter.drawRoundedRect(qrect(rect).adjusted(half, half, -half, -half), corner, corner)


def paint_picture(painter: QPainter, box: Rect, picture: QImage | None) -> None:
    """A picture in the middle of its box; one made for this box is copied pixel by pixel."""
    if picture is None or picture.isNull():
        return
    ratio = painter.device().devicePixelRatioF()
    width, height = picture.width() / ratio, picture.height() / ratio
    most = max(box.width, box.height)
    if ratio == 1.0 and width <= box.width and height <= box.height and max(width, height) >= most - 1:
        # Made for this box, as nearly all are, and there may be a hundred of them on a screen.
        place = QPoint(round(box.x + (box.width - width) / 2), round(box.y + (box.height - height) / 2))
        painter.drawImage(place, picture)
        return
    shrink = min(box.width / width, box.height / height)
    if max(width, height) >= most - 1:
        shrink = min(1.0, shrink)
    width, height = width * shrink, height * shrink
    # Whole device pixels: a picture between them would be smeared.
    x = round((box.x + (box.width - width) / 2) * ratio) / ratio
    y = round((box.y + (box.height - height) / 2) * ratio) / ratio
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, shrink != 1.0 or is_scaled(painter))
    painter.drawImage(QRectF(x, y, width, height), picture)


def paint_focus(painter: QPainter, rect: Rect, gap: int, colours: ScreenColours) -> None:
    """The focus ring: outside the cell where the gap has room for it, else just inside its line."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    outside = gap >= 8
    by = 3.0 if outside else -4.0
    if outside:
        painter.setPen(QPen(QColor(colours.accent), LINE))
        painter.drawRoundedRect(qrect(rect).adjusted(-by, -by, by, by), RADIUS + 2, RADIUS + 2)
        return
    # Inside, it may lie on the picture: a line of the background around it keeps it visible.
    for colour, width in ((colours.background, 2 * LINE), (colours.accent, LINE)):
        painter.setPen(QPen(QColor(colour), width))
        painter.drawRoundedRect(qrect(rect).adjusted(-by, -by, by, by), RADIUS - 3, RADIUS - 3)


def paint_progress(
    painter: QPainter, rect: Rect, share: float, colours: ScreenColours, *, from_right: bool = False
) -> None:
    """The thin line at the top: `share` (0 to 1) of the screens that count are answered."""
    painter.fillRect(qrect(rect), QColor(colours.track))
    done = round(rect.width * min(1.0, max(0.0, share)))
    x = rect.right - done if from_right else rect.x
    painter.fillRect(QRectF(x, rect.y, done, rect.height), QColor(colours.accent))


def is_scaled(painter: QPainter) -> bool:
    """Whether more than a shift lies between what is painted and the device's own pixels."""
    return painter.worldTransform().type().value > QTransform.TransformationType.TxTranslate.value


def side_of(from_right: bool) -> Qt.AlignmentFlag:
    """The side at which a text begins."""
    return Qt.AlignmentFlag.AlignRight if from_right else Qt.AlignmentFlag.AlignLeft


def paint_text(
    painter: QPainter,
    rect: Rect,
    text: str,
    colour: str,
    font: QFont,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignHCenter,
) -> None:
    """One line of text, level with the middle of its place and in the middle of it, or at one side.

    A line that is wider than its place ends in an ellipsis there.
    """
    _write(painter, colour, font)
    metrics = QFontMetricsF(font)
    if metrics.horizontalAdvance(text) > rect.width:
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width)
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(qrect(rect), flags | Qt.TextFlag.TextSingleLine, text)


def paint_wrapped(
    painter: QPainter, rect: Rect, text: str, colour: str, font: QFont, side: Qt.AlignmentFlag
) -> None:
    """A text in lines, from the top of its place unless `side` says otherwise; never cut at the foot."""
    _write(painter, colour, font)
    flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextDontClip
    painter.drawText(qrect(rect), flags, text)


def _write(painter: QPainter, colour: str, font: QFont) -> None:
    # The text's own script says which way it runs; the side it stands at is the caller's.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    painter.setFont(font)
    painter.setPen(QColor(colour))


def paint_key(painter: QPainter, rect: Rect, key: str, ground: str, ink: str) -> None:
    """A cell's key in its corner; from a picture of it where nothing is scaled, as there may be many."""
    if rect.width < 32 or not key:
        return
    size, away = (12, 5) if rect.width >= 96 else (10, 3) if rect.width >= 48 else (9, 2)
    place = QPointF(rect.x + away, rect.y + away)
    if not is_scaled(painter):
        painter.drawImage(place, _key_picture(key, size, ground, ink, painter.device().devicePixelRatioF()))
    else:
        painter.translate(place)
        _paint_chip(painter, key, size, ground, ink)
        painter.translate(-place)


@lru_cache(maxsize=512)
def _key_picture(key: str, size: int, ground: str, ink: str, ratio: float) -> QImage:
    wanted = QSize(math.ceil((size + 4) * ratio), math.ceil((size + 6) * ratio))
    made = QImage(wanted, QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(Qt.GlobalColor.transparent)
    made.setDevicePixelRatio(ratio)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    _paint_chip(painter, key, size, ground, ink)
    painter.end()
    return made


def _paint_chip(painter: QPainter, key: str, size: int, ground: str, ink: str) -> None:
    chip = QRectF(0, 0, size + 4, size + 6)
    # Unseen on the cell's own ground; over a picture it keeps the key readable.
    veil = QColor(ground)
    veil.setAlphaF(0.86)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(veil)
    painter.drawRoundedRect(chip, 4, 4)
    painter.setFont(interface_font(size))
    painter.setPen(QColor(ink))
    painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, key)


def _paint_badge(painter: QPainter, rect: Rect, look: CellLook, colours: ScreenColours) -> None:
    """The tick, cross or rank in the upper right corner, so that no mark is by colour alone."""
    size = max(10.0, min(22.0, rect.width * 0.15))
    away = 6.0 if rect.width >= 96 else 3.0 if rect.width >= 48 else 1.0
    circle = QRectF(rect.right - away - size, rect.y + away, size, size)
    fill, ink = colours.accent, colours.on_accent
    if look.mark == "right":
        fill, ink = colours.right, colours.on_right
    painter.setPen(QPen(QColor(colours.background), 1.5))
    painter.setBrush(QColor(fill))
    painter.drawEllipse(circle.adjusted(-0.75, -0.75, 0.75, 0.75))
    if look.rank and look.mark != "right":
        painter.setPen(QColor(ink))
        painter.setFont(interface_font(max(8, round(size * 0.6)), QFont.Weight.DemiBold))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(look.rank))
        return
    pen = QPen(QColor(ink), max(1.2, size * 0.09))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    lines = (
        (((0.34, 0.34), (0.66, 0.66)), ((0.66, 0.34), (0.34, 0.66)))
        if look.mark == "wrong"
        else (((0.29, 0.53), (0.44, 0.67), (0.71, 0.36)),)
    )
    for line in lines:
        painter.drawPolyline(
            QPolygonF([QPointF(circle.x() + x * size, circle.y() + y * size) for x, y in line])
        )
