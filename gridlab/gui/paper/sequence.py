"""The trial sequence as a figure for a paper: a screen, the blank, the next screen, with their times."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from gridlab.app.designs import load_design
from gridlab.app.study import OpenStudy, check_output_place
from gridlab.domain.design import Block, Design
from gridlab.domain.progress import Cancel, Progress, no_progress
from gridlab.domain.said import say
from gridlab.domain.sampling.session_screens import session_screens
from gridlab.domain.screen import Screen, ScreenKind, numbers_of
from gridlab.gui.kit.printing import POINTS, printed
from gridlab.gui.look.fonts import interface_font
from gridlab.gui.look.language import translate
from gridlab.gui.look.numbers import numeral
from gridlab.gui.look.palette import LIGHT
from gridlab.gui.screen.image_supply import study_reader
from gridlab.gui.screen.picture import ready_qt, seeded
from gridlab.gui.screen.still import Does, at_once, photographed, still_of
from gridlab.store.atomic import write_whole

_WIDTH, _STEP_X, _STEP_Y, _MARGIN, _CAPTION = 380, 330, 76, 24, 52


def write_sequence(
    path: Path,
    opened: OpenStudy,
    design: Design,
    screens: Sequence[Screen],
    viewport: tuple[int, int],
    *,
    at_window: Does,
    cancel: Cancel | None = None,
    progress: Progress = no_progress,
) -> Path:
    """Write the figure as .svg, .pdf or .png by the path's ending, whole or not at all; gives the path.

    Of the first block: its first two main screens. Raises GridLabError, Cancelled.
    """
    check_output_place(path)
    block = design.blocks[screens[0].block]
    numbers = numbers_of(screens)
    counted = [place for place, screen in enumerate(screens) if screen.counts]
    main = [place for place in counted if screens[place].kind is ScreenKind.MAIN]
    shown, read = (main if len(main) > 1 else counted or [0])[:2], study_reader(opened)
    pictures: list[QImage] = []
    for done, place in enumerate(shown):
        still = still_of(design, screens[place], numbers[place], numbers[-1], viewport)
        pictures.append(photographed(still, read, at_window, cancel))
        progress(done + 1, len(shown))
    frames = _frames(block, pictures)
    high = round(_WIDTH * viewport[1] / viewport[0])
    width = 2 * _MARGIN + _STEP_X * (len(frames) - 1) + _WIDTH
    height = 2 * _MARGIN + _STEP_Y * (len(frames) - 1) + high + _CAPTION
    size = QSizeF(width * POINTS, height * POINTS)
    data = printed(path.suffix, size, design.name, partial(_paint, frames=frames, high=high))
    write_whole(path, data, what=say("figure"))
    return path


def _frames(block: Block, pictures: Sequence[QImage]) -> list[tuple[QImage | QColor, str]]:
    """What is shown one after the other, and for how long."""
    timing = block.timing
    until = translate("TrialSequence", "until submitted")
    if timing.limit_seconds is not None:
        limit = numeral(timing.limit_seconds, "g")
        until = translate("TrialSequence", "until submitted, at most {limit} s").format(limit=limit)
    ignored = translate("TrialSequence", "input counts after {ms} ms").format(ms=numeral(timing.minimum_ms))
    time = f"{until}\n{ignored}" if timing.minimum_ms else until
    frames: list[tuple[QImage | QColor, str]] = [(pictures[0], time)]
    if timing.blank_ms:
        blank = translate("TrialSequence", "blank, {ms} ms").format(ms=numeral(timing.blank_ms))
        frames.append((QColor(block.layout.background), blank))
    if len(pictures) > 1:
        frames.append((pictures[1], time))
    return frames


def _paint(painter: QPainter, *, frames: Sequence[tuple[QImage | QColor, str]], high: int) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    for at, (shown, caption) in enumerate(frames):
        place = QRectF(_MARGIN + at * _STEP_X, _MARGIN + at * _STEP_Y, _WIDTH, high)
        if isinstance(shown, QImage):
            painter.drawImage(place, shown)
        else:
            painter.fillRect(place, shown)
        painter.setPen(QPen(LIGHT.colour("ink"), 1.2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(place)
        painter.setFont(interface_font(13))
        below = QRectF(place.left(), place.bottom() + 6, _WIDTH - 60, _CAPTION - 6)
        painter.drawText(below, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, caption)
    last = _MARGIN + (len(frames) - 1) * _STEP_X
    start = QPointF(_MARGIN + _WIDTH + 30, _MARGIN + 8)
    end = QPointF(last + _WIDTH - 6, _MARGIN + (len(frames) - 1) * _STEP_Y - 14)
    if len(frames) > 1:
        _arrow(painter, start, end)


def _arrow(painter: QPainter, start: QPointF, end: QPointF) -> None:
    """Time runs along it."""
    painter.setPen(QPen(LIGHT.colour("soft"), 1.6))
    painter.drawLine(start, end)
    length = max(1.0, ((end.x() - start.x()) ** 2 + (end.y() - start.y()) ** 2) ** 0.5)
    along = QPointF((end.x() - start.x()) / length, (end.y() - start.y()) / length)
    across = QPointF(-along.y(), along.x())
    painter.setBrush(LIGHT.colour("soft"))
    painter.drawPolygon(QPolygonF([end, end - along * 10 + across * 4, end - along * 10 - across * 4]))
    painter.setFont(interface_font(12))
    text = translate("TrialSequence", "time")
    painter.drawText(start + QPointF(8, -6), text)


def save_sequence(
    opened: OpenStudy, design_name: str, out: Path, viewport: tuple[int, int], seed: int | None = None
) -> Path:
    """Write the figure of session number 0 of a design in a study; gives the path. Raises GridLabError."""
    design = seeded(load_design(opened, design_name), seed)
    ready_qt()
    screens = session_screens(design, opened.study.images, 0)
    return write_sequence(out, opened, design, screens, viewport, at_window=at_once)
