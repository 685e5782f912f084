"""Lucide icons, tinted by the palette while painting, so that a change of theme needs no new icons."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from gridlab.gui.look.painting import painting
from gridlab.gui.look.palette import current_palette
from gridlab.store.places import shipped

ICON_SIZE = 18
STROKE = 1.75


@lru_cache(maxsize=128)
def _source(name: str) -> str:
    text = shipped("resources", "icons", f"{name}.svg").read_text(encoding="utf-8")
    return text.replace('stroke-width="2"', f'stroke-width="{STROKE}"')


@lru_cache(maxsize=256)
def _renderer(name: str, colour: str) -> QSvgRenderer:
    return QSvgRenderer(_source(name).replace("currentColor", colour).encode())


def paint_icon(painter: QPainter, name: str, rect: QRectF, role: str = "soft") -> None:
    """Paint an icon into a rectangle in the colour of a palette role."""
    _renderer(name, current_palette()[role]).render(painter, rect)


class _TintedEngine(QIconEngine):
    """Paints one icon in the palette's colours, in the accent when checked or selected."""

    def __init__(self, name: str, role: str) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        checked = state == QIcon.State.On or mode == QIcon.Mode.Selected
        # Square at the left: what the rectangle is wider is the gap to a button's text.
        side = min(rect.width(), rect.height())
        place = QRectF(rect.left(), rect.top() + (rect.height() - side) / 2, side, side)
        role = "accent" if checked else self._role
        paint_icon(painter, self._name, place, "faint" if mode == QIcon.Mode.Disabled else role)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return self.scaledPixmap(size, mode, state, 1.0)

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        with painting(pixmap) as painter:
            self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        return pixmap

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role)


def icon(name: str, role: str = "soft") -> QIcon:
    """The icon of that Lucide name in the colour of a palette role, and in the accent when checked."""
    return QIcon(_TintedEngine(name, role))
